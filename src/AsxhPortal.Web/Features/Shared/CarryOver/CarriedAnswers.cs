using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.CarryOver;

/// <summary>The latest answer of a person in the rounds before this one, and why it has to be asked again; nothing to ask: it counts as it is.</summary>
public sealed record CarriedAnswer(
    Guid BeneficiaryId, Guid? HamletId, Guid SurveyId, string RoundName, SurveyOutcome Outcome, DateOnly AnsweredOn, string? AnsweredByName, string? Reason, DateOnly? EventOn, string? Phone,
    IReadOnlyList<AskAgain> Why)
{
    public required Guid UnitId { get; init; }
    public required BeneficiaryStatus Status { get; init; }

    /// <summary>This round has a survey of the person, draft or completed: it goes before.</summary>
    public required bool HasOwnSurvey { get; init; }

    /// <summary>Nothing can have changed.</summary>
    public bool CountsUnasked => Why.Count == 0;

    /// <summary>"Kế thừa": the answer counts for this round. The visit list, the dashboard and step 5 all ask this.</summary>
    public bool IsInherited => CountsUnasked && !HasOwnSurvey && RoundPeople.IsVisited(Status, hasSurvey: false);

    public bool IsConfirmable => Why.All(w => w.IsConfirmable);

    public string WhyInShort => string.Join(", ", Why.Select(w => w.Reason.ToVietnamese()));
}

/// <summary>Reads what a round inherits from the rounds it continues. Two queries, whatever the size of the commune.</summary>
public sealed class CarriedAnswers(AppDbContext db, OpenRounds rounds)
{
    private static readonly Dictionary<Guid, CarriedAnswer> None = [];

    /// <param name="only">One person, or null for the commune.</param>
    /// <returns>By person; nobody where the round continues no other. People surveyed in this round are there as well: their own survey goes before.</returns>
    public Task<IReadOnlyDictionary<Guid, CarriedAnswer>> RunAsync(Guid unitId, ReviewRound round, DateOnly today, CancellationToken cancel, Guid? only = null) =>
        OfUnitsAsync(unitId, [unitId], round, today, cancel, only);

    /// <param name="placeId">The commune, or the place above whose round it is.</param>
    /// <param name="units">The communes.</param>
    /// <param name="round">The round that inherits.</param>
    /// <param name="only">One person, or null for everybody.</param>
    public async Task<IReadOnlyDictionary<Guid, CarriedAnswer>> OfUnitsAsync(
        Guid placeId, List<Guid> units, ReviewRound round, DateOnly today, CancellationToken cancel, Guid? only = null)
    {
        var chain = round.PreviousRoundId is null ? [] : Chain(round, await rounds.AllOfUnitAsync(placeId, cancel));
        if (chain.Count == 0)
            return None;
        var roundId = round.Id;
        var ids = chain.Keys.ToList();
        var found = await (
            from survey in db.Surveys.AsNoTracking()
            join person in db.Beneficiaries on survey.BeneficiaryId equals person.Id
            where units.Contains(survey.UnitId) && ids.Contains(survey.RoundId) && survey.State == SurveyState.Completed && (only == null || survey.BeneficiaryId == only)
                && !db.Surveys.Any(later => later.BeneficiaryId == survey.BeneficiaryId && ids.Contains(later.RoundId) && later.State == SurveyState.Completed && later.CompletedAt > survey.CompletedAt)
            select new
            {
                survey.BeneficiaryId,
                person.UnitId,
                person.HamletId,
                person.Status,
                HasOwnSurvey = db.Surveys.Any(s => s.RoundId == roundId && s.BeneficiaryId == person.Id),
                survey.Id,
                survey.RoundId,
                survey.Outcome,
                survey.VisitedOn,
                survey.CompletedByName,
                survey.Answers.Reason,
                survey.Answers.EventOn,
                survey.Answers.Phone,
                survey.Answers.Payee,
                person.Birth,
                HasAccount = db.BankAccounts.Any(a => a.BeneficiaryId == person.Id && a.ClosedAt == null),
                AccountChanged = db.BankAccounts.Any(a => a.BeneficiaryId == person.Id && (a.DeclaredAt > survey.CompletedAt || a.ClosedAt > survey.CompletedAt)),
                IdentityChanged = db.ChangeEvents.Any(e => e.BeneficiaryId == person.Id && e.RecordedAt > survey.CompletedAt && e.Kind == ChangeKind.IdentityCorrected),
                EntitlementsChanged = db.ChangeEvents.Any(e => e.BeneficiaryId == person.Id && e.RecordedAt > survey.CompletedAt
                    && (e.Kind == ChangeKind.EntitlementChanged || e.Kind == ChangeKind.EntitlementEnded)),
                StatusChanged = db.ChangeEvents.Any(e => e.BeneficiaryId == person.Id && e.RecordedAt > survey.CompletedAt && e.Kind == ChangeKind.BackToActive),
            }).ToListAsync(cancel);
        var attorneys = (await db.PowersOfAttorney.AsNoTracking()
            .Where(p => units.Contains(p.UnitId) && p.State == PowerOfAttorneyState.Certified && (only == null || p.BeneficiaryId == only))
            .Select(p => new { p.BeneficiaryId, p.ValidTo, p.IsThroughAccount, HasAccount = p.AccountNumber != null }).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId);

        var answers = new Dictionary<Guid, CarriedAnswer>();
        foreach (var one in found.Where(f => f.Outcome is not null))
        {
            var paper = attorneys[one.BeneficiaryId].OrderByDescending(p => p.ValidTo).FirstOrDefault();
            var answeredOn = one.VisitedOn ?? chain[one.RoundId].StartsOn;
            var why = Domain.HomeVisits.CarryOver.WhyAskAgain(new EarlierAnswer(one.Outcome!.Value, answeredOn, one.Payee == PayeeKind.Self, one.Birth,
                one.HasAccount || paper is { IsThroughAccount: true, HasAccount: true }, one.AccountChanged, paper?.ValidTo, one.IdentityChanged, one.EntitlementsChanged, one.StatusChanged,
                one.Status == BeneficiaryStatus.UnderVerification), today);
            answers[one.BeneficiaryId] = new CarriedAnswer(one.BeneficiaryId, one.HamletId, one.Id, chain[one.RoundId].Name, one.Outcome.Value, answeredOn, one.CompletedByName,
                one.Reason, one.EventOn, one.Phone, why)
            {
                UnitId = one.UnitId,
                Status = one.Status,
                HasOwnSurvey = one.HasOwnSurvey,
            };
        }
        return answers;
    }

    /// <summary>The rounds before this one, the nearest first; a circle cannot happen, since a round continues an earlier one.</summary>
    private static Dictionary<Guid, ReviewRound> Chain(ReviewRound round, IReadOnlyList<ReviewRound> all)
    {
        var byId = all.ToDictionary(r => r.Id);
        var chain = new Dictionary<Guid, ReviewRound>();
        for (var id = round.PreviousRoundId; id is { } before && byId.TryGetValue(before, out var earlier) && chain.TryAdd(before, earlier);)
            id = earlier.PreviousRoundId;
        return chain;
    }
}
