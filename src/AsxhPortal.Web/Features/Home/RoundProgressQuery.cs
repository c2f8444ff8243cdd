using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Home;

/// <summary>How far the visits of one thôn (or, for a district, one commune) are.</summary>
public sealed record PlaceProgress(Guid Id, string Name, int People, int Surveyed, int Drafts, int Absent)
{
    public int Left => People - Surveyed;
    public int Percent => People == 0 ? 0 : 100 * Surveyed / People;
}

/// <summary>The counts behind the seven steps, for the communes in scope.</summary>
public sealed record RoundProgress
{
    public int RegistryBatches { get; init; }
    public int ListGroups { get; init; }
    public int RejectedRows { get; init; }
    public int OpenMatches { get; init; }
    public int UnpublishedMatches { get; init; }
    public int PublishedMatches { get; init; }

    /// <summary>People of the register whom a newer extract says to be dead, moved or gone, unchecked.</summary>
    public int ResidenceFlags { get; init; }

    /// <summary>Verification cases not closed, rows that wait for one included.</summary>
    public int Verifications { get; init; }
    public int People { get; init; }
    public int EntitlementsWithoutCategory { get; init; }
    public int ThonWithoutTeam { get; init; }
    public int Surveyed { get; init; }
    public int Drafts { get; init; }
    public int ToCertify { get; init; }
    public int SignedOffPeople { get; init; }
    public int HandOversSent { get; init; }
    public int HandOversAnswered { get; init; }
    public int ReturnedLines { get; init; }
    public int DraftRuns { get; init; }
    public int ApprovedRuns { get; init; }

    /// <summary>Lines of the month about people in scope; a commune sees these, not the agency's run.</summary>
    public int PaymentLines { get; init; }
    public IReadOnlyList<PlaceProgress> Places { get; init; } = [];

    /// <summary>People of the register who should be visited.</summary>
    public int ToSurvey => Math.Max(0, People - Surveyed);
}

/// <summary>Counts set-wise over everything in the signed-in person's scope, a dozen statements whatever the size.</summary>
public sealed class RoundProgressQuery(AppDbContext db)
{
    /// <param name="byCommune">Progress by commune (district, province) instead of by thôn.</param>
    public async Task<RoundProgress> FindAsync(Guid? roundId, bool byCommune, Period nextPeriod, CancellationToken cancellationToken = default)
    {
        var batches = await db.ImportBatches.GroupBy(b => b.Group).Select(g => new { g.Key, Count = g.Count(), Rejected = g.Sum(b => b.RejectedCount) }).ToListAsync(cancellationToken);
        var matches = await db.MatchDecisions.GroupBy(d => new { d.State, Published = d.PublishedAt != null }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var places = await PlacesAsync(roundId, byCommune, cancellationToken);
        var handOvers = await db.HandOvers.Where(h => h.RoundId == roundId).GroupBy(h => h.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var runs = await db.PaymentRuns.Where(r => r.Period == nextPeriod).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return new RoundProgress
        {
            RegistryBatches = batches.Where(b => b.Key == SourceGroup.Registry).Sum(b => b.Count),
            ListGroups = batches.Count(b => b.Key != SourceGroup.Registry),
            RejectedRows = batches.Sum(b => b.Rejected),
            OpenMatches = matches.Where(m => m.Key.State == MatchState.Open).Sum(m => m.Count),
            UnpublishedMatches = matches.Where(m => m.Key is { State: MatchState.Accepted, Published: false }).Sum(m => m.Count),
            PublishedMatches = matches.Where(m => m.Key.Published).Sum(m => m.Count),
            ResidenceFlags = await db.ResidenceFlags.CountAsync(f => f.State == ResidenceFlagState.Open && db.Beneficiaries.Any(b => b.Id == f.BeneficiaryId && b.Status == BeneficiaryStatus.Active), cancellationToken),
            Verifications = await db.VerificationCases.CountAsync(c => c.State != VerificationState.Confirmed && c.State != VerificationState.Refuted, cancellationToken)
                + await db.MatchDecisions.CountAsync(d => d.State == MatchState.ToVerify && !db.VerificationCases.Any(c => c.RowId == d.RowId), cancellationToken),
            People = places.Sum(p => p.People),
            Surveyed = places.Sum(p => p.Surveyed),
            Drafts = places.Sum(p => p.Drafts),
            EntitlementsWithoutCategory = await db.Entitlements.CountAsync(e => e.CategoryCode == null, cancellationToken),
            ThonWithoutTeam = await db.Hamlets.CountAsync(h => db.Beneficiaries.Any(b => b.HamletId == h.Id) && !db.VisitTeamHamlets.Any(t => t.HamletId == h.Id && t.RoundId == roundId), cancellationToken),
            ToCertify = await db.PowersOfAttorney.CountAsync(p => p.State == PowerOfAttorneyState.Draft, cancellationToken),
            SignedOffPeople = await db.ListLines.CountAsync(l => l.CurrentInRoundId == roundId, cancellationToken),
            HandOversSent = handOvers.Where(h => h.Key == HandOverState.Sent).Sum(h => h.Count),
            HandOversAnswered = handOvers.Where(h => h.Key != HandOverState.Sent).Sum(h => h.Count),
            ReturnedLines = await db.HandOverLines.CountAsync(l => l.State == HandOverLineState.Returned, cancellationToken),
            DraftRuns = runs.Where(r => r.Key == PaymentRunState.Draft).Sum(r => r.Count),
            ApprovedRuns = runs.Where(r => r.Key == PaymentRunState.Approved).Sum(r => r.Count),
            PaymentLines = await db.PaymentLines.CountAsync(l => l.Period == nextPeriod, cancellationToken),
            Places = places,
        };
    }

    private async Task<List<PlaceProgress>> PlacesAsync(Guid? roundId, bool byCommune, CancellationToken cancellationToken)
    {
        var counted = await (
            from person in db.Beneficiaries
            from survey in db.Surveys.Where(s => s.BeneficiaryId == person.Id && s.RoundId == roundId).DefaultIfEmpty()
            where person.Status == BeneficiaryStatus.Active || survey != null
            group survey by byCommune ? (Guid?)person.UnitId : person.HamletId into place
            select new
            {
                place.Key,
                People = place.Count(),
                Surveyed = place.Sum(s => s != null && s.State == SurveyState.Completed ? 1 : 0),
                Drafts = place.Sum(s => s != null && s.State == SurveyState.Draft && s.Outcome != SurveyOutcome.Absent ? 1 : 0),
                Absent = place.Sum(s => s != null && s.State == SurveyState.Draft && s.Outcome == SurveyOutcome.Absent ? 1 : 0),
            }).ToListAsync(cancellationToken);
        var ids = counted.Select(c => c.Key).ToList();
        var names = byCommune
            ? await db.Units.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken)
            : await db.Hamlets.Where(h => ids.Contains(h.Id)).ToDictionaryAsync(h => h.Id, h => h.Name, cancellationToken);
        return [.. counted
            .Select(c => new PlaceProgress(c.Key ?? Guid.Empty, c.Key is { } id && names.TryGetValue(id, out var name) ? name : "Chưa rõ thôn", c.People, c.Surveyed, c.Drafts, c.Absent))
            .OrderBy(p => VietnameseText.Fold(p.Name))];
    }
}
