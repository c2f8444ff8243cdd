using AsxhPortal.Data;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>Reads what the pages of step 5 show.</summary>
public sealed class ListPages(ComputeClassification classification, AppDbContext db, BusinessClock clock)
{
    public async Task<ListsPage> OverviewAsync(WorkPlace place, CancellationToken cancel)
    {
        var signed = await SignedAsync(place, null, cancel);
        return place.IsEarlierRound
            ? ListsPage.Earlier(place, await StandingAsync(place, null, cancel), signed)
            : ListsPage.Of(place, await PeopleAsync(place, cancel), signed);
    }

    public async Task<MissingPage> MissingAsync(WorkPlace place, MissingQuery query, CancellationToken cancel)
    {
        var people = await PeopleAsync(place, cancel);
        var missing = people.Where(p => p.IsInRound && p.Missing.Count > 0).ToList();
        var key = VietnameseText.Fold(query.Q);
        var found = missing.Where(p =>
            (query.Kind is null || p.Missing.Any(m => m.Kind == query.Kind))
            && (query.Hamlet is null || p.HamletId == query.Hamlet)
            && (key.Length == 0 || VietnameseText.Fold(p.FullName).Contains(key, StringComparison.Ordinal)))
            .OrderByDescending(p => p.IsUnclassified).ToList();
        return new MissingPage(place, query, found.ToPage(query),
            [.. missing.SelectMany(p => p.Missing.Select(m => m.Kind).Distinct()).GroupBy(k => k).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            [.. missing.Where(p => p.HamletId is not null).Select(p => (p.HamletId!.Value, p.HamletName!)).Distinct().OrderBy(h => h.Item2, StringComparer.CurrentCulture)],
            people.Count(p => p.IsUnclassified), people.Count(p => p.IsListed && p.Missing.Count > 0));
    }

    public async Task<PreviewPage> PreviewAsync(WorkPlace place, OutcomeRule rule, LinesQuery query, CancellationToken cancel)
    {
        var people = place.IsEarlierRound ? [] : await PeopleAsync(place, cancel);
        var pending = PendingList.Of(people, rule.Outcome);
        var standing = place.IsEarlierRound
            ? (await StandingAsync(place, rule.Outcome, cancel)).FirstOrDefault() ?? new StandingCount(rule.Outcome, 0, 0)
            : StandingOf(rule.Outcome, people);
        return new PreviewPage(place, rule, pending.FirstOrDefault(), (pending.FirstOrDefault()?.Lines ?? []).ToPage(query),
            [.. people.Where(p => p.IsSurveyed && p.Outcome == rule.Outcome && !p.IsListed)], await SignedAsync(place, rule.Outcome, cancel), standing)
        {
            Seal = pending.Count == 0 ? "" : PendingList.SealOf(pending),
            Digest = PendingList.DigestOf(pending),
        };
    }

    private static StandingCount StandingOf(SurveyOutcome outcome, IReadOnlyList<ClassifiedPerson> people)
    {
        var here = people.Where(p => p.Standing?.Outcome == outcome).Select(p => p.Standing!.Line).ToList();
        return new StandingCount(outcome, here.Count, here.Sum(l => l.Amount));
    }

    private async Task<IReadOnlyList<ClassifiedPerson>> PeopleAsync(WorkPlace place, CancellationToken cancel) =>
        place.IsReady ? await classification.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel) : [];

    private async Task<List<StandingCount>> StandingAsync(WorkPlace place, SurveyOutcome? only, CancellationToken cancel) => !place.IsReady ? [] : await (
        from line in db.ListLines
        join list in db.ClassificationLists on line.ListId equals list.Id
        where list.UnitId == place.Commune!.Id && line.CurrentInRoundId == place.Round!.Id && (only == null || list.Outcome == only)
        group line by list.Outcome into outcome
        select new StandingCount(outcome.Key, outcome.Count(), outcome.Sum(l => l.Amount))).ToListAsync(cancel);

    /// <summary>In the order of the procedure, the latest edition first, with what each of them changed.</summary>
    private async Task<IReadOnlyList<SignedListRow>> SignedAsync(WorkPlace place, SurveyOutcome? outcome, CancellationToken cancel)
    {
        if (!place.IsReady)
            return [];
        var here = db.ClassificationLists.Where(l => l.UnitId == place.Commune!.Id && l.RoundId == place.Round!.Id && (outcome == null || l.Outcome == outcome));
        var lists = await here.Select(l => new SignedListRow(l.Id, l.Outcome, l.Number, l.SupplementNumber, l.State, l.PersonCount, l.RemovedCount, l.AmountSum,
            l.SignedOffByName, l.SignedOffAt, l.WithdrawalReason)).ToListAsync(cancel);
        if (lists.Count == 0)
            return lists;
        var changes = (await db.ListLines.Where(line => here.Any(l => l.Id == line.ListId)).GroupBy(l => new { l.ListId, l.Change })
            .Select(g => new { g.Key.ListId, g.Key.Change, Count = g.Count() }).ToListAsync(cancel)).ToLookup(c => c.ListId);
        return [.. lists.OrderBy(l => l.Outcome).ThenByDescending(l => l.Number)
            .Select(l => l with { Changes = ChangeCounts.Of(change => changes[l.Id].FirstOrDefault(c => c.Change == change)?.Count ?? 0) })];
    }
}
