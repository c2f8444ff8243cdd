using System.Net;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Matching;

/// <summary>Step 2 through HTTP: xã Xuân Yên with five rows, and a row of xã Cỗ Đạm that nobody of Xuân Yên may see.</summary>
public sealed class MatchPages(MatchPortal portal) : IClassFixture<MatchPortal>
{
    private const string Queue = "/doi-sanh/truong-hop";

    [Fact]
    public async Task The_overview_counts_what_a_run_found()
    {
        var page = await (await portal.PoliceAsync()).GetPageAsync("/doi-sanh");
        var line = page.QuerySelectorAll(".data-table tbody tr").Single(row => row.TextContent.Contains("Bảo trợ xã hội"));
        line.QuerySelectorAll("td[data-label]").ToDictionary(c => c.GetAttribute("data-label")!, c => c.TextContent.Trim())["Dòng"].ShouldBe("4");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Đối sánh, làm sạch");
    }

    [Fact]
    public async Task A_case_shows_both_sides_and_marks_what_differs()
    {
        var rowId = await portal.RowAsync("Võ Thị Hoà");
        var page = await (await portal.PoliceAsync()).GetPageAsync($"{Queue}/{rowId}");
        page.QuerySelectorAll(".differs").Select(e => e.TextContent.Trim()).ShouldContain("15/08/1948");
        page.Body!.TextContent.ShouldContain("lệch 1 chữ số năm sinh");
    }

    [Fact]
    public async Task The_queue_filters_by_the_kind_of_difference()
    {
        var client = await portal.PoliceAsync();
        (await client.GetPageAsync($"{Queue}?view=All&difference=Birth")).QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("a")!.TextContent).ShouldBe(["Võ Thị Hoà"]);
        (await client.GetPageAsync($"{Queue}?view=All&q=ho sy que")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await client.GetPageAsync($"{Queue}?view=All&difference=Sex")).QuerySelectorAll("tbody tr").Length.ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_is_written_told_and_audited_and_a_stale_one_is_refused()
    {
        var client = await portal.PoliceAsync();
        var rowId = await portal.RowAsync("Đặng Trọng Khoát");
        var url = $"{Queue}/{rowId}";
        var page = await client.GetPageAsync(url);
        var response = await client.SubmitAsync(page, url, "form.form-panel", ("Verdict", "Verify"), ("Note", "hỏi trưởng thôn"));
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(url)).Body!.TextContent.ShouldContain("Phối hợp Sở LĐTBXH xác minh. hỏi trưởng thôn");
        (await client.GetPageAsync($"{Queue}?view=Verify")).Body!.TextContent.ShouldContain("Đặng Trọng Khoát");

        var stale = await client.SubmitAsync(page, url, "form.form-panel", ("Verdict", "Dismiss"), ("Note", "không thuộc xã"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = (await stale.ReadPageAsync()).QuerySelector(".message-warn")!.TextContent;
        both.ShouldContain("Chờ xác minh");
        both.ShouldContain("loại dòng: không thuộc xã");
        await portal.InDatabaseAsync(async db =>
        {
            var decision = await db.MatchDecisions.SingleAsync(d => d.RowId == rowId);
            decision.State.ShouldBe(MatchState.ToVerify);
            (await db.AuditEntries.AnyAsync(e => e.Subject == nameof(MatchDecision) && e.SubjectId == decision.Id.ToString())).ShouldBeTrue();
        });
    }

    [Fact]
    public async Task Dismissing_needs_a_reason_and_can_be_undone()
    {
        var client = await portal.PoliceAsync();
        var url = $"{Queue}/{await portal.RowAsync("Võ Thị Hoà")}";
        var refused = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("Verdict", "Dismiss"));
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.ReadPageAsync()).Errors().ShouldBe(["Hãy ghi lý do loại dòng này khỏi danh sách."]);
        (await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("Verdict", "Dismiss"), ("Note", "ghi nhầm"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        var undo = await client.GetPageAsync(url);
        (await client.SubmitAsync(undo, url, "form:has(input[value=Reopen])")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(url)).QuerySelectorAll(".status").Select(s => s.TextContent).ShouldContain("Cần xem");
    }

    [Fact]
    public async Task Publishing_asks_first_and_fills_the_register_once()
    {
        var client = await portal.PoliceAsync();
        var page = await client.GetPageAsync("/doi-sanh/dua-vao");
        page.QuerySelector(".figures")!.TextContent.ShouldContain("Đã chết theo dữ liệu dân cư1");
        (await client.SubmitAsync(page, "/doi-sanh/dua-vao", "form[method=post]:has(input[name=unit])")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.PostFormAsync("/doi-sanh/dua-vao", new() { ["unit"] = portal.UnitId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync("/doi-sanh")).Message().ShouldBe("Không có dòng nào đã chấp nhận mà chưa đưa vào danh sách đối tượng.");
        await portal.InDatabaseAsync(async db => (await db.Beneficiaries.CountAsync(b => b.UnitId == portal.UnitId && b.CitizenId!.StartsWith("0429999"))).ShouldBe(2));
    }

    [Fact]
    public async Task Another_communes_case_is_not_there()
    {
        var client = await portal.PoliceAsync();
        (await client.GetAsync($"{Queue}/{await portal.RowAsync("Phan Trọng Nghĩa")}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/doi-sanh?unit={portal.OtherUnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync("/doi-sanh/chay", new() { ["unit"] = portal.OtherUnitId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync($"{Queue}/{await portal.RowAsync("Phan Trọng Nghĩa")}", new() { ["Verdict"] = "Verify" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_auditor_sees_cases_but_may_not_decide()
    {
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        var url = $"{Queue}/{await portal.RowAsync("Võ Thị Hoà")}";
        (await client.GetPageAsync(url)).QuerySelector("form.form-panel").ShouldBeNull();
        (await client.PostFormAsync(url, new() { ["Verdict"] = "Verify" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}

/// <summary>A site where a person looks at every difference, so that there is something to decide.</summary>
public class CarefulPortal : PortalFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Matching:AsksAboutDifferences", "true");
    }
}

/// <summary>The site with two communes compared.</summary>
public sealed class MatchPortal : CarefulPortal, IAsyncLifetime
{
    private static readonly Actor Steward = new(Guid.Empty, "Cán bộ dữ liệu");

    public Guid UnitId { get; private set; }
    public Guid OtherUnitId { get; private set; }

    public Task<HttpClient> PoliceAsync() => SignedInAsAsync(Roles.CommunePolice, "18376");

    public async Task<Guid> RowAsync(string name)
    {
        var id = Guid.Empty;
        await InDatabaseAsync(async db => id = await db.ImportRows.Where(r => r.FullName == name).Select(r => r.Id).SingleAsync());
        return id;
    }

    public async ValueTask InitializeAsync() => await InScopeAsync(async services =>
    {
        var db = (AppDbContext)services.GetService(typeof(AppDbContext))!;
        UnitId = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync();
        OtherUnitId = await db.Units.Where(u => u.Code == "18391").Select(u => u.Id).FirstAsync();
        db.Citizens.AddRange(
            Person(UnitId, "Nguyễn Thị Lan", "12/03/1950", "042999900001"),
            Person(UnitId, "Hồ Sỹ Quế", "1930", "042999900002", new DateOnly(2023, 11, 2)),
            Person(UnitId, "Võ Thị Hoà", "15/08/1948", "042999900003"),
            Person(OtherUnitId, "Phan Trọng Nghĩa", "14/02/1966", "042999900004"));
        var lists = new[] { List(UnitId, SourceGroup.SocialAssistance), List(UnitId, SourceGroup.Merit), List(OtherUnitId, SourceGroup.SocialAssistance) };
        db.ImportBatches.AddRange(lists);
        await db.SaveChangesAsync();
        db.ImportRows.AddRange(
            Row(lists[0], 1, "Nguyễn Thị Lan", "1950", "042999900001", "BTXH-5C"),
            Row(lists[0], 2, "NGUYỄN THỊ LAN", "12/03/1950", "042999900001", "BTXH-6-N-TE"),
            Row(lists[0], 3, "Hồ Sỹ Quế", "1930", "042999900002", "BTXH-5C"),
            Row(lists[0], 4, "Võ Thị Hoà", "15/08/1949", "042999900003", "BTXH-5C"),
            Row(lists[1], 5, "Đặng Trọng Khoát", "1944", "042044123123", null),
            Row(lists[2], 1, "Phan Trọng Nghĩa", "14/02/1967", "042999900004", "BTXH-5C"));
        await db.SaveChangesAsync();
        var run = (Web.Features.Matching.Runs.RunMatching)services.GetService(typeof(Web.Features.Matching.Runs.RunMatching))!;
        await run.RunAsync(UnitId, null, Steward, Now);
        await run.RunAsync(OtherUnitId, null, Steward, Now);
    });

    private static ImportBatch List(Guid unit, SourceGroup group) => new(unit, group, $"{group}.xlsx", "hash", Steward, Now);

    private static Citizen Person(Guid unit, string name, string birth, string id, DateOnly? diedOn = null) => new()
    {
        UnitId = unit,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = Date(birth),
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
        Residence = diedOn is null ? Residence.Resident : Residence.Dead,
        DiedOn = diedOn,
    };

    private static ImportRow Row(ImportBatch list, int number, string name, string birth, string id, string? category) => new()
    {
        BatchId = list.Id,
        UnitId = list.UnitId,
        Group = list.Group,
        SheetName = "Sheet1",
        RowNumber = number,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = Date(birth),
        CitizenId = id,
        HamletName = "Yên Ngư",
        CategoryCode = category,
        Amount = 360_000,
    };

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);
}
