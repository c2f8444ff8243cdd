using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Home;

/// <summary>What waits for somebody in the signed-in person's scope.</summary>
/// <param name="Round">The counts of the round.</param>
/// <param name="ResidenceFlags">People of the register whom a newer extract says to be dead, moved or gone, unchecked.</param>
/// <param name="Verifications">Verification cases not closed, rows that wait for one included.</param>
/// <param name="ToCertify">Powers of attorney not certified.</param>
/// <param name="PayeesToAsk">People whose power of attorney or guardianship has ended and who were not asked yet.</param>
public sealed record WorkCounts(RoundCounts Round, int ResidenceFlags, int Verifications, int ToCertify, int PayeesToAsk = 0)
{
    public int ToSurvey => Math.Max(0, Round.People - Round.Settled);
}

/// <summary>Counted in one statement beside those of the round.</summary>
public sealed class WorkCountsQuery(AppDbContext db)
{
    private const int Flag = 1, Case = 2, Paper = 3, Payee = 4;

    public async Task<WorkCounts> FindAsync(RoundCounts round, CancellationToken cancel)
    {
        var flags = db.ResidenceFlags.Where(f => f.State == ResidenceFlagState.Open && db.Beneficiaries.Any(b => b.Id == f.BeneficiaryId && b.Status == BeneficiaryStatus.Active)).Select(_ => Flag);
        var cases = db.VerificationCases.Where(c => c.State != VerificationState.Confirmed && c.State != VerificationState.Refuted).Select(_ => Case);
        var waiting = db.MatchDecisions.Where(d => d.State == MatchState.ToVerify && !db.VerificationCases.Any(c => c.RowId == d.RowId)).Select(_ => Case);
        var papers = db.PowersOfAttorney.Where(p => p.State == PowerOfAttorneyState.Draft).Select(_ => Paper);
        var payees = db.PayeeReviews.Where(r => r.SettledAt == null).Select(_ => Payee);
        var counted = await flags.Concat(cases).Concat(waiting).Concat(papers).Concat(payees).GroupBy(kind => kind)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new WorkCounts(round, counted.GetValueOrDefault(Flag), counted.GetValueOrDefault(Case), counted.GetValueOrDefault(Paper), counted.GetValueOrDefault(Payee));
    }
}
