using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Reads the identity number of a row. Excel destroys leading zeros; a number is completed only where its century, sex and year
/// digits then agree with birth and sex, and always with a warning. Nothing is ever cut off.
/// </summary>
internal static class IdCleaning
{
    public static void Apply(CleanedRow row, SheetCell cell, SheetCell oldIdCell, IReadOnlySet<string> provinceCodes)
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

        var (digits, hadMarks) = Numbers.WithoutMarks(raw);
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit))
        {
            row.Add("ID-TEXT", raw);
            return;
        }
        if (hadMarks) row.Add("ID-SPACE", raw, digits);

        switch (digits.Length)
        {
            case 12:
                Take(row, digits, raw, provinceCodes);
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

    private static void Take(CleanedRow row, string digits, string raw, IReadOnlySet<string> provinceCodes)
    {
        if (!CitizenId.TryParse(digits, out var id)) return;
        row.CitizenId = digits;
        if (provinceCodes.Count > 0 && !provinceCodes.Contains(id.ProvinceCode)) row.Add("ID-PROVINCE", raw);
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
            row.CitizenId = proposed;
        else if (row.Birth is not null)
            row.Add("ID-MISMATCH", raw, proposed);
    }

    private static void ReadOldId(CleanedRow row, SheetCell cell)
    {
        if (cell.IsBlank) return;
        var (digits, _) = Numbers.WithoutMarks(cell.Text);
        if (digits.All(char.IsAsciiDigit) && digits.Length is 9 or 12) row.OldId = digits;
        else if (cell.Kind == CellKind.Number && digits.Length == 8) row.OldId = "0" + digits;
    }

    private static bool IsNoAnswer(string raw) =>
        VietnameseText.Fold(raw) is "" or "-" or "--" or "0" or "x" or "chua co" or "khong" or "khong co" or "chua lam" or "chua cap" or "nt";
}
