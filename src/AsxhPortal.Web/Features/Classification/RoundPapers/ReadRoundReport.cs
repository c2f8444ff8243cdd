using AsxhPortal.Data;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Classification.Lists;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.RoundPapers;

/// <summary>
/// Báo cáo kết quả đợt rà soát of a commune, counted from the very rows that the page of step 5 counts, so that paper and screen agree.
/// </summary>
public sealed class ReadRoundReport(AppDbContext db, ComputeClassification classification, BusinessClock clock)
{
    public async Task<RoundReport> RunAsync(WorkPlace place, DateOnly? issuedOn, CancellationToken cancel)
    {
        var (commune, round) = (place.Commune!, place.Round!);
        var people = await classification.RunAsync(commune.Id, round.Id, clock.Today, cancel);
        var signed = await db.ClassificationLists.Where(l => l.UnitId == commune.Id && l.RoundId == round.Id)
            .Select(l => new SignedListRow(l.Id, l.Outcome, l.Number, l.State, l.PersonCount, l.AmountSum, l.SignedOffByName, l.SignedOffAt, l.WithdrawalReason))
            .ToListAsync(cancel);
        var page = ListsPage.Of(place, people, signed);
        var owner = await db.Units.Where(u => u.Id == round.OwnerUnitId && u.Level != UnitLevel.Commune).Select(u => u.Name).FirstOrDefaultAsync(cancel);
        var listed = people.Where(p => p.IsListed).ToList();
        return new RoundReport(
            Lower(commune.Name),
            owner is null ? null : $"Ủy ban nhân dân {Lower(owner)}",
            round.Name,
            round.Basis,
            issuedOn,
            clock.Today,
            page.Followed,
            page.Followed - page.NotSurveyed,
            page.Outcomes.Sum(o => o.SignedOff),
            page.Pending,
            [.. page.Outcomes.Where(o => o.People > 0).Select(o => new ReportLine(o.Rule.Title, o.People, o.Amount))],
            [.. listed.Where(p => p.Line!.ChannelName is not null).GroupBy(p => p.Line!.ChannelName!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new ReportLine(g.Key, g.Count(), g.Sum(p => p.Line!.Amount)))],
            [.. people.Where(p => p.IsSurveyed && p.Outcome == SurveyOutcome.RefusesAccount).GroupBy(p => (p.Line!.Reason ?? "Không ghi lý do").Trim().TrimEnd('.')).OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => new ReportLine(g.Key, g.Count(), 0))],
            [.. people.SelectMany(p => p.Missing.Select(m => m.Kind).Distinct()).GroupBy(kind => kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key)
                .Select(g => new ReportLine(g.Key.ToVietnamese(), g.Count(), 0))],
            [.. page.Hamlets.Select(h => new ReportHamlet(h.Name, h.Total, h.Surveyed, ThroughAccount(h)))]);
    }

    /// <summary>Surveyed with an outcome whose channel is an account.</summary>
    private static int ThroughAccount(HamletRow hamlet) => SurveyOutcomes.All.Select((rule, index) => rule.Channel?.NeedsAccount() == true ? hamlet.Counts[index] : 0).Sum();

    /// <summary>"Xã Xuân Yên" within a sentence: "xã Xuân Yên".</summary>
    internal static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
