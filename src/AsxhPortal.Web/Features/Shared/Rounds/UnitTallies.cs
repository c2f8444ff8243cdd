using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>What the other six steps counted in each unit (and step 3 in each thôn), in one statement.</summary>
public sealed class UnitTallies(AppDbContext db)
{
    private const int Batches = 1, Matches = 2, Entitled = 3, WithoutTeam = 4, SignedLists = 5, HandOvers = 6, HandedOver = 7, Paid = 8, Runs = 9;

    /// <returns>By unit, and by thôn for the entitlements when there is one commune.</returns>
    public async Task<IReadOnlyDictionary<Guid, RoundCounts>> FindAsync(Guid? roundId, Period payMonth, List<Guid> units, CancellationToken cancel)
    {
        var month = payMonth.Plus(-1);
        var byHamlet = units.Count == 1;
        var batches = db.ImportBatches.Where(b => units.Contains(b.UnitId)).GroupBy(b => b.UnitId).Select(g => new Tally
        {
            Kind = Batches,
            Id = g.Key,
            A = g.Sum(b => b.Group == SourceGroup.Registry ? 1 : 0),
            B = g.Max(b => b.Group == SourceGroup.SocialAssistance ? 1 : 0) + g.Max(b => b.Group == SourceGroup.Merit ? 1 : 0)
                + g.Max(b => b.Group == SourceGroup.PoorHousehold ? 1 : 0) + g.Max(b => b.Group == SourceGroup.Other ? 1 : 0),
            C = g.Sum(b => b.RejectedCount),
        });
        var matches = db.MatchDecisions.Where(d => units.Contains(d.UnitId)).GroupBy(d => d.UnitId).Select(g => new Tally
        {
            Kind = Matches,
            Id = g.Key,
            A = g.Sum(d => d.State == MatchState.Open ? 1 : 0),
            B = g.Sum(d => d.State == MatchState.Accepted && d.PublishedAt == null ? 1 : 0),
            C = g.Sum(d => d.PublishedAt != null ? 1 : 0),
        });
        var entitled = db.Entitlements.Where(e => units.Contains(e.UnitId) && (e.State != EntitlementState.Ended || e.EndsAfter >= month))
            .GroupBy(e => byHamlet ? e.Beneficiary.HamletId ?? Guid.Empty : e.UnitId).Select(g => new Tally
            {
                Kind = Entitled,
                Id = g.Key,
                A = g.Count(),
                B = g.Sum(e => e.CategoryCode == null ? 1 : 0),
                C = 0,
            });
        var withoutTeam = db.Hamlets.Where(h => units.Contains(h.UnitId) && db.Beneficiaries.Any(b => b.UnitId == h.UnitId && b.HamletId == h.Id)
                && !db.VisitTeamHamlets.Any(t => t.RoundId == roundId && t.HamletId == h.Id))
            .GroupBy(h => h.UnitId).Select(g => new Tally { Kind = WithoutTeam, Id = g.Key, A = g.Count(), B = 0, C = 0 });
        var signedLists = db.ListLines.Where(l => l.CurrentInRoundId == roundId && roundId != null && units.Contains(l.UnitId))
            .GroupBy(l => l.UnitId).Select(g => new Tally { Kind = SignedLists, Id = g.Key, A = g.Count(), B = 0, C = 0 });
        var handOvers = db.HandOvers.Where(h => h.RoundId == roundId && units.Contains(h.UnitId)).GroupBy(h => h.UnitId).Select(g => new Tally
        {
            Kind = HandOvers,
            Id = g.Key,
            A = g.Sum(h => h.State == HandOverState.Sent ? 1 : 0),
            B = g.Sum(h => h.State != HandOverState.Sent ? 1 : 0),
            C = 0,
        });
        var handedOver = Latest(roundId).Where(l => units.Contains(l.UnitId)).GroupBy(l => l.UnitId).Select(g => new Tally
        {
            Kind = HandedOver,
            Id = g.Key,
            A = g.Count(),
            B = g.Sum(l => l.State == HandOverLineState.Received ? 1 : 0),
            C = g.Sum(l => l.State == HandOverLineState.Returned ? 1 : 0),
        });
        var paid = db.PaymentLines.Where(l => l.Period == payMonth && units.Contains(l.UnitId)).GroupBy(l => l.UnitId)
            .Select(g => new Tally { Kind = Paid, Id = g.Key, A = g.Count(), B = 0, C = 0 });
        var runs = db.PaymentRuns.Where(r => r.Period == payMonth && units.Contains(r.AgencyUnitId)).GroupBy(r => r.AgencyUnitId).Select(g => new Tally
        {
            Kind = Runs,
            Id = g.Key,
            A = g.Sum(r => r.State == PaymentRunState.Draft ? 1 : 0),
            B = g.Sum(r => r.State == PaymentRunState.Approved ? 1 : 0),
            C = 0,
        });
        var found = await batches.Concat(matches).Concat(entitled).Concat(withoutTeam).Concat(signedLists).Concat(handOvers).Concat(handedOver).Concat(paid).Concat(runs).ToListAsync(cancel);
        var counts = found.GroupBy(t => t.Id).ToDictionary(g => g.Key, g => g.Aggregate(new RoundCounts(), (sum, tally) => sum + tally.ToCounts()));
        if (byHamlet)
            counts[units[0]] = (counts.GetValueOrDefault(units[0]) ?? new RoundCounts()) with
            {
                Entitlements = found.Where(t => t.Kind == Entitled).Sum(t => t.A),
                WithoutCategory = found.Where(t => t.Kind == Entitled).Sum(t => t.B),
            };
        return counts;
    }

    /// <summary>Lines of the round that no later hand-over says anew.</summary>
    private IQueryable<HandOverLine> Latest(Guid? roundId) =>
        from line in db.HandOverLines
        join handOver in db.HandOvers on line.HandOverId equals handOver.Id
        where handOver.RoundId == roundId
            && !(from other in db.HandOverLines
                 join later in db.HandOvers on other.HandOverId equals later.Id
                 where other.EntitlementId == line.EntitlementId && later.RoundId == roundId && later.SentAt > handOver.SentAt
                 select other.Id).Any()
        select line;

    private sealed record Tally
    {
        public int Kind { get; init; }
        public Guid Id { get; init; }
        public int A { get; init; }
        public int B { get; init; }
        public int C { get; init; }

        public RoundCounts ToCounts() => Kind switch
        {
            Batches => new() { RegistryBatches = A, ListGroups = B, RejectedRows = C },
            Matches => new() { OpenMatches = A, UnpublishedMatches = B, PublishedMatches = C },
            Entitled => new() { Entitlements = A, WithoutCategory = B },
            WithoutTeam => new() { HamletsWithoutTeam = A },
            SignedLists => new() { SignedOff = A },
            HandOvers => new() { HandOversSent = A, HandOversAnswered = B },
            HandedOver => new() { HandedOverLines = A, ReceivedLines = B, ReturnedLines = C },
            Paid => new() { PaymentLines = A },
            _ => new() { DraftRuns = A, ApprovedRuns = B },
        };
    }
}
