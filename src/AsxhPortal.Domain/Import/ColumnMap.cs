namespace AsxhPortal.Domain.Import;

/// <summary>One recognised or unrecognised column; <paramref name="Index"/> counts from 0.</summary>
public sealed record ListColumn(int Index, string Header, ListField? Field);

/// <summary>Where the header of a sheet stands and what its columns mean. Rows are numbered as Excel shows them.</summary>
public sealed record ColumnMap(int FirstHeaderRow, int LastHeaderRow, IReadOnlyList<ListColumn> Columns)
{
    private readonly Dictionary<ListField, int> _byField = Columns
        .Where(c => c.Field is not null)
        .GroupBy(c => c.Field!.Value)
        .ToDictionary(g => g.Key, g => g.First().Index);

    public bool Has(ListField field) => _byField.ContainsKey(field);

    public int? ColumnOf(ListField field) => _byField.TryGetValue(field, out var index) ? index : null;

    public SheetCell Cell(SheetRow row, ListField field) => _byField.TryGetValue(field, out var index) ? row[index] : SheetCell.Empty;

    /// <summary>The column letter that Excel shows.</summary>
    public static string Letter(int index)
    {
        var letters = "";
        for (var n = index + 1; n > 0; n = (n - 1) / 26)
            letters = (char)('A' + (n - 1) % 26) + letters;
        return letters;
    }
}
