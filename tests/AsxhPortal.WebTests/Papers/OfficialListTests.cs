using System.Net;
using AsxhPortal.Domain.Organisation;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Papers;

/// <summary>The list of step 3 as an official paper, and the papers of people selected in it.</summary>
public sealed class OfficialListTests(SurveyedPortal portal) : IClassFixture<SurveyedPortal>
{
    [Fact]
    public async Task The_list_as_pdf_and_as_workbook_is_one_paper_with_one_number()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);
        (await StepPaperTests.TextAsync(await police.GetAsync("/doi-tuong/xuat-pdf?nhom=btxh"))).ShouldContain("Bản xem trước, chưa lấy số");
        var page = await police.GetPageAsync("/doi-tuong?nhom=btxh");
        page.QuerySelectorAll("form[action='/doi-tuong/in?nhom=btxh'], form[action='/doi-tuong/in-excel?nhom=btxh']").Length.ShouldBe(2);

        var printed = await StepPaperTests.TextAsync(await police.PostFormAsync("/doi-tuong/in?nhom=btxh"));
        var number = "";
        await portal.InDatabaseAsync(async db => number = (await db.IssuedPapers.SingleAsync(p => p.Kind == PaperKind.BeneficiaryList)).NumberText);
        number.ShouldEndWith("/DS-UBND");
        printed.ShouldContain("Số: " + number);
        printed.ShouldContain("Lê Thị Hoà");
        (await StepPaperTests.TextAsync(await police.PostFormAsync("/doi-tuong/in?nhom=btxh"))).ShouldContain("in lại lần 1");

        var workbook = await police.PostFormAsync("/doi-tuong/in-excel?nhom=btxh");
        using var book = new XLWorkbook(await workbook.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        var sheet = book.Worksheet(1);
        sheet.CellsUsed().ShouldContain(c => c.GetString() == "Số: " + number);
        sheet.CellsUsed().ShouldContain(c => c.GetString() == "NGƯỜI LẬP");
        sheet.CellsUsed().Single(c => c.GetString() == "042138000001").DataType.ShouldBe(XLDataType.Text);
        (sheet.PageSetup.PageOrientation, sheet.PageSetup.PaperSize, sheet.PageSetup.PagesWide).ShouldBe((XLPageOrientation.Landscape, XLPaperSize.A4Paper, 1));
        sheet.PageSetup.FirstRowToRepeatAtTop.ShouldBe(sheet.CellsUsed().First(c => c.GetString() == "Họ và tên").Address.RowNumber);
    }

    [Fact]
    public async Task Nobody_on_the_list_or_no_right_to_issue_takes_no_number()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);
        var empty = await police.PostFormAsync("/doi-tuong/in?tuoitu=119");
        (await police.GetPageAsync(empty.Headers.Location!.ToString())).Message()!.ShouldContain("Không có ai");
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer, SurveyedPortal.Commune);
        (await justice.PostFormAsync("/doi-tuong/in")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_papers_of_a_selection_are_printed_filled_with_numbers_or_to_be_written_by_hand()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);
        var selected = (await police.PostFormAsync("/doi-tuong/hang-loat", new() { ["ids"] = $"{portal.Hoa},{portal.Lan},{portal.My}" })).Headers.Location!.ToString();
        var page = await police.GetPageAsync(selected);
        var form = page.QuerySelector("form[action='/khao-sat/in-nhieu']")!;
        form.TextContent.ShouldContain("2 phiếu khảo sát, 0 biên bản, 1 giấy ủy quyền");
        var selection = form.QuerySelector("input[name=SelectionId]")!.GetAttribute("value")!;

        async Task<HttpResponseMessage> PrintAsync(string kind, bool byHand) =>
            await police.PostFormAsync("/khao-sat/in-nhieu", new() { ["SelectionId"] = selection, ["Kind"] = kind, ["IsByHand"] = byHand ? "true" : "false" });

        var before = await CountAsync();
        var blank = await StepPaperTests.TextAsync(await PrintAsync("SurveyForm", byHand: true));
        foreach (var name in new[] { "Lê Thị Hoà", "Bùi Thị Lan", "Phạm Thị Mỹ" })
            blank.ShouldContain(name);
        (await StepPaperTests.TextAsync(await PrintAsync("RefusalMinute", byHand: true))).ShouldContain("Bùi Thị Lan");
        (await StepPaperTests.TextAsync(await PrintAsync("PowerOfAttorney", byHand: true))).ShouldContain("Bùi Thị Lan");
        (await CountAsync()).ShouldBe(before);

        var filled = await StepPaperTests.TextAsync(await PrintAsync("SurveyForm", byHand: false));
        filled.ShouldContain("Lê Thị Hoà");
        filled.ShouldNotContain("Bùi Thị Lan");
        filled.ShouldContain("/PKS-UBND");
        var none = await PrintAsync("RefusalMinute", byHand: false);
        none.Headers.Location!.ToString().ShouldBe(selected);
        (await police.GetPageAsync(selected)).Message()!.ShouldContain("Không có giấy nào");

        // A selection belongs to whoever made it.
        var other = await portal.SignedInAsAsync(Roles.CultureOfficer, SurveyedPortal.Commune);
        (await other.PostFormAsync("/khao-sat/in-nhieu", new() { ["SelectionId"] = selection, ["Kind"] = "SurveyForm", ["IsByHand"] = "true" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        async Task<int> CountAsync()
        {
            var count = 0;
            await portal.InDatabaseAsync(async db => count = await db.IssuedPapers.CountAsync());
            return count;
        }
    }
}
