using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <summary>What publishing looks up.</summary>
internal sealed record PublicationReference(HashSet<string> Categories, Dictionary<string, PaymentProvider> Providers, ILookup<string, Hamlet> Hamlets);

/// <summary>Who of the rows is in the register already, with what they are due.</summary>
internal sealed class KnownPeople(List<Beneficiary> people, List<Entitlement> entitlements, HashSet<Guid> withAccount, HashSet<Guid> withArrangement)
{
    private readonly Dictionary<Guid, Beneficiary> _byRecord = people.Where(p => p.CitizenRecordId is not null)
        .GroupBy(p => p.CitizenRecordId!.Value).ToDictionary(g => g.Key, g => g.First());
    private readonly Dictionary<string, Beneficiary> _byCitizenId = people.Where(p => p.CitizenId is not null).DistinctBy(p => p.Id).ToDictionary(p => p.CitizenId!);
    private readonly ILookup<Guid, Entitlement> _entitlements = entitlements.ToLookup(e => e.BeneficiaryId);

    public Beneficiary? Find(Citizen citizen) =>
        _byRecord.GetValueOrDefault(citizen.Id) ?? (citizen.CitizenId is { } id ? _byCitizenId.GetValueOrDefault(id) : null);

    public IEnumerable<Entitlement> EntitlementsOf(Beneficiary person) => _entitlements[person.Id];

    public bool HadAccount(Beneficiary person) => withAccount.Contains(person.Id);

    public bool HadArrangement(Beneficiary person) => withArrangement.Contains(person.Id);
}

/// <summary>Everything one publication will write: new rows collected for bulk writing; people who are known already change in place.</summary>
internal sealed class Publication(Actor by, DateTime now, PublicationReference reference)
{
    /// <summary>Doubts about an account that only a person can settle, in step 4 or 6.</summary>
    private static readonly string[] AccountDoubts = ["ACC-LEAD0", "ACC-EXP", "ACC-INVALID", "ACC-NOBANK", "ACC-OWNER", "ACC-GUARDIAN", "ACC-SHARED", "BANK-UNKNOWN"];

    private readonly DateOnly _today = DateOnly.FromDateTime(now.AddHours(7));
    private int _deceased;
    private int _movedAway;

    /// <summary>By record of the population extract.</summary>
    public Dictionary<Guid, Beneficiary> People { get; } = [];
    public List<Beneficiary> NewPeople { get; } = [];
    public List<Entitlement> NewEntitlements { get; } = [];
    public List<BankAccount> NewAccounts { get; } = [];
    public List<PaymentArrangement> NewArrangements { get; } = [];
    public List<ChangeEvent> Events { get; } = [];
    public int RowCount { get; private set; }

    public PublishedMatches Result(int elsewhere) =>
        new(RowCount, NewPeople.Count, NewEntitlements.Count, NewAccounts.Count, _deceased, _movedAway, elsewhere);

    public void Take(Beneficiary? known, KnownPeople register, Guid unitId, Citizen citizen, List<ImportRow> rows)
    {
        var person = known ?? Register(unitId, citizen);
        People[citizen.Id] = person;
        RowCount += rows.Count;
        FillPerson(person, citizen, rows);
        NoteResidence(person, citizen);
        var entitlements = register.EntitlementsOf(person).ToList();
        foreach (var row in rows)
            Entitle(person, entitlements, row);
        if (!register.HadAccount(person))
            DeclareAccount(person, rows, !register.HadArrangement(person));
    }

    /// <summary>Identity comes from the population extract, never from the list.</summary>
    private Beneficiary Register(Guid unitId, Citizen citizen)
    {
        var person = new Beneficiary(unitId, citizen.Id, VietnameseName.From(citizen.FullName), citizen.Birth, citizen.Sex, citizen.CitizenId, citizen.OldId);
        NewPeople.Add(person);
        return person;
    }

    /// <summary>Fills blanks only.</summary>
    private void FillPerson(Beneficiary person, Citizen citizen, List<ImportRow> rows)
    {
        var hamletId = person.HamletId ?? citizen.HamletId
            ?? reference.Hamlets[Hamlet.KeyOf(citizen.HamletName ?? rows[0].HamletName)].FirstOrDefault()?.Id;
        var household = person.HouseholdCode ?? rows.Select(r => r.HouseholdCode).FirstOrDefault(code => code is not null);
        if (hamletId != person.HamletId || household != person.HouseholdCode || (person.HouseholdHead is null && citizen.HouseholdHead is not null))
            person.LiveAt(hamletId, person.HouseholdHead ?? citizen.HouseholdHead, household);
        if (person.Phone is null && rows.Select(r => r.Phone).FirstOrDefault(p => PhoneNumber.TryNormalise(p, out _)) is { } phone)
            person.UsePhone(phone);
    }

    private void NoteResidence(Beneficiary person, Citizen citizen)
    {
        if (citizen.Residence == Residence.Resident || person.Status != BeneficiaryStatus.Active)
            return;
        var isDead = citizen.Residence == Residence.Dead;
        var on = isDead && citizen.DiedOn is { } day && day <= _today ? day : _today;
        var note = isDead && citizen.DiedOn is not null ? "Theo dữ liệu dân cư." : "Theo dữ liệu dân cư; dữ liệu không ghi ngày, lấy ngày đối sánh.";
        Events.Add(person.Record(isDead ? ChangeKind.Death : ChangeKind.MoveAway, on, note, by, now));
        if (isDead)
            _deceased++;
        else
            _movedAway++;
    }

    private void Entitle(Beneficiary person, List<Entitlement> entitlements, ImportRow row)
    {
        var category = row.CategoryCode is { } code && reference.Categories.Contains(code) ? code : null;
        var key = Entitlement.SourceKeyOf(row.Group, category, row.WardName);
        var entitlement = entitlements.Find(e => e.SourceKey == key)
            ?? entitlements.Find(e => e.Group == row.Group && e.CategoryCode == category && VietnameseText.Fold(e.WardName) == VietnameseText.Fold(row.WardName));
        if (entitlement is null)
        {
            entitlement = new Entitlement(person, row.Group, category, row.WardName);
            entitlements.Add(entitlement);
            NewEntitlements.Add(entitlement);
        }
        entitlement.FillFrom(row.Id, row.Percent, row.Amount, row.StartsFrom, row.DecisionNumber);
    }

    /// <summary>Only where the list itself names the person as holder and nothing about the account is in doubt; the rest is asked in step 4 or 6.</summary>
    private void DeclareAccount(Beneficiary person, List<ImportRow> rows, bool needsArrangement)
    {
        foreach (var row in rows.Where(r => r.AccountNumber is not null && r.ProviderCode is not null && r.AccountHolder is not null))
        {
            if (row.Problems.Any(p => AccountDoubts.Contains(p.Code)) || !reference.Providers.TryGetValue(row.ProviderCode!, out var provider))
                continue;
            if (TryDeclare(person, provider, row) is not { } account)
                continue;
            NewAccounts.Add(account);
            if (needsArrangement)
                NewArrangements.Add(new PaymentArrangement(person, account.Channel, account.HolderKind, account.HolderName, null, account.Id, _today));
            return;
        }
    }

    private BankAccount? TryDeclare(Beneficiary person, PaymentProvider provider, ImportRow row)
    {
        try
        {
            var channel = provider.IsMobileMoney ? PaymentChannel.MobileMoney : PaymentChannel.BankAccount;
            return BankAccount.Declare(person, provider, channel, row.AccountNumber!, row.AccountHolder!, PayeeKind.Self, null, by, now);
        }
        catch (RuleException)
        {
            return null;
        }
    }
}
