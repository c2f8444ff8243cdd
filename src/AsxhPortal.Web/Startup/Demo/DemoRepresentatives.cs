using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>
/// Those who receive for others in the halfway commune: papers to certify, in force, running out, one attorney of two people, one who has died with
/// the work-list entry still open, guardians. Of people not visited yet, so that no survey's outcome changes.
/// </summary>
public sealed class DemoRepresentatives(AppDbContext db)
{
    private int certified;

    public async Task SeedAsync(AdministrativeUnit commune, IReadOnlyList<Hamlet> hamlets, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var open = hamlets.Select(h => (Guid?)h.Id).ToList();
        var people = await db.Beneficiaries.Where(b => b.UnitId == commune.Id && open.Contains(b.HamletId) && b.CitizenId != null && b.Birth != null
            && !db.BankAccounts.Any(a => a.BeneficiaryId == b.Id)).OrderBy(b => b.CitizenId).ToListAsync(cancellationToken);
        var grown = people.FindAll(p => p.Birth!.Value.AgeOn(today) >= 60).Take(6).ToList();
        var children = people.FindAll(p => p.Birth!.Value.AgeOn(today) < RepresentativeIdentity.AdultAge).Take(3).ToList();
        var adults = (await db.Citizens.Where(c => c.UnitId == commune.Id && c.CitizenId != null && c.Residence == Residence.Resident && !db.Beneficiaries.Any(b => b.CitizenId == c.CitizenId))
            .OrderBy(c => c.CitizenId).Take(400).ToListAsync(cancellationToken)).FindAll(c => c.Birth is { IsExact: true } birth && birth.AgeOn(today) is >= 30 and <= 60);
        if (grown.Count < 6 || adults.Count < 8)
            return;
        Paper(grown[0], adults[0], commune, today, null);
        Certified(grown[1], adults[1], commune, today.AddDays(-20), null, by, today);
        Certified(grown[2], adults[1], commune, today.AddDays(-10), null, by, today);
        Certified(grown[3], adults[2], commune, today.AddMonths(-11), today.AddDays(20), by, today);
        var orphaned = Certified(grown[4], adults[3], commune, today.AddMonths(-2), null, by, today);
        (adults[3].Residence, adults[3].DiedOn) = (Residence.Dead, today.AddDays(-3));
        orphaned.EndOnDeathOfAttorney(today.AddDays(-3));
        var fallback = new PaymentArrangement(grown[4], PaymentChannel.Cash, PayeeKind.Self, grown[4].FullName, null, null, today.AddDays(-2));
        var review = new PayeeReview(commune.Id, grown[4].Id, PayeeReviewKind.AttorneyDied, orphaned.Id, orphaned.AttorneyName, today.AddDays(-3), now.AddDays(-2));
        review.FellBackTo(fallback.Id);
        db.PaymentArrangements.Add(fallback);
        db.PayeeReviews.Add(review);
        Guard(grown[5], adults[4], commune, GuardianBasis.WithoutCapacity, new ProofPaper(GuardianProof.CourtDecision, "07/2022/QĐST-DS", new DateOnly(2022, 6, 1), "Tòa án nhân dân huyện Nghi Xuân"), today);
        for (var i = 0; i < children.Count; i++)
        {
            Guard(children[i], adults[5 + i], commune, GuardianBasis.ParentOfMinor,
                new ProofPaper(GuardianProof.BirthCertificate, $"{15 + i}/{children[i].Birth!.Value.Year}", new DateOnly(children[i].Birth!.Value.Year, 12, 31), $"UBND {commune.Name}"), today);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private PowerOfAttorney Paper(Beneficiary person, Citizen attorney, AdministrativeUnit commune, DateOnly from, DateOnly? to)
    {
        var paper = new PowerOfAttorney(person, null);
        paper.Write(person, new AttorneyPerson(attorney.FullName, attorney.Birth, attorney.CitizenId, "cháu", $"{attorney.HamletName}, {commune.Name}", null), null, new Mandate(from, to),
            new KnownRepresentative(attorney), from);
        db.PowersOfAttorney.Add(paper);
        return paper;
    }

    private PowerOfAttorney Certified(Beneficiary person, Citizen attorney, AdministrativeUnit commune, DateOnly from, DateOnly? to, Actor by, DateOnly today)
    {
        var paper = Paper(person, attorney, commune, from, to);
        paper.Certify($"{++certified:00}/{from.Year}-SCT/CK,ĐC", $"01/{from.Year}-SCT/CK,ĐC", from, by, today);
        return paper;
    }

    private void Guard(Beneficiary ward, Citizen guardian, AdministrativeUnit commune, GuardianBasis basis, ProofPaper proof, DateOnly today)
    {
        var guardianship = new Guardianship(ward);
        guardianship.Write(ward, new AttorneyPerson(guardian.FullName, guardian.Birth, guardian.CitizenId, basis != GuardianBasis.ParentOfMinor ? "con" : guardian.Sex == Sex.Male ? "bố" : "mẹ", $"{guardian.HamletName}, {commune.Name}", null),
            basis, proof, today.AddDays(-30), null, new KnownRepresentative(guardian), today);
        db.Guardianships.Add(guardianship);
    }
}
