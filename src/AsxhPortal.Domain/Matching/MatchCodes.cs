using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// The defects that only the population extract or another list can show, by the codes of the defect table: what the office's row and the
/// person found for it (linked, or the first to be looked at) say differently, and what the extract says of that person.
/// </summary>
public static class MatchCodes
{
    public static readonly IReadOnlyDictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["ID-TYPO"] = "Số định danh lệch chữ số so với dữ liệu dân cư",
        ["NAME-TONE"] = "Họ tên khác dấu hoặc khác i/y",
        ["NAME-TYPO"] = "Họ tên lệch chữ cái",
        ["NAME-DROPMID"] = "Họ tên thiếu chữ đệm",
        ["DOB-WRONG"] = "Ngày sinh khác dữ liệu dân cư",
        ["THON-WRONG"] = "Thôn khác dữ liệu dân cư",
        ["DEAD"] = "Đã chết theo dữ liệu dân cư",
        ["MOVED"] = "Đã chuyển đi theo dữ liệu dân cư",
        ["NOT-FOUND"] = "Không tìm thấy ai phù hợp trong dữ liệu dân cư",
        ["DUP-GROUP"] = "Cùng một người ở danh sách của hai nhóm: giữ cả hai, chỉ hưởng một mức cao nhất (NĐ 20/2021 Điều 6 khoản 2)",
    };

    /// <param name="found">The person linked, or the best candidate while a person must decide; null when nobody fits.</param>
    /// <param name="isLinked">Whether <paramref name="found"/> is certain.</param>
    /// <param name="isInTwoGroups">Whether rows of another group are linked to the same person.</param>
    public static IReadOnlyList<string> Of(ImportRow row, Citizen? found, bool isLinked, bool isInTwoGroups)
    {
        // Somebody who fits only in part may be nobody of the commune: both possibilities are said.
        if (found is null) return ["NOT-FOUND"];
        var codes = new List<string>();
        if (!isLinked && row.CitizenId is null && row.OldId is null || !isLinked && row.CitizenId is not null && row.CitizenId != found.CitizenId) codes.Add("NOT-FOUND");
        if (row.CitizenId is not null && found.CitizenId is not null && row.CitizenId != found.CitizenId) codes.Add("ID-TYPO");
        if (NameCode(row.FullName, found.FullName) is { } name) codes.Add(name);
        if (row.Birth is { } birth && found.Birth is { } known && !birth.AgreesWith(known)) codes.Add("DOB-WRONG");
        if (row.HamletName is not null && found.HamletName is not null && HamletRecognition.KeyOf(row.HamletName) != HamletRecognition.KeyOf(found.HamletName)) codes.Add("THON-WRONG");
        if (found.Residence == Residence.Dead) codes.Add("DEAD");
        if (found.Residence == Residence.MovedAway) codes.Add("MOVED");
        if (isInTwoGroups) codes.Add("DUP-GROUP");
        return codes;
    }

    private static string? NameCode(string? written, string known)
    {
        if (string.IsNullOrEmpty(written) || VietnameseText.Nfc(written) == VietnameseText.Nfc(known)) return null;
        var (left, right) = (new NameForms(written), new NameForms(known));
        if (left.Key == right.Key) return "NAME-TONE";
        return left.Words.Length < right.Words.Length ? "NAME-DROPMID" : "NAME-TYPO";
    }
}
