using ClosedXML.Excel;

namespace AsxhPortal.Documents.Kit;

/// <summary>Writes single cells of a form: amounts as numbers, ids as text, dates as dates, and how they look.</summary>
internal static class FormCells
{
    public static IXLRange Merge(
        IXLWorksheet sheet, int row, int from, int to, string text, bool isBold = false, bool isItalic = false, double size = 12, bool isLeft = false)
    {
        var range = sheet.Range(row, from, row, to);
        if (to > from)
            range.Merge();
        SetText(sheet.Cell(row, from), text);
        range.Style.Font.Bold = isBold;
        range.Style.Font.Italic = isItalic;
        range.Style.Font.FontSize = size;
        range.Style.Alignment.Horizontal = isLeft ? XLAlignmentHorizontalValues.Left : XLAlignmentHorizontalValues.Center;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Alignment.WrapText = true;
        var width = Enumerable.Range(from, to - from + 1).Sum(column => sheet.Column(column).Width);
        var lines = text.Split('\n').Sum(line => Math.Max(1, Math.Ceiling(line.Length * (isBold ? 1.2 : 1.05) * size / 12 / width)));
        sheet.Row(row).Height = Math.Max(sheet.Row(row).Height, lines * size * 1.4);
        return range;
    }

    public static void SetValue(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case DateOnly date:
                cell.SetValue(date.ToDateTime(TimeOnly.MinValue));
                break;
            case int number:
                cell.SetValue(number);
                break;
            case long number:
                cell.SetValue(number);
                break;
            case decimal number:
                cell.SetValue(number);
                break;
            default:
                SetText(cell, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    public static void SetText(IXLCell cell, string? value)
    {
        var text = VietnameseFormat.Clean(value);
        if (text.Length == 0)
            return;
        cell.SetValue(text);
        cell.DataType = XLDataType.Text;
    }

    public static void Format(IXLStyle style, ColumnFormat format)
    {
        style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        style.Alignment.WrapText = true;
        switch (format)
        {
            case ColumnFormat.Money:
                style.NumberFormat.Format = "#,##0";
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                break;
            case ColumnFormat.Number:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                break;
            case ColumnFormat.Date:
                style.NumberFormat.Format = "dd/mm/yyyy";
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                break;
            case ColumnFormat.Centered:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                break;
            default:
                style.NumberFormat.Format = "@";
                break;
        }
    }

    public static void Rule(IXLBorder border)
    {
        border.LeftBorder = XLBorderStyleValues.Thin;
        border.TopBorder = XLBorderStyleValues.Thin;
        border.RightBorder = XLBorderStyleValues.Thin;
        border.BottomBorder = XLBorderStyleValues.Thin;
    }
}
