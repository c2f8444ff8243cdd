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

    /// <summary>Only rows that a newer edition of the list does not hold any more.</summary>
    [FromQuery(Name = "khong-con")]
    public bool? Gone { get; set; }
}

public sealed record BatchListRow(
    Guid Id, SourceGroup Group, string UnitName, string FileName, DateTime UploadedAt, string UploadedByName, DateOnly? ListedOn,
    int ReadCount, int AcceptedCount, int WarnedCount, int RejectedCount, int SkippedCount);

public sealed record GroupState(SourceGroup Group, int Files, int Rows, int Rejected, DateTime? LastAt);

public sealed record BatchListPage(IReadOnlyList<GroupState> Groups, IReadOnlyList<WaitingFileRow> Waiting, BatchListQuery Query, PageOf<BatchListRow> Rows);

/// <param name="Rows">Rows in which it is still open.</param>
/// <param name="Accepted">Rows in which a person said that the value stands.</param>
public sealed record ProblemCount(ProblemCode Kind, int Rows, int Accepted = 0);

/// <summary>One kind of problem of one batch, as the list of kinds shows it.</summary>
public sealed record ProblemKinds(Guid BatchId, IReadOnlyList<ProblemCount> Kinds);

/// <summary>A column of the list of rows: what is read, from which field.</summary>
public sealed record RowColumn(ListField Field, string Header, Func<BatchRow, string?> Value, string Css = "");

public sealed record BatchPage(
    ImportBatch Batch, string UnitName, IReadOnlyList<SheetColumns> Sheets, IReadOnlyList<ProblemCount> Problems, BatchRowQuery Query, PageOf<BatchRow> Rows,
    IReadOnlyDictionary<string, string> CategoryNames, IReadOnlyDictionary<string, string> ProviderNames)
{
    /// <summary>Rows of the earlier edition that are missing here.</summary>
    public int GoneFromEarlier { get; init; }

    /// <summary>Rows that a newer edition does not hold any more.</summary>
    public int Gone { get; init; }

    private readonly Dictionary<string, ColumnMap> _maps = Sheets.DistinctBy(s => s.Sheet).ToDictionary(s => s.Sheet, s => s.ToMap());

    /// <summary>The columns that a list of this group has.</summary>
    public IReadOnlyList<RowColumn> Columns => Batch.Group == SourceGroup.Registry ? PersonColumns : [.. PersonColumns, .. MoneyColumns];

    private static RowColumn[] PersonColumns =>
    [
        new(ListField.FullName, "Họ và tên", r => r.NameNote is null ? r.FullName : $"{r.FullName} ({r.NameNote})"),
        new(ListField.Birth, "Ngày sinh", r => r.Birth?.ToString()),
        new(ListField.Sex, "Giới tính", r => r.Sex?.ToVietnamese()),
        new(ListField.CitizenId, "Số định danh", r => r.CitizenId ?? (r.OldId is null ? null : $"CMND {r.OldId}"), "nowrap"),
        new(ListField.Hamlet, "Thôn", r => r.Hamlet),
    ];

    private RowColumn[] MoneyColumns =>
    [
        new(Batch.Group == SourceGroup.PoorHousehold ? ListField.HouseholdType : ListField.Category, "Loại đối tượng",
            r => r.CategoryCode is null ? r.CategoryText : CategoryOf(r) + (r.Percent is { } percent ? $" {percent}%" : "")),
        new(ListField.Amount, "Mức (đồng)", r => r.Amount?.ToString("#,0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), "money"),
        new(ListField.Start, "Hưởng từ", r => r.StartsFrom?.ToString()),
        new(ListField.Account, "Tài khoản", r => $"{r.Account} {ProviderOf(r)}".Trim()),
    ];

    /// <summary>What the office wrote in the cell of a field.</summary>
    public string RawOf(BatchRow row, ListField field) => _maps.TryGetValue(row.Sheet, out var map) ? MendedCells.RawOf(row.Cells, map, field) : "";

    /// <summary>The gravest open problem of a field.</summary>
    public static ProblemSeverity? MarkOf(BatchRow row, ListField field)
    {
        var words = ValueChanges.WordsOf(field);
        var open = row.Problems.Where(p => p.AcceptedAt is null && (p.Field == words || field == ListField.Account && p.Field is "Ngân hàng" or "Chủ tài khoản")).ToList();
        return open.Count == 0 ? null : open.Max(p => p.Severity);
    }

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
    public required bool IsMended { get; init; }
    public required bool IsGone { get; init; }
    public IReadOnlyList<RowProblem> Problems { get; set; } = [];

    /// <summary>What was changed against the raw cells, by the machine and by people, oldest first.</summary>
    public IReadOnlyList<RowChange> Changes { get; set; } = [];

    private string[]? _cells;

    public IReadOnlyList<string> Cells => _cells ??= JsonSerializer.Deserialize<string[]>(RawJson, BatchRows.Json) ?? [];

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
