using AsxhPortal.Data;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Classification.Lists;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.RoundPapers;

/// <summary>
/// Báo cáo kết quả đợt rà soát of a commune. Its numbers are those of the dashboard (<see cref="RoundFiguresQuery"/>); amounts by outcome and
/// what is missing are those of the page of step 5.
/// </summary>
public sealed class ReadRoundReport(AppDbContext db, RoundFiguresQuery figures, ComputeClassification classification, BusinessClock clock)
{
    public async Task<RoundReport> RunAsync(WorkPlace place, DateOnly? issuedOn, CancellationToken cancel)
    {
        var (commune, round) = (place.Commune!, place.Round!);
        var here = (await figures.FindAsync(commune.Id, round, clock.Today, clock.UtcNow, withMoney: true, cancel: cancel))!.Place;
        var people = await classification.RunAsync(commune.Id, round.Id, clock.Today, cancel);
        var amounts = people.Where(p => p.IsListed).GroupBy(p => p.Outcome!.Value).ToDictionary(g => g.Key, g => g.Sum(p => p.Line!.Amount));
        var owner = await db.Units.Where(u => u.Id == round.OwnerUnitId && u.Level != UnitLevel.Commune).Select(u => u.Name).FirstOrDefaultAsync(cancel);
        return new RoundReport(
            Lower(commune.Name),
            owner is null ? null : $"Ủy ban nhân dân {Lower(owner)}",
            round.Name,
            round.Basis,
            issuedOn,
            clock.Today,
            here.Counts.People,
            here.Counts.Settled,
            here.Counts.Carried,
            here.Counts.SignedOff,
            people.Count(p => p.IsPending),
            [.. SurveyOutcomes.All.Where(rule => here.OutcomeCount(rule.Outcome) > 0).Select(rule => new ReportLine(rule.Title, here.OutcomeCount(rule.Outcome), amounts.GetValueOrDefault(rule.Outcome)))],
            [.. here.Channels.Where(c => c.People > 0).OrderBy(c => c.Channel is null).ThenByDescending(c => c.People).ThenBy(c => c.Name, StringComparer.Ordinal).Select(c => new ReportLine(c.Name, c.People, c.Amount))],
            [.. here.Reasons.Where(r => r.People > 0).OrderByDescending(r => r.People).ThenBy(r => r.Kind).Select(r => new ReportLine(r.Kind.ToVietnamese(), r.People, 0))],
            [.. people.SelectMany(p => p.Missing.Select(m => m.Kind).Distinct()).GroupBy(kind => kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
                .Select(g => new ReportLine(g.Key.ToVietnamese(), g.Count(), 0))],
            [.. here.Children.Select(h => new ReportHamlet(h.Name, h.Counts.People, h.Counts.Settled, h.Channels.Where(c => c.Channel?.NeedsAccount() == true).Sum(c => c.People)))]);
    }

    /// <summary>"Xã Xuân Yên" within a sentence: "xã Xuân Yên".</summary>
    internal static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
