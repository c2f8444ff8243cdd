using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>One submission that waits for a decision.</summary>
public sealed record ConflictRow(
    Guid Id, Guid BeneficiaryId, string FullName, PartialDate? Birth, string? HamletName, string SentByName, DateTime TakenAt, DateTime ReceivedAt, VisitCommand Command, ConflictKind Kind, string? Sentence);

/// <summary>One answer, told by what stands and by the phone; in words.</summary>
/// <param name="Name">The field of <see cref="SurveyForm"/>, by which it is chosen.</param>
public sealed record ConflictField(string Name, string Label, string? Standing, string? Sent)
{
    public bool Differs => (Standing ?? "") != (Sent ?? "");
}

/// <summary>Both sides of a conflict, field by field.</summary>
/// <param name="SurveyVersion">Of the survey that stands; sent back with the decision.</param>
/// <param name="IsSignedOff">What stands is on a signed list: the change goes on a supplement.</param>
/// <param name="Reason">Of the minute that the phone wrote, when it wrote one.</param>
/// <param name="Pictures">Attachments that came with it.</param>
public sealed record ConflictView(
    ConflictRow Row, Guid UnitId, SurveyState? StandingState, int? SurveyVersion, bool IsSignedOff, IReadOnlyList<ConflictField> Fields, string? Reason, IReadOnlyList<Guid> Pictures);

/// <summary>What waits for the office: the list, and one of them with both sides.</summary>
public sealed class ConflictSides(AppDbContext db, ProviderChoices providers)
{
    /// <summary>The oldest first.</summary>
    public IQueryable<ConflictRow> Open(Guid unitId) => Rows(db.VisitSubmissions.AsNoTracking().Where(s => s.UnitId == unitId && s.State == SubmissionState.Conflict));

    private IQueryable<ConflictRow> Rows(IQueryable<VisitSubmission> submissions) =>
        from submission in submissions
        join person in db.Beneficiaries on submission.BeneficiaryId equals person.Id
        join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
        from hamlet in hamlets.DefaultIfEmpty()
        orderby submission.TakenAt, submission.Id
        select new ConflictRow(submission.Id, person.Id, person.FullName, person.Birth, hamlet.Name, submission.SentByName, submission.TakenAt, submission.ReceivedAt, submission.Command,
            submission.Conflict!.Value, submission.Sentence);

    /// <returns>Null when it is not in the scope, or not waiting any more.</returns>
    public async Task<ConflictView?> FindAsync(Guid id, CancellationToken cancel = default)
    {
        var submission = await db.VisitSubmissions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id && s.State == SubmissionState.Conflict, cancel);
        if (submission is null)
            return null;
        var row = await Rows(db.VisitSubmissions.AsNoTracking().Where(s => s.Id == id)).FirstAsync(cancel);
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == submission.BeneficiaryId && s.RoundId == submission.RoundId, cancel);
        var visit = await VisitAsync(id, cancel);
        var (sent, _) = ApplyVisit.AnswersOf(visit);
        if (submission.Command == VisitCommand.Absent)
            sent.Outcome = SurveyOutcome.Absent.Rule().Code;
        var standing = survey is null ? new SurveyForm() : SurveyForm.From(survey);
        var fields = FormFields.Of<SurveyForm>(await providers.RunAsync(cancel: cancel)).Select(f => new ConflictField(f.Name, f.Label, f.Show(standing), f.Show(sent))).ToList();
        var pictures = await db.SubmittedPictures.AsNoTracking().Where(p => p.VisitId == id && p.State == SubmittedPictureState.Kept).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel);
        return new ConflictView(row, submission.UnitId, survey?.State, survey?.Version, survey is not null && await ReopenSurvey.IsSignedOffAsync(db, survey.Id, cancel), fields,
            visit.Minute?.GetValueOrDefault("Reason"), pictures);
    }

    internal async Task<SealedVisit> VisitAsync(Guid id, CancellationToken cancel) =>
        SealedVisit.Read(await db.SubmittedContents.AsNoTracking().Where(c => c.Id == id).Select(c => c.Bytes).FirstAsync(cancel))!;
}
