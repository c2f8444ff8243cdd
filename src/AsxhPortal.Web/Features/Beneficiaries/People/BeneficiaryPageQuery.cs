using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>One person, read for the page; null when there is no such person in the scope.</summary>
public sealed class BeneficiaryPageQuery(AppDbContext db, RateBooks rateBooks)
{
    private const int HistoryLength = 100;

    public async Task<BeneficiaryPage?> RunAsync(Guid id, DateOnly today, CancellationToken cancel = default)
    {
        var found = await (from b in db.Beneficiaries.AsNoTracking()
                           where b.Id == id
                           select new
                           {
                               Person = b,
                               UnitName = db.Units.Where(u => u.Id == b.UnitId).Select(u => u.Name).First(),
                               Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault(),
                           }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var person = found.Person;
        var citizen = person.CitizenRecordId is { } record
            ? await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.Id == record, cancel)
            : person.CitizenId is { } number ? await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.CitizenId == number, cancel) : null;
        var book = await rateBooks.ReadAsync(cancel);
        var entitlements = await EntitlementsAsync(person, book, today, cancel);
        var standing = entitlements.Where(e => e.IsStanding).ToList();
        var accounts = await AccountsAsync(id, cancel);
        var arrangements = await db.PaymentArrangements.AsNoTracking().Where(a => a.BeneficiaryId == id).OrderByDescending(a => a.ValidFrom).ToListAsync(cancel);
        return new BeneficiaryPage
        {
            Person = person,
            UnitName = found.UnitName,
            Hamlet = found.Hamlet,
            Citizen = citizen,
            Identity = Compare(person, found.Hamlet, citizen),
            Entitlements = entitlements,
            Accounts = accounts,
            Arrangements = arrangements,
            Surveys = await SurveysAsync(id, cancel),
            PowersOfAttorney = await db.PowersOfAttorney.AsNoTracking().Where(p => p.BeneficiaryId == id).OrderByDescending(p => p.ValidFrom).ToListAsync(cancel),
            Events = await db.ChangeEvents.AsNoTracking().Where(e => e.BeneficiaryId == id).OrderByDescending(e => e.RecordedAt).ToListAsync(cancel),
            History = await HistoryAsync(id, book, cancel),
            ViewCount = await db.AuditEntries.CountAsync(e => e.BeneficiaryId == id && e.Action == AuditAction.Viewed, cancel),
            Flag = await db.ResidenceFlags.AsNoTracking().Where(f => f.BeneficiaryId == id && f.State != ResidenceFlagState.Withdrawn).OrderByDescending(f => f.FoundAt).FirstOrDefaultAsync(cancel),
            Missing = Completeness.WhatIsMissing(standing, e => e.Category, e => e.Computed, e => e.Entitlement.StartsFrom is not null,
                accounts.Exists(a => a.Account.IsCurrent), arrangements.Find(a => a.ValidTo is null)?.Channel, person.CitizenId is not null),
            Amount = standing.Where(e => IsPaid(person, e.Entitlement, today)).Sum(e => e.Computed ?? 0),
        };
    }

    private async Task<List<EntitlementLine>> EntitlementsAsync(Beneficiary person, RateBook book, DateOnly today, CancellationToken cancel)
    {
        var province = await rateBooks.ProvinceCodeOfAsync(person.UnitId, cancel);
        var period = Period.Of(today);
        var rows = await db.Entitlements.AsNoTracking().Where(e => e.BeneficiaryId == person.Id).ToListAsync(cancel);
        return rows.Select(e => new EntitlementLine(e, book.Find(e.CategoryCode), book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, today, province),
                e.State != EntitlementState.Ended || e.EndsAfter >= period))
            .OrderBy(e => e.Entitlement.State).ThenBy(e => e.Entitlement.Group).ThenBy(e => e.Entitlement.CategoryCode).ToList();
    }

    private static bool IsPaid(Beneficiary person, Entitlement entitlement, DateOnly today) => entitlement.IsDueIn(Period.Of(today))
        && !(person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit && person.StatusOn < Period.Of(today).FirstDay);

    private async Task<List<AccountLine>> AccountsAsync(Guid id, CancellationToken cancel)
    {
        var rows = await (from a in db.BankAccounts.AsNoTracking()
                          where a.BeneficiaryId == id
                          join p in db.PaymentProviders on a.ProviderCode equals p.Code
                          orderby a.DeclaredAt descending
                          select new { Account = a, p.ShortName, p.Name }).ToListAsync(cancel);
        return rows.OrderByDescending(r => r.Account.IsCurrent).Select(r => new AccountLine(r.Account, $"{r.ShortName} – {r.Name}")).ToList();
    }

    private async Task<List<SurveyLine>> SurveysAsync(Guid id, CancellationToken cancel) =>
        await (from s in db.Surveys
               where s.BeneficiaryId == id
               join r in db.Rounds on s.RoundId equals r.Id
               join m in db.RefusalMinutes on s.Id equals m.SurveyId into minutes
               from minute in minutes.DefaultIfEmpty()
               orderby r.StartsOn descending
               select new SurveyLine(s.Id, r.Name, s.State, s.Outcome, s.VisitedOn, s.CompletedByName, minute == null ? null : minute.Id,
                   minute == null ? null : minute.Number, s.Visits.Count)).ToListAsync(cancel);

    private async Task<List<HistoryLine>> HistoryAsync(Guid id, RateBook book, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.BeneficiaryId == id && e.Action != AuditAction.Viewed)
            .OrderByDescending(e => e.At).Take(HistoryLength).ToListAsync(cancel);
        var names = book.Categories.ToDictionary(c => c.Code, c => c.ShortName);
        foreach (var provider in await db.PaymentProviders.AsNoTracking().Select(p => new { p.Code, p.ShortName }).ToListAsync(cancel))
            names[provider.Code] = provider.ShortName;
        foreach (var hamlet in await db.Hamlets.AsNoTracking().Where(h => db.Beneficiaries.Any(b => b.Id == id && b.UnitId == h.UnitId)).Select(h => new { h.Id, h.Name }).ToListAsync(cancel))
            names[hamlet.Id.ToString()] = hamlet.Name;
        var users = entries.Where(e => e.UserId is not null).Select(e => e.UserId!.Value).Distinct().ToList();
        var people = await db.Users.AsNoTracking().Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        return entries.Select(e => new HistoryLine(e.At, e.UserId is { } user && people.TryGetValue(user, out var name) ? name : e.UserName, AuditWords.ActionOf(e),
            AuditWords.SubjectOf(e), AuditWords.ChangesOf(e, names), e.Note)).ToList();
    }

    private static List<IdentityLine> Compare(Beneficiary person, string? hamlet, Citizen? citizen)
    {
        IdentityLine Line(string label, string? ours, string? theirs, Func<bool> agree) =>
            new(label, ours, theirs, citizen is not null && ours is not null && theirs is not null && !agree());
        var theirHamlet = citizen?.HamletName;
        return
        [
            Line("Họ và tên", person.FullName, citizen?.FullName, () => VietnameseText.FoldTones(person.FullName) == VietnameseText.FoldTones(citizen!.FullName)),
            Line("Ngày sinh", person.Birth?.ToString(), citizen?.Birth?.ToString(), () => person.Birth!.Value.AgreesWith(citizen!.Birth!.Value)),
            Line("Giới tính", person.Sex?.ToVietnamese(), citizen?.Sex?.ToVietnamese(), () => person.Sex == citizen!.Sex),
            Line("Số định danh", person.CitizenId, citizen?.CitizenId, () => person.CitizenId == citizen!.CitizenId),
            Line("CMND cũ", person.OldId, citizen?.OldId, () => person.OldId == citizen!.OldId),
            Line("Thôn", hamlet, theirHamlet, () => Hamlet.KeyOf(hamlet) == Hamlet.KeyOf(theirHamlet)),
            Line("Chủ hộ", person.HouseholdHead, citizen?.HouseholdHead, () => VietnameseText.FoldTones(person.HouseholdHead) == VietnameseText.FoldTones(citizen!.HouseholdHead)),
        ];
    }
}
