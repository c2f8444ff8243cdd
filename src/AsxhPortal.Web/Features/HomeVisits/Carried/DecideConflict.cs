using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What a person of the office decided about a conflict.</summary>
/// <param name="Fields">Names of <see cref="SurveyForm"/> that are taken from the phone; null for all that the phone says, none to keep what stands.</param>
/// <param name="SurveyVersion">Of what stood when it was decided; null when there was no survey.</param>
public sealed record ConflictDecision(Guid SubmissionId, IReadOnlyCollection<string>? Fields, int? SurveyVersion, string? Reason);

/// <param name="IsTaken">Something of the phone's was taken.</param>
/// <param name="Missing">What keeps the survey from being complete now; it stands as a draft then.</param>
public sealed record ConflictOutcome(bool IsTaken, IReadOnlyList<string> Missing);

/// <summary>
/// Decides a conflict, whole or field by field, with a reason. What is not taken stays: the phone's side with its submission, what stood before in
/// the audit trail and, where it came from a phone too, with its submission.
/// </summary>
public sealed class DecideConflict(AppDbContext db, ConflictSides sides, SaveSurvey save, CompleteSurvey complete, ReopenSurvey reopen, BusinessClock clock)
{
    /// <returns>Null when there is no such submission in the scope.</returns>
    /// <exception cref="RuleException">Decided already, no reason, or a rule stands against it.</exception>
    /// <exception cref="StaleRecordException">Somebody changed the survey after it was looked at.</exception>
    public async Task<ConflictOutcome?> RunAsync(ConflictDecision decision, Actor by, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var submission = await db.VisitSubmissions.FirstOrDefaultAsync(s => s.Id == decision.SubmissionId, cancel);
        if (submission is null)
            return null;
        var isTaken = decision.Fields is not { Count: 0 };
        submission.Decide(isTaken, decision.Reason, by, clock.UtcNow);
        await db.SaveChangesAsync(cancel);
        var missing = isTaken ? await TakeAsync(submission, decision, by, cancel) : [];
        await transaction.CommitAsync(cancel);
        return new ConflictOutcome(isTaken, missing);
    }

    private async Task<IReadOnlyList<string>> TakeAsync(VisitSubmission submission, ConflictDecision decision, Actor by, CancellationToken cancel)
    {
        var (personId, roundId) = (submission.BeneficiaryId, submission.RoundId);
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == personId && s.RoundId == roundId, cancel);
        if (survey is not null && survey.Version != decision.SurveyVersion)
            throw new StaleRecordException(survey);
        var wasComplete = survey?.State == SurveyState.Completed;
        if (wasComplete)
            survey = await reopen.RunAsync(personId, roundId, survey!.Version, by, clock.UtcNow, cancel);
        var visit = await sides.VisitAsync(submission.Id, cancel);
        var form = Merge(survey is null ? new SurveyForm() : SurveyForm.From(survey), submission, visit, decision.Fields);
        form.Version = survey?.Version;
        foreach (var standing in await db.VisitSubmissions.Where(s => s.BeneficiaryId == personId && s.RoundId == roundId && s.IsStanding).ToListAsync(cancel))
            standing.SetAside(by, decision.Reason!, clock.UtcNow);
        await db.SaveChangesAsync(cancel);
        if (!wasComplete && submission.Command == VisitCommand.Draft)
        {
            await save.RunAsync(personId, roundId, form, cancel);
            return [];
        }
        var completion = await complete.RunAsync(personId, roundId, form, by, clock.UtcNow, cancel);
        if (completion is not { Missing.Count: > 0 })
            return [];
        // The completion has written the answers into the survey and stopped there: they are kept as a draft.
        await db.SaveChangesAsync(cancel);
        return [.. completion.Missing.Select(m => m.Sentence)];
    }

    /// <summary>What stands, with the chosen fields of the phone.</summary>
    private static SurveyForm Merge(SurveyForm standing, VisitSubmission submission, SealedVisit visit, IReadOnlyCollection<string>? fields)
    {
        var (sent, _) = ApplyVisit.AnswersOf(visit);
        if (submission.Command == VisitCommand.Absent)
            sent.Outcome = SurveyOutcome.Absent.Rule().Code;
        sent.VisitedOn ??= DateOnly.FromDateTime(BusinessClock.ToLocal(submission.TakenAt));
        if (fields is null)
            return sent;
        foreach (var property in typeof(SurveyForm).GetProperties().Where(p => p.CanWrite && fields.Contains(p.Name) && p.Name != nameof(SurveyForm.Version)))
            property.SetValue(standing, property.GetValue(sent));
        return standing;
    }
}
