using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>One person, read for the page in seven statements of its own; null when there is no such person in the scope.</summary>
public sealed class ProfileQuery(AppDbContext db, RateBooks rateBooks, CurrentRound round, PaymentProviders providers, AccountSharing sharing, CurrentUser user)
{
    /// <summary>What stands above every section.</summary>
    public Task<ProfileHead?> HeadAsync(Guid id, CancellationToken cancel = default) => db.Beneficiaries.AsNoTracking().Where(b => b.Id == id)
        .Select(b => new ProfileHead(b.Id, b.FullName, b.UnitId, db.Units.Where(u => u.Id == b.UnitId).Select(u => u.Name).First(),
            db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault(), b.Birth, b.Status)).FirstOrDefaultAsync(cancel);

    public async Task<ProfilePage?> RunAsync(Guid id, DateOnly today, CancellationToken cancel = default)
    {
        var found = await (from b in db.Beneficiaries.AsNoTracking()
                           where b.Id == id
                           join record in db.Citizens on b.CitizenRecordId equals (Guid?)record.Id into records
                           from linked in records.DefaultIfEmpty()
                           join other in db.Citizens on b.CitizenId equals other.CitizenId into others
                           from sameNumber in others.DefaultIfEmpty()
                           select new
                           {
                               Person = b,
                               UnitName = db.Units.Where(u => u.Id == b.UnitId).Select(u => u.Name).First(),
                               Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault(),
                               Linked = linked,
                               SameNumber = sameNumber,
                               Flags = db.ResidenceFlags.Where(f => f.BeneficiaryId == b.Id && f.State != ResidenceFlagState.Withdrawn).ToList(),
                           }).AsSingleQuery().FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var person = found.Person;
        var citizen = person.CitizenRecordId is null ? found.SameNumber : found.Linked;
        var entitlements = await EntitlementsAsync(person, today, cancel);
        var standing = entitlements.Where(e => e.IsStanding).ToList();
        var (accounts, arrangements) = await MoneyAsync(id, cancel);
        var (papers, events) = await PapersAsync(id, cancel);
        return new ProfilePage
        {
            Head = new ProfileHead(id, person.FullName, person.UnitId, found.UnitName, found.Hamlet, person.Birth, person.Status),
            Person = person,
            Citizen = citizen,
            Identity = Compare(person, found.Hamlet, citizen),
            Entitlements = entitlements,
            Accounts = accounts,
            Arrangements = arrangements,
            Surveys = await SurveysAsync(id, cancel),
            PowersOfAttorney = papers,
            Events = events,
            Problems = await ProblemsAsync(entitlements, cancel),
            SharedAccount = accounts.Find(a => a.Account.IsCurrent)?.Account is { } current ? await sharing.OfAsync(id, current.ProviderCode, current.Number, cancel) : AccountOthers.None,
            Flag = found.Flags.MaxBy(f => f.FoundAt),
            Missing = Completeness.WhatIsMissing(standing, e => e.Category, e => e.Computed, e => e.Entitlement.StartsFrom is not null,
                accounts.Exists(a => a.Account.IsCurrent), arrangements.Find(a => a.ValidTo is null)?.Channel, person.CitizenId is not null),
            RoundId = (await round.FindAsync())?.Id,
            Amount = standing.Where(e => IsPaid(person, e.Entitlement, today)).Sum(e => e.Computed ?? 0),
            NamesProtectedCategories = ProtectedCategory.MayBeNamedTo(user),
            HiddenNames = ProtectedCategory.NamesHiddenFrom(user, (await rateBooks.ReadAsync(cancel)).Categories),
            Today = today,
        };
    }

    private async Task<List<EntitlementLine>> EntitlementsAsync(Beneficiary person, DateOnly today, CancellationToken cancel)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var province = await rateBooks.ProvinceCodeOfAsync(person.UnitId, cancel);
        var period = Period.Of(today);
        var rows = await db.Entitlements.AsNoTracking().Where(e => e.BeneficiaryId == person.Id).ToListAsync(cancel);
        return rows.Select(e => new EntitlementLine(e, book.Find(e.CategoryCode), book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, today, province),
                e.State != EntitlementState.Ended || e.EndsAfter >= period))
            .OrderBy(e => e.Entitlement.State).ThenBy(e => e.Entitlement.Group).ThenBy(e => e.Entitlement.CategoryCode).ToList();
    }

    private async Task<IReadOnlyList<SourceProblem>> ProblemsAsync(List<EntitlementLine> entitlements, CancellationToken cancel)
    {
        var rows = entitlements.Where(e => e.IsStanding).Select(e => e.Entitlement.SourceRowId).OfType<Guid>().ToList();
        if (rows.Count == 0)
            return [];
        var open = await (from problem in db.RowProblems.AsNoTracking()
                          join row in db.ImportRows on problem.RowId equals row.Id
                          where rows.Contains(row.Id) && row.Status != ImportRowStatus.Skipped && problem.AcceptedAt == null && problem.Severity != ProblemSeverity.Info
                          select new SourceProblem(row.BatchId, row.Id, problem.Code, problem.RawValue, problem.ProposedValue)).ToListAsync(cancel);
        return [.. open.OrderBy(p => p.Code, StringComparer.Ordinal)];
    }

    private static bool IsPaid(Beneficiary person, Entitlement entitlement, DateOnly today) => entitlement.IsDueIn(Period.Of(today))
        && !(person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit && person.StatusOn < Period.Of(today).FirstDay);

    /// <summary>
    /// Two short lists in one statement: a person has a handful of either. Names of banks come from memory: joined here, the database would read the
    /// commune's accounts whole before it looks for this person's.
    /// </summary>
    private async Task<(List<AccountLine> Accounts, List<PaymentArrangement> Arrangements)> MoneyAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == id).Select(b => new
        {
            Accounts = db.BankAccounts.Where(a => a.BeneficiaryId == b.Id).ToList(),
            Arrangements = db.PaymentArrangements.Where(a => a.BeneficiaryId == b.Id).ToList(),
        }).AsSingleQuery().SingleAsync(cancel);
        var banks = await providers.NamesAsync(cancel);
        return (found.Accounts.OrderByDescending(a => a.IsCurrent).ThenByDescending(a => a.DeclaredAt).Select(a => new AccountLine(a, banks.GetValueOrDefault(a.ProviderCode, a.ProviderCode))).ToList(),
            found.Arrangements.OrderByDescending(a => a.ValidFrom).ToList());
    }

    private async Task<(List<PowerOfAttorney> Papers, List<ChangeEvent> Events)> PapersAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == id).Select(b => new
        {
            Papers = db.PowersOfAttorney.Where(p => p.BeneficiaryId == b.Id).ToList(),
            Events = db.ChangeEvents.Where(e => e.BeneficiaryId == b.Id).OrderByDescending(e => e.RecordedAt).Take(50).ToList(),
        }).AsSingleQuery().SingleAsync(cancel);
        return ([.. found.Papers.OrderByDescending(p => p.ValidFrom)], [.. found.Events.OrderByDescending(e => e.RecordedAt)]);
    }

    private async Task<List<SurveyLine>> SurveysAsync(Guid id, CancellationToken cancel) =>
        await (from s in db.Surveys
               where s.BeneficiaryId == id
               join r in db.Rounds on s.RoundId equals r.Id
               join m in db.RefusalMinutes on (Guid?)s.Id equals m.StandingForSurveyId into minutes
               from minute in minutes.DefaultIfEmpty()
               orderby r.StartsOn descending
               select new SurveyLine(s.Id, r.Id, r.Name, s.State, s.Outcome, s.VisitedOn, s.CompletedByName, minute == null ? null : minute.Id,
                   minute == null ? null : minute.Number, s.Visits.Count)).ToListAsync(cancel);

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
