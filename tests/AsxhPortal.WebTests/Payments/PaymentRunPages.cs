using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Payments;

public sealed class PaymentRunPages : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();
    private Guid _agencyId;

    public async ValueTask InitializeAsync() => await _portal.InDatabaseAsync(async db => _agencyId = await ReceivedLists.SeedAsync(db));

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private Task<HttpResponseMessage> MakeAsync(HttpClient client, string period = "02/2024") =>
        client.PostFormAsync("/chi-tra/lap", new() { ["AgencyId"] = _agencyId.ToString(), ["Period"] = period });

    private async Task<(HttpClient Maker, HttpClient Approver, string Url)> MadeAsync()
    {
        var maker = await _portal.SignedInAsAsync(Roles.PayingOfficer);
        var response = await MakeAsync(maker);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return (maker, await _portal.SignedInAsAsync(Roles.PayingApprover), response.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_run_pays_who_is_due_and_holds_the_dead_and_the_uncertified_with_the_reason()
    {
        var (maker, _, url) = await MadeAsync();
        var page = await maker.GetPageAsync(url);
        page.Body!.TextContent.ShouldContain("Đã chết trước tháng chi trả");
        page.Body.TextContent.ShouldContain("Giấy ủy quyền hết hạn, đã chấm dứt hoặc chưa chứng thực");
        // 360.000 + 1.513.000 (thương binh 23 %) + 360.000 + 2.055.000
        page.Body.TextContent.ShouldContain("4.288.000");
        await _portal.InDatabaseAsync(async db =>
        {
            var run = await db.PaymentRuns.SingleAsync();
            (run.PayableCount, run.HeldCount, run.PayableSum, run.State).ShouldBe((4, 2, 4_288_000, PaymentRunState.Draft));
            (await db.PaymentLines.Where(l => l.State == PaymentLineState.Payable).SumAsync(l => l.Amount)).ShouldBe(4_288_000);
        });
    }

    [Fact]
    public async Task Making_the_same_month_again_computes_the_draft_anew_and_doubles_nothing()
    {
        var (maker, _, _) = await MadeAsync();
        (await MakeAsync(maker)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await _portal.InDatabaseAsync(async db =>
        {
            (await db.PaymentRuns.CountAsync()).ShouldBe(1);
            (await db.PaymentLines.CountAsync()).ShouldBe(6);
        });
    }

    [Fact]
    public async Task The_database_itself_refuses_a_second_line_of_a_person_entitlement_and_month()
    {
        await MadeAsync();
        await _portal.InDatabaseAsync(async db =>
        {
            var line = await db.PaymentLines.AsNoTracking().FirstAsync();
            db.PaymentLines.Add(new PaymentLine
            {
                RunId = line.RunId,
                UnitId = line.UnitId,
                BeneficiaryId = line.BeneficiaryId,
                EntitlementId = line.EntitlementId,
                Period = line.Period,
                HandOverLineId = line.HandOverLineId,
                FullName = line.FullName,
            });
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Lists_are_downloaded_only_after_a_second_person_approved()
    {
        var (maker, approver, url) = await MadeAsync();
        (await approver.GetAsync(url + "/excel/Cash")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await maker.PostFormAsync(url + "/duyet", new() { ["version"] = "0" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var before = await approver.GetPageAsync(url);
        (await approver.SubmitAsync(before, url, "form[action$=duyet]")).StatusCode.ShouldBe(HttpStatusCode.Found);
        var after = await approver.GetPageAsync(url);
        after.Body!.TextContent.ShouldContain("Nội dung còn nguyên như khi duyệt");

        var file = await maker.GetAsync(url + "/excel/BankAccount/970405");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        file.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var book = new ClosedXML.Excel.XLWorkbook(await file.Content.ReadAsStreamAsync());
        var cells = book.Worksheet(1).CellsUsed().ToList();
        cells.ShouldContain(c => c.GetString() == "0012345678901" && c.DataType == ClosedXML.Excel.XLDataType.Text);
        cells.ShouldContain(c => c.GetString().Contains("Một triệu tám trăm bảy mươi ba nghìn đồng"));
        (await maker.GetAsync(url + "/pdf/Cash")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await maker.GetAsync(url + "/excel")).StatusCode.ShouldBe(HttpStatusCode.OK);

        await _portal.InDatabaseAsync(async db =>
        {
            var export = await db.AuditEntries.FirstAsync(e => e.Action == AuditAction.Exported && e.RowCount == 2);
            export.Subject.ShouldBe("Danh sách chi trả");
        });
    }

    [Fact]
    public async Task All_lists_come_in_one_pdf_or_one_archive_and_cash_for_another_has_its_own_list()
    {
        await _portal.InDatabaseAsync(async db =>
        {
            var paper = await db.PowersOfAttorney.SingleAsync(p => p.AttorneyName == "Võ Văn Con");
            paper.Certify("07/2024-SCT/CK,ĐC", null, new DateOnly(2024, 1, 11), ReceivedLists.Police, PortalFactory.Today);
            await db.SaveChangesAsync();
        });
        var (maker, approver, url) = await MadeAsync();
        await approver.SubmitAsync(await approver.GetPageAsync(url), url, "form[action$=duyet]");
        var page = await maker.GetPageAsync(url);
        page.QuerySelectorAll("th a").Select(link => link.TextContent).ShouldBe(["Tài khoản ngân hàng – Agribank", "Tiền mặt", "Tiền mặt, nhận thay"]);

        var list = await maker.GetPageAsync(url + "/danh-sach/Cash?nhanThay=true");
        list.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Võ Thị Ý");
        var sheet = await maker.GetSheetAsync(url + "/excel/Cash?nhanThay=true");
        sheet.RowOf("Võ Thị Ý").ShouldContain("07/2024-SCT/CK,ĐC, từ 10/01/2024 đến 09/01/2025");
        (await maker.GetSheetAsync(url + "/excel/Cash")).Says("Võ Thị Ý").ShouldBeFalse();

        var all = await Papers.StepPaperTests.TextAsync(await maker.GetAsync(url + "/pdf"));
        all.ShouldContain("TỔNG HỢP DANH SÁCH CHI TRẢ TRỢ CẤP");
        all.ShouldContain("TỔNG CỘNG (3 danh sách) 5 4.648.000");
        all.ShouldContain("DANH SÁCH CHI TRẢ TRỢ CẤP NHẬN THAY");
        (await Papers.StepPaperTests.EntriesAsync(await maker.GetAsync(url + "/tep-nen"))).ShouldBe(
            ["01-970405.pdf", "01-970405.xlsx", "02-Cash.pdf", "02-Cash.xlsx", "03-Cash-nhan-thay.pdf", "03-Cash-nhan-thay.xlsx"]);

        var printed = await Papers.StepPaperTests.TextAsync(await maker.PostFormAsync(url + "/in"));
        await _portal.InDatabaseAsync(async db =>
        {
            var numbers = await db.IssuedPapers.Select(p => p.NumberText).ToListAsync();
            numbers.Count.ShouldBe(3);
            numbers.ShouldAllBe(number => printed.Contains(number));
        });
        (await Papers.StepPaperTests.TextAsync(await maker.PostFormAsync(url + "/in/Cash?nhanThay=true"))).ShouldContain("in lại lần 1");
    }

    [Fact]
    public async Task A_commune_of_the_run_is_posted_in_public_masked_and_without_protected_categories()
    {
        var (maker, approver, url) = await MadeAsync();
        var commune = Guid.Empty;
        await _portal.InDatabaseAsync(async db =>
        {
            var line = await db.PaymentLines.FirstAsync(l => l.FullName == "Nguyễn Văn Ân");
            commune = line.UnitId;
            await db.PaymentLines.Where(l => l.Id == line.Id).ExecuteUpdateAsync(set => set.SetProperty(l => l.CategoryCode, "BTXH-8"));
        });
        await maker.GetPageAsync(url);
        var tooEarly = await maker.GetAsync($"{url}/niem-yet/{commune}/pdf");
        (await maker.GetPageAsync(tooEarly.Headers.Location!.ToString())).Message()!.ShouldContain("chưa được duyệt");
        await approver.SubmitAsync(await approver.GetPageAsync(url), url, "form[action$=duyet]");

        var page = await maker.GetPageAsync(url);
        page.QuerySelector($"form[action='{url}/niem-yet/{commune}/in']").ShouldNotBeNull();
        var seen = await Papers.StepPaperTests.TextAsync(await maker.GetAsync($"{url}/niem-yet/{commune}/pdf"));
        seen.ShouldContain("tháng 02/2024");
        seen.ShouldContain("Trần Thị Hoà");
        seen.ShouldNotContain("0012345678901");
        seen.ShouldNotContain("Nguyễn Văn Ân");
        // One row for the person with two benefits: 360.000 + 2.055.000; in all 2.775.000.
        seen.ShouldContain("2.415.000");
        seen.ShouldContain("Hai triệu bảy trăm bảy mươi lăm nghìn đồng");
        var issued = await Papers.StepPaperTests.TextAsync(await maker.PostFormAsync($"{url}/niem-yet/{commune}/in"));
        issued.ShouldContain("/TB-LĐTBXH");
        issued.ShouldContain("TRƯỞNG PHÒNG");
        (await maker.GetAsync($"{url}/niem-yet/{Guid.NewGuid()}/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_agency_without_a_letterhead_of_its_own_prints_nothing_and_is_told_where_to_set_it()
    {
        var (maker, approver, url) = await MadeAsync();
        await approver.SubmitAsync(await approver.GetPageAsync(url), url, "form[action$=duyet]");
        var commune = Guid.Empty;
        await _portal.InDatabaseAsync(async db =>
        {
            commune = await db.PaymentLines.Select(l => l.UnitId).FirstAsync();
            await db.Letterheads.Where(l => l.AgencyId == _agencyId).ExecuteDeleteAsync();
        });
        await maker.GetPageAsync(url);
        foreach (var address in new[] { "/pdf", "/excel", "/tep-nen", "/pdf/Cash", "/excel/Cash", "/pdf/BankAccount/970405", "/excel/BankAccount/970405", $"/niem-yet/{commune}/pdf" })
            await RefusedAsync(await maker.GetAsync(url + address), address);
        foreach (var address in new[] { "/in", "/in/Cash", "/in/BankAccount/970405", $"/niem-yet/{commune}/in" })
            await RefusedAsync(await maker.PostFormAsync(url + address), address);
        await _portal.InDatabaseAsync(async db => (await db.IssuedPapers.AnyAsync()).ShouldBeFalse());

        async Task RefusedAsync(HttpResponseMessage refused, string address)
        {
            refused.StatusCode.ShouldBe(HttpStatusCode.Found, address);
            var told = (await maker.GetPageAsync(refused.Headers.Location!.ToString())).Message().ShouldNotBeNull(address);
            told.ShouldContain("Phòng Lao động - Thương binh và Xã hội");
            told.ShouldContain(Web.Features.Shared.UnitPapers.Place);
        }
    }

    [Fact]
    public async Task After_approval_the_run_is_closed_and_a_changed_line_is_seen()
    {
        var (maker, approver, url) = await MadeAsync();
        await approver.SubmitAsync(await approver.GetPageAsync(url), url, "form[action$=duyet]");
        var again = await MakeAsync(maker);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await again.ReadPageAsync()).Errors().Single().ShouldContain("đã được duyệt");
        await _portal.InDatabaseAsync(async db => await db.PaymentLines.Where(l => l.AccountNumber != null).ExecuteUpdateAsync(s => s.SetProperty(l => l.AccountNumber, "999")));
        (await maker.GetPageAsync(url)).Body!.TextContent.ShouldContain("không còn khớp với lúc duyệt");
    }

    [Fact]
    public async Task A_stale_approval_is_refused_and_shows_the_newest_numbers()
    {
        var (maker, approver, url) = await MadeAsync();
        var stale = await approver.GetPageAsync(url);
        await _portal.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.NameKey == "nguyen van an");
            person.Record(Domain.Beneficiaries.ChangeKind.Death, new DateOnly(2024, 1, 2), null, ReceivedLists.Police, PortalFactory.Now);
            await db.SaveChangesAsync();
        });
        await MakeAsync(maker);
        await approver.SubmitAsync(stale, url, "form[action$=duyet]");
        var page = await approver.GetPageAsync(url);
        page.Message()!.ShouldContain("vừa được người khác tính lại");
        await _portal.InDatabaseAsync(async db => (await db.PaymentRuns.SingleAsync()).State.ShouldBe(PaymentRunState.Draft));
    }

    [Fact]
    public async Task Another_months_or_a_wrong_period_gets_a_sentence()
    {
        var maker = await _portal.SignedInAsAsync(Roles.PayingOfficer);
        foreach (var (period, sentence) in new[] { ("13/2024", "dạng 02/2024"), ("", "tháng chi trả"), ("06/2024", "Chỉ lập đợt chi trả") })
        {
            var response = await MakeAsync(maker, period);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.ReadPageAsync()).Errors().ShouldContain(e => e.Contains(sentence));
        }
    }

    [Fact]
    public async Task Other_roles_and_other_units_see_nothing()
    {
        var (_, _, url) = await MadeAsync();
        (await (await _portal.SignedInAsAsync(Roles.CommunePolice)).GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await _portal.SignedInAsAsync(Roles.PayingOfficer, "18391")).GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await _portal.SignedInAsAsync(Roles.PayingOfficer)).GetAsync($"/chi-tra/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await MakeAsync(await _portal.SignedInAsAsync(Roles.PayingApprover))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
