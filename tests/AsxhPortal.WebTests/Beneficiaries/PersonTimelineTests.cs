using System.Net;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

/// <summary>What happened to one person, who did it and why; and who looked.</summary>
public sealed class PersonTimelineTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task A_correction_is_one_line_with_its_reason_who_did_it_and_the_fields()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/doi-tuong/{portal.HoaId}/nhan-than";
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel", ("OldId", "184209511"), ("HouseholdHead", "Trần Văn Cả"), ("Reason", "Theo sổ hộ khẩu"));

        var lines = (await police.GetPageAsync($"/doi-tuong/{portal.HoaId}/dien-bien?loai=sua")).QuerySelectorAll(".timeline > li");
        var line = lines.Where(l => l.TextContent.Contains("Theo sổ hộ khẩu")).ShouldHaveSingleItem().TextContent;
        line.ShouldContain("Sửa thông tin nhân thân");
        line.ShouldContain("Trần Quốc Hưng");
        line.ShouldContain("184209511");
        line.ShouldContain("Chủ hộ:");
    }

    [Fact]
    public async Task An_exchanged_account_is_one_line_from_old_to_new()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/doi-tuong/{portal.BinhId}/tai-khoan";
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel", ("ProviderCode", "970405"), ("AccountNumber", "0012345678"), ("Reason", "Bác cho xem thẻ"));
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel", ("AccountNumber", "0099999999"), ("Reason", "Thẻ cũ đã khóa"));

        var page = await police.GetPageAsync($"/doi-tuong/{portal.BinhId}/dien-bien?loai=tai-khoan");
        var text = page.QuerySelector(".timeline")!.TextContent;
        // The stopped clock of the test puts both acts into one moment; the account that was closed is told once.
        text.ShouldContain("Thẻ cũ đã khóa");
        text.ShouldContain("0099999999");
        text.ShouldNotContain("Đóng tài khoản");
    }

    [Fact]
    public async Task The_kinds_filter_and_a_wrong_kind_shows_everything()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/doi-tuong/{portal.LanId}/bien-dong";
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel", ("Kind", "MoveAway"), ("OccurredOn", "10/01/2024"), ("Note", "Về ở với con"));
        var all = await police.GetPageAsync($"/doi-tuong/{portal.LanId}/dien-bien?loai=khong-co&page=999");
        all.QuerySelector("[data-kind='bien-dong']")!.TextContent.ShouldContain("Chuyển nơi cư trú, ngày 10/01/2024");
        (await police.GetPageAsync($"/doi-tuong/{portal.LanId}/dien-bien?loai=chi-tra")).QuerySelector(".timeline > li").ShouldBeNull();
    }

    [Fact]
    public async Task A_protected_category_is_named_only_to_those_who_keep_the_list()
    {
        var name = "";
        await portal.InDatabaseAsync(async db =>
        {
            var category = await db.BenefitCategories.FirstAsync(c => c.IsSensitive);
            name = category.ShortName;
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == portal.AnId);
            var entitlement = new Entitlement(person, SourceGroup.SocialAssistance, category.Code, null);
            entitlement.Correct(category.Code, null, 500_000, Period.Parse("01/2024"), null, null);
            db.Entitlements.Add(entitlement);
            db.ChangeEvents.Add(person.Record(ChangeKind.EntitlementChanged, PortalFactory.Today, $"Thêm chế độ: {name}", new Actor(Guid.Empty, "Người thử"), PortalFactory.Now));
            await db.SaveChangesAsync();
        });
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer, "18376");
        foreach (var path in new[] { "", "/dien-bien" })
        {
            (await police.GetPageAsync($"/doi-tuong/{portal.AnId}{path}")).DocumentElement.TextContent.ShouldContain(name);
            var shown = (await justice.GetPageAsync($"/doi-tuong/{portal.AnId}{path}")).DocumentElement.TextContent;
            shown.ShouldNotContain(name);
            shown.ShouldContain("Diện được bảo vệ thông tin");
        }
    }

    [Fact]
    public async Task The_auditor_sees_who_looked_and_from_which_page_and_others_do_not()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        await police.GetPageAsync($"/doi-tuong/{portal.HoaId}/nhan-than");
        (await police.GetAsync($"/doi-tuong/{portal.HoaId}/nguoi-xem")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await police.GetPageAsync($"/doi-tuong/{portal.HoaId}")).QuerySelectorAll(".profile-tabs a").ShouldNotContain(a => a.TextContent.Contains("Ai đã xem"));

        var auditor = await portal.SignedInAsAsync(Roles.Auditor, "18376");
        var page = await auditor.GetPageAsync($"/doi-tuong/{portal.HoaId}/nguoi-xem");
        var row = page.QuerySelectorAll("#nguoi-xem tbody tr").First(r => r.TextContent.Contains("Sửa nhân thân"));
        row.TextContent.ShouldContain("Trần Quốc Hưng");
        (await auditor.GetAsync($"/doi-tuong/{portal.StrangerId}/nguoi-xem")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_people_who_changed_different_fields_both_keep_theirs()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/doi-tuong/{portal.HoaId}/nhan-than";
        var opened = await police.GetPageAsync(url);
        await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel", ("Phone", "0963045776"), ("OldId", "184209512"), ("Reason", "Đối tượng báo"));

        var stale = await police.SubmitAsync(opened, url, "form.form-panel", ("FullName", "Trần Thị Hòa"), ("OldId", "184209513"), ("Reason", "Theo thẻ"));

        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await stale.ReadPageAsync();
        var conflict = page.QuerySelector(".conflict")!;
        conflict.TextContent.ShouldContain("Trần Quốc Hưng");
        var rows = conflict.QuerySelectorAll("tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim()))).ToList();
        rows.ShouldContain(r => r.StartsWith("Số CMND cũ") && r.Contains("184209512") && r.Contains("184209513"));
        page.QuerySelector("input[name='Choice.Phone'][value=theirs]")!.HasAttribute("checked").ShouldBeTrue();
        page.QuerySelector("input[name='Choice.FullName'][value=mine]")!.HasAttribute("checked").ShouldBeTrue();
        (await police.SubmitAsync(page, url, "form.form-panel", ("Choice.OldId", "theirs"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await portal.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == portal.HoaId);
            (person.FullName, person.Phone, person.OldId).ShouldBe(("Trần Thị Hòa", "0963045776", "184209512"));
        });
    }

    [Fact]
    public async Task An_edit_without_a_reason_is_refused_and_nothing_changed_needs_none()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/doi-tuong/{portal.BinhId}/nhan-than";
        var refused = await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel", ("Phone", "0963045776"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.ReadPageAsync()).QuerySelector("#Reason-error")!.TextContent.ShouldContain("lý do");
        (await police.SubmitAsync(await police.GetPageAsync(url), url, "form.form-panel")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
