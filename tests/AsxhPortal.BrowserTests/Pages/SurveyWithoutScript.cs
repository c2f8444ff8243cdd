using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.BrowserTests.Pages;

/// <summary>The questionnaire works on a phone whose browser runs no script: the server shows what the outcome asks for.</summary>
public sealed class SurveyWithoutScript(Chromium chromium, PortalServer portal) : IClassFixture<PortalServer>
{
    [Fact]
    public async Task An_officer_completes_a_survey_step_by_step()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "vhxh.xuanthanh@demo.vn", Window.PhoneWithoutScript);
        int before = await CompletedAsync();
        await desk.VisitAsync("/khao-sat?tinh-trang=chua");
        await desk.PressAsync(".visit-list a >> nth=0");
        (await desk.Page.Locator("textarea[name=Reason]").IsVisibleAsync()).ShouldBeFalse();
        await desk.Page.Locator("input[name=Outcome][value='4']").CheckAsync();
        await desk.PressAsync("button[value=continue]");
        (await desk.Page.Locator("textarea[name=Reason]").IsVisibleAsync()).ShouldBeTrue();

        await desk.PressAsync("button[value=complete]");
        (await desk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("lý do bất khả kháng");
        await desk.Page.Locator("textarea[name=Reason]").FillAsync("Già yếu, sống một mình, không đi lại được");
        await desk.PressAsync("button[value=complete]");
        (await desk.MessageAsync()).ShouldContain("Đã hoàn thành phiếu khảo sát");
        (await CompletedAsync()).ShouldBe(before + 1);
        desk.Breaches.ShouldBeEmpty();
    }

    private Task<int> CompletedAsync() => portal.InDatabaseAsync(db => db.Surveys.CountAsync(survey => survey.State == SurveyState.Completed));
}
