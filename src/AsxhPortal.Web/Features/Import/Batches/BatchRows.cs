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
            FullName = row.FullName.Length == 0 ? null : row.FullName,
            NameNote = Cut(row.Alias, 400),
            NameKey = VietnameseText.Fold(row.FullName),
            Birth = row.Birth,
            Sex = row.Sex,
            CitizenId = row.CitizenId,
            OldId = row.OldId,
            HamletName = Cut(row.Hamlet, 400),
            CategoryCode = row.CategoryCode,
            CategoryText = row.CategoryText,
            Percent = row.Percent,
            Coefficient = row.Coefficient,
            Amount = row.Amount,
            ExpectedAmount = row.ExpectedAmount,
            StartsFrom = row.Start,
            DecisionNumber = Cut(row.DecisionNo, 400),
            ProviderCode = row.ProviderCode,
            BankText = Cut(row.BankText, 400),
            AccountNumber = row.Account,
            AccountHolder = Cut(row.AccountHolder, 400),
            PayeeText = Cut(row.PayeeRelation is null ? row.Payee : $"{row.Payee} ({row.PayeeRelation})", 400),
            Phone = row.Phone,
            HouseholdCode = Cut(row.HouseholdCode, 400),
            RelationToHead = Cut(row.Relation, 400),
            WardName = Cut(row.WardName, 400),
            Note = row.Note,
        };
        stored.Problems.AddRange(row.Problems.Select(p => new RowProblem
        {
            RowId = stored.Id,
            BatchId = batch.Id,
            Code = p.Code,
            Field = p.Field,
            Severity = p.Severity,
            RawValue = Cut(p.Raw, 400),
            ProposedValue = Cut(p.Proposed, 400),
        }));
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

    /// <summary>The cells as texts; ethnicity is sensitive, needed by no step, and left out even here.</summary>
    private static string Raw(SheetRow row, int? leaveOut) =>
        JsonSerializer.Serialize(row.Cells.Select((c, i) => i == leaveOut ? "" : c.Text ?? ""), Json);

    private static string? Cut(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}

/// <summary>Stored form of a recognised header.</summary>
public sealed record SheetColumns(string Sheet, int FirstHeaderRow, int LastHeaderRow, DateOnly TakenOn, IReadOnlyList<SheetColumn> Columns)
{
    public string? HeaderOf(int column) => Columns.FirstOrDefault(c => c.Index == column)?.Header;
}

public sealed record SheetColumn(int Index, string Header, string? Field);
