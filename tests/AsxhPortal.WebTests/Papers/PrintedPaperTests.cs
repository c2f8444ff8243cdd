using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Papers;

/// <summary>Papers of step 4 that take a number: one person, people chosen, a whole thôn; and the head they print under.</summary>
public sealed class PrintedPaperTests(SurveyedPortal portal) : IClassFixture<SurveyedPortal>
{
    [Fact]
    public async Task A_link_shows_a_survey_without_number_and_the_button_gives_it_one_and_keeps_it()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);

        // The whole thôn may have been printed before: her paper then exists, printed once.
        var before = await PrintsAsync();
        (await police.GetAsync($"/khao-sat/{portal.Hoa}/phieu.pdf")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await PrintsAsync()).ShouldBe(before);
        for (var i = 0; i < 2; i++)
            (await police.PostFormAsync($"/khao-sat/{portal.Hoa}/phieu/in", [])).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await PrintsAsync()).ShouldBe(before + 2);

        await portal.InDatabaseAsync(async db =>
        {
            var paper = await db.IssuedPapers.SingleAsync(p => p.BeneficiaryId == portal.Hoa);
            (paper.Kind, paper.NumberText).ShouldBe((PaperKind.SurveyForm, $"{paper.Number:00}/PKS-UBND"));
            var page = await police.GetPageAsync($"/van-ban/{paper.Id}");
            page.Body!.TextContent.ShouldContain("In lại");
        });

        async Task<int> PrintsAsync()
        {
            var prints = 0;
            await portal.InDatabaseAsync(async db => prints = await db.IssuedPapers.Where(p => p.BeneficiaryId == portal.Hoa).SumAsync(p => p.ReprintCount + 1));
            return prints;
        }
    }

    [Fact]
    public async Task The_papers_of_people_chosen_or_of_a_hamlet_are_one_file_with_a_bookmark_each()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);
        var hamlet = Guid.Empty;
        await portal.InDatabaseAsync(async db => hamlet = (await db.Beneficiaries.Where(b => b.Id == portal.Hoa).Select(b => b.HamletId).SingleAsync())!.Value);

        var whole = await police.PostFormAsync("/khao-sat/in-nhieu", new() { ["Kind"] = "SurveyForm", ["HamletId"] = hamlet.ToString() });
        var chosen = await police.PostFormAsync("/khao-sat/in-nhieu", new() { ["Kind"] = "SurveyForm", ["PersonIds"] = portal.Bay.ToString() });

        Bookmarks(await whole.Content.ReadAsByteArrayAsync()).ShouldBe(5);
        chosen.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var nobody = await police.PostFormAsync("/khao-sat/in-nhieu", new() { ["Kind"] = "SurveyForm" });
        (await police.GetPageAsync(nobody.Headers.Location!.ToString())).Message()!.ShouldContain("đánh dấu người cần in");
        var none = await police.PostFormAsync("/khao-sat/in-nhieu", new() { ["Kind"] = "RefusalMinute", ["PersonIds"] = portal.Lan.ToString() });
        (await police.GetPageAsync(none.Headers.Location!.ToString())).Message()!.ShouldContain("Không có giấy nào");
        (await police.PostFormAsync($"/khao-sat/{Guid.NewGuid()}/phieu/in", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        static int Bookmarks(byte[] pdf) => Regex.Count(Encoding.Latin1.GetString(pdf), "/Title <FEFF[0-9A-F]+> /Parent");
    }

    [Fact]
    public async Task A_power_of_attorney_is_printed_with_its_place_in_the_register()
    {
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer, SurveyedPortal.Commune);

        (await justice.PostFormAsync($"/khao-sat/uy-quyen/{portal.PowerOfAttorneyId}/in", [])).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");

        await portal.InDatabaseAsync(async db => (await db.IssuedPapers.SingleAsync(p => p.BeneficiaryId == portal.My && p.Kind == PaperKind.PowerOfAttorney)).NumberText.ShouldEndWith("/GUQ-UBND"));
    }

    [Fact]
    public async Task The_preview_says_when_another_letterhead_is_in_force_on_the_day_shown()
    {
        var admin = await portal.SignedInAsAsync(Roles.Administrator);
        var (unitId, id) = (Guid.Empty, Guid.Empty);
        await portal.InDatabaseAsync(async db =>
        {
            unitId = (await db.Units.FirstAsync(u => u.Code == "18379")).Id;
            id = (await db.Letterheads.SingleAsync(l => l.UnitId == unitId)).Id;
        });
        async Task<string> AskAsync(string query) => await (await admin.GetAsync($"/quan-tri/tieu-de/dang-dung?UnitId={unitId}&{query}")).Content.ReadAsStringAsync();

        (await AskAsync($"id={id}&PreviewOn=12/01/2024")).ShouldBeEmpty();
        (await AskAsync("ValidFrom=01/03/2024&PreviewOn=12/01/2024")).ShouldContain("mang tiêu đề khác");
        (await AskAsync("ValidFrom=01/03/2024&PreviewOn=12/01/2024")).ShouldContain("chỉ dùng từ 01/03/2024");
        (await AskAsync("ValidFrom=01/03/2024&PreviewOn=05/03/2024")).ShouldBeEmpty();
        (await AskAsync($"id={id}&PreviewOn=12/01/1990")).ShouldContain("chưa có tiêu đề nào");
        (await (await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune)).GetAsync("/quan-tri/tieu-de/dang-dung")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_head_of_a_paper_is_drawn_while_it_is_typed_and_a_wrong_signer_is_refused()
    {
        var admin = await portal.SignedInAsAsync(Roles.Administrator);
        var picture = await admin.GetAsync("/quan-tri/tieu-de/xem-truoc.png?IssuingAuthority=X&NumberPattern=%7B0&SignerTitle=CH");
        picture.StatusCode.ShouldBe(HttpStatusCode.OK);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/png");

        var unitId = Guid.Empty;
        await portal.InDatabaseAsync(async db => unitId = (await db.Units.FirstAsync(u => u.Code == "18391")).Id);
        Dictionary<string, string> typed = new()
        {
            ["UnitId"] = unitId.ToString(),
            ["ValidFrom"] = "01/03/2024",
            ["IssuingAuthority"] = "ỦY BAN NHÂN DÂN\nXÃ THỬ",
            ["NumberPattern"] = "{0}/UBND-VX",
            ["TypePatterns"] = "BB {0}/BB-UBND-VX",
            ["PlaceName"] = "Xã Thử",
            ["SignerAuthority"] = "TM. ỦY BAN NHÂN DÂN",
            ["SignerTitle"] = "KT. CHỦ TỊCH",
            ["Command"] = "preview",
        };
        var preview = await (await admin.PostFormAsync("/quan-tri/tieu-de/them", typed)).ReadPageAsync();
        preview.QuerySelector("[data-letterhead-sample]")!.GetAttribute("src")!.ShouldContain("SignerTitle=KT.");
        preview.Errors().ShouldBeEmpty();
        typed["Command"] = "";
        (await (await admin.PostFormAsync("/quan-tri/tieu-de/them", typed)).ReadPageAsync()).Errors().Single().ShouldContain("PHÓ CHỦ TỊCH");
        typed["SignerTitle"] = "KT. CHỦ TỊCH\r\nPHÓ CHỦ TỊCH";
        (await admin.PostFormAsync("/quan-tri/tieu-de/them", typed)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var head = await db.Letterheads.Where(l => l.UnitId == unitId).OrderByDescending(l => l.ValidFrom).FirstAsync();
            (head.NumberOf(PaperType.Minutes, 5), head.NumberOf(PaperType.List, 12), head.NumberOf(PaperType.Letter, 7)).ShouldBe(("05/BB-UBND-VX", "12/DS-UBND", "07/UBND-VX"));
        });
    }
}
