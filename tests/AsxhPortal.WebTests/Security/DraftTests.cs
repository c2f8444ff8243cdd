using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AsxhPortal.Web.Startup.Demo;
using AsxhPortal.WebTests.Beneficiaries;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AsxhPortal.WebTests.Security;

/// <summary>What somebody typed survives the end of their sign-in: for them, on that form, and for nobody else.</summary>
public sealed class DraftTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    private static string EmailOf(string role) => DemoUser.All.First(u => u.Role == role).Email;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_was_typed_comes_back_after_signing_in_again(bool isExpiredCookie)
    {
        var url = $"/doi-tuong/{portal.BinhId}/nhan-than";
        var page = await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetPageAsync(url);
        var head = isExpiredCookie ? "Lê Văn Hai" : "Lê Văn Một";
        var sent = await LaterAsync(isExpiredCookie ? await ExpiredCookieAsync(Roles.CommunePolice) : null).SubmitAsync(page, url, "form.form-panel", ("HouseholdHead", head), ("Reason", "Theo sổ hộ"));

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var signIn = sent.Headers.Location!.ToString();
        signIn.ShouldContain("/dang-nhap?returnUrl=");
        signIn.ShouldNotContain("L%C3%AA");
        var client = portal.Anonymous();
        var signInPage = await client.GetPageAsync(signIn);
        signInPage.Message()!.ShouldContain("đã được giữ lại");
        var back = (await client.SubmitAsync(signInPage, "/dang-nhap", "form.form-panel", ("Email", EmailOf(Roles.CommunePolice)), ("Password", DemoUser.Password))).Headers.Location!.ToString();
        back.ShouldStartWith(url);

        var again = await client.GetPageAsync(back);
        again.Message()!.ShouldContain("Những gì bạn nhập vẫn còn");
        again.Errors().ShouldBeEmpty();
        ((IHtmlInputElement)again.QuerySelector("#HouseholdHead")!).Value.ShouldBe(head);
        ((IHtmlInputElement)again.QuerySelector("#Reason")!).Value.ShouldBe("Theo sổ hộ");
        (await client.SubmitAsync(again, url, "form.form-panel")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Beneficiaries.SingleAsync(b => b.Id == portal.BinhId)).HouseholdHead.ShouldBe(head);
            (await db.EditDrafts.CountAsync(d => d.Page == url)).ShouldBe(0);
        });
    }

    [Fact]
    public async Task Nobody_else_sees_it_and_what_is_kept_cannot_be_read_in_the_database()
    {
        var url = $"/doi-tuong/{portal.HoaId}/nhan-than";
        var page = await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetPageAsync(url);
        var sent = await LaterAsync(null).SubmitAsync(page, url, "form.form-panel", ("HouseholdHead", "Trần Bí Mật"));
        var draft = Uri.UnescapeDataString(sent.Headers.Location!.ToString()).Split("nhap=")[1];
        await portal.InDatabaseAsync(async db =>
        {
            var kept = await db.EditDrafts.SingleAsync(d => d.Id == Guid.Parse(draft));
            kept.Content.ShouldNotContain("Bí Mật");
            (await db.AuditEntries.CountAsync(e => e.Subject == "EditDraft")).ShouldBe(0);
        });

        var colleague = await portal.SignedInAsAsync(Roles.CultureOfficer);
        var shown = await colleague.GetPageAsync($"{url}?nhap={draft}");
        shown.Message().ShouldBeNull();
        shown.DocumentElement.OuterHtml.ShouldNotContain("Bí Mật");
        var stranger = await portal.SignedInAsAsync(Roles.CommunePolice, "18391");
        (await stranger.GetAsync($"{url}?nhap={draft}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        // Not even its owner on another form.
        (await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetPageAsync($"/doi-tuong/{portal.LanId}/nhan-than?nhap={draft}")).DocumentElement.OuterHtml.ShouldNotContain("Bí Mật");
    }

    [Fact]
    public async Task A_token_of_an_earlier_sign_in_loses_nothing()
    {
        var url = $"/doi-tuong/{portal.HoaId}/nhan-than";
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var sent = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("HouseholdHead", "Trần Văn Ba"), ("__RequestVerificationToken", "cũ"));

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var again = await client.GetPageAsync(sent.Headers.Location!.ToString());
        ((IHtmlInputElement)again.QuerySelector("#HouseholdHead")!).Value.ShouldBe("Trần Văn Ba");
    }

    [Fact]
    public async Task Somebody_who_saved_meanwhile_is_shown_as_a_conflict_and_nothing_is_lost()
    {
        var url = $"/doi-tuong/{portal.LanId}/nhan-than";
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync(url);
        var sent = await LaterAsync(null).SubmitAsync(page, url, "form.form-panel", ("HouseholdHead", "Nguyễn Văn Tôi"), ("Reason", "Theo sổ hộ"));
        await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("Phone", "0963045776"), ("Reason", "Đối tượng báo"));

        var again = await client.GetPageAsync(Uri.UnescapeDataString(sent.Headers.Location!.ToString().Split("returnUrl=")[1]));
        var stale = await client.SubmitAsync(again, url, "form.form-panel");
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.SubmitAsync(await stale.ReadPageAsync(), url, "form.form-panel")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await portal.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == portal.LanId);
            (person.HouseholdHead, person.Phone).ShouldBe(("Nguyễn Văn Tôi", "0963045776"));
        });
    }

    [Fact]
    public async Task A_forged_ticket_a_password_and_a_flood_are_not_kept()
    {
        var url = $"/doi-tuong/{portal.HoaId}/bien-dong";
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync(url);
        var before = await CountAsync();
        foreach (var typed in new[] { ("asxh-form", "bịa"), ("Note", new string('x', 300_000)) })
            (await LaterAsync(null).SubmitAsync(page, url, "form.form-panel", typed)).Headers.Location!.ToString().ShouldEndWith("/dang-nhap");
        var passwords = await client.GetPageAsync("/tai-khoan/mat-khau");
        (await LaterAsync(null).SubmitAsync(passwords, "/tai-khoan/mat-khau", "form.form-panel", ("Current", "bí mật cũ"), ("New", "bí mật mới"))).Headers.Location!.ToString().ShouldEndWith("/dang-nhap");
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Every_form_in_which_something_is_typed_is_kept_the_survey_too()
    {
        var url = $"/khao-sat/{portal.HoaId}";
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var sent = await LaterAsync(null).SubmitAsync(await client.GetPageAsync(url), url, "form.survey", ("Note", "Bà ở nhà một mình"));
        var again = await client.GetPageAsync(Uri.UnescapeDataString(sent.Headers.Location!.ToString().Split("returnUrl=")[1]));
        again.QuerySelector("[name=Note]")!.TextContent.Trim().ShouldBe("Bà ở nhà một mình");
    }

    [Theory]
    [InlineData("/doi-tuong/{0}/tai-khoan", "form.form-panel", "AccountNumber", "0012345678")]
    [InlineData("/ban-giao/tai-khoan/{0}", "form.form-panel", "AccountNumber", "0012345678")]
    [InlineData("/doi-tuong/{0}/bien-dong", "form.form-panel", "OccurredOn", "05/01/2024")]
    [InlineData("/doi-tuong/{0}/che-do/moi", "form.form-panel", "DecisionNumber", "77/QĐ-UBND")]
    [InlineData("/khao-sat/{0}", "form.survey", "InformantName", "Lê Thị Con")]
    [InlineData("/khao-sat/{0}/uy-quyen", "form.survey", "AttorneyName", "Lê Văn Con")]
    public async Task Whatever_form_it_was_what_was_typed_is_there_and_can_be_sent(string template, string form, string field, string typed)
    {
        var url = string.Format(System.Globalization.CultureInfo.InvariantCulture, template, portal.AnId);
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var sent = await LaterAsync(null).SubmitAsync(await client.GetPageAsync(url), url, form, (field, typed));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var again = await client.GetPageAsync(Uri.UnescapeDataString(sent.Headers.Location!.ToString().Split("returnUrl=")[1]));
        again.Message()!.ShouldContain("Những gì bạn nhập vẫn còn");
        ((IHtmlInputElement)again.QuerySelector($"[name={field}]")!).Value.ShouldBe(typed);
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        await portal.InDatabaseAsync(async db => count = await db.EditDrafts.CountAsync());
        return count;
    }

    /// <summary>The browser some hours later: no sign-in, or one that is over.</summary>
    private HttpClient LaterAsync(string? cookie)
    {
        var client = portal.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });
        if (cookie is not null)
            client.DefaultRequestHeaders.Add("Cookie", cookie);
        return client;
    }

    private async Task<string> ExpiredCookieAsync(string role)
    {
        var cookie = "";
        await portal.InScopeAsync(async services =>
        {
            var user = (await services.GetRequiredService<UserManager<AsxhPortal.Data.Security.AppUser>>().FindByEmailAsync(EmailOf(role)))!;
            var principal = await services.GetRequiredService<SignInManager<AsxhPortal.Data.Security.AppUser>>().CreateUserPrincipalAsync(user);
            var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
            var past = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UnixEpoch, ExpiresUtc = DateTimeOffset.UnixEpoch.AddHours(9) };
            cookie = $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(principal), past, IdentityConstants.ApplicationScheme))}";
        });
        return cookie;
    }
}
