namespace AsxhPortal.Domain.Import;

/// <summary>The four sources of step 1 and the population extract they are matched against.</summary>
public enum SourceGroup
{
    /// <summary>Trích xuất dân cư.</summary>
    Registry,

    /// <summary>Bảo trợ xã hội (NĐ 20/2021).</summary>
    SocialAssistance,

    /// <summary>Người có công (Pháp lệnh 02/2020/UBTVQH14).</summary>
    Merit,

    /// <summary>Hộ nghèo, cận nghèo (NĐ 07/2021).</summary>
    PoorHousehold,

    /// <summary>Đối tượng khác (TT 44/2022/TT-BTC Đ4, nghị quyết HĐND).</summary>
    Other,
}

public static class SourceGroups
{
    /// <summary>The four lists, in the order of the procedure.</summary>
    public static readonly SourceGroup[] Lists = [SourceGroup.SocialAssistance, SourceGroup.Merit, SourceGroup.PoorHousehold, SourceGroup.Other];

    public static string ToVietnamese(this SourceGroup group) => group switch
    {
        SourceGroup.Registry => "Dữ liệu dân cư",
        SourceGroup.SocialAssistance => "Bảo trợ xã hội",
        SourceGroup.Merit => "Người có công",
        SourceGroup.PoorHousehold => "Hộ nghèo, cận nghèo",
        _ => "Đối tượng khác",
    };

    /// <summary>The word of the command line: registry, btxh, ncc, ngheo, khac.</summary>
    public static string ToWord(this SourceGroup group) => group switch
    {
        SourceGroup.Registry => "registry",
        SourceGroup.SocialAssistance => "btxh",
        SourceGroup.Merit => "ncc",
        SourceGroup.PoorHousehold => "ngheo",
        _ => "khac",
    };

    public static SourceGroup? FromWord(string? word) => word switch
    {
        "registry" => SourceGroup.Registry,
        "btxh" => SourceGroup.SocialAssistance,
        "ncc" => SourceGroup.Merit,
        "ngheo" => SourceGroup.PoorHousehold,
        "khac" => SourceGroup.Other,
        _ => null,
    };
}
