using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace AsxhPortal.WebTests.Data;

/// <summary>
/// No page sends the database more than twelve statements, the scope of the signed-in person and everything the layout shows included: every page
/// that links lead to is opened twice (the first time fills what is kept in memory) and the second visit is counted.
/// </summary>
public sealed partial class StatementCountTests(SurveyedPortal portal, ITestOutputHelper output) : IClassFixture<SurveyedPortal>
{
    private const int Most = 12;

    /// <summary>Pages that still ask more, with what they ask at most. This list only grows shorter.</summary>
    private static readonly Dictionary<string, int> StillMore = new()
    {
        
        
        
        
    };

    [Theory]
    [InlineData(Roles.CommunePolice)]
    [InlineData(Roles.CommuneLeader)]
    [InlineData(Roles.DataSteward)]
    public async Task No_page_asks_more_than_twelve_things(string role)
    {
        var client = await portal.SignedInAsAsync(role);
        var waiting = new Queue<string>(["/", $"/doi-tuong/{portal.Hoa}", $"/doi-tuong/{portal.My}", "/doi-tuong?thieu=Any&sort=-amount"]);
        var known = new HashSet<string>();
        var tooMany = new List<string>();
        var parser = new HtmlParser();
        while (waiting.TryDequeue(out var address))
        {
            if (!known.Add(KindOf(address)))
                continue;
            using var first = await client.GetAsync(address);
            if (first.StatusCode != HttpStatusCode.OK || first.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            var page = parser.ParseDocument(await first.Content.ReadAsStringAsync());
            foreach (var link in page.QuerySelectorAll("a[href^='/']").Select(a => a.GetAttribute("href")!.Split('#')[0]))
                waiting.Enqueue(link);
            portal.Statements.Clear();
            using var second = await client.GetAsync(address);
            var sent = portal.Statements.Texts;
            output.WriteLine($"{sent.Count,3}  {KindOf(address)}");
            if (sent.Count > StillMore.GetValueOrDefault(KindOf(address).Split('?')[0], Most))
                tooMany.Add($"{address}: {sent.Count}\n{string.Join('\n', sent)}");
        }
        known.Count.ShouldBeGreaterThan(20);
        tooMany.ShouldBeEmpty();
    }

    /// <summary>Pages that differ only in whom they show, or in the order and page of a list, are one kind.</summary>
    private static string KindOf(string address)
    {
        var parts = address.Split('?');
        var keys = parts.Length == 1 ? "" : "?" + string.Join('&', parts[1].Split('&').Select(pair => pair.Split('=')[0]).Where(key => key is not ("sort" or "page" or "size")).Order());
        return Ids().Replace(parts[0], "*") + keys.TrimEnd('?');
    }

    [GeneratedRegex("[0-9a-fA-F-]{36}|[0-9]+")]
    private static partial Regex Ids();
}
