using ClosedXML.Excel;
using static AsxhPortal.Documents.Kit.FormCells;

namespace AsxhPortal.Documents.Kit;

/// <summary>
/// A <see cref="ListForm{TRow}"/> as a workbook ready to print: A4, as wide as the page, header row repeated. Amounts are numbers,
/// ids and accounts are text, dates are dates.
/// </summary>
public static class FormWorkbook
{
    private const string Font = "Times New Roman";

    public static byte[] Render<TRow>(ListForm<TRow> form) => Render(book => Add(book, form));

    /// <param name="appendix">A second sheet; null for none.</param>
    internal static byte[] Render<TRow, TOther>(ListForm<TRow> form, ListForm<TOther>? appendix) => Render(book =>
    {
        Add(book, form);
        if (appendix is not null)
            Add(book, appendix);
    });

    internal static byte[] Render(Action<XLWorkbook> compose)
    {
        using var book = new XLWorkbook();
        book.Style.Font.FontName = Font;
        book.Style.Font.FontSize = 12;
        compose(book);
        using var stream = new MemoryStream();
        book.SaveAs(stream);
        return stream.ToArray();
    }

    internal static void Add<TRow>(XLWorkbook book, ListForm<TRow> form)
    {
        var sheet = book.Worksheets.Add(SheetName(book, form.SheetName));
        var last = form.Columns.Count;
        for (var i = 0; i < last; i++)
            sheet.Column(i + 1).Width = form.Columns[i].Width;
        var row = WriteHead(sheet, form, last);
        var headerRow = row + 1;
        WriteHeader(sheet, form, headerRow);
        row = WriteRows(sheet, form, headerRow);
        row = WriteTotal(sheet, form, row, headerRow);
        WriteEnd(sheet, form, row + 1, last);
        SetUpPage(sheet, form.IsLandscape, headerRow);
        if (form.Letterhead.Stamp is { } stamp)
            sheet.PageSetup.Footer.Left.AddText(stamp.Sentence);
    }

    private static int WriteHead<TRow>(IXLWorksheet sheet, ListForm<TRow> form, int last)
    {
        var row = form.AppendixTo is null ? WriteLetterhead(sheet, form, last) : 1;
        if (form.AppendixTo is not null)
            Merge(sheet, row++, 1, last, ListForm<TRow>.AppendixTitle, isBold: true, size: 14);
        Merge(sheet, row++, 1, last, VietnameseFormat.Upper(form.Title), isBold: true, size: 14);
        if (form.Subject is not null)
            Merge(sheet, row++, 1, last, form.Subject, isBold: true, size: 13);
        if (form.AppendixTo is not null)
            Merge(sheet, row++, 1, last, form.AppendixTo, isItalic: true, size: 13);
        foreach (var note in form.Notes)
            Merge(sheet, row++, 1, last, note, isItalic: true);
        if (form.Addressee is not null)
            Merge(sheet, row++, 1, last, $"Kính gửi: {form.Addressee}", size: 13);
        return row;
    }

    private static int WriteLetterhead<TRow>(IXLWorksheet sheet, ListForm<TRow> form, int last)
    {
        var split = Split(form.Columns.Select(column => column.Width).ToList());
        var head = form.Letterhead;
        var row = 1;
        foreach (var line in string.IsNullOrWhiteSpace(head.ParentAuthority) ? [] : VietnameseFormat.Upper(head.ParentAuthority).Split('\n'))
            Merge(sheet, row++, 1, split, line);
        foreach (var line in VietnameseFormat.Upper(head.IssuingAuthority).Split('\n'))
            Merge(sheet, row++, 1, split, line, isBold: true);
        Merge(sheet, 1, split + 1, last, Letterhead.NationalName, isBold: true);
        Merge(sheet, 2, split + 1, last, Letterhead.Motto, isBold: true).Style.Font.Underline = XLFontUnderlineValues.Single;
        row = Math.Max(row, 3);
        Merge(sheet, row, 1, split, head.PrintedNumber);
        Merge(sheet, row++, split + 1, last, head.PlaceAndDate(form.IssuedOn), isItalic: true);
        return row + 1;
    }

    private static void WriteHeader<TRow>(IXLWorksheet sheet, ListForm<TRow> form, int row)
    {
        for (var i = 0; i < form.Columns.Count; i++)
            SetText(sheet.Cell(row, i + 1), form.Columns[i].Header);
        var style = sheet.Range(row, 1, row, form.Columns.Count).Style;
        style.Font.Bold = true;
        style.Fill.BackgroundColor = XLColor.FromHtml("#EEEEEE");
        style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Alignment.WrapText = true;
        sheet.Row(row).Height = 18 * form.Columns.Max(column => Math.Max(1, Math.Ceiling(column.Header.Length * 1.15 / column.Width)));
    }

    private static int WriteRows<TRow>(IXLWorksheet sheet, ListForm<TRow> form, int headerRow)
    {
        var row = headerRow;
        foreach (var item in form.Rows)
        {
            row++;
            for (var i = 0; i < form.Columns.Count; i++)
                SetValue(sheet.Cell(row, i + 1), form.Columns[i].Value(item));
        }

        if (row == headerRow)
        {
            Rule(Merge(sheet, ++row, 1, form.Columns.Count, form.EmptyText, isItalic: true).Style.Border);
            return row;
        }

        for (var i = 0; i < form.Columns.Count; i++)
        {
            var first = sheet.Cell(headerRow + 1, i + 1);
            Format(first.Style, form.Columns[i].Format);
            Rule(first.Style.Border);
            if (row > headerRow + 1)
                sheet.Range(headerRow + 2, i + 1, row, i + 1).Style = first.Style;
        }

        return row;
    }

    private static int WriteTotal<TRow>(IXLWorksheet sheet, ListForm<TRow> form, int row, int headerRow)
    {
        var totalRow = ++row;
        Merge(sheet, row, 1, form.TotalLabelSpan, form.TotalLabel, isBold: true);
        for (var i = form.TotalLabelSpan; i < form.Columns.Count; i++)
        {
            if (!form.Columns[i].IsTotalled)
                continue;
            var cell = sheet.Cell(row, i + 1);
            cell.SetValue(form.Sum(form.Columns[i]));
            Format(cell.Style, form.Columns[i].Format);
            cell.Style.Font.Bold = true;
        }

        if (form.ShareOf is not null)
        {
            row++;
            Merge(sheet, row, 1, form.TotalLabelSpan, "TỶ LỆ", isItalic: true);
            for (var i = form.TotalLabelSpan; i < form.Columns.Count; i++)
            {
                SetText(sheet.Cell(row, i + 1), form.Share(form.Columns[i]));
                sheet.Cell(row, i + 1).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
            }
        }

        Rule(sheet.Range(headerRow, 1, headerRow, form.Columns.Count).Style.Border);
        Rule(sheet.Range(totalRow, 1, row, form.Columns.Count).Style.Border);
        return row;
    }

    private static void WriteEnd<TRow>(IXLWorksheet sheet, ListForm<TRow> form, int row, int last)
    {
        if (form.Words is not null)
            Merge(sheet, row++, 1, last, form.Words, isItalic: true, isLeft: true);
        foreach (var sentence in form.Closing)
            Merge(sheet, row++, 1, last, sentence, isLeft: true);
        if (form.Signatures.Count == 0)
            return;
        if (form.Receivers.Count > 0)
            row = WriteReceivers(sheet, form.Receivers, row, last);
        row++;
        var from = 1;
        var widths = form.Columns.Select(column => column.Width).ToList();
        for (var i = 0; i < form.Signatures.Count; i++)
        {
            var to = i == form.Signatures.Count - 1 ? last : Math.Max(from, Split(widths, (i + 1.0) / form.Signatures.Count));
            var block = form.Signatures[i];
            var hasSecond = !string.IsNullOrWhiteSpace(block.SecondTitle);
            if (from > last)
                break;
            Merge(sheet, row, from, to, block.Title, isBold: true);
            Merge(sheet, row + 1, from, to, hasSecond ? block.SecondTitle! : block.Hint ?? "", isBold: hasSecond, isItalic: !hasSecond);
            if (hasSecond)
                Merge(sheet, row + 2, from, to, block.Hint ?? "", isItalic: true);
            Merge(sheet, row + 7, from, to, block.Name ?? "", isBold: true);
            from = to + 1;
        }
    }

    private static int WriteReceivers(IXLWorksheet sheet, IReadOnlyList<string> receivers, int row, int last)
    {
        var title = Merge(sheet, ++row, 1, last, OfficialParts.ReceiversTitle, isBold: true, isItalic: true, isLeft: true);
        title.Style.Font.FontSize = 12;
        foreach (var receiver in OfficialParts.Dashed(receivers))
            Merge(sheet, ++row, 1, last, receiver, size: 11, isLeft: true);
        return row;
    }

    private static void SetUpPage(IXLWorksheet sheet, bool isLandscape, int headerRow)
    {
        const double inch = 25.4;
        var setup = sheet.PageSetup;
        setup.PaperSize = XLPaperSize.A4Paper;
        setup.PageOrientation = isLandscape ? XLPageOrientation.Landscape : XLPageOrientation.Portrait;
        setup.FitToPages(1, 0);
        setup.SetRowsToRepeatAtTop(headerRow, headerRow);
        setup.Margins.Left = 30 / inch;
        setup.Margins.Right = 15 / inch;
        setup.Margins.Top = 20 / inch;
        setup.Margins.Bottom = 20 / inch;
        setup.CenterHorizontally = true;

        // NĐ 30/2020: the page number stands in the middle of the top margin, and not on page 1.
        setup.DifferentFirstPageOnHF = true;
        setup.Header.Center.AddText(XLHFPredefinedText.PageNumber, XLHFOccurrence.OddPages);
        setup.Header.Center.AddText(XLHFPredefinedText.PageNumber, XLHFOccurrence.EvenPages);
    }

    /// <summary>The last column of the left part when the sheet is cut at <paramref name="share"/> of its width.</summary>
    private static int Split(List<double> widths, double share = 0.45)
    {
        var wanted = widths.Sum() * share;
        var used = 0.0;
        for (var i = 0; i < widths.Count - 1; i++)
        {
            if (i > 0 && used + widths[i] / 2 > wanted)
                return i;
            used += widths[i];
        }

        return Math.Max(1, widths.Count - 1);
    }

    private static string SheetName(XLWorkbook book, string wanted)
    {
        var name = new string([.. VietnameseFormat.Clean(wanted).Select(c => ":\\/?*[]'".Contains(c, StringComparison.Ordinal) ? ' ' : c)]).Trim();
        if (name.Length > 31)
            name = name.LastIndexOf(' ', 31) is var space and > 10 ? name[..space] : name[..31];
        if (name.Length == 0)
            name = "Danh sách";
        var unique = name;
        for (var i = 2; book.Worksheets.Any(sheet => string.Equals(sheet.Name, unique, StringComparison.OrdinalIgnoreCase)); i++)
            unique = $"{name[..Math.Min(name.Length, 26)]} ({i})";
        return unique;
    }
}
