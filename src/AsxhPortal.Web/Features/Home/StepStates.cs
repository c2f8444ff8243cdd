using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Home;

/// <summary>One of the seven steps on the home page: deadline, state in words, what is left.</summary>
public sealed record StepState(Step Step, DateOnly? DueOn, Tone Tone, string Word, string Detail);

/// <summary>Turns counts into the states and the next work of a role.</summary>
public static class StepStates
{
    public static IReadOnlyList<StepState> Of(RoundProgress p, Func<int, DateOnly?> deadline, DateOnly today)
    {
        (bool IsStarted, bool IsDone, string Detail)[] steps =
        [
            (p.RegistryBatches + p.ListGroups + p.People > 0, (p.RegistryBatches > 0 && p.ListGroups == 4) || (p.ListGroups == 0 && p.People > 0),
                p.ListGroups == 0 && p.People > 0 ? "Danh sách đối tượng đã có sẵn" : $"{p.ListGroups}/4 nhóm danh sách, {(p.RegistryBatches > 0 ? "đã có" : "chưa có")} dữ liệu dân cư{Also(p.RejectedRows, "dòng phải sửa")}"),
            (p.PublishedMatches + p.OpenMatches + p.UnpublishedMatches + p.People > 0, p.People > 0 && p.OpenMatches + p.UnpublishedMatches == 0,
                $"{p.OpenMatches} dòng chờ quyết định, {p.UnpublishedMatches} dòng chờ đưa vào danh sách"),
            (p.People > 0, p.People > 0 && p.EntitlementsWithoutCategory == 0 && p.ThonWithoutTeam == 0,
                $"{p.People} đối tượng{Also(p.EntitlementsWithoutCategory, "chế độ chưa rõ loại")}{Also(p.ThonWithoutTeam, "thôn chưa giao tổ công tác")}"),
            (p.Surveyed + p.Drafts > 0, p.People > 0 && p.ToSurvey == 0, $"{p.Surveyed}/{p.People} phiếu đã hoàn thành{Also(p.ToCertify, "giấy ủy quyền chờ chứng thực")}"),
            (p.SignedOffPeople > 0, p.SignedOffPeople > 0 && p.SignedOffPeople >= p.Surveyed && p.ToSurvey == 0, $"{p.SignedOffPeople} người trong các danh sách đã ký duyệt"),
            (p.HandOversSent + p.HandOversAnswered > 0, p.HandOversAnswered > 0 && p.HandOversSent == 0 && p.ReturnedLines == 0,
                $"{p.HandOversSent} danh sách chờ tiếp nhận, {p.HandOversAnswered} đã trả lời{Also(p.ReturnedLines, "dòng bị trả lại")}"),
            (p.PaymentLines > 0, p.ApprovedRuns > 0 && p.DraftRuns == 0, p.PaymentLines == 0 ? "Chưa lập đợt chi trả của tháng tới"
                : p.DraftRuns + p.ApprovedRuns == 0 ? $"{p.PaymentLines} dòng của xã trong đợt chi trả tháng tới"
                : $"{p.ApprovedRuns} đợt đã duyệt, {p.DraftRuns} đợt chờ duyệt"),
        ];
        return [.. Steps.All.Select((step, index) =>
        {
            var (isStarted, isDone, detail) = steps[index];
            var dueOn = deadline(step.Number);
            var isLate = !isDone && dueOn < today;
            var (tone, word) = isDone ? (Tone.Ok, "Đã xong") : isLate ? (Tone.Bad, isStarted ? "Quá hạn" : "Quá hạn, chưa làm") : isStarted ? (Tone.Info, "Đang làm") : (Tone.Idle, "Chưa làm");
            return new StepState(step, dueOn, tone, word, detail);
        })];
    }

    private static string Also(int count, string what) => count == 0 ? "" : $", {count} {what}";
}
