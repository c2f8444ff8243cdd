using System.IO.Compression;
using System.Net;
using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace AsxhPortal.WebTests.Papers;

/// <summary>A commune whose lists are signed off and handed over once.</summary>
public sealed class HandedOverScene : IAsyncLifetime
{
    public SurveyedPortal Portal { get; } = new();

    /// <summary>"/ban-giao/lan/{id}".</summary>
    public string HandOver { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        await Portal.InDatabaseAsync(async db =>
        {
            // Kỳ has an HIV category only; Bảy has one beside his own.
            var ky = await db.Entitlements.SingleAsync(e => e.BeneficiaryId == Portal.Ky);
            db.Entitlements.Remove(ky);
            await db.SaveChangesAsync();
            foreach (var id in new[] { Portal.Ky, Portal.Bay })
                db.Entitlements.Add(new Entitlement(await db.Beneficiaries.SingleAsync(b => b.Id == id), SourceGroup.SocialAssistance, "BTXH-8", null));
            await db.SaveChangesAsync();
        });
        await Portal.SignOffAsync();
        var police = await Portal.SignedInAsAsync(Roles.CommunePolice);
        var due = $"/ban-giao/chuan-bi/{Portal.AgencyId}?unit={Portal.UnitId}";
        var response = await police.SubmitAsync(await police.GetPageAsync(due), due, "form[method=post][action*='chuan-bi']");
        HandOver = response.Headers.Location!.ToString().Split('?')[0];
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}

/// <summary>The papers of steps 4 to 6 as they are reached from their pages.</summary>
public sealed class StepPaperTests(HandedOverScene scene) : IClassFixture<HandedOverScene>
{
    private readonly SurveyedPortal _portal = scene.Portal;

    [Fact]
    public async Task The_report_says_what_the_dashboard_counts_and_takes_a_number()
    {
        var leader = await _portal.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync("/phan-loai")).QuerySelector("form[action='/phan-loai/bao-cao']").ShouldNotBeNull();

        var preview = await TextAsync(await leader.GetAsync("/phan-loai/bao-cao/pdf"));
        preview.ShouldContain("Bản xem trước, chưa lấy số");
        var issued = await TextAsync(await leader.PostFormAsync("/phan-loai/bao-cao"));
        issued.ShouldContain("/BC-UBND");
        PlaceFigures here = null!;
        await _portal.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            var round = await db.Rounds.Include(r => r.Deadlines).SingleAsync();
            here = (await services.GetRequiredService<RoundFiguresQuery>().FindAsync(_portal.UnitId, round, PortalFactory.Today, PortalFactory.Now))!.Place;
        });
        issued.ShouldContain($"Tổng số đối tượng phải rà soát: {here.Counts.People} người. Đã khảo sát xong {here.Counts.Surveyed} người");
        issued.ShouldContain($"ký duyệt {here.Counts.SignedOff} người");
        foreach (var channel in here.Channels.Where(c => c.People > 0))
            issued.ShouldContain($"{channel.Name} {channel.People}");
    }

    [Fact]
    public async Task The_posting_masks_numbers_and_leaves_out_whoever_has_an_hiv_category_only()
    {
        var police = await _portal.SignedInAsAsync(Roles.CommunePolice);
        var text = await TextAsync(await police.GetAsync("/phan-loai/niem-yet/pdf"));

        text.ShouldContain("Lê Thị Hoà");
        text.ShouldContain("*********001");
        text.ShouldNotContain("042138000001");
        text.ShouldNotContain("0012345678");
        text.ShouldNotContain("HIV", Case.Insensitive);
        text.ShouldNotContain("Nguyễn Văn Kỳ");
        text.ShouldContain("Trần Văn Bảy");
        text.ShouldContain("900.000");
        text.ShouldNotContain("1.440.000");
        (await TextAsync(await police.PostFormAsync("/phan-loai/niem-yet"))).ShouldContain("/TB-UBND");
    }

    [Fact]
    public async Task A_hand_over_goes_out_under_a_letter_or_a_slip_with_the_list_as_its_appendix()
    {
        var police = await _portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await police.GetPageAsync(scene.HandOver);
        page.QuerySelectorAll("form[method=post][action^='/ban-giao/lan/']").Select(form => form.GetAttribute("action")).ShouldBe([scene.HandOver + "/cong-van", scene.HandOver + "/phieu-chuyen"], ignoreOrder: true);

        var letter = await TextAsync(await police.PostFormAsync(scene.HandOver + "/cong-van"));
        letter.ShouldContain("V/v chuyển danh sách đối tượng");
        letter.ShouldContain("Phụ lục");
        await _portal.InDatabaseAsync(async db =>
        {
            var number = (await db.IssuedPapers.SingleAsync(p => p.Kind == PaperKind.HandOverLetter)).NumberText;
            letter.ShouldContain($"(Kèm theo Công văn số {number} ngày 12 tháng 01 năm 2024 của Ủy ban nhân dân xã Xuân Yên)");
        });
        (await TextAsync(await police.PostFormAsync(scene.HandOver + "/cong-van"))).ShouldContain("in lại lần 1");
        (await TextAsync(await police.PostFormAsync(scene.HandOver + "/phieu-chuyen"))).ShouldContain("/PC-UBND");
        (await police.GetSheetAsync(scene.HandOver + "/cong-van/phu-luc")).Says("Phụ lục").ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_of_updated_accounts_has_the_rows_and_filters_of_its_page()
    {
        var police = await _portal.SignedInAsAsync(Roles.CommunePolice);
        var all = await police.GetSheetAsync("/ban-giao/tai-khoan/excel");
        all.RowOf("Lê Thị Hoà").ShouldContain("042138000001");
        all.RowOf("Lê Thị Hoà").ShouldContain("Thêm mới");
        all.RowOf("Trần Văn Bảy").ShouldContain("Còn thiếu");
        var missing = await police.GetSheetAsync("/ban-giao/tai-khoan/excel?standing=Missing");
        missing.Says("Lê Thị Hoà").ShouldBeFalse();
        missing.Says("TỔNG CỘNG (1 người)").ShouldBeTrue();
        (await TextAsync(await police.PostFormAsync("/ban-giao/tai-khoan/in?standing=Missing"))).ShouldContain("/DS-UBND");
    }

    [Fact]
    public async Task The_leaflet_is_there_for_whoever_goes_to_the_homes()
    {
        var police = await _portal.SignedInAsAsync(Roles.CommunePolice);
        (await police.GetPageAsync("/khao-sat")).QuerySelector("a[href^='/khao-sat/to-tuyen-truyen.pdf']").ShouldNotBeNull();
        var text = await TextAsync(await police.GetAsync("/khao-sat/to-tuyen-truyen.pdf"));
        text.ShouldContain("là chủ trương của Đảng");
        text.ShouldContain("Tổ công tác Đề án 06 xã Xuân Yên");
    }

    [Fact]
    public async Task Papers_of_another_commune_are_not_found()
    {
        var police = await _portal.SignedInAsAsync(Roles.CommunePolice);
        foreach (var address in new[] { "/phan-loai/bao-cao/pdf", "/phan-loai/niem-yet/pdf", "/ban-giao/tai-khoan/pdf", "/khao-sat/to-tuyen-truyen.pdf" })
            (await police.GetAsync($"{address}?unit={_portal.OtherUnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        var stranger = await _portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.OtherCommune);
        (await stranger.GetAsync(scene.HandOver + "/cong-van/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Without_a_letterhead_nothing_is_printed_and_the_page_says_where_to_set_it()
    {
        var validFrom = default(DateOnly);
        await _portal.InDatabaseAsync(async db =>
        {
            validFrom = await db.Letterheads.Where(l => l.UnitId == _portal.UnitId).Select(l => l.ValidFrom).SingleAsync();
            await db.Letterheads.Where(l => l.UnitId == _portal.UnitId).ExecuteUpdateAsync(set => set.SetProperty(l => l.ValidFrom, new DateOnly(2030, 1, 1)));
        });
        try
        {
            var police = await _portal.SignedInAsAsync(Roles.CommunePolice);
            var hamlet = Guid.Empty;
            await _portal.InDatabaseAsync(async db => hamlet = (await db.Beneficiaries.Where(b => b.Id == _portal.Lan).Select(b => b.HamletId).SingleAsync())!.Value);
            string[] shown =
            [
                "/doi-tuong/xuat-pdf", "/doi-tuong/xuat-ban-in-excel", "/khao-sat/phieu-trong.pdf", "/khao-sat/bien-ban-trong.pdf", "/khao-sat/giay-uy-quyen-trong.pdf",
                $"/khao-sat/phieu-cua-thon.pdf?thon={hamlet}", $"/khao-sat/ke-hoach.pdf?thon={hamlet}", $"/khao-sat/{_portal.Hoa}/phieu.pdf", $"/khao-sat/{_portal.My}/uy-quyen.pdf",
                $"/khao-sat/bien-ban-trong.pdf?nguoi={_portal.Hoa}", "/phan-loai/1/pdf", "/phan-loai/1/excel", "/phan-loai/tong-hop/pdf", "/phan-loai/tong-hop/excel", "/phan-loai/bao-cao/pdf",
                "/phan-loai/niem-yet/pdf", "/ban-giao/tai-khoan/pdf", "/ban-giao/tai-khoan/excel", "/khao-sat/to-tuyen-truyen.pdf", scene.HandOver + "/cong-van/pdf", scene.HandOver + "/phieu-chuyen/pdf",
                scene.HandOver + "/pdf", scene.HandOver + "/excel",
            ];
            string[] issued =
            [
                "/doi-tuong/in", "/doi-tuong/in-excel", $"/khao-sat/{_portal.Hoa}/phieu/in", $"/khao-sat/{_portal.My}/uy-quyen/in", "/phan-loai/tong-hop/in", "/phan-loai/bao-cao", "/phan-loai/niem-yet",
                "/ban-giao/tai-khoan/in", scene.HandOver + "/cong-van", scene.HandOver + "/phieu-chuyen",
            ];
            var papers = 0;
            await _portal.InDatabaseAsync(async db => papers = await db.IssuedPapers.CountAsync());
            foreach (var address in shown)
                await RefusedAsync(await police.GetAsync(address), address);
            foreach (var address in issued)
                await RefusedAsync(await police.PostFormAsync(address), address);
            await _portal.InDatabaseAsync(async db => (await db.IssuedPapers.CountAsync()).ShouldBe(papers));

            async Task RefusedAsync(HttpResponseMessage refused, string address)
            {
                refused.StatusCode.ShouldBe(HttpStatusCode.Found, address);
                (await police.GetPageAsync(refused.Headers.Location!.ToString())).Message().ShouldNotBeNull(address).ShouldContain(UnitPapers.Place, customMessage: address);
            }
        }
        finally
        {
            await _portal.InDatabaseAsync(async db => await db.Letterheads.Where(l => l.UnitId == _portal.UnitId).ExecuteUpdateAsync(set => set.SetProperty(l => l.ValidFrom, validFrom)));
        }
    }

    internal static async Task<string> TextAsync(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync());
        var text = string.Join(' ', pdf.GetPages().Select(page => ContentOrderTextExtractor.GetText(page)));
        return string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    internal static async Task<IReadOnlyList<string>> EntriesAsync(HttpResponseMessage response)
    {
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        return [.. archive.Entries.Select(entry => entry.FullName)];
    }
}
