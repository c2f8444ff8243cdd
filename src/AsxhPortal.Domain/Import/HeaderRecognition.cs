namespace AsxhPortal.Domain.Import;

/// <summary>
/// Finds the header of a sheet anywhere in its first forty rows: one row, or two where a merged title ("Năm sinh") stands above
/// its parts ("Nam | Nữ") or a title goes on in the row below. Says for every column how surely it is known: by its title, by what
/// stands in it, or by what a person said before. The sheet must be in Unicode already (<see cref="LegacyText"/>).
/// </summary>
public static class HeaderRecognition
{
    private const int SearchedRows = 40;

    /// <summary>What an unknown title is overruled by when the content is clear. Accounts and amounts are only proposed: taking the wrong number for money does harm.</summary>
    private static readonly ListField[] TakenByContent =
        [ListField.FullName, ListField.CitizenId, ListField.OldId, ListField.Birth, ListField.Sex, ListField.Hamlet, ListField.Phone, ListField.Bank];

    /// <summary>Nothing when no row carries a name column and two more known columns.</summary>
    /// <param name="sheet">The sheet, in Unicode.</param>
    /// <param name="remembered">What the titles of this office's lists were said to mean.</param>
    public static ColumnMap? Find(SourceSheet sheet, ColumnChoices? remembered = null)
    {
        var byNumber = sheet.Rows.TakeWhile(r => r.Number <= SearchedRows).ToDictionary(r => r.Number);
        ColumnMap? best = null;
        var bestScore = 0;
        foreach (var row in byNumber.Values)
        {
            Consider(OneRow(row));
            if (!byNumber.TryGetValue(row.Number + 1, out var below)) continue;
            if (Grouped(row, below, sheet.MergedRanges) is { } grouped) Consider(grouped);
            if (Stacked(row, below) is { } stacked) Consider(stacked);
        }
        return best is null ? WithoutTitles(sheet) : WithContent(best, sheet);

        void Consider(ColumnMap map)
        {
            if (remembered is not null) map = remembered.ApplyTo(map);
            var score = Score(map);
            if (score <= bestScore) return;
            (best, bestScore) = (map, score);
        }
    }

    /// <summary>The map of a header that a person pointed at; both rows 0 for a list without titles (its columns are then known by content alone).</summary>
    public static ColumnMap At(SourceSheet sheet, int firstRow, int lastRow)
    {
        var first = sheet.Rows.FirstOrDefault(r => r.Number == firstRow);
        var last = sheet.Rows.FirstOrDefault(r => r.Number == lastRow);
        ColumnMap map;
        if (first is null && last is null)
            map = new ColumnMap(firstRow, lastRow, [.. Enumerable.Range(0, Width(sheet)).Select(i => new ListColumn(i, "", null))]);
        else if (first is null || last is null || first == last)
            map = new ColumnMap(firstRow, lastRow, OneRow(first ?? last!).Columns);
        else
            map = Grouped(first, last, sheet.MergedRanges, isSaid: true) ?? Joined(first, last);
        return WithContent(map, sheet);
    }

    private static int Score(ColumnMap map)
    {
        var fields = map.Columns.Where(c => c.Field is not null).Select(c => c.Field!.Value).ToHashSet();
        var hasName = fields.Contains(ListField.FullName) || fields.Contains(ListField.HouseholdHead) && fields.Contains(ListField.MemberName);
        return hasName && fields.Count >= 3 ? fields.Count : 0;
    }

    private static ColumnMap OneRow(SheetRow row) =>
        new(row.Number, row.Number, Settle(row.Filled.Select(i => (i, row[i].Text, "")).ToList()));

    /// <summary>A merged title above its parts; <paramref name="isSaid"/> when a person says that both rows are the header.</summary>
    private static ColumnMap? Grouped(SheetRow top, SheetRow below, IReadOnlyList<SheetRange> merged, bool isSaid = false)
    {
        var titles = new List<(int Index, string Title, string Group)>();
        var under = below.Filled.ToHashSet();
        if (under.Count == 0) return null;

        var width = Math.Max(top.Cells.Length, below.Cells.Length);
        var (grouped, groups) = (0, 0);
        for (var i = 0; i < width;)
        {
            var end = GroupEnd(top, i, merged, width);
            var parts = Enumerable.Range(i, end - i + 1).Where(under.Contains).ToList();
            if (parts.Count > 0 && (end > i || top[i].IsBlank))
            {
                titles.AddRange(parts.Select(p => (p, below[p].Text, top[i].Text)));
                grouped += parts.Count;
                if (!top[i].IsBlank) groups++;
                under.ExceptWith(parts);
            }
            else if (!top[i].IsBlank)
            {
                // "(đồng)" under "Mức hưởng" beside "Nam | Nữ" under "Năm sinh".
                var goesOn = under.Contains(i) && IsTitlePart(below[i]) && HeaderWords.FieldOf(top[i].Text) is not (ListField.FullName or ListField.MemberName or ListField.HouseholdHead or ListField.Ordinal);
                if (goesOn) under.Remove(i);
                titles.Add((i, goesOn ? $"{top[i].Text} {below[i].Text}" : top[i].Text, ""));
            }
            i = end + 1;
        }
        // Something stands under a title that is no group: the second row is data. Nearly everything under one group: the first row is the list's title.
        var isListTitle = !isSaid && groups < 2 && titles.Count - grouped < 2;
        return under.Count > 0 || grouped == 0 || isListTitle ? null : new ColumnMap(top.Number, below.Number, Settle(titles));
    }

    /// <summary>Titles that go on in the row below: "Mức trợ cấp" over "(đồng/tháng)". A row with a number, a long text or a name is data.</summary>
    private static ColumnMap? Stacked(SheetRow top, SheetRow below)
    {
        var parts = below.Filled.ToList();
        if (parts.Count == 0 || parts.Count * 2 > top.Filled.Count() || parts.Exists(i => !IsTitlePart(below[i]))) return null;
        var map = Joined(top, below);
        var names = map.Columns.Where(c => c.Field is ListField.FullName or ListField.MemberName or ListField.HouseholdHead or ListField.Ordinal);
        return names.Any(c => !below[c.Index].IsBlank) ? null : map;
    }

    private static bool IsTitlePart(SheetCell cell) => cell.Kind == CellKind.Text && cell.Text.Length <= 30 && !cell.Text.Any(char.IsAsciiDigit);

    private static ColumnMap Joined(SheetRow top, SheetRow below) =>
        new(top.Number, below.Number, Settle([.. top.Filled.Union(below.Filled).Order().Select(i => (i, $"{top[i].Text} {below[i].Text}".Trim(), ""))]));

    /// <summary>Last column that a title covers: by its merged range, else by the blank cells that follow it.</summary>
    private static int GroupEnd(SheetRow top, int column, IReadOnlyList<SheetRange> merged, int width)
    {
        if (top[column].IsBlank) return column;
        foreach (var range in merged)
        {
            if (range.FirstRow == top.Number && range.FirstColumn == column)
                return range.LastRow == range.FirstRow ? Math.Min(range.LastColumn, width - 1) : column;
        }
        var end = column;
        while (end + 1 < width && top[end + 1].IsBlank && !IsMergedElsewhere(top.Number, end + 1, merged)) end++;
        return end;
    }

    private static bool IsMergedElsewhere(int row, int column, IReadOnlyList<SheetRange> merged) =>
        merged.Any(m => m.FirstRow <= row && row <= m.LastRow && m.FirstColumn <= column && column <= m.LastColumn);

    private static List<ListColumn> Settle(List<(int Index, string Title, string Group)> titles)
    {
        var columns = titles
            .Select(t => new ListColumn(t.Index, t.Group.Length == 0 ? Clean(t.Title) : $"{Clean(t.Group)} – {Clean(t.Title)}", HeaderWords.FieldOf(t.Title, t.Group)))
            .ToList();

        // "Ngày | Tháng | Năm" under a birth title: "Năm" and "Nam" fold alike, its neighbours tell them apart.
        if (columns.Any(c => c.Field is ListField.BirthDay or ListField.BirthMonth))
            Replace(columns, ListField.BirthMale, ListField.BirthYear);

        // "Số CMND" beside "Số CCCD": the first is the old number.
        var ids = columns.Where(c => c.Field == ListField.CitizenId).ToList();
        if (ids.Count > 1 && ids.FirstOrDefault(c => IsOldIdOnly(c.Header)) is { } old && ids.Any(c => !IsOldIdOnly(c.Header)))
            columns[columns.IndexOf(old)] = old with { Field = ListField.OldId };

        // A member column alone (no head column) is the name.
        if (columns.All(c => c.Field is not (ListField.FullName or ListField.HouseholdHead)))
            Replace(columns, ListField.MemberName, ListField.FullName);
        if (columns.All(c => c.Field is not (ListField.FullName or ListField.MemberName)))
            Replace(columns, ListField.HouseholdHead, ListField.FullName);

        // The first column of a kind keeps the meaning.
        var seen = new HashSet<ListField>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Field is { } field && !seen.Add(field))
                columns[i] = new ListColumn(columns[i].Index, columns[i].Header, null);
        }
        return columns;
    }

    private static void Replace(List<ListColumn> columns, ListField from, ListField to)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Field == from)
                columns[i] = columns[i] with { Field = to };
        }
    }

    private static bool IsOldIdOnly(string header)
    {
        var words = HeaderWords.Words(header);
        return !words.Contains("cccd") && !words.Contains("can cuoc") && !words.Contains("dinh danh") && !words.Contains("ddcn");
    }

    /// <summary>The second opinion: what stands in the columns confirms, contradicts or replaces what their titles say.</summary>
    private static ColumnMap WithContent(ColumnMap map, SourceSheet sheet)
    {
        var rows = sheet.Rows.Where(r => r.Number > map.LastHeaderRow).Take(ColumnContent.Sample).ToList();
        var titled = map.Columns.ToDictionary(c => c.Index);
        var columns = Enumerable.Range(0, Math.Max(map.Columns.Count == 0 ? 0 : map.Columns.Max(c => c.Index) + 1, rows.Count == 0 ? 0 : rows.Max(r => r.Cells.Length)))
            .Select(i => (Column: titled.GetValueOrDefault(i) ?? new ListColumn(i, "", null), Look: ColumnContent.LookOf([.. rows.Select(r => r[i])]), IsTitled: titled.ContainsKey(i)))
            .ToList();
        var taken = columns.Select(c => c.Column.Field).OfType<ListField>().ToHashSet();
        if (taken.Overlaps([ListField.BirthMale, ListField.BirthFemale, ListField.BirthYear])) taken.Add(ListField.Birth);
        if (taken.Overlaps([ListField.MemberName, ListField.HouseholdHead])) taken.Add(ListField.FullName);

        var judged = new List<ListColumn>();
        foreach (var (column, look, isTitled) in columns)
        {
            if (column.Evidence == ColumnEvidence.Person) judged.Add(column);
            else if (column.Field is { } field) judged.Add(Compared(column, field, look));
            else if (look is not { } kind || HeaderWords.IsOfNoUse(HeaderWords.Words(column.Header))) AddIfTitled(column, isTitled);
            else if (TakenByContent.Contains(kind) && HeaderWords.FieldOf(column.Header) is null && taken.Add(kind))
                judged.Add(new ListColumn(column.Index, column.Header, kind) { Evidence = ColumnEvidence.Content, Certainty = 60 });
            else if (!taken.Contains(kind)) judged.Add(column with { LooksLike = kind });
            else AddIfTitled(column, isTitled);
        }
        return new ColumnMap(map.FirstHeaderRow, map.LastHeaderRow, judged);

        void AddIfTitled(ListColumn column, bool isTitled)
        {
            if (isTitled) judged.Add(column);
        }
    }

    private static ListColumn Compared(ListColumn column, ListField field, ListField? look)
    {
        if (look is not { } kind) return column;
        if (ColumnContent.Agree(field, kind)) return column with { Certainty = 100 };
        var tells = field is ListField.FullName or ListField.CitizenId or ListField.OldId or ListField.Birth or ListField.Sex or ListField.Phone or ListField.Account or ListField.Amount;
        return tells ? column with { Certainty = 40, LooksLike = kind } : column;
    }

    /// <summary>A list without a title that anybody would know: by its content alone, when names and two more things of a person are plain.</summary>
    private static ColumnMap? WithoutTitles(SourceSheet sheet)
    {
        var map = WithContent(new ColumnMap(0, 0, []), sheet);
        if (Score(map) == 0 || !map.Has(ListField.FullName) || !(map.Has(ListField.CitizenId) || map.Has(ListField.Birth))) return null;

        var person = sheet.Rows.FirstOrDefault(IsPerson);
        if (person is null) return null;
        var above = sheet.Rows.TakeWhile(r => r != person).LastOrDefault();
        if (above is null || above.Filled.Count() < 3) return new ColumnMap(person.Number, person.Number - 1, map.Columns);

        // The titles may still tell the columns that content says nothing about.
        var byContent = map.Columns.ToDictionary(c => c.Index);
        var taken = map.Columns.Select(c => c.Field).OfType<ListField>().ToHashSet();
        var titled = OneRow(above).Columns.Select(c => byContent.TryGetValue(c.Index, out var known) ? known with { Header = c.Header }
            : c.Field is { } field && !taken.Add(field) ? new ListColumn(c.Index, c.Header, null) : c);
        return new ColumnMap(above.Number, above.Number, [.. titled]);

        bool IsPerson(SheetRow row) => map.Columns.Count(c => c.Field is not null && ColumnContent.LookOf([row[c.Index], row[c.Index], row[c.Index]]) == c.Field) >= 2;
    }

    private static int Width(SourceSheet sheet) => sheet.Rows.Take(ColumnContent.Sample).Select(r => r.Cells.Length).DefaultIfEmpty(0).Max();

    private static string Clean(string title) => Shared.VietnameseText.Nfc(title);
}
