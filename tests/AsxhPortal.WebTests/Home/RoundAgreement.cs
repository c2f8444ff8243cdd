using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Classification.Lists;
using AsxhPortal.Web.Features.HomeVisits.Visits;
using AsxhPortal.Web.Features.Shared.CarryOver;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Home;

/// <summary>Dashboard, visit list and step 5 count the same people, in a first round and in one that continues it.</summary>
public sealed partial class RoundAgreement(SecondRoundPortal portal) : IClassFixture<SecondRoundPortal>
{
    /// <summary>What is said of one thôn; the visit list says nothing of outcomes.</summary>
    private sealed record Said(string Hamlet, int People, int Surveyed, int Carried, string? Outcomes);

    private sealed record Told(PlaceFigures Place, List<Said> Dashboard, List<Said> StepFive, List<Said> Visits, IReadOnlyList<ClassifiedPerson> People);

    private async Task<Told> TellAsync(Guid roundId)
    {
        Told? told = null;
        await portal.InScopeAsync(async services =>
        {
            var cancel = CancellationToken.None;
            var round = await services.GetRequiredService<AppDbContext>().Rounds.AsNoTracking().Include(r => r.Deadlines).SingleAsync(r => r.Id == roundId);
            var place = (await services.GetRequiredService<RoundFiguresQuery>().FindAsync(portal.UnitId, round, PortalFactory.Today, PortalFactory.Now))!.Place;
            var people = await services.GetRequiredService<ComputeClassification>().RunAsync(portal.UnitId, roundId, PortalFactory.Today, cancel);
            var carried = await services.GetRequiredService<CarriedAnswers>().RunAsync(portal.UnitId, round, PortalFactory.Today, cancel);
            var visits = await services.GetRequiredService<VisitList>().ProgressAsync(portal.UnitId, roundId, carried, cancel);
            told = new Told(place,
                Ordered(place.Children.Where(c => c.Counts.People > 0).Select(c => new Said(c.Name, c.Counts.People, c.Counts.Surveyed, c.Counts.Carried, Words(c.Outcomes.Select(o => (o.Outcome, o.People)))))),
                Ordered(people.Where(p => p.IsInRound).GroupBy(p => p.HamletName ?? "Chưa rõ thôn").Select(g => new Said(g.Key, g.Count(), g.Count(p => p.IsSurveyed && !p.IsCarried), g.Count(p => p.IsCarried),
                    Words(g.Where(p => p.IsSurveyed).GroupBy(p => p.Outcome!.Value).Select(o => (o.Key, o.Count())))))),
                Ordered(visits.Select(v => new Said(v.Name, v.Total, v.Done, v.Carried, null))), people);
        });
        return told!;
    }

    private static List<Said> Ordered(IEnumerable<Said> all) => [.. all.OrderBy(s => s.Hamlet, StringComparer.Ordinal)];

    private static string Words(IEnumerable<(SurveyOutcome Outcome, int People)> outcomes) =>
        string.Join(" ", outcomes.OrderBy(o => o.Outcome).Select(o => $"{o.Outcome.Rule().Code}:{o.People}"));

    [Fact]
    public async Task Dashboard_visit_list_and_step_five_agree_on_everybody_in_both_rounds()
    {
        await portal.SignOffAndMoveAwayAsync();
        foreach (var roundId in new[] { portal.FirstRoundId, portal.SecondRoundId })
        {
            var told = await TellAsync(roundId);
            told.StepFive.ShouldBe(told.Dashboard);
            told.Visits.ShouldBe(told.Dashboard.ConvertAll(s => s with { Outcomes = null }));
            told.Dashboard.ShouldContain(s => s.Hamlet == "Chưa rõ thôn");
            told.Place.Counts.People.ShouldBe(told.Dashboard.Sum(s => s.People));
            told.Place.Outcomes.Sum(o => o.People).ShouldBe(told.Place.Counts.Settled);
            told.People.Count(p => p.Standing is not null).ShouldBe(told.Place.Counts.SignedOff);
        }
        var second = await TellAsync(portal.SecondRoundId);
        second.Place.Counts.Surveyed.ShouldBe(3);
        second.Place.Counts.Drafts.ShouldBe(2);
        second.Place.Counts.Carried.ShouldBeGreaterThan(20);
        second.Place.Step(4)!.Done.ShouldBe(second.Place.Counts.Settled);
        var gone = second.People.Single(p => !p.IsInRound);
        gone.Pending!.Line.ChangeNote.ShouldBe("Danh sách đối tượng ghi “Đã chuyển đi”, xã không còn theo dõi.");
        var doubted = second.People.Single(p => p.BeneficiaryId == portal.DoubtedId);
        (doubted.IsInRound, doubted.IsSurveyed, doubted.IsUnclassified).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task Every_number_of_a_second_round_leads_to_a_list_of_exactly_so_many()
    {
        var client = await portal.LeaderAsync();
        var page = await client.GetPageAsync("/dot-ra-soat");
        var links = page.QuerySelectorAll("main a[data-count]").Select(a => (Url: a.GetAttribute("href")!, Count: int.Parse(a.GetAttribute("data-count")!, CultureInfo.InvariantCulture))).Distinct().ToList();
        foreach (var kind in new[] { "tinh-trang=ke-thua&ketqua=1", "tinh-trang=ke-thua", "tinh-trang=nhap", "chuarothon=true" })
            links.ShouldContain(l => l.Url.Contains(kind, StringComparison.Ordinal), kind);
        var wrong = new List<string>();
        foreach (var (url, count) in links)
        {
            var total = TotalOf(await client.GetPageAsync(url));
            if (total != count)
                wrong.Add($"{url}: {count} on the dashboard, {total} in the list");
        }
        wrong.ShouldBeEmpty();
        var brief = page.QuerySelectorAll(".brief-list li").Select(li => li.TextContent).ToList();
        brief[0].ShouldContain("Đã có kết quả");
        page.QuerySelectorAll("table[aria-labelledby=outcomes] thead th").Select(th => th.TextContent).ShouldBe(["Kết quả", "Khảo sát", "Kế thừa", "Người", "Tỷ lệ"]);
        portal.Statements.Clear();
        await client.GetPageAsync("/dot-ra-soat");
        portal.Statements.Texts.Count.ShouldBeLessThanOrEqualTo(12);
    }

    [Fact]
    public async Task An_earlier_round_is_read_as_it_was_written()
    {
        var client = await portal.LeaderAsync();
        var page = await client.GetPageAsync($"/dot-ra-soat?dot={portal.FirstRoundId}");
        page.QuerySelector("#dot option[selected]")!.GetAttribute("value").ShouldBe(portal.FirstRoundId.ToString());
        page.Body!.TextContent.ShouldContain("đã kết thúc ngày 12/01/2024");
        page.QuerySelectorAll("#channels, #overdue").ShouldBeEmpty();
        page.QuerySelectorAll("main a[data-count]").ShouldAllBe(a => a.GetAttribute("href")!.Contains("/tu-choi?", StringComparison.Ordinal));
        var surveyed = 0;
        await portal.InDatabaseAsync(async db => surveyed = await db.Surveys.CountAsync(s => s.UnitId == portal.UnitId && s.RoundId == portal.FirstRoundId && s.State == SurveyState.Completed));
        page.QuerySelector("table[aria-labelledby=outcomes] tfoot .brief-main")!.TextContent.Trim().ShouldBe(surveyed.ToString(CultureInfo.InvariantCulture));
        var refusals = page.QuerySelector("table[aria-labelledby=reasons] tfoot a")!;
        TotalOf(await client.GetPageAsync(refusals.GetAttribute("href")!)).ToString(CultureInfo.InvariantCulture).ShouldBe(refusals.GetAttribute("data-count"));
        (await client.GetAsync($"/dot-ra-soat/xuat-csv?dot={portal.FirstRoundId}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        (await client.GetAsync($"/dot-ra-soat?dot={Guid.NewGuid()}")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Totals_of_a_district_lead_to_its_people()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward);
        var page = await client.GetPageAsync("/dot-ra-soat");
        var total = page.QuerySelector("table[aria-labelledby=channels] tfoot a")!;
        total.GetAttribute("href")!.ShouldContain($"unit={portal.DistrictId}");
        var list = await client.GetPageAsync(total.GetAttribute("href")!);
        TotalOf(list).ToString(CultureInfo.InvariantCulture).ShouldBe(total.GetAttribute("data-count"));
        list.Body!.TextContent.ShouldContain("Địa bàn");
        page.QuerySelectorAll("main a[href='']").ShouldBeEmpty();
    }

    private static int TotalOf(IHtmlDocument list) =>
        list.QuerySelectorAll(".list-line p").Select(p => Total().Match(p.TextContent)).Where(m => m.Success).Select(m => int.Parse(m.Groups[1].Value.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).First();

    [GeneratedRegex(@"trên ([\d.]+)")]
    private static partial Regex Total();
}
