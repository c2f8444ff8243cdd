using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>One outcome of the round in a commune.</summary>
/// <param name="People">With a completed survey of this outcome.</param>
/// <param name="Amount">đồng a month of the people who may stand on the list.</param>
/// <param name="SignedOff">On a signed-off list of this outcome.</param>
/// <param name="Pending">Would be signed off now.</param>
/// <param name="HeldBack">Surveyed, but kept off until mended.</param>
public sealed record OutcomeRow(OutcomeRule Rule, int People, long Amount, int SignedOff, int Pending, long PendingAmount, int HeldBack);

/// <summary>A thôn in the summary: people by outcome.</summary>
public sealed record HamletRow(string Name, int Total, IReadOnlyList<int> Counts)
{
    public int Surveyed => Counts.Sum();
}

/// <summary>A list that was signed off (or withdrawn).</summary>
public sealed record SignedListRow(
    Guid Id, SurveyOutcome Outcome, int Number, ClassificationState State, int PersonCount, long AmountSum, string SignedOffByName, DateTime SignedOffAt, string? WithdrawalReason);

/// <summary>The overview of step 5.</summary>
public sealed record ListsPage(WorkPlace Place, IReadOnlyList<OutcomeRow> Outcomes, IReadOnlyList<HamletRow> Hamlets, IReadOnlyList<SignedListRow> Signed, int Followed, int NotSurveyed, int NeedsMending)
{
    public int Pending => Outcomes.Sum(o => o.Pending);
    public long PendingAmount => Outcomes.Sum(o => o.PendingAmount);

    public static ListsPage Of(WorkPlace place, IReadOnlyList<ClassifiedPerson> people, IReadOnlyList<SignedListRow> signed) => new(
        place,
        [.. SurveyOutcomes.All.Select(rule => OutcomeOf(rule, people, signed))],
        HamletsOf(people),
        signed,
        people.Count,
        people.Count(p => !p.IsSurveyed),
        people.Count(p => p.IsSurveyed && p.Missing.Count > 0));

    public static IReadOnlyList<HamletRow> HamletsOf(IReadOnlyList<ClassifiedPerson> people) =>
    [
        .. people.GroupBy(p => p.HamletName ?? "Chưa rõ thôn").OrderBy(g => g.Key, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), true))
            .Select(g => new HamletRow(g.Key, g.Count(), [.. SurveyOutcomes.All.Select(rule => g.Count(p => p.IsSurveyed && p.Outcome == rule.Outcome))])),
    ];

    private static OutcomeRow OutcomeOf(OutcomeRule rule, IReadOnlyList<ClassifiedPerson> people, IReadOnlyList<SignedListRow> signed)
    {
        var here = people.Where(p => p.IsSurveyed && p.Outcome == rule.Outcome).ToList();
        var pending = here.Where(p => p.IsPending).ToList();
        return new OutcomeRow(rule, here.Count, here.Where(p => p.IsListed).Sum(p => p.Line!.Amount),
            signed.Where(l => l.Outcome == rule.Outcome && l.State == ClassificationState.SignedOff).Sum(l => l.PersonCount),
            pending.Count, pending.Sum(p => p.Line!.Amount), here.Count(p => !p.IsListed && p.SignedOffAs is null));
    }
}

/// <summary>The list of one outcome as it would be signed off now, and its earlier editions.</summary>
public sealed record PreviewPage(WorkPlace Place, OutcomeRule Rule, IReadOnlyList<ListLine> Lines, IReadOnlyList<ClassifiedPerson> HeldBack, IReadOnlyList<SignedListRow> Signed)
{
    public long AmountSum => Lines.Sum(l => l.Amount);
}

public sealed class MissingQuery : ListQuery
{
    public Guid? Unit { get; set; }
    public Guid? Hamlet { get; set; }
    public MissingKind? Kind { get; set; }
}

/// <summary>Who is missing on the lists, and why.</summary>
public sealed record MissingPage(WorkPlace Place, MissingQuery Query, PageOf<ClassifiedPerson> People, IReadOnlyList<(MissingKind Kind, int Count)> Kinds, IReadOnlyList<(Guid Id, string Name)> Hamlets);

public static class MissingWords
{
    public static string ToVietnamese(this MissingKind kind) => kind switch
    {
        MissingKind.NotSurveyed => "Chưa khảo sát",
        MissingKind.SurveyIsDraft => "Phiếu còn nháp",
        MissingKind.StatusContradicts => "Mâu thuẫn với danh sách đối tượng",
        MissingKind.EventNotRecorded => "Chưa ghi biến động",
        MissingKind.OutcomeChanged => "Đổi kết quả sau ký duyệt",
        MissingKind.Entitlement => "Chưa có chế độ",
        MissingKind.Amount => "Chưa rõ mức hưởng",
        MissingKind.Minute => "Chưa có biên bản",
        MissingKind.PowerOfAttorney => "Chưa có giấy ủy quyền",
        MissingKind.Certification => "Ủy quyền chưa chứng thực",
        MissingKind.AttorneyTerm => "Ủy quyền hết hạn",
        _ => "Chưa có tài khoản",
    };
}
