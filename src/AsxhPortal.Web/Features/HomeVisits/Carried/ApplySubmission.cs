using System.Globalization;
using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Features.Shared.Corrections;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>
/// Settles one received visit, in one transaction: it stands, gives way to what the same phone said later, or waits for a decision beside what
/// another wrote. Which of several phones stands follows from the set of what they sent (<see cref="SubmissionStanding"/>), never from the order of
/// arrival. Nothing is ever overwritten that was changed at the office meanwhile.
/// </summary>
public sealed class ApplySubmission(AppDbContext db, TakeOverPictures pictures, ApplyVisit apply, UndoVisit undo, ProposeCorrections propose, BusinessClock clock)
{
    /// <summary>A phone may learn of its end a little late.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <param name="pause">Called between pieces of work: whoever sends goes first.</param>
    /// <returns>False when it is not there, or settled already.</returns>
    public async Task<bool> RunAsync(Guid id, Func<Task> pause, CancellationToken cancel = default)
    {
        var seen = await db.VisitSubmissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancel);
        if (seen is null)
            return false;
        if (seen.State != SubmissionState.Received)
        {
            // A picture that was waited for no longer has come after all: it is kept with the person.
            await pictures.RunAsync(seen, pause, cancel);
            return false;
        }
        var refused = await pictures.RunAsync(seen, pause, cancel);
        await pause();
        string? because = null;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await SettleAsync(id, because, refused, cancel);
                return true;
            }
            catch (RuleException rule) when (attempt == 0)
            {
                because = rule.Message;
            }
            catch (RuleException rule)
            {
                await ContradictAsync(id, ConflictKind.Refused, rule.Message, cancel);
                return true;
            }
            catch (StaleRecordException)
            {
                await ContradictAsync(id, ConflictKind.ChangedMeanwhile, "Văn phòng đã sửa hồ sơ này sau khi mang đi; cán bộ sẽ so hai bên rồi chọn.", cancel);
                return true;
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>It failed again and again for a reason that no rule names: the office looks at it, and the queue is free of it.</summary>
    public Task GiveUpAsync(Guid id, CancellationToken cancel = default) =>
        ContradictAsync(id, ConflictKind.Refused, "Máy chủ thử nhiều lần mà không ghi được lượt này. Hãy xem nội dung, ghi lại vào phiếu của người đó, và báo quản trị hệ thống.", cancel);

    private async Task SettleAsync(Guid id, string? draftBecause, IReadOnlyList<string> refused, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var submission = await db.VisitSubmissions.FirstAsync(s => s.Id == id, cancel);
        if (submission.State != SubmissionState.Received)
            return;
        if (await WhyNotAsync(submission, cancel) is var (kind, sentence))
            submission.Contradict(kind, sentence, clock.UtcNow);
        else
            await FoldAsync(submission, draftBecause, refused, cancel);
        if (submission.LeftOutCount > 0)
            submission.Tell($"Ghi khi thiếu {submission.LeftOutCount} ảnh ({submission.LeftOutReason}).");
        await CountAttemptAsync(submission, cancel);
        await ProposeAsync(submission, cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>What the card says differently goes to step 2, whatever becomes of the answers.</summary>
    private async Task ProposeAsync(VisitSubmission submission, CancellationToken cancel)
    {
        var content = await db.SubmittedContents.AsNoTracking().Where(c => c.Id == submission.Id).Select(c => c.Bytes).FirstAsync(cancel);
        var corrections = new List<ProposedCorrection>();
        foreach (var correction in SealedVisit.Read(content)!.Corrections)
        {
            var value = DateOnly.TryParseExact(correction.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : correction.Value;
            if (Enum.TryParse<CorrectedField>(correction.Field, ignoreCase: true, out var field))
                corrections.Add(new ProposedCorrection(field, value));
        }
        if (corrections.Count == 0)
            return;
        try
        {
            await propose.RunAsync(submission.BeneficiaryId, corrections, new Actor(submission.SentById, submission.SentByName), clock.UtcNow, save: false, cancel);
        }
        catch (RuleException rule)
        {
            submission.Tell(rule.Message);
        }
    }

    private async Task<(ConflictKind Kind, string Sentence)?> WhyNotAsync(VisitSubmission submission, CancellationToken cancel)
    {
        if (!(await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == submission.RoundId, cancel)).IsOpen)
            return (ConflictKind.RoundEnded, "Đợt rà soát đã kết thúc trước khi bản này được gửi; cán bộ sẽ xem và quyết định.");
        var plan = await db.CarriedPlans.AsNoTracking().FirstAsync(p => p.Id == submission.PlanId, cancel);
        return submission.TakenAt > plan.OverAt + Grace
            ? (ConflictKind.WrittenAfterEnd, $"Ghi sau khi bản mang đi đã kết thúc ({BusinessClock.ToLocal(plan.OverAt):HH:mm dd/MM/yyyy}); cán bộ sẽ xem và quyết định.")
            : null;
    }

    /// <summary>Puts the submission among those of the same person on the same ground and lets the one stand that goes first.</summary>
    private async Task FoldAsync(VisitSubmission submission, string? draftBecause, IReadOnlyList<string> refused, CancellationToken cancel)
    {
        var (personId, roundId) = (submission.BeneficiaryId, submission.RoundId);
        var now = clock.UtcNow;
        var group = await db.VisitSubmissions.Where(s => s.BeneficiaryId == personId && s.RoundId == roundId
            && s.SurveyVersion == submission.SurveyVersion && s.PersonVersion == submission.PersonVersion && s.DecidedById == null
            && (s.Id == submission.Id || s.IsStanding || s.State == SubmissionState.Superseded || (s.State == SubmissionState.Conflict && s.Conflict == ConflictKind.OtherPhone))).ToListAsync(cancel);
        var standing = group.Find(s => s.IsStanding);
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == personId && s.RoundId == roundId, cancel);
        var personVersion = await db.Beneficiaries.Where(b => b.Id == personId).Select(b => b.Version).FirstAsync(cancel);
        var isOnSameGround = standing is null
            ? survey?.Version == submission.SurveyVersion && personVersion == submission.PersonVersion
            : survey?.Version == standing.LeftSurveyVersion && personVersion == standing.LeftPersonVersion;
        if (!isOnSameGround)
        {
            if (await SaidLaterAsync(submission, cancel))
                submission.GiveWay(now);
            else
                submission.Contradict(ConflictKind.ChangedMeanwhile, "Hồ sơ này đã được sửa sau khi mang đi; cán bộ sẽ so hai bên rồi chọn.", now);
            return;
        }

        var winnerId = SubmissionStanding.WinnerOf(group.Select(s => s.Candidate));
        if (winnerId == standing?.Id)
        {
            GiveWay(submission, standing, now);
            return;
        }
        var winner = group.First(s => s.Id == winnerId);
        if (standing is not null && survey is not null && await ReopenSurvey.IsSignedOffAsync(db, survey.Id, cancel))
        {
            submission.Contradict(ConflictKind.SignedOff, "Danh sách có người này đã chốt theo lượt khảo sát trước; cán bộ sẽ xem và quyết định.", now);
            return;
        }
        if (standing is not null)
            await undo.RunAsync(standing, new Actor(winner.SentById, winner.SentByName), cancel);
        await StandAsync(winner, draftBecause, winner.Id == submission.Id ? refused : [], cancel);
        foreach (var other in group.Where(s => s.Id != winnerId))
            GiveWay(other, winner, now);
    }

    private async Task StandAsync(VisitSubmission winner, string? draftBecause, IReadOnlyList<string> refused, CancellationToken cancel)
    {
        var content = await db.SubmittedContents.AsNoTracking().Where(c => c.Id == winner.Id).Select(c => c.Bytes).FirstAsync(cancel);
        var visit = SealedVisit.Read(content)!;
        if (winner.CountedVisitId is { } counted)
        {
            // The attempt is counted anew by the completion.
            await db.Visits.Where(v => v.Id == counted).ExecuteDeleteAsync(cancel);
            winner.CountAs(null);
        }
        var before = await db.Visits.Where(v => db.Surveys.Any(s => s.Id == v.SurveyId && s.BeneficiaryId == winner.BeneficiaryId && s.RoundId == winner.RoundId)).Select(v => v.Id).ToListAsync(cancel);
        var applied = await apply.RunAsync(winner, visit, draftBecause, cancel);
        await db.SaveChangesAsync(cancel);
        var now = await db.Surveys.AsNoTracking().Where(s => s.BeneficiaryId == winner.BeneficiaryId && s.RoundId == winner.RoundId)
            .Select(s => new { s.Version, PersonVersion = s.Beneficiary.Version, Visits = s.Visits.Select(v => v.Id).ToList() }).FirstAsync(cancel);
        winner.CountAs(now.Visits.Except(before).Select(id => (Guid?)id).FirstOrDefault());
        var sentence = string.Join(" ", new[] { applied.Sentence }.Concat(refused).Where(text => !string.IsNullOrEmpty(text)));
        winner.Stand(applied.IsDraft, sentence.Length == 0 ? null : sentence, now.Version, now.PersonVersion, clock.UtcNow);
    }

    private static void GiveWay(VisitSubmission submission, VisitSubmission winner, DateTime now)
    {
        if (SubmissionStanding.ResultOf(submission.Candidate, winner.Candidate) == StandingResult.Superseded)
            submission.GiveWay(now);
        else
            submission.Contradict(ConflictKind.OtherPhone, "Điện thoại khác cũng khảo sát người này và được tính trước; cán bộ sẽ so hai bên rồi chọn.", now);
    }

    /// <summary>The same person of the team said more afterwards, and that stands.</summary>
    private Task<bool> SaidLaterAsync(VisitSubmission submission, CancellationToken cancel) => db.VisitSubmissions.AnyAsync(s => s.BeneficiaryId == submission.BeneficiaryId
        && s.RoundId == submission.RoundId && s.IsStanding && s.SentById == submission.SentById && s.TakenAt > submission.TakenAt, cancel);

    /// <summary>Somebody stood at the door, whatever became of the answers.</summary>
    private async Task CountAttemptAsync(VisitSubmission submission, CancellationToken cancel)
    {
        if (submission.Command == VisitCommand.Draft || submission.IsStanding || submission.CountedVisitId is not null)
            return;
        var survey = await db.Surveys.FirstOrDefaultAsync(s => s.BeneficiaryId == submission.BeneficiaryId && s.RoundId == submission.RoundId, cancel);
        if (survey is null)
            return;
        var day = DateOnly.FromDateTime(BusinessClock.ToLocal(submission.TakenAt));
        var visit = survey.RecordVisit(day, submission.Command == VisitCommand.Complete, null, null, new Actor(submission.SentById, submission.SentByName));
        db.Visits.Add(visit);
        submission.CountAs(visit.Id);
    }

    private async Task ContradictAsync(Guid id, ConflictKind kind, string sentence, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var submission = await db.VisitSubmissions.FirstAsync(s => s.Id == id, cancel);
        if (submission.State != SubmissionState.Received)
            return;
        submission.Contradict(kind, sentence, clock.UtcNow);
        await db.SaveChangesAsync(cancel);
    }
}
