using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Cleans the data rows of one sheet, top to bottom, because household blocks carry values down.</summary>
internal sealed partial class RowCleaning(SourceGroup group, ColumnMap map, DateOnly takenOn, ListReference reference, HamletRecognition hamlets)
{
    private readonly BankRecognition _banks = new(reference.Providers, reference.Spellings);
    private readonly CategoryRecognition _categories = new(reference, takenOn);
    private readonly long _amountUnit = MoneyCleaning.UnitIn(map.Columns.FirstOrDefault(c => c.Field == ListField.Amount)?.Header ?? "");
    private Household? _household;
    private int _households;

    public CleanedRow Clean(SheetRow raw, string? section)
    {
        var row = new CleanedRow { Number = raw.Number, Raw = raw };
        NameCleaning.Apply(row, NameCell(raw));
        NameFromLegacyText(row, raw);
        ReadBirthAndSex(row, raw);
        IdCleaning.Apply(row, Cell(raw, ListField.CitizenId), Cell(raw, ListField.OldId), reference.ProvinceCodes, takenOn);
        BirthCleaning.SettleDateSystem(row, BirthCell(raw));
        NameAgainstSex(row);
        if (group == SourceGroup.PoorHousehold) ReadHousehold(row, raw);
        ReadHamlet(row, raw, section);
        ReadPlainFields(row, raw);
        if (group == SourceGroup.Registry)
        {
            ReadRegistryFields(row, raw);
            return row;
        }

        ReadMoney(row, raw);
        AccountCleaning.Apply(row, Cell(raw, ListField.Account), Cell(raw, ListField.Bank), Cell(raw, ListField.AccountHolder), _banks);
        AccountCleaning.CompareHolder(row, takenOn);
        return row;
    }

    private SheetCell Cell(SheetRow raw, ListField field) => map.Cell(raw, field);

    private SheetCell NameCell(SheetRow raw) => map.NameCell(raw);

    /// <summary>A name that was changed from TCVN3 or VNI goes on with a warning; one that could not be read keeps its error.</summary>
    private void NameFromLegacyText(CleanedRow row, SheetRow raw)
    {
        if (raw.LegacyCells is null) return;
        var field = map.Has(ListField.FullName) ? ListField.FullName : Cell(raw, ListField.HouseholdHead).IsBlank ? ListField.MemberName : ListField.HouseholdHead;
        var before = map.RawText(raw, field);
        if (before != Cell(raw, field).Text) row.Add("NAME-LEGACY", before, row.FullName, ProblemSeverity.Warning);
    }

    private void ReadBirthAndSex(CleanedRow row, SheetRow raw)
    {
        ReadSex(row, Cell(raw, ListField.Sex));
        if (map.Has(ListField.BirthMale) || map.Has(ListField.BirthFemale))
        {
            var (male, female) = (Cell(raw, ListField.BirthMale), Cell(raw, ListField.BirthFemale));
            if (male.IsBlank != female.IsBlank) row.Sex ??= male.IsBlank ? Sex.Female : Sex.Male;
            else if (!male.IsBlank && row.Sex is null) row.Add("SEX-TEXT", $"{male.Text} | {female.Text}");
        }
        BirthCleaning.Apply(row, BirthCell(raw), takenOn, group == SourceGroup.Registry);
    }

    /// <summary>One column; two, of which the filled one tells the sex (DOB-TWO-COL); or three for day, month and year.</summary>
    private SheetCell BirthCell(SheetRow raw)
    {
        if (map.Has(ListField.BirthMale) || map.Has(ListField.BirthFemale))
        {
            var male = Cell(raw, ListField.BirthMale);
            return male.IsBlank ? Cell(raw, ListField.BirthFemale) : male;
        }
        var birth = Cell(raw, ListField.Birth);
        if (!birth.IsBlank || !map.Has(ListField.BirthYear)) return birth;
        var parts = new[] { ListField.BirthDay, ListField.BirthMonth, ListField.BirthYear }.Select(f => Cell(raw, f)).Where(c => !c.IsBlank).Select(c => c.Text.Trim());
        return SheetCell.OfText(string.Join('/', parts));
    }

    private static void ReadSex(CleanedRow row, SheetCell cell)
    {
        if (cell.IsBlank) return;
        switch (VietnameseText.Fold(cell.Text).Trim('.'))
        {
            case "nam" or "trai" or "m" or "male" or "1" or "nam gioi":
                row.Sex = Sex.Male;
                break;
            case "nu" or "gai" or "f" or "female" or "0" or "2" or "nu gioi":
                row.Sex = Sex.Female;
                break;
            default:
                row.Add("SEX-TEXT", cell.Text);
                break;
        }
    }

    /// <summary>"Thị" as middle name is a woman's; said only where the identity number does not say it better.</summary>
    private static void NameAgainstSex(CleanedRow row)
    {
        if (row.Sex != Sex.Male || row.Has("SEX-WRONG") || row.Has("ID-MISMATCH") || row.CitizenId is not null) return;
        var words = row.FullName.Split(' ');
        if (words.Length > 2 && words.Skip(1).SkipLast(1).Contains("Thị")) row.Add("SEX-WRONG", "Nam");
    }

    /// <summary>A block begins at a household's number, code or head; what stands in its merged first row holds for all its rows.</summary>
    private void ReadHousehold(CleanedRow row, SheetRow raw)
    {
        row.Relation = Text(raw, ListField.Relation);
        var isHead = VietnameseText.Fold(row.Relation ?? "") is "chu ho" or "ch";
        var head = Cell(raw, ListField.HouseholdHead);
        var begins = isHead || !Cell(raw, ListField.Ordinal).IsBlank && !map.Has(ListField.Relation) || !Cell(raw, ListField.HouseholdCode).IsBlank && row.Relation is null
            || !head.IsBlank && map.Has(ListField.MemberName) || _household is null;
        if (begins)
        {
            _households++;
            var code = Text(raw, ListField.HouseholdCode) ?? $"{_households:000}";
            _household = new Household(code, row.FullName, Text(raw, ListField.HouseholdType), Numbers.Whole(Cell(raw, ListField.HouseholdSize)), Text(raw, ListField.Hamlet));
            row.Relation ??= "Chủ hộ";
        }
        row.HouseholdCode = _household!.Code;
        row.HouseholdHead = _household.Head;
        row.HouseholdSize = _household.Size;
        row.ScoreB1 = Numbers.Whole(Cell(raw, ListField.ScoreB1));
        row.ScoreB2 = Numbers.Whole(Cell(raw, ListField.ScoreB2));
        var type = Text(raw, ListField.HouseholdType) ?? _household.Type;
        row.CategoryText = type;
        row.CategoryCode = VietnameseText.Fold(type ?? "") switch
        {
            var t when t.Contains("can ngheo") || t is "hcn" or "cn" => "CANNGHEO",
            var t when t.Contains("ngheo") || t is "hn" or "n" => "NGHEO",
            _ => null,
        };
        if (row.CategoryCode is null) row.Add("HH-TYPE", type ?? "");
    }

    private void ReadHamlet(CleanedRow row, SheetRow raw, string? section)
    {
        var cell = Cell(raw, ListField.Hamlet);
        var isHamletSection = section is { Length: > 0 };
        if (!cell.IsBlank)
        {
            var text = cell.Text;
            row.Hamlet = hamlets.NameOf(text);
            if (hamlets.HasReference && !hamlets.Knows(text)) row.Add("THON-NEW", text, hamlets.NearestTo(text));
            else if (VietnameseText.Nfc(text) != row.Hamlet || text != text.Trim()) row.Add("THON-VARIANT", text, row.Hamlet);
            if (isHamletSection && hamlets.Knows(section!) && hamlets.NameOf(section!) != row.Hamlet)
            {
                // Lists are typed section by section; the single cell is the likelier slip.
                row.Hamlet = hamlets.NameOf(section!);
                row.Add("THON-WRONG", text, row.Hamlet);
            }
            return;
        }
        var carried = _household?.Hamlet ?? section;
        if (carried is not { Length: > 0 }) return;
        row.Hamlet = hamlets.NameOf(carried);
        if (map.Has(ListField.Hamlet)) row.Add("THON-BLANK", "", row.Hamlet);
    }

    private void ReadPlainFields(CleanedRow row, SheetRow raw)
    {
        row.DecisionNo = Text(raw, ListField.DecisionNo);
        row.Note = Text(raw, ListField.Note);
        NoteWords.Apply(row);
        if (row.Note is not null && Ward().Match(row.Note) is { Success: true } ward) row.WardName = ward.Groups[1].Value.Trim();
        if (Text(raw, ListField.Payee) is { } payee) (row.Payee, row.PayeeRelation) = NameCleaning.SplitAlias(payee);
        ReadPhone(row, Cell(raw, ListField.Phone));
        row.Relation ??= Text(raw, ListField.Relation);
        row.Commune = Text(raw, ListField.Commune);

        var start = Cell(raw, ListField.Start);
        StartCleaning.Apply(row, start);
        // The yearly review names the households of a year; the status holds from its January (QĐ 24/2021/QĐ-TTg).
        if (group == SourceGroup.PoorHousehold && !map.Has(ListField.Start)) row.Start = new Period(takenOn.Year, 1);
    }

    private void ReadRegistryFields(CleanedRow row, SheetRow raw)
    {
        row.HouseholdHead = Text(raw, ListField.HouseholdHead);
        row.ResidenceStatus = Text(raw, ListField.ResidenceStatus);
        var died = Cell(raw, ListField.DiedOn);
        if (died.Kind == CellKind.Date) row.DiedOn = BirthCleaning.OfDate(died.Date!.Value);
        else if (PartialDate.TryParse(died.Text, out var day)) row.DiedOn = day;
    }

    private static void ReadPhone(CleanedRow row, SheetCell cell)
    {
        if (cell.IsBlank) return;
        // Of two numbers in a cell the first that is one.
        var digits = cell.Text.Split(['/', ';', ',', '\n', '|'], StringSplitOptions.RemoveEmptyEntries).Prepend(cell.Text).Select(Telephone).FirstOrDefault(d => d is not null);
        if (digits is null)
        {
            row.Add("PHONE-INVALID", cell.Text);
            return;
        }
        row.Phone = digits;
        if (digits != cell.Text) row.Add("PHONE-FORM", cell.Text, digits);
    }

    private static string? Telephone(string text)
    {
        var digits = Numbers.WithoutMarks(PhoneLabel().Replace(text, "")).Text.TrimStart('+', '(').Replace("(", "").Replace(")", "");
        digits = Numbers.LettersAsDigits(digits, 8) ?? digits;
        if (digits.StartsWith("0084", StringComparison.Ordinal)) digits = digits[2..];
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = "0" + digits[2..].TrimStart('0');
        else if (digits.Length == 9 && digits[0] != '0') digits = "0" + digits;
        return digits.Length is 10 or 11 && digits[0] == '0' && digits.All(char.IsAsciiDigit) ? digits : null;
    }

    private void ReadMoney(CleanedRow row, SheetRow raw)
    {
        var coefficient = Cell(raw, ListField.Coefficient);
        ReadCoefficient(row, coefficient);

        var amount = Cell(raw, ListField.Amount);
        MoneyCleaning.Apply(row, amount, _amountUnit);

        if (group == SourceGroup.PoorHousehold) return;
        var category = Text(raw, ListField.Category) ?? "";
        row.Percent = Percent(Cell(raw, ListField.Percent)) ?? (group == SourceGroup.Merit ? CategoryWords.PercentIn(category) : null);
        // A person who mends a row names the category by its code.
        if (reference.Knows(category)) (row.CategoryCode, row.CategoryText) = (category, category);
        else _categories.Apply(row, group, category, ListCode(Cell(raw, ListField.CategoryCode)));
        CompareAmount(row, amount);
    }

    private static void ReadCoefficient(CleanedRow row, SheetCell cell)
    {
        if (cell is { Kind: CellKind.Date, Date: { Day: >= 1 and <= 3, Month: 5 } date })
        {
            // Excel takes "1.5" and "2.5" for days of May.
            row.Coefficient = date.Day + 0.5m;
            row.Add("COEF-DATE", cell.Text, $"{date.Day},5");
            return;
        }
        row.Coefficient = Numbers.Decimal(cell);
        if (row.Coefficient is > 20) row.Coefficient = null;
        if (row.Coefficient is null && !cell.IsBlank) row.Add("COEF-INVALID", cell.Text);
        else if (cell.Kind == CellKind.Text && row.Coefficient is { } c && !cell.Text.All(char.IsAsciiDigit)) row.Add("COEF-TEXT", cell.Text, c.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private void CompareAmount(CleanedRow row, SheetCell amount)
    {
        if (row.CategoryCode is not { } code) return;
        row.ExpectedAmount = reference.AmountOn(code, row.Percent, takenOn);
        if (row.ExpectedAmount is not { } expected)
        {
            if (row.Amount is null && amount.IsBlank && map.Has(ListField.Amount)) row.Add("AMT-BLANK", "");
            return;
        }
        var proposed = expected.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (row.Amount is null)
        {
            if (amount.IsBlank && map.Has(ListField.Amount)) row.Add("AMT-BLANK", "", proposed);
            return;
        }
        // Đ6 k1 d: a single poor parent receives once per child.
        var fits = row.Amount == expected || code == "BTXH-4" && row.Amount % expected == 0 && row.Amount / expected is >= 1 and <= 9;
        if (!fits) row.Add("AMT-MISMATCH", amount.Text, proposed);
    }

    /// <summary>Excel takes the code "5.1" for the fifth of January.</summary>
    private static string ListCode(SheetCell cell) =>
        cell is { Kind: CellKind.Date, Date: { } date } ? $"{date.Day}.{date.Month}" : VietnameseText.Nfc(cell.Text);

    private static int? Percent(SheetCell cell)
    {
        if (cell.IsBlank) return null;
        // 0,61 and 61 and "61 %" are one degree.
        if (Numbers.Decimal(cell) is > 0 and <= 1 and var share) return (int)Math.Round(share * 100);
        return Numbers.Whole(SheetCell.OfText(cell.Text.Trim().TrimEnd('%').Trim())) is >= 1 and <= 100 and var percent ? percent : CategoryWords.PercentIn(cell.Text);
    }

    private string? Text(SheetRow raw, ListField field)
    {
        var cell = Cell(raw, field);
        if (cell.IsBlank) return null;
        var text = VietnameseText.Nfc(cell.Text);
        return text.Length == 0 ? null : text.Length > 500 ? text[..500] : text;
    }

    [GeneratedRegex(@"^\s*(đt|sđt|sdt|dt|tel|điện thoại)\s*[:.]?\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PhoneLabel();

    private sealed record Household(string Code, string Head, string? Type, int? Size, string? Hamlet);

    [GeneratedRegex(@"[Cc]hăm sóc\s*:?\s*([^;,.(]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Ward();
}
