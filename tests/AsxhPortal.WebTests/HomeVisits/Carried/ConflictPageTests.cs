using System.Net;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>The office looks at what phones sent and decides where two sides differ.</summary>
public sealed class ConflictPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly DateTime Taken = PortalFactory.Now.AddHours(-1);
    private static readonly Dictionary<string, string> AtHome = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" };

    /// <summary>Somebody was surveyed by a phone while the office wrote a draft.</summary>
    private async Task<(Guid PersonId, Guid SubmissionId, HttpClient Office)> ConflictAsync(string name, (Guid Id, string Kind, byte[] Bytes)[]? pictures = null)
    {
        await scene.PreparedAsync();
        var person = await scene.AddPersonAsync(name);
        var phone = await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var office = await scene.SignedInAsAsync(Roles.CommunePolice);
        await office.SubmitAsync(await office.GetPageAsync($"/khao-sat/{person}"), $"/khao-sat/{person}", "form.survey", ("command", "draft"), ("Outcome", "3-MM"), ("Note", "Gọi điện hỏi"));
        var visit = phone.Visit(person, "complete", AtHome, Taken, pictures ?? []);
        var id = visit["id"]!.GetValue<Guid>();
        await phone.SendAsync(visit);
        foreach (var picture in pictures ?? [])
            await phone.SendAsync(phone.SealPicture(picture.Id, id, picture.Kind, picture.Bytes));
        (await phone.SettledAsync(id)).State.ShouldBe("conflict");
        return (person, id, office);
    }

    [Fact]
    public async Task Both_sides_are_shown_and_the_ticked_fields_are_taken_with_a_reason()
    {
        var picture = (Guid.NewGuid(), "SignatureSubject", Phone.Png);
        var (person, id, office) = await ConflictAsync("Hoàng Thị Hai Bên", [picture]);
        var url = $"/khao-sat/mang-di/xung-dot/{id}";

        (await office.GetPageAsync("/khao-sat/mang-di/xung-dot")).QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")).ShouldContain(url);
        await office.GetPageAsync(url);
        scene.Statements.Clear();
        var page = await office.GetPageAsync(url);
        scene.Statements.Texts.Count.ShouldBeLessThanOrEqualTo(12);
        var row = page.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("input[value=Outcome]") is not null);
        row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).Take(2).Select(text => text[..4]).ShouldBe(["3-MM", "3-DV"]);

        var unexplained = await office.PostFormAsync(url, new() { ["Choice"] = "Keep" });
        unexplained.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unexplained.ReadPageAsync()).Errors().ShouldBe(["Hãy ghi lý do chọn, ví dụ: đã gọi điện hỏi lại gia đình."]);
        var nothing = await (await office.PostFormAsync(url, new() { ["Choice"] = "Fields", ["Reason"] = "Hỏi lại" })).ReadPageAsync();
        nothing.Errors().ShouldBe(["Hãy đánh dấu ít nhất một mục lấy của điện thoại, hoặc chọn giữ nguyên bản ở xã."]);
        nothing.QuerySelector("#Reason")!.TextContent.Trim().ShouldBe("Hỏi lại", "what was typed stays");

        var decided = await office.SubmitAsync(page, url, $"form[action='{url}']", ("Choice", "Fields"), ("Fields", "Outcome"), ("Fields", "VisitedOn"), ("Reason", "Đã hỏi lại gia đình"));
        decided.Headers.Location!.ToString().ShouldBe($"/khao-sat/mang-di/da-nhan/{id}");

        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == person);
            (survey.State, survey.Outcome, survey.Answers.Note).ShouldBe((SurveyState.Completed, SurveyOutcome.ChoosesPaymentOrganisation, "Gọi điện hỏi"));
        });
        var kept = await office.GetPageAsync($"/khao-sat/mang-di/da-nhan/{id}");
        kept.QuerySelector("main")!.TextContent.ShouldContain("Đã hỏi lại gia đình");
        (await office.GetAsync(url)).Headers.Location!.ToString().ShouldBe($"/khao-sat/mang-di/da-nhan/{id}", "decided once");
    }

    [Fact]
    public async Task What_the_office_keeps_stands_and_the_phones_side_stays_readable()
    {
        var (person, id, office) = await ConflictAsync("Hoàng Thị Giữ");

        await office.PostFormAsync($"/khao-sat/mang-di/xung-dot/{id}", new() { ["Choice"] = "Keep", ["Reason"] = "Gia đình xác nhận bản ở xã" });

        await scene.InDatabaseAsync(async db =>
        {
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == person)).Outcome.ShouldBe(SurveyOutcome.ChoosesMobileMoney);
            (await db.VisitSubmissions.SingleAsync(s => s.Id == id)).State.ShouldBe(SubmissionState.SetAside);
        });
        var list = await office.GetPageAsync($"/khao-sat/mang-di/da-nhan?nguoi={person}");
        list.QuerySelector("tbody .status")!.TextContent.ShouldContain("Không dùng, giữ lại");
        (await office.GetPageAsync($"/khao-sat/mang-di/da-nhan/{id}")).QuerySelector("main")!.TextContent.ShouldContain("3-DV");
        (await office.GetPageAsync($"/khao-sat/{person}")).QuerySelector($"a[href$='nguoi={person}']").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_survey_changed_while_deciding_is_shown_anew_and_nothing_is_written()
    {
        var (person, id, office) = await ConflictAsync("Hoàng Thị Chen");
        var url = $"/khao-sat/mang-di/xung-dot/{id}";
        var version = (await office.GetPageAsync(url)).QuerySelector("input[name=SurveyVersion]")!.GetAttribute("value")!;
        await office.SubmitAsync(await office.GetPageAsync($"/khao-sat/{person}"), $"/khao-sat/{person}", "form.survey", ("command", "draft"), ("Note", "Sửa tiếp"));

        var late = await office.PostFormAsync(url, new() { ["Choice"] = "Take", ["Reason"] = "Điện thoại đúng", ["SurveyVersion"] = version });

        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.ReadPageAsync()).Errors().Single().ShouldContain("vừa được người khác sửa");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.VisitSubmissions.SingleAsync(s => s.Id == id)).State.ShouldBe(SubmissionState.Conflict);
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == person)).Outcome.ShouldBe(SurveyOutcome.ChoosesMobileMoney);
        });
    }

    [Fact]
    public async Task Another_commune_finds_nothing_and_a_reader_decides_nothing()
    {
        var (_, id, _) = await ConflictAsync("Hoàng Thị Riêng");
        await scene.AddUserAsync(Roles.CommunePolice, "18391");
        var stranger = await scene.SignedInAsAsync(Roles.CommunePolice, "18391");
        foreach (var url in new[] { $"/khao-sat/mang-di/xung-dot/{id}", $"/khao-sat/mang-di/da-nhan/{id}", $"/khao-sat/mang-di/da-nhan?unit={scene.UnitId}" })
            (await stranger.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostFormAsync($"/khao-sat/mang-di/xung-dot/{id}", new() { ["Choice"] = "Keep", ["Reason"] = "Không phải của mình" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var leader = await scene.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync($"/khao-sat/mang-di/xung-dot/{id}")).QuerySelector("button[name=Choice]").ShouldBeNull();
        (await leader.PostFormAsync($"/khao-sat/mang-di/xung-dot/{id}", new() { ["Choice"] = "Keep", ["Reason"] = "Xem thôi" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await scene.SignedInAsAsync(Roles.PayingOfficer)).GetAsync("/khao-sat/mang-di/da-nhan")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
