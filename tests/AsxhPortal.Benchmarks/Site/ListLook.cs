namespace AsxhPortal.Benchmarks.Site;

/// <summary>One look at the list: what is typed into the search box, what is filtered by, and the same as a condition of bare SQL over Beneficiaries b.</summary>
internal sealed record ListLook(string Name, string? Search, string Address, string Where, string Order, int Skip = 0)
{
    /// <summary>The address as the fields of the search form.</summary>
    public Dictionary<string, string> Filters => Address.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);

    private const string ByName = "b.NameSortKey, b.Id";
    private const string HasAccount = "EXISTS (SELECT 1 FROM BankAccounts a WHERE a.BeneficiaryId = b.Id AND a.ClosedAt IS NULL)";

    private static string Standing(string condition) =>
        $"EXISTS (SELECT 1 FROM Entitlements e WHERE e.BeneficiaryId = b.Id AND (e.State <> 'Ended' OR e.EndsAfter >= '2024-01') AND {condition})";

    private static string Word(string word) => $"(' ' || b.NameKey || ' ') LIKE '% {word} %'";

    private static string Surveyed(string outcome) =>
        $"EXISTS (SELECT 1 FROM Surveys s WHERE s.BeneficiaryId = b.Id AND s.RoundId = $round AND s.State = 'Completed' AND s.Outcome = '{outcome}')";

    /// <summary>What a person does in a morning: looks through the list, searches by name, part of a name and number, filters, sorts, goes on to further pages.</summary>
    public static readonly IReadOnlyList<ListLook> Morning =
    [
        new("whole list", null, "", "1 = 1", ByName),
        new("whole list, page 9", null, "page=9", "1 = 1", ByName, 400),
        new("search: tran thi hoa", "tran thi hoa", "", $"{Word("tran")} AND {Word("thi")} AND {Word("hoa")}", ByName),
        new("search: Đường", "Đường", "", Word("duong"), ByName),
        new("search: nguyen van + no account", "nguyen van", "taikhoan=false", $"{Word("nguyen")} AND {Word("van")} AND NOT {HasAccount}", ByName),
        new("search: last digits", "4711", "", "(b.CitizenId LIKE '%4711' OR b.OldId LIKE '%4711' OR b.Phone LIKE '%4711')", ByName),
        new("group", null, "nhom=ncc", Standing("e.\"Group\" = 'Merit'"), ByName),
        new("category + status", null, "loai=BTXH-5C&trangthai=Active", $"{Standing("e.CategoryCode = 'BTXH-5C'")} AND b.Status = 'Active'", ByName),
        new("outcome 2A", null, "ketqua=2a", Surveyed("RegistersAccount"), ByName),
        new("no account, by birth", null, "taikhoan=false&sort=birth", $"NOT {HasAccount}", "b.Birth, b.NameSortKey, b.Id"),
        new("group + account, page 3", null, "nhom=btxh&taikhoan=true&page=3", $"{Standing("e.\"Group\" = 'SocialAssistance'")} AND {HasAccount}", ByName, 100),
        new("died", null, "trangthai=Deceased", "b.Status = 'Deceased'", ByName),
    ];
}
