using System.Text;
using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Payments;
using ClosedXML.Excel;
using ExcelDataReader;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

public class WorkbookTests
{
    [Fact]
    public void Beneficiary_workbook_keeps_types_zeros_and_states_count_and_sum()
    {
        using var book = Open(stream => BeneficiaryListWorkbook.Write(stream, SamplePapers.BeneficiaryHeading(), SamplePapers.Beneficiaries(3)));
        var sheet = book.Worksheet("Danh sách");

        Header(sheet, 1).ShouldBe(
        [
            "STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh/CCCD", "Thôn/Tổ dân phố", "Nhóm", "Loại đối tượng",
            "Mức hưởng (đồng/tháng)", "Số tài khoản", "Ngân hàng", "Điện thoại", "Trạng thái", "Kết quả khảo sát",
        ]);
        ShouldBeText(sheet.Cell("E2"), "042100000001");
        ShouldBeText(sheet.Cell("J2"), "0000000001");
        ShouldBeText(sheet.Cell("L2"), "0912345678");
        ShouldBeAmount(sheet.Cell("I2"), 361_000);
        sheet.Cell("B5").GetString().ShouldBe("TỔNG CỘNG: 3 dòng");
        ShouldBeAmount(sheet.Cell("I5"), 361_000 + 362_000 + 363_000);
        sheet.Column(2).Width.ShouldBeGreaterThan(25);
        var information = book.Worksheet("Thông tin");
        Find(information, "Số dòng").ShouldBe("3");
        Find(information, "Phạm vi lọc").ShouldBe("thôn Yên Khánh; nhóm Bảo trợ xã hội");
        Find(information, "Bằng chữ").ShouldBe("Một triệu không trăm tám mươi sáu nghìn đồng");
    }

    [Fact]
    public void Another_reader_sees_the_same_types()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var stream = new MemoryStream();
        ReturnExportWorkbook.Write(stream, new TableHeading("UBND xã Xuân Yên", "Dữ liệu cập nhật", null, SamplePapers.IssuedOn), SamplePapers.ReturnRows(1));
        stream.Position = 0;
        using var reader = ExcelReaderFactory.CreateReader(stream);

        reader.Name.ShouldBe("Dữ liệu cập nhật");
        reader.Read().ShouldBeTrue();
        reader.GetString(1).ShouldBe("Mã đối tượng");
        reader.Read().ShouldBeTrue();
        reader.GetValue(5).ShouldBe("042100000001");
        reader.GetValue(11).ShouldBe(540_000d);
        reader.GetValue(12).ShouldBe(new DateTime(2023, 7, 1));
        reader.GetValue(16).ShouldBe("000000000001");
        reader.Read().ShouldBeFalse();
    }

    [Fact]
    public void A_long_table_prints_across_with_its_header_on_every_page()
    {
        using var book = Open(stream => BeneficiaryListWorkbook.Write(stream, SamplePapers.BeneficiaryHeading(), SamplePapers.Beneficiaries(3)));
        var sheet = book.Worksheet("Danh sách");

        sheet.PageSetup.PaperSize.ShouldBe(XLPaperSize.A4Paper);
        sheet.PageSetup.PageOrientation.ShouldBe(XLPageOrientation.Landscape);
        sheet.PageSetup.PagesWide.ShouldBe(1);
        sheet.PageSetup.PagesTall.ShouldBe(0);
        sheet.PageSetup.FirstRowToRepeatAtTop.ShouldBe(1);
        sheet.SheetView.SplitRow.ShouldBe(1);
        sheet.AutoFilter.Range.RangeAddress.ToString().ShouldBe("A1:N4");
    }

    [Fact]
    public async Task A_table_leaves_portion_by_portion()
    {
        using var target = new MemoryStream();
        var sizes = new List<long>();
        async IAsyncEnumerable<IReadOnlyList<BeneficiaryListRow>> Portions()
        {
            var rows = SamplePapers.Beneficiaries(3);
            foreach (var portion in rows.Chunk(2))
            {
                sizes.Add(target.Length);
                await Task.Yield();
                yield return portion;
            }
            sizes.Add(target.Length);
        }

        await BeneficiaryListWorkbook.WriteAsync(target, SamplePapers.BeneficiaryHeading(), Portions(), null, TestContext.Current.CancellationToken);

        sizes[0].ShouldBe(0);
        sizes[1].ShouldBeGreaterThan(0);
        sizes.ShouldBeInOrder();
        using var book = new XLWorkbook(target);
        book.Worksheet("Danh sách").Cell("B5").GetString().ShouldBe("TỔNG CỘNG: 3 dòng");
        Find(book.Worksheet("Thông tin"), "Số dòng").ShouldBe("3");
    }

    [Fact]
    public void Streamed_workbook_of_an_empty_list_still_has_its_header()
    {
        using var book = Open(stream => BeneficiaryListWorkbook.Write(stream, SamplePapers.BeneficiaryHeading(null), []));

        Header(book.Worksheet("Danh sách"), 1).Count.ShouldBe(14);
        Find(book.Worksheet("Thông tin"), "Số dòng").ShouldBe("0");
        Find(book.Worksheet("Thông tin"), "Phạm vi lọc").ShouldBe("Toàn bộ");
    }

    [Fact]
    public void Streamed_workbook_takes_many_rows_in_order()
    {
        using var book = Open(stream => BeneficiaryListWorkbook.Write(stream, SamplePapers.BeneficiaryHeading(), SamplePapers.Beneficiaries(5_000)));
        var sheet = book.Worksheet("Danh sách");

        sheet.Cell("E5001").GetString().ShouldBe(SamplePapers.CitizenIdOf(5_000));
        sheet.Cell("B5002").GetString().ShouldBe("TỔNG CỘNG: 5.000 dòng");
    }

    [Fact]
    public void Return_export_has_real_dates_no_total_row_and_no_formula()
    {
        using var book = Open(stream => ReturnExportWorkbook.Write(
            stream, new TableHeading("UBND xã Xuân Yên", "Dữ liệu cập nhật", null, SamplePapers.IssuedOn), SamplePapers.ReturnRows(2)));
        var sheet = book.Worksheet("Dữ liệu cập nhật");

        sheet.Cell("M2").DataType.ShouldBe(XLDataType.DateTime);
        sheet.Cell("M2").GetDateTime().ShouldBe(new DateTime(2023, 7, 1));
        sheet.Cell("M2").Style.NumberFormat.Format.ShouldBe("dd/mm/yyyy");
        ShouldBeText(sheet.Cell("R2"), "970405");
        ShouldBeText(sheet.Cell("Y2"), "=HYPERLINK(\"x\")");
        sheet.Cell("Y2").HasFormula.ShouldBeFalse();
        sheet.Cell("A4").IsEmpty().ShouldBeTrue();
        Find(book.Worksheet("Thông tin"), "Tổng Mức hưởng").ShouldBe("1080000");
    }

    [Fact]
    public void Payment_workbook_has_a_summary_and_a_sheet_per_channel_and_bank()
    {
        var account = SamplePapers.Payments(3, PaymentListKind.BankAccount);
        var cash = SamplePapers.Payments(2, PaymentListKind.Organisation);
        using var book = Open(PaymentListWorkbook.Render(SamplePapers.Letterhead, [account, cash]));

        book.Worksheets.Select(sheet => sheet.Name).ShouldBe(["Tổng hợp", "Agribank", "Tổ chức dịch vụ chi trả"]);
        var sheet = book.Worksheet("Agribank");
        var header = HeaderRow(sheet);
        Header(sheet, header).ShouldBe(
        [
            "STT", "Mã đối tượng", "Họ và tên", "Ngày sinh", "Số định danh/CCCD", "Thôn, xã", "Mã chính sách", "Trợ cấp", "Truy lĩnh",
            "Tháng trước mang sang", "Tổng số tiền", "Số tài khoản", "Ngân hàng", "Chủ tài khoản", "Ghi chú",
        ]);
        ShouldBeText(sheet.Cell(header + 1, 12), "000000000001");
        ShouldBeText(sheet.Cell(header + 1, 5), "042100000001");
        ShouldBeAmount(sheet.Cell(header + 1, 11), 540_000);
        ShouldBeAmount(sheet.Cell(header + 4, 11), 1_620_000);
        sheet.Cell(header + 4, 1).GetString().ShouldBe("TỔNG CỘNG (3 dòng)");
        sheet.CellsUsed().Select(cell => cell.GetString()).ShouldContain("Số tiền bằng chữ: Một triệu sáu trăm hai mươi nghìn đồng.");
        sheet.CellsUsed().Select(cell => cell.GetString()).ShouldContain("Đợt chi trả: CT-2024-01-001 – Số dòng: 3 – Tổng số tiền: 1.620.000 đồng");
        sheet.PageSetup.PageOrientation.ShouldBe(XLPageOrientation.Landscape);
        sheet.PageSetup.PaperSize.ShouldBe(XLPaperSize.A4Paper);
        sheet.PageSetup.PagesWide.ShouldBe(1);
        sheet.PageSetup.FirstRowToRepeatAtTop.ShouldBe(header);
        var summary = book.Worksheet("Tổng hợp");
        ShouldBeAmount(summary.Cell(HeaderRow(summary) + 3, 5), 1_620_000 + 1_080_000);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    public void Form_workbooks_are_ready_to_print(int count)
    {
        var letter = new HandOverLetter(TransmittalKind.Letter, "xã Xuân Yên", null, null);
        var books = new Dictionary<string, byte[]>
        {
            ["tài khoản"] = AccountUpdateWorkbook.Render(SamplePapers.Letterhead, SamplePapers.AccountHeading, [.. SamplePapers.Accounts(count)]),
            ["phụ lục"] = HandOverWorkbook.RenderAppendix(SamplePapers.Letterhead, letter, SamplePapers.HandOverHeading, [.. SamplePapers.HandedOver(count)]),
            ["chi trả"] = PaymentListWorkbook.Render(SamplePapers.Letterhead, SamplePapers.Payments(count, PaymentListKind.Proxy)),
        };
        foreach (var (name, bytes) in books)
        {
            using var book = new XLWorkbook(new MemoryStream(bytes));
            var sheet = book.Worksheet(1);
            var header = HeaderRow(sheet);
            var last = sheet.Row(header).LastCellUsed().Address.ColumnNumber;
            var setup = sheet.PageSetup;
            (setup.PaperSize, setup.PageOrientation, setup.PagesWide, setup.PagesTall).ShouldBe((XLPaperSize.A4Paper, XLPageOrientation.Landscape, 1, 0), name);
            (setup.FirstRowToRepeatAtTop, setup.LastRowToRepeatAtTop).ShouldBe((header, header), name);
            (setup.Margins.Left * 25.4).ShouldBe(30, 0.1, name);
            (setup.Margins.Right * 25.4).ShouldBe(15, 0.1, name);
            sheet.MergedRanges.Any(range => range.FirstCell().GetString().StartsWith("DANH SÁCH", StringComparison.Ordinal) && range.ColumnCount() == last).ShouldBeTrue(name);
            sheet.ColumnsUsed().ShouldAllBe(column => column.Width > 4 && column.Width < 45, name);
            sheet.CellsUsed().Select(cell => cell.GetString()).ShouldContain(text => text.StartsWith($"TỔNG CỘNG ({count.ToString("#,##0", System.Globalization.CultureInfo.InvariantCulture).Replace(',', '.')} ", StringComparison.Ordinal), name);
            var id = sheet.Row(header).CellsUsed().First(cell => cell.GetString() == "Số định danh/CCCD").Address.ColumnNumber;
            if (count > 0)
                ShouldBeText(sheet.Cell(header + 1, id), "042100000001");
        }
    }

    [Fact]
    public void An_account_workbook_has_real_dates()
    {
        using var book = Open(AccountUpdateWorkbook.Render(SamplePapers.Letterhead, SamplePapers.AccountHeading, [.. SamplePapers.Accounts(1)]));
        var sheet = book.Worksheet(1);
        var header = HeaderRow(sheet);
        var column = sheet.Row(header).CellsUsed().First(cell => cell.GetString() == "Ngày cập nhật").Address.ColumnNumber;

        sheet.Cell(header + 1, column).DataType.ShouldBe(XLDataType.DateTime);
        sheet.Cell(header + 1, column).GetDateTime().ShouldBe(new DateTime(2024, 1, 17));
    }

    [Fact]
    public void Form_workbook_writes_formula_like_text_as_text()
    {
        var row = new HandOverRow(1, "=1+1", "1950", "042100000001", "@thôn", "-x", 5_000_000_000, "+84", "'Trần", "0001", "BIDV", "A\u0001B", null);
        using var book = Open(HandOverWorkbook.Render(SamplePapers.Letterhead, new HandOverHeading("Phòng LĐTBXH", "Đợt 1", null, null), [row]));
        var sheet = book.Worksheet(1);
        var line = HeaderRow(sheet) + 1;

        ShouldBeText(sheet.Cell(line, 2), "=1+1");
        ShouldBeText(sheet.Cell(line, 5), "@thôn");
        ShouldBeText(sheet.Cell(line, 6), "-x");
        ShouldBeText(sheet.Cell(line, 8), "+84");
        ShouldBeText(sheet.Cell(line, 10), "0001");
        ShouldBeText(sheet.Cell(line, 12), "AB");
        ShouldBeAmount(sheet.Cell(line, 7), 5_000_000_000);
        sheet.CellsUsed().ShouldAllBe(cell => !cell.HasFormula);
    }

    [Fact]
    public void Empty_form_workbook_says_so()
    {
        using var book = Open(HandOverWorkbook.Render(SamplePapers.Letterhead, new HandOverHeading("Phòng LĐTBXH", "Đợt 1", null, null), []));
        var sheet = book.Worksheet(1);

        sheet.Cell(HeaderRow(sheet) + 1, 1).GetString().ShouldBe("Không có dữ liệu.");
        sheet.Cell(HeaderRow(sheet) + 2, 1).GetString().ShouldBe("TỔNG CỘNG (0 dòng)");
    }

    [Theory]
    [InlineData("1", "Số tài khoản")]
    [InlineData("2B", "Lý do không đồng ý")]
    [InlineData("2B", "Số biên bản")]
    [InlineData("3-UQ-TK", "CCCD người được ủy quyền")]
    [InlineData("3-UQ-TM", "Số chứng thực")]
    [InlineData("4", "Lý do bất khả kháng")]
    [InlineData("X-CHET", "Biến động, nội dung xác minh")]
    public void Classification_workbook_has_the_columns_its_outcome_asks_for(string code, string column)
    {
        var row = new ClassificationListRow(1, "Nguyễn Thị Hoà", "1950", "Nữ", "042100000001", "Thôn 1", "Người cao tuổi", 360_000, AuthorizedTo: new DateOnly(2025, 1, 31));
        using var book = Open(ClassificationListWorkbook.Render(SamplePapers.Letterhead, new ClassificationListHeading(code, "Kết quả", "Đợt 1", SamplePapers.IssuedOn), [row]));

        Header(book.Worksheet(1), HeaderRow(book.Worksheet(1))).ShouldContain(column);
    }

    [Fact]
    public void Classification_summary_counts_by_hamlet_and_states_shares()
    {
        var summary = new ClassificationSummary(
            "Đợt 1",
            [new SummaryOutcome("1", "Đã có tài khoản"), new SummaryOutcome("2B", "Không đồng ý")],
            [new ClassificationSummaryRow("Thôn 1", 10, [6, 2]), new ClassificationSummaryRow("Thôn 2", 10, [4, 0])],
            SamplePapers.IssuedOn);
        using var book = Open(ClassificationSummaryWorkbook.Render(SamplePapers.Letterhead, summary));
        var sheet = book.Worksheet(1);
        var header = HeaderRow(sheet);

        Header(sheet, header).ShouldBe(["STT", "Thôn/Tổ dân phố", "Tổng số đối tượng", "Đã khảo sát", "Đạt (%)", "(1) Đã có tài khoản", "(2B) Không đồng ý", "Chưa khảo sát"]);
        sheet.Cell(header + 1, 5).GetString().ShouldBe("80%");
        sheet.Cell(header + 3, 6).GetValue<int>().ShouldBe(10);
        sheet.Cell(header + 4, 6).GetString().ShouldBe("50%");
        sheet.Cell(header + 4, 8).GetString().ShouldBe("40%");
    }

    private static XLWorkbook Open(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Open(stream.ToArray());
    }

    private static XLWorkbook Open(byte[] bytes)
    {
        if (Environment.GetEnvironmentVariable("ASXH_PDF_DIR") is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, TestContext.Current.TestMethod!.MethodName + ".xlsx"), bytes);
        return new XLWorkbook(new MemoryStream(bytes));
    }

    private static int HeaderRow(IXLWorksheet sheet) => sheet.CellsUsed().First(cell => cell.Address.ColumnNumber == 1 && cell.GetString() == "STT").Address.RowNumber;

    private static List<string> Header(IXLWorksheet sheet, int row) => [.. sheet.Row(row).CellsUsed().Select(cell => cell.GetString())];

    private static string Find(IXLWorksheet sheet, string name) => sheet.RowsUsed().First(row => row.Cell(1).GetString() == name).Cell(2).GetString();

    private static void ShouldBeText(IXLCell cell, string text)
    {
        cell.DataType.ShouldBe(XLDataType.Text);
        cell.GetString().ShouldBe(text);
    }

    private static void ShouldBeAmount(IXLCell cell, long amount)
    {
        cell.DataType.ShouldBe(XLDataType.Number);
        cell.GetValue<long>().ShouldBe(amount);
        cell.Style.NumberFormat.Format.ShouldBe("#,##0");
    }
}
