using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.CarryOver;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>The questionnaire of one person as shown.</summary>
public sealed record SurveyPage(SurveySubject Subject, SurveyForm Form, Survey? Survey, RefusalMinute? Minute, PowerOfAttorney? Paper, bool IsSignedOff)
{
    public IReadOnlyList<SelectListItem> Providers { get; init; } = [];

    /// <summary>The answer of an earlier round, while this round has none; shown with why it is asked again.</summary>
    public CarriedAnswer? Carried { get; init; }

    /// <summary>The round and day of the answers that were confirmed unchanged.</summary>
    public string? CopiedFrom { get; init; }

    /// <summary>The minute in force with the state of its signatures.</summary>
    public StandingMinute? StandingMinute { get; init; }

    public bool IsCompleted => Survey?.State == SurveyState.Completed;
    public IEnumerable<Visit> Visits => Survey?.Visits.OrderByDescending(v => v.VisitedOn) ?? Enumerable.Empty<Visit>();
    public int AbsentCount => Survey?.Visits.Count(v => !v.WasMet) ?? 0;
}

/// <summary>Reads what the survey page shows.</summary>
public sealed class SurveyPages(AppDbContext db, SurveySubjects subjects, ProviderChoices providers, CarriedAnswers carriedAnswers, MinuteSeals seals, PaymentProviders names, BusinessClock clock)
{
    /// <param name="typed">The form as posted; null to show what is saved.</param>
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<SurveyPage?> FindAsync(Guid beneficiaryId, SurveyForm? typed, CancellationToken cancel)
    {
        var subject = await subjects.FindAsync(beneficiaryId, clock.Today, cancel);
        if (subject is null)
            return null;
        var roundId = subject.Round?.Id;
        var known = await db.Surveys.AsNoTracking().Include(s => s.Visits).Where(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId).Select(s => new
        {
            Survey = s,
            Minute = db.RefusalMinutes.FirstOrDefault(m => m.StandingForSurveyId == s.Id),
            IsSignedOff = db.ListLines.Any(line => line.SurveyId == s.Id && line.CurrentInRoundId != null),
            CopiedFrom = db.Surveys.Where(earlier => earlier.Id == s.CopiedFromId).Join(db.Rounds, earlier => earlier.RoundId, r => r.Id, (_, r) => r.Name).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        var survey = known?.Survey;
        var paper = await db.PowersOfAttorney.AsNoTracking().Where(p => p.BeneficiaryId == beneficiaryId && p.State != PowerOfAttorneyState.Ended)
            .OrderByDescending(p => p.ValidFrom).FirstOrDefaultAsync(cancel);
        var carried = subject.Round is { PreviousRoundId: not null } round && survey?.State != SurveyState.Completed && (survey?.Outcome is null or SurveyOutcome.Absent)
            ? (await carriedAnswers.RunAsync(subject.UnitId, round, clock.Today, cancel, beneficiaryId)).GetValueOrDefault(beneficiaryId)
            : null;
        var form = typed ?? (survey is null ? await BeginAsync(subject, carried, cancel) : SurveyForm.From(survey));
        return new SurveyPage(subject, form, survey, known?.Minute, paper, known?.IsSignedOff == true)
        {
            Providers = await providers.RunAsync(form.ProviderCode, cancel),
            Carried = carried,
            CopiedFrom = known?.CopiedFrom,
            StandingMinute = known?.Minute is { } minute
                ? MinuteSeals.Compare(subject, minute, survey!.Answers, await seals.PicturesAsync([minute.Id], cancel), await names.ShortNamesAsync(cancel))
                : null,
        };
    }

    /// <summary>A first survey starts with what the register knows, a later one with the last answers.</summary>
    private async Task<SurveyForm> BeginAsync(SurveySubject subject, CarriedAnswer? carried, CancellationToken cancel)
    {
        if (carried is not null && await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.Id == carried.SurveyId, cancel) is { } earlier)
        {
            var form = SurveyForm.From(earlier);
            (form.Version, form.VisitedOn, form.ReturnOn) = (null, clock.Today, null);
            if (carried.Outcome.Rule().IsEvent)
                (form.Outcome, form.EventOn, form.Reason) = (null, null, null);
            return form;
        }
        return new SurveyForm
        {
            VisitedOn = clock.Today,
            Phone = subject.Phone,
            HasAccount = subject.Account is null ? null : true,
            ProviderCode = subject.Account?.ProviderCode,
            AccountNumber = subject.Account?.Number,
            AccountHolder = subject.Account?.Holder,
            Payee = PayeeKind.Self,
        };
    }
}
