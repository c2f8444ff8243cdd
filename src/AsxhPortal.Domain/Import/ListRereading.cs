using System.Globalization;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>What the checks between rows look at.</summary>
public sealed record ListedPerson(
    Guid RowId, string Sheet, int RowNumber, string? FullName, PartialDate? Birth, string? CitizenId, string? OldId, string? Hamlet, string? CategoryCode,
    string? WardName, string? Account, string? ProviderCode, long? Amount, long? ExpectedAmount)
{
    public static ListedPerson Of(ImportRow r) => new(
        r.Id, r.SheetName, r.RowNumber, r.FullName, r.Birth, r.CitizenId, r.OldId, r.HamletName, r.CategoryCode, r.WardName, r.AccountNumber, r.ProviderCode, r.Amount,
        r.ExpectedAmount);
}

/// <summary>
/// Reads stored rows again with what people wrote in the place of cells, by the very rules of the first reading; and renews the checks between the
/// rows of a sheet. Pure: stored rows in, cleaned rows and problems out.
/// </summary>
public static class ListRereading
{
    /// <summary>The problems that follow from other rows of the list, not from the row alone.</summary>
    public static readonly IReadOnlyList<string> BetweenRows = ["ID-DUP", "DUP-ROW", "ACC-SHARED", "AMT-ODD"];

    /// <param name="rows">In the order of the sheet. For poor households the whole sheet, because blocks carry values down; otherwise any rows of it.</param>
    public static IReadOnlyList<CleanedRow> Clean(IReadOnlyList<StoredCells> rows, SourceGroup group, ColumnMap map, DateOnly takenOn, ListReference reference)
    {
        var width = Math.Max(rows.Select(r => r.Cells.Length).DefaultIfEmpty().Max(), map.Columns.Select(c => c.Index + 1).DefaultIfEmpty().Max());
        var extended = Extend(map, rows.SelectMany(r => r.Mended.Keys).ToHashSet(), width);
        var data = rows.Select(r => (Row: Mend(r, extended), r.Section)).ToList();
        var cleaned = ListReading.Clean(data, group, extended, takenOn, reference);
        foreach (var (row, stored) in cleaned.Zip(rows))
            KeepOfficesWords(row, stored, map);
        return cleaned;
    }

    /// <summary>What the rows of one sheet say of one another, by row.</summary>
    public static ILookup<Guid, FoundProblem> Compare(IEnumerable<ListedPerson> rows, SourceGroup group)
    {
        var pairs = rows.Select(r => (r.RowId, Row: Restore(r))).ToList();
        ListChecks.Apply([.. pairs.Select(p => p.Row)], group);
        return pairs.SelectMany(p => p.Row.Problems, (p, problem) => (p.RowId, problem)).ToLookup(p => p.RowId, p => p.problem);
    }

    private static CleanedRow Restore(ListedPerson row) => new()
    {
        Number = row.RowNumber,
        Raw = new SheetRow(row.RowNumber, []),
        FullName = row.FullName ?? "",
        Birth = row.Birth,
        CitizenId = row.CitizenId,
        OldId = row.OldId,
        Hamlet = row.Hamlet,
        CategoryCode = row.CategoryCode,
        Amount = row.Amount,
        ExpectedAmount = row.ExpectedAmount,
        WardName = row.WardName,
        Account = row.Account,
        ProviderCode = row.ProviderCode,
    };

    /// <summary>Mended fields that the list has no column for get one behind the last.</summary>
    private static ColumnMap Extend(ColumnMap map, HashSet<ListField> mended, int width)
    {
        var columns = map.Columns.ToList();
        foreach (var field in mended)
        {
            // The name may stand in another column; a birth date in parts is overruled by one whole one.
            if (map.Has(field) || field == ListField.FullName && (map.Has(ListField.HouseholdHead) || map.Has(ListField.MemberName)))
                continue;
            if (field == ListField.Birth && (map.Has(ListField.BirthMale) || map.Has(ListField.BirthFemale)))
                continue;
            columns.Add(new ListColumn(width++, "", field));
        }
        return columns.Count == map.Columns.Count ? map : new ColumnMap(map.FirstHeaderRow, map.LastHeaderRow, columns);
    }

    private static SheetRow Mend(StoredCells stored, ColumnMap map)
    {
        if (stored.Mended.Count == 0) return new SheetRow(stored.RowNumber, stored.Cells);
        var cells = stored.Cells.ToList();
        foreach (var (field, text) in stored.Mended)
        {
            var column = field switch
            {
                ListField.FullName => NameColumn(cells, map),
                ListField.Birth when !map.Has(ListField.Birth) => BirthColumn(cells, map),
                _ => map.ColumnOf(field),
            };
            if (column is not { } index) continue;
            while (cells.Count <= index) cells.Add(SheetCell.Empty);
            cells[index] = CellOf(field, text);
            if (field == ListField.Birth && text.Length == 0)
            {
                foreach (var part in MendedCells.ColumnsOf(map, ListField.Birth).Where(i => i < cells.Count)) cells[part] = SheetCell.Empty;
            }
            if (field == ListField.Category && text.Length > 0 && map.ColumnOf(ListField.CategoryCode) is { } code && code < cells.Count) cells[code] = SheetCell.Empty;
        }
        return new SheetRow(stored.RowNumber, [.. cells]);
    }

    private static int? NameColumn(List<SheetCell> cells, ColumnMap map)
    {
        if (map.ColumnOf(ListField.FullName) is { } own) return own;
        if (map.ColumnOf(ListField.HouseholdHead) is { } head && head < cells.Count && !cells[head].IsBlank) return head;
        return map.ColumnOf(ListField.MemberName) ?? map.ColumnOf(ListField.HouseholdHead);
    }

    private static int? BirthColumn(List<SheetCell> cells, ColumnMap map)
    {
        var (male, female) = (map.ColumnOf(ListField.BirthMale), map.ColumnOf(ListField.BirthFemale));
        return male is null || female is { } f && f < cells.Count && !cells[f].IsBlank ? female : male;
    }

    /// <summary>A typed sum is a number as in a well-kept sheet; everything else is text.</summary>
    private static SheetCell CellOf(ListField field, string text)
    {
        if (text.StartsWith('#'))
            return double.TryParse(text.AsSpan(1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? SheetCell.OfNumber(number) : CellOf(field, MendedCells.TextOf(text));
        var cell = SheetCell.OfText(VietnameseText.Nfc(text));
        if (cell.IsBlank) return SheetCell.Empty;
        return field switch
        {
            ListField.Amount => MoneyCleaning.Read(cell) is { } sum ? SheetCell.OfNumber((double)sum) : cell,
            ListField.HouseholdType when text == "NGHEO" => SheetCell.OfText("Hộ nghèo"),
            ListField.HouseholdType when text == "CANNGHEO" => SheetCell.OfText("Hộ cận nghèo"),
            _ => cell,
        };
    }

    /// <summary>A category or bank that a person chose by its code: the office's words stay beside it.</summary>
    private static void KeepOfficesWords(CleanedRow row, StoredCells stored, ColumnMap map)
    {
        string[] texts = [.. stored.Cells.Select(c => c.Text ?? "")];
        if (stored.Mended.TryGetValue(ListField.Category, out var category) && category.Length > 0)
            row.CategoryText = MendedCells.RawOf(texts, map, ListField.Category) is { Length: > 0 } words ? VietnameseText.Nfc(words) : null;
        if (stored.Mended.TryGetValue(ListField.Bank, out var bank) && bank.Length > 0 && bank == row.ProviderCode)
            row.BankText = MendedCells.RawOf(texts, map, ListField.Bank) is { Length: > 0 } text ? VietnameseText.Nfc(text) : null;
    }
}
