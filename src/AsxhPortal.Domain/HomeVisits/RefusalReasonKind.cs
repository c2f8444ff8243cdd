using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Why people who have an account do not want their allowance on it (outcome 2B), chosen from the list; for what was written before there was a list, as far as the text tells.</summary>
public enum RefusalReasonKind
{
    PrefersCash,
    FearsFraud,
    CannotUseDevices,
    OldOrIll,
    FarFromBank,
    FearsFees,
    AccountUsedOtherwise,
    WantsMoreTime,
    Other,
}

/// <summary>
/// One kind per refusal, for counting: the chosen one; where none was chosen the free text is sorted into a few kinds. The text itself stays
/// as it was written; what no kind's words are found in is "khác". The first kind wins, so that every refusal is counted once.
/// </summary>
public static class RefusalReasons
{
    /// <summary>Folded words, in the order in which they are tried.</summary>
    private static readonly (RefusalReasonKind Kind, string[] Words)[] Signs =
    [
        (RefusalReasonKind.FearsFraud, ["lua dao", "lo thong tin", "lo lot", "mat tien", "khong an toan", "bi hack", "khong tin"]),
        (RefusalReasonKind.FearsFees, ["mat phi", "ton phi", "thu phi", "phi duy tri", "phi rut", "phi tin nhan", "phi dich vu"]),
        (RefusalReasonKind.CannotUseDevices, ["khong biet dung", "khong biet su dung", "dien thoai", "smartphone", "cong nghe", "ung dung", "khong biet chu", "mu chu", "khong biet rut", "the atm", "cay atm"]),
        (RefusalReasonKind.OldOrIll, ["gia yeu", "tuoi cao", "cao tuoi", "suc yeu", "om dau", "benh", "khuyet tat", "khong di lai", "tai bien", "lu lan"]),
        (RefusalReasonKind.FarFromBank, ["xa ngan hang", "xa noi rut", "xa cay", "o xa", "duong xa", "di lai kho", "khong co nguoi dua", "khong tien di"]),
        (RefusalReasonKind.AccountUsedOtherwise, ["tai khoan vay", "tra no", "dang vay", "no ngan hang", "tai khoan luong", "con giu", "nguoi nha giu", "tai khoan cua con", "tai khoan bi"]),
        (RefusalReasonKind.PrefersCash, ["tien mat", "quen nhan", "nhan truc tiep", "cam tien", "buu dien", "tai xa", "tan tay"]),
        (RefusalReasonKind.WantsMoreTime, ["suy nghi", "de sau", "chua muon", "chua san sang", "hoi con", "ban voi", "chua co nhu cau", "cho them"]),
    ];

    /// <param name="chosen">As ticked on the survey or the minute; it stands above what the words seem to say.</param>
    /// <param name="reason">The words of the person.</param>
    public static RefusalReasonKind Of(RefusalReasonKind? chosen, string? reason) => chosen ?? Of(reason);

    /// <summary>The words of a reason: the person's own; a kind of the list speaks for itself, except "lý do khác".</summary>
    public static string? Words(RefusalReasonKind? chosen, string? reason) => !string.IsNullOrWhiteSpace(reason) ? reason.Trim()
        : chosen is { } kind and not RefusalReasonKind.Other ? kind.ToVietnamese() : null;

    public static RefusalReasonKind Of(string? reason)
    {
        var text = " " + string.Join(' ', string.Concat(VietnameseText.Fold(reason).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)) + " ";
        foreach (var (kind, words) in Signs)
        {
            if (Array.Exists(words, word => text.Contains(" " + word + " ", StringComparison.Ordinal)))
                return kind;
        }
        return RefusalReasonKind.Other;
    }

    public static string ToVietnamese(this RefusalReasonKind kind) => kind switch
    {
        RefusalReasonKind.PrefersCash => "Quen nhận tiền mặt",
        RefusalReasonKind.FearsFraud => "Sợ lừa đảo, lộ thông tin",
        RefusalReasonKind.CannotUseDevices => "Không biết dùng thẻ, điện thoại",
        RefusalReasonKind.OldOrIll => "Tuổi cao, đau yếu, khó đi lại",
        RefusalReasonKind.FarFromBank => "Ở xa ngân hàng, cây rút tiền",
        RefusalReasonKind.FearsFees => "Ngại mất phí",
        RefusalReasonKind.AccountUsedOtherwise => "Tài khoản vướng nợ hoặc người khác giữ",
        RefusalReasonKind.WantsMoreTime => "Muốn suy nghĩ thêm",
        _ => "Lý do khác",
    };
}
