namespace AsxhPortal.Domain.Import;

/// <summary>What told the meaning of a column.</summary>
public enum ColumnEvidence
{
    /// <summary>Nothing did: the column is kept raw and not used.</summary>
    None,

    /// <summary>The words of its title.</summary>
    Heading,

    /// <summary>What stands in it (twelve digits, dates, Nam/Nữ …), its title being unknown or missing.</summary>
    Content,

    /// <summary>An officer, now or for an earlier file with the same titles.</summary>
    Person,
}

/// <summary>One recognised or unrecognised column; <paramref name="Index"/> counts from 0.</summary>
public sealed record ListColumn(int Index, string Header, ListField? Field)
{
    public ColumnEvidence Evidence { get; init; } = Field is null ? ColumnEvidence.None : ColumnEvidence.Heading;

    /// <summary>How surely the meaning is known, 0 to 100: 100 title and content agree, 85 title alone, 60 content alone, 40 they contradict each other.</summary>
    public int Certainty { get; init; } = Field is null ? 0 : 85;

    /// <summary>What the content looks like, where that is another field than <see cref="Field"/>; to be proposed.</summary>
    public ListField? LooksLike { get; init; }
}

/// <summary>Where the header of a sheet stands and what its columns mean. Rows are numbered as Excel shows them; both 0 when there is no header at all.</summary>
public sealed record ColumnMap(int FirstHeaderRow, int LastHeaderRow, IReadOnlyList<ListColumn> Columns)
{
    private readonly Dictionary<ListField, int> _byField = Columns
        .Where(c => c.Field is not null)
        .GroupBy(c => c.Field!.Value)
        .ToDictionary(g => g.Key, g => g.First().Index);

    public bool Has(ListField field) => _byField.ContainsKey(field);

    public int? ColumnOf(ListField field) => _byField.TryGetValue(field, out var index) ? index : null;

    public SheetCell Cell(SheetRow row, ListField field) => _byField.TryGetValue(field, out var index) ? row[index] : SheetCell.Empty;

    /// <summary>The name of a row, wherever it stands: whole, in two columns (Họ đệm | Tên; a mended whole name is not doubled), of the head or of a member.</summary>
    public SheetCell NameCell(SheetRow row)
    {
        var name = Cell(row, ListField.FullName);
        var family = Cell(row, ListField.FamilyName);
        if (!Has(ListField.FullName))
        {
            var head = Cell(row, ListField.HouseholdHead);
            return head.IsBlank ? Cell(row, ListField.MemberName) : head;
        }
        if (family.IsBlank || name.IsBlank || name.Text.TrimStart().StartsWith(family.Text.Trim(), StringComparison.OrdinalIgnoreCase)) return name.IsBlank ? family : name;
        return SheetCell.OfText($"{family.Text.Trim()} {name.Text.Trim()}");
    }

    /// <summary>The text of a field as the office stored it, before any change into Unicode.</summary>
    public string RawText(SheetRow row, ListField field) => _byField.TryGetValue(field, out var index) ? row.RawText(index) : "";

    /// <summary>The map with one column given another meaning by a person; the column that had this meaning loses it.</summary>
    public ColumnMap With(int index, ListField? field)
    {
        var columns = Columns.Select(c => c.Index == index ? Chosen(c, field) : field is not null && c.Field == field ? Chosen(c, null) : c).ToList();
        if (columns.TrueForAll(c => c.Index != index))
            columns.Add(Chosen(new ListColumn(index, "", null), field));
        return new ColumnMap(FirstHeaderRow, LastHeaderRow, [.. columns.OrderBy(c => c.Index)]);
    }

    /// <summary>The column letter that Excel shows.</summary>
    public static string Letter(int index)
    {
        var letters = "";
        for (var n = index + 1; n > 0; n = (n - 1) / 26)
            letters = (char)('A' + (n - 1) % 26) + letters;
        return letters;
    }

    internal static ListColumn Chosen(ListColumn column, ListField? field) =>
        column with { Field = field, Evidence = ColumnEvidence.Person, Certainty = 100, LooksLike = null };
}
