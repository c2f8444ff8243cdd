using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>How much demo data: one commune half-way through its round, all communes of the district, or a made-up province of 250,000 people.</summary>
public enum DemoSize { Commune, District, Province }

/// <summary>
/// Writes invented communes: population extract, register, entitlements, accounts, and for the first one teams and surveys as on the working day of
/// the demo; beyond that one commune, the others with the twelve months behind them (<see cref="DemoHistory"/>). A commune that already has people
/// is left alone.
/// </summary>
public sealed class DemoCommunes(AppDbContext db, DemoHistory history, DemoProvince province)
{
    /// <summary>Xã Xuân Thành: half-way through the round. Xã Xuân Yên stays empty, so that a person can carry it through all seven steps.</summary>
    public const string HalfwayCode = "18382";

    private const string EmptyCode = "18376";
    internal static readonly string[] HamletNames = ["Thôn Thanh Vân", "Thôn Thành Sơn", "Thôn Minh Hòa", "Thôn Hương Thịnh", "Thôn Hồng Lam", "Thôn Đông Trại", "Thôn Thống Nhất", "Thôn Trung Thành"];
    private static readonly Actor Seeder = new(Guid.Empty, "Dữ liệu minh hoạ");

    /// <returns>People written.</returns>
    public async Task<int> SeedAsync(DemoSize size, ReviewRound round, DateTime now, CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var communes = await db.Units.Where(u => u.Level == UnitLevel.Commune && u.ValidFrom <= today && (u.ValidTo == null || today <= u.ValidTo) && u.Code != EmptyCode).ToListAsync(cancellationToken);
        if (size == DemoSize.Province)
            return await province.SeedAsync(now, cancellationToken);
        var written = 0;
        foreach (var commune in communes.FindAll(u => u.Code == HalfwayCode))
            written += await SeedCommuneAsync(commune, 260, round, now, cancellationToken);
        if (size == DemoSize.District)
            written += await SeedDistrictAsync(communes.FindAll(u => u.Code != HalfwayCode), round, now, cancellationToken);
        return written;
    }

    /// <summary>The other communes of the district, with their real names and invented people, 400 to 800 each.</summary>
    private async Task<int> SeedDistrictAsync(List<AdministrativeUnit> communes, ReviewRound round, DateTime now, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(now.AddHours(7));
        var district = await db.Units.FirstAsync(u => u.Id == round.OwnerUnitId, cancellationToken);
        var agency = await db.ReceivingAgencies.Include(a => a.Terms).FirstAsync(a => a.UnitId == district.Id, cancellationToken);
        var earlier = await history.EarlierRoundAsync(district, now, cancellationToken);
        var taken = (await db.Citizens.Where(c => c.CitizenId != null).Select(c => c.CitizenId!).ToListAsync(cancellationToken)).ConvertAll(long.Parse).ToHashSet();
        var sized = communes.OrderBy(c => c.Code, StringComparer.Ordinal).Select((commune, i) => new DemoCommune(commune, 400 + 25 * (i % 17), "042")).ToList();
        return await history.WriteAsync(district, agency, sized, new DemoYear(earlier, round, now, day, "42"), taken, cancellationToken);
    }

    private async Task<int> SeedCommuneAsync(AdministrativeUnit commune, int people, ReviewRound round, DateTime now, CancellationToken cancellationToken)
    {
        if (await db.Beneficiaries.AnyAsync(b => b.UnitId == commune.Id, cancellationToken))
            return 0;
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var random = new DemoPeople(int.Parse(commune.Code, System.Globalization.CultureInfo.InvariantCulture));
        var hamlets = HamletNames.Select(name => new Hamlet(commune.Id, name)).ToList();
        var citizens = random.Citizens(commune.Id, hamlets, people * 6, today.Year);
        var chosen = citizens.OrderByDescending(c => c.Birth!.Value.AgeOn(today) >= 80).ThenBy(_ => random.Next(int.MaxValue)).Take(people).ToList();
        var providers = await db.PaymentProviders.Where(p => p.Code == "970405" || p.Code == "970436" || p.Code == "970449" || p.Code == "970418" || p.Code == "971005").ToListAsync(cancellationToken);

        var persons = chosen.Select(c => Person(c, random)).ToList();
        var entitlements = persons.SelectMany(p => Entitlements(p, random, today)).ToList();
        var accounts = persons.Where(_ => random.Chance(0.45)).Select(p => Account(p, random.Pick(providers), random, now)).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Hamlets.AddRange(hamlets);
        await db.SaveChangesAsync(cancellationToken);
        await db.BulkInsertAsync(citizens, cancellationToken);
        await db.BulkInsertAsync(persons, cancellationToken);
        await db.BulkInsertAsync(entitlements, cancellationToken);
        await db.BulkInsertAsync(accounts, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (commune.Code == HalfwayCode)
            await SurveyHalfAsync(commune, round, hamlets, random, now, cancellationToken);
        return persons.Count;
    }

    internal static Beneficiary Person(Citizen citizen, DemoPeople random)
    {
        var person = new Beneficiary(citizen.UnitId, citizen.Id, VietnameseName.From(citizen.FullName), citizen.Birth, citizen.Sex, citizen.CitizenId, citizen.OldId);
        person.LiveAt(citizen.HamletId, citizen.HouseholdHead);
        if (random.Chance(0.6))
            person.UsePhone(random.Phone());
        return person;
    }

    internal static IEnumerable<Entitlement> Entitlements(Beneficiary person, DemoPeople random, DateOnly today)
    {
        var age = person.Birth!.Value.AgeOn(today);
        var (group, code) = age switch
        {
            >= 80 => (SourceGroup.SocialAssistance, "BTXH-5C"),
            >= 60 when random.Chance(0.35) => (SourceGroup.Merit, random.Pick(["NCC-3.1-TNLS1", "NCC-6.1-TB", "NCC-7.1-BB61", "NCC-8.1-HH41"])),
            >= 60 when random.Chance(0.5) => (SourceGroup.SocialAssistance, random.Pick(["BTXH-6-N-NCT", "BTXH-6-DBN-NCT", "BTXH-5A-60-80"])),
            >= 60 => (SourceGroup.Other, "KHAC-KCX"),
            >= 16 when random.Chance(0.6) => (SourceGroup.SocialAssistance, random.Pick(["BTXH-6-N", "BTXH-6-DBN", "CS-20.2C"])),
            < 16 when random.Chance(0.5) => (SourceGroup.SocialAssistance, random.Pick(["BTXH-6-N-TE", "BTXH-6-DBN-TE"])),
            _ => (SourceGroup.PoorHousehold, random.Pick(["NGHEO", "CANNGHEO"])),
        };
        var entitlement = new Entitlement(person, group, code, null);
        entitlement.FillFrom(null, code == "NCC-6.1-TB" ? 21 + random.Next(40) : null, code == "KHAC-KCX" ? 2_285_000 : null,
            new Period(today.Year - 1 - random.Next(10), 1 + random.Next(12)), $"{100 + random.Next(4000)}/QĐ-UBND");
        yield return entitlement;
    }

    internal static BankAccount Account(Beneficiary person, PaymentProvider provider, DemoPeople random, DateTime now)
    {
        var channel = provider.IsMobileMoney ? PaymentChannel.MobileMoney : PaymentChannel.BankAccount;
        var number = provider.IsMobileMoney ? random.Phone() : provider.Code == "970405" ? "3712" + random.Digits(9) : "0" + random.Digits(9);
        return BankAccount.Declare(person, provider, channel, number, VietnameseText.Fold(person.FullName).ToUpperInvariant(), PayeeKind.Self, null, Seeder, now.AddDays(-30));
    }

    /// <summary>Two teams; the first half of the thôn has been visited, with the outcomes of a real week.</summary>
    private async Task SurveyHalfAsync(AdministrativeUnit commune, ReviewRound round, List<Hamlet> hamlets, DemoPeople random, DateTime now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var police = await MemberAsync("congan.xuanthanh@demo.vn", cancellationToken);
        var culture = await MemberAsync("vhxh.xuanthanh@demo.vn", cancellationToken);
        var teams = new List<VisitTeam>();
        foreach (var (name, half) in new[] { ("Tổ công tác 1", hamlets[..4]), ("Tổ công tác 2", hamlets[4..]) })
        {
            var team = new VisitTeam(commune.Id, round.Id, name);
            team.Staff(police, culture, null);
            team.Visit([.. half.Select(h => h.Id)]);
            db.VisitTeams.Add(team);
            teams.Add(team);
        }
        var visited = hamlets[..4].Select(h => (Guid?)h.Id).ToList();
        var persons = await db.Beneficiaries.Where(b => b.UnitId == commune.Id && visited.Contains(b.HamletId)).ToListAsync(cancellationToken);
        var accounts = await db.BankAccounts.Where(a => a.UnitId == commune.Id && a.ClosedAt == null).ToDictionaryAsync(a => a.BeneficiaryId, cancellationToken);
        foreach (var person in persons)
        {
            var account = accounts.GetValueOrDefault(person.Id);
            var survey = new Survey(round.Id, person);
            var outcome = account is not null
                ? random.Pick([SurveyOutcome.ReconfirmsAccount, SurveyOutcome.RegistersAccount])
                : random.Pick([SurveyOutcome.ChoosesPaymentOrganisation, SurveyOutcome.ChoosesPaymentOrganisation, SurveyOutcome.ChoosesBankApp, SurveyOutcome.ChoosesVneid, SurveyOutcome.ForceMajeure]);
            survey.SaveDraft(new SurveyAnswers
            {
                HasAccount = account is not null,
                AccountIsActive = account is null ? null : true,
                IsRegisteredForAccount = outcome == SurveyOutcome.ReconfirmsAccount,
                ReceivingToday = outcome == SurveyOutcome.ReconfirmsAccount ? ReceivingToday.OwnAccount : ReceivingToday.PostOffice,
                ProviderCode = account?.ProviderCode,
                AccountNumber = account?.Number,
                AccountHolder = account?.HolderName,
                Reason = outcome == SurveyOutcome.ForceMajeure ? "Già yếu, không đi lại được, sống một mình" : null,
            }, outcome, today.AddDays(-random.Next(2)));
            survey.Complete(minute: false, attorney: null, Seeder, now);
            db.Surveys.Add(survey);
            var channel = account?.Channel ?? outcome.Rule().Channel!.Value;
            db.PaymentArrangements.Add(new PaymentArrangement(person, channel, PayeeKind.Self, person.FullName, null, account?.Id, today));
        }
        await db.SaveChangesAsync(cancellationToken);
        await new DemoPlans(db).SeedAsync(round, hamlets, teams, culture ?? Seeder, now, cancellationToken);
        await new DemoRepresentatives(db).SeedAsync(commune, [.. hamlets.Skip(4)], culture ?? Seeder, now, cancellationToken);
    }

    private async Task<Actor?> MemberAsync(string email, CancellationToken cancellationToken) =>
        await db.Users.Where(u => u.Email == email).Select(u => new { u.Id, u.FullName }).FirstOrDefaultAsync(cancellationToken) is { } user ? new Actor(user.Id, user.FullName) : null;
}
