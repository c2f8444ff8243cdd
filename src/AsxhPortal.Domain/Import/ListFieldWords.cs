using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>What the meanings of a column are called on screen and in a column map.</summary>
public static class ListFieldWords
{
    /// <summary>All meanings in the order in which a list usually has them.</summary>
    public static readonly IReadOnlyList<ListField> InOrder =
    [
        ListField.Ordinal, ListField.FullName, ListField.FamilyName, ListField.HouseholdHead, ListField.MemberName, ListField.Relation,
        ListField.Birth, ListField.BirthMale, ListField.BirthFemale, ListField.BirthDay, ListField.BirthMonth, ListField.BirthYear, ListField.Sex,
        ListField.CitizenId, ListField.OldId, ListField.Phone, ListField.Ethnicity,
        ListField.Hamlet, ListField.Commune, ListField.District, ListField.Province,
        ListField.Category, ListField.CategoryCode, ListField.Coefficient, ListField.Percent, ListField.Amount, ListField.Start, ListField.DecisionNo,
        ListField.Payee, ListField.Account, ListField.Bank, ListField.AccountHolder,
        ListField.HouseholdCode, ListField.HouseholdType, ListField.HouseholdSize, ListField.ScoreB1, ListField.ScoreB2,
        ListField.ResidenceStatus, ListField.DiedOn, ListField.Note,
    ];

    private static readonly Dictionary<string, ListField> ByWords = InOrder
        .SelectMany(f => new[] { (Words: f.ToString().ToLowerInvariant(), Field: f), (Words: VietnameseText.Fold(f.ToVietnamese()), Field: f) })
        .ToDictionary(p => p.Words, p => p.Field);

    public static string ToVietnamese(this ListField field) => field switch
    {
        ListField.Ordinal => "Số thứ tự",
        ListField.FullName => "Họ và tên",
        ListField.FamilyName => "Họ và chữ đệm (cột riêng)",
        ListField.MemberName => "Họ tên thành viên hộ",
        ListField.HouseholdHead => "Họ tên chủ hộ",
        ListField.Birth => "Ngày sinh",
        ListField.BirthMale => "Ngày sinh (nam)",
        ListField.BirthFemale => "Ngày sinh (nữ)",
        ListField.BirthDay => "Ngày của ngày sinh",
        ListField.BirthMonth => "Tháng sinh",
        ListField.BirthYear => "Năm sinh",
        ListField.Sex => "Giới tính",
        ListField.CitizenId => "Số định danh (CCCD)",
        ListField.OldId => "Số CMND cũ",
        ListField.Ethnicity => "Dân tộc (không lưu)",
        ListField.Hamlet => "Thôn, tổ dân phố",
        ListField.Commune => "Xã, phường, thị trấn",
        ListField.District => "Huyện, quận",
        ListField.Province => "Tỉnh, thành phố",
        ListField.Category => "Loại đối tượng",
        ListField.CategoryCode => "Mã đối tượng",
        ListField.Coefficient => "Hệ số",
        ListField.Percent => "Tỷ lệ (%)",
        ListField.Amount => "Mức trợ cấp (đồng/tháng)",
        ListField.Start => "Thời điểm hưởng",
        ListField.DecisionNo => "Số quyết định",
        ListField.Payee => "Người nhận thay",
        ListField.Account => "Số tài khoản",
        ListField.Bank => "Ngân hàng, nơi nhận tiền",
        ListField.AccountHolder => "Chủ tài khoản",
        ListField.Phone => "Điện thoại",
        ListField.Note => "Ghi chú",
        ListField.HouseholdCode => "Mã hộ",
        ListField.HouseholdType => "Phân loại hộ",
        ListField.HouseholdSize => "Số nhân khẩu",
        ListField.Relation => "Quan hệ với chủ hộ",
        ListField.ScoreB1 => "Điểm B1",
        ListField.ScoreB2 => "Điểm B2",
        ListField.ResidenceStatus => "Tình trạng cư trú",
        ListField.DiedOn => "Ngày chết",
        _ => field.ToString(),
    };

    /// <summary>A meaning by its English name or the words of the screen, marks and capitals not looked at; nothing when there is none of that name.</summary>
    public static ListField? Find(string words) => ByWords.TryGetValue(VietnameseText.Fold(words), out var field) ? field : null;
}
