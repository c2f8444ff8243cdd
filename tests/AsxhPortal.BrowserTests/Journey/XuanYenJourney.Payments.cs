using System.Globalization;
using AsxhPortal.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Journey;

public sealed partial class XuanYenJourney
{
    [Fact]
    public Task Part_12_the_paying_office_makes_the_run_of_a_month() => PartAsync(Paying, Window.Office, async desk =>
    {
        portal.TurnCalendarTo(new DateOnly(2024, 1, 24));
        await desk.VisitAsync("/chi-tra");
        await desk.Page.Locator("#Period").FillAsync("02/2024");
        await desk.PressAsync("form[action='/chi-tra/lap'] button");
        (await desk.MessageAsync()).ShouldContain("Đã tính đợt chi trả tháng 02/2024");
        (await FigureAsync(desk, "Dòng được chi")).ShouldBeGreaterThan(50);
        (await desk.Page.Locator("form[action$='/duyet']").CountAsync()).ShouldBe(0);
        (await desk.Page.Locator("main a[href*='/excel']").CountAsync()).ShouldBe(0);
    });

    [Fact]
    public Task Part_13_a_second_person_approves_and_the_lists_are_downloaded() => PartAsync(Approver, Window.Office, async desk =>
    {
        await desk.VisitAsync("/chi-tra");
        await desk.PressAsync("main tbody th a >> nth=0");
        await desk.PressAsync("form[action$='/duyet'] button");
        (await desk.MessageAsync()).ShouldContain("Đã duyệt");
        await desk.PictureAsync("buoc-7");

        var run = await portal.InDatabaseAsync(db => db.PaymentRuns.SingleAsync());
        run.State.ShouldBe(PaymentRunState.Approved);
        int count = 0;
        long sum = 0;
        foreach (var row in await desk.Page.Locator("main tbody tr:has(a[href*='/excel/'])").AllAsync())
        {
            int lines = int.Parse(await row.Locator("td[data-label='Số dòng']").InnerTextAsync(), CultureInfo.InvariantCulture);
            long amount = long.Parse(new string([.. (await row.Locator("td[data-label='Số tiền']").InnerTextAsync()).Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture);
            var sheet = Sheet.First(await desk.DownloadAsync(row.Locator("a[href*='/excel/']")));
            sheet.DataRows.Count.ShouldBe(lines);
            sheet.Holds("đồng").ShouldBeTrue("the sum in words");
            Paper.Of(await desk.DownloadAsync(row.Locator("a[href*='/pdf/']"))).Pages.ShouldBeGreaterThan(0);
            (count, sum) = (count + lines, sum + amount);
        }
        (count, sum).ShouldBe((run.PayableCount, run.PayableSum));
        Sheet.All(await desk.DownloadAsync("main .page-head a[href$='/excel']")).Count.ShouldBeGreaterThan(1);
    });

    [Fact]
    public Task Part_14_the_steward_exports_the_updated_list_back() => PartAsync(Steward, Window.Office, async desk =>
    {
        await desk.VisitAsync("/chi-tra/trich-xuat");
        await desk.Page.Locator("#unit").SelectOptionAsync((await CommuneIdAsync()).ToString());
        int entitlements = await portal.InDatabaseAsync(db => db.Entitlements.CountAsync());
        var workbook = Sheet.First(await desk.DownloadAsync("button[name=format][value=xlsx]"));
        workbook.Rows.Count.ShouldBeGreaterThanOrEqualTo(entitlements);
        await desk.VisitAsync("/chi-tra/trich-xuat");
        await desk.Page.Locator("#unit").SelectOptionAsync((await CommuneIdAsync()).ToString());
        var csv = await desk.DownloadAsync("button[name=format][value=csv]");
        csv.Name.ShouldEndWith(".csv");
        System.Text.Encoding.UTF8.GetString(csv.Bytes).ShouldContain(LeadingZeros);
    });

    [Fact]
    public async Task Part_15_home_tells_each_role_what_is_next()
    {
        foreach (var person in DemoUser.All.Where(user => user.UnitCode is "18376" or "442"))
        {
            await PartAsync(person.Email, person.Role == Roles.CultureOfficer ? Window.Phone : Window.Office, async desk =>
            {
                await desk.VisitAsync("/");
                (await desk.Page.Locator(".step-row").CountAsync()).ShouldBe(7);
                (await desk.Page.Locator("#work-title").CountAsync()).ShouldBe(1);
                if (person.Role == Roles.CommuneLeader) await desk.PictureAsync("tong-quan");
            });
        }
    }

    [Fact]
    public void Part_16_every_page_on_the_way_was_accessible() => portal.Breaches.ShouldBeEmpty();
}
