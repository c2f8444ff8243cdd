using System.Globalization;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.BrowserTests.Journey;

using Truth = IReadOnlyDictionary<string, string>;

public sealed partial class XuanYenJourney
{
    private const int SurveysWithoutBrowser = 80;

    [Fact]
    public Task Part_06_the_culture_officer_surveys_on_a_phone() => PartAsync(Culture, Window.Phone, async desk =>
    {
        portal.TurnCalendarTo(new DateOnly(2024, 1, 18));
        var (first, person) = await ChooseAsync("1");
        await desk.VisitAsync("/khao-sat");
        await desk.PressAsync(desk.Page.Locator(".hamlet-list a", new() { HasText = first["thon"] }).First);
        await desk.Page.Locator("#q").FillAsync(first["name"]);
        await desk.PressAsync(".visit-search button");
        await desk.PressAsync($".visit-list a[href$='{person}']");

        await desk.PressAsync("button[value=complete]");
        (await desk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("Hãy chọn kết quả khảo sát");
        await OutcomeAsync(desk, "1");
        await AccountAsync(desk, first);
        await desk.Page.Locator("input[name=IsRegisteredForAccount][value=true]").CheckAsync();
        await desk.PictureAsync("khao-sat-360");
        await CompleteAsync(desk, "1", person);

        await SurveyAsync(desk, "2A", async (truth, _) => await AccountAsync(desk, truth));
        await SurveyAsync(desk, "2B", async (truth, id) => await RefuseAsync(desk, truth, id));
        await SurveyAsync(desk, "3-DV", (_, _) => Task.CompletedTask);
        await SurveyAsync(desk, "3-BANK", (_, _) => Task.CompletedTask);
        await SurveyAsync(desk, "3-UQ-TK", async (truth, _) => await AuthoriseAsync(desk, truth));
        await SurveyAsync(desk, "4", async (truth, _) => await desk.Page.Locator("textarea[name=Reason]").FillAsync(truth["force_majeure_reason"]));
        await SurveyAsync(desk, "X-CHET", (_, _) => desk.Page.Locator("input[name=EventOn]").FillAsync("17/01/2024"), asTruthSays: "3-MM");

        var (_, draft) = await ChooseAsync("3-VNEID");
        await desk.VisitAsync($"/khao-sat/{draft}");
        await OutcomeAsync(desk, "3-VNEID");
        await desk.PressAsync("button[value=draft]");
        (await desk.MessageAsync()).ShouldContain("Đã lưu nháp");
        (await SurveysAsync(SurveyState.Draft)).ShouldBe(1);
        (await SurveysAsync(SurveyState.Completed)).ShouldBe(8);
        (await desk.DownloadAsync("a[href$='/phieu.pdf']")).Bytes.Length.ShouldBeGreaterThan(1000);
    });

    [Fact]
    public Task Part_07_the_justice_officer_certifies() => PartAsync(Justice, Window.Office, async desk =>
    {
        await desk.VisitAsync("/khao-sat/uy-quyen");
        await desk.PressAsync("main a[href$='/chung-thuc'] >> nth=0");
        await desk.Page.Locator("input[name=CertificationNumber]").FillAsync("05/2024-SCT/CK,ĐC");
        await desk.PressAsync("main form.survey .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã chứng thực giấy ủy quyền số 05/2024-SCT/CK,ĐC");
        await desk.VisitAsync($"/khao-sat/{portal.Surveyed["3-UQ-TK"]}");
        (await desk.Page.Locator("#PowerOfAttorney").InnerTextAsync()).ShouldContain("Đã chứng thực");
    });

    /// <summary>The other visits of the week, by the same use case that the page calls.</summary>
    [Fact]
    public Task Part_08_the_teams_survey_the_rest_of_the_week() => PartAsync(Culture, Window.Office, async desk =>
    {
        string[] usual = ["1", "2A", "3-BANK", "3-DV", "4"];
        var people = await RegisterAsync();
        var rest = SampleFile.Read("survey-truth.csv")
            .Where(truth => usual.Contains(truth["outcome"]) && people.TryGetValue(truth["person_id"], out var id) && !portal.Surveyed.ContainsValue(id) && IsPlain(truth))
            .Take(SurveysWithoutBrowser).ToList();
        foreach (var truth in rest) await SurveyDirectlyAsync(people[truth["person_id"]], truth);
        (await SurveysAsync(SurveyState.Completed)).ShouldBe(8 + rest.Count);
        await desk.VisitAsync("/khao-sat");
        await desk.PictureAsync("buoc-4");
    });

    private async Task SurveyAsync(Desk desk, string outcome, Func<Truth, Guid, Task> fill, string? asTruthSays = null)
    {
        var (truth, person) = await ChooseAsync(asTruthSays ?? outcome);
        await desk.VisitAsync($"/khao-sat/{person}");
        await OutcomeAsync(desk, outcome);
        await fill(truth, person);
        await CompleteAsync(desk, outcome, person);
    }

    private static Task OutcomeAsync(Desk desk, string code) => desk.Page.Locator($"input[name=Outcome][value='{code}']").CheckAsync();

    private static async Task AccountAsync(Desk desk, Truth truth)
    {
        await desk.Page.Locator("input[name=HasAccount][value=true]").CheckAsync();
        await desk.Page.Locator("select[name=ProviderCode]").SelectOptionAsync(truth["account_bin"]);
        await desk.Page.Locator("input[name=AccountNumber]").FillAsync(truth["account_number"]);
        await desk.Page.Locator("input[name=AccountHolder]").FillAsync(truth["account_holder"]);
        await desk.Page.Locator("input[name=AccountIsActive][value=true]").CheckAsync();
    }

    private static async Task RefuseAsync(Desk desk, Truth truth, Guid person)
    {
        await desk.Page.Locator("input[name=HasAccount][value=true]").CheckAsync();
        await desk.Page.Locator("textarea[name=Reason]").FillAsync(truth["refusal_reason"]);
        await desk.PressAsync("button[value=minute]");
        await desk.Page.Locator("input[name=PoliceName]").FillAsync("Trần Quốc Hưng");
        await desk.PressAsync("main form.survey .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã lập biên bản số");
        foreach (var pad in await desk.Page.Locator(".signature-canvas").AllAsync())
            await DrawAsync(desk, pad);
        await desk.PressAsync("form[data-sign-minute] .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã ký biên bản");
        (await desk.Page.Locator(".signed-images img").CountAsync()).ShouldBe(3);
        var minute = Paper.Of(await desk.DownloadAsync($"a[href='/khao-sat/{person}/bien-ban.pdf']"));
        minute.Text.ShouldContain("BIÊN BẢN");
        minute.Text.ShouldContain(truth["name"]);
        minute.Text.ShouldContain("Ký trên màn hình lúc");
        await desk.VisitAsync($"/khao-sat/{person}");
    }

    /// <summary>A signature with the mouse; drawn, taken back by one stroke, drawn again.</summary>
    private static async Task DrawAsync(Desk desk, Microsoft.Playwright.ILocator pad)
    {
        await pad.ScrollIntoViewIfNeededAsync();
        var box = (await pad.BoundingBoxAsync())!;
        for (var stroke = 0; stroke < 2; stroke++)
        {
            await desk.Page.Mouse.MoveAsync(box.X + 40, box.Y + 40 + stroke * 40);
            await desk.Page.Mouse.DownAsync();
            for (var step = 1; step <= 6; step++)
                await desk.Page.Mouse.MoveAsync(box.X + 40 + step * 25, box.Y + (step % 2 == 0 ? 40 : 90) + stroke * 20);
            await desk.Page.Mouse.UpAsync();
        }
        await pad.Locator("xpath=../..").GetByText("Bỏ nét cuối").ClickAsync();
    }

    private static async Task AuthoriseAsync(Desk desk, Truth truth)
    {
        await desk.PressAsync("button[value=attorney]");
        await desk.Page.Locator("input[name=AttorneyName]").FillAsync(truth["authorised_name"]);
        await desk.Page.Locator("input[name=AttorneyBirth]").FillAsync(truth["authorised_birth"]);
        await desk.Page.Locator("input[name=AttorneyCitizenId]").FillAsync(truth["authorised_id"]);
        await desk.Page.Locator("input[name=AttorneyRelation]").FillAsync(truth["authorised_relation"]);
        await desk.Page.Locator("input[name=AttorneyAddress]").FillAsync("Xã Xuân Yên");
        await desk.Page.Locator("input[name=IsThroughAccount][value=true]").CheckAsync();
        await desk.Page.Locator("select[name=ProviderCode]").SelectOptionAsync(truth["authorised_bin"]);
        await desk.Page.Locator("input[name=AccountNumber]").FillAsync(truth["authorised_account"]);
        await desk.PressAsync("main form.survey .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã lưu giấy ủy quyền");
        var paper = Paper.Of(await desk.DownloadAsync("a[href$='/uy-quyen.pdf']"));
        paper.Text.ShouldContain("GIẤY ỦY QUYỀN");
        paper.Text.ShouldContain(truth["authorised_name"]);
    }

    private async Task CompleteAsync(Desk desk, string outcome, Guid person)
    {
        await desk.PressAsync("button[value=complete]");
        (await desk.MessageAsync()).ShouldContain("Đã hoàn thành phiếu khảo sát");
        portal.Surveyed[outcome] = person;
    }

    /// <summary>Somebody of the register for whom the home visit finds this outcome.</summary>
    private async Task<(Truth Truth, Guid Person)> ChooseAsync(string outcome)
    {
        var people = await RegisterAsync();
        var truth = SampleFile.Read("survey-truth.csv").First(row => row["outcome"] == outcome && people.ContainsKey(row["person_id"]) && IsPlain(row));
        return (truth, people[truth["person_id"]]);
    }

    /// <summary>The person answers for themselves, and an account is one at a bank.</summary>
    private static bool IsPlain(Truth truth) =>
        truth["informant"].Length == 0
        && (truth["outcome"] is not ("1" or "2A" or "2B") || truth["account_bin"].StartsWith("9704", StringComparison.Ordinal))
        && (truth["outcome"] != "3-UQ-TK" || truth["authorised_bin"].StartsWith("9704", StringComparison.Ordinal));

    private Task<Dictionary<string, Guid>> RegisterAsync() => portal.InDatabaseAsync(db => db.Beneficiaries
        .Where(person => person.CitizenId != null && person.HamletId != null && person.Status == Domain.Beneficiaries.BeneficiaryStatus.Active)
        .ToDictionaryAsync(person => person.CitizenId!, person => person.Id));

    private Task<int> SurveysAsync(SurveyState state) => portal.InDatabaseAsync(db => db.Surveys.CountAsync(survey => survey.State == state));

    private Task SurveyDirectlyAsync(Guid person, Truth truth) => portal.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<Data.AppDbContext>();
        var clock = services.GetRequiredService<BusinessClock>();
        var round = await db.Rounds.Select(row => row.Id).SingleAsync();
        var officer = await db.Users.SingleAsync(user => user.Email == Culture);
        bool hasAccount = truth["outcome"] is "1" or "2A";
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(row => row.BeneficiaryId == person && row.RoundId == round);
        var form = new SurveyForm
        {
            Version = survey?.Version,
            Outcome = truth["outcome"],
            VisitedOn = DateOnly.ParseExact("15/01/2024", "dd/MM/yyyy", CultureInfo.InvariantCulture),
            HasAccount = hasAccount,
            IsRegisteredForAccount = hasAccount ? truth["outcome"] == "1" : null,
            ProviderCode = hasAccount ? truth["account_bin"] : null,
            AccountNumber = hasAccount ? truth["account_number"] : null,
            AccountHolder = hasAccount ? truth["account_holder"] : null,
            Reason = truth["outcome"] == "4" ? truth["force_majeure_reason"] : null,
        };
        var completion = await services.GetRequiredService<CompleteSurvey>().RunAsync(person, round, form, new Actor(officer.Id, officer.FullName), clock.UtcNow);
        completion!.Missing.ShouldBeEmpty($"{truth["person_id"]} {truth["outcome"]}");
        return 0;
    });
}
