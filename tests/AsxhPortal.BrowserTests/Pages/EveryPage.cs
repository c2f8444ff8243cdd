using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Pages;

/// <summary>
/// Each role walks through every kind of page it can reach from its home page, each on an office screen and on a phone: no dead link, nothing
/// too wide, no complaint of the browser, no serious breach of accessibility. Files behind links are fetched too, one of each kind.
/// </summary>
public sealed partial class EveryPage(Chromium chromium, PortalServer portal) : IClassFixture<PortalServer>
{
    private const int MostPages = 60;

    [Theory]
    [InlineData("congan.xuanthanh@demo.vn", 360)]
    [InlineData("vhxh.xuanthanh@demo.vn", 360)]
    [InlineData("lanhdao.xuanthanh@demo.vn", 1366)]
    [InlineData("dulieu.nghixuan@demo.vn", 1366)]
    [InlineData("tuphap.xuanyen@demo.vn", 360)]
    [InlineData("chitra.nghixuan@demo.vn", 1366)]
    [InlineData("duyetchi.nghixuan@demo.vn", 360)]
    [InlineData("kiemtra.nghixuan@demo.vn", 1366)]
    [InlineData("quantri.nghixuan@demo.vn", 360)]
    public async Task Pages_of_a_role_are_whole(string email, int width)
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, email, new Window(width, 800));
        var toVisit = new Queue<(string Path, string From)>([("/", "")]);
        var known = new HashSet<string> { "/" };
        var dead = new List<string>();
        int visited = 0;
        while (toVisit.TryDequeue(out var next) && visited++ < MostPages)
        {
            if (IsFile(next.Path))
            {
                var file = await desk.Page.APIRequest.GetAsync(next.Path);
                if (file.Status != 200) dead.Add($"{next.Path}, linked from {next.From}: {file.Status}");
                continue;
            }
            var response = await desk.Page.GotoAsync(next.Path);
            if (response!.Status != 200)
            {
                dead.Add($"{next.Path}, linked from {next.From}: {response.Status}");
                continue;
            }
            await desk.LookAtBothWidthsAsync();
            string[] links = await desk.Page.Locator("header a[href^='/'], main a[href^='/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
            foreach (string link in links)
            {
                string path = link.Split('#')[0];
                if (known.Add(KindOf(path))) toVisit.Enqueue((path, next.Path));
            }
        }
        dead.ShouldBeEmpty();
        desk.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_list_of_people_is_walked_by_keys()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "congan.xuanthanh@demo.vn");
        var page = desk.Page;
        await desk.VisitAsync("/doi-tuong");
        var names = page.Locator("[data-people-list] tbody th a");
        await page.Keyboard.PressAsync("/");
        await Assertions.Expect(page.Locator("#q")).ToBeFocusedAsync();
        (await page.Locator("#q").InputValueAsync()).ShouldBeEmpty("the key itself is not typed");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(names.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Space");
        (await page.Locator("input[name=ids]").Nth(1).IsCheckedAsync()).ShouldBeTrue();
        (await page.Locator("[data-selected-count]").InnerTextAsync()).ShouldBe("1");
        await page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(names.First).ToBeFocusedAsync();
        string name = await names.First.InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
        desk.Breaches.ShouldBeEmpty();
    }

    [Theory, InlineData(1366), InlineData(360)]
    public async Task The_demo_users_stand_beside_the_sign_in_form(int width)
    {
        await using var desk = await Desk.OpenAsync(chromium, portal, new Window(width, 800));
        await desk.VisitAsync("/dang-nhap");
        (await desk.Page.Locator("form input[name=Email][type=hidden]").CountAsync()).ShouldBe(DemoUser.All.Count);
        desk.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_missing_or_forbidden_has_a_page_of_its_own()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "tuphap.xuanyen@demo.vn", Window.Phone);
        (await desk.Page.GotoAsync("/doi-tuong/00000000-0000-0000-0000-000000000001"))!.Status.ShouldBe(404);
        await desk.CheckAccessibilityAsync();
        desk.Breaches.ShouldBeEmpty();
        (await desk.Page.Locator("h1").InnerTextAsync()).ShouldNotBeEmpty();
    }

    private static bool IsFile(string path) => FileWords().IsMatch(path.Split('?')[0]);

    /// <summary>The address without what differs from row to row: ids, codes, filters.</summary>
    private static string KindOf(string path)
    {
        string[] parts = path.Split('?')[0].TrimEnd('/').Split('/');
        return string.Join('/', parts.Select(part => part.Length == 0 || PlainWords().IsMatch(part) ? part : "*"));
    }

    [GeneratedRegex(@"\.(pdf|xlsx|csv|jpg|png)$|/(pdf|excel|csv)(/|$)|/xuat-|/dong-can-xem$")]
    private static partial Regex FileWords();

    [GeneratedRegex(@"^[a-z]+(-[a-z]+)*(\.[a-z]+)?$")]
    private static partial Regex PlainWords();
}
