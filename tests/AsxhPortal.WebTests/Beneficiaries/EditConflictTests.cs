using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

/// <summary>Two people edit the same: whoever comes second is shown field by field what the first one saved, and every field keeps what was chosen.</summary>
public sealed class EditConflictTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task The_account_of_step_six_comes_back_field_by_field()
    {
        var url = $"/ban-giao/tai-khoan/{portal.HoaId}";
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var colleague = await portal.SignedInAsAsync(Roles.CommunePolice);
        var opened = await police.GetPageAsync(url);
        (await colleague.SubmitAsync(await colleague.GetPageAsync(url), url, "form.form-panel", ("ProviderCode", "970405"), ("AccountNumber", "0012345678"), ("AccountHolder", "TRAN THI HOA"), ("Reason", "Bà cho xem thẻ"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var stale = await police.SubmitAsync(opened, url, "form.form-panel", ("ProviderCode", "970415"), ("AccountNumber", "0099999999"), ("AccountHolder", "TRAN THI HOA"), ("Reason", "Con gái báo"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await stale.ReadPageAsync();
        var row = RowOf(page, "Số tài khoản");
        row.QuerySelector("[data-label='Hiện nay']")!.TextContent.ShouldContain("0012345678");
        row.QuerySelector("[data-label='Bạn nhập']")!.TextContent.ShouldContain("0099999999");
        page.QuerySelector(".conflict")!.TextContent.ShouldContain("vừa lưu thay đổi");
        ((IHtmlInputElement)page.QuerySelector("#AccountNumber")!).Value.ShouldBe("0099999999");
        ((IHtmlInputElement)page.QuerySelector("#Reason")!).Value.ShouldBe("Con gái báo");

        // The bank of the other person, the number that was typed here.
        (await police.SubmitAsync(page, url, "form.form-panel", ("Choice.ProviderCode", "theirs"), ("Choice.AccountNumber", "mine"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var account = await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == portal.HoaId && a.ClosedAt == null);
            (account.ProviderCode, account.Number, account.DeclaredReason).ShouldBe(("970405", "0099999999", "Con gái báo"));
        });
    }

    [Fact]
    public async Task A_survey_comes_back_field_by_field_and_theirs_may_stay()
    {
        var url = $"/khao-sat/{portal.BinhId}";
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var opened = await police.GetPageAsync(url);
        var officer = await portal.SignedInAsAsync(Roles.CultureOfficer);
        await officer.SubmitAsync(await officer.GetPageAsync(url), url, "form.survey", ("command", "draft"), ("Note", "Bác nghễnh ngãng"), ("Phone", "0963045776"));

        var stale = await police.SubmitAsync(opened, url, "form.survey", ("command", "draft"), ("Note", "Bác ở nhà con"), ("InformantName", "Lê Thị Con"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await stale.ReadPageAsync();
        RowOf(page, "Ghi chú").TextContent.ShouldContain("Bác nghễnh ngãng");
        // Only the other one wrote a telephone number: theirs is proposed.
        RowOf(page, "Số điện thoại").QuerySelector("input[value=theirs]")!.HasAttribute("checked").ShouldBeTrue();
        page.QuerySelector("#Note")!.TextContent.Trim().ShouldBe("Bác ở nhà con");

        (await police.SubmitAsync(page, url, "form.survey", ("command", "draft"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var answers = (await db.Surveys.SingleAsync(s => s.BeneficiaryId == portal.BinhId)).Answers;
            (answers.Note, answers.Phone, answers.InformantName).ShouldBe(("Bác ở nhà con", "0963045776", "Lê Thị Con"));
        });
    }

    [Fact]
    public async Task A_power_of_attorney_comes_back_field_by_field()
    {
        var url = $"/khao-sat/{portal.AnId}/uy-quyen";
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        (string, string)[] typed = [("AttorneyName", "Hoàng Văn Con"), ("AttorneyRelation", "con"), ("IsThroughAccount", "false")];
        (await police.SubmitAsync(await police.GetPageAsync(url), url, "form.survey", typed)).StatusCode.ShouldBe(HttpStatusCode.Found);
        var opened = await police.GetPageAsync(url);
        var officer = await portal.SignedInAsAsync(Roles.CultureOfficer);
        (await officer.SubmitAsync(await officer.GetPageAsync(url), url, "form.survey", ("AttorneyAddress", "Thôn Yên Lợi"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var stale = await police.SubmitAsync(opened, url, "form.survey", ("AttorneyRelation", "cháu"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await stale.ReadPageAsync();
        RowOf(page, "Nơi ở").QuerySelector("input[value=theirs]")!.HasAttribute("checked").ShouldBeTrue();
        (await police.SubmitAsync(page, url, "form.survey")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var paper = await db.PowersOfAttorney.SingleAsync(p => p.BeneficiaryId == portal.AnId);
            (paper.AttorneyRelation, paper.AttorneyAddress).ShouldBe(("cháu", "Thôn Yên Lợi"));
        });
    }

    [Fact]
    public async Task Nothing_changes_without_a_reason_and_what_was_typed_stays()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var death = $"/doi-tuong/{portal.LanId}/bien-dong";
        var refused = await client.SubmitAsync(await client.GetPageAsync(death), death, "form.form-panel", ("Kind", "Death"), ("OccurredOn", "05/01/2024"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await refused.ReadPageAsync();
        page.Errors().Single().ShouldContain("lý do");
        ((IHtmlInputElement)page.QuerySelector("#OccurredOn")!).Value.ShouldBe("05/01/2024");

        foreach (var address in new[] { $"/doi-tuong/{portal.LanId}/tai-khoan", $"/ban-giao/tai-khoan/{portal.LanId}" })
        {
            var first = await client.SubmitAsync(await client.GetPageAsync(address), address, "form.form-panel", ("ProviderCode", "970405"), ("AccountNumber", "0055555555"), ("AccountHolder", "NGUYEN THI LAN"));
            first.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, address);
            var again = await first.ReadPageAsync();
            again.Errors().Single().ShouldStartWith("Hãy ghi lý do, căn cứ khai tài khoản", Case.Sensitive, address);
            ((IHtmlInputElement)again.QuerySelector("#AccountNumber")!).Value.ShouldBe("0055555555");
        }
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ChangeEvents.AnyAsync(e => e.BeneficiaryId == portal.LanId)).ShouldBeFalse();
            (await db.BankAccounts.AnyAsync(a => a.BeneficiaryId == portal.LanId)).ShouldBeFalse();
        });
    }

    private static IElement RowOf(IDocument page, string label) => page.QuerySelectorAll(".conflict tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == label);
}

/// <summary>One account for people of two communes: that it is shared is told, with whom is not.</summary>
public sealed class SharedAccountTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task An_officer_learns_that_an_account_is_shared_with_another_unit_but_not_with_whom()
    {
        var number = "0077777777";
        await portal.InDatabaseAsync(async db =>
        {
            var bank = await db.PaymentProviders.SingleAsync(p => p.Code == "970405");
            foreach (var (id, holder) in new[] { (portal.AnId, "HOANG VAN AN"), (portal.StrangerId, "PHAN THI LA") })
                db.BankAccounts.Add(BankAccount.Declare(await db.Beneficiaries.SingleAsync(b => b.Id == id), bank, PaymentChannel.BankAccount, number, holder, PayeeKind.Self, null, new Actor(Guid.NewGuid(), "Người khai"), new DateTime(2024, 1, 11, 2, 0, 0, DateTimeKind.Utc)));
            await db.SaveChangesAsync();
        });
        var otherCommune = "";
        await portal.InDatabaseAsync(async db => otherCommune = await db.Units.Where(u => u.Code == "18391").Select(u => u.Name).SingleAsync());
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);

        foreach (var address in new[] { $"/doi-tuong/{portal.AnId}", $"/ban-giao/tai-khoan/{portal.AnId}" })
        {
            var page = await client.GetPageAsync(address);
            page.Body!.TextContent.ShouldContain("dùng chung với 1 người ở đơn vị khác", Case.Sensitive, address);
            page.DocumentElement.OuterHtml.ShouldNotContain("Phan Thị Lạ");
            page.DocumentElement.OuterHtml.ShouldNotContain("PHAN THI LA");
            page.DocumentElement.OuterHtml.ShouldNotContain(portal.StrangerId.ToString());
            page.QuerySelector("main")!.TextContent.ShouldNotContain(otherCommune);
        }
        var shared = await client.GetPageAsync("/doi-tuong?chung=true");
        shared.QuerySelectorAll("tbody th a").Select(a => a.TextContent.Trim()).ShouldBe(["Hoàng Văn An"]);
        shared.DocumentElement.OuterHtml.ShouldNotContain("Phan Thị Lạ");
        (await client.GetPageAsync("/doi-tuong?chung=false")).QuerySelectorAll("tbody th a").ShouldBeEmpty();

        // Whoever sees both communes sees both people.
        var province = await portal.SignedInAsAsync(Roles.DataSteward);
        (await province.GetPageAsync("/doi-tuong?chung=true")).QuerySelectorAll("tbody th a").Select(a => a.TextContent.Trim()).ShouldContain("Phan Thị Lạ");

        // Declaring it anew says the same.
        var url = $"/doi-tuong/{portal.BinhId}/tai-khoan";
        (await client.SubmitAsync(await client.GetPageAsync(url), url, "form.form-panel", ("Channel", "BankAccount"), ("ProviderCode", "970405"), ("AccountNumber", number), ("AccountHolder", "LE VAN BINH"), ("HolderKind", "Self"), ("Reason", "Bác đọc số"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync($"/doi-tuong/{portal.BinhId}")).Message()!.ShouldContain("1 người khác cũng nhận vào số tài khoản này, và 1 người ở đơn vị khác");
    }
}
