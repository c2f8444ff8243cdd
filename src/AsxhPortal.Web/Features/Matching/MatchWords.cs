using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Matching;

/// <summary>The words of step 2 as the screens use them.</summary>
public static class MatchWords
{
    public static readonly IReadOnlyList<(string Field, string Word)> Differences =
    [
        ("CitizenId", "Số định danh"), ("FullName", "Họ tên"), ("Birth", "Ngày sinh"), ("Sex", "Giới tính"), ("OldId", "Số CMND cũ"), ("Hamlet", "Thôn"),
    ];

    public static string ToVietnamese(this MatchOutcome outcome) => outcome switch
    {
        MatchOutcome.Auto => "Khớp",
        MatchOutcome.Review => "Cần xem",
        _ => "Không tìm thấy",
    };

    public static (string Word, Tone Tone) StateOf(MatchOutcome outcome, MatchState state, bool isByPerson, bool isPublished) => state switch
    {
        MatchState.Accepted when isPublished => ("Đã đưa vào danh sách", Tone.Done),
        MatchState.Accepted when isByPerson => ("Đã chấp nhận", Tone.Ok),
        MatchState.Accepted => ("Khớp tự động", Tone.Ok),
        MatchState.ToVerify => ("Chờ xác minh", Tone.Warn),
        MatchState.Dismissed => ("Đã loại", Tone.Idle),
        _ => outcome == MatchOutcome.None ? ("Không tìm thấy", Tone.Bad) : ("Cần xem", Tone.Warn),
    };

    public static IEnumerable<string> WordsOf(string differingFields) =>
        Differences.Where(d => differingFields.Split('|').Contains(d.Field)).Select(d => d.Word);
}
