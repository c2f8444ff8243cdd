using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>The questionnaire of one person as shown.</summary>
public sealed record SurveyPage(SurveySubject Subject, SurveyForm Form, Survey? Survey, RefusalMinute? Minute, PowerOfAttorney? Paper, bool IsSignedOff)
{
    public IReadOnlyList<SelectListItem> Providers { get; init; } = [];

    /// <summary>What stands in the database now, when somebody else saved in between.</summary>
    public IReadOnlyList<FieldDifference> Differences { get; init; } = [];

    public bool IsCompleted => Survey?.State == SurveyState.Completed;
    public IEnumerable<Visit> Visits => Survey?.Visits.OrderByDescending(v => v.VisitedOn) ?? Enumerable.Empty<Visit>();
    public int AbsentCount => Survey?.Visits.Count(v => !v.WasMet) ?? 0;
}

/// <summary>Reads what the survey page shows.</summary>
public sealed class SurveyPages(AppDbContext db, SurveySubjects subjects, ProviderChoices providers, BusinessClock clock)
{
    /// <param name="typed">The form as posted; null to show what is saved.</param>
    /// <param name="isStale">Somebody else saved after the form was opened: both versions are shown.</param>
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<SurveyPage?> FindAsync(Guid beneficiaryId, SurveyForm? typed, bool isStale, CancellationToken cancel)
    {
        var subject = await subjects.FindAsync(beneficiaryId, clock.Today, cancel);
        if (subject is null)
            return null;
        var roundId = subject.Round?.Id;
        var survey = await db.Surveys.AsNoTracking().Include(s => s.Visits).FirstOrDefaultAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId, cancel);
        var minute = survey is null ? null : await db.RefusalMinutes.AsNoTracking().FirstOrDefaultAsync(m => m.SurveyId == survey.Id, cancel);
        var paper = await db.PowersOfAttorney.AsNoTracking().Where(p => p.BeneficiaryId == beneficiaryId && p.State != PowerOfAttorneyState.Ended)
            .OrderByDescending(p => p.ValidFrom).FirstOrDefaultAsync(cancel);
        var saved = survey is null ? Begin(subject) : SurveyForm.From(survey);
        var form = typed ?? saved;
        var differences = isStale ? FieldDifference.Between(form, saved) : [];
        if (isStale)
            form.Version = saved.Version;
        return new SurveyPage(subject, form, survey, minute, paper, survey is not null && await ReopenSurvey.IsSignedOffAsync(db, survey.Id, cancel))
        {
            Providers = await providers.RunAsync(form.ProviderCode, cancel),
            Differences = differences,
        };
    }

    /// <summary>A first survey starts with what the register knows.</summary>
    private SurveyForm Begin(SurveySubject subject) => new()
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
