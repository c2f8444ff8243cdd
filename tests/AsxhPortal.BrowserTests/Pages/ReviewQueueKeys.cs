using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Pages;

/// <summary>The review queue of step 2 worked through by keys alone, and by thumbs on a phone.</summary>
public sealed class ReviewQueueKeys(Chromium chromium, QueueServer portal) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task An_officer_decides_and_takes_back_without_the_mouse()
    {
        await portal.PrepareAsync();
        await using var desk = await Desk.SignInAsync(chromium, portal, "congan.xuanyen@demo.vn");
        var page = desk.Page;
        await desk.VisitAsync("/doi-sanh/truong-hop");
        await desk.PressAsync("a[href*='bat-dau']");
        (await NameAsync(page)).ShouldBe("Võ Thị Hoà");

        await page.Keyboard.PressAsync("?");
        (await page.Locator(".queue-keys").GetAttributeAsync("open")).ShouldNotBeNull();
        await desk.LookAsync();
        await desk.KeyAsync("j");
        (await NameAsync(page)).ShouldBe("Lê Thị Cúc");
        await desk.KeyAsync("k");
        (await NameAsync(page)).ShouldBe("Võ Thị Hoà");

        await desk.KeyAsync("1");
        (await NameAsync(page)).ShouldBe("Lê Thị Cúc");
        (await desk.MessageAsync()).ShouldBe("Đã nhận Võ Thị Hoà – bấm U để hoàn tác.");
        await Assertions.Expect(page.Locator("[data-told]")).ToContainTextAsync("Đã nhận Võ Thị Hoà");
        await Assertions.Expect(page.Locator("#list-side")).ToBeFocusedAsync();
        (await StateAsync("Võ Thị Hoà")).ShouldBe(MatchState.Accepted);

        // The clock of the tests stands still; the first decision was an hour ago.
        await portal.InDatabaseAsync(db => db.MatchDecisions.Where(d => d.DecidedAt != null).ExecuteUpdateAsync(set => set.SetProperty(d => d.DecidedAt, d => QueueServer.Now)));
        await desk.KeyAsync("n");
        (await StateAsync("Lê Thị Cúc")).ShouldBe(MatchState.ToVerify);
        await desk.KeyAsync("u");
        (await desk.MessageAsync()).ShouldBe("Đã hoàn tác: Lê Thị Cúc được mở lại.");
        (await NameAsync(page)).ShouldBe("Lê Thị Cúc");
        (await StateAsync("Lê Thị Cúc")).ShouldBe(MatchState.Open);

        // What is typed is no command, and neither is anything once the keys are switched off.
        await page.Locator("#Note").PressSequentiallyAsync("nhà số 1");
        (await page.Locator("#Note").InputValueAsync()).ShouldBe("nhà số 1");
        await page.Locator(".queue-keys summary").ClickAsync();
        await page.Locator("[data-keys-switch]").UncheckAsync();
        await page.Locator("h1").ClickAsync();
        string here = page.Url;
        await page.Keyboard.PressAsync("j");
        await page.ReloadAsync();
        page.Url.ShouldBe(here);
        (await page.Locator("[data-keys-switch]").IsCheckedAsync()).ShouldBeFalse();
        desk.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task On_a_phone_the_candidates_stand_below_the_row()
    {
        await portal.PrepareAsync();
        await using var desk = await Desk.SignInAsync(chromium, portal, "congan.xuanyen@demo.vn", Window.Phone);
        await desk.VisitAsync("/doi-sanh/theo-nhom");
        await desk.PressAsync("tbody a");
        await desk.VisitAsync("/doi-sanh/truong-hop/bat-dau");
        (await NameAsync(desk.Page)).ShouldBe("Võ Thị Hoà");
        var list = (await desk.Page.Locator(".case-list-side").BoundingBoxAsync())!;
        var candidate = (await desk.Page.Locator(".candidate").First.BoundingBoxAsync())!;
        candidate.Y.ShouldBeGreaterThan(list.Y + list.Height - 1);
        candidate.X.ShouldBe(list.X, 1);
        await desk.PressAsync(desk.Page.Locator(".candidate button").First);
        (await desk.MessageAsync()).ShouldStartWith("Đã nhận Võ Thị Hoà");
        desk.Breaches.ShouldBeEmpty();
    }

    private static async Task<string> NameAsync(IPage page) => (await page.Locator("h1").InnerTextAsync()).Replace("Đối sánh: ", "", StringComparison.Ordinal).Trim();

    private Task<MatchState> StateAsync(string name) =>
        portal.InDatabaseAsync(db => db.MatchDecisions.Where(d => db.ImportRows.Any(r => r.Id == d.RowId && r.FullName == name)).Select(d => d.State).SingleAsync());
}

/// <summary>Xã Xuân Yên with three cases to look at.</summary>
public sealed class QueueServer : PortalServer
{
    public static readonly DateTime Now = new(2024, 1, 12, 1, 0, 0, DateTimeKind.Utc);
    private static readonly Actor Steward = new(Guid.Empty, "Cán bộ dữ liệu");

    protected override bool HasPeople => false;

    /// <summary>A person looks at every difference, so that there is something to decide.</summary>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Matching:AsksAboutDifferences", "true");
    }

    /// <summary>Puts the cases where they were: open and held by nobody.</summary>
    public Task PrepareAsync() => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync();
        if (await db.MatchDecisions.AnyAsync())
        {
            foreach (var decision in await db.MatchDecisions.Where(d => d.State != MatchState.Open).ToListAsync())
                decision.Reopen();
            await db.MatchDecisions.ExecuteUpdateAsync(set => set.SetProperty(d => d.ClaimedUntil, (DateTime?)null));
            return await db.SaveChangesAsync();
        }
        db.Citizens.AddRange(Person(unit, "Võ Thị Hoà", new PartialDate(1948, 8, 15), "042999900003"), Person(unit, "Lê Thị Cúc", new PartialDate(1952, 2, 2), "042999900005"));
        var list = new ImportBatch(unit, SourceGroup.SocialAssistance, "bao-tro.xlsx", "hash", Steward, Now);
        db.ImportBatches.Add(list);
        await db.SaveChangesAsync();
        db.ImportRows.AddRange(
            Row(list, 1, "Võ Thị Hoà", new PartialDate(1949, 8, 15), "042999900003"),
            Row(list, 2, "Lê Thị Cúc", new PartialDate(1953, 2, 2), "042999900005"),
            Row(list, 3, "Đặng Trọng Khoát", new PartialDate(1944), "042044123123"));
        await db.SaveChangesAsync();
        await services.GetRequiredService<RunMatching>().RunAsync(unit, null, Steward, Now);
        return 0;
    });

    private static Citizen Person(Guid unit, string name, PartialDate birth, string id) => new()
    {
        UnitId = unit,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = birth,
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
    };

    private static ImportRow Row(ImportBatch list, int number, string name, PartialDate birth, string id) => new()
    {
        BatchId = list.Id,
        UnitId = list.UnitId,
        Group = list.Group,
        SheetName = "Sheet1",
        RowNumber = number,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = birth,
        CitizenId = id,
        HamletName = "Yên Ngư",
    };
}
