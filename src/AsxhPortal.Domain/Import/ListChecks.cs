using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Checks between the rows of one list: one number for two people, one person twice, one account for several people, a sum out of all
/// proportion. A list in which every row carries the same number or name takes no longer than a good one.
/// </summary>
internal static class ListChecks
{
    /// <summary>In larger groups every row is compared with this many others, which is enough to see that they differ.</summary>
    private const int MostCompared = 40;

    public static void Apply(IReadOnlyList<CleanedRow> rows, SourceGroup group)
    {
        foreach (var same in Groups(rows.Where(r => r.CitizenId is not null), r => r.CitizenId!))
            OneNumberTwoPeople(same);
        OnePersonTwice(rows);
        if (group is SourceGroup.Registry or SourceGroup.PoorHousehold) return;
        foreach (var same in Groups(rows.Where(r => r.Account is not null), r => r.Account!))
            OneAccountSeveralPeople(same);
        foreach (var same in rows.Where(r => r.CategoryCode is not null && r.ExpectedAmount is null && r.Amount is > 0).GroupBy(r => r.CategoryCode))
            OddAmounts([.. same]);
    }

    private static void OneNumberTwoPeople(CleanedRow[] rows)
    {
        foreach (var row in rows)
        {
            if (Some(rows).Any(other => other != row && !SamePeople.MayBeOne(row, other))) row.Add("ID-DUP", row.CitizenId!);
        }
    }

    /// <summary>Namesakes are normal: the number must agree, or the whole birth date and the thôn.</summary>
    private static void OnePersonTwice(IReadOnlyList<CleanedRow> rows)
    {
        foreach (var namesakes in Groups(rows.Where(r => r.FullName.Length > 0), r => (VietnameseText.Fold(r.FullName), r.CategoryCode)))
        {
            var byPaper = Groups(namesakes.Where(r => (r.CitizenId ?? r.OldId) is not null), r => r.CitizenId ?? r.OldId!);
            var byBirth = Groups(namesakes.Where(r => r.Birth is { IsExact: true }), r => (r.Birth, r.Hamlet));
            foreach (var same in byPaper.Concat(byBirth))
            {
                foreach (var row in same)
                {
                    if (Some(same).FirstOrDefault(other => other != row && !AreTwoWards(row, other)) is { } twin) row.Add("DUP-ROW", $"dòng {twin.Number}");
                }
            }
        }
    }

    /// <summary>A carer receives once per person cared for (NĐ 20/2021 Đ20 k2 c).</summary>
    private static bool AreTwoWards(CleanedRow row, CleanedRow other) =>
        row.WardName is not null && other.WardName is not null && VietnameseText.Fold(row.WardName) != VietnameseText.Fold(other.WardName);

    private static void OneAccountSeveralPeople(CleanedRow[] rows)
    {
        foreach (var row in rows)
        {
            if (Some(rows).Any(other => other != row && Providers(row, other) && !SamePeople.MayBeOne(row, other))) row.Add("ACC-SHARED", row.Account!);
        }
    }

    private static bool Providers(CleanedRow row, CleanedRow other) =>
        row.ProviderCode is null || other.ProviderCode is null || row.ProviderCode == other.ProviderCode;

    /// <summary>Where a decision fixes each sum, only the others of the same kind can tell: a tenth outside all of them is worth a question.</summary>
    private static void OddAmounts(CleanedRow[] rows)
    {
        if (rows.Length < 6) return;
        var sums = rows.Select(r => r.Amount!.Value).Order().ToArray();
        foreach (var row in rows)
        {
            var (lowest, highest) = (sums[0] == row.Amount ? sums[1] : sums[0], sums[^1] == row.Amount ? sums[^2] : sums[^1]);
            if (row.Amount < lowest * 0.9 || row.Amount > highest * 1.1)
                row.Add("AMT-ODD", new Dong(row.Amount.Value).ToString(), lowest == highest ? new Dong(lowest).ToString() : $"{new Dong(lowest)} đến {new Dong(highest)}");
        }
    }

    private static List<CleanedRow[]> Groups<TKey>(IEnumerable<CleanedRow> rows, Func<CleanedRow, TKey> key) where TKey : notnull
    {
        // Nearly every row stands alone: only those that do not get a list of their own.
        var firsts = new Dictionary<TKey, CleanedRow>();
        var groups = new Dictionary<TKey, List<CleanedRow>>();
        foreach (var row in rows)
        {
            var same = key(row);
            if (firsts.TryAdd(same, row)) continue;
            if (!groups.TryGetValue(same, out var group)) groups.Add(same, group = [firsts[same]]);
            group.Add(row);
        }
        return [.. groups.Values.Select(g => g.ToArray())];
    }

    private static IEnumerable<CleanedRow> Some(CleanedRow[] rows) => rows.Take(MostCompared);
}
