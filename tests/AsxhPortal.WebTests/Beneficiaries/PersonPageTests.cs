using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class PersonPageTests : IAsyncLifetime
{
    private readonly PeoplePortal _portal = new();
    private HttpClient _police = null!;

    public async ValueTask InitializeAsync()
    {
        await _portal.InitializeAsync();
        _police = await _portal.SignedInAsAsync(Roles.CommunePolice);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task The_page_says_what_is_missing_and_where_amounts_disagree_and_the_look_is_recorded()
    {
        var page = await _police.GetPageAsync($"/doi-tuong/{_portal.AnId}");
        page.Message()!.ShouldContain("tài khoản");
        page.Message()!.ShouldContain("số định danh");
        (await _police.GetPageAsync($"/doi-tuong/{_portal.BinhId}")).QuerySelector("#che-do mark")!.TextContent.ShouldContain("400.000");
        await _portal.InDatabaseAsync(async db =>
            (await db.AuditEntries.CountAsync(e => e.Action == AuditAction.Viewed && e.BeneficiaryId == _portal.AnId)).ShouldBe(1));
    }

    [Fact]
    public async Task Somebody_of_another_commune_is_not_there()
    {
        foreach (var path in new[] { "", "/dien-bien", "/giay-to", "/chi-tra", "/nhan-than", "/che-do/moi", "/bien-dong", "/tai-khoan", $"/che-do/{_portal.EntitlementId}" })
            (await _police.GetAsync($"/doi-tuong/{_portal.StrangerId}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await _police.GetAsync($"/doi-tuong/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _police.GetAsync($"/doi-tuong/{_portal.BinhId}/che-do/{_portal.EntitlementId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_corrected_identity_is_read_back_and_told_in_the_history()
    {
        var url = $"/doi-tuong/{_portal.HoaId}/nhan-than";
        var response = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("FullName", "Trần Thị Hòa"), ("Birth", "03/1941"), ("Phone", "+84 963 045 776"), ("Reason", "Theo thẻ căn cước"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await _portal.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == _portal.HoaId);
            (person.FullName, person.Birth!.Value.ToIso(), person.Phone).ShouldBe(("Trần Thị Hòa", "1941-03", "0963045776"));
        });
        var history = (await _police.GetPageAsync($"/doi-tuong/{_portal.HoaId}/dien-bien")).QuerySelector("#dien-bien")!.TextContent;
        history.ShouldContain("Trần Quốc Hưng");
        history.ShouldContain("Ngày sinh:");
        history.ShouldContain("12/03/1940");
        history.ShouldContain("03/1941");
    }

    [Fact]
    public async Task A_wrong_identity_keeps_what_was_typed_and_says_what_to_do()
    {
        var url = $"/doi-tuong/{_portal.HoaId}/nhan-than";
        foreach (var (field, value, sentence) in new[]
        {
            ("CitizenId", "04214", "đúng 12 chữ số"), ("CitizenId", "042038000002", "đã thuộc về một người khác"), ("Birth", "31/02/1940", "24/02/1969"), ("Phone", "12", "10 chữ số"),
        })
        {
            var response = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", (field, value));
            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, value);
            var page = await response.ReadPageAsync();
            page.Errors().ShouldContain(e => e.Contains(sentence));
            page.QuerySelector($"#{field}")!.GetAttribute("value").ShouldBe(value);
        }
    }

    [Fact]
    public async Task A_form_that_somebody_overtook_shows_both_versions_and_can_then_be_saved()
    {
        var url = $"/doi-tuong/{_portal.HoaId}/nhan-than";
        var opened = await _police.GetPageAsync(url);
        await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("HouseholdHead", "Trần Văn Cả"), ("Reason", "Theo sổ hộ"));

        var stale = await _police.SubmitAsync(opened, url, "form.form-panel", ("HouseholdHead", "Trần Văn Hai"), ("Reason", "Đối tượng báo"));

        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await stale.ReadPageAsync();
        page.QuerySelector(".message-warn")!.TextContent.ShouldContain("Trần Văn Cả");
        page.QuerySelector(".message-warn")!.TextContent.ShouldContain("Trần Văn Hai");
        (await _police.SubmitAsync(page, url, "form.form-panel")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await _portal.InDatabaseAsync(async db => (await db.Beneficiaries.SingleAsync(b => b.Id == _portal.HoaId)).HouseholdHead.ShouldBe("Trần Văn Hai"));
    }

    [Fact]
    public async Task An_entitlement_is_filled_suspended_resumed_ended_and_restored()
    {
        var url = $"/doi-tuong/{_portal.HoaId}/che-do/{_portal.EntitlementId}";
        (await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("DeclaredAmount", "365.000"), ("StartsFrom", "07/2021"), ("Reason", "Theo quyết định"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await StepAsync(url, ("Step", "Suspend"), ("Reason", "Không nhận ba tháng liền"));
        await StepAsync(url, ("Step", "Resume"), ("Reason", "Đã nhận lại"));
        await StepAsync(url, ("Step", "End"), ("LastMonth", "01/2024"), ("Reason", "Hết điều kiện hưởng"));
        await StepAsync(url, ("Step", "Restore"), ("Reason", "Quyết định 15/QĐ-UBND"));

        await _portal.InDatabaseAsync(async db =>
        {
            var entitlement = await db.Entitlements.SingleAsync(e => e.Id == _portal.EntitlementId);
            (entitlement.DeclaredAmount, entitlement.StartsFrom!.Value.ToIso(), entitlement.State).ShouldBe((365_000L, "2021-07", EntitlementState.Active));
            (await db.ChangeEvents.CountAsync(e => e.BeneficiaryId == _portal.HoaId)).ShouldBe(5);
        });
    }

    [Theory]
    [InlineData("StartsFrom", "13/2024", "02/2024")]
    [InlineData("DeclaredAmount", "abc", "số nguyên")]
    [InlineData("CategoryCode", "NCC-6.1-TB", "không thuộc nhóm")]
    public async Task A_wrong_entitlement_is_refused_beside_its_field(string field, string value, string sentence)
    {
        var url = $"/doi-tuong/{_portal.HoaId}/che-do/{_portal.EntitlementId}";
        var response = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", (field, value));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.ReadPageAsync()).QuerySelector($"#{field}-error")!.TextContent.ShouldContain(sentence);
    }

    [Fact]
    public async Task The_same_entitlement_twice_is_refused_another_one_is_added()
    {
        var url = $"/doi-tuong/{_portal.HoaId}/che-do/moi";
        var same = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("CategoryCode", "BTXH-5C"));
        (await same.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("đã có chế độ này"));

        url += "?nhom=ncc";
        var added = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("CategoryCode", "NCC-6.1-TB"), ("Percent", "23"), ("StartsFrom", "01/2010"));
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _police.GetPageAsync($"/doi-tuong/{_portal.HoaId}")).QuerySelector("[data-figure=amount] dd")!.TextContent.ShouldContain("1.873.000");
    }

    [Fact]
    public async Task A_death_is_recorded_once_and_not_in_the_future()
    {
        var url = $"/doi-tuong/{_portal.BinhId}/bien-dong";
        var future = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("Kind", "Death"), ("OccurredOn", "01/02/2024"), ("Note", "Giấy chứng tử số 3"));
        (await future.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("tương lai"));
        await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("Kind", "Death"), ("OccurredOn", "20/12/2023"), ("Note", "Giấy chứng tử số 3"));
        var page = await _police.GetPageAsync($"/doi-tuong/{_portal.BinhId}");
        page.QuerySelector("#bien-dong")!.TextContent.ShouldContain("Đã chết");
        page.QuerySelector("[data-figure=amount] dd")!.TextContent.ShouldContain("0");
    }

    [Fact]
    public async Task An_account_keeps_its_zeros_and_another_holder_is_refused_in_words()
    {
        var url = $"/doi-tuong/{_portal.HoaId}/tai-khoan";
        var refused = await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("ProviderCode", "970405"), ("AccountNumber", "0012345678"), ("AccountHolder", "TRAN VAN BINH"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("không phải là Trần Thị Hoà"));

        await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", ("ProviderCode", "970405"), ("AccountNumber", "0012345678"), ("Reason", "Bà cho xem thẻ"));
        (await _police.GetPageAsync($"/doi-tuong/{_portal.HoaId}")).QuerySelector("#tai-khoan")!.TextContent.ShouldContain("0012345678");

        (await _police.GetPageAsync($"/doi-tuong/{_portal.HoaId}/dien-bien?loai=tai-khoan")).QuerySelector(".timeline")!.TextContent.ShouldContain("Lý do, căn cứ: Bà cho xem thẻ");

        var opened = await _police.GetPageAsync(url);
        await _police.SubmitAsync(opened, url, "form.form-panel", ("AccountNumber", "0099"), ("Reason", "Nhập nhầm"));
        await _police.SubmitAsync(opened, url, "form.form-panel", ("AccountNumber", "0087654321"), ("Reason", "Nhập nhầm"));
        (await _police.SubmitAsync(opened, url, "form.form-panel", ("AccountNumber", "0011111111"), ("Reason", "Đổi"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await _portal.InDatabaseAsync(async db => (await db.BankAccounts.SingleAsync(a => a.ClosedAt == null)).Number.ShouldBe("0087654321"));
    }

    [Fact]
    public async Task Without_the_antiforgery_token_nothing_is_saved()
    {
        var response = await _police.PostAsync($"/doi-tuong/{_portal.HoaId}/nhan-than", new FormUrlEncodedContent([new("FullName", "Ai Đó")]));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task StepAsync(string url, params (string, string)[] typed)
    {
        url += "/tinh-trang";
        (await _police.SubmitAsync(await _police.GetPageAsync(url), url, "form.form-panel", typed)).StatusCode.ShouldBe(HttpStatusCode.Redirect, typed[0].Item2);
    }
}
