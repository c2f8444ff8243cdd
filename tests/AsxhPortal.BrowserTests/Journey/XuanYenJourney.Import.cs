using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Journey;

public sealed partial class XuanYenJourney
{
    private static readonly (string Group, string File)[] Lists =
        [("SocialAssistance", "bao-tro-xa-hoi.xlsx"), ("Merit", "nguoi-co-cong.xlsx"), ("PoorHousehold", "ho-ngheo-can-ngheo.xlsx"), ("Other", "doi-tuong-khac.xlsx")];

    [Fact]
    public Task Part_01_an_empty_commune_says_what_to_do_first() => PartAsync(Police, Window.Office, async desk =>
    {
        await desk.VisitAsync("/");
        (await desk.Page.Locator("h1").InnerTextAsync()).ShouldContain("01/2024");
        (await desk.Page.Locator(".step-row").CountAsync()).ShouldBe(7);
        await desk.VisitAsync("/doi-tuong");
        (await desk.Page.Locator(".nothing").CountAsync()).ShouldBe(1);
    });

    [Fact]
    public Task Part_02_the_steward_uploads_the_extract_and_four_lists() => PartAsync(Steward, Window.Office, async desk =>
    {
        await UploadAsync(desk, "Merit", "ho-ngheo-can-ngheo.xlsx");
        (await desk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("nhóm", Case.Insensitive);
        (await BatchesAsync()).ShouldBe(0);

        await UploadAsync(desk, "Registry", "dan-cu.xlsx");
        (await desk.MessageAsync()).ShouldContain("Đã đọc 6000 dòng");
        var truth = SampleFile.Read("truth.csv");
        foreach (var (group, file) in Lists)
        {
            await UploadAsync(desk, group, file);
            (await desk.Page.Locator("h1").InnerTextAsync()).ShouldContain(file);
            int read = await FigureAsync(desk, "Dòng đã đọc");
            read.ShouldBe(truth.Count(row => row["file"] == file), file);
            (await FigureAsync(desk, "Chấp nhận") + await FigureAsync(desk, "Cảnh báo") + await FigureAsync(desk, "Chờ sửa")).ShouldBe(read, file);
            (await FigureAsync(desk, "Bỏ qua")).ShouldBeGreaterThan(3, file);
            await BadRowsAsync(desk);
        }
        await desk.PictureAsync("buoc-1");

        await UploadAsync(desk, "Other", "doi-tuong-khac.xlsx");
        (await desk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("đã", Case.Insensitive);
        (await BatchesAsync()).ShouldBe(5);
    });

    [Fact]
    public Task Part_03_police_compare_decide_and_publish() => PartAsync(Police, Window.Office, async desk =>
    {
        await desk.VisitAsync("/doi-sanh");
        await desk.PressAsync("main form[action='/doi-sanh/chay'] button");
        (await desk.MessageAsync()).ShouldContain("Đã đối sánh");
        int open = await FigureAsync(desk, "Cần xem");
        open.ShouldBeGreaterThan(0);

        await desk.PressAsync(desk.Page.Locator("main .actions a", new() { HasText = "Xem các trường hợp" }));
        await desk.PressAsync("main thead a[href*='score']");
        if (!desk.Page.Url.Contains("-score", StringComparison.Ordinal)) await desk.PressAsync("main thead a[href*='score']");
        await desk.PressAsync("main a[href*='bat-dau']");
        int decided = Math.Min(open, 3);
        for (int number = 1; number <= decided; number++)
        {
            (await desk.Page.Locator(".case-list-side").IsVisibleAsync()).ShouldBeTrue("the list's side");
            if (number == 1) await desk.PictureAsync("buoc-2");
            var accept = desk.Page.Locator("form:has(input[name=Verdict][value=Accept]) button");
            bool isSomebody = number < decided && await accept.CountAsync() > 0;
            // The next case opens by itself.
            await desk.PressAsync(isSomebody ? accept.First : desk.Page.Locator("button[name=Verdict][value=Verify]"));
            (await desk.MessageAsync()).ShouldStartWith(isSomebody ? "Đã nhận" : "Đã chuyển");
        }
        await desk.VisitAsync("/doi-sanh");
        (await FigureAsync(desk, "Cần xem")).ShouldBe(open - decided);

        await using var second = await Desk.SignInAsync(chromium, portal, Steward);
        await second.VisitAsync($"/doi-sanh/dua-vao?unit={await CommuneIdAsync()}");
        await desk.PressAsync(desk.Page.Locator("main .actions a", new() { HasText = "vào danh sách" }));
        await desk.PressAsync("main form[method=post] button");
        (await desk.MessageAsync()).ShouldContain("Đã đưa");
        int people = await CountPeopleAsync();
        people.ShouldBeGreaterThan(400);

        await second.PressAsync("main form[method=post] button");
        (await CountPeopleAsync()).ShouldBe(people);
        (await desk.Page.Locator("main a", new() { HasText = "vào danh sách…" }).CountAsync()).ShouldBe(0);
    });

    private async Task UploadAsync(Desk desk, string group, string file)
    {
        await desk.VisitAsync("/nguon-du-lieu/tai-len");
        await desk.Page.Locator($"input[name=Group][value={group}]").CheckAsync();
        await desk.Page.Locator("select[name=UnitId]").SelectOptionAsync(new SelectOptionValue { Label = Commune });
        await desk.Page.Locator("input[name=File]").SetInputFilesAsync(Repository.Sample(file));
        await desk.PressAsync("main form button[type=submit]");
        if (!desk.Page.Url.Contains("/tep/", StringComparison.Ordinal)) return;

        (await desk.Page.Locator(".preview tbody tr").CountAsync()).ShouldBeGreaterThan(10, file);
        if (file == Lists[0].File) await desk.PictureAsync("cach-doc");
        // Everything is recognised: the button has the focus, Enter confirms.
        await desk.PressAsync("#reading .actions-reading .btn-primary");
    }

    private static async Task BadRowsAsync(Desk desk)
    {
        var button = desk.Page.Locator("a[href$='/dong-can-xem']");
        int count = int.Parse(new string([.. (await button.InnerTextAsync()).Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
        var sheet = Sheet.First(await desk.DownloadAsync(button));
        sheet.Rows.Count.ShouldBeGreaterThan(count);
    }

    private Task<int> BatchesAsync() => portal.InDatabaseAsync(db => db.ImportBatches.CountAsync());
}
