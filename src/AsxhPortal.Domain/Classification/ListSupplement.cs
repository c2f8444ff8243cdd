using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Classification;

/// <summary>Where a person stands: the frozen line of a signed list, the latest one of the round.</summary>
public sealed record StandingLine(SurveyOutcome Outcome, ListLine Line);

/// <summary>One field of a line that is no longer as it was signed.</summary>
public sealed record LineDifference(string Label, string? Before, string? After)
{
    public override string ToString() => $"{Label}: {Before ?? "trống"} → {After ?? "trống"}";
}

/// <summary>
/// What a supplement has to say about one person: the difference between where they stand by signature and where they belong now. It keeps every
/// person at exactly one current outcome, because the line that is signed takes the place of the one that stood.
/// </summary>
public static class ListSupplement
{
    /// <param name="standing">Null when the person stands on no list of the round.</param>
    /// <param name="outcome">Outcome of the answer that counts; null when there is none yet.</param>
    /// <param name="now">The line as it would be signed; null when there is no answer that counts.</param>
    /// <param name="missing">What keeps the person off, or is only noted.</param>
    /// <param name="isFollowed">The register still follows the person in this commune.</param>
    /// <returns>The list and the line to sign, or null when the signature stands (or there is nothing to sign).</returns>
    public static StandingLine? Pending(StandingLine? standing, SurveyOutcome? outcome, ListLine? now, IReadOnlyList<MissingPiece> missing, bool isFollowed)
    {
        var isKeptOff = missing.Any(m => m.KeepsOffList);
        if (standing is null)
        {
            if (now is null || isKeptOff)
                return null;
            now.Change = LineChange.Added;
            return new StandingLine(outcome!.Value, now);
        }
        if (now is null)
        {
            // An opened survey, or an answer to be asked again, decides nothing yet: the signature stands until somebody completes it.
            return isFollowed ? null : Removal(standing, missing.Count > 0 ? missing[0].Sentence : "Danh sách đối tượng của xã không còn theo dõi người này.");
        }
        if (isKeptOff)
            return Removal(standing, string.Join(" ", missing.Where(m => m.KeepsOffList).Select(m => m.Sentence)));
        if (standing.Outcome != outcome)
        {
            now.Change = LineChange.MovedIn;
            now.PreviousOutcome = standing.Outcome;
            now.ChangeNote = $"Chuyển từ danh sách {standing.Outcome.Rule().Code} sang {outcome!.Value.Rule().Code}.";
            return new StandingLine(outcome.Value, now);
        }
        var differences = Differences(standing.Line, now);
        if (differences.Count == 0)
            return null;
        now.Change = LineChange.Changed;
        now.ChangeNote = Shortened(string.Join("; ", differences));
        return new StandingLine(standing.Outcome, now);
    }

    /// <summary>Everything that is printed, but the running number and the notes, which follow from the rest.</summary>
    public static IReadOnlyList<LineDifference> Differences(ListLine before, ListLine after) =>
    [
        .. new LineDifference[]
        {
            new("Họ và tên", before.FullName, after.FullName),
            new("Ngày sinh", before.Birth, after.Birth),
            new("Giới tính", before.Sex, after.Sex),
            new("Số định danh", before.CitizenId, after.CitizenId),
            new("Thôn", before.HamletName, after.HamletName),
            new("Loại đối tượng", before.Categories, after.Categories),
            new("Mức hưởng", new Dong(before.Amount).ToString(), new Dong(after.Amount).ToString()),
            new("Điện thoại", before.Phone, after.Phone),
            new("Số tài khoản", before.AccountNumber, after.AccountNumber),
            new("Ngân hàng", before.ProviderName, after.ProviderName),
            new("Chủ tài khoản", before.AccountHolder, after.AccountHolder),
            new("Hình thức nhận", before.ChannelName, after.ChannelName),
            new("Lý do", before.Reason, after.Reason),
            new("Số biên bản", before.MinuteNumber, after.MinuteNumber),
            new("Người được ủy quyền", before.AttorneyName, after.AttorneyName),
            new("Quan hệ", before.AttorneyRelation, after.AttorneyRelation),
            new("Số định danh người được ủy quyền", before.AttorneyCitizenId, after.AttorneyCitizenId),
            new("Thời hạn ủy quyền", before.AttorneyTerm, after.AttorneyTerm),
            new("Số chứng thực", before.CertificationNumber, after.CertificationNumber),
        }.Where(d => (d.Before ?? "") != (d.After ?? "")),
    ];

    private static StandingLine Removal(StandingLine standing, string reason)
    {
        var was = standing.Line;
        return new StandingLine(standing.Outcome, new ListLine
        {
            BeneficiaryId = was.BeneficiaryId,
            SurveyId = was.SurveyId,
            Change = LineChange.Removed,
            ChangeNote = Shortened(reason),
            FullName = was.FullName,
            Birth = was.Birth,
            Sex = was.Sex,
            CitizenId = was.CitizenId,
            HamletName = was.HamletName,
            Categories = was.Categories,
            Amount = was.Amount,
        });
    }

    private static string Shortened(string text) => text.Length <= 1000 ? text : text[..999] + "…";
}
