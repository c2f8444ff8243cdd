using System.Net;
using System.Text;
using AsxhPortal.Data.Auditing;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class LookupTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    private const string Address = "/doi-tuong/tra-cuu";

    [Fact]
    public async Task Every_line_comes_back_in_its_order_with_what_the_register_says()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var lines = "Ghi chú\tHọ tên\tNăm sinh\tCCCD\na\t\t\t42038000002\nb\tTran Thi Hoa\t1940\t\nc\t\t\t042137000005\nd\tHoàng Văn An\t1950\t\n\ne\tLê Văn Khác\t\t042038000002";

        using var book = await AnswerAsync(client, lines);
        var sheet = book.Worksheet("Tra cứu");

        Enumerable.Range(1, 5).Select(i => sheet.Cell(1, i).GetString()).ShouldBe(["Ghi chú", "Họ tên", "Năm sinh", "CCCD", "Kết quả tra cứu"]);
        Column(sheet, 1).ShouldBe(["a", "b", "c", "d", "", "e"]);
        Column(sheet, 5).ShouldBe(["Tìm thấy theo số", "Tìm thấy theo họ tên và ngày sinh", "Không tìm thấy", "Không tìm thấy", "Không có số, không có họ tên", "Tìm thấy theo số; họ tên khác"]);
        Column(sheet, 6).ShouldBe(["Lê Văn Bình", "Trần Thị Hoà", "", "", "", "Lê Văn Bình"]);
        Column(sheet, 8)[0].ShouldBe("042038000002");
        sheet.Cell("D2").GetString().ShouldBe("42038000002");
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.IgnoreQueryFilters().Where(e => e.Action == AuditAction.Exported && e.Subject == "Tra cứu theo danh sách").ToListAsync())
            .ShouldContain(e => e.RowCount == 6));
    }

    [Fact]
    public async Task Namesakes_are_counted_and_listed_and_nobody_is_chosen()
    {
        await portal.InDatabaseAsync(async db =>
        {
            var unit = await db.Units.SingleAsync(u => u.Code == "18376");
            foreach (var year in new[] { 1951, 1952 })
                db.Beneficiaries.Add(new Domain.Beneficiaries.Beneficiary(unit.Id, null, Domain.Shared.VietnameseName.From("Võ Thị Song"), new Domain.Shared.PartialDate(year), null, null, null));
            await db.SaveChangesAsync();
        });
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);

        using var book = await AnswerAsync(client, "Võ Thị Song\nTrần Thị Hoà");
        var sheet = book.Worksheet("Tra cứu");

        Column(sheet, 2, 2).ShouldBe(["Có 2 người cùng họ tên", "Tìm thấy theo họ tên"]);
        Column(sheet, 3, 2).ShouldBe(["", "Trần Thị Hoà"]);
        sheet.Cell(2, 13).GetString().ShouldContain("1951");
        sheet.Cell(2, 13).GetString().ShouldContain("1952");
    }

    [Fact]
    public async Task A_text_file_of_numbers_is_looked_up()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var response = await client.PostFileAsync(Address, "File", "so.txt", Encoding.UTF8.GetBytes("042140000001\r\n042135000004\r\n"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var book = new XLWorkbook(await response.Content.ReadAsStreamAsync());
        Column(book.Worksheet("Tra cứu"), 3, 2).ShouldBe(["Trần Thị Hoà", "Nguyễn Thị Lan"]);
    }

    [Theory]
    [InlineData("", "Hãy dán danh sách hoặc chọn tệp cần tra cứu.")]
    [InlineData("a\nb", "Không thấy cột nào")]
    public async Task What_cannot_be_looked_up_is_said_and_kept(string lines, string sentence)
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var response = await client.PostFormAsync(Address, new() { ["Lines"] = lines });
        (await response.ReadPageAsync()).Errors().ShouldHaveSingleItem().ShouldStartWith(sentence);
    }

    [Fact]
    public async Task A_hundred_thousand_and_one_lines_are_too_many()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var lines = string.Join('\n', Enumerable.Range(0, 100_001).Select(i => $"0421{i:00000000}"));
        var response = await client.PostFormAsync(Address, new() { ["Lines"] = lines });
        (await response.ReadPageAsync()).Errors().ShouldHaveSingleItem().ShouldContain("100.001 dòng; mỗi lần tra cứu được nhiều nhất 100.000 dòng");
    }

    [Fact]
    public async Task Who_may_not_export_may_not_look_up()
    {
        var client = await portal.SignedInAsAsync(Roles.Auditor);
        (await client.PostFormAsync(Address, new() { ["Lines"] = "042140000001" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<XLWorkbook> AnswerAsync(HttpClient client, string lines)
    {
        var response = await client.PostFormAsync(Address, new() { ["Lines"] = lines });
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new XLWorkbook(await response.Content.ReadAsStreamAsync());
    }

    private static List<string> Column(IXLWorksheet sheet, int column, int rows = 6) => [.. Enumerable.Range(2, rows).Select(row => sheet.Cell(row, column).GetString())];
}
