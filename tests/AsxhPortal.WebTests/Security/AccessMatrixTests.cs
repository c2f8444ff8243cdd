using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Security;

/// <summary>docs/access-matrix.md is what the endpoints say, and the site does what it says.</summary>
public sealed partial class AccessMatrixTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private sealed record Entrance(string Method, string Route, IReadOnlyList<Permission> Needs, bool IsOpen, bool HasPolicy)
    {
        public bool LetsIn(string role) => Needs.All(permission => RolePermissions.Allows(role, permission));
    }

    [Fact]
    public void Every_endpoint_has_a_policy_or_is_open_on_purpose() =>
        Entrances().Where(entrance => !entrance.HasPolicy).Select(entrance => $"{entrance.Method} {entrance.Route}").ShouldBeEmpty();

    [Fact]
    public void Only_signing_in_view_options_and_error_pages_are_open() =>
        Entrances().Where(entrance => entrance.IsOpen).Select(entrance => entrance.Route).Distinct()
            .ShouldBe(["/dang-nhap", "/dang-xuat", "/giao-dien", "/loi/{code:int}"], ignoreOrder: true);

    [Fact]
    public void The_access_matrix_is_up_to_date()
    {
        string file = Path.Combine(RepositoryRoot(), "docs", "access-matrix.md");
        string expected = Render();
        if (Environment.GetEnvironmentVariable("ASXH_UPDATE_DOCS") == "1") File.WriteAllText(file, expected);
        string actual = File.Exists(file) ? File.ReadAllText(file) : "";
        actual.ShouldBe(expected, "Run the web tests once with ASXH_UPDATE_DOCS=1 and look at what changed in docs/access-matrix.md.");
    }

    public static TheoryData<string> RoleNames => new(Roles.All.Select(role => role.Name));

    [Theory, MemberData(nameof(RoleNames))]
    public async Task A_role_is_let_in_where_the_matrix_says_and_nowhere_else(string role)
    {
        var client = await portal.SignedInAsAsync(role);
        var wrong = new List<string>();
        foreach (var entrance in Entrances().Where(entrance => !entrance.IsOpen))
        {
            bool isPlainGet = entrance.Method == "GET" && !entrance.Route.Contains('{');
            if (entrance.LetsIn(role) && !isPlainGet) continue;
            using var request = new HttpRequestMessage(new HttpMethod(entrance.Method), Placeholder().Replace(entrance.Route, "00000000-0000-0000-0000-000000000001"));
            var status = (await client.SendAsync(request)).StatusCode;
            bool isRight = entrance.LetsIn(role) ? status != HttpStatusCode.Forbidden && (int)status < 500 : status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
            if (!isRight) wrong.Add($"{role}: {entrance.Method} {entrance.Route} → {(int)status}");
        }
        wrong.ShouldBeEmpty();
    }

    private List<Entrance> Entrances() =>
    [
        .. from endpoint in portal.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
           where endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is not null
           from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           let needs = endpoint.Metadata.GetOrderedMetadata<AllowAttribute>().Select(allow => allow.Permission).Distinct().ToList()
           let isOpen = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
           let entrance = new Entrance(method, "/" + endpoint.RoutePattern.RawText?.TrimStart('/'), needs, isOpen, isOpen || endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null)
           orderby entrance.Route, entrance.Method
           select entrance,
    ];

    private string Render()
    {
        var text = new StringBuilder();
        text.Append("""
            # Access matrix

            Every endpoint and the roles that it lets in. Written from the endpoints by a web test (`ASXH_UPDATE_DOCS=1` rewrites it) and compared
            with them on every run. The table role → permission is `src/AsxhPortal.Web/Security/RolePermissions.cs`. Whoever is let in still sees
            only the communes (and thôn) of their scope; a record outside it answers 404.

            """);
        text.Append("\n| method | address | permission |").AppendJoin("|", Roles.All.Select(role => $" {role.Name} ")).Append("|\n");
        text.Append("|---|---|---|").Append(string.Concat(Roles.All.Select(_ => ":-:|"))).Append('\n');
        foreach (var entrance in Entrances())
        {
            string needs = entrance.IsOpen ? "everybody" : entrance.Needs.Count == 0 ? "signed in" : string.Join(" + ", entrance.Needs);
            text.Append($"| {entrance.Method} | `{entrance.Route}` | {needs} |");
            text.AppendJoin("|", Roles.All.Select(role => entrance.IsOpen || entrance.LetsIn(role.Name) ? " ✓ " : "   ")).Append("|\n");
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AsxhPortal.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
