using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.PowersOfAttorney;
using AsxhPortal.Web.Features.HomeVisits.Refusals;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What stood before a submission was applied.</summary>
public sealed record StoodBefore(Guid? AccountId, Guid? ArrangementId, string? Phone, Guid? MinuteId, Guid? AttorneyId);

/// <param name="IsDraft">It stands as a draft.</param>
/// <param name="Sentence">What is missing, or what had to be mended; null when there is nothing to say.</param>
public sealed record AppliedVisit(bool IsDraft, string? Sentence);

/// <summary>Writes a visit from a phone by the use cases that the pages use. The caller holds the transaction and has seen to the versions.</summary>
public sealed class ApplyVisit(AppDbContext db, SaveSurvey save, CompleteSurvey complete, RecordRefusal record, SignMinute sign, WritePowerOfAttorney write, BusinessClock clock)
{
    private static readonly TimeSpan WrongClock = TimeSpan.FromHours(1), LongestVisit = TimeSpan.FromDays(2);

    /// <param name="draftBecause">A rule stood against completing it: only the answers are kept.</param>
    /// <exception cref="RuleException">A rule stands against it.</exception>
    public async Task<AppliedVisit> RunAsync(VisitSubmission submission, SealedVisit visit, string? draftBecause, CancellationToken cancel = default)
    {
        var by = new Actor(submission.SentById, submission.SentByName);
        var (personId, roundId) = (submission.BeneficiaryId, submission.RoundId);
        submission.Remember(JsonSerializer.Serialize(await StandsNowAsync(personId, cancel)));
        var (form, notes) = FormOf(submission, visit);
        if (draftBecause is not null)
            notes.Add(draftBecause);

        // Absent: nothing but the attempt is new, and what had been answered stays.
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == personId && s.RoundId == roundId, cancel);
        form.Version = survey?.Version;
        if (submission.Command == VisitCommand.Draft || draftBecause is not null || visit.Minute is not null || visit.Attorney is not null)
            form.Version = (await save.RunAsync(personId, roundId, form, cancel))?.Version;
        if (draftBecause is null)
            notes.AddRange(await WritePapersAsync(submission, visit, form, cancel));
        if (submission.Command == VisitCommand.Draft || draftBecause is not null)
            return new AppliedVisit(true, Join(notes));

        form.Version = await VersionAsync(personId, roundId, cancel);
        var completion = await complete.RunAsync(personId, roundId, form, by, clock.UtcNow, cancel) ?? throw new RuleException("Không còn thấy người này trong danh sách của xã.");
        if (completion.Missing.Count == 0)
            return new AppliedVisit(false, Join(notes));
        // The completion has written the answers into the survey and stopped there: they are kept as a draft.
        await db.SaveChangesAsync(cancel);
        notes.AddRange(completion.Missing.Select(m => m.Sentence));
        return new AppliedVisit(true, Join(notes));
    }

    /// <returns>What could not be read, and what keeps the minute from being signed; empty when nothing does.</returns>
    private async Task<IReadOnlyList<string>> WritePapersAsync(VisitSubmission submission, SealedVisit visit, SurveyForm survey, CancellationToken cancel)
    {
        var (personId, roundId) = (submission.BeneficiaryId, submission.RoundId);
        var notes = new List<string>();
        if (visit.Minute is { } minute)
        {
            var (form, unreadable) = FlatForm.Read<RefusalForm>(minute);
            notes.AddRange(unreadable);
            var held = BusinessClock.ToLocal(submission.TakenAt);
            if (!IsHeldBefore(form, held))
                (form.HeldOn, form.HeldTime) = (DateOnly.FromDateTime(held), held.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
            form.Reason ??= survey.Reason;
            form.ReasonKind ??= survey.ReasonKind;
            (form.Number, form.ProposedNumber) = (null, null);
            form.Version = await db.RefusalMinutes.Where(m => db.Surveys.Any(s => s.Id == m.StandingForSurveyId && s.BeneficiaryId == personId && s.RoundId == roundId))
                .Select(m => (int?)m.Version).FirstOrDefaultAsync(cancel);
            await record.RunAsync(personId, roundId, form, cancel);
        }
        if (visit.Attorney is { } attorney)
        {
            var (form, unreadable) = FlatForm.Read<PowerOfAttorneyForm>(attorney);
            notes.AddRange(unreadable);
            form.ValidFrom ??= DateOnly.FromDateTime(BusinessClock.ToLocal(submission.TakenAt));
            form.Version = await db.PowersOfAttorney.Where(p => p.BeneficiaryId == personId && p.State == PowerOfAttorneyState.Draft).Select(p => (int?)p.Version).FirstOrDefaultAsync(cancel);
            await write.RunAsync(personId, roundId, form, DateOnly.FromDateTime(BusinessClock.ToLocal(submission.TakenAt)), cancel);
        }
        await BindPicturesAsync(submission, cancel);
        return visit.Minute is null ? notes : [.. notes, .. await SignMinuteAsync(submission, cancel)];
    }

    /// <summary>
    /// The moment that the phone showed to those who signed stands, since it is sealed with their signatures: it is the server's clock as the
    /// phone knew it. Only one that cannot be, after the visit was finished or longer before than a package lives, gives way.
    /// </summary>
    private static bool IsHeldBefore(RefusalForm form, DateTime held) =>
        form.HeldOn is { } day && TimeOnly.TryParse(form.HeldTime, System.Globalization.CultureInfo.InvariantCulture, out var time)
        && day.ToDateTime(time) is var at && at <= held.AddMinutes(1) && at > held - LongestVisit;

    /// <summary>The signatures drawn on the phone, or the photo of the signed paper, sign the minute that the visit wrote. Without them it stays to be signed at the office.</summary>
    private async Task<IReadOnlyList<string>> SignMinuteAsync(VisitSubmission submission, CancellationToken cancel)
    {
        var ofMinute = await PicturesOf(submission).AsNoTracking().Where(a => a.MinuteId != null).Select(a => new { a.Id, a.Kind }).ToListAsync(cancel);
        if (ofMinute.Count == 0)
            return [];
        var way = ofMinute.Exists(a => a.Kind == AttachmentKind.SignedPaper) && !ofMinute.Exists(a => a.Kind.IsSignature()) ? SigningWay.OnPaper : SigningWay.OnScreen;
        try
        {
            await sign.RunAsync(submission.BeneficiaryId, submission.RoundId, way, null, [.. ofMinute.Select(a => a.Id)], new Actor(submission.SentById, submission.SentByName), submission.TakenAt, cancel);
            return [];
        }
        catch (RuleException rule)
        {
            return [rule.Message];
        }
    }

    /// <summary>What was kept of the visit's pictures. One that was refused may bear the id of somebody else's picture, which stays as it is.</summary>
    private IQueryable<VisitAttachment> PicturesOf(VisitSubmission submission) => db.VisitAttachments.Where(a => a.BeneficiaryId == submission.BeneficiaryId
        && db.SubmittedPictures.Any(p => p.Id == a.Id && p.VisitId == submission.Id && p.State == SubmittedPictureState.Kept));

    /// <summary>The pictures of the visit belong to the papers that it wrote.</summary>
    private async Task BindPicturesAsync(VisitSubmission submission, CancellationToken cancel)
    {
        var pictures = await PicturesOf(submission).ToListAsync(cancel);
        if (pictures.Count == 0)
            return;
        var surveyId = await db.Surveys.Where(s => s.BeneficiaryId == submission.BeneficiaryId && s.RoundId == submission.RoundId).Select(s => (Guid?)s.Id).FirstOrDefaultAsync(cancel);
        var minuteId = await db.RefusalMinutes.Where(m => m.StandingForSurveyId == surveyId).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel);
        var paperId = await db.PowersOfAttorney.Where(p => p.BeneficiaryId == submission.BeneficiaryId && p.State == PowerOfAttorneyState.Draft).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        foreach (var picture in pictures)
        {
            var isOfMinute = picture.IsSignature || picture.Kind == AttachmentKind.SignedPaper;
            picture.BelongTo(surveyId, isOfMinute ? minuteId : null, picture.Kind == AttachmentKind.PowerOfAttorneyPaper ? paperId : null);
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The answers as a form. What a clock that was wrong put into it is set right by the server's, and said.</summary>
    private static (SurveyForm Form, List<string> Notes) FormOf(VisitSubmission submission, SealedVisit visit)
    {
        var (form, notes) = AnswersOf(visit);
        if (submission.Command == VisitCommand.Absent)
            form.Outcome = SurveyOutcome.Absent.Rule().Code;
        var day = DateOnly.FromDateTime(BusinessClock.ToLocal(submission.TakenAt));
        var phoneDay = DateOnly.FromDateTime(BusinessClock.ToLocal(submission.TakenAt.AddMilliseconds(-visit.ClockOffsetMs)));
        if (form.VisitedOn is null)
            form.VisitedOn = day;
        else if (form.VisitedOn > day || (IsWrongClock(visit) && form.VisitedOn == phoneDay && phoneDay != day))
        {
            notes.Add($"Đồng hồ của điện thoại chạy sai nên ngày đến nhà được ghi theo giờ máy chủ: {day:dd/MM/yyyy}.");
            form.VisitedOn = day;
        }
        return (form, notes);
    }

    /// <summary>The answers alone, and a sentence for each that could not be read.</summary>
    public static (SurveyForm Form, List<string> Notes) AnswersOf(SealedVisit visit)
    {
        var read = SurveyForm.FromAnswers(visit.Answers.Where(a => a.Value is not null).ToDictionary(a => a.Key, a => a.Value!, StringComparer.Ordinal));
        return (read.Form, [.. read.Unreadable.Select(u => u.Sentence)]);
    }

    private static bool IsWrongClock(SealedVisit visit) => Math.Abs((double)visit.ClockOffsetMs) > WrongClock.TotalMilliseconds;

    private async Task<StoodBefore> StandsNowAsync(Guid personId, CancellationToken cancel) => new(
        await db.BankAccounts.Where(a => a.BeneficiaryId == personId && a.ClosedAt == null).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel),
        await db.PaymentArrangements.Where(a => a.BeneficiaryId == personId && a.ValidTo == null).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel),
        await db.Beneficiaries.Where(b => b.Id == personId).Select(b => b.Phone).FirstOrDefaultAsync(cancel),
        await db.RefusalMinutes.Where(m => m.BeneficiaryId == personId && m.StandingForSurveyId != null).OrderByDescending(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancel),
        await db.PowersOfAttorney.Where(p => p.BeneficiaryId == personId && p.State == PowerOfAttorneyState.Draft).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel));

    private Task<int?> VersionAsync(Guid personId, Guid roundId, CancellationToken cancel) =>
        db.Surveys.Where(s => s.BeneficiaryId == personId && s.RoundId == roundId).Select(s => (int?)s.Version).FirstOrDefaultAsync(cancel);

    private static string? Join(List<string> notes) => notes.Count == 0 ? null : string.Join(" ", notes);
}
