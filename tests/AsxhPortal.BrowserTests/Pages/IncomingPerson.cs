using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.BrowserTests.Pages;

/// <summary>Somebody comes to the desk: the engine answers while the officer types, and by a button where no script runs.</summary>
public sealed class IncomingPerson(Chromium chromium, PortalServer portal) : IClassFixture<PortalServer>
{
    private const string Url = "/doi-sanh/tiep-nhan";

    [Fact]
    public async Task Typing_is_answered_and_the_choice_leads_to_the_register()
    {
        var citizen = await CitizenAsync(0);
        await using var desk = await Desk.SignInAsync(chromium, portal, "congan.xuanthanh@demo.vn", Window.Office);
        await desk.VisitAsync(Url);
        await desk.Page.Locator("input[name=FullName]").PressSequentiallyAsync(citizen.FullName);
        await desk.Page.Locator("input[name=CitizenId]").PressSequentiallyAsync(citizen.CitizenId!);
        await desk.Page.Locator("[data-answers] .person-answers >> text=trùng số định danh").First.WaitForAsync();
        await desk.Page.Locator($"#c-{citizen.Id}").CheckAsync();
        new Uri(desk.Page.Url).PathAndQuery.ShouldBe(Url);
        await desk.LookAsync();
        await desk.CheckAccessibilityAsync();

        await desk.Page.Locator("select[name=CategoryCode]").SelectOptionAsync("BTXH-8");
        await desk.PressAsync("form[data-incoming] .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã tiếp nhận");
        (await desk.Page.Locator("h1").InnerTextAsync()).ShouldBe(citizen.FullName);
        desk.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_the_button_finds_and_keeps_what_was_typed()
    {
        var citizen = await CitizenAsync(1);
        await using var desk = await Desk.SignInAsync(chromium, portal, "congan.xuanthanh@demo.vn", Window.PhoneWithoutScript);
        await desk.VisitAsync(Url);
        await desk.Page.Locator("input[name=CitizenId]").FillAsync(citizen.CitizenId!);
        await desk.PressAsync("button[formaction*='/tim']");
        (await desk.Page.Locator("[data-answers]").InnerTextAsync()).ShouldContain(citizen.FullName);
        (await desk.Page.Locator("input[name=CitizenId]").InputValueAsync()).ShouldBe(citizen.CitizenId);
        desk.Breaches.ShouldBeEmpty();
    }

    /// <summary>Somebody of the demo commune's extract whom its register does not have.</summary>
    private Task<Citizen> CitizenAsync(int place) => portal.InDatabaseAsync(db => db.Citizens.AsNoTracking()
        .Where(c => c.CitizenId != null && db.Units.Any(u => u.Id == c.UnitId && u.Code == DemoCommunes.HalfwayCode) && !db.Beneficiaries.Any(b => b.CitizenId == c.CitizenId))
        .OrderBy(c => c.CitizenId).Skip(place).FirstAsync());
}
