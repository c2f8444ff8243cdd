using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>A file as it was sent, for one commune and one group.</summary>
/// <param name="Reading">How it shall be read (sheets, columns, text); null: by recognition alone.</param>
public sealed record ListUpload(SourceGroup Group, Guid UnitId, string FileName, byte[] Content, Actor By, ReadingChoices? Reading = null);

/// <summary>What became of an upload.</summary>
/// <param name="OtherSheets">Sheets of the workbook that are lists of another group and were left alone.</param>
public sealed record ImportOutcome(
    Guid BatchId, SourceGroup Group, int Read, int Accepted, int Warned, int Rejected, int Skipped, int CitizensAdded, int CitizensChanged, IReadOnlyList<string> OtherSheets);
