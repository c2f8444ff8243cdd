using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Beneficiaries.People;
using AsxhPortal.Web.Features.Beneficiaries.Registers;
using AsxhPortal.Web.Features.Import.Mending;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace AsxhPortal.UnitTests.Beneficiaries;

/// <summary>What the list answers from memory is, after every kind of writing, what it answers when the rows are read anew.</summary>
public sealed class RegisterFreshnessTests
{
    private static readonly Actor Somebody = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Nguyễn Văn Thử");
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task After_every_kind_of_change_the_kept_register_is_the_written_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var register = await Register.FillAsync(database);
        var extract = new ImportBatch(register.UnitId, SourceGroup.Registry, "dan-cu.xlsx", "hash", Somebody, Now);
        await using (var db = database.Open())
        {
            db.ImportBatches.Add(extract);
            await db.SaveChangesAsync();
        }
        var kinds = new (string What, Func<AppDbContext, Task> Change)[]
        {
            ("somebody renamed", async db => (await Person(db, "Hoàng Văn An")).Rename(VietnameseName.From("Hoàng Văn Ánh"))),
            ("a telephone and a head of household", async db =>
            {
                var person = await Person(db, "Lê Văn Hòa");
                person.UsePhone("0912345678");
                person.LiveAt(register.YenNgu.Id, "Võ Thị Chủ Hộ");
            }),
            ("an entitlement corrected", async db => (await db.Entitlements.FirstAsync(e => e.CategoryCode == null)).Correct("BTXH-5C", null, 500_000, Period.Parse("01/2023"), null, null)),
            ("somebody died", async db =>
            {
                var person = await Person(db, "Trần Thị Hoà");
                db.ChangeEvents.Add(person.Record(ChangeKind.Death, new DateOnly(2023, 11, 3), null, Somebody, Now));
            }),
            ("an account declared", async db => db.BankAccounts.Add(BankAccount.Declare(await Person(db, "Lê Văn Hòa"), await db.PaymentProviders.FirstAsync(p => p.Code == "970405"),
                PaymentChannel.BankAccount, "0012345678", "LE VAN HOA", PayeeKind.Self, null, Somebody, Now))),
            ("an account closed", async db => (await db.BankAccounts.FirstAsync(a => a.ClosedAt == null)).Close("Đóng thử", Now)),
            ("an arrangement", async db => db.PaymentArrangements.Add(new PaymentArrangement(await Person(db, "Phan Thị Ân"), PaymentChannel.Cash, PayeeKind.Self, "Phan Thị Ân", null, null, new DateOnly(2024, 1, 1)))),
            ("people written in bulk", async db =>
            {
                var person = new Beneficiary(register.UnitId, null, VietnameseName.From("Đường Thị Mới"), new PartialDate(1950), null, "042150009999", null);
                await db.BulkInsertAsync([person]);
                await db.BulkInsertAsync([new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null)]);
            }),
            ("a statement over many rows", db => db.Entitlements.Where(e => e.Group == SourceGroup.SocialAssistance).ExecuteUpdateAsync(set => set.SetProperty(e => e.State, EntitlementState.Suspended))),
            ("a rate changed", async db => (await db.BaseAmounts.OrderByDescending(b => b.ValidFrom).FirstAsync(b => b.ValidFrom <= Register.Today)).Amount += 10_000),
            ("a thôn renamed by adding another", db => { db.Hamlets.Add(new Domain.Organisation.Hamlet(register.UnitId, "Thôn An Mới")); return Task.CompletedTask; }),
            ("a problem of the source list accepted", async db =>
            {
                var problem = await db.RowProblems.FirstAsync(p => p.Code == "ID-11-LEAD0");
                (await new AcceptProblems(db).OneAsync(problem.BatchId, problem.RowId, problem.Code, Somebody, Now)).ShouldBe(true);
            }),
            ("and taken back", async db =>
            {
                var problem = await db.RowProblems.FirstAsync(p => p.Code == "ID-11-LEAD0");
                (await new AcceptProblems(db).OneAsync(problem.BatchId, problem.RowId, problem.Code, Somebody, Now)).ShouldBe(false);
            }),
            ("a sign of an extract", async db => db.ResidenceFlags.Add(new ResidenceFlag(register.UnitId, (await Person(db, "Nguyễn Thị Hoa")).Id, ResidenceFlagKind.MovedAway, null, extract.Id, Now))),
            ("signs written in bulk", async db => await db.BulkInsertAsync([new ResidenceFlag(register.UnitId, (await Person(db, "Hoàng Văn Ánh")).Id, ResidenceFlagKind.Missing, null, extract.Id, Now)])),
            ("a sign checked", async db => (await db.ResidenceFlags.FirstAsync(f => f.Kind == ResidenceFlagKind.MovedAway)).Handle("Vẫn ở tại thôn", Somebody, Now)),
            ("a sign withdrawn by a newer extract", async db => (await db.ResidenceFlags.FirstAsync(f => f.Kind == ResidenceFlagKind.Missing)).Withdraw(Now)),
            ("a survey completed", async db =>
            {
                var survey = new Survey(register.RoundId, await Person(db, "Nguyễn Thị Hoa"));
                survey.SaveDraft(new SurveyAnswers { Reason = "Ốm nặng" }, SurveyOutcome.ForceMajeure, Register.Today);
                survey.Complete(minute: false, null, Somebody, Now);
                db.Surveys.Add(survey);
            }),
            ("a survey opened again", async db => (await db.Surveys.FirstAsync(s => s.Outcome == SurveyOutcome.ForceMajeure)).Reopen()),
            ("a survey with another outcome", async db =>
            {
                var survey = await db.Surveys.Include(s => s.Beneficiary).FirstAsync(s => s.Outcome == SurveyOutcome.ForceMajeure);
                survey.SaveDraft(new SurveyAnswers { ProviderCode = "970405", AccountNumber = "0099887766", AccountHolder = "NGUYEN THI HOA" }, SurveyOutcome.ReconfirmsAccount, Register.Today);
                survey.Complete(minute: false, null, Somebody, Now);
            }),
            ("a power of attorney certified", async db =>
            {
                var person = await Person(db, "Nguyễn Thị Hoa");
                var paper = new PowerOfAttorney(person, null);
                paper.Write(person, new AttorneyPerson("Phạm Văn Cháu", new PartialDate(1990, 5, 6), "042090000019", "Cháu ruột", "Thôn Yên Ngư", null), null, Register.Today, Register.Today.AddDays(40));
                paper.Certify("07/2024-SCT/CK,ĐC", null, Register.Today, Somebody, Register.Today);
                db.PowersOfAttorney.Add(paper);
            }),
            ("a power of attorney ended", async db => (await db.PowersOfAttorney.FirstAsync()).End(Register.Today, "Hai bên thỏa thuận chấm dứt")),
            ("a save inside a transaction", async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                (await Person(db, "Phan Thị Ân")).Rename(VietnameseName.From("Phan Thị Ẩn"));
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            }),
        };
        (await AnswersAsync(database, register)).ShouldNotBeEmpty();
        foreach (var (what, change) in kinds)
        {
            var before = await AnswersAsync(database, register);
            await using (var db = database.Open())
            {
                await change(db);
                await db.SaveChangesAsync();
            }
            var kept = await AnswersAsync(database, register);
            kept.ShouldBe(await AnswersAsync(database, register, anew: true), what);
            if (what != "a thôn renamed by adding another")
                kept.ShouldNotBe(before, what);
        }
    }

    [Fact]
    public async Task Names_are_found_with_and_without_marks_and_by_the_head_of_the_household()
    {
        await using var database = await TestDatabase.CreateAsync();
        var register = await Register.FillAsync(database);
        await using (var db = database.Open())
        {
            foreach (var name in new[] { "Dương Văn Tám", "Nguyễn Thị Đường", "Lý Văn Dưỡng" })
                db.Beneficiaries.Add(new Beneficiary(register.UnitId, null, VietnameseName.From(name), null, null, null, null));
            (await Person(db, "Hoàng Văn An")).LiveAt(null, "Đường Văn Cả");
            await db.SaveChangesAsync();
        }
        (await NamesAsync("duong")).ShouldBe(["Lý Văn Dưỡng", "Nguyễn Thị Đường", "Dương Văn Tám", "Hoàng Văn An"], ignoreOrder: true);
        var marked = await NamesAsync("đường");
        marked[0].ShouldBe("Nguyễn Thị Đường");
        marked[^1].ShouldBe("Hoàng Văn An");
        marked.Count.ShouldBe(4);

        async Task<List<string>> NamesAsync(string text) =>
            [.. (await database.OpenServices().GetRequiredService<BeneficiaryListQuery>().RunAsync(new BeneficiaryFilter(), new ListView(register.UnitId, Register.Today, text))).Rows.Rows.Select(r => r.FullName)];
    }

    [Theory]
    [InlineData("0012345678", "0012345678", true)]
    [InlineData("0012345678", "5678", true)]
    [InlineData("0012345678", "005678", false)]
    [InlineData("042138000001", "0421", true)]
    [InlineData("042138000001", "421", false)]
    [InlineData("0963045776", "0963 045 776", true)]
    [InlineData("0963045776", "+84 963 045 776", true)]
    [InlineData("0963045776", "776", true)]
    [InlineData("0963045776", "304", false)]
    public void Numbers_are_found_whole_by_their_beginning_and_by_their_end(string number, string typed, bool finds)
    {
        var kept = NumberSearch.Keep(number);
        var unit = new UnitRegister
        {
            UnitId = Guid.Empty,
            Stamp = new RegisterStamp(Guid.Empty, Guid.Empty, Guid.Empty, null, Register.Today),
            Hamlets = [],
            Ids = [Guid.Empty],
            Marks = new PersonMarks[1],
            SortKeys = [""],
            CitizenIds = [kept],
            OldIds = [0],
            Phones = [0],
            Accounts = [0],
            AccountKeys = [null],
            NameStarts = [0, 0],
            NameWords = [],
            HeadStarts = [0, 0],
            HeadWords = [],
            EntitlementStarts = [0, 0],
            Entitlements = [],
        };
        NumberSearch.Of(NumberSearch.Joined(typed))!.Finds(unit, 0).ShouldBe(finds);
    }

    private static Task<Beneficiary> Person(AppDbContext db, string name) => db.Beneficiaries.Where(b => b.FullName == name && db.Units.Any(u => u.Id == b.UnitId && u.Code == "18376")).SingleAsync();

    /// <summary>The lists and totals of many filters, in words.</summary>
    private static async Task<string> AnswersAsync(TestDatabase database, Register register, bool anew = false)
    {
        var services = database.OpenServices();
        var list = services.GetRequiredService<BeneficiaryListQuery>();
        if (anew)
        {
            var index = ActivatorUtilities.CreateInstance<RegisterIndex>(services);
            var search = ActivatorUtilities.CreateInstance<RegisterSearch>(services, index);
            list = ActivatorUtilities.CreateInstance<BeneficiaryListQuery>(services, search);
        }
        var lines = new List<string>();
        foreach (var (filter, text) in new (BeneficiaryFilter, string?)[]
        {
            (new(), null), (new(), "hoa"), (new(), "0912345678"), (new(), "chu ho"), (new() { Sort = "-amount" }, null), (new() { Sort = "hamlet" }, null), (new() { HasAccount = true }, null),
            (new() { Missing = MissingFilter.Any }, null), (new() { Status = BeneficiaryStatus.Deceased }, null), (new() { Flag = "co" }, null), (new() { Channel = "Cash" }, null),
            (new() { AgeFrom = 60 }, null), (new() { Problem = "co" }, null), (new() { Problem = "ID" }, null), (new() { Problem = "ID-11-LEAD0", Group = "btxh" }, null), (new() { Group = "btxh" }, null), (new() { Hamlet = register.YenNgu.Id }, null),
            (new() { Flag = nameof(ResidenceFlagKind.Missing) }, null), (new() { Outcome = "1" }, null), (new() { Outcome = BeneficiaryFilter.NoOutcome }, null), (new() { Attorney = "60" }, null), (new() { Sort = "outcome" }, null),
        })
        {
            var found = await list.RunAsync(filter, new ListView(register.UnitId, Register.Today, text));
            lines.Add($"{found.Totals}: {string.Join(", ", found.Rows.Rows.Select(r => $"{r.FullName} {r.Amount} {r.CategoriesText} {string.Join('+', r.Missing)}"))}");
        }
        return string.Join('\n', lines);
    }
}
