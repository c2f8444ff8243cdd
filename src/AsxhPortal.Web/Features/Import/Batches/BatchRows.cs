using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>Turns a read list into the rows that are stored: the raw cells beside what they were read as, skipped rows included.</summary>
internal static class BatchRows
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static IEnumerable<ImportRow> Of(ImportBatch batch, SourceList list)
    {
        var ethnicity = list.Columns.ColumnOf(ListField.Ethnicity);
        foreach (var row in list.Rows)
            yield return OfData(batch, list, row, ethnicity);
        foreach (var skipped in list.Skipped)
        {
            yield return new ImportRow
            {
                BatchId = batch.Id,
                UnitId = batch.UnitId,
                Group = batch.Group,
                SheetName = list.SheetName,
                RowNumber = skipped.Raw.Number,
                Status = ImportRowStatus.Skipped,
                SkipKind = skipped.Kind.ToCode(),
                RawJson = Raw(skipped.Raw, null),
                UnicodeJson = skipped.Raw.LegacyCells is null ? null : Texts(skipped.Raw.Cells, null),
            };
        }
    }

    /// <summary>Sheet by sheet, what the columns were recognised as.</summary>
    public static string ColumnsJson(IEnumerable<SourceList> lists) =>
        JsonSerializer.Serialize(lists.Select(l => new SheetColumns(
            l.SheetName, l.Columns.FirstHeaderRow, l.Columns.LastHeaderRow, l.TakenOn,
            [.. l.Columns.Columns.Select(c => new SheetColumn(c.Index, c.Header, c.Field?.ToString()))])), Json);

    private static ImportRow OfData(ImportBatch batch, SourceList list, CleanedRow row, int? ethnicity)
    {
        var stored = new ImportRow
        {
            BatchId = batch.Id,
            UnitId = batch.UnitId,
            Group = batch.Group,
            SheetName = list.SheetName,
            RowNumber = row.Number,
            Status = row.Status,
            RawJson = Raw(row.Raw, ethnicity),
            UnicodeJson = row.Raw.LegacyCells is null ? null : Texts(row.Raw.Cells, ethnicity),
            CellKinds = Cut(StoredCells.KindsOf(row.Raw.Cells), 400),
        };
        Fill(stored, row);
        stored.Problems.AddRange(row.Problems.Select(p => ProblemOf(stored, p)));
        stored.Changes.AddRange(ValueChanges.Of(row, list.Columns, batch.Group).Select(c => new RowChange
        {
            BatchId = batch.Id,
            RowId = stored.Id,
            UnitId = batch.UnitId,
            Field = c.Field,
            Before = Cut(c.Before, 1000),
            After = Cut(c.After, 1000),
            Code = c.Code,
            At = batch.UploadedAt,
        }));
        return stored;
    }

    /// <summary>Takes over what cleaning read.</summary>
    public static void Fill(ImportRow stored, CleanedRow row)
    {
        stored.FullName = row.FullName.Length == 0 ? null : row.FullName;
        stored.NameNote = Cut(row.Alias, 400);
        stored.NameKey = VietnameseText.Fold(row.FullName);
        stored.Birth = row.Birth;
        stored.Sex = row.Sex;
        stored.CitizenId = row.CitizenId;
        stored.OldId = row.OldId;
        stored.HamletName = Cut(row.Hamlet, 400);
        stored.CategoryCode = row.CategoryCode;
        stored.CategoryText = row.CategoryText;
        stored.Percent = row.Percent;
        stored.Coefficient = row.Coefficient;
        stored.Amount = row.Amount;
        stored.ExpectedAmount = row.ExpectedAmount;
        stored.StartsFrom = row.Start;
        stored.DecisionNumber = Cut(row.DecisionNo, 400);
        stored.ProviderCode = row.ProviderCode;
        stored.BankText = Cut(row.BankText, 400);
        stored.AccountNumber = row.Account;
        stored.AccountHolder = Cut(row.AccountHolder, 400);
        stored.PayeeText = Cut(row.PayeeRelation is null ? row.Payee : $"{row.Payee} ({row.PayeeRelation})", 400);
        stored.Phone = row.Phone;
        stored.HouseholdCode = Cut(row.HouseholdCode, 400);
        stored.RelationToHead = Cut(row.Relation, 400);
        stored.WardName = Cut(row.WardName, 400);
        stored.Note = row.Note;
    }

    public static RowProblem ProblemOf(ImportRow row, FoundProblem problem) => new()
    {
        RowId = row.Id,
        BatchId = row.BatchId,
        Code = problem.Code,
        Field = problem.Field,
        Severity = problem.Severity,
        RawValue = Cut(problem.Raw, 400),
        ProposedValue = Cut(problem.Proposed, 400),
    };

    /// <summary>The cells as texts; ethnicity is sensitive, needed by no step, and left out even here.</summary>
    private static string Raw(SheetRow row, int? leaveOut) => Texts(row.RawCells, leaveOut);

    private static string Texts(SheetCell[] cells, int? leaveOut) =>
        JsonSerializer.Serialize(cells.Select((c, i) => i == leaveOut ? "" : c.Text), Json);

    public static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}

/// <summary>Stored form of a recognised header.</summary>
public sealed record SheetColumns(string Sheet, int FirstHeaderRow, int LastHeaderRow, DateOnly TakenOn, IReadOnlyList<SheetColumn> Columns)
{
    public string? HeaderOf(int column) => Columns.FirstOrDefault(c => c.Index == column)?.Header;

    public ColumnMap ToMap() => new(FirstHeaderRow, LastHeaderRow,
        [.. Columns.Select(c => new ListColumn(c.Index, c.Header, Enum.TryParse<ListField>(c.Field, out var field) ? field : null))]);

    public static IReadOnlyList<SheetColumns> Parse(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<List<SheetColumns>>(json, BatchRows.Json) ?? [];
}

public sealed record SheetColumn(int Index, string Header, string? Field);
