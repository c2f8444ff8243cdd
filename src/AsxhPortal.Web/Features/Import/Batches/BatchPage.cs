using System.Text.Json;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Intake;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Features.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Import.Batches;

public sealed class BatchListQuery : ListQuery
{
    [FromQuery(Name = "nhom")]
    public SourceGroup? Group { get; set; }
}

public sealed class BatchRowQuery : ListQuery
{
    [FromQuery(Name = "trang-thai")]
    public ImportRowStatus? Status { get; set; }

    [FromQuery(Name = "loi")]
    public string? Code { get; set; }
}

public sealed record BatchListRow(
    Guid Id, SourceGroup Group, string UnitName, string FileName, DateTime UploadedAt, string UploadedByName, DateOnly? ListedOn,
    int ReadCount, int AcceptedCount, int WarnedCount, int RejectedCount, int SkippedCount);

public sealed record GroupState(SourceGroup Group, int Files, int Rows, int Rejected, DateTime? LastAt);

public sealed record BatchListPage(IReadOnlyList<GroupState> Groups, IReadOnlyList<WaitingFileRow> Waiting, BatchListQuery Query, PageOf<BatchListRow> Rows);

public sealed record ProblemCount(ProblemCode Kind, int Rows);

public sealed record BatchPage(
    ImportBatch Batch, string UnitName, IReadOnlyList<SheetColumns> Sheets, IReadOnlyList<ProblemCount> Problems, BatchRowQuery Query, PageOf<BatchRow> Rows,
    IReadOnlyDictionary<string, string> CategoryNames, IReadOnlyDictionary<string, string> ProviderNames)
{
    public string HeaderOf(string sheet, int column) => Sheets.FirstOrDefault(s => s.Sheet == sheet)?.HeaderOf(column) ?? ColumnMap.Letter(column);

    public string CategoryOf(BatchRow row) => row.CategoryCode is null ? "" : CategoryNames.GetValueOrDefault(row.CategoryCode, row.CategoryCode);

    public string ProviderOf(BatchRow row) => row.ProviderCode is null ? row.BankText ?? "" : ProviderNames.GetValueOrDefault(row.ProviderCode, row.ProviderCode);
}

public sealed record BadRows(ImportBatch Batch, string UnitName, IReadOnlyList<SheetColumns> Sheets, IReadOnlyList<BatchRow> Rows);

/// <summary>One row of a list: what stood there beside what was read.</summary>
public sealed class BatchRow
{
    public required Guid Id { get; init; }
    public required string Sheet { get; init; }
    public required int Number { get; init; }
    public required ImportRowStatus Status { get; init; }
    public required string? SkipKind { get; init; }
    public required string RawJson { get; init; }
    public required string? FullName { get; init; }
    public required string? NameNote { get; init; }
    public required PartialDate? Birth { get; init; }
    public required Sex? Sex { get; init; }
    public required string? CitizenId { get; init; }
    public required string? OldId { get; init; }
    public required string? Hamlet { get; init; }
    public required string? CategoryCode { get; init; }
    public required string? CategoryText { get; init; }
    public required int? Percent { get; init; }
    public required long? Amount { get; init; }
    public required long? ExpectedAmount { get; init; }
    public required Period? StartsFrom { get; init; }
    public required string? ProviderCode { get; init; }
    public required string? BankText { get; init; }
    public required string? Account { get; init; }
    public required string? AccountHolder { get; init; }
    public required string? Phone { get; init; }
    public required string? HouseholdCode { get; init; }
    public required string? RelationToHead { get; init; }
    public IReadOnlyList<RowProblem> Problems { get; set; } = [];

    /// <summary>What was changed against the raw cells, by the machine and by people, oldest first.</summary>
    public IReadOnlyList<RowChange> Changes { get; set; } = [];

    public IReadOnlyList<string> Cells => JsonSerializer.Deserialize<string[]>(RawJson, BatchRows.Json) ?? [];

    /// <summary>The filled cells as one line, for rows that are no data.</summary>
    public string RawLine => string.Join(" | ", Cells.Where(c => c.Length > 0));
}

public static class RowStatusWords
{
    public static string ToVietnamese(this ImportRowStatus status) => status switch
    {
        ImportRowStatus.Accepted => "Chấp nhận",
        ImportRowStatus.Warned => "Cảnh báo",
        ImportRowStatus.Rejected => "Chờ sửa",
        _ => "Bỏ qua",
    };

    public static Tone ToTone(this ImportRowStatus status) => status switch
    {
        ImportRowStatus.Accepted => Tone.Ok,
        ImportRowStatus.Warned => Tone.Warn,
        ImportRowStatus.Rejected => Tone.Bad,
        _ => Tone.Idle,
    };

    public static Tone ToTone(this ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => Tone.Bad,
        ProblemSeverity.Warning => Tone.Warn,
        _ => Tone.Info,
    };

    public static string ToVietnamese(this ProblemSeverity severity) => severity switch
    {
        ProblemSeverity.Error => "Chờ sửa",
        ProblemSeverity.Warning => "Cảnh báo",
        _ => "Ghi nhận",
    };
}
