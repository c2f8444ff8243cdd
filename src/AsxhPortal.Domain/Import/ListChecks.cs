using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Checks between the rows of one list: one number for two people, one person twice, one account for several people.</summary>
internal static class ListChecks
{
    public static void Apply(IReadOnlyList<CleanedRow> rows, SourceGroup group)
    {
        foreach (var same in rows.Where(r => r.CitizenId is not null).GroupBy(r => r.CitizenId!).Where(g => g.Count() > 1))
            OneNumberTwoPeople([.. same], same.Key);
        foreach (var same in rows.GroupBy(r => (VietnameseText.Fold(r.FullName), r.CategoryCode)).Where(g => g.Key.Item1.Length > 0 && g.Count() > 1))
            OnePersonTwice([.. same]);
        if (group is not (SourceGroup.Registry or SourceGroup.PoorHousehold))
        {
            foreach (var same in rows.Where(r => r.Account is not null).GroupBy(r => r.Account!).Where(g => g.Count() > 1))
                OneAccountSeveralPeople([.. same], same.Key);
        }
    }

    private static void OneNumberTwoPeople(CleanedRow[] rows, string number)
    {
        foreach (var row in rows)
        {
            if (rows.Any(other => other != row && !SamePeople.MayBeOne(row, other))) row.Add("ID-DUP", number);
        }
    }

    /// <summary>Namesakes are normal: the number must agree, or the whole birth date and the thôn.</summary>
    private static void OnePersonTwice(CleanedRow[] rows)
    {
        foreach (var row in rows)
        {
            var twin = rows.FirstOrDefault(other => other != row && IsRepeated(row, other));
            if (twin is not null) row.Add("DUP-ROW", $"dòng {twin.Number}");
        }
    }

    private static bool IsRepeated(CleanedRow row, CleanedRow other)
    {
        // A carer receives once per person cared for (NĐ 20/2021 Đ20 k2 c).
        if (row.WardName is not null && other.WardName is not null && VietnameseText.Fold(row.WardName) != VietnameseText.Fold(other.WardName)) return false;
        if (row.CitizenId is not null && row.CitizenId == other.CitizenId) return true;
        if (row.CitizenId is null && row.OldId is not null && row.OldId == other.OldId) return true;
        return row.Birth is { IsExact: true } birth && other.Birth == birth && row.Hamlet == other.Hamlet;
    }

    private static void OneAccountSeveralPeople(CleanedRow[] rows, string account)
    {
        foreach (var row in rows)
        {
            var isShared = rows.Any(other => other != row && Providers(row, other) && !SamePeople.MayBeOne(row, other));
            if (isShared) row.Add("ACC-SHARED", account);
        }
    }

    private static bool Providers(CleanedRow row, CleanedRow other) =>
        row.ProviderCode is null || other.ProviderCode is null || row.ProviderCode == other.ProviderCode;
}
