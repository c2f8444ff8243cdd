using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Data;

/// <summary>
/// No page sends the database more than twelve statements, the scope of the signed-in person and everything the layout shows included: every page
/// that links or forms lead to is opened twice (the first time fills what is kept in memory) and the second visit is counted. Every GET address of the
/// site that answers with a page must have been reached.
/// </summary>
public sealed partial class StatementCountTests(BusyOffice office, ITestOutputHelper output) : IClassFixture<BusyOffice>
{
    private const int Most = 12;

    /// <summary>Pages of a moment that this office does not have: a file half read, a work under way, a round of its own, an error.</summary>
    private static readonly string[] NotHere =
    [
        "khao-sat/mang-di/da-nhan/{id:guid}", "khao-sat/mang-di/xung-dot/{id:guid}", // a visit sent by a phone: ConflictPageTests
        "dang-nhap", "loi/{code:int}", "khao-sat/uy-quyen/{paperId:guid}/cham-dut", "cong-viec/{id:guid}", "doi-sanh/theo-nhom/xem", "doi-tuong/bo-loc/{id:guid}", "nguon-du-lieu/tep/{id:guid}",
        "nguon-du-lieu/ban-moi/{id:guid}", "nguon-du-lieu/tep-da-sua/{id:guid}", "nguon-du-lieu/{batchId:guid}/xac-nhan/{code}", "quan-tri/cach-viet/{id:guid}", "quan-tri/dot-ra-soat/{id:guid}", "quan-tri/tieu-de/dang-dung",
    ];

    [Fact]
    public async Task No_page_asks_more_than_twelve_things()
    {
        var known = new HashSet<string>();
        var reached = new HashSet<string>();
        var tooMany = new List<string>();
        var pages = Pages();
        foreach (var role in Roles.All.Select(r => r.Name))
        {
            var client = await office.Portal.SignedInAsAsync(role);
            // People of a district and people of a commune see other things on one page; the other roles see less of the same.
            if (role is Roles.CommunePolice or Roles.CultureOfficer)
                known.Clear();
            known.ExceptWith(["/", "/doi-tuong", "/doi-tuong/*", "/dot-ra-soat", "/khao-sat", "/phan-loai", "/ban-giao", "/chi-tra"]);
            await CrawlAsync(client, role, pages, known, reached, tooMany);
        }
        tooMany.ShouldBeEmpty();
        pages.Select(p => p.TemplateText!).Except(reached).Except(NotHere).Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private async Task CrawlAsync(HttpClient client, string role, List<RouteTemplate> pages, HashSet<string> known, HashSet<string> reached, List<string> tooMany)
    {
        var parser = new HtmlParser();
        var waiting = new Queue<string>(["/", .. office.Results]);
        while (waiting.TryDequeue(out var address))
        {
            if (!known.Add(KindOf(address)))
                continue;
            using var first = await client.GetAsync(address);
            var template = pages.Find(p => Matches(p, address))?.TemplateText;
            // A file, or a page that leads on to another one, was reached too.
            if (template is not null && first.StatusCode is HttpStatusCode.OK or HttpStatusCode.Found && first.Headers.Location?.ToString().StartsWith("/loi", StringComparison.Ordinal) != true)
                reached.Add(template!);
            if (first.StatusCode == HttpStatusCode.Forbidden || first.StatusCode == HttpStatusCode.NotFound)
                known.Remove(KindOf(address));
            if (first.StatusCode != HttpStatusCode.OK || first.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = parser.ParseDocument(await first.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                waiting.Enqueue(link);
            office.Portal.Statements.Clear();
            using var second = await client.GetAsync(address);
            var sent = office.Portal.Statements.Texts;
            output.WriteLine($"{sent.Count,3}  {KindOf(address)}  {role}");
            if (sent.Count > Most)
                tooMany.Add($"{role} {address}: {sent.Count}\n{string.Join('\n', sent)}");
        }
    }

    /// <summary>The GET addresses of the site, files left out.</summary>
    private List<RouteTemplate> Pages() => [.. office.Portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && e.Metadata.GetMetadata<RecordExportAttribute>() is null)
        .Select(e => TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/')))
        .Where(t => !FileAddress().IsMatch(t.TemplateText!))];

    private static bool Matches(RouteTemplate template, string address)
    {
        var values = new RouteValueDictionary();
        if (!new TemplateMatcher(template, []).TryMatch(address.Split('?')[0], values))
            return false;
        return template.Parameters.All(p => !p.InlineConstraints.Any(c => c.Constraint == "guid") || Guid.TryParse(values[p.Name!]?.ToString(), out _));
    }

    /// <summary>Pages that differ only in whom they show, or in the order and page of a list, are one kind.</summary>
    private static string KindOf(string address)
    {
        var parts = address.Split('?');
        var keys = parts.Length == 1 ? "" : "?" + string.Join('&', parts[1].Split('&').Where(pair => pair.Split('=')[0] is not ("sort" or "page" or "size"))
            .Select(pair => pair.Split('=')[0] is "buoc" or "loai" or "loai-diem" ? pair : pair.Split('=')[0]).Order());
        return Ids().Replace(parts[0], "*") + keys.TrimEnd('?');
    }

    [GeneratedRegex("[0-9a-fA-F-]{36}|[0-9]+")]
    private static partial Regex Ids();

    [GeneratedRegex(@"\.(pdf|png|jpg|json|js)$|/(pdf|excel|csv|phu-luc|tien-do|tep-danh-dau|tep-nen)$|^(suc-khoe|health)")]
    private static partial Regex FileAddress();
}
