using System.Net;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Shared.Matches;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Matching;

/// <summary>The review queue with two officers of xã Xuân Yên at work: claims, undo, decisions in bulk, re-evaluation.</summary>
public sealed class ReviewQueuePages : IAsyncLifetime
{
    private const string Queue = "/doi-sanh/truong-hop";
    private const string Kinds = "/doi-sanh/theo-nhom";
    private const string OneYearOff = "lệch 1 chữ số năm sinh";
    private static readonly Actor Steward = new(Guid.Empty, "Cán bộ dữ liệu");
    private readonly PortalFactory portal = new CarefulPortal();
    private Guid unitId;
    private Guid otherUnitId;

    [Fact]
    public async Task Two_officers_never_get_the_same_case()
    {
        var (police, steward) = await TwoOfficersAsync();
        var first = await StartAsync(police);
        var second = await StartAsync(steward);
        second.ShouldNotBe(first);

        var page = await steward.GetPageAsync($"{Queue}/{first}");
        page.QuerySelector("main .message-warn")!.TextContent.ShouldContain("đang xem trường hợp này");
        page.QuerySelector("input[name=Verdict]").ShouldBeNull();
        (await steward.GetPageAsync($"{Queue}?unit={unitId}")).Body!.TextContent.ShouldContain("đang xem");
        (await steward.PostFormAsync($"{Queue}/{first}/giu", [])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await police.PostFormAsync($"{Queue}/{first}/giu", [])).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        var refused = await steward.PostFormAsync($"{Queue}/{first}", new() { ["Verdict"] = "Verify", ["Version"] = "0" });
        (await refused.ReadPageAsync()).Errors().Single().ShouldContain("đang xem trường hợp này");

        (await police.PostFormAsync($"{Queue}/{first}/tra", [])).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await steward.GetPageAsync($"{Queue}/{first}")).QuerySelector("input[name=Verdict]").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_claim_that_was_not_renewed_runs_out()
    {
        var (police, steward) = await TwoOfficersAsync();
        var first = await StartAsync(police);
        await portal.InDatabaseAsync(db => db.MatchDecisions.Where(d => d.RowId == first).ExecuteUpdateAsync(set => set.SetProperty(d => d.ClaimedUntil, PortalFactory.Now)));
        (await StartAsync(steward)).ShouldBe(first);
        (await police.PostFormAsync($"{Queue}/{first}/giu", [])).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task One_case_follows_the_other_and_the_filter_stays()
    {
        var police = await PoliceAsync();
        var filter = $"?unit={unitId}&group=SocialAssistance";
        var start = await police.GetAsync($"{Queue}/bat-dau{filter}");
        start.StatusCode.ShouldBe(HttpStatusCode.Found);
        var url = start.Headers.Location!.ToString();
        url.ShouldContain("group=SocialAssistance");
        var page = await police.GetPageAsync(url);
        page.QuerySelector(".queue-place")!.TextContent.ShouldContain("Trường hợp 1 trên 4");
        page.QuerySelector("[data-key=k]").ShouldBeNull();

        var decided = await police.SubmitAsync(page, url, "form:has([data-key='1'])");
        decided.StatusCode.ShouldBe(HttpStatusCode.Found);
        var next = decided.Headers.Location!.ToString();
        next.ShouldContain("group=SocialAssistance");
        next.ShouldNotContain(await RowAsync("Võ Thị Hoà"));
        var nextPage = await police.GetPageAsync(next);
        nextPage.Message().ShouldBe("Đã nhận Võ Thị Hoà – bấm U để hoàn tác.");
        nextPage.QuerySelector(".queue-place")!.TextContent.ShouldContain("Trường hợp 1 trên 3");
        nextPage.QuerySelector("[data-key=j]").ShouldNotBeNull();
    }

    [Fact]
    public async Task The_letters_that_differ_are_marked_and_the_file_stands_beside_what_was_read()
    {
        var rowId = await RowAsync("Võ Thị Hoà");
        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.SingleAsync(r => r.Id == Guid.Parse(rowId));
            db.RowChanges.Add(new RowChange { BatchId = row.BatchId, RowId = row.Id, UnitId = unitId, Field = "Số định danh", Before = "42999900003", After = "042999900003", At = PortalFactory.Now });
            await db.SaveChangesAsync();
        });
        var page = await (await PoliceAsync()).GetPageAsync($"{Queue}/{rowId}");
        page.QuerySelector(".differs")!.TextContent.ShouldBe("15/08/1948");
        page.QuerySelector(".differs mark")!.TextContent.ShouldBe("8");
        page.QuerySelector(".on-list mark")!.TextContent.ShouldBe("9");
        var cells = page.QuerySelectorAll(".case-list-side tbody tr").Single(r => r.TextContent.Contains("Số định danh")).QuerySelectorAll("td");
        cells.Select(c => c.TextContent.Trim()).ShouldBe(["42999900003", "042999900003"]);
    }

    [Fact]
    public async Task The_last_decision_is_taken_back_also_after_signing_in_again()
    {
        var police = await PoliceAsync();
        var url = $"{Queue}/{await RowAsync("Võ Thị Hoà")}";
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form:has([data-key='1'])");
        var again = await PoliceAsync();
        var page = await again.GetPageAsync(url);
        page.QuerySelector("[data-key=u]")!.TextContent.ShouldContain("Hoàn tác Võ Thị Hoà");
        var undone = await again.PostFormAsync($"{Queue}/hoan-tac?unit={unitId}", []);
        undone.Headers.Location!.ToString().ShouldStartWith(url);
        (await again.GetPageAsync(url)).Message().ShouldBe("Đã hoàn tác: Võ Thị Hoà được mở lại.");
        await again.PostFormAsync($"{Queue}/hoan-tac?unit={unitId}", []);
        (await again.GetPageAsync(url)).Message().ShouldStartWith("Hôm nay bạn chưa có quyết định nào");
    }

    [Fact]
    public async Task Another_officers_decision_and_a_published_one_are_not_taken_back()
    {
        var (police, steward) = await TwoOfficersAsync();
        var url = $"{Queue}/{await RowAsync("Võ Thị Hoà")}";
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form:has([data-key='1'])");
        await steward.PostFormAsync($"{Queue}/hoan-tac?unit={unitId}", []);
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Accepted);
        await police.PostFormAsync("/doi-sanh/dua-vao", new() { ["unit"] = unitId.ToString() });
        await police.PostFormAsync($"{Queue}/hoan-tac?unit={unitId}", []);
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Accepted);
    }

    [Fact]
    public async Task Cases_of_one_kind_are_accepted_together_and_taken_back_together()
    {
        var police = await PoliceAsync();
        var kinds = await police.GetPageAsync($"{Kinds}?unit={unitId}");
        var line = kinds.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(OneYearOff));
        line.QuerySelector("td.num")!.TextContent.ShouldBe("2");
        kinds.QuerySelectorAll("tbody tr").Length.ShouldBe(1, "father and son, and the row of nobody, need a look of their own");
        var url = $"{Kinds}/xem?unit={unitId}&kind={Uri.EscapeDataString(OneYearOff)}";
        var page = await police.GetPageAsync(url);
        page.QuerySelectorAll("input[name=Ticked]").Length.ShouldBe(2);
        (await police.SubmitAsync(page, $"{Kinds}/xem", "form:has([name=Ticked])")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await police.GetPageAsync($"{Kinds}?unit={unitId}")).Message().ShouldStartWith($"Đã nhận 2 trường hợp “{OneYearOff}”");
        await portal.InDatabaseAsync(async db =>
        {
            var decided = await db.MatchDecisions.Where(d => d.BulkId != null).ToListAsync();
            decided.Count.ShouldBe(2);
            decided.ShouldAllBe(d => d.State == MatchState.Accepted && d.CitizenRecordId != null && d.Version == 1);
            decided.Select(d => d.BulkId).Distinct().Count().ShouldBe(1);
            var entry = await db.AuditEntries.SingleAsync(e => e.Subject == nameof(MatchDecision) && e.SubjectId == decided[0].BulkId.ToString());
            (entry.RowCount, entry.UnitId).ShouldBe((2, unitId));
        });

        await police.PostFormAsync($"{Queue}/hoan-tac?unit={unitId}", []);
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Open);
        (await StateAsync("Lê Thị Cúc")).ShouldBe(MatchState.Open);
    }

    [Fact]
    public async Task In_bulk_nothing_is_overruled_that_changed_or_is_open_elsewhere()
    {
        var (police, steward) = await TwoOfficersAsync();
        var url = $"{Kinds}/xem?unit={unitId}&kind={Uri.EscapeDataString(OneYearOff)}";
        var page = await police.GetPageAsync(url);
        await steward.GetPageAsync($"{Queue}/{await RowAsync("Võ Thị Hoà")}");
        var cuc = $"{Queue}/{await RowAsync("Lê Thị Cúc")}";
        await steward.SubmitAsync(await steward.GetPageAsync(cuc), cuc, "form.form-panel", ("Verdict", "Verify"));
        await police.SubmitAsync(page, $"{Kinds}/xem", "form:has([name=Ticked])");
        (await police.GetPageAsync($"{Kinds}?unit={unitId}")).Message()!.ShouldContain("vừa được người khác quyết định");
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Open);
        (await StateAsync("Lê Thị Cúc")).ShouldBe(MatchState.ToVerify);
        // A row that is not of the kind cannot be smuggled in.
        var binh = await RowAsync("Trần Văn Bình");
        await police.PostFormAsync($"{Kinds}/xem", new() { ["Unit"] = unitId.ToString(), ["Kind"] = OneYearOff, ["Ticked"] = $"{binh}:0" });
        (await StateAsync("Trần Văn Bình")).ShouldBe(MatchState.Open);
    }

    [Fact]
    public async Task A_case_decided_in_between_shows_both()
    {
        var (police, steward) = await TwoOfficersAsync();
        var url = $"{Queue}/{await RowAsync("Võ Thị Hoà")}";
        var seen = await police.GetPageAsync(url);
        await police.PostFormAsync($"{url}/tra", []);
        await steward.SubmitAsync(await steward.GetPageAsync(url), url, "form.form-panel", ("Verdict", "Verify"), ("Note", "hỏi gia đình"));
        var stale = await police.SubmitAsync(seen, url, "form:has([data-key='1'])");
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = (await stale.ReadPageAsync()).QuerySelector(".message-warn")!.TextContent;
        both.ShouldContain("Người khác vừa quyết định trường hợp này");
        both.ShouldContain("hỏi gia đình");
        both.ShouldContain("chấp nhận Võ Thị Hoà");
    }

    [Fact]
    public async Task Data_that_changes_under_an_open_page_is_told_and_a_solved_case_is_shown_as_such()
    {
        var police = await PoliceAsync();
        var url = $"{Queue}/{await RowAsync("Võ Thị Hoà")}";
        var seen = await police.GetPageAsync(url);
        await ChangeBirthAsync("Võ Thị Hoà", new PartialDate(1949, 8, 15));
        var stale = await police.SubmitAsync(seen, url, "form:has([data-key='1'])");
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await stale.ReadPageAsync()).QuerySelector(".message-warn")!.TextContent.ShouldContain("Dữ liệu của trường hợp này vừa thay đổi");
        var solved = await police.GetPageAsync($"{Queue}?unit={unitId}&view=Solved");
        solved.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("đã tự giải quyết: trùng số định danh");
    }

    [Fact]
    public async Task A_newer_population_extract_solves_what_it_can()
    {
        var extract = "Số định danh cá nhân,Số CMND,Họ và tên,Giới tính,Ngày sinh,Thôn,Quan hệ với chủ hộ,Chủ hộ,Tình trạng cư trú,Ngày chết\n"
            + "042044123123,,Đặng Trọng Khoát,Nam,1944,Thôn Yên Ngư,Chủ hộ,Đặng Trọng Khoát,Thường trú,\n";
        await portal.InScopeAsync(services => services.GetRequiredService<ImportList>()
            .RunAsync(new ListUpload(SourceGroup.Registry, unitId, "dan-cu.csv", System.Text.Encoding.UTF8.GetBytes(extract), Steward)));
        (await StateAsync("Đặng Trọng Khoát")).ShouldBe(MatchState.Accepted);
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Open);
        var solved = await (await PoliceAsync()).GetPageAsync($"{Queue}?unit={unitId}&view=Solved");
        solved.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Đặng Trọng Khoát"]);
    }

    [Fact]
    public async Task A_decision_whose_data_changed_is_marked_and_can_be_reopened()
    {
        var police = await PoliceAsync();
        var url = $"{Queue}/{await RowAsync("Võ Thị Hoà")}";
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form:has([data-key='1'])");
        await ChangeBirthAsync("Võ Thị Hoà", new PartialDate(1951, 8, 15));
        var marked = await police.GetPageAsync($"{Queue}?unit={unitId}&view=Changed");
        marked.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("dữ liệu đã thay đổi sau quyết định");
        var page = await police.GetPageAsync(url);
        page.QuerySelector(".message-warn")!.TextContent.ShouldContain("Dữ liệu đã thay đổi sau quyết định");
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Accepted);
        await police.SubmitAsync(page, url, "form:has(input[value=Reopen])");
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Open);
    }

    [Fact]
    public async Task Another_commune_is_out_of_reach_and_an_auditor_claims_nothing()
    {
        var police = await PoliceAsync();
        (await police.GetAsync($"{Kinds}?unit={otherUnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await police.PostFormAsync($"{Kinds}/hoan-tac", new() { ["unit"] = otherUnitId.ToString(), ["bulk"] = Guid.Empty.ToString() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await police.PostFormAsync($"{Queue}/hoan-tac?unit={otherUnitId}", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var auditor = await portal.SignedInAsAsync(Roles.Auditor);
        var rowId = await RowAsync("Võ Thị Hoà");
        await auditor.GetPageAsync($"{Queue}/{rowId}");
        (await auditor.GetAsync($"{Kinds}?unit={unitId}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await portal.InDatabaseAsync(async db => (await db.MatchDecisions.AnyAsync(d => d.ClaimedById != null)).ShouldBeFalse());
    }

    public async ValueTask InitializeAsync() => await portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        unitId = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync();
        otherUnitId = await db.Units.Where(u => u.Code == "18391").Select(u => u.Id).FirstAsync();
        db.Citizens.AddRange(
            Person("Võ Thị Hoà", "15/08/1948", "042999900003"), Person("Lê Thị Cúc", "02/02/1952", "042999900005"),
            Person("Trần Văn Bình", "1938", "042999900006"), Person("Trần Văn Bình", "05/06/1975", "042999900007"));
        var list = new ImportBatch(unitId, SourceGroup.SocialAssistance, "bao-tro.xlsx", "hash", Steward, PortalFactory.Now);
        db.ImportBatches.Add(list);
        await db.SaveChangesAsync();
        db.ImportRows.AddRange(
            Row(list, 1, "Võ Thị Hoà", "15/08/1949", "042999900003"), Row(list, 2, "Lê Thị Cúc", "02/02/1953", "042999900005"),
            Row(list, 3, "Trần Văn Bình", "05/06/1975", "042999900006"), Row(list, 4, "Đặng Trọng Khoát", "1944", "042044123123"));
        await db.SaveChangesAsync();
        await services.GetRequiredService<Web.Features.Matching.Runs.RunMatching>().RunAsync(unitId, null, Steward, PortalFactory.Now);
    });

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<HttpClient> PoliceAsync() => portal.SignedInAsAsync(Roles.CommunePolice, "18376");

    private async Task<(HttpClient Police, HttpClient Steward)> TwoOfficersAsync() => (await PoliceAsync(), await portal.SignedInAsAsync(Roles.DataSteward));

    private async Task<Guid> StartAsync(HttpClient client)
    {
        var start = await client.GetAsync($"{Queue}/bat-dau?unit={unitId}");
        start.StatusCode.ShouldBe(HttpStatusCode.Found);
        var address = start.Headers.Location!.ToString();
        await client.GetPageAsync(address);
        return Guid.Parse(address.Split('/', '?')[3]);
    }

    private async Task<string> RowAsync(string name)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.ImportRows.Where(r => r.FullName == name).Select(r => r.Id).SingleAsync());
        return id.ToString();
    }

    private async Task<MatchState> StateAsync(string name)
    {
        var state = MatchState.Open;
        await portal.InDatabaseAsync(async db => state = await db.MatchDecisions.Where(d => db.ImportRows.Any(r => r.Id == d.RowId && r.FullName == name)).Select(d => d.State).SingleAsync());
        return state;
    }

    private Task ChangeBirthAsync(string name, PartialDate birth) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        var citizen = await db.Citizens.SingleAsync(c => c.FullName == name);
        citizen.Birth = birth;
        await db.SaveChangesAsync();
        await services.GetRequiredService<ReevaluateMatches>().RunAsync(unitId, null, [citizen.Id], PortalFactory.Now);
    });

    private Citizen Person(string name, string birth, string id) => new()
    {
        UnitId = unitId,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = Date(birth),
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
    };

    private static ImportRow Row(ImportBatch list, int number, string name, string birth, string id) => new()
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
        CategoryCode = "BTXH-5C",
        Amount = 360_000,
    };

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);
}
