using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Startup;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Security;

public sealed class SignInTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_page_asks_to_sign_in_and_comes_back_to_itself()
    {
        var client = portal.Anonymous();
        var refused = await client.GetAsync("/tai-khoan?x=1");
        refused.StatusCode.ShouldBe(HttpStatusCode.Found);
        refused.Headers.Location!.PathAndQuery.ShouldBe("/dang-nhap?returnUrl=%2Ftai-khoan%3Fx%3D1");

        var page = await client.GetPageAsync(refused.Headers.Location.PathAndQuery);
        var signedIn = await client.SubmitAsync(page, "/dang-nhap", "form.form-panel", ("Email", "congan.xuanyen@demo.vn"), ("Password", DemoUser.Password));
        signedIn.Headers.Location!.ToString().ShouldBe("/tai-khoan?x=1");
    }

    [Fact]
    public async Task The_page_says_who_is_signed_in_and_for_which_unit()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync("/");
        page.QuerySelector(".who")!.TextContent.ShouldBe("Trần Quốc HưngCông an xã / CSKV");
        page.QuerySelector(".top-unit")!.TextContent.ShouldContain("Xuân Yên");
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        (await client.PostFormAsync("/dang-xuat")).Headers.Location!.ToString().ShouldBe("/dang-nhap");
        (await client.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_foreign_return_address_is_not_followed()
    {
        var response = await portal.Anonymous().PostFormAsync("/dang-nhap", new()
        {
            ["Email"] = "congan.xuanyen@demo.vn",
            ["Password"] = DemoUser.Password,
            ["ReturnUrl"] = "https://example.com/",
        });
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task Empty_fields_are_named_in_Vietnamese_and_what_was_typed_stays()
    {
        var page = await (await portal.Anonymous().SignInAsync("khong-phai-thu", "")).ReadPageAsync();
        page.Errors().ShouldBe(["Thư điện tử chưa đúng dạng thư điện tử, ví dụ ten@coquan.vn.", "Hãy nhập “Mật khẩu”."]);
        page.QuerySelector("#Email")!.GetAttribute("value").ShouldBe("khong-phai-thu");
        page.Title.ShouldBe("Lỗi: Đăng nhập – Cổng ASXH");
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_even_for_the_right_one()
    {
        string email = await portal.AddUserAsync(Roles.CultureOfficer, "18376", "locked");
        var client = portal.Anonymous();
        for (int i = 0; i < 5; i++) await client.SignInAsync(email, "wrong-password-1");
        var page = await (await client.SignInAsync(email, DemoUser.Password)).ReadPageAsync();
        page.Errors().Single().ShouldStartWith("Tài khoản bị khóa tạm 15 phút");
        await portal.InDatabaseAsync(async db =>
            (await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.SignInFailed && entry.UserName == email)).ShouldBe(6));
    }

    [Fact]
    public async Task A_closed_account_is_out_at_once()
    {
        string email = await portal.AddUserAsync(Roles.CultureOfficer, "18376", "closed");
        var client = portal.Anonymous();
        await client.SignInAsync(email, DemoUser.Password);
        await client.GetPageAsync("/");
        await portal.InDatabaseAsync(db => db.Users.Where(user => user.Email == email).ExecuteUpdateAsync(set => set.SetProperty(user => user.IsActive, false)));
        (await client.GetAsync("/")).Headers.Location!.ToString().ShouldBe("/dang-nhap");
        (await client.SignInAsync(email, DemoUser.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_password_is_changed_by_its_owner()
    {
        string email = await portal.AddUserAsync(Roles.CultureOfficer, "18376", "changing");
        var client = portal.Anonymous();
        await client.SignInAsync(email, DemoUser.Password);
        var wrong = await (await client.PostFormAsync("/tai-khoan/mat-khau", new() { ["Current"] = "sai-mat-khau-1", ["New"] = "mat-khau-moi-2024", ["Again"] = "mat-khau-moi-2024" })).ReadPageAsync();
        wrong.Errors().ShouldBe(["Mật khẩu hiện tại chưa đúng."]);
        var done = await client.PostFormAsync("/tai-khoan/mat-khau", new() { ["Current"] = DemoUser.Password, ["New"] = "mat-khau-moi-2024", ["Again"] = "mat-khau-moi-2024" });
        done.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync("/tai-khoan")).Message().ShouldBe("Đã đổi mật khẩu.");
        (await portal.Anonymous().SignInAsync(email, "mat-khau-moi-2024")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Passwords_shorter_than_ten_are_refused() => await portal.InScopeAsync(async services =>
    {
        var result = await services.GetRequiredService<UserManager<AppUser>>().CreateAsync(new AppUser { UserName = "short@test.vn", Email = "short@test.vn" }, "abc123");
        result.Errors.Select(error => error.Description).ShouldContain("Mật khẩu phải có ít nhất 10 ký tự.");
    });
}

public sealed class DemoUsersOnTheSignInPage(PortalFactory demo, OfficeFactory office) : IClassFixture<PortalFactory>, IClassFixture<OfficeFactory>
{
    [Fact]
    public async Task In_the_demo_mode_each_role_has_a_user_that_signs_in_with_one_press()
    {
        var client = demo.Anonymous();
        var page = await client.GetPageAsync("/dang-nhap");
        page.QuerySelectorAll("tbody th").Select(cell => cell.TextContent).Distinct().ShouldBe(Roles.All.Select(role => role.Title), ignoreOrder: true);
        var response = await client.SubmitAsync(page, "/dang-nhap", "tbody tr:nth-child(2) form");
        response.Headers.Location!.ToString().ShouldBe("/");
        (await client.GetPageAsync("/")).QuerySelector(".demo-banner")!.TextContent.ShouldContain("12/01/2024");
    }

    [Fact]
    public async Task Outside_it_there_is_neither_table_nor_user()
    {
        string text = (await office.Anonymous().GetPageAsync("/dang-nhap")).DocumentElement.TextContent;
        text.ShouldNotContain("dùng thử");
        text.ShouldNotContain("demo.vn");
        await office.InDatabaseAsync(async db => (await db.Users.CountAsync()).ShouldBe(0));
    }
}
