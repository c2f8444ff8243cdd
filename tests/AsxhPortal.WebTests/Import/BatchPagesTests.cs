using System.Net;
using System.Text;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Import;

public sealed class BatchPagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Upload = "/nguon-du-lieu/tai-len";
    private const string Commune = "18376";
    private const string OtherCommune = "18391";

    [Fact]
    public async Task A_steward_uploads_a_list_and_reads_what_became_of_every_row()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var response = await UploadAsync(client, SourceGroup.SocialAssistance, "btxh.csv", List(
            "1,Trần Thị Em,20/11/1940,Nữ,042140653107,Thôn Yên Ngư,NCT 80 tuổi,360000",
            "2,Lê Văn Huấn,02/03/1941,Nam,42041653107,Thôn Yên Ngư,NCT 80 tuổi,270000",
            "3,Hồ Thị Mai,05/06/1939,Nữ,0421396531077,Thôn Yên Ngư,NCT 80 tuổi,360000"));

        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await client.GetPageAsync(response.Headers.Location!.ToString());
        page.Message()!.ShouldContain("Đã đọc 3 dòng: 1 chấp nhận, 1 cảnh báo, 1 chờ sửa");
        var text = page.Body!.TextContent;
        text.ShouldContain("Trần Thị Em");
        text.ShouldContain("Excel làm mất số 0 ở đầu");
        text.ShouldContain("Số định danh thừa chữ số");
        text.ShouldContain("đề xuất: 360000");

        var id = Guid.Parse(response.Headers.Location!.ToString().Split('/')[^1]);
        await portal.InDatabaseAsync(async db =>
        {
            var batch = await db.ImportBatches.SingleAsync(b => b.Id == id);
            (batch.ReadCount, batch.AcceptedCount, batch.WarnedCount, batch.RejectedCount, batch.SkippedCount).ShouldBe((3, 1, 1, 1, 2));
            batch.ListedOn.ShouldBe(new DateOnly(2024, 1, 3));
            var row = await db.ImportRows.Include(r => r.Problems).SingleAsync(r => r.BatchId == id && r.RowNumber == 4);
            (row.FullName, row.CitizenId, row.Amount, row.ExpectedAmount, row.CategoryCode).ShouldBe(("Lê Văn Huấn", "042041653107", 270_000L, 360_000L, "BTXH-5C"));
            row.Problems.Select(p => p.Code).ShouldBe(["ID-11-LEAD0", "AMT-MISMATCH"], ignoreOrder: true);
            row.RawJson.ShouldContain("42041653107");
            (await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Imported && e.SubjectId == id.ToString())).RowCount.ShouldBe(3);
        });

        var filtered = await client.GetPageAsync($"/nguon-du-lieu/{id}?trang-thai=Rejected");
        filtered.Body!.TextContent.ShouldContain("Hồ Thị Mai");
        filtered.Body!.TextContent.ShouldNotContain("Trần Thị Em");
        (await client.GetPageAsync($"/nguon-du-lieu/{id}?trang-thai=Skipped")).Body!.TextContent.ShouldContain("Dòng tiêu đề cột");
        (await client.GetPageAsync($"/nguon-du-lieu/{id}?loi=AMT-MISMATCH")).QuerySelectorAll("#dong ~ .table-frame tr.row-fields").Length.ShouldBe(1);
        (await client.GetPageAsync($"/nguon-du-lieu/{id}?q=tran+thi+em")).Body!.TextContent.ShouldContain("042140653107");
        (await client.GetPageAsync("/nguon-du-lieu")).Body!.TextContent.ShouldContain("btxh.csv");
    }

    [Fact]
    public async Task The_workbook_of_rows_in_doubt_has_the_offices_columns_and_what_to_do()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var url = (await UploadAsync(client, SourceGroup.SocialAssistance, "doubt.csv", List(
            "1,Phan Văn Hải,1940,Nam,,Thôn Yên Ngư,NCT 80 tuổi,360000", "2,Phan Văn Hà,11/10/1940,Nam,042040653555,Thôn Yên Ngư,NCT 80 tuổi,360000"))).Headers.Location!.ToString();

        var response = await client.GetAsync(url + "/dong-can-xem");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var rows = SourceListFile.Read(await response.Content.ReadAsByteArrayAsync(), "a.xlsx")[0].Rows;

        rows[0].Cells.Select(c => c.Text).Take(8).ShouldBe(["Trang", "Dòng", "Trạng thái", "Vấn đề", "Đề xuất", "Việc cần làm", "A: STT", "B: Họ và tên"]);
        rows.Count.ShouldBe(2);
        rows[1][7].Text.ShouldBe("Phan Văn Hải");
        rows[1][3].Text.ShouldBe("Số định danh: Không có số định danh (ID-BLANK)");
        rows[1][5].Text.ShouldBe("Tìm người bằng họ tên, ngày sinh và thôn ở bước đối sánh");
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported && e.RowCount == 1 && e.Subject == "Dòng cần xem của danh sách nguồn")).ShouldBe(1));
    }

    [Fact]
    public async Task The_same_file_twice_says_so_and_changes_nothing()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var file = List("1,Đỗ Thị Cúc,20/11/1940,Nữ,042140653999,Thôn Yên Ngư,NCT 80 tuổi,360000");
        (await UploadAsync(client, SourceGroup.SocialAssistance, "twice.csv", file)).StatusCode.ShouldBe(HttpStatusCode.Found);

        var again = await UploadAsync(client, SourceGroup.SocialAssistance, "renamed.csv", file);

        (await again.ReadPageAsync()).Errors().Single().ShouldStartWith("Tệp này đã được nhập ngày 12/01/2024");
        await portal.InDatabaseAsync(async db => (await db.ImportRows.CountAsync(r => r.CitizenId == "042140653999")).ShouldBe(1));
    }

    public static TheoryData<string, byte[], string> WrongFiles => new()
    {
        { "a.xlsx", [], "Tệp rỗng (0 byte); hãy kiểm tra lại tệp rồi tải lên lần nữa." },
        { "a.pdf", Encoding.UTF8.GetBytes("%PDF-1.7 không phải Excel"), "Tệp không phải là tệp Excel (.xlsx, .xls) hay CSV; hãy chọn đúng tệp danh sách." },
        { "a.xls", Encoding.UTF8.GetBytes("<html><body>xin chào</body></html>"), "Tệp là trang web hoặc XML được đổi đuôi, không phải tệp Excel; hãy mở bằng Excel và lưu lại dạng .xlsx." },
        { "a.csv", Encoding.UTF8.GetBytes(" , ,\n,,\n"), "Tệp không có dòng nào; hãy kiểm tra lại trang tính có dữ liệu hay không." },
        { "a.csv", Encoding.UTF8.GetBytes("DANH SÁCH HỘ NGHÈO\nHọ và tên,Ngày sinh,Số CCCD,Phân loại hộ\nLê Văn An,1980,042080653107,Hộ nghèo\n"), "Tệp này là danh sách “Hộ nghèo, cận nghèo”, không phải “Người có công”; hãy chọn đúng nhóm nguồn rồi tải lên lại." },
        { "a.xlsx", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "Tệp bị hỏng hoặc tải lên chưa đủ, không đọc được; hãy mở bằng Excel, lưu lại rồi tải lên lần nữa." },
        { "a.xlsx", ZipBomb(), "Tệp nén nở ra quá lớn so với kích thước thật nên bị từ chối; hãy lưu lại danh sách thành tệp Excel mới." },
    };

    [Theory, MemberData(nameof(WrongFiles), DisableDiscoveryEnumeration = true)]
    public async Task A_wrong_file_gets_one_clear_sentence_and_nothing_is_written(string name, byte[] content, string sentence)
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        int before = 0, after = 0;
        await portal.InDatabaseAsync(async db => before = await db.ImportBatches.CountAsync() + await db.ImportRows.CountAsync());

        var response = await UploadAsync(client, SourceGroup.Merit, name, content);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await response.ReadPageAsync();
        page.Errors().ShouldBe([sentence]);
        page.QuerySelector("input[name=Group][checked]")!.GetAttribute("value").ShouldBe("Merit");
        await portal.InDatabaseAsync(async db => after = await db.ImportBatches.CountAsync() + await db.ImportRows.CountAsync());
        after.ShouldBe(before);
    }

    [Fact]
    public async Task A_form_without_file_or_commune_says_what_is_missing()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var page = await (await client.PostFormAsync(Upload)).ReadPageAsync();

        page.Errors().Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_new_extract_renews_people_adds_hamlets_and_overwrites_nothing_with_blanks()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        await UploadAsync(client, SourceGroup.Registry, "dan-cu-1.csv", Extract(
            "1,Ngô Văn Tám,05/06/1950,Nam,042050111222,181234567,Thôn Thử Một,Ngô Văn Tám,Chủ hộ,Thường trú,",
            "2,Ngô Thị Chín,07/08/1955,Nữ,,,Thôn Thử Một,Ngô Văn Tám,Vợ,Thường trú,"));
        var second = await UploadAsync(client, SourceGroup.Registry, "dan-cu-2.csv", Extract(
            "1,Ngô Văn Tám,05/06/1950,Nam,042050111222,,Thôn Thử Hai,,,Đã chết,03/01/2024",
            "2,Ngô Thị Chín,07/08/1955,Nữ,042155111333,,Thôn Thử Một,Ngô Văn Tám,Vợ,Thường trú,"));

        (await client.GetPageAsync(second.Headers.Location!.ToString())).Message()!.ShouldContain("Dân cư: thêm 0, cập nhật 2");
        await portal.InDatabaseAsync(async db =>
        {
            var dead = await db.Citizens.SingleAsync(c => c.CitizenId == "042050111222");
            (dead.Residence, dead.DiedOn, dead.OldId, dead.HamletName, dead.HouseholdHead).ShouldBe((Residence.Dead, new DateOnly(2024, 1, 3), "181234567", "Thôn Thử Hai", "Ngô Văn Tám"));
            (await db.Citizens.SingleAsync(c => c.NameKey == "ngo thi chin")).CitizenId.ShouldBe("042155111333");
            (await db.Hamlets.CountAsync(h => h.Name.StartsWith("Thôn Thử"))).ShouldBe(2);
        });
    }

    [Fact]
    public async Task Somebody_who_appears_in_another_communes_extract_has_moved_there()
    {
        var here = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var there = await portal.SignedInAsAsync(Roles.DataSteward, OtherCommune);
        const string person = "1,Đào Thị Mười,05/06/1960,Nữ,042160111444,,Thôn Xa,Đào Thị Mười,Chủ hộ,";
        await UploadAsync(here, SourceGroup.Registry, "x.csv", Extract(person + "Thường trú,"), Commune);
        await UploadAsync(there, SourceGroup.Registry, "y.csv", Extract(person + "Thường trú,"), OtherCommune);
        await UploadAsync(here, SourceGroup.Registry, "z.csv", Extract(person + "Đã chuyển đi,"), Commune);

        await portal.InDatabaseAsync(async db =>
        {
            var citizen = await db.Citizens.SingleAsync(c => c.CitizenId == "042160111444");
            (await db.Units.SingleAsync(u => u.Id == citizen.UnitId)).Code.ShouldBe(OtherCommune);
            citizen.Residence.ShouldBe(Residence.Resident);
        });
    }

    [Fact]
    public async Task Ethnicity_is_kept_nowhere()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        await UploadAsync(client, SourceGroup.Registry, "dan-toc.csv", Encoding.UTF8.GetBytes(
            "STT,Họ và tên,Ngày sinh,Số định danh cá nhân,Dân tộc,Xã,Tình trạng\n1,Lý Văn Thử,05/06/1950,042050999111,Sán Dìu,Xã Xuân Yên,Thường trú\n"));

        await portal.InDatabaseAsync(async db => (await db.ImportRows.SingleAsync(r => r.CitizenId == "042050999111")).RawJson.ShouldNotContain("Sán Dìu"));
    }

    [Fact]
    public async Task Another_units_batch_is_not_there()
    {
        var theirs = await portal.SignedInAsAsync(Roles.DataSteward, OtherCommune);
        var url = (await UploadAsync(theirs, SourceGroup.SocialAssistance, "khac-xa.csv", List("1,Mai Thị Lan,20/11/1940,Nữ,042140777888,Thôn Xa,NCT 80 tuổi,360000"), OtherCommune)).Headers.Location!.ToString();
        var mine = await portal.SignedInAsAsync(Roles.DataSteward, Commune);

        (await mine.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetAsync(url + "/dong-can-xem")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetAsync($"/nguon-du-lieu/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetPageAsync("/nguon-du-lieu")).Body!.TextContent.ShouldNotContain("khac-xa.csv");
        (await UploadAsync(mine, SourceGroup.SocialAssistance, "a.csv", List("1,Mai Thị Lan,1940,Nữ,,,NCT 80 tuổi,360000"), OtherCommune)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_stewards_upload_and_only_some_roles_look()
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await police.GetAsync("/nguon-du-lieu")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await police.GetAsync(Upload)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await UploadAsync(police, SourceGroup.Merit, "a.csv", [1, 2, 3])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await portal.SignedInAsAsync(Roles.Administrator)).GetAsync("/nguon-du-lieu")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<HttpResponseMessage> UploadAsync(HttpClient client, SourceGroup group, string name, byte[] content, string unitCode = Commune)
    {
        var unitId = Guid.Empty;
        await portal.InDatabaseAsync(async db => unitId = await db.Units.Where(u => u.Code == unitCode && u.ValidFrom <= PortalFactory.Today).Select(u => u.Id).FirstAsync());
        return await client.ImportFileAsync(name, content, new() { ["Group"] = group.ToString(), ["UnitId"] = unitId.ToString() });
    }

    private static byte[] List(params string[] rows) => Encoding.UTF8.GetBytes(
        "DANH SÁCH BẢO TRỢ XÃ HỘI ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Loại đối tượng,Mức trợ cấp\n" + string.Join('\n', rows) + "\n");

    private static byte[] Extract(params string[] rows) => Encoding.UTF8.GetBytes(
        "STT,Họ và tên,Ngày sinh,Giới tính,Số định danh cá nhân,Số CMND cũ,Nơi thường trú (thôn),Họ tên chủ hộ,Quan hệ với chủ hộ,Tình trạng,Ngày chết\n" + string.Join('\n', rows) + "\n");

    private static byte[] ZipBomb()
    {
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open())
            entry.Write(new byte[30_000_000]);
        return stream.ToArray();
    }
}

/// <summary>The same site with a limit of one megabyte.</summary>
public sealed class SmallUploadsPortal : PortalFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Import:MaxFileMegabytes", "1");
    }
}

public sealed class UploadLimitTests(SmallUploadsPortal portal) : IClassFixture<SmallUploadsPortal>
{
    [Fact]
    public async Task A_file_over_the_limit_gets_a_sentence()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward);
        string unit = "";
        await portal.InDatabaseAsync(async db => unit = (await db.Units.Where(u => u.Code == "18376" && u.ValidFrom <= PortalFactory.Today).Select(u => u.Id).FirstAsync()).ToString());
        var response = await client.PostFileAsync("/nguon-du-lieu/tai-len", "File", "a.csv", new byte[1_100_000], new() { ["Group"] = "Merit", ["UnitId"] = unit });

        (await response.ReadPageAsync()).Errors().ShouldBe(["Tệp lớn hơn giới hạn 1 MB; hãy chia danh sách thành nhiều tệp nhỏ hơn."]);
    }
}
