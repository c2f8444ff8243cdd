using System.Globalization;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>How a person wants a file to be read.</summary>
public sealed class ReadingForm
{
    public int Version { get; set; }

    /// <summary>How the text was written; null: as it was found.</summary>
    public ListEncoding? Encoding { get; set; }

    /// <summary>The encoding under which the columns of this form were shown.</summary>
    public ListEncoding? ShownEncoding { get; set; }

    /// <summary>Keep the columns for the next file of this unit and group.</summary>
    public bool Remembers { get; set; }

    public List<SheetForm> Sheets { get; set; } = [];

    public SheetForm? Of(string sheet) => Sheets.Find(s => s.Name == sheet);
}

/// <summary>One sheet of the form.</summary>
public sealed class SheetForm
{
    public string Name { get; set; } = "";
    public bool IsRead { get; set; }
    public int? FirstHeaderRow { get; set; }
    public int? LastHeaderRow { get; set; }

    /// <summary>Column by column (from 0) the chosen meaning; empty: not used.</summary>
    public Dictionary<int, string?> Fields { get; set; } = [];

    /// <summary>What the form showed before it was changed, as <see cref="Show"/> wrote it: so that of two columns with one meaning the new choice wins.</summary>
    public string? Shown { get; set; }

    public static string Show(ColumnMap map) => string.Create(CultureInfo.InvariantCulture,
        $"{map.FirstHeaderRow},{map.LastHeaderRow};{string.Join(';', map.Columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Index}={c.Field}")))}");

    /// <summary>The map that this form means.</summary>
    /// <param name="sheet">The sheet, in Unicode.</param>
    /// <param name="found">The map by recognition and by what is remembered; null when there is no header.</param>
    /// <param name="remembered">What the titles of this office mean.</param>
    /// <param name="isSameText">False when the encoding was changed: the columns are found anew then.</param>
    public ColumnMap? ApplyTo(SourceSheet sheet, ColumnMap? found, ColumnChoices? remembered, bool isSameText)
    {
        var (shownRows, shown) = ReadShown();
        var rows = (First: FirstHeaderRow ?? found?.FirstHeaderRow ?? 0, Last: LastHeaderRow ?? FirstHeaderRow ?? found?.LastHeaderRow ?? 0);
        if (rows.Last < rows.First) rows.Last = rows.First;
        if (rows.Last > rows.First + 1) rows.Last = rows.First + 1;
        if (found is null && rows == (0, 0) && Fields.Values.All(string.IsNullOrEmpty)) return null;

        var map = found is not null && rows == (found.FirstHeaderRow, found.LastHeaderRow) ? found : At(sheet, rows.First, rows.Last, remembered);
        if (!isSameText || shownRows is not null && shownRows != rows) return map;

        foreach (var (index, field) in shown)
            map = Set(map, index, field);
        foreach (var (index, word) in Fields.OrderBy(f => f.Key))
        {
            var field = FieldOf(word);
            if (!shown.TryGetValue(index, out var before) || before != field) map = Set(map, index, field);
        }
        return map;
    }

    private static ColumnMap At(SourceSheet sheet, int first, int last, ColumnChoices? remembered)
    {
        var map = HeaderRecognition.At(sheet, first, last);
        return remembered is null ? map : remembered.ApplyTo(map);
    }

    private static ColumnMap Set(ColumnMap map, int index, ListField? field) =>
        map.Columns.FirstOrDefault(c => c.Index == index)?.Field == field ? map : map.With(index, field);

    private ((int, int)? Rows, Dictionary<int, ListField?> Fields) ReadShown()
    {
        var fields = new Dictionary<int, ListField?>();
        if (Shown?.Split(';') is not [var rows, .. var columns] || rows.Split(',') is not [var first, var last]
            || !int.TryParse(first, CultureInfo.InvariantCulture, out var firstRow) || !int.TryParse(last, CultureInfo.InvariantCulture, out var lastRow)) return (null, fields);
        foreach (var column in columns)
        {
            if (column.Split('=') is [var index, var field] && int.TryParse(index, CultureInfo.InvariantCulture, out var number)) fields[number] = FieldOf(field);
        }
        return ((firstRow, lastRow), fields);
    }

    private static ListField? FieldOf(string? word) => Enum.TryParse<ListField>(word, out var field) && Enum.IsDefined(field) ? field : null;
}
