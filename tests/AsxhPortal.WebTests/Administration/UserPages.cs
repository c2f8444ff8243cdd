using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Administration;

public sealed class UserPages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Url = "/quan-tri/nguoi-dung";

    private static Dictionary<string, string> Typed(string email, string role, Guid unitId) => new()
    {
        ["FullName"] = "Phan Văn Mới",
        ["Email"] = email,
        ["JobTitle"] = "Cảnh sát khu vực",
        ["Role"] = role,
        ["UnitId"] = unitId.ToString(),
    };

    [Fact]
    public async Task An_administrator_adds_somebody_who_has_to_choose_a_password_of_their_own()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var response = await client.PostFormAsync(Url + "/them", Typed("moi@test.vn", Roles.CommunePolice, await UnitIdAsync("18376")));
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var password = (await response.ReadPageAsync()).QuerySelector("code")!.TextContent;

        (await client.GetPageAsync(Url + "?q=phan van moi")).QuerySelector("tbody")!.TextContent.ShouldContain("moi@test.vn");
        await portal.InDatabaseAsync(async db =>
        {
            var id = await db.Users.Where(user => user.Email == "moi@test.vn").Select(user => user.Id.ToString()).SingleAsync();
            var entries = await db.AuditEntries.Where(entry => entry.SubjectId!.ToUpper() == id.ToUpper()).ToListAsync();
            entries.ShouldContain(entry => entry.Action == AuditAction.Created && entry.UserName == "quantri.nghixuan@demo.vn");
            entries.ShouldContain(entry => entry.ChangesJson == """{"Role":[null,"Công an xã / CSKV"]}""");
            entries.ShouldAllBe(entry => entry.ChangesJson == null || !entry.ChangesJson.Contains(password));
        });

        var newcomer = portal.Anonymous();
        (await newcomer.SignInAsync("moi@test.vn", password)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await newcomer.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/tai-khoan/mat-khau");
        await newcomer.PostFormAsync("/tai-khoan/mat-khau", new() { ["Current"] = password, ["New"] = "mat-khau-rieng-2024", ["Again"] = "mat-khau-rieng-2024" });
        await newcomer.GetPageAsync("/");
    }

    [Fact]
    public async Task A_taken_address_and_a_unit_of_others_are_refused_and_what_was_typed_stays()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var taken = await (await client.PostFormAsync(Url + "/them", Typed("congan.xuanyen@demo.vn", Roles.Auditor, await UnitIdAsync("18376")))).ReadPageAsync();
        taken.Errors().Single().ShouldContain("congan.xuanyen@demo.vn");
        taken.QuerySelector("#FullName")!.GetAttribute("value").ShouldBe("Phan Văn Mới");

        var foreign = await (await client.PostFormAsync(Url + "/them", Typed("xa@test.vn", Roles.Auditor, await UnitIdAsync("01")))).ReadPageAsync();
        foreign.Errors().Single().ShouldStartWith("Đơn vị này không thuộc phạm vi");
        var empty = await (await client.PostFormAsync(Url + "/them")).ReadPageAsync();
        empty.Errors().Count.ShouldBeGreaterThanOrEqualTo(3);
        empty.Errors().ShouldAllBe(sentence => sentence.Length > 0 && !sentence.Contains("field"));
        await portal.InDatabaseAsync(async db => (await db.Users.AnyAsync(user => user.Email == "xa@test.vn")).ShouldBeFalse());
    }

    [Fact]
    public async Task A_form_opened_before_somebody_elses_save_shows_both()
    {
        var email = await portal.AddUserAsync(Roles.CultureOfficer, "18376", "stale");
        var url = $"{Url}/{await UserIdAsync(email)}";
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var page = await client.GetPageAsync(url);
        (await client.SubmitAsync(page, url, "form.form-panel", ("FullName", "Lê Thị Trước"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var late = await client.SubmitAsync(page, url, "form.form-panel", ("FullName", "Lê Thị Sau"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await late.ReadPageAsync();
        both.QuerySelector(".message-warn")!.TextContent.ShouldContain("Lê Thị Trước");
        both.QuerySelector("#FullName")!.GetAttribute("value").ShouldBe("Lê Thị Sau");
        (await client.SubmitAsync(both, url, "form.form-panel")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db => (await db.Users.SingleAsync(user => user.Email == email)).FullName.ShouldBe("Lê Thị Sau"));
    }

    [Fact]
    public async Task A_closed_account_may_not_sign_in_until_it_is_opened_again()
    {
        var email = await portal.AddUserAsync(Roles.JusticeOfficer, "18376", "leaving");
        var url = $"{Url}/{await UserIdAsync(email)}";
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        await client.PostFormAsync(url + "/dong");
        (await portal.Anonymous().SignInAsync(email, DemoUser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetPageAsync(Url + "?status=dong")).QuerySelector("tbody")!.TextContent.ShouldContain(email);
        await client.PostFormAsync(url + "/mo");
        (await portal.Anonymous().SignInAsync(email, DemoUser.Password)).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_new_password_replaces_the_old_one_and_unlocks()
    {
        var email = await portal.AddUserAsync(Roles.JusticeOfficer, "18376", "forgetful");
        var anybody = portal.Anonymous();
        for (var i = 0; i < 5; i++)
            await anybody.SignInAsync(email, "sai-mat-khau-1");
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        (await client.GetPageAsync(Url + "?status=khoa")).QuerySelector("tbody")!.TextContent.ShouldContain(email);
        var made = await (await client.PostFormAsync($"{Url}/{await UserIdAsync(email)}/mat-khau-moi")).ReadPageAsync();
        (await anybody.SignInAsync(email, DemoUser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await anybody.SignInAsync(email, made.QuerySelector("code")!.TextContent)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.AnyAsync(entry => entry.Note == "Cấp lại mật khẩu")).ShouldBeTrue());
    }

    [Fact]
    public async Task A_CSKV_is_given_their_thon()
    {
        var unitId = await UnitIdAsync("18376");
        await portal.InDatabaseAsync(async db =>
        {
            db.Hamlets.Add(new AsxhPortal.Domain.Organisation.Hamlet(unitId, "Thôn Thử Nghiệm"));
            await db.SaveChangesAsync();
        });
        var email = await portal.AddUserAsync(Roles.CommunePolice, "18376", "cskv");
        var id = await UserIdAsync(email);
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var page = await client.GetPageAsync($"{Url}/{id}");
        var hamlet = page.QuerySelectorAll("input[name=HamletIds]").Single(box => box.NextElementSibling!.TextContent == "Thôn Thử Nghiệm").GetAttribute("value")!;
        (await client.SubmitAsync(page, $"{Url}/{id}", "form.form-panel", ("HamletIds", hamlet))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync($"{Url}/{id}")).QuerySelectorAll("input[name=HamletIds][checked]").Length.ShouldBe(1);
        await portal.InDatabaseAsync(async db => (await db.UserHamlets.SingleAsync(link => link.UserId == id)).HamletId.ShouldBe(Guid.Parse(hamlet)));
    }

    [Fact]
    public async Task Nobody_takes_away_their_own_role_or_account()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var url = $"{Url}/{await UserIdAsync("quantri.nghixuan@demo.vn")}";
        var page = await client.GetPageAsync(url);
        (await (await client.SubmitAsync(page, url, "form.form-panel", ("Role", Roles.Auditor))).ReadPageAsync()).Errors().Single().ShouldStartWith("Không tự đổi vai trò");
        await client.PostFormAsync(url + "/dong");
        (await client.GetPageAsync(url)).Message().ShouldStartWith("Không tự đóng tài khoản");
    }

    [Fact]
    public async Task An_account_of_another_unit_is_not_there()
    {
        var email = await portal.AddUserAsync(Roles.Auditor, "01", "hanoi");
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        (await client.GetAsync($"{Url}/{await UserIdAsync(email)}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync($"{Url}/{await UserIdAsync(email)}/mat-khau-moi")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData(Roles.CommuneLeader)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.DataSteward)]
    public async Task Others_may_not_see_the_accounts(string role) =>
        (await (await portal.SignedInAsAsync(role)).GetAsync(Url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

    [Fact]
    public async Task An_administrator_sees_no_beneficiaries() =>
        (await (await portal.SignedInAsAsync(Roles.Administrator)).GetAsync("/doi-tuong")).StatusCode.ShouldNotBe(HttpStatusCode.OK);

    private async Task<Guid> UnitIdAsync(string code)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.Units.Where(unit => unit.Code == code && unit.ValidFrom <= PortalFactory.Today).Select(unit => unit.Id).FirstAsync());
        return id;
    }

    private async Task<Guid> UserIdAsync(string email)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.Users.Where(user => user.Email == email).Select(user => user.Id).SingleAsync());
        return id;
    }
}
