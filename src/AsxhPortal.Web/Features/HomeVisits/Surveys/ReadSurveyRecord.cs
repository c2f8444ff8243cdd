using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>A signed list that rests on the survey.</summary>
public sealed record RestingList(Guid Id, string Name, DateTime SignedOffAt, bool IsCurrent);

/// <summary>A survey as it was written, of any round; read, never changed here.</summary>
/// <param name="IsCurrentRound">It belongs to the open round and is changed on its own page.</param>
public sealed record SurveyRecord(SurveySubject Subject, Survey Survey, ReviewRound Round, bool IsCurrentRound, RefusalMinute? Minute, string? ProviderName, string? CopiedFrom)
{
    public IReadOnlyList<RestingList> Lists { get; init; } = [];

    /// <summary>The rounds in which this answer still stood as inherited.</summary>
    public IReadOnlyList<string> InheritedIn { get; init; } = [];

    /// <summary>A survey of a later round says what counts now.</summary>
    public bool IsSuperseded { get; init; }
}

/// <summary>Reads one survey of a person by its id.</summary>
public sealed class ReadSurveyRecord(AppDbContext db, SurveySubjects subjects, PaymentProviders providers, BusinessClock clock)
{
    /// <returns>Null when the person has no such survey in the scope.</returns>
    public async Task<SurveyRecord?> RunAsync(Guid beneficiaryId, Guid surveyId, CancellationToken cancel)
    {
        var survey = await db.Surveys.AsNoTracking().Include(s => s.Visits).FirstOrDefaultAsync(s => s.Id == surveyId && s.BeneficiaryId == beneficiaryId, cancel);
        if (survey is null || await subjects.FindAsync(beneficiaryId, clock.Today, cancel) is not { } subject)
            return null;
        var round = await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == survey.RoundId, cancel);
        var minute = await db.RefusalMinutes.AsNoTracking().FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel);
        var lists = await (from line in db.ListLines.AsNoTracking()
                           where line.SurveyId == survey.Id
                           join list in db.ClassificationLists on line.ListId equals list.Id
                           orderby list.SignedOffAt
                           select new { list.Id, list.Outcome, list.Number, list.SupplementNumber, list.SignedOffAt, line.CurrentInRoundId, line.CarriedFrom, Round = db.Rounds.Where(r => r.Id == list.RoundId).Select(r => r.Name).First() })
            .ToListAsync(cancel);
        return new SurveyRecord(subject, survey, round, subject.Round?.Id == survey.RoundId, minute,
            survey.Answers.ProviderCode is { } code ? (await providers.ShortNamesAsync(cancel)).GetValueOrDefault(code, code) : null,
            survey.CopiedFromId is { } copied ? await db.Surveys.Where(s => s.Id == copied).Join(db.Rounds, s => s.RoundId, r => r.Id, (_, r) => r.Name).FirstOrDefaultAsync(cancel) : null)
        {
            Lists = [.. lists.Select(l => new RestingList(l.Id, $"{l.Outcome.Rule().Code}, {Domain.Classification.ClassificationList.EditionNameOf(l.Number, l.SupplementNumber)}, {l.Round}", l.SignedOffAt, l.CurrentInRoundId is not null))],
            InheritedIn = [.. lists.Where(l => l.CarriedFrom is not null).Select(l => l.Round).Distinct()],
            IsSuperseded = await db.Surveys.AnyAsync(s => s.BeneficiaryId == beneficiaryId && s.State == SurveyState.Completed && s.CompletedAt > survey.CompletedAt, cancel),
        };
    }
}
