using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Import;

/// <summary>A file between upload and import: looked at, changed, confirmed, remembered, put aside.</summary>
public sealed class IntakePagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Commune = "18376";
    private const string OtherCommune = "18391";
    private const string UnreadCommune = "18382";

    [Fact]
    public async Task An_uploaded_file_is_kept_at_once_and_shows_how_it_will_be_read()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var url = await ReceiveAsync(client, "cho-xem.csv", List("1,Trần Thị Em,20/11/1940,Nữ,042140653001,Thôn Yên Ngư,NCT 80 tuổi,360000", "2,Lê Văn Huấn,02/03/1941,Nam,42041653002,Thôn Yên Ngư,NCT 80 tuổi,270000"));

        var page = await client.GetPageAsync(url);

        var text = Words(page);
        text.ShouldContain("cho-xem.csv – Bảo trợ xã hội – Xã Xuân Yên");
        text.ShouldContain("2 dòng dữ liệu: 1 chấp nhận, 1 cảnh báo, 0 chờ sửa; 2 dòng không phải dữ liệu");
        Field(page, 1).ShouldBe("FullName");
        Field(page, 4).ShouldBe("CitizenId");
        var lost = page.QuerySelectorAll(".preview tbody tr").First(r => r.TextContent.Contains("Lê Văn Huấn", StringComparison.Ordinal));
        lost.TextContent.ShouldContain("042041653002");
        lost.QuerySelectorAll(".raw").Select(r => r.TextContent).ShouldContain("trong tệp: 42041653002");
        lost.NextElementSibling!.TextContent.ShouldContain("Excel làm mất số 0 ở đầu");
        (await client.GetPageAsync("/nguon-du-lieu")).QuerySelector("#cho-xac-nhan + .table-frame")!.TextContent.ShouldContain("cho-xem.csv");
        await portal.InDatabaseAsync(async db =>
        {
            var file = await db.ReceivedFiles.SingleAsync(f => f.FileName == "cho-xem.csv");
            file.State.ShouldBe(ReceivedFileState.Received);
            (await db.ReceivedFileContents.SingleAsync(c => c.Id == file.Id)).Bytes.LongLength.ShouldBe(file.Length);
            (await db.ImportBatches.AnyAsync(b => b.FileName == "cho-xem.csv")).ShouldBeFalse();
        });

        var again = await client.PostFileAsync("/nguon-du-lieu/tai-len", "File", "ten-khac.csv", List("1,Trần Thị Em,20/11/1940,Nữ,042140653001,Thôn Yên Ngư,NCT 80 tuổi,360000", "2,Lê Văn Huấn,02/03/1941,Nam,42041653002,Thôn Yên Ngư,NCT 80 tuổi,270000"), await FieldsAsync());
        again.Headers.Location!.ToString().ShouldBe(url);
    }

    [Fact]
    public async Task A_changed_column_changes_what_is_read_and_the_next_file_of_the_office_is_read_the_same_way()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var url = await ReceiveAsync(client, "la-1.csv", Odd("Nguyễn Thị Hoa,x,042140653011,22/10/1940"), SourceGroup.Merit);
        var page = await client.GetPageAsync(url);
        Field(page, 1).ShouldBe("");

        // The column "Ghi riêng" is said to be the thôn; nothing is kept yet.
        var changed = await (await client.SubmitAsync(page, url + "/xem-lai", "#reading", ("Sheets[0].Fields[1]", "Hamlet"))).ReadPageAsync();
        Field(changed, 1).ShouldBe("Hamlet");
        RowOf(changed, 1).ShouldContain("Bạn đã chọn");
        Titles(changed).ShouldContain("Thôn");
        Field(await client.GetPageAsync(url), 1).ShouldBe("");

        // Then it takes the meaning of another column: that one loses it.
        var taken = await (await client.SubmitAsync(changed, url + "/xem-lai", "#reading", ("Sheets[0].Fields[1]", "FullName"))).ReadPageAsync();
        (Field(taken, 0), Field(taken, 1)).ShouldBe(("", "FullName"));

        var done = await client.SubmitAsync(changed, url, "#reading");
        var batch = await client.GetPageAsync(done.Headers.Location!.ToString());
        batch.Message()!.ShouldContain("Đã đọc 1 dòng");
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ImportRows.SingleAsync(r => r.CitizenId == "042140653011")).HamletName.ShouldNotBeNull();
            (await db.OfficeColumnMaps.SingleAsync(m => m.Group == SourceGroup.Merit)).SavedByName.ShouldNotBeEmpty();
            (await db.ReceivedFiles.SingleAsync(f => f.FileName == "la-1.csv")).State.ShouldBe(ReceivedFileState.Imported);
        });

        var nextUrl = await ReceiveAsync(client, "la-2.csv", Odd("Phan Thị Lý,y,042142653012,21/10/1942"), SourceGroup.Merit);
        var next = await client.GetPageAsync(nextUrl);
        Field(next, 1).ShouldBe("Hamlet");
        RowOf(next, 1).ShouldContain("Đã nhớ");
        Words(next).ShouldContain("Đọc theo cách đã nhớ ngày 12/01/2024");

        // Another group of the same commune, and the same group of another commune, know nothing of it.
        Field(await client.GetPageAsync(await ReceiveAsync(client, "la-3.csv", Odd("Võ Thị Nga,z,042143653013,20/10/1943"), SourceGroup.Other)), 1).ShouldBe("");

        (await client.PostFormAsync(nextUrl + "/quen-cach-doc")).StatusCode.ShouldBe(HttpStatusCode.Found);
        Field(await client.GetPageAsync(nextUrl), 1).ShouldBe("");
        await portal.InDatabaseAsync(async db => (await db.OfficeColumnMaps.SingleAsync(m => m.Group == SourceGroup.Merit)).ForgottenAt.ShouldBe(PortalFactory.Now));
    }

    [Fact]
    public async Task What_was_recognised_and_confirmed_as_it_stood_is_not_remembered()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, UnreadCommune);
        async Task<int> MapsAsync()
        {
            int count = 0;
            await portal.InDatabaseAsync(async db => count = await db.OfficeColumnMaps.CountAsync());
            return count;
        }
        int before = await MapsAsync();

        // A commune of its own: what other tests had remembered for Xuân Yên does not count here.
        var done = await client.ImportFileAsync("nguyen-mau.csv", List("1,Hồ Thị Sáu,20/11/1940,Nữ,042140653021,Thôn Yên Ngư,NCT 80 tuổi,360000"), await FieldsAsync(unitCode: UnreadCommune));

        done.Headers.Location!.ToString().ShouldStartWith("/nguon-du-lieu/");
        (await MapsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_without_a_known_header_is_read_once_somebody_says_what_its_columns_are()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var url = await ReceiveAsync(client, "khong-tieu-de.csv", Encoding.UTF8.GetBytes("một,hai,ba\nNguyễn Thị Mận,Xóm Chùa,17/05/1939\n"), SourceGroup.Other);
        var page = await client.GetPageAsync(url);
        page.QuerySelector(".message-bad")!.TextContent.ShouldContain("Không tìm thấy dòng tiêu đề");

        var refused = await client.SubmitAsync(page, url, "#reading");
        (await refused.ReadPageAsync()).Errors().Single().ShouldStartWith("Không tìm thấy dòng tiêu đề");
        await portal.InDatabaseAsync(async db => (await db.ReceivedFiles.SingleAsync(f => f.FileName == "khong-tieu-de.csv")).State.ShouldBe(ReceivedFileState.Received));

        var rows = await (await client.SubmitAsync(page, url + "/xem-lai", "#reading", ("Sheets[0].FirstHeaderRow", "1"), ("Sheets[0].LastHeaderRow", "1"))).ReadPageAsync();
        var said = await (await client.SubmitAsync(rows, url + "/xem-lai", "#reading", ("Sheets[0].Fields[0]", "FullName"), ("Sheets[0].Fields[2]", "Birth"))).ReadPageAsync();
        Words(said).ShouldContain("1 dòng dữ liệu");
        var done = await client.SubmitAsync(said, url, "#reading");
        (await client.GetPageAsync(done.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("Nguyễn Thị Mận");
    }

    [Fact]
    public async Task A_discarded_file_leaves_nothing_but_its_record()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var url = await ReceiveAsync(client, "bo-di.csv", List("1,Bùi Thị Na,20/11/1940,Nữ,042140653031,Thôn Yên Ngư,NCT 80 tuổi,360000"));

        var response = await client.PostFormAsync(url + "/bo");

        var list = await client.GetPageAsync(response.Headers.Location!.ToString());
        list.Message()!.ShouldContain("Đã bỏ tệp bo-di.csv");
        list.QuerySelector("#cho-xac-nhan + .table-frame")?.TextContent.ShouldNotContain("bo-di.csv");
        (await client.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.PostFormAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ReceivedFiles.SingleAsync(f => f.FileName == "bo-di.csv")).State.ShouldBe(ReceivedFileState.Discarded);
            (await db.ImportRows.AnyAsync(r => r.CitizenId == "042140653031")).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Another_units_file_is_not_there_and_other_roles_may_not_look()
    {
        var theirs = await portal.SignedInAsAsync(Roles.DataSteward, OtherCommune);
        var url = await ReceiveAsync(theirs, "khac-xa.csv", List("1,Mai Thị Lan,20/11/1940,Nữ,042140777041,Thôn Xa,NCT 80 tuổi,360000"), unitCode: OtherCommune);
        var mine = await portal.SignedInAsAsync(Roles.DataSteward, Commune);

        foreach (var address in new[] { url + "/xem-lai", url, url + "/bo", url + "/quen-cach-doc" })
            (await mine.PostFormAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        (await mine.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await mine.GetPageAsync("/nguon-du-lieu")).Body!.TextContent.ShouldNotContain("khac-xa.csv");

        var police = await portal.SignedInAsAsync(Roles.CommunePolice, OtherCommune);
        (await police.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await police.GetPageAsync("/nguon-du-lieu")).QuerySelectorAll("a[href*='/tep/']").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_bytes_again_lead_to_the_earlier_import()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var bytes = List("1,Đỗ Thị Cúc,20/11/1940,Nữ,042140653051,Thôn Yên Ngư,NCT 80 tuổi,360000");
        var first = (await client.ImportFileAsync("lan-1.csv", bytes, await FieldsAsync())).Headers.Location!.ToString();

        var page = await (await client.ImportFileAsync("lan-2.csv", bytes, await FieldsAsync())).ReadPageAsync();

        page.Errors().Single().ShouldStartWith("Tệp này đã được nhập ngày 12/01/2024");
        page.QuerySelector($"a[href='{first}']").ShouldNotBeNull();
        await portal.InDatabaseAsync(async db => (await db.ReceivedFiles.AnyAsync(f => f.FileName == "lan-2.csv")).ShouldBeFalse());
    }

    [Fact]
    public async Task A_list_in_an_old_font_shows_before_and_after_and_is_read_as_confirmed()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        // "Trần Thị Én", "Yên Ngư" as TCVN3 bytes look when they are read as Western letters.
        var url = await ReceiveAsync(client, "tcvn3.csv", List("1,TrÇn ThÞ Ðn,20/11/1940,N÷,042140653061,Th«n Yªn Ng­,NCT 80 tuæi,360000", "2,NguyÔn V¨n B×nh,02/03/1941,Nam,042041653062,Th«n Yªn Ng­,NCT 80 tuæi,360000"));

        var page = await client.GetPageAsync(url);

        var old = page.QuerySelector("#encoding")!;
        old.QuerySelector("input[checked]")!.GetAttribute("value").ShouldBe("Tcvn3");
        old.TextContent.ShouldContain("NguyÔn V¨n B×nh");
        old.TextContent.ShouldContain("Nguyễn Văn Bình");
        var plain = await (await client.SubmitAsync(page, url + "/xem-lai", "#reading", ("Encoding", "Unicode"))).ReadPageAsync();
        plain.QuerySelector(".preview")!.TextContent.ShouldNotContain("Nguyễn Văn Bình");

        var done = await client.SubmitAsync(page, url, "#reading");
        (await client.GetPageAsync(done.Headers.Location!.ToString())).Body!.TextContent.ShouldContain("Nguyễn Văn Bình");
        await portal.InDatabaseAsync(async db => (await db.ReceivedFiles.SingleAsync(f => f.FileName == "tcvn3.csv")).ReadingJson!.ShouldContain("Tcvn3"));
    }

    [Fact]
    public async Task Several_files_at_once_find_their_groups_and_a_wrong_one_stops_only_itself()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, Commune);
        var fields = await FieldsAsync();
        fields["Group"] = "";
        var poor = Encoding.UTF8.GetBytes("DANH SÁCH HỘ NGHÈO\nHọ và tên,Ngày sinh,Số CCCD,Phân loại hộ\nLê Văn An,1980,042080653071,Hộ nghèo\n");
        var assisted = List("1,Ngô Thị Tám,20/11/1940,Nữ,042140653072,Thôn Yên Ngư,NCT 80 tuổi,360000");

        var both = await SendAsync(client, fields, ("ngheo-nhieu.csv", poor), ("btxh-nhieu.csv", assisted));
        both.Headers.Location!.ToString().ShouldStartWith("/nguon-du-lieu");
        (await client.GetPageAsync("/nguon-du-lieu")).Message()!.ShouldContain("Đã nhận 2 tệp");
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ReceivedFiles.SingleAsync(f => f.FileName == "ngheo-nhieu.csv")).Group.ShouldBe(SourceGroup.PoorHousehold);
            (await db.ReceivedFiles.SingleAsync(f => f.FileName == "btxh-nhieu.csv")).Group.ShouldBe(SourceGroup.SocialAssistance);
        });

        var mixed = await (await SendAsync(client, fields, ("la.pdf", Encoding.UTF8.GetBytes("%PDF-1.7")), ("con-lai.csv", List("1,Ngô Thị Chín,20/11/1940,Nữ,042140653073,Thôn Yên Ngư,NCT 80 tuổi,360000")))).ReadPageAsync();
        mixed.Errors().Single().ShouldStartWith("la.pdf: ");
        mixed.QuerySelector(".message-ok")!.TextContent.ShouldContain("con-lai.csv");

        var unclear = await (await SendAsync(client, fields, ("khong-ro.csv", Encoding.UTF8.GetBytes("Họ và tên,Ngày sinh,Số CCCD\nLê Văn An,1980,042080653074\n")))).ReadPageAsync();
        unclear.Errors().ShouldBe(["Không tự nhận ra nhóm nguồn của tệp; hãy chọn nhóm nguồn rồi tải lên lại."]);
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, Dictionary<string, string> fields, params (string Name, byte[] Content)[] files)
    {
        var page = await client.GetPageAsync("/nguon-du-lieu/tai-len");
        var content = new MultipartFormDataContent { { new StringContent(page.QuerySelector("form.form-panel input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        foreach (var (name, bytes) in files) content.Add(new ByteArrayContent(bytes), "File", name);
        return await client.PostAsync("/nguon-du-lieu/tai-len", content);
    }

    private async Task<string> ReceiveAsync(HttpClient client, string name, byte[] content, SourceGroup group = SourceGroup.SocialAssistance, string unitCode = Commune)
    {
        var response = await client.PostFileAsync("/nguon-du-lieu/tai-len", "File", name, content, await FieldsAsync(group, unitCode));
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response.Headers.Location!.ToString();
    }

    private async Task<Dictionary<string, string>> FieldsAsync(SourceGroup group = SourceGroup.SocialAssistance, string unitCode = Commune)
    {
        var unitId = Guid.Empty;
        await portal.InDatabaseAsync(async db => unitId = await db.Units.Where(u => u.Code == unitCode && u.ValidFrom <= PortalFactory.Today).Select(u => u.Id).FirstAsync());
        return new() { ["Group"] = group.ToString(), ["UnitId"] = unitId.ToString() };
    }

    private static string Field(IHtmlDocument page, int column) => ((IHtmlSelectElement)page.QuerySelector($"#Sheets_0__Fields_{column}_")!).Value ?? "";

    private static string RowOf(IHtmlDocument page, int column) => page.QuerySelector($"tr:has(#Sheets_0__Fields_{column}_)")!.TextContent;

    private static IEnumerable<string> Titles(IHtmlDocument page) => page.QuerySelectorAll(".preview thead th").Select(t => t.TextContent);

    private static string Words(IHtmlDocument page) => string.Join(' ', page.Body!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static byte[] List(params string[] rows) => Encoding.UTF8.GetBytes(
        "DANH SÁCH BẢO TRỢ XÃ HỘI ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Loại đối tượng,Mức trợ cấp\n" + string.Join('\n', rows) + "\n");

    /// <summary>A list with a column that nobody could know.</summary>
    private static byte[] Odd(params string[] rows) => Encoding.UTF8.GetBytes("Họ và tên,Ghi riêng,Số CCCD,Ngày sinh\n" + string.Join('\n', rows) + "\n");
}
