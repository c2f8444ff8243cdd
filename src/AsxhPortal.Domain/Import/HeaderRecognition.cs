namespace AsxhPortal.Domain.Import;

/// <summary>
/// Finds the header of a sheet anywhere in its first forty rows: one row, or two where a merged title ("Năm sinh") stands above
/// its parts ("Nam | Nữ").
/// </summary>
public static class HeaderRecognition
{
    private const int SearchedRows = 40;

    /// <summary>Nothing when no row carries a name column and two more known columns.</summary>
    public static ColumnMap? Find(SourceSheet sheet)
    {
        var byNumber = sheet.Rows.TakeWhile(r => r.Number <= SearchedRows).ToDictionary(r => r.Number);
        ColumnMap? best = null;
        var bestScore = 0;
        foreach (var row in byNumber.Values)
        {
            Consider(OneRow(row));
            if (byNumber.TryGetValue(row.Number + 1, out var below) && TwoRows(row, below, sheet.MergedRanges) is { } two)
                Consider(two);
        }
        return best;

        void Consider(ColumnMap map)
        {
            var score = Score(map);
            if (score <= bestScore) return;
            (best, bestScore) = (map, score);
        }
    }

    private static int Score(ColumnMap map)
    {
        var fields = map.Columns.Where(c => c.Field is not null).Select(c => c.Field!.Value).ToHashSet();
        var hasName = fields.Contains(ListField.FullName) || fields.Contains(ListField.HouseholdHead) && fields.Contains(ListField.MemberName);
        return hasName && fields.Count >= 3 ? fields.Count : 0;
    }

    private static ColumnMap OneRow(SheetRow row) =>
        new(row.Number, row.Number, Settle(row.Filled.Select(i => (i, row[i].Text, "")).ToList()));

    private static ColumnMap? TwoRows(SheetRow top, SheetRow below, IReadOnlyList<SheetRange> merged)
    {
        var titles = new List<(int Index, string Title, string Group)>();
        var under = below.Filled.ToHashSet();
        if (under.Count == 0) return null;

        var width = Math.Max(top.Cells.Length, below.Cells.Length);
        var grouped = 0;
        for (var i = 0; i < width;)
        {
            var end = GroupEnd(top, i, merged, width);
            var parts = Enumerable.Range(i, end - i + 1).Where(under.Contains).ToList();
            if (parts.Count > 0 && (end > i || top[i].IsBlank))
            {
                titles.AddRange(parts.Select(p => (p, below[p].Text, top[i].Text)));
                grouped += parts.Count;
                under.ExceptWith(parts);
            }
            else if (!top[i].IsBlank)
            {
                titles.Add((i, top[i].Text, ""));
            }
            i = end + 1;
        }
        // Something stands under a title that is no group: the second row is data. Nearly everything grouped: the first row is the list's title.
        return under.Count > 0 || grouped == 0 || titles.Count - grouped < 2 ? null : new ColumnMap(top.Number, below.Number, Settle(titles));
    }

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
                columns[i] = columns[i] with { Field = null };
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

    private static string Clean(string title) => Shared.VietnameseText.Nfc(title);
}
