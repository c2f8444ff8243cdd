using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace AsxhPortal.UnitTests.Beneficiaries;

public sealed class DeclareAccountTests
{
    private static readonly Actor Police = new(Guid.NewGuid(), "Trần Quốc Hưng");
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2024, 1, 12);

    [Fact]
    public async Task The_first_account_keeps_its_zeros_and_opens_the_arrangement()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);

        var declared = await DeclareAsync(database, Own(id, "0012 3456.789"));

        declared.IsNew.ShouldBeTrue();
        await using var db = database.Open();
        var account = await db.BankAccounts.SingleAsync();
        account.Number.ShouldBe("00123456789");
        account.HolderName.ShouldBe("NGUYEN THI LAN");
        var arrangement = await db.PaymentArrangements.SingleAsync();
        (arrangement.BankAccountId, arrangement.Channel, arrangement.ValidFrom).ShouldBe((account.Id, PaymentChannel.BankAccount, Today));
    }

    [Fact]
    public async Task A_correction_needs_a_reason_and_closes_the_old_account()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        await DeclareAsync(database, Own(id, "0012345678"));

        (await Should.ThrowAsync<RuleException>(() => DeclareAsync(database, Own(id, "0099999999")))).Field.ShouldBe("Reason");
        await DeclareAsync(database, Own(id, "0099999999") with { Reason = "Nhập nhầm số" });

        await using var db = database.Open();
        var accounts = await db.BankAccounts.ToListAsync();
        accounts.Single(a => a.IsCurrent).Number.ShouldBe("0099999999");
        var closed = accounts.Single(a => !a.IsCurrent);
        (closed.Number, closed.ClosedReason).ShouldBe(("0012345678", "Nhập nhầm số"));
        (await db.PaymentArrangements.SingleAsync()).BankAccountId.ShouldBe(accounts.Single(a => a.IsCurrent).Id);
    }

    [Fact]
    public async Task The_same_account_again_is_only_confirmed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        await DeclareAsync(database, Own(id, "0012345678"));

        (await DeclareAsync(database, Own(id, "0012-345-678"))).IsNew.ShouldBeFalse();

        await using var db = database.Open();
        (await db.BankAccounts.SingleAsync()).LastVerifiedOn.ShouldBe(Today);
    }

    [Fact]
    public async Task Another_holder_is_refused_unless_a_certified_power_of_attorney_names_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        var byAttorney = Own(id, "0012345678") with { HolderName = "Trần Văn Bình", HolderKind = PayeeKind.Attorney };

        var refusal = await Should.ThrowAsync<RuleException>(() => DeclareAsync(database, byAttorney with { HolderKind = PayeeKind.Self }));
        (refusal.Field, refusal.Message).ShouldSatisfyAllConditions(
            r => r.Field.ShouldBe("AccountHolder"),
            r => r.Message.ShouldContain("không phải là Nguyễn Thị Lan"));
        await Should.ThrowAsync<RuleException>(() => DeclareAsync(database, byAttorney));

        await using (var db = database.Open())
        {
            var person = await db.Beneficiaries.SingleAsync();
            var paper = new PowerOfAttorney(person, null);
            paper.Write(person, new AttorneyPerson("Trần Văn Bình", new PartialDate(1972, 3, 4), "042072000045", "con", "Thôn Yên Ngư", null), null, Today, null);
            paper.Certify("05/2024-SCT/CK,ĐC", null, Today, Police, Today);
            db.PowersOfAttorney.Add(paper);
            await db.SaveChangesAsync();
        }
        var declared = await DeclareAsync(database, byAttorney);
        declared.Account.PowerOfAttorneyId.ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_channel_ends_the_arrangement_and_begins_a_new_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        await using (var db = database.Open())
        {
            db.PaymentArrangements.Add(new PaymentArrangement(await db.Beneficiaries.SingleAsync(), PaymentChannel.Cash, PayeeKind.Self, "Nguyễn Thị Lan", null, null, new DateOnly(2023, 12, 1)));
            await db.SaveChangesAsync();
        }

        await DeclareAsync(database, Own(id, "0012345678"));

        await using var after = database.Open();
        var arrangements = await after.PaymentArrangements.OrderBy(a => a.ValidFrom).ToListAsync();
        arrangements.Select(a => (a.Channel, a.ValidTo)).ShouldBe([(PaymentChannel.Cash, Today.AddDays(-1)), (PaymentChannel.BankAccount, null)]);
    }

    [Fact]
    public async Task Bank_and_channel_must_agree_and_the_bank_must_be_known()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        (await Should.ThrowAsync<RuleException>(() => DeclareAsync(database, Own(id, "0012345678") with { ProviderCode = "" }))).Field.ShouldBe("ProviderCode");
        (await Should.ThrowAsync<RuleException>(() => DeclareAsync(database, Own(id, "0963045776") with { Channel = PaymentChannel.MobileMoney }))).Field.ShouldBe("ProviderCode");
    }

    [Fact]
    public async Task A_form_opened_before_somebody_elses_change_is_stale()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        await DeclareAsync(database, Own(id, "0012345678"));

        await Should.ThrowAsync<StaleRecordException>(() => DeclareAsync(database, Own(id, "0099999999") with { Reason = "Đổi", Seen = new SeenAccount(null) }));
    }

    [Fact]
    public async Task A_number_used_by_somebody_else_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await AddPersonAsync(database);
        var second = await AddPersonAsync(database);
        await DeclareAsync(database, Own(first, "0012345678"));

        (await DeclareAsync(database, Own(second, "0012345678"))).Others.ShouldBe(new AccountOthers(1, 0));
    }

    [Fact]
    public async Task A_person_outside_the_scope_does_not_exist()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddPersonAsync(database);
        await using var db = database.Open(scope => scope.SeeUnits([Guid.NewGuid()]));
        (await new DeclareAccount(db, new AccountSharing(db)).RunAsync(Own(id, "0012345678"), Police, Now)).ShouldBeNull();
    }

    private static AccountDeclaration Own(Guid id, string number) =>
        new(id, PaymentChannel.BankAccount, "970405", number, "NGUYEN THI LAN", PayeeKind.Self);

    private static async Task<Guid> AddPersonAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var commune = await db.Units.SingleAsync(u => u.Code == "18376");
        var person = new Beneficiary(commune.Id, null, VietnameseName.From("Nguyễn Thị Lan"), new PartialDate(1940), Sex.Female, null, null);
        db.Beneficiaries.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static async Task<DeclaredAccount> DeclareAsync(TestDatabase database, AccountDeclaration declaration)
    {
        await using var db = database.Open();
        return (await new DeclareAccount(db, new AccountSharing(db)).RunAsync(declaration, Police, Now)).ShouldNotBeNull();
    }
}
