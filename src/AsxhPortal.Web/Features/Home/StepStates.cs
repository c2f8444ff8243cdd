using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Home;

/// <summary>One of the seven steps on the home page: deadline, state in words, what is left.</summary>
/// <param name="Detail">Counts; the step's description for whoever does not see them.</param>
public sealed record StepState(Step Step, DateOnly? DueOn, Tone Tone, string? Word, string Detail);

/// <summary>Turns the figures of the round into the states of the steps.</summary>
public static class StepStates
{
    public static IReadOnlyList<StepState> Of(RoundFigures? figures, ReviewRound? round)
    {
        if (figures is null)
            return [.. Steps.All.Select(step => new StepState(step, round?.DeadlineOf(step.Number), Tone.Idle, null, step.Description))];
        var details = Details(figures.Place.Counts);
        return [.. figures.Place.Steps.Select(progress =>
        {
            var standing = figures.StandingOf(progress);
            var days = figures.DaysOverdue(progress);
            return new StepState(Steps.All[progress.Step - 1], round?.DeadlineOf(progress.Step), StandingWords.ToneOf(standing),
                days > 0 ? $"Quá hạn {days} ngày" : StandingWords.Of(standing, progress.IsStarted), details[progress.Step - 1] + CommunesDone(figures.Place, progress.Step));
        })];
    }

    private static string[] Details(RoundCounts c) =>
    [
        c.ListGroups + c.RegistryBatches == 0 && c.People > 0 ? "Danh sách đối tượng đã có sẵn"
            : $"{c.ListGroups}/4 nhóm danh sách, {(c.RegistryBatches > 0 ? "đã có" : "chưa có")} dữ liệu dân cư{Also(c.RejectedRows, "dòng phải sửa")}",
        $"{Figure(c.OpenMatches)} dòng chờ quyết định, {Figure(c.UnpublishedMatches)} dòng chờ đưa vào danh sách",
        $"{Figure(c.People)} đối tượng{Also(c.WithoutCategory, "chế độ chưa rõ loại")}{Also(c.HamletsWithoutTeam, "thôn chưa giao tổ công tác")}",
        $"{Figure(c.Settled)}/{Figure(c.People)} người đã có kết quả{Also(c.Carried, "người kế thừa")}{Also(c.Absent, "người vắng nhà")}",
        $"{Figure(c.SignedOff)} người trong các danh sách đã ký duyệt",
        $"{Figure(c.HandOversSent)} danh sách chờ tiếp nhận, {Figure(c.HandOversAnswered)} đã trả lời{Also(c.ReturnedLines, "dòng bị trả lại")}",
        c.PaymentLines == 0 ? "Chưa lập đợt chi trả của tháng tới"
            : c.DraftRuns + c.ApprovedRuns == 0 ? $"{Figure(c.PaymentLines)} dòng của xã trong đợt chi trả tháng tới"
            : $"{Figure(c.ApprovedRuns)} đợt đã duyệt, {Figure(c.DraftRuns)} đợt chờ duyệt",
    ];

    private static string CommunesDone(PlaceFigures place, int step)
    {
        var communes = place.Communes.ToList();
        return communes.Count < 2 ? "" : $"; {communes.Count(c => c.Step(step)!.IsDone)}/{communes.Count} xã đã xong";
    }

    private static string Also(int count, string what) => count == 0 ? "" : $", {Figure(count)} {what}";

    private static string Figure(int count) => MoneyTagHelper.Figures(count);
}
