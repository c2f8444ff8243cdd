using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Reads a sheet: finds the header, tells data from everything else, carries thôn and household down, cleans every data row and checks
/// the rows against one another. Pure: rows in, rows and problems out.
/// </summary>
public static class ListReading
{
    /// <param name="sheet">The sheet as read; it is brought to Unicode here where nobody did before.</param>
    /// <param name="group">The kind of list that was chosen.</param>
    /// <param name="reference">What the rules have to know.</param>
    /// <param name="map">What an officer said about the columns; nothing = recognition alone.</param>
    /// <exception cref="RuleException">No header was found, no data row stands under it, or the sheet is another kind of list.</exception>
    public static SourceList Read(SourceSheet sheet, SourceGroup group, ListReference reference, ColumnMap? map = null)
    {
        sheet = LegacyText.InUnicode(sheet);
        map ??= HeaderRecognition.Find(sheet) ?? throw new RuleException(
            $"Không tìm thấy dòng tiêu đề trong 40 dòng đầu của trang “{sheet.Name}”; danh sách cần có ít nhất cột Họ và tên cùng hai cột khác như Ngày sinh, Số CCCD.", "File");
        GroupRecognition.RefuseOther(group, sheet, map);

        var (data, skipped) = Separate(sheet, map);
        if (data.Count == 0)
            throw new RuleException($"Trang “{sheet.Name}” có dòng tiêu đề nhưng không có dòng dữ liệu nào.", "File");

        var titles = skipped.Where(s => s.Kind is RowKind.Title or RowKind.Header).ToList();
        map = WithUnit(map, titles.Select(s => s.Raw));
        var listedOn = ListDate.InTitle(skipped.Where(s => s.Kind == RowKind.Title).Select(s => s.Raw));
        var takenOn = listedOn ?? DateByContent(data, group, map, reference);
        var rows = Clean(data, group, map, takenOn, reference);
        ListChecks.Apply(rows, group);
        return new SourceList(sheet.Name, map, listedOn, takenOn, rows, skipped) { Notes = sheet.Notes, Text = sheet.Text };
    }

    /// <summary>"Đơn vị tính: nghìn đồng" above the table holds for the column of amounts, so it is written into that column's title.</summary>
    private static ColumnMap WithUnit(ColumnMap map, IEnumerable<SheetRow> titles)
    {
        var unit = titles.SelectMany(r => r.Cells).Where(c => c.Kind == CellKind.Text).Select(c => c.Text).FirstOrDefault(t => MoneyCleaning.UnitIn(t) > 1);
        return unit is null
            ? map
            : map with { Columns = [.. map.Columns.Select(c => c.Field == ListField.Amount && MoneyCleaning.UnitIn(c.Header) == 1 ? c with { Header = $"{c.Header} ({unit.Trim()})" } : c)] };
    }

    /// <summary>
    /// A list without a date: not before the newest month in which somebody on it began to receive, and then the first half-year in which
    /// most of its amounts are the ones that the law fixed.
    /// </summary>
    private static DateOnly DateByContent(List<(SheetRow Row, string? Section)> data, SourceGroup group, ColumnMap map, ListReference reference)
    {
        var earliest = ListDate.ByStarts(data.Select(d => StartCleaning.Read(map.Cell(d.Row, ListField.Start))).OfType<Period>(), reference.Today);
        if (earliest is null) return reference.Today;

        var sample = data.Take(100).ToList();
        return ListDate.HalfYearsFrom(earliest.Value, reference.Today)
            .Select(day => (Day: day, Fits: Clean(sample, group, map, day, reference).Count(r => r.ExpectedAmount is not null && r.ExpectedAmount == r.Amount)))
            .MaxBy(c => c.Fits).Day;
    }

    /// <summary>The sheets that carry a header, in Unicode; the others (covers, notes) are left out when at least one does, hidden ones when a visible one does.</summary>
    public static IReadOnlyList<SourceSheet> SheetsWithHeader(IReadOnlyList<SourceSheet> sheets, ColumnChoices? remembered = null)
    {
        var found = sheets.Select(s => LegacyText.InUnicode(s)).Where(s => HeaderRecognition.Find(s, remembered) is not null).ToList();
        if (found.Exists(s => !s.IsHidden)) return [.. found.Where(s => !s.IsHidden)];
        return found.Count > 0 ? found : [.. sheets.Where(s => s.Rows.Count > 0).Take(1)];
    }

    private static (List<(SheetRow Row, string? Section)> Data, List<SkippedRow> Skipped) Separate(SourceSheet sheet, ColumnMap map)
    {
        var classification = new RowClassification(map);
        var data = new List<(SheetRow, string?)>();
        var skipped = new List<SkippedRow>();
        string? section = null;
        foreach (var row in sheet.Rows.Where(r => !r.IsBlank))
        {
            var kind = classification.KindOf(row);
            if (kind == RowKind.Data)
            {
                data.Add((row, section));
                continue;
            }
            if (kind == RowKind.Section) section = RowClassification.SectionTitle(row);
            skipped.Add(new SkippedRow(row, kind));
        }
        return (data, skipped);
    }

    internal static List<CleanedRow> Clean(List<(SheetRow Row, string? Section)> data, SourceGroup group, ColumnMap map, DateOnly takenOn, ListReference reference)
    {
        var hamlets = new HamletRecognition(
            reference.Hamlets,
            data.Select(d => d.Section).OfType<string>().Where(s => s.Length > 0).Distinct(),
            data.Select(d => map.Cell(d.Row, ListField.Hamlet).Text ?? ""),
            reference.Spellings);
        var cleaning = new RowCleaning(group, map, takenOn, reference, hamlets);
        return [.. data.Select(d => cleaning.Clean(d.Row, d.Section))];
    }
}
