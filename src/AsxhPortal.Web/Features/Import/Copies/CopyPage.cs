using AsxhPortal.Domain.Import;
using AsxhPortal.Web.Features.Shared.Lists;

namespace AsxhPortal.Web.Features.Import.Copies;

/// <summary>One cell that will be taken over.</summary>
public sealed record CopyRow(Guid RowId, string Sheet, int RowNumber, string? FullName, string Field, string Before, string After, string? WhyNot);

/// <summary>What a mended workbook would change, before anything is applied.</summary>
/// <param name="Taken">Rows that will change.</param>
/// <param name="Values">Cells that will be taken over.</param>
/// <param name="Held">Rows that were written over but are in the register already or left out; they stay.</param>
/// <param name="Emptied">Cells that hold nothing any more; they stay.</param>
public sealed record CopyPage(
    ReceivedFile File, ImportBatch Batch, string UnitName, int Taken, int Values, int Held, int Emptied, int Unchanged, int Missing,
    IReadOnlyList<StrangeRow> Strange, ListQuery Query, PageOf<CopyRow> Rows);
