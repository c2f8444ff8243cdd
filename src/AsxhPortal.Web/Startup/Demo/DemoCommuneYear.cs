using System.Globalization;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>
/// One invented commune with the year behind it, as rows in memory: everybody surveyed and handed over in the earlier round, deaths, moves and
/// new accounts in between, and the visits of the current round about half done. The same every time.
/// </summary>
internal sealed class DemoCommuneYear
{
    private readonly AdministrativeUnit unit;
    private readonly DemoPeople random;
    private readonly IReadOnlyList<PaymentProvider> providers;
    private readonly RateBook book;
    private readonly DemoYear year;
    private readonly Actor police;
    private readonly Actor officer;
    private readonly Dictionary<Guid, string> hamletNames;
    private readonly HashSet<Guid?> visitedHamlets;
    private readonly List<HandOverLine> handedOver = [];
    private (string Number, PaymentProvider Provider, string Holder)? neighbour;

    public DemoCommuneYear(DemoCommune commune, ReceivingAgency agency, IReadOnlyList<PaymentProvider> providers, RateBook book, DemoYear year, HashSet<long> taken)
    {
        (unit, this.providers, this.book, this.year) = (commune.Unit, providers, book, year);
        var code = int.Parse(unit.Code, CultureInfo.InvariantCulture);
        random = new DemoPeople(code, taken, commune.IdPrefix);
        police = new Actor(Id(1), $"Công an {Lower(unit.Name)}");
        officer = new Actor(Id(2), $"Cán bộ VHXH {Lower(unit.Name)}");
        Hamlets = [.. DemoCommunes.HamletNames.Select(name => new Hamlet(unit.Id, name))];
        hamletNames = Hamlets.ToDictionary(h => h.Id, h => h.Name);
        visitedHamlets = [.. Hamlets.Take(5).Select(h => (Guid?)h.Id)];
        Citizens = random.Citizens(unit.Id, Hamlets, commune.People * 2, year.Today.Year);
        foreach (var citizen in Citizens.OrderByDescending(c => c.Birth!.Value.AgeOn(year.Today) >= 80).ThenBy(_ => random.Next(int.MaxValue)).Take(commune.People).ToList())
            Live(citizen);
        AddTeams();
        HandOver = new HandOver(unit.Id, year.Earlier.Id, agency.Id, 1, handedOver, police, year.HandedOverAt);
        HandOver.Answer(new Dictionary<Guid, string>(), officer, year.HandedOverAt.AddDays(1));
        AddExports();
    }

    public List<Hamlet> Hamlets { get; }
    public List<Citizen> Citizens { get; }
    public List<Beneficiary> People { get; } = [];
    public List<Entitlement> Entitlements { get; } = [];
    public List<Survey> Surveys { get; } = [];
    public List<RefusalMinute> Minutes { get; } = [];
    public List<PowerOfAttorney> Attorneys { get; } = [];
    public List<BankAccount> Accounts { get; } = [];
    public List<PaymentArrangement> Arrangements { get; } = [];
    public List<ChangeEvent> Changes { get; } = [];
    public List<VisitTeam> Teams { get; } = [];
    public HandOver HandOver { get; }
    public List<AuditEntry> Trail { get; } = [];
    public List<DemoPayee> Payees { get; } = [];

    private DateOnly HandedOverOn => DateOnly.FromDateTime(year.HandedOverAt);

    private void Live(Citizen citizen)
    {
        var person = DemoCommunes.Person(citizen, random);
        if (random.Chance(0.015))
            person.CorrectIdentity(VietnameseName.From(person.FullName), new PartialDate(person.Birth!.Value.Year), person.Sex, null, person.OldId, year.Today);
        People.Add(person);
        Note(year.HandedOverAt.AddDays(-12), officer, AuditAction.Created, nameof(Beneficiary), person.Id, person);
        var entitlements = EntitlementsOf(person);
        var old = random.Chance(0.5) ? OldAccount(person) : null;
        var attorney = old is null && random.Chance(0.06) ? Attorney(person) : null;
        var earlier = Arrange(person, old, attorney, HandedOverOn.AddDays(-3));
        SurveyEarlier(person, old, attorney, earlier);
        HandOverAll(person, entitlements, old, earlier, attorney);
        var account = old is not null && random.Chance(0.08) ? Replaced(person, old, earlier) : old;
        if (random.Chance(0.055))
            Change(person, entitlements, attorney);
        else if (visitedHamlets.Contains(person.HamletId) && random.Chance(0.9))
            SurveyNow(person, account, attorney, earlier);
        for (var looks = random.Next(3); looks > 0; looks--)
            Note(DaysAgo(random.Next(360)), random.Chance(0.6) ? police : officer, AuditAction.Viewed, nameof(Beneficiary), person.Id, person);
    }

    private List<Entitlement> EntitlementsOf(Beneficiary person)
    {
        var entitlements = DemoCommunes.Entitlements(person, random, year.Today).ToList();
        if (entitlements[0].Group != SourceGroup.PoorHousehold && random.Chance(0.2))
        {
            var second = new Entitlement(person, SourceGroup.PoorHousehold, random.Pick(["NGHEO", "CANNGHEO"]), null);
            second.FillFrom(null, null, null, new Period(year.Today.Year - 1, 1), $"{100 + random.Next(4000)}/QĐ-UBND");
            entitlements.Add(second);
        }
        if (random.Chance(0.02))
            entitlements[0].Correct((string?)null, null, null, entitlements[0].StartsFrom, null, null);
        else if (random.Chance(0.03))
            entitlements[0].Correct(entitlements[0].CategoryCode, entitlements[0].Percent, entitlements[0].DeclaredAmount, null, entitlements[0].DecisionNumber, null);
        Entitlements.AddRange(entitlements);
        return entitlements;
    }

    private BankAccount OldAccount(Beneficiary person)
    {
        var at = year.HandedOverAt.AddDays(-5);
        var account = neighbour is { } shared && random.Chance(0.012)
            ? BankAccount.Declare(person, shared.Provider, ChannelOf(shared.Provider), shared.Number, shared.Holder, PayeeKind.Carer, null, police, at)
            : DemoCommunes.Account(person, random.Pick(providers), random, at.AddDays(30));
        if (random.Chance(0.7))
            account.Verify(HandedOverOn.AddDays(random.Next(200)));
        neighbour = (account.Number, providers.First(p => p.Code == account.ProviderCode), account.HolderName);
        Accounts.Add(account);
        Note(at, police, AuditAction.Created, nameof(BankAccount), account.Id, account);
        return account;
    }

    private BankAccount Replaced(Beneficiary person, BankAccount old, PaymentArrangement earlier)
    {
        var at = DaysAgo(30 + random.Next(300));
        old.Close("Đổi sang tài khoản khác theo đề nghị của đối tượng", at);
        var account = DemoCommunes.Account(person, random.Pick(providers), random, at.AddDays(30));
        Accounts.Add(account);
        earlier.EndOn(DateOnly.FromDateTime(at));
        Arrangements.Add(new PaymentArrangement(person, account.Channel, PayeeKind.Self, person.FullName, null, account.Id, DateOnly.FromDateTime(at)));
        Note(at, police, AuditAction.Updated, nameof(BankAccount), old.Id, old, """{"ClosedReason":[null,"Đổi sang tài khoản khác theo đề nghị của đối tượng"]}""");
        Note(at, police, AuditAction.Created, nameof(BankAccount), account.Id, account);
        return account;
    }

    private PowerOfAttorney Attorney(Beneficiary person)
    {
        var paper = new PowerOfAttorney(person, null);
        var from = HandedOverOn.AddDays(-4);
        paper.Write(person, AttorneyOf(random.Name(Sex.Female), new PartialDate(1960 + random.Next(40)), random.Phone()), null, from,
            random.Chance(0.5) ? from.AddYears(3) : null);
        paper.Certify($"{Attorneys.Count + 1:00}/{from.Year}-SCT/CK,ĐC", $"01/{from.Year}", from, officer, year.Today);
        Attorneys.Add(paper);
        return paper;
    }

    /// <summary>Whole identity out of what was drawn already, so that the same seed gives the same people.</summary>
    private AttorneyPerson AttorneyOf(string name, PartialDate birth, string? phone)
    {
        var serial = Attorneys.Count + 1;
        var born = new PartialDate(birth.Year, 1 + serial % 12, 1 + serial % 28);
        return new AttorneyPerson(name, born, $"042{(birth.Year < 2000 ? 1 : 3)}{birth.Year % 100:00}{900_000 + serial * 7:000000}", "Con", hamletNames.Values.Order(StringComparer.Ordinal).First() + ", " + unit.Name, phone);
    }

    private PaymentArrangement Arrange(Beneficiary person, BankAccount? account, PowerOfAttorney? attorney, DateOnly from)
    {
        var arrangement = account is not null
            ? new PaymentArrangement(person, account.Channel, account.HolderKind, account.HolderName, null, account.Id, from)
            : attorney is not null
                ? new PaymentArrangement(person, PaymentChannel.Cash, PayeeKind.Attorney, attorney.AttorneyName, attorney.Id, null, from)
                : new PaymentArrangement(person, random.Chance(0.9) ? PaymentChannel.PaymentOrganisation : PaymentChannel.PaymentOrganisationAtHome, PayeeKind.Self, person.FullName, null, null, from);
        Arrangements.Add(arrangement);
        return arrangement;
    }

    private void SurveyEarlier(Beneficiary person, BankAccount? account, PowerOfAttorney? attorney, PaymentArrangement arrangement)
    {
        var outcome = account is { HolderKind: PayeeKind.Self } ? SurveyOutcome.RegistersAccount
            : attorney is not null ? SurveyOutcome.AttorneyInCash
            : arrangement.Channel == PaymentChannel.PaymentOrganisationAtHome ? SurveyOutcome.ForceMajeure
            : SurveyOutcome.ChoosesPaymentOrganisation;
        Survey(year.Earlier, person, outcome, account, attorney, year.HandedOverAt.AddDays(-6 + random.Next(4)));
    }

    /// <summary>The visits of this week: accounts confirmed, opened or refused, papers of attorney, nobody at home.</summary>
    private void SurveyNow(Beneficiary person, BankAccount? account, PowerOfAttorney? attorney, PaymentArrangement earlier)
    {
        var at = DaysAgo(random.Next(8));
        if (random.Chance(0.04))
        {
            var open = new Survey(year.Current.Id, person);
            open.SaveDraft(new SurveyAnswers { HasAccount = account is not null }, null, DateOnly.FromDateTime(at));
            open.RecordAbsence(year.Today.AddDays(3), "Đi làm đồng chưa về", police);
            Surveys.Add(open);
            return;
        }
        if (account is { HolderKind: PayeeKind.Self })
            Survey(year.Current, person, random.Chance(0.06) ? SurveyOutcome.RefusesAccount : SurveyOutcome.ReconfirmsAccount, account, null, at);
        else if (account is null && attorney is null && random.Chance(0.35))
        {
            var opened = DemoCommunes.Account(person, random.Pick(providers), random, at.AddDays(30));
            Accounts.Add(opened);
            earlier.EndOn(DateOnly.FromDateTime(at));
            Arrangements.Add(new PaymentArrangement(person, opened.Channel, PayeeKind.Self, person.FullName, null, opened.Id, DateOnly.FromDateTime(at)));
            Note(at, police, AuditAction.Created, nameof(BankAccount), opened.Id, opened);
            Survey(year.Current, person, SurveyOutcome.RegistersAccount, opened, null, at);
        }
        else if (attorney is not null)
            Survey(year.Current, person, SurveyOutcome.AttorneyInCash, null, attorney, at);
        else
            Survey(year.Current, person, random.Pick([SurveyOutcome.ChoosesPaymentOrganisation, SurveyOutcome.ChoosesPaymentOrganisation, SurveyOutcome.ChoosesPaymentOrganisation,
                SurveyOutcome.ChoosesMobileMoney, SurveyOutcome.ChoosesBankApp, SurveyOutcome.ChoosesVneid, SurveyOutcome.ForceMajeure]), account, null, at);
    }

    private void Survey(ReviewRound round, Beneficiary person, SurveyOutcome outcome, BankAccount? account, PowerOfAttorney? attorney, DateTime at)
    {
        var survey = new Survey(round.Id, person);
        var own = account is { HolderKind: PayeeKind.Self } ? account : null;
        survey.SaveDraft(new SurveyAnswers
        {
            HasAccount = own is not null,
            AccountIsActive = own is null ? null : true,
            IsRegisteredForAccount = outcome == SurveyOutcome.ReconfirmsAccount,
            ReceivingToday = outcome == SurveyOutcome.ReconfirmsAccount ? ReceivingToday.OwnAccount : random.Pick([ReceivingToday.PostOffice, ReceivingToday.Cash]),
            HasPhone = person.Phone is not null,
            ProviderCode = own?.ProviderCode,
            AccountNumber = own?.Number,
            AccountHolder = own?.HolderName,
            Phone = person.Phone,
            Reason = outcome switch
            {
                SurveyOutcome.ForceMajeure => random.Pick(["Già yếu, không đi lại được, sống một mình", "Nằm liệt giường", "Khuyết tật đặc biệt nặng, không có người giám hộ"]),
                SurveyOutcome.RefusesAccount => random.Pick(["Quen nhận tiền mặt tại bưu điện", "Không biết dùng điện thoại, sợ mất tiền", "Xa nơi rút tiền"]),
                _ => null,
            },
        }, outcome, DateOnly.FromDateTime(at));
        survey.RecordVisit(DateOnly.FromDateTime(at), met: true, null, null, random.Chance(0.5) ? police : officer);
        var isRefusal = outcome == SurveyOutcome.RefusesAccount;
        survey.Complete(isRefusal, attorney, officer, at);
        Surveys.Add(survey);
        Note(at, officer, AuditAction.Created, nameof(Survey), survey.Id, survey);
        if (!isRefusal)
            return;
        var minute = new RefusalMinute(survey, Minutes.Count + 1, at.Year);
        minute.Write(at.AddHours(7), "Tại nhà đối tượng", survey.Answers.Reason!, police.Name, "Công an xã", officer.Name, "Công chức văn hóa - xã hội", person.FullName, SigningAbility.Signs, null);
        minute.Sign(SigningWay.OnPaper, FactsOf(person, survey.Answers), [], officer, at);
        Minutes.Add(minute);
    }

    /// <summary>What the minute prints, as the page would say it.</summary>
    private MinuteFacts FactsOf(Beneficiary person, SurveyAnswers answers)
    {
        var own = Entitlements.Where(e => e.BeneficiaryId == person.Id).ToList();
        var amount = own.Sum(e => book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, year.Today, year.ProvinceCode));
        return new MinuteFacts(person.FullName, person.Birth?.ToString(), person.Sex?.ToVietnamese(), person.CitizenId,
            person.HamletId is { } hamlet ? $"{hamletNames[hamlet]}, {unit.Name}" : unit.Name,
            string.Join("; ", own.Select(e => book.Find(e.CategoryCode ?? "")?.ShortName ?? "Chưa rõ loại đối tượng").Distinct()), amount > 0 ? amount : null,
            answers.AccountNumber, providers.FirstOrDefault(p => p.Code == answers.ProviderCode)?.ShortName,
            answers.Wish?.ToVietnamese() ?? PaymentChannel.Cash.ToVietnamese());
    }

    private void Change(Beneficiary person, List<Entitlement> entitlements, PowerOfAttorney? attorney)
    {
        var at = DaysAgo(20 + random.Next(320));
        var day = DateOnly.FromDateTime(at).AddDays(-random.Next(10));
        var kind = random.Pick([ChangeKind.Death, ChangeKind.Death, ChangeKind.Death, ChangeKind.Death, ChangeKind.MoveAway, ChangeKind.MoveAway, ChangeKind.WrongInformation, ChangeKind.BenefitRefused]);
        Changes.Add(person.Record(kind, day, "Trưởng thôn báo", police, at));
        foreach (var entitlement in entitlements.Where(e => e.StartsFrom is null || e.StartsFrom <= Period.Of(day)))
            entitlement.StopFor(kind, day);
        if (kind == ChangeKind.Death)
            attorney?.EndOnDeath(day);
        Note(at, police, AuditAction.Updated, nameof(Beneficiary), person.Id, person, $$"""{"Status":["Active","{{person.Status}}"]}""");
    }

    private void HandOverAll(Beneficiary person, List<Entitlement> entitlements, BankAccount? account, PaymentArrangement arrangement, PowerOfAttorney? attorney)
    {
        // Being poor is a status, not a payment: nothing to hand over.
        foreach (var entitlement in entitlements.Where(e => book.Find(e.CategoryCode)?.RateKind != RateKind.StatusOnly))
        {
            var line = new HandOverLine
            {
                Ordinal = handedOver.Count + 1,
                UnitId = unit.Id,
                BeneficiaryId = person.Id,
                EntitlementId = entitlement.Id,
                FullName = person.FullName,
                NameSortKey = person.NameSortKey,
                Birth = person.Birth?.ToString(),
                CitizenId = person.CitizenId,
                HamletName = person.HamletId is { } hamlet ? hamletNames[hamlet] : null,
                CategoryCode = entitlement.CategoryCode,
                CategoryName = book.Find(entitlement.CategoryCode)?.ShortName,
                Amount = book.AmountFor(entitlement.CategoryCode, entitlement.Percent, entitlement.DeclaredAmount, HandedOverOn, year.ProvinceCode) ?? 0,
                Channel = arrangement.Channel,
                PayeeKind = arrangement.PayeeKind,
                PayeeName = arrangement.PayeeName,
                PowerOfAttorneyId = arrangement.PowerOfAttorneyId,
                ProviderCode = account?.ProviderCode,
                ProviderName = account is null ? null : providers.First(p => p.Code == account.ProviderCode).ShortName,
                AccountNumber = account?.Number,
                AccountHolder = account?.HolderName,
                OutcomeCode = Surveys[^1].Outcome!.Value.Rule().Code,
            };
            handedOver.Add(line);
            Payees.Add(new DemoPayee(person, entitlement, line, attorney));
        }
    }

    private void AddTeams()
    {
        foreach (var (name, hamlets) in new[] { ("Tổ công tác 1", Hamlets[..4]), ("Tổ công tác 2", Hamlets[4..]) })
        {
            var team = new VisitTeam(unit.Id, year.Current.Id, name);
            team.Staff(police, officer, null);
            team.Visit([.. hamlets.Select(h => h.Id)]);
            Teams.Add(team);
        }
    }

    /// <summary>The list was taken out as a file every month.</summary>
    private void AddExports()
    {
        for (var month = 0; month < 12; month++)
        {
            var entry = Entry(DaysAgo(month * 30), officer, AuditAction.Exported, "Danh sách đối tượng");
            entry.RowCount = People.Count;
            Trail.Add(entry);
        }
    }

    private DateTime DaysAgo(int days) => year.Now.AddDays(-days).AddMinutes(-random.Next(300));

    private void Note(DateTime at, Actor by, AuditAction action, string subject, Guid id, object about, string? changes = null)
    {
        var entry = Entry(at, by, action, subject);
        entry.SubjectId = id.ToString();
        entry.BeneficiaryId = about switch { Beneficiary person => person.Id, IAboutBeneficiary row => row.BeneficiaryId, _ => null };
        entry.ChangesJson = changes;
        Trail.Add(entry);
    }

    private AuditEntry Entry(DateTime at, Actor by, AuditAction action, string subject) =>
        new() { At = at, UserId = by.Id, UserName = by.Name, Action = action, Subject = subject, UnitId = unit.Id };

    private static PaymentChannel ChannelOf(PaymentProvider provider) => provider.IsMobileMoney ? PaymentChannel.MobileMoney : PaymentChannel.BankAccount;

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private Guid Id(int number) => new(int.Parse(unit.Code, CultureInfo.InvariantCulture), 0, (short)number, new byte[8]);
}
