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

/// <summary>Reads what a round inherits from the rounds it continues. Four narrow queries put together in memory, whatever the size: subqueries for every person took four times as long.</summary>
public sealed class CarriedAnswers(AppDbContext db, OpenRounds rounds)
{
    private static readonly Dictionary<Guid, CarriedAnswer> None = [];
    private static readonly ChangeKind[] EntitlementKinds = [ChangeKind.EntitlementChanged, ChangeKind.EntitlementEnded];

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
        var ids = chain.Keys.Append(roundId).ToList();
        var surveys = await (
            from survey in db.Surveys.AsNoTracking()
            where units.Contains(survey.UnitId) && ids.Contains(survey.RoundId) && (survey.RoundId == roundId || survey.State == SurveyState.Completed) && (only == null || survey.BeneficiaryId == only)
            join person in db.Beneficiaries on survey.BeneficiaryId equals person.Id
            select new
            {
                survey.BeneficiaryId,
                person.UnitId,
                person.HamletId,
                person.Status,
                survey.Id,
                survey.RoundId,
                survey.Outcome,
                survey.VisitedOn,
                survey.CompletedAt,
                survey.CompletedByName,
                survey.Answers.Reason,
                survey.Answers.EventOn,
                survey.Answers.Phone,
                survey.Answers.Payee,
                person.Birth,
            }).ToListAsync(cancel);
        var own = surveys.Where(s => s.RoundId == roundId).Select(s => s.BeneficiaryId).ToHashSet();
        var found = surveys.Where(s => s.RoundId != roundId).GroupBy(s => s.BeneficiaryId).Select(g => g.MaxBy(s => s.CompletedAt)!).ToList();
        if (found.Count == 0)
            return None;
        var earliest = found.Min(f => f.CompletedAt);
        var events = (await db.ChangeEvents.AsNoTracking()
            .Where(e => units.Contains(e.UnitId) && e.RecordedAt > earliest && (only == null || e.BeneficiaryId == only) && (e.Kind == ChangeKind.IdentityCorrected
                || e.Kind == ChangeKind.EntitlementChanged || e.Kind == ChangeKind.EntitlementEnded || e.Kind == ChangeKind.BackToActive))
            .Select(e => new { e.BeneficiaryId, e.Kind, e.RecordedAt }).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        var accounts = (await db.BankAccounts.AsNoTracking().Where(a => units.Contains(a.UnitId) && (only == null || a.BeneficiaryId == only))
            .Select(a => new { a.BeneficiaryId, a.DeclaredAt, a.ClosedAt }).ToListAsync(cancel)).ToLookup(a => a.BeneficiaryId);
        var attorneys = (await db.PowersOfAttorney.AsNoTracking()
            .Where(p => units.Contains(p.UnitId) && p.State == PowerOfAttorneyState.Certified && (only == null || p.BeneficiaryId == only))
            .Select(p => new { p.BeneficiaryId, p.ValidTo, p.IsThroughAccount, HasAccount = p.AccountNumber != null }).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId);

        var answers = new Dictionary<Guid, CarriedAnswer>();
        foreach (var one in found.Where(f => f.Outcome is not null))
        {
            var account = accounts[one.BeneficiaryId];
            var changes = events[one.BeneficiaryId].Where(e => e.RecordedAt > one.CompletedAt).Select(e => e.Kind).ToHashSet();
            var paper = attorneys[one.BeneficiaryId].OrderByDescending(p => p.ValidTo).FirstOrDefault();
            var answeredOn = one.VisitedOn ?? chain[one.RoundId].StartsOn;
            var why = Domain.HomeVisits.CarryOver.WhyAskAgain(new EarlierAnswer(one.Outcome!.Value, answeredOn, one.Payee == PayeeKind.Self, one.Birth,
                account.Any(a => a.ClosedAt is null) || paper is { IsThroughAccount: true, HasAccount: true }, account.Any(a => a.DeclaredAt > one.CompletedAt || a.ClosedAt > one.CompletedAt), paper?.ValidTo,
                changes.Contains(ChangeKind.IdentityCorrected), changes.Overlaps(EntitlementKinds), changes.Contains(ChangeKind.BackToActive),
                one.Status == BeneficiaryStatus.UnderVerification), today);
            answers[one.BeneficiaryId] = new CarriedAnswer(one.BeneficiaryId, one.HamletId, one.Id, chain[one.RoundId].Name, one.Outcome.Value, answeredOn, one.CompletedByName,
                one.Reason, one.EventOn, one.Phone, why)
            {
                UnitId = one.UnitId,
                Status = one.Status,
                HasOwnSurvey = own.Contains(one.BeneficiaryId),
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
