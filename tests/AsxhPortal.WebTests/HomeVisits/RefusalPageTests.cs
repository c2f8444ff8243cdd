using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.HomeVisits.Refusals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class RefusalPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    [Fact]
    public async Task A_refusal_needs_its_minute_and_then_pays_in_cash()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Vũ Thị Từ");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var survey = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey",
            ("command", "complete"), ("Outcome", "2B"), ("Reason", "Xa ngân hàng"));
        (await survey.ReadPageAsync()).Errors().ShouldBe(["Hãy lập biên bản có đủ ba bên ký."]);

        (await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "minute"), ("Outcome", "2B"), ("Reason", "Xa ngân hàng, ngại đi rút")))
            .Headers.Location!.ToString().ShouldEndWith("/bien-ban");
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        page.QuerySelector("#Reason")!.TextContent.Trim().ShouldBe("Xa ngân hàng, ngại đi rút");
        var unsigned = await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("PoliceName", ""));
        (await unsigned.ReadPageAsync()).Errors().ShouldBe(["Hãy nhập họ tên Công an xã/CSKV ký biên bản."]);
        (await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("PoliceName", "Trần Quốc Hưng"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await client.SendAsync(await client.GetPageAsync($"/khao-sat/{id}/bien-ban"), "form[data-sign-paper]", [], ("IsFiled", "true"));
        (await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "complete"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await scene.InDatabaseAsync(async db => (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id)).Channel.ShouldBe(PaymentChannel.Cash));
        var pdf = await client.GetAsync($"/khao-sat/{id}/bien-ban.pdf");
        pdf.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        await scene.InDatabaseAsync(async db => (await db.AuditEntries.AnyAsync(e => e.BeneficiaryId == id && e.Subject == "Biên bản")).ShouldBeTrue());
    }

    [Fact]
    public async Task The_reason_is_chosen_from_the_list_and_counted_as_chosen()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Vũ Thị Chọn");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "minute"), ("Outcome", "2B"), ("ReasonKind", "FearsFees"), ("Reason", ""));
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        page.QuerySelector("#ReasonKind option[selected]")!.TextContent.ShouldBe("Ngại mất phí");

        var other = await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("ReasonKind", "Other"), ("Reason", ""), ("PoliceName", "Trần Quốc Hưng"));
        (await other.ReadPageAsync()).Errors().ShouldBe(["Chọn “Lý do khác” thì hãy ghi rõ lý do."]);
        (await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("ReasonKind", "WantsMoreTime"), ("Reason", "Xa ngân hàng, để hỏi con đã"), ("PoliceName", "Trần Quốc Hưng")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await client.SendAsync(await client.GetPageAsync($"/khao-sat/{id}/bien-ban"), "form[data-sign-paper]", [], ("IsFiled", "true"));
        (await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "complete"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await scene.InDatabaseAsync(async db =>
        {
            var answers = (await db.Surveys.AsNoTracking().SingleAsync(s => s.BeneficiaryId == id)).Answers;
            (answers.ReasonKind, answers.Reason).ShouldBe((RefusalReasonKind.WantsMoreTime, "Xa ngân hàng, để hỏi con đã"));
            (await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == id)).ReasonKind.ShouldBe(RefusalReasonKind.WantsMoreTime);
        });
        var leader = await scene.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync($"/dot-ra-soat/tu-choi?unit={scene.UnitId}&ly-do=WantsMoreTime")).Body!.TextContent.ShouldContain("Vũ Thị Chọn");
        (await leader.GetPageAsync($"/dot-ra-soat/tu-choi?unit={scene.UnitId}&ly-do=FarFromBank")).Body!.TextContent.ShouldNotContain("Vũ Thị Chọn");
    }

    [Fact]
    public async Task Two_people_who_take_the_same_number_at_once_get_two_numbers()
    {
        await scene.PreparedAsync();
        var people = new List<Guid>();
        for (var i = 0; i < 6; i++)
            people.Add(await SurveyedAsync("Vũ Văn Đua " + i));
        var next = 0;
        await scene.InDatabaseAsync(async db => next = await RecordRefusal.NextNumberAsync(db, scene.UnitId, 2024));

        await Task.WhenAll(people.Select(id => RecordAsync(id, Minute(next, next))));

        await scene.InDatabaseAsync(async db => (await db.RefusalMinutes.Where(m => people.Contains(m.BeneficiaryId)).Select(m => m.Number).ToListAsync())
            .Order().ShouldBe(Enumerable.Range(next, 6)));
    }

    [Fact]
    public async Task A_number_typed_by_hand_that_is_taken_is_refused_with_a_sentence()
    {
        await scene.PreparedAsync();
        var first = await SurveyedAsync("Vũ Văn Trước");
        var second = await SurveyedAsync("Vũ Văn Sau");
        await RecordAsync(first, Minute(70, 1));
        var client = await scene.SignedInAsAsync(Roles.CommunePolice);

        var response = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{second}/bien-ban"), $"/khao-sat/{second}/bien-ban", "form.survey",
            ("Number", "70"), ("Reason", "Chưa muốn"), ("OfficerName", "Nguyễn Thị Thu Hà"));

        (await response.ReadPageAsync()).Errors().Single().ShouldStartWith("Số biên bản 70 của năm 2024 đã dùng");
    }

    [Fact]
    public async Task A_fingerprint_needs_a_witness_and_another_communes_minute_is_not_found()
    {
        await scene.PreparedAsync();
        var id = await SurveyedAsync("Vũ Thị Chỉ");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        var response = await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("Signing", "Fingerprint"), ("Reason", "Chưa muốn"), ("PoliceName", "Trần Quốc Hưng"));
        (await response.ReadPageAsync()).Errors().ShouldBe(["Đối tượng điểm chỉ hoặc không ký được thì phải có người làm chứng."]);

        (await client.GetAsync($"/khao-sat/{scene.StrangerId}/bien-ban")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync($"/khao-sat/{scene.StrangerId}/phieu.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("phieu-trong.pdf")]
    [InlineData("bien-ban-trong.pdf")]
    [InlineData("giay-uy-quyen-trong.pdf")]
    public async Task Blank_papers_can_be_printed(string name)
    {
        await scene.PreparedAsync();
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        (await client.GetAsync("/khao-sat/" + name)).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Theory]
    [InlineData("ke-hoach.pdf", "Danh sách đi khảo sát")]
    [InlineData("phieu-cua-thon.pdf", "Phiếu khảo sát in sẵn của thôn")]
    public async Task Papers_of_a_thon_are_recorded_with_their_size(string name, string subject)
    {
        await scene.PreparedAsync();
        await scene.AddPersonAsync("Vũ Thị In", scene.OtherHamletId);
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        (await client.GetAsync($"/khao-sat/{name}?thon={scene.OtherHamletId}")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        await scene.InDatabaseAsync(async db => (await db.AuditEntries.OrderByDescending(e => e.At).FirstAsync(e => e.Subject == subject)).RowCount!.Value.ShouldBeGreaterThan(0));
    }

    private async Task<Guid> SurveyedAsync(string name)
    {
        var id = await scene.AddPersonAsync(name);
        await scene.InDatabaseAsync(async db =>
        {
            db.Surveys.Add(new Survey(scene.RoundId, await db.Beneficiaries.SingleAsync(b => b.Id == id)));
            await db.SaveChangesAsync();
        });
        return id;
    }

    private Task RecordAsync(Guid id, RefusalForm form) => scene.InScopeAsync(async services =>
        (await services.GetRequiredService<RecordRefusal>().RunAsync(id, scene.RoundId, form)).ShouldNotBeNull());

    private static RefusalForm Minute(int number, int proposed) => new()
    {
        Number = number,
        ProposedNumber = proposed,
        HeldOn = PortalFactory.Today,
        HeldTime = "09:30",
        Place = "Nhà đối tượng",
        Reason = "Chưa muốn dùng tài khoản",
        PoliceName = "Trần Quốc Hưng",
        OfficerName = "Nguyễn Thị Thu Hà",
        SignatoryName = "Đối tượng",
    };
}
