using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class PeopleListTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    [Fact]
    public async Task The_list_stands_in_Vietnamese_order_with_totals_and_without_strangers()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync("/doi-tuong");
        page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Hoàng Văn An", "Lê Văn Bình", "Trần Thị Hoà", "Nguyễn Thị Lan"]);
        page.QuerySelectorAll(".figures dd").Select(d => d.TextContent.Trim().Replace('\u00a0', ' ')).ShouldBe(["4", "4", "1.440.000 đ"]);
    }

    [Fact]
    public async Task A_search_leaves_no_word_in_the_address_and_finds_without_marks()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var response = await client.PostFormAsync("/doi-tuong", new() { ["q"] = "hoa tran", ["nhom"] = "btxh" });
        var address = response.Headers.Location!.ToString();
        address.ShouldContain("nhom=btxh");
        address.ShouldNotContain("hoa", Case.Insensitive);
        var page = await client.GetPageAsync(address);
        page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Trần Thị Hoà"]);
        page.QuerySelector("#q")!.GetAttribute("value").ShouldBe("hoa tran");
        page.QuerySelectorAll(".chip").Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_search_that_can_no_longer_be_read_is_said_so()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await client.GetPageAsync("/doi-tuong?s=abc")).Message()!.ShouldContain("hết hạn");
        (await client.GetAsync("/doi-tuong/xuat-excel?s=abc")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_workbook_holds_exactly_the_list_of_the_screen_and_the_export_is_recorded()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var query = $"?thon={portal.YenLoiId}&sort=-name&size=20";
        var page = await client.GetPageAsync("/doi-tuong" + query);
        var onScreen = page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ToList();
        onScreen.ShouldBe(["Lê Văn Bình", "Hoàng Văn An"]);

        var bytes = await client.GetByteArrayAsync("/doi-tuong/xuat-excel" + query);

        using var workbook = new XLWorkbook(new MemoryStream(bytes));
        var sheet = workbook.Worksheets.First();
        var head = sheet.CellsUsed().First(c => c.GetString() == "Họ và tên");
        var names = Enumerable.Range(1, onScreen.Count).Select(i => sheet.Cell(head.Address.RowNumber + i, head.Address.ColumnNumber).GetString());
        names.ShouldBe(onScreen);
        var number = sheet.CellsUsed().First(c => c.GetString() == "042038000002");
        number.DataType.ShouldBe(XLDataType.Text);
        sheet.CellsUsed().Any(c => c.GetString().Contains("Phan Thị Lạ")).ShouldBeFalse();
        await portal.InDatabaseAsync(async db =>
        {
            var entry = await db.AuditEntries.Where(e => e.Action == AuditAction.Exported).OrderByDescending(e => e.At).FirstAsync();
            (entry.Subject, entry.RowCount).ShouldBe(("Danh sách đối tượng", 2));
        });
    }

    [Fact]
    public async Task The_paper_holds_the_same_people()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var bytes = await client.GetByteArrayAsync("/doi-tuong/xuat-pdf?nhom=btxh");
        using var pdf = PdfDocument.Open(bytes);
        var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Replace(" ", "");
        foreach (var name in new[] { "HoàngVănAn", "LêVănBình", "TrầnThịHoà", "NguyễnThịLan" })
            text.ShouldContain(name);
    }

    [Theory]
    [InlineData(Roles.Administrator)]
    public async Task Who_does_not_work_with_people_is_kept_out(string role)
    {
        var client = await portal.SignedInAsAsync(role);
        (await client.GetAsync("/doi-tuong")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_paying_officer_may_look_but_not_take_the_list_away_or_edit()
    {
        var client = await portal.SignedInAsAsync(Roles.PayingOfficer);
        (await client.GetPageAsync("/doi-tuong")).Body!.TextContent.ShouldNotContain("Xuất Excel");
        (await client.GetAsync("/doi-tuong/xuat-excel")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await client.GetAsync($"/doi-tuong/{portal.HoaId}/nhan-than")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_district_user_chooses_a_commune_and_a_commune_out_of_scope_is_not_there()
    {
        var steward = await portal.SignedInAsAsync(Roles.DataSteward);
        (await steward.GetPageAsync("/doi-tuong")).QuerySelector("select#unit").ShouldNotBeNull();
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        Guid other = default;
        await portal.InDatabaseAsync(async db => other = await db.Units.Where(u => u.Code == "18391").Select(u => u.Id).SingleAsync());
        (await police.GetAsync($"/doi-tuong?unit={other}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("nhom=xyz", "nhóm")]
    [InlineData("loai=KHONG-CO", "loại đối tượng")]
    [InlineData("trangthai=99", "trạng thái")]
    [InlineData("taikhoan=co-the", "tài khoản")]
    [InlineData("ketqua=77", "kết quả khảo sát")]
    [InlineData("kenh=1", "hình thức nhận")]
    [InlineData("canhbao=abc", "cảnh báo")]
    [InlineData("vande=ID-99", "vấn đề của danh sách nguồn")]
    [InlineData("thieu=Moi", "thông tin còn thiếu")]
    [InlineData("tuoitu=abc", "tuổi từ")]
    [InlineData("tuoiden=-3", "tuổi đến")]
    [InlineData("uyquyen=31", "giấy ủy quyền")]
    [InlineData("sort=Password", "cách sắp xếp")]
    [InlineData("thon=abc", "thôn")]
    public async Task A_value_that_does_not_exist_is_said_and_the_list_is_shown_without_it(string query, string named)
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await client.GetPageAsync("/doi-tuong?" + query);
        page.Message()!.ShouldContain(named);
        page.QuerySelectorAll("tbody th a").Count().ShouldBe(4);
        (await client.GetAsync("/doi-tuong/xuat-excel?" + query)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_page_past_the_end_is_the_last_and_a_thon_that_is_gone_leaves_the_commune()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await client.GetPageAsync("/doi-tuong?page=9999")).Message()!.ShouldContain("không có trang 9.999");
        var page = await client.GetPageAsync($"/doi-tuong?thon={Guid.Empty}");
        page.Message()!.ShouldContain("Thôn trong bộ lọc không còn");
        page.QuerySelectorAll("tbody th a").Count().ShouldBe(4);
    }

    [Fact]
    public async Task A_saved_filter_of_a_thon_or_a_commune_that_is_gone_says_so_and_shows_the_nearest_list()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var (gone, elsewhere) = (Guid.Empty, Guid.Empty);
        await portal.InDatabaseAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Code == "18376");
            var owner = new Actor(Guid.NewGuid(), "Trần Quốc Hưng");
            var thon = new SavedFilter(unit.Id, owner, "Thôn đã nhập", $"?thon={Guid.NewGuid()}&nhom=btxh", true);
            var commune = new SavedFilter(unit.Id, owner, "Xã đã nhập", $"?unit={Guid.NewGuid()}&vande=co", true);
            db.SavedFilters.AddRange(thon, commune);
            await db.SaveChangesAsync();
            (gone, elsewhere) = (thon.Id, commune.Id);
        });
        foreach (var (id, sentence, kept) in new[] { (gone, "Thôn của bộ lọc “Thôn đã nhập” không còn", "nhom=btxh"), (elsewhere, "Xã của bộ lọc “Xã đã nhập” không còn trong phạm vi", "vande=co") })
        {
            var answer = await client.GetAsync($"/doi-tuong/bo-loc/{id}");
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            answer.Headers.Location!.ToString().ShouldContain(kept);
            (await client.GetPageAsync(answer.Headers.Location.ToString())).Message()!.ShouldContain(sentence);
        }
        var unknown = await client.GetAsync($"/doi-tuong/bo-loc/{Guid.NewGuid()}");
        (await client.GetPageAsync(unknown.Headers.Location!.ToString())).Message()!.ShouldContain("Bộ lọc này không còn");
        await portal.InDatabaseAsync(async db => await db.SavedFilters.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task An_open_problem_is_a_chip_a_saved_filter_and_the_same_people_in_the_file()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        await portal.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == portal.BinhId);
            var batch = new ImportBatch(person.UnitId, SourceGroup.SocialAssistance, "ds.xlsx", new string('c', 64), new Actor(Guid.NewGuid(), "Người nhập"), PortalFactory.Now);
            var row = new ImportRow { BatchId = batch.Id, UnitId = person.UnitId, SheetName = "DS", RowNumber = 9, FullName = person.FullName, Status = ImportRowStatus.Warned };
            row.Problems.Add(new RowProblem { RowId = row.Id, BatchId = batch.Id, Code = "ID-11-LEAD0", Field = "Số định danh", Severity = ProblemSeverity.Warning });
            db.AddRange(batch, row);
            (await db.Entitlements.SingleAsync(e => e.BeneficiaryId == portal.BinhId)).FillFrom(row.Id, null, null, null, null);
            await db.SaveChangesAsync();
        });
        var page = await client.GetPageAsync("/doi-tuong?vande=ID-11-LEAD0&nhom=btxh");
        page.QuerySelectorAll("tbody th a").Select(a => a.TextContent.Trim()).ShouldBe(["Lê Văn Bình"]);
        page.QuerySelectorAll(".chip").ShouldContain(chip => chip.TextContent.Contains("Excel làm mất số 0 ở đầu", StringComparison.Ordinal));
        (await client.GetSheetAsync("/doi-tuong/xuat-excel?vande=ID-11-LEAD0&nhom=btxh")).Count(row => row.Contains("Lê Văn Bình")).ShouldBe(1);
        var profile = await client.GetPageAsync($"/doi-tuong/{portal.BinhId}");
        profile.QuerySelector("#van-de a")!.GetAttribute("href")!.ShouldContain("/dong/");
        (await client.GetPageAsync("/doi-tuong?vande=DOB")).QuerySelectorAll("tbody th a").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_is_kept_under_a_name_without_what_was_searched_for_and_taken_away_again()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var search = await client.PostFormAsync("/doi-tuong", new() { ["q"] = "hoa", ["tuoitu"] = "80" });
        await client.PostFormAsync("/doi-tuong/bo-loc" + new Uri(new Uri("http://x"), search.Headers.Location!).Query, new() { ["name"] = "Cụ trên 80", ["shared"] = "true" });
        Guid id = default;
        await portal.InDatabaseAsync(async db =>
        {
            var saved = await db.SavedFilters.SingleAsync(f => f.Name == "Cụ trên 80");
            id = saved.Id;
            saved.Query.ShouldBe("?tuoitu=80");
        });
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync("/doi-tuong")).QuerySelectorAll(".saved-filters a").Select(a => a.TextContent.Trim()).ShouldContain("Cụ trên 80");
        (await leader.GetAsync($"/doi-tuong/bo-loc/{id}")).Headers.Location!.ToString().ShouldEndWith("/doi-tuong?tuoitu=80");
        await client.PostFormAsync($"/doi-tuong/bo-loc/{id}/bo", []);
        (await client.GetPageAsync("/doi-tuong")).QuerySelectorAll(".saved-filters a").ShouldBeEmpty();
    }

    [Fact]
    public async Task Chosen_columns_stand_on_screen_and_in_the_workbook_in_their_order()
    {
        var client = await portal.SignedInAsAsync(Roles.CommuneLeader);
        (await client.PostFormAsync("/doi-tuong/cot", new() { ["Keys"] = "tuoi", ["Places[tuoi]"] = "1", ["Back"] = "/doi-tuong?nhom=btxh" })).Headers.Location!.ToString().ShouldBe("/doi-tuong?nhom=btxh");
        (await client.GetPageAsync("/doi-tuong")).QuerySelectorAll("thead th:not(.pick)").Select(th => th.TextContent.Trim()).ShouldBe(["Họ và tên", "Tuổi"]);
        (await client.PostFormAsync("/doi-tuong/cot", new() { ["Back"] = "https://nơi.khác/" })).Headers.Location!.ToString().ShouldStartWith("/doi-tuong");
    }
}
