using System.Net;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.BankAccounts;

public sealed class AccountPages : IClassFixture<SurveyedPortal>, IAsyncLifetime
{
    private readonly SurveyedPortal portal;
    private static readonly SemaphoreSlim Once = new(1, 1);

    public AccountPages(SurveyedPortal portal) => this.portal = portal;

    public async ValueTask InitializeAsync()
    {
        await Once.WaitAsync();
        try
        {
            var isSigned = false;
            await portal.InDatabaseAsync(async db => isSigned = await db.ClassificationLists.AnyAsync());
            if (!isSigned) await portal.SignOffAsync();
        }
        finally
        {
            Once.Release();
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_list_shows_who_needs_an_account_and_what_is_known()
    {
        var client = await portal.SignedInAsAsync(Roles.CultureOfficer);
        var page = await client.GetPageAsync("/ban-giao/tai-khoan?q=hoa");
        var row = page.QuerySelectorAll("tbody tr").Single();
        row.TextContent.ShouldContain("0012345678");
        row.QuerySelectorAll("a").ShouldAllBe(a => !a.GetAttribute("href")!.StartsWith("/ban-giao/tai-khoan/"));
    }

    [Fact]
    public async Task An_account_is_entered_with_its_zeros_and_read_back()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/ban-giao/tai-khoan/{portal.Bay}";
        var page = await police.GetPageAsync(url);

        var wrong = await police.SubmitAsync(page, url, "main form[method=post]", ("ProviderCode", "970405"), ("AccountNumber", "0001"), ("AccountHolder", "TRAN VAN BAY"), ("Reason", "Ông cho xem thẻ"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var kept = await wrong.ReadPageAsync();
        kept.Errors().Single().ShouldStartWith("Số tài khoản gồm 6 đến 19 chữ số");
        kept.QuerySelector("input[name=AccountNumber]")!.GetAttribute("value").ShouldBe("0001");

        var another = await police.SubmitAsync(page, url, "main form[method=post]", ("ProviderCode", "970405"), ("AccountNumber", "0001234567"), ("AccountHolder", "LE VAN AI"));
        another.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await another.ReadPageAsync()).Errors().Single().ShouldStartWith("Chủ tài khoản “LE VAN AI” không phải là Trần Văn Bảy");

        (await police.SubmitAsync(page, url, "main form[method=post]", ("ProviderCode", "970405"), ("AccountNumber", "000 123 4567"), ("AccountHolder", "TRAN VAN BAY"), ("Reason", "Ông cho xem thẻ"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await police.GetPageAsync(url)).QuerySelector("input[name=AccountNumber]")!.GetAttribute("value").ShouldBe("0001234567");

        var stale = await police.SubmitAsync(page, url, "main form[method=post]", ("ProviderCode", "970405"), ("AccountNumber", "0007654321"), ("AccountHolder", "TRAN VAN BAY"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await stale.ReadPageAsync();
        both.QuerySelector("input[name=AccountNumber]")!.GetAttribute("value").ShouldBe("0007654321");
        both.QuerySelector("aside")!.TextContent.ShouldContain("0001234567");
    }

    [Fact]
    public async Task A_number_somebody_else_uses_is_allowed_for_a_guardian_and_said()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await police.GetPageAsync("/ban-giao/tai-khoan?q=hoa")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Đúng chủ");
        var url = $"/ban-giao/tai-khoan/{portal.Ky}";
        var response = await police.SubmitAsync(await police.GetPageAsync(url), url, "main form[method=post]",
            ("ProviderCode", "970405"), ("AccountNumber", "0012345678"), ("AccountHolder", "LE THI HOA"), ("HolderKind", "Guardian"), ("Reason", "Con dâu nhận thay"));
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await police.GetPageAsync(url)).Message().ShouldNotBeNull().ShouldContain("1 người khác cũng nhận vào số tài khoản này");
    }

    [Fact]
    public async Task Strangers_find_nothing_and_other_roles_may_not_edit()
    {
        var stranger = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.OtherCommune);
        (await stranger.GetAsync($"/ban-giao/tai-khoan/{portal.Hoa}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostFormAsync($"/ban-giao/tai-khoan/{portal.Hoa}", new() { ["Channel"] = "BankAccount", ["HolderKind"] = "Self" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/ban-giao/tai-khoan?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        foreach (var role in new[] { Roles.CultureOfficer, Roles.CommuneLeader, Roles.PayingOfficer, Roles.DataSteward })
            (await (await portal.SignedInAsAsync(role)).GetAsync($"/ban-giao/tai-khoan/{portal.Hoa}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden, role);
    }
}
