using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace AsxhPortal.WebTests.Home;

/// <summary>The dashboard of the round: its numbers are those of the lists, its levels those of the scope.</summary>
public sealed partial class DashboardPages(RoundPortal portal) : IClassFixture<RoundPortal>
{
    [Fact]
    public async Task Every_number_that_is_a_link_leads_to_a_list_of_exactly_so_many()
    {
        var client = await portal.LeaderAsync();
        var page = await client.GetPageAsync("/dot-ra-soat");
        var links = page.QuerySelectorAll("main a[data-count]").Select(a => (Url: a.GetAttribute("href")!, Count: int.Parse(a.GetAttribute("data-count")!, CultureInfo.InvariantCulture))).Distinct().ToList();
        links.Count.ShouldBeGreaterThan(60);
        links.Select(l => l.Url).ShouldBeUnique();
        foreach (var kind in new[] { "/khao-sat?", "tinh-trang=xong", "tinh-trang=nhap", "tinh-trang=vang", "tinh-trang=chua", "ketqua=2B", "kenh=", "/dot-ra-soat/tu-choi" })
            links.ShouldContain(l => l.Url.Contains(kind, StringComparison.Ordinal), kind);
        var wrong = new List<string>();
        foreach (var (url, count) in links)
        {
            var total = TotalOf(await client.GetPageAsync(url));
            if (total != count)
                wrong.Add($"{url}: {count} on the dashboard, {total} in the list");
        }
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_money_of_a_channel_is_the_sum_of_its_list()
    {
        var client = await portal.LeaderAsync();
        var rows = (await client.GetPageAsync("/dot-ra-soat")).QuerySelectorAll("table[aria-labelledby=channels] tbody tr");
        rows.Length.ShouldBeGreaterThan(2);
        foreach (var row in rows)
        {
            var list = await client.GetPageAsync(row.QuerySelector("a")!.GetAttribute("href")!);
            var figures = list.QuerySelectorAll(".figures > div").First(d => d.TextContent.Contains("Mức hưởng", StringComparison.Ordinal));
            Digits(figures.QuerySelector("dd")!.TextContent).ShouldBe(Digits(row.QuerySelector("td.money")!.TextContent), row.TextContent);
        }
    }

    [Fact]
    public async Task A_district_is_the_sum_of_its_communes()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward);
        var district = await client.GetPageAsync("/dot-ra-soat");
        var communes = district.QuerySelectorAll("table[aria-labelledby=visits] tbody tr");
        communes.Length.ShouldBeGreaterThan(10);
        var sums = new Dictionary<string, long[]>();
        foreach (var commune in communes)
        {
            var page = await client.GetPageAsync(commune.QuerySelector("th a")!.GetAttribute("href")!);
            foreach (var (table, cells) in Sums(page))
                sums[table] = sums.TryGetValue(table, out var known) ? [.. known.Zip(cells, (one, other) => one + other)] : cells;
        }
        var expected = Sums(district);
        expected.Keys.ShouldBe(["figures", "channels", "outcomes", "reasons"], ignoreOrder: true);
        foreach (var (table, cells) in expected)
            sums[table].ShouldBe(cells, table);
        expected["figures"][0].ShouldBeGreaterThan(250);
    }

    [Fact]
    public async Task Who_is_late_is_named_with_team_step_and_days()
    {
        // The business day of the tests is 12/01/2024; step 1 was due the day before and the empty commune has brought nothing.
        var client = await portal.SignedInAsAsync(Roles.DataSteward);
        var late = (await client.GetPageAsync("/dot-ra-soat")).QuerySelectorAll("table[aria-labelledby=overdue] tbody tr");
        late.ShouldNotBeEmpty();
        late.ShouldAllBe(row => row.TextContent.Contains("1 ngày", StringComparison.Ordinal));
        var leader = await portal.LeaderAsync();
        var steps = (await leader.GetPageAsync("/dot-ra-soat")).QuerySelectorAll("table[aria-labelledby=steps] tbody tr");
        steps.Length.ShouldBe(7);
        steps[0].TextContent.ShouldContain("Đã xong");
        steps[3].TextContent.ShouldContain("19/01/2024");
    }

    [Fact]
    public async Task One_sees_the_own_unit_and_what_lies_below()
    {
        var leader = await portal.LeaderAsync();
        (await leader.GetAsync($"/dot-ra-soat?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await leader.GetAsync($"/dot-ra-soat?unit={portal.NextDoorId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/dot-ra-soat?unit={portal.DistrictId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/dot-ra-soat/xuat-excel?unit={portal.NextDoorId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/dot-ra-soat/tu-choi?unit={portal.NextDoorId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await leader.GetAsync($"/dot-ra-soat?unit={Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var payer = await portal.SignedInAsAsync(Roles.PayingOfficer);
        var page = await payer.GetPageAsync($"/dot-ra-soat?unit={portal.UnitId}");
        page.QuerySelectorAll("a[href^='/khao-sat']").ShouldBeEmpty();
        page.QuerySelectorAll("a[href^='/doi-tuong?']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_administrator_sees_the_deadlines_and_no_numbers()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var page = await client.GetPageAsync("/dot-ra-soat");
        page.QuerySelectorAll("table[aria-labelledby=deadlines] tbody tr").Length.ShouldBe(7);
        page.QuerySelectorAll("svg.chart, .figures").ShouldBeEmpty();
        (await client.GetAsync("/dot-ra-soat/xuat-excel")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Every_chart_has_words_and_figures_and_its_table()
    {
        var client = await portal.LeaderAsync();
        var page = await client.GetPageAsync("/dot-ra-soat");
        var charts = page.QuerySelectorAll("svg.chart");
        charts.Length.ShouldBe(5);
        foreach (var chart in charts)
        {
            chart.GetAttribute("aria-label").ShouldNotBeNullOrEmpty();
            chart.QuerySelectorAll("text.chart-label").Length.ShouldBe(chart.QuerySelectorAll("text.chart-figure").Length);
            chart.Closest(".chart-beside")!.QuerySelector("table").ShouldNotBeNull();
        }
        page.QuerySelectorAll("svg pattern").Select(p => p.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task The_file_has_the_rows_and_sums_of_the_page()
    {
        var client = await portal.LeaderAsync();
        var page = await client.GetPageAsync("/dot-ra-soat");
        var response = await client.GetAsync($"/dot-ra-soat/xuat-csv?unit={portal.UnitId}");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await response.Content.ReadAsStringAsync()).Trim('\uFEFF', '\r', '\n').Split("\r\n").Select(l => l.Split(',')).ToList();
        var people = Array.IndexOf(lines[0], "Phải khảo sát");
        lines.Count.ShouldBe(1 + page.QuerySelectorAll("table[aria-labelledby=visits] tbody tr").Length);
        lines[1..].Sum(l => long.Parse(l[people], CultureInfo.InvariantCulture)).ShouldBe(Sums(page)["figures"][0]);
        var workbook = await client.GetAsync("/dot-ra-soat/xuat-excel");
        workbook.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await workbook.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public async Task The_dashboards_need_few_statements()
    {
        foreach (var client in new[] { await portal.LeaderAsync(), await portal.SignedInAsAsync(Roles.PayingOfficer) })
        {
            foreach (var url in new[] { "/", "/dot-ra-soat" })
            {
                await client.GetPageAsync(url);
                portal.Statements.Clear();
                await client.GetPageAsync(url);
                portal.Statements.Texts.Count.ShouldBeLessThanOrEqualTo(12, url);
            }
        }
    }

    /// <summary>The numbers of a page: the visits' sum line, and the sums of the other tables.</summary>
    private static Dictionary<string, long[]> Sums(IHtmlDocument page)
    {
        var sums = new Dictionary<string, long[]> { ["figures"] = [.. page.QuerySelectorAll("dl.figures dd").Take(4).Select(d => Digits(d.FirstElementChild!.TextContent))] };
        foreach (var table in new[] { "channels", "outcomes", "reasons" })
        {
            if (page.QuerySelector($"table[aria-labelledby={table}] tfoot") is { } foot)
                sums[table] = [.. foot.QuerySelectorAll("td").Where(t => t.TextContent.Any(char.IsDigit)).Select(t => Digits((t.FirstElementChild ?? t).TextContent))];
        }
        return sums;
    }

    private static int TotalOf(IHtmlDocument list) =>
        list.QuerySelectorAll(".list-line p").Select(p => Total().Match(p.TextContent)).Where(m => m.Success).Select(m => (int)Digits(m.Groups[1].Value)).DefaultIfEmpty(0).First();

    private static long Digits(string text) => long.Parse(string.Concat(Number().Match(text).Value.Where(char.IsDigit)), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"trên ([\d.]+)")]
    private static partial Regex Total();

    [GeneratedRegex(@"\d[\d.]*")]
    private static partial Regex Number();
}
