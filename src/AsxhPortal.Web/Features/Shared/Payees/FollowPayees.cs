using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Payees;

/// <param name="Ended">Papers and guardianships ended by a death.</param>
/// <param name="FellBack">People who receive themselves again.</param>
/// <param name="Opened">New entries of the work list.</param>
/// <param name="Settled">Entries that settled themselves.</param>
public sealed record FollowedPayees(int Ended, int FellBack, int Opened, int Settled);

/// <summary>
/// Follows what happens to those who receive for others: a death of either side ends the power of attorney on that day (BLDS 2015 Đ140 k3đ), after
/// any end the money goes to the person themself and an entry of the work list says that they have to be asked. Set-wise, a fixed number of
/// statements beside those for what changes; running it again changes nothing.
/// </summary>
public sealed class FollowPayees(AppDbContext db, DeclareAccount declare)
{
    /// <param name="beneficiaryId">One person; null = everybody in the scope.</param>
    public async Task<FollowedPayees> RunAsync(Guid? beneficiaryId, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var ended = await EndPapersAsync(beneficiaryId, today, cancel) + await EndGuardianshipsAsync(beneficiaryId, today, cancel);
        await db.SaveChangesAsync(cancel);
        var (fellBack, opened) = await FallBackAsync(beneficiaryId, by, now, today, cancel);
        opened += await AskAboutGuardiansAsync(beneficiaryId, now, today, cancel);
        var settled = await SettleAsync(beneficiaryId, now, today, cancel);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return new FollowedPayees(ended, fellBack, opened, settled);
    }

    /// <summary>Papers of dead principals and dead attorneys; a death that was taken back gives the principal's paper back.</summary>
    private async Task<int> EndPapersAsync(Guid? beneficiaryId, DateOnly today, CancellationToken cancel)
    {
        var papers = db.PowersOfAttorney.Where(p => beneficiaryId == null || p.BeneficiaryId == beneficiaryId);
        var ended = 0;
        foreach (var principal in await papers.Where(p => p.State != PowerOfAttorneyState.Ended && p.Beneficiary.Status == BeneficiaryStatus.Deceased)
            .Select(p => new { Paper = p, p.Beneficiary.StatusOn }).ToListAsync(cancel))
        {
            principal.Paper.EndOnDeath(principal.StatusOn ?? today);
            ended++;
        }
        foreach (var paper in await papers.Where(p => p.State == PowerOfAttorneyState.Ended && p.EndKind == AttorneyEnd.PrincipalDied && p.Beneficiary.Status != BeneficiaryStatus.Deceased).ToListAsync(cancel))
            paper.TakeBackDeath();

        var standing = papers.Where(p => p.State != PowerOfAttorneyState.Ended && p.AttorneyCitizenId != null);
        var inExtract = await (from p in standing join c in DeadCitizens() on p.AttorneyCitizenId equals c.CitizenId select new { Paper = p, c.NameKey, c.DiedOn }).ToListAsync(cancel);
        var inRegister = await (from p in standing join b in DeadPeople() on p.AttorneyCitizenId equals b.CitizenId select new { Paper = p, b.NameKey, DiedOn = b.StatusOn }).ToListAsync(cancel);
        foreach (var dead in inExtract.Concat(inRegister).Where(d => d.NameKey == VietnameseText.Fold(d.Paper.AttorneyName) && d.Paper.State != PowerOfAttorneyState.Ended))
        {
            dead.Paper.EndOnDeathOfAttorney(dead.DiedOn ?? today);
            ended++;
        }
        return ended;
    }

    private async Task<int> EndGuardianshipsAsync(Guid? beneficiaryId, DateOnly today, CancellationToken cancel)
    {
        var standing = db.Guardianships.Where(g => (beneficiaryId == null || g.BeneficiaryId == beneficiaryId) && g.EndedOn == null && g.GuardianCitizenId != null);
        var inExtract = await (from g in standing join c in DeadCitizens() on g.GuardianCitizenId equals c.CitizenId select new { Guardianship = g, c.NameKey, c.DiedOn }).ToListAsync(cancel);
        var inRegister = await (from g in standing join b in DeadPeople() on g.GuardianCitizenId equals b.CitizenId select new { Guardianship = g, b.NameKey, DiedOn = b.StatusOn }).ToListAsync(cancel);
        var dead = inExtract.Concat(inRegister).Where(d => d.NameKey == VietnameseText.Fold(d.Guardianship.GuardianName)).ToList();
        foreach (var one in dead)
            one.Guardianship.EndOnDeathOfGuardian(one.DiedOn ?? today);
        return dead.Count;
    }

    /// <summary>Whoever is still to be paid through a paper that has ended receives themself; through a renewed paper, where one is in force.</summary>
    private async Task<(int FellBack, int Opened)> FallBackAsync(Guid? beneficiaryId, Actor by, DateTime now, DateOnly today, CancellationToken cancel)
    {
        var stale = await (
            from arrangement in db.PaymentArrangements
            join paper in db.PowersOfAttorney on arrangement.PowerOfAttorneyId equals (Guid?)paper.Id
            where arrangement.ValidTo == null && arrangement.PayeeKind == PayeeKind.Attorney && arrangement.Beneficiary.Status == BeneficiaryStatus.Active
                && (beneficiaryId == null || arrangement.BeneficiaryId == beneficiaryId)
                && (paper.State == PowerOfAttorneyState.Ended || (paper.State == PowerOfAttorneyState.Certified && paper.ValidTo < today))
            select new { Arrangement = arrangement, Paper = paper, Person = arrangement.Beneficiary }).ToListAsync(cancel);
        var opened = 0;
        foreach (var one in stale)
        {
            var accounts = await db.BankAccounts.Where(a => a.BeneficiaryId == one.Person.Id && a.ClosedAt == null).ToListAsync(cancel);
            foreach (var account in accounts.Where(a => a.PowerOfAttorneyId == one.Paper.Id))
                account.Close("Giấy ủy quyền đã chấm dứt", now);
            await EndAsync(one.Arrangement, today, cancel);
            var renewed = await db.PowersOfAttorney.Where(p => p.BeneficiaryId == one.Person.Id && p.State == PowerOfAttorneyState.Certified && p.ValidFrom <= today && today <= p.ValidTo)
                .OrderByDescending(p => p.ValidTo).FirstOrDefaultAsync(cancel);
            if (renewed is not null)
            {
                await GoOnAsync(one.Person, renewed, by, now, today, cancel);
                continue;
            }
            var own = accounts.Find(a => a is { IsCurrent: true, HolderKind: PayeeKind.Self });
            var next = new PaymentArrangement(one.Person, own?.Channel ?? PaymentChannel.Cash, PayeeKind.Self, one.Person.FullName, null, own?.Id, today);
            db.PaymentArrangements.Add(next);
            var end = one.Paper.EndOn(today)!.Value;
            if (await db.PayeeReviews.AnyAsync(r => r.CauseId == one.Paper.Id && r.Kind == end.ReviewOf(), cancel))
                continue;
            var review = new PayeeReview(one.Person.UnitId, one.Person.Id, end.ReviewOf(), one.Paper.Id, one.Paper.AttorneyName, one.Paper.EndedOn ?? one.Paper.ValidTo.AddDays(1), now);
            review.FellBackTo(next.Id);
            db.PayeeReviews.Add(review);
            opened++;
        }
        await db.SaveChangesAsync(cancel);
        return (stale.Count, opened);
    }

    /// <summary>The renewed paper takes over on the day the earlier one is over.</summary>
    private async Task GoOnAsync(Beneficiary person, PowerOfAttorney paper, Actor by, DateTime now, DateOnly today, CancellationToken cancel)
    {
        var isMobileMoney = paper.IsThroughAccount && await db.PaymentProviders.AnyAsync(p => p.Code == paper.ProviderCode && (p.Kind == ProviderKind.MobileMoney || p.Kind == ProviderKind.EWallet), cancel);
        var channel = !paper.IsThroughAccount ? PaymentChannel.Cash : isMobileMoney ? PaymentChannel.MobileMoney : PaymentChannel.BankAccount;
        if (!paper.IsThroughAccount)
        {
            db.PaymentArrangements.Add(new PaymentArrangement(person, channel, PayeeKind.Attorney, paper.AttorneyName, paper.Id, null, today));
            await db.SaveChangesAsync(cancel);
            return;
        }
        await db.SaveChangesAsync(cancel);
        await declare.RunAsync(new AccountDeclaration(person.Id, channel, paper.ProviderCode, paper.AccountNumber, paper.AccountHolder, PayeeKind.Attorney,
            $"Nhận thay theo giấy ủy quyền số {paper.CertificationNumber}"), by, now, cancel);
    }

    /// <summary>Guardians who receive: their guardianship is over, the ward is of age, or nothing proves it.</summary>
    private async Task<int> AskAboutGuardiansAsync(Guid? beneficiaryId, DateTime now, DateOnly today, CancellationToken cancel)
    {
        var guarded = await db.PaymentArrangements.AsNoTracking()
            .Where(a => a.ValidTo == null && a.PayeeKind == PayeeKind.Guardian && a.Beneficiary.Status == BeneficiaryStatus.Active && (beneficiaryId == null || a.BeneficiaryId == beneficiaryId))
            .Select(a => new { a.Id, a.UnitId, a.BeneficiaryId, a.PayeeName, a.ValidFrom, a.Beneficiary.Birth }).ToListAsync(cancel);
        if (guarded.Count == 0)
            return 0;
        var recorded = (await db.Guardianships.AsNoTracking().Where(g => beneficiaryId == null || g.BeneficiaryId == beneficiaryId).ToListAsync(cancel)).ToLookup(g => g.BeneficiaryId);
        var known = (await db.PayeeReviews.AsNoTracking().Where(r => beneficiaryId == null || r.BeneficiaryId == beneficiaryId).Select(r => new { r.CauseId, r.Kind }).ToListAsync(cancel))
            .Select(r => (r.CauseId, r.Kind)).ToHashSet();
        var opened = 0;
        foreach (var one in guarded)
        {
            var ofPerson = recorded[one.BeneficiaryId].ToList();
            if (ofPerson.Exists(g => g.IsInForceOn(today)))
                continue;
            var latest = ofPerson.MaxBy(g => g.EndedOn ?? g.ValidTo ?? DateOnly.MaxValue);
            var hasGrownUp = one.Birth is { } birth && birth.AgeOn(one.ValidFrom) < RepresentativeIdentity.AdultAge && birth.AgeOn(today) >= RepresentativeIdentity.AdultAge;
            var (kind, cause, since) = latest switch
            {
                { EndedOn: { } endedOn } => (PayeeReviewKind.GuardianshipEnded, latest.Id, endedOn),
                { ValidTo: { } last } when last < today && latest.Basis.IsOfMinor() => (PayeeReviewKind.CameOfAge, latest.Id, last.AddDays(1)),
                { ValidTo: { } last } when last < today => (PayeeReviewKind.GuardianshipEnded, latest.Id, last.AddDays(1)),
                _ when hasGrownUp => (PayeeReviewKind.CameOfAge, one.Id, today),
                _ => (PayeeReviewKind.GuardianProofMissing, one.Id, one.ValidFrom),
            };
            if (!known.Add((cause, kind)))
                continue;
            db.PayeeReviews.Add(new PayeeReview(one.UnitId, one.BeneficiaryId, kind, cause, one.PayeeName, since, now));
            opened++;
        }
        await db.SaveChangesAsync(cancel);
        return opened;
    }

    /// <summary>Whoever has a new way of receiving, or is followed no more, need not be asked.</summary>
    private async Task<int> SettleAsync(Guid? beneficiaryId, DateTime now, DateOnly today, CancellationToken cancel)
    {
        var open = await (
            from review in db.PayeeReviews
            where review.SettledAt == null && (beneficiaryId == null || review.BeneficiaryId == beneficiaryId)
            join person in db.Beneficiaries on review.BeneficiaryId equals person.Id
            join arrangement in db.PaymentArrangements.Where(a => a.ValidTo == null) on review.BeneficiaryId equals arrangement.BeneficiaryId into arrangements
            from arrangement in arrangements.DefaultIfEmpty()
            select new
            {
                Review = review,
                person.Status,
                ArrangementId = arrangement == null ? (Guid?)null : arrangement.Id,
                Payee = arrangement == null ? (PayeeKind?)null : arrangement.PayeeKind,
                PayeeName = arrangement == null ? null : arrangement.PayeeName,
                HasGuardian = db.Guardianships.Any(g => g.BeneficiaryId == review.BeneficiaryId && g.EndedOn == null && g.ValidFrom <= today && (g.ValidTo == null || today <= g.ValidTo)),
            }).ToListAsync(cancel);
        var settled = 0;
        foreach (var one in open)
        {
            var isOfGuardian = one.Review.Kind is PayeeReviewKind.CameOfAge or PayeeReviewKind.GuardianProofMissing or PayeeReviewKind.GuardianshipEnded;
            var why = one.Status != BeneficiaryStatus.Active ? $"Đối tượng không còn được theo dõi ({one.Status.ToVietnamese().ToLowerInvariant()})."
                : isOfGuardian && one.HasGuardian ? "Đã ghi căn cứ giám hộ còn hiệu lực."
                : isOfGuardian ? one.Payee != PayeeKind.Guardian ? $"Đã đổi người nhận: {one.PayeeName}." : null
                : one.ArrangementId is not null && one.ArrangementId != one.Review.FallbackArrangementId ? $"Đã ghi cách nhận mới: {one.Payee!.Value.ToVietnamese().ToLowerInvariant()}, {one.PayeeName}."
                : null;
            if (why is null)
                continue;
            one.Review.Settle(why, PayeeWatch.System, now);
            settled++;
        }
        return settled;
    }

    /// <summary>Saved before the next one is written: a person has one open arrangement, and one open account (unique indexes).</summary>
    private async Task EndAsync(PaymentArrangement arrangement, DateOnly today, CancellationToken cancel)
    {
        arrangement.EndOn(arrangement.ValidFrom < today ? today.AddDays(-1) : arrangement.ValidFrom);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whoever dies anywhere ends the papers here; nothing but the day is taken from another unit.</summary>
    private IQueryable<Domain.Matching.Citizen> DeadCitizens() => db.Citizens.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(c => c.Residence == Domain.Matching.Residence.Dead);

    private IQueryable<Beneficiary> DeadPeople() => db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(b => b.Status == BeneficiaryStatus.Deceased);
}
