using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Journey;

public sealed partial class XuanYenJourney
{
    [Fact]
    public Task Part_04_police_fill_what_is_missing_with_history() => PartAsync(Police, Window.Office, async desk =>
    {
        await desk.VisitAsync("/doi-tuong?thieu=StartsFrom");
        await desk.PressAsync("main tbody th a >> nth=0");
        string person = desk.Page.Url;
        await desk.PressAsync("#che-do tbody a >> nth=0");
        await desk.Page.Locator("input[name=StartsFrom]").FillAsync("03/2022");
        await desk.Page.Locator("input[name=DecisionNumber]").FillAsync("1234/QĐ-UBND");
        await desk.Page.Locator("input[name=Reason]").FillAsync("Theo quyết định hưởng");
        await desk.PressAsync("main form[method=post] .btn-primary");
        await desk.VisitAsync(person);
        (await desk.Page.Locator("#che-do").InnerTextAsync()).ShouldContain("03/2022");
        await desk.VisitAsync(person + "/dien-bien");
        string history = await desk.Page.Locator("#dien-bien").InnerTextAsync();
        history.ShouldContain("1234/QĐ-UBND");
        history.ShouldContain("Trần Quốc Hưng");
    });

    [Fact]
    public Task Part_05_police_search_sort_extract_and_assign_teams() => PartAsync(Police, Window.Office, async desk =>
    {
        await desk.VisitAsync("/doi-tuong");
        await desk.PictureAsync("buoc-3");
        await SearchAsync(desk, "hoa");
        var names = await NamesAsync(desk);
        // People of that name first, then those whose head of household has it.
        bool IsHoa(string name) => VietnameseText.Fold(name).Split(' ').Any(word => word.StartsWith("hoa", StringComparison.Ordinal));
        var called = names.TakeWhile(IsHoa).ToList();
        called.Select(name => name.Split(' ')[^1]).Distinct().Count().ShouldBeGreaterThan(1, "hoa finds Hoa, Hoà, Hòa, …");
        names.Skip(called.Count).Where(IsHoa).ShouldBeEmpty();

        await SearchAsync(desk, "");
        string hamlet = await desk.Page.Locator("#thon option").Nth(1).InnerTextAsync();
        await desk.Page.Locator("#thon").SelectOptionAsync(new SelectOptionValue { Label = hamlet });
        await desk.Page.ArriveAsync("location.search.includes('thon=')");
        await desk.PressAsync("main th[aria-sort] a, main thead a >> nth=0");
        int shown = await FigureAsync(desk, "Đối tượng");
        shown.ShouldBeGreaterThan(0);
        var cells = await desk.Page.Locator("main td[data-label='Thôn']").AllInnerTextsAsync();
        cells.ShouldAllBe(cell => cell.Trim() == hamlet);

        var workbook = await desk.DownloadAsync("a[href*='/xuat-excel']");
        var rows = Sheet.First(workbook).DataRows;
        rows.Count.ShouldBe(shown);
        foreach (string name in await NamesAsync(desk)) rows.ShouldContain(row => row.Contains(name), name);
        await desk.Page.Locator("summary", new() { HasText = "In danh sách thành văn bản" }).ClickAsync();
        var paper = Paper.Of(await desk.DownloadAsync("a[href*='/xuat-pdf']"));
        paper.Text.ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");

        await AssignTeamsAsync(desk);
    });

    /// <summary>Two teams share the thôn of the commune.</summary>
    private static async Task AssignTeamsAsync(Desk desk)
    {
        foreach (string name in new[] { "Tổ công tác 1", "Tổ công tác 2" })
        {
            await desk.VisitAsync("/doi-tuong/to-cong-tac");
            await desk.PressAsync(desk.Page.Locator("main .actions a", new() { HasText = "Thêm tổ" }));
            await desk.Page.Locator("input[name=Name]").FillAsync(name);
            await desk.Page.Locator("select[name=PoliceOfficerId]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await desk.Page.Locator("select[name=CultureOfficerId]").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            var free = await desk.Page.Locator("input[name=Hamlets]:enabled").AllAsync();
            foreach (var hamlet in name.EndsWith('1') ? free.Take(free.Count / 2) : free) await hamlet.CheckAsync();
            await desk.PressAsync("main form.form-panel .btn-primary");
        }
        await desk.VisitAsync("/doi-tuong/to-cong-tac");
        (await desk.Page.Locator("main tbody tr").CountAsync()).ShouldBe(2);
        (await desk.Page.Locator("main").InnerTextAsync()).ShouldNotContain("Chưa giao:");
    }

    private static async Task SearchAsync(Desk desk, string words)
    {
        await desk.Page.Locator("#q").FillAsync(words);
        await desk.PressAsync("main form.filters button.btn-primary[type=submit] >> nth=0");
    }

    private static async Task<IReadOnlyList<string>> NamesAsync(Desk desk) =>
        [.. (await desk.Page.Locator("main tbody th[scope=row] a").AllInnerTextsAsync()).Select(name => name.Trim())];
}
