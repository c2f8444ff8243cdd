using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.CarryOver;

/// <summary>The latest answer of a person in the rounds before this one, and why it has to be asked again; nothing to ask: it counts as it is.</summary>
public sealed record CarriedAnswer(
    Guid BeneficiaryId, Guid? HamletId, Guid SurveyId, string RoundName, SurveyOutcome Outcome, DateOnly AnsweredOn, string? AnsweredByName, string? Reason, DateOnly? EventOn, string? Phone,
    IReadOnlyList<AskAgain> Why)
{
    /// <summary>"Kế thừa": nothing can have changed.</summary>
    public bool CountsUnasked => Why.Count == 0;

    public bool IsConfirmable => Why.All(w => w.IsConfirmable);

    public string WhyInShort => string.Join(", ", Why.Select(w => w.Reason.ToVietnamese()));
}

/// <summary>Reads what a round inherits from the rounds it continues. Two queries, whatever the size of the commune.</summary>
public sealed class CarriedAnswers(AppDbContext db, OpenRounds rounds)
{
    private static readonly Dictionary<Guid, CarriedAnswer> None = [];

    /// <param name="only">One person, or null for the commune.</param>
    /// <returns>By person; nobody where the round continues no other. People surveyed in this round are there as well: their own survey goes before.</returns>
    public async Task<IReadOnlyDictionary<Guid, CarriedAnswer>> RunAsync(Guid unitId, ReviewRound round, DateOnly today, CancellationToken cancel, Guid? only = null)
    {
        var chain = Chain(round, await rounds.AllOfUnitAsync(unitId, cancel));
        if (chain.Count == 0)
            return None;
        var ids = chain.Keys.ToList();
        var found = await (
            from survey in db.Surveys.AsNoTracking()
            join person in db.Beneficiaries on survey.BeneficiaryId equals person.Id
            where survey.UnitId == unitId && ids.Contains(survey.RoundId) && survey.State == SurveyState.Completed && (only == null || survey.BeneficiaryId == only)
                && !db.Surveys.Any(later => later.BeneficiaryId == survey.BeneficiaryId && ids.Contains(later.RoundId) && later.State == SurveyState.Completed && later.CompletedAt > survey.CompletedAt)
            select new
            {
                survey.BeneficiaryId,
                person.HamletId,
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
            .Where(p => p.UnitId == unitId && p.State == PowerOfAttorneyState.Certified && (only == null || p.BeneficiaryId == only))
            .Select(p => new { p.BeneficiaryId, p.ValidTo, p.IsThroughAccount, HasAccount = p.AccountNumber != null }).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId);

        var answers = new Dictionary<Guid, CarriedAnswer>();
        foreach (var one in found.Where(f => f.Outcome is not null))
        {
            var paper = attorneys[one.BeneficiaryId].OrderByDescending(p => p.ValidTo).FirstOrDefault();
            var answeredOn = one.VisitedOn ?? chain[one.RoundId].StartsOn;
            var why = Domain.HomeVisits.CarryOver.WhyAskAgain(new EarlierAnswer(one.Outcome!.Value, answeredOn, one.Payee == PayeeKind.Self, one.Birth,
                one.HasAccount || paper is { IsThroughAccount: true, HasAccount: true }, one.AccountChanged, paper?.ValidTo, one.IdentityChanged, one.EntitlementsChanged, one.StatusChanged), today);
            answers[one.BeneficiaryId] = new CarriedAnswer(one.BeneficiaryId, one.HamletId, one.Id, chain[one.RoundId].Name, one.Outcome.Value, answeredOn, one.CompletedByName,
                one.Reason, one.EventOn, one.Phone, why);
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
