using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.CarryOver;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>
/// The numbers of a round, for the dashboard, its file, the home page and the report paper: one place of the scope and everything below it,
/// grouped by the database, in a fixed number of statements whatever the size. Thôn are told apart when the place is a commune.
/// </summary>
public sealed class RoundFiguresQuery(AppDbContext db, UnitTree units, RateBooks rateBooks, UnitTallies tallies, CarriedAnswers carriedAnswers)
{
    /// <param name="placeId">Commune, district or province of the scope.</param>
    /// <param name="round">Null: no round is open for the place.</param>
    /// <param name="withMoney">Also what is due by channel and why people refuse (two statements and the dated amounts more).</param>
    /// <param name="isEarlier">Not the round that is worked on: only its surveys and signed lists are counted, not the register of today.</param>
    /// <returns>Null when the place is not in the scope.</returns>
    public async Task<RoundFigures?> FindAsync(
        Guid placeId, ReviewRound? round, DateOnly today, DateTime now, bool withMoney = true, bool isEarlier = false, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(placeId))
            return null;
        var below = await UnitsAsync(placeId, today, cancel);
        if (below.Find(u => u.Id == placeId) is not { } place)
            return null;
        var byHamlet = place.Level == UnitLevel.Commune;
        var view = new View(round?.Id, below.Where(u => u.Level == UnitLevel.Commune).Select(u => u.Id).ToList(), byHamlet, isEarlier, Period.Of(today));
        var hamlets = byHamlet ? await HamletsAsync(placeId, view, cancel) : [];
        var figures = new PlaceTree
        {
            IsEarlierRound = isEarlier,
            Units = below,
            Hamlets = hamlets,
            People = await PeopleAsync(view, cancel),
            Carried = round is null ? [] : isEarlier ? await SignedCarriedAsync(view, cancel) : await CarriedAsync(view, placeId, round, today, cancel),
            Tallies = await tallies.FindAsync(view.RoundId, Period.Of(today).Plus(1), below.Select(u => u.Id).ToList(), cancel),
            Money = withMoney && !isEarlier ? await MoneyAsync(view, placeId, today, cancel) : [],
            Refusals = withMoney && round is not null ? await RefusalsAsync(view, cancel) : [],
        };
        return new RoundFigures(figures.Build(placeId), round, today, now) { IsEarlierRound = isEarlier };
    }

    private async Task<List<PlaceUnit>> UnitsAsync(Guid placeId, DateOnly today, CancellationToken cancel)
    {
        var tree = await units.ReadAsync(cancel);
        return [.. tree.SubtreeOf(placeId).Select(id => tree.Find(id)!).Where(u => u.Id == placeId || u.IsValidOn(today)).Select(u => new PlaceUnit(u.Id, u.Name, u.Level, u.ParentId))];
    }

    private async Task<List<PlaceHamlet>> HamletsAsync(Guid communeId, View view, CancellationToken cancel) =>
        await (from hamlet in db.Hamlets
               where hamlet.UnitId == communeId
               orderby hamlet.NameKey
               select new PlaceHamlet(hamlet.Id, hamlet.Name,
                   (from assigned in db.VisitTeamHamlets
                    join team in db.VisitTeams on assigned.TeamId equals team.Id
                    where assigned.RoundId == view.RoundId && assigned.HamletId == hamlet.Id
                    select team.Name).FirstOrDefault())).ToListAsync(cancel);

    /// <summary>Everybody of the register, counted by place, status, survey and channel.</summary>
    private async Task<List<PeopleCell>> PeopleAsync(View view, CancellationToken cancel) =>
        await (from person in db.Beneficiaries
               where view.Communes.Contains(person.UnitId)
               join survey in db.Surveys.Where(s => s.RoundId == view.RoundId) on person.Id equals survey.BeneficiaryId into surveys
               from survey in surveys.DefaultIfEmpty()
               where !view.IsEarlier || survey != null
               join arrangement in db.PaymentArrangements.Where(a => a.ValidTo == null) on person.Id equals arrangement.BeneficiaryId into arrangements
               from arrangement in arrangements.DefaultIfEmpty()
               group person by new
               {
                   person.UnitId,
                   HamletId = view.ByHamlet ? person.HamletId : null,
                   person.Status,
                   State = survey == null ? null : (SurveyState?)survey.State,
                   Outcome = survey == null ? null : survey.Outcome,
                   Channel = arrangement == null ? null : (Domain.BankAccounts.PaymentChannel?)arrangement.Channel,
                   WasAbsent = survey != null && survey.State == SurveyState.Draft && survey.Visits.Any(v => !v.WasMet),
               } into cell
               select new PeopleCell(cell.Key.UnitId, cell.Key.HamletId, cell.Key.Status, cell.Key.State, cell.Key.Outcome, cell.Key.Channel, cell.Key.WasAbsent, cell.Count())).ToListAsync(cancel);

    /// <summary>The same answers that step 5 lists and the visit list leaves out, counted.</summary>
    private async Task<List<CarriedCell>> CarriedAsync(View view, Guid placeId, ReviewRound round, DateOnly today, CancellationToken cancel)
    {
        var carried = await carriedAnswers.OfUnitsAsync(placeId, view.Communes, round, today, cancel);
        return [.. carried.Values.Where(c => c.IsInherited).GroupBy(c => (c.UnitId, HamletId: view.ByHamlet ? c.HamletId : null, c.Outcome))
            .Select(g => new CarriedCell(g.Key.UnitId, g.Key.HamletId, g.Key.Outcome, g.Count()))];
    }

    /// <summary>What an earlier round inherited is what was signed in it.</summary>
    private async Task<List<CarriedCell>> SignedCarriedAsync(View view, CancellationToken cancel) =>
        await (from line in db.ListLines
               where line.CurrentInRoundId == view.RoundId && line.CarriedFrom != null && view.Communes.Contains(line.UnitId)
                   && !db.Surveys.Any(s => s.RoundId == view.RoundId && s.BeneficiaryId == line.BeneficiaryId)
               join list in db.ClassificationLists on line.ListId equals list.Id
               join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
               group line by new { line.UnitId, HamletId = view.ByHamlet ? person.HamletId : null, list.Outcome } into cell
               select new CarriedCell(cell.Key.UnitId, cell.Key.HamletId, cell.Key.Outcome, cell.Count())).ToListAsync(cancel);

    /// <summary>
    /// What is due this month to the people followed, by place and channel. The same conditions as the totals of the list of step 3; the amounts
    /// come from the dated reference data over the distinct (category, percentage, declared amount).
    /// </summary>
    private async Task<List<MoneyCell>> MoneyAsync(View view, Guid placeId, DateOnly today, CancellationToken cancel)
    {
        var period = view.Month;
        var kinds = await (
            from person in db.Beneficiaries
            where view.Communes.Contains(person.UnitId) && person.Status == BeneficiaryStatus.Active
            join entitlement in db.Entitlements on person.Id equals entitlement.BeneficiaryId
            where (entitlement.State == EntitlementState.Active || (entitlement.State == EntitlementState.Ended && entitlement.EndsAfter >= period))
                && (entitlement.StartsFrom == null || entitlement.StartsFrom <= period)
            join arrangement in db.PaymentArrangements.Where(a => a.ValidTo == null) on person.Id equals arrangement.BeneficiaryId into arrangements
            from arrangement in arrangements.DefaultIfEmpty()
            group entitlement by new
            {
                person.UnitId,
                HamletId = view.ByHamlet ? person.HamletId : null,
                Channel = arrangement == null ? null : (Domain.BankAccounts.PaymentChannel?)arrangement.Channel,
                entitlement.CategoryCode,
                entitlement.Percent,
                entitlement.DeclaredAmount,
            } into kind
            select new { kind.Key, Count = kind.Count() }).ToListAsync(cancel);
        var book = await rateBooks.ReadAsync(cancel);
        var province = await rateBooks.ProvinceCodeOfAsync(placeId, cancel);
        var amounts = kinds.Select(k => (k.Key.CategoryCode, k.Key.Percent, k.Key.DeclaredAmount)).Distinct()
            .ToDictionary(k => k, k => book.AmountFor(k.CategoryCode, k.Percent, k.DeclaredAmount, today, province) ?? 0);
        return [.. kinds.GroupBy(k => (k.Key.UnitId, k.Key.HamletId, k.Key.Channel)).Select(g => new MoneyCell(g.Key.UnitId, g.Key.HamletId, g.Key.Channel,
            g.Sum(k => k.Count * amounts[(k.Key.CategoryCode, k.Key.Percent, k.Key.DeclaredAmount)])))];
    }

    /// <summary>Counted as chosen; where nothing was chosen the free text is sorted into kinds in memory.</summary>
    private async Task<List<RefusalCell>> RefusalsAsync(View view, CancellationToken cancel)
    {
        var written = await (
            from survey in db.Surveys
            where survey.RoundId == view.RoundId && survey.State == SurveyState.Completed && survey.Outcome == SurveyOutcome.RefusesAccount && view.Communes.Contains(survey.UnitId)
            join person in db.Beneficiaries on survey.BeneficiaryId equals person.Id
            group survey by new { survey.UnitId, HamletId = view.ByHamlet ? person.HamletId : null, survey.Answers.ReasonKind, Reason = survey.Answers.ReasonKind == null ? survey.Answers.Reason : null } into reason
            select new { reason.Key.UnitId, reason.Key.HamletId, reason.Key.ReasonKind, reason.Key.Reason, Count = reason.Count() }).ToListAsync(cancel);
        return [.. written.GroupBy(w => (w.UnitId, w.HamletId, Kind: RefusalReasons.Of(w.ReasonKind, w.Reason)))
            .Select(g => new RefusalCell(g.Key.UnitId, g.Key.HamletId, g.Key.Kind, g.Sum(w => w.Count)))];
    }

    private sealed record View(Guid? RoundId, List<Guid> Communes, bool ByHamlet, bool IsEarlier, Period Month);
}
