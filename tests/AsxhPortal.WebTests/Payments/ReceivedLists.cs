using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Payments;

/// <summary>A hand-over of Xã Xuân Yên that the labour office has received: five people, one of them dead, one with an attorney who is not certified.</summary>
public static class ReceivedLists
{
    public static readonly Actor Police = new(Guid.NewGuid(), "Trần Quốc Hưng");

    /// <summary>The id of the agency.</summary>
    public static async Task<Guid> SeedAsync(AppDbContext db, string communeCode = "18376")
    {
        var commune = await db.Units.FirstAsync(u => u.Code == communeCode);
        var round = await db.Rounds.FirstAsync();
        var agency = await db.ReceivingAgencies.FirstAsync();
        var hamlet = await db.Hamlets.FirstOrDefaultAsync(h => h.UnitId == commune.Id) ?? db.Hamlets.Add(new Hamlet(commune.Id, "Thôn Yên Ngư")).Entity;
        var lines = new List<HandOverLine>();

        Beneficiary Person(string name, int number)
        {
            var person = new Beneficiary(commune.Id, null, VietnameseName.From(name), new PartialDate(1940, 3, 12), Sex.Female, $"0421{communeCode[^2..]}{number:000000}", null);
            person.LiveAt(hamlet.Id);
            db.Beneficiaries.Add(person);
            return person;
        }

        void Line(Beneficiary person, string category, PaymentChannel channel, string? account, PowerOfAttorney? attorney = null, int? percent = null)
        {
            var entitlement = new Entitlement(person, category.StartsWith("NCC", StringComparison.Ordinal) ? SourceGroup.Merit : SourceGroup.SocialAssistance, category, null);
            entitlement.FillFrom(null, percent, null, new Period(2020, 1), null);
            db.Entitlements.Add(entitlement);
            lines.Add(new HandOverLine
            {
                Ordinal = lines.Count + 1,
                BeneficiaryId = person.Id,
                EntitlementId = entitlement.Id,
                FullName = person.FullName,
                NameSortKey = person.NameSortKey,
                Birth = "12/03/1940",
                CitizenId = person.CitizenId,
                HamletName = hamlet.Name,
                CategoryCode = category,
                Amount = 360_000,
                Channel = channel,
                PayeeKind = attorney is null ? PayeeKind.Self : PayeeKind.Attorney,
                PayeeName = attorney?.AttorneyName ?? person.FullName,
                PowerOfAttorneyId = attorney?.Id,
                ProviderCode = account is null ? null : "970405",
                ProviderName = account is null ? null : "Agribank",
                AccountNumber = account,
                AccountHolder = account is null ? null : VietnameseText.Fold(person.FullName).ToUpperInvariant(),
                OutcomeCode = "1",
            });
        }

        Line(Person("Trần Thị Hoà", 1), "BTXH-5C", PaymentChannel.BankAccount, "0012345678901");
        Line(Person("Nguyễn Văn Ân", 2), "NCC-6.1-TB", PaymentChannel.BankAccount, "3712205123456", percent: 23);
        var withTwo = Person("Lê Thị Thuý", 3);
        Line(withTwo, "BTXH-5C", PaymentChannel.Cash, null);
        Line(withTwo, "NCC-3.1-TNLS1", PaymentChannel.Cash, null);
        var dead = Person("Phạm Thị Mận", 4);
        dead.Record(ChangeKind.Death, new DateOnly(2024, 1, 5), null, Police, PortalFactory.Now);
        Line(dead, "BTXH-5C", PaymentChannel.Cash, null);
        var principal = Person("Võ Thị Ý", 5);
        var attorney = new PowerOfAttorney(principal, null);
        attorney.Write(principal, new AttorneyPerson("Võ Văn Con", new PartialDate(1975, 4, 2), "042075000123", "con", "Thôn Yên Ngư", null), null, new DateOnly(2024, 1, 10), null);
        db.PowersOfAttorney.Add(attorney);
        Line(principal, "BTXH-5C", PaymentChannel.Cash, null, attorney);

        var handOver = new HandOver(commune.Id, round.Id, agency.Id, 1, lines, Police, PortalFactory.Now);
        handOver.Answer(new Dictionary<Guid, string>(), new Actor(Guid.NewGuid(), "Đặng Thị Hồng Nhung"), PortalFactory.Now);
        db.HandOvers.Add(handOver);
        await db.SaveChangesAsync();
        return agency.Id;
    }
}
