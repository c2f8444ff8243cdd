using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Reads the identity number of a row. Excel destroys leading zeros; a number is completed only where its century, sex and year
/// digits then agree with birth and sex, and always with a warning. Nothing is ever cut off.
/// </summary>
internal static partial class IdCleaning
{
    public static void Apply(CleanedRow row, SheetCell cell, SheetCell oldIdCell, IReadOnlySet<string> provinceCodes, DateOnly listDate)
    {
        ReadOldId(row, oldIdCell);
        var raw = cell.Text ?? "";
        if (cell.IsBlank || IsNoAnswer(raw))
        {
            row.Add("ID-BLANK", raw);
            return;
        }
        if (Numbers.IsScientific(raw))
        {
            row.Add("ID-EXP", raw);
            return;
        }
        if (Numbers.IsNoRowOfDigits(cell) || cell.Kind is CellKind.Date or CellKind.Bool)
        {
            row.Add("ID-TEXT", raw);
            return;
        }

        var (digits, hadMarks) = Numbers.WithoutMarks(raw);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            ReadMixed(row, raw, digits, provinceCodes, listDate);
            return;
        }
        if (hadMarks) row.Add("ID-SPACE", raw, digits);
        ReadDigits(row, cell, raw, digits, provinceCodes, listDate);
    }

    private static void ReadDigits(CleanedRow row, SheetCell cell, string raw, string digits, IReadOnlySet<string> provinceCodes, DateOnly listDate)
    {
        switch (digits.Length)
        {
            case 12:
                Take(row, digits, raw, provinceCodes, listDate);
                break;
            case > 12:
                row.Add("ID-13", raw);
                break;
            case 11 when digits[0] != '0':
                Complete(row, "ID-11-LEAD0", raw, "0" + digits);
                break;
            case 10 when digits[0] != '0':
                Complete(row, "ID-10-LEAD00", raw, "00" + digits);
                break;
            case 9:
                row.OldId ??= digits;
                row.Add("ID-09-CMND", raw, digits);
                break;
            case 8 when cell.Kind == CellKind.Number:
                // CMND of Hà Nội begin with 01: the zero went the same way.
                row.OldId ??= "0" + digits;
                row.Add("ID-09-CMND", raw, "0" + digits);
                break;
            default:
                row.Add("ID-LENGTH", raw);
                break;
        }
    }

    /// <summary>Letters typed for digits, or a number among words: "CCCD: 042…", "042… (CMND cũ 184…)", "042… cấp ngày 01/02/2021".</summary>
    private static void ReadMixed(CleanedRow row, string raw, string compact, IReadOnlySet<string> provinceCodes, DateOnly listDate)
    {
        if (Numbers.LettersAsDigits(compact, 8) is { } meant)
        {
            if (meant.Length == 12) Complete(row, "ID-LETTER", raw, meant);
            else row.Add("ID-LETTER", raw);
            return;
        }
        var numbers = RowsOfDigits().Matches(raw).Select(m => Numbers.WithoutMarks(m.Value).Text).ToList();
        var whole = numbers.Where(n => n.Length == 12).Distinct().ToList();
        var old = numbers.Where(n => n.Length == 9).Distinct().ToList();
        if (whole.Count > 1 || old.Count > 1 || whole.Count + old.Count == 0 || numbers.Any(n => n.Length is 10 or 11 or > 12))
        {
            row.Add("ID-TEXT", raw);
            return;
        }
        if (old.Count == 1) row.OldId ??= old[0];
        if (whole.Count == 1)
        {
            row.Add("ID-NOTE", raw, whole[0]);
            Take(row, whole[0], raw, provinceCodes, listDate);
        }
        else
        {
            row.Add("ID-09-CMND", raw, old[0]);
        }
    }

    private static void Take(CleanedRow row, string digits, string raw, IReadOnlySet<string> provinceCodes, DateOnly listDate)
    {
        if (!CitizenId.TryParse(digits, out var id)) return;
        row.CitizenId = digits;
        if (provinceCodes.Count > 0 && !provinceCodes.Contains(id.ProvinceCode)) row.Add("ID-PROVINCE", raw);
        if (id.BirthYear > listDate.Year + 1 || id.BirthYear < listDate.Year - 125) row.Add("ID-MISMATCH", raw);
        Compare(row, id, raw);
    }

    /// <summary>Says which side disagrees; neither is changed.</summary>
    private static void Compare(CleanedRow row, CitizenId id, string raw)
    {
        if (!id.AgreesWith(row.Birth, null)) row.Add("ID-MISMATCH", raw);
        if (id.AgreesWith(null, row.Sex)) return;
        row.Add("ID-MISMATCH", raw);
        row.Add("SEX-WRONG", raw);
    }

    private static void Complete(CleanedRow row, string code, string raw, string proposed)
    {
        row.Add(code, raw, proposed);
        if (!CitizenId.TryParse(proposed, out var id)) return;
        if (row.Birth is not null && id.AgreesWith(row.Birth, row.Sex))
        {
            row.CitizenId = proposed;
            return;
        }
        if (row.Birth is null) return;
        row.Add("ID-MISMATCH", raw, proposed);
        if (id.AgreesWith(row.Birth, null)) row.Add("SEX-WRONG", raw);
    }

    private static void ReadOldId(CleanedRow row, SheetCell cell)
    {
        if (cell.IsBlank || Numbers.IsNoRowOfDigits(cell)) return;
        var (digits, _) = Numbers.WithoutMarks(cell.Text);
        if (digits.All(char.IsAsciiDigit) && digits.Length is 9 or 12) row.OldId = digits;
        else if (cell.Kind == CellKind.Number && digits.Length == 8) row.OldId = "0" + digits;
    }

    private static bool IsNoAnswer(string raw) =>
        VietnameseText.Fold(raw).Trim('.', ' ', '(', ')') is "" or "-" or "--" or "x" or "chua co" or "khong" or "khong co" or "chua lam" or "chua cap" or "nt" or "mat" or "chua lam cccd" or "khong nho"
        || OnlyZeros().IsMatch(raw);

    [GeneratedRegex(@"^[\s.'-]*0+[\s.'-]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OnlyZeros();

    /// <summary>Rows of digits, single separators inside allowed; dates ("01/02/2021") are shorter and do not match.</summary>
    [GeneratedRegex(@"(?<![\d/])\d(?:[ .\u00A0]?\d){8,}(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex RowsOfDigits();
}
