using AsxhPortal.Data;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using AsxhPortal.Web.Features.Beneficiaries.People;
using AsxhPortal.Web.Features.Beneficiaries.Registers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace AsxhPortal.UnitTests.Beneficiaries;

/// <summary>One register for tests that only read.</summary>
public sealed class RegisterFixture : IAsyncLifetime
{
    internal TestDatabase Database { get; private set; } = null!;
    internal Register Register { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateAsync();
        Register = await Register.FillAsync(Database);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}

public sealed class BeneficiaryListQueryTests(RegisterFixture fixture) : IClassFixture<RegisterFixture>
{
    private TestDatabase _database = fixture.Database;
    private Register _register = fixture.Register;

    [Theory]
    [InlineData("hoa", new[] { "Nguyễn Thị Hoa", "Lê Văn Hòa", "Trần Thị Hoà" })]
    [InlineData("Hoà", new[] { "Lê Văn Hòa", "Trần Thị Hoà", "Nguyễn Thị Hoa" })]
    [InlineData("hoa tran", new[] { "Trần Thị Hoà" })]
    [InlineData("  THI,  HOA ", new[] { "Nguyễn Thị Hoa", "Trần Thị Hoà" })]
    [InlineData("hoan", new[] { "Hoàng Văn An" })]
    [InlineData("042050000002", new[] { "Lê Văn Hòa" })]
    [InlineData("183012", new[] { "Nguyễn Thị Hoa" })]
    [InlineData("0963", new[] { "Trần Thị Hoà" })]
    [InlineData("xyz", new string[0])]
    public async Task Search_folds_marks_takes_words_in_any_order_and_finds_digits(string text, string[] expected)
    {
        var list = await ListAsync(new BeneficiaryFilter(), text);
        list.Rows.Rows.Select(r => r.FullName).ShouldBe(expected);
    }

    [Fact]
    public async Task Names_stand_in_the_order_given_name_family_name_middle_name()
    {
        var list = await ListAsync(new BeneficiaryFilter());
        list.Rows.Rows.Select(r => r.FullName).ShouldBe(["Hoàng Văn An", "Phan Thị Ân", "Nguyễn Thị Hoa", "Lê Văn Hòa", "Trần Thị Hoà"]);
        list.Rows.Rows.Select(r => r.Ordinal).ShouldBe([1, 2, 3, 4, 5]);
    }

    [Theory]
    [InlineData("-name", "Trần Thị Hoà")]
    [InlineData("hamlet", "Phan Thị Ân")]
    [InlineData("-birth", "Nguyễn Thị Hoa")]
    [InlineData("birth", "Phan Thị Ân")]
    [InlineData("-amount", "Lê Văn Hòa")]
    public async Task The_list_sorts_by_what_was_asked(string sort, string first) =>
        (await ListAsync(new BeneficiaryFilter { Sort = sort })).Rows.Rows[0].FullName.ShouldBe(first);

    [Fact]
    public async Task Amounts_come_from_the_rates_of_the_day_and_stop_after_a_death()
    {
        var rows = (await ListAsync(new BeneficiaryFilter())).Rows.Rows.ToDictionary(r => r.FullName);
        rows["Trần Thị Hoà"].Amount.ShouldBe(360_000);
        rows["Lê Văn Hòa"].Amount.ShouldBe(1_513_000 + 900_000);
        rows["Nguyễn Thị Hoa"].Amount.ShouldBe(0);
        rows["Hoàng Văn An"].Amount.ShouldBeNull();
        rows["Phan Thị Ân"].Amount.ShouldBe(0);
    }

    public static TheoryData<BeneficiaryFilter, string[]> Filters => new()
    {
        { new BeneficiaryFilter { Group = "ncc" }, ["Lê Văn Hòa"] },
        { new BeneficiaryFilter { Group = "btxh" }, ["Phan Thị Ân", "Lê Văn Hòa", "Trần Thị Hoà"] },
        { new BeneficiaryFilter { Category = "NGHEO" }, ["Nguyễn Thị Hoa"] },
        { new BeneficiaryFilter { Status = BeneficiaryStatus.Deceased }, ["Phan Thị Ân"] },
        { new BeneficiaryFilter { HasAccount = true }, ["Trần Thị Hoà"] },
        { new BeneficiaryFilter { HasAccount = false, Group = "btxh" }, ["Phan Thị Ân", "Lê Văn Hòa"] },
        { new BeneficiaryFilter { Outcome = "1" }, ["Trần Thị Hoà"] },
        { new BeneficiaryFilter { Outcome = "chua", Group = "ngheo" }, ["Nguyễn Thị Hoa"] },
        { new BeneficiaryFilter { Problem = "co" }, ["Nguyễn Thị Hoa", "Lê Văn Hòa"] },
        { new BeneficiaryFilter { Problem = "ID" }, ["Nguyễn Thị Hoa", "Lê Văn Hòa"] },
        { new BeneficiaryFilter { Problem = "ID-DUP" }, ["Nguyễn Thị Hoa"] },
        { new BeneficiaryFilter { Problem = "DOB-2DIGIT" }, [] },
        { new BeneficiaryFilter { Problem = "CAT" }, [] },
        { new BeneficiaryFilter { Problem = "ID", Group = "ncc", HasAccount = false }, ["Lê Văn Hòa"] },
        { new BeneficiaryFilter { Missing = MissingFilter.Category }, ["Hoàng Văn An"] },
        { new BeneficiaryFilter { Missing = MissingFilter.Start }, ["Hoàng Văn An"] },
        { new BeneficiaryFilter { Missing = MissingFilter.CitizenId }, ["Nguyễn Thị Hoa"] },
        { new BeneficiaryFilter { Missing = MissingFilter.Account }, ["Hoàng Văn An", "Phan Thị Ân", "Nguyễn Thị Hoa", "Lê Văn Hòa"] },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task Filters_let_through_whom_they_say(BeneficiaryFilter filter, string[] expected) =>
        (await ListAsync(filter)).Rows.Rows.Select(r => r.FullName).ShouldBe(expected);

    [Fact]
    public async Task Totals_and_the_file_are_of_those_with_the_problem_only()
    {
        var list = await ListAsync(new BeneficiaryFilter { Problem = "ID-11-LEAD0" });
        (list.Totals.People, list.Totals.Entitlements, list.Totals.Amount).ShouldBe((1, 2, 2_413_000));
        (await AllAsync(new BeneficiaryFilter { Problem = "ID-11-LEAD0" })).Select(r => r.FullName).ShouldBe(["Lê Văn Hòa"]);
    }

    [Fact]
    public void Every_code_that_asks_for_something_has_a_bit_and_words_of_its_own()
    {
        OpenProblems.All.Count.ShouldBeInRange(1, 64);
        OpenProblems.All.Select(c => OpenProblems.BitOf(c.Code)).Distinct().Count().ShouldBe(OpenProblems.All.Count);
        OpenProblems.Groups.SelectMany(g => g.Codes).Select(c => c.Code).ShouldBe(OpenProblems.All.Select(c => c.Code), ignoreOrder: true);
        foreach (var word in OpenProblems.All.Select(c => c.Code).Concat(OpenProblems.Groups.Select(g => g.Word)).Append(OpenProblems.Any))
        {
            OpenProblems.MaskOf(word).ShouldNotBe(0UL, word);
            OpenProblems.ToVietnamese(word).ShouldNotBeNullOrEmpty(word);
        }
        (OpenProblems.MaskOf("NAME-UPPER"), OpenProblems.MaskOf("khác"), OpenProblems.ToVietnamese("khác")).ShouldBe((0UL, 0UL, null));
    }

    [Fact]
    public async Task The_thôn_filter_and_the_scope_hold()
    {
        (await ListAsync(new BeneficiaryFilter { Hamlet = _register.YenNgu.Id })).Rows.Rows.Select(r => r.FullName).ShouldBe(["Hoàng Văn An", "Trần Thị Hoà"]);
        var list = await Query(scope => scope.SeeUnits([_register.OtherUnitId])).RunAsync(new BeneficiaryFilter(), View(null));
        list.Rows.Total.ShouldBe(0);
    }

    [Fact]
    public async Task What_the_filter_calls_missing_is_what_the_rows_say_is_missing()
    {
        foreach (var (filter, piece) in new[]
        {
            (MissingFilter.Category, MissingField.Category), (MissingFilter.Amount, MissingField.Amount), (MissingFilter.Start, MissingField.Start),
            (MissingFilter.Account, MissingField.Account), (MissingFilter.CitizenId, MissingField.CitizenId),
        })
        {
            var said = (await AllAsync(new BeneficiaryFilter())).Where(r => r.Missing.Contains(piece)).Select(r => r.FullName);
            (await AllAsync(new BeneficiaryFilter { Missing = filter })).Select(r => r.FullName).ShouldBe(said);
        }
        (await AllAsync(new BeneficiaryFilter { Missing = MissingFilter.Any })).Select(r => r.FullName)
            .ShouldBe((await AllAsync(new BeneficiaryFilter())).Where(r => r.Missing.Count > 0).Select(r => r.FullName));
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("btxh", null)]
    [InlineData(null, "hoa")]
    public async Task Totals_are_the_sums_of_the_whole_list(string? group, string? text)
    {
        var filter = new BeneficiaryFilter { Group = group };
        var totals = (await ListAsync(filter, text)).Totals;
        var all = await AllAsync(filter, text);
        totals.ShouldBe(new BeneficiaryTotals(all.Count, all.Sum(r => r.EntitlementCount), all.Sum(r => r.Amount ?? 0)));
    }

    [Fact]
    public async Task Pages_follow_one_another_and_a_page_past_the_end_is_the_last()
    {
        await using var own = await OwnDatabaseAsync();
        await using var db = _database.Open();
        for (var i = 0; i < 45; i++)
            db.Beneficiaries.Add(new Beneficiary(_register.UnitId, null, VietnameseName.From($"Võ Thị Út {(char)('A' + i % 20)}"), null, null, null, null));
        await db.SaveChangesAsync();
        foreach (var sort in new[] { null, "amount", "-hamlet" })
        {
            var all = (await AllAsync(new BeneficiaryFilter { Sort = sort })).Select(r => r.Id).ToList();
            var pages = new List<Guid>();
            for (var page = 1; page <= 3; page++)
                pages.AddRange((await ListAsync(new BeneficiaryFilter { Sort = sort, Page = page, Size = 20 })).Rows.Rows.Select(r => r.Id));
            pages.ShouldBe(all);
        }
        (await ListAsync(new BeneficiaryFilter { Page = 99, Size = 20 })).Rows.Number.ShouldBe(3);
    }

    [Fact]
    public async Task Categories_that_must_not_be_public_are_not_named_in_the_list()
    {
        await using var own = await OwnDatabaseAsync();
        await using (var db = _database.Open())
        {
            var sensitive = await db.BenefitCategories.FirstAsync(c => c.IsSensitive);
            var person = await db.Beneficiaries.SingleAsync(b => b.FullName == "Hoàng Văn An");
            db.Entitlements.Add(new Entitlement(person, sensitive.Group, sensitive.Code, null));
            await db.SaveChangesAsync();
        }
        (await ListAsync(new BeneficiaryFilter(), "hoang an")).Rows.Rows.Single().CategoriesText.ShouldBe("Diện được bảo vệ thông tin");
    }

    [Fact]
    public async Task Nine_thousand_people_cost_as_many_statements_as_five_and_each_uses_an_index()
    {
        await using var own = await OwnDatabaseAsync();
        await AddManyAsync(9_000);
        var isFirst = true;
        foreach (var filter in new[] { new BeneficiaryFilter(), new BeneficiaryFilter { Sort = "-amount" }, new BeneficiaryFilter { Missing = MissingFilter.Any }, new BeneficiaryFilter { Group = "btxh", HasAccount = false } })
        {
            var services = _database.OpenServices(scope => scope.SeeUnits([_register.UnitId]));
            var db = services.GetRequiredService<AppDbContext>();
            using var statements = new StatementLog(db);
            var list = await services.GetRequiredService<BeneficiaryListQuery>().RunAsync(filter, View("thi"));
            list.Totals.People.ShouldBeGreaterThan(4_000);
            // The first one reads the register into memory; after that the stamps and the page are two.
            statements.Count.ShouldBeLessThanOrEqualTo(isFirst ? 16 : 3);
            isFirst = false;
            foreach (var plan in await statements.PlansAsync("Beneficiaries"))
            {
                plan.ShouldNotContain(step => step.Contains("AUTOMATIC", StringComparison.Ordinal), string.Join('\n', plan));
                plan.Where(step => step is "SCAN b" or "SCAN e" or "SCAN Beneficiaries" or "SCAN Entitlements").ShouldBeEmpty(string.Join('\n', plan));
            }
        }
    }

    private async Task AddManyAsync(int count)
    {
        await using var db = _database.Open();
        string[] family = ["Nguyễn", "Trần", "Lê", "Phan"], given = ["Hoa", "Bình", "Cúc", "Dũng", "Yến"];
        var people = new List<Beneficiary>();
        var entitlements = new List<Entitlement>();
        for (var i = 0; i < count; i++)
        {
            var person = new Beneficiary(_register.UnitId, null, VietnameseName.From($"{family[i % 4]} {(i % 2 == 0 ? "Thị" : "Văn")} {given[i % 5]}"), new PartialDate(1930 + i % 50), null, $"0421{i:00000000}", null);
            person.LiveAt(i % 3 == 0 ? _register.YenNgu.Id : _register.YenLoi.Id);
            people.Add(person);
            entitlements.Add(new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null));
        }
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.BulkInsertAsync(people);
        await db.BulkInsertAsync(entitlements);
        await transaction.CommitAsync();
    }

    /// <summary>For tests that write: the next reads of this test go to a database of their own.</summary>
    private async Task<TestDatabase> OwnDatabaseAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _register = await Register.FillAsync(_database);
        return _database;
    }

    private Task<BeneficiaryList> ListAsync(BeneficiaryFilter filter, string? text = null) => Query().RunAsync(filter, View(text));

    private Task<IReadOnlyList<BeneficiaryRow>> AllAsync(BeneficiaryFilter filter, string? text = null) => Query().AllAsync(filter, View(text));

    private ListView View(string? text) => new(_register.UnitId, Register.Today, text);

    private BeneficiaryListQuery Query(Action<DataScope>? scope = null) => _database.OpenServices(scope).GetRequiredService<BeneficiaryListQuery>();
}
