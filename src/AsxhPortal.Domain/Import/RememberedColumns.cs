namespace AsxhPortal.Domain.Import;

/// <summary>What is kept of a confirmed reading for the next file of the same office, and how several kept readings become one.</summary>
public static class RememberedColumns
{
    /// <summary>
    /// What a person's reading adds to what was found without them, to be kept; nothing when both are the same. Columns are kept by their titles, by
    /// their letters only where a list has no titles at all: letters say nothing about a list that is laid out differently.
    /// </summary>
    public static ColumnChoices? ToKeep(IReadOnlyList<(ColumnMap Chosen, ColumnMap? Found)> sheets)
    {
        if (sheets.All(s => ReadsTheSame(s.Chosen, s.Found))) return null;
        var kept = new List<ColumnChoice>();
        foreach (var (chosen, _) in sheets)
        {
            var known = kept.Select(KeyOf).ToHashSet();
            var said = chosen.Columns.Where(c => c.Field is not null || c.Evidence == ColumnEvidence.Person).ToList();
            var isTitled = said.Exists(c => c.Header.Length > 0);
            kept.AddRange(said.Where(c => !isTitled || c.Header.Length > 0)
                .Select(c => isTitled ? new ColumnChoice(c.Header, null, c.Field) : new ColumnChoice(null, ColumnMap.Letter(c.Index), c.Field))
                .Where(c => !known.Contains(KeyOf(c))));
        }
        return kept.Count == 0 ? null : new ColumnChoices(kept);
    }

    /// <summary>For every title the newest reading that has it.</summary>
    /// <param name="newestFirst">The kept readings of a unit and group.</param>
    public static ColumnChoices? Together(IEnumerable<ColumnChoices> newestFirst)
    {
        var together = new List<ColumnChoice>();
        foreach (var choices in newestFirst)
        {
            var known = together.Select(KeyOf).ToHashSet();
            together.AddRange(choices.Columns.Where(c => !known.Contains(KeyOf(c))));
        }
        return together.Count == 0 ? null : new ColumnChoices(together);
    }

    /// <summary>The part that may be applied to a sheet: letters only where it has no titles.</summary>
    public static ColumnChoices? For(SourceSheet sheet, ColumnChoices? remembered)
    {
        if (remembered is null) return null;
        var isTitled = HeaderRecognition.Find(sheet)?.Columns.Any(c => c.Header.Length > 0) == true;
        var usable = remembered.Columns.Where(c => !isTitled || c.Heading is not null).ToList();
        return usable.Count == 0 ? null : new ColumnChoices(usable);
    }

    /// <summary>Whether two readings give every column the same meaning under the same header.</summary>
    public static bool ReadsTheSame(ColumnMap one, ColumnMap? other) =>
        other is not null && one.FirstHeaderRow == other.FirstHeaderRow && one.LastHeaderRow == other.LastHeaderRow && Meanings(one).SetEquals(Meanings(other));

    private static HashSet<(int, ListField)> Meanings(ColumnMap map) => [.. map.Columns.Where(c => c.Field is not null).Select(c => (c.Index, c.Field!.Value))];

    private static string KeyOf(ColumnChoice choice) => choice.Heading is { } heading ? HeaderWords.Words(heading) : $"#{choice.Column}";
}
