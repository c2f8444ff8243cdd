using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Reads account, bank and holder. An account whose digits are in doubt is left empty: money sent to a guessed number is gone.</summary>
internal static partial class AccountCleaning
{
    /// <summary>Usual lengths of account numbers per BIN; used for one question only: did Excel drop a zero?</summary>
    private static readonly Dictionary<string, int[]> UsualLengths = new()
    {
        ["970405"] = [13],
        ["970436"] = [10, 13],
        ["970418"] = [10, 14],
        ["970415"] = [12],
        ["970407"] = [14],
        ["970403"] = [12],
        ["970449"] = [12, 9],
        ["970423"] = [11],
        ["970443"] = [10],
        ["970437"] = [15],
        ["970441"] = [15],
        ["970446"] = [12],
        ["971005"] = [10],
        ["971011"] = [10],
        ["971025"] = [10],
    };

    /// <summary>Providers whose account is the telephone number.</summary>
    private static readonly HashSet<string> Wallets = ["971005", "971011", "971025"];

    public static void Apply(CleanedRow row, SheetCell account, SheetCell bank, SheetCell holder, BankRecognition banks)
    {
        ReadBank(row, bank, banks);
        if (!holder.IsBlank) row.AccountHolder = VietnameseText.Nfc(holder.Text);
        if (IsNoAnswer(account)) account = SheetCell.Empty;
        ReadAccount(row, account, banks);
        if (!account.IsBlank && row.ProviderCode is null && bank.IsBlank) row.Add("ACC-NOBANK", account.Text);
    }

    /// <summary>Holder against person: names compared without marks, because banks write them so.</summary>
    public static void CompareHolder(CleanedRow row, DateOnly listDate)
    {
        if (row.AccountHolder is not { Length: > 0 } holder || row.Account is null && !row.Has("ACC-LEAD0") && !row.Has("ACC-EXP")) return;
        if (SamePeople.HaveSimilarNames(holder, row.FullName)) return;
        var isChild = row.Birth is { } birth && birth.AgeOn(listDate) < 18;
        row.Add(isChild ? "ACC-GUARDIAN" : "ACC-OWNER", holder);
    }

    private static void ReadBank(CleanedRow row, SheetCell bank, BankRecognition banks)
    {
        if (bank.IsBlank) return;
        row.BankText = VietnameseText.Nfc(bank.Text);
        if (banks.ShortNameOf(row.BankText) is not null)
        {
            // A person who mends a row names the bank by its code.
            (row.PayoutWay, row.ProviderCode) = (PayoutWay.Account, row.BankText);
            return;
        }
        (row.PayoutWay, row.ProviderCode) = banks.Find(row.BankText);
        switch (row.PayoutWay)
        {
            case PayoutWay.PostOffice:
                row.Add("BANK-POST", bank.Text);
                break;
            case PayoutWay.Cash:
                row.Add("BANK-CASH", bank.Text);
                break;
            case PayoutWay.Account when row.BankText != banks.ShortNameOf(row.ProviderCode!):
                row.Add("BANK-ALIAS", bank.Text, row.ProviderCode);
                break;
            case PayoutWay.Unknown:
                row.Add("BANK-UNKNOWN", bank.Text);
                break;
        }
    }

    private static void ReadAccount(CleanedRow row, SheetCell cell, BankRecognition banks)
    {
        if (cell.IsBlank) return;
        var raw = cell.Text;
        if (Numbers.IsScientific(raw) || cell.Kind == CellKind.Number && cell.Text.Contains('E'))
        {
            row.Add("ACC-EXP", raw);
            return;
        }
        if (cell.Kind is CellKind.Date or CellKind.Bool || Numbers.IsNoRowOfDigits(cell))
        {
            row.Add("ACC-INVALID", raw);
            return;
        }
        var (text, hadMarks) = Numbers.WithoutMarks(raw);
        if (Numbers.LettersAsDigits(text, 6) is { } meant)
        {
            row.Add("ACC-LETTER", raw, meant);
            return;
        }
        if (!IsNumber(text, hadMarks))
        {
            if (AmongWords(row, raw, banks) is not { } found) return;
            (text, hadMarks) = (found, false);
        }
        if (hadMarks) row.Add("ACC-SPACE", raw, text);
        if (cell.Kind == CellKind.Number && LostZeros(text, row.ProviderCode))
        {
            row.Add("ACC-LEAD0", raw);
            return;
        }
        row.Account = text;
        if (row.PayoutWay == PayoutWay.Unknown) row.PayoutWay = PayoutWay.Account;
        if (IsTelephone(row, text)) row.Add("ACC-PHONE", raw);
        else if (IsOneShort(text, row.ProviderCode)) row.Add("ACC-LENGTH", raw);
    }

    /// <summary>Letters are legal (alias accounts), but words with blanks between them are no number.</summary>
    private static bool IsNumber(string text, bool hadMarks) =>
        AccountNumber().IsMatch(text) && text.Count(char.IsAsciiDigit) >= (hadMarks ? 4 : 1) && (!hadMarks || text.Count(char.IsAsciiLetter) <= 3);

    /// <summary>"STK 3706… (Trần Thị Em)", "Agribank: 3706…": the one number among the words; bank and holder fill only what is blank.</summary>
    private static string? AmongWords(CleanedRow row, string raw, BankRecognition banks)
    {
        var numbers = RowsOfDigits().Matches(raw);
        if (numbers.Count != 1)
        {
            row.Add("ACC-INVALID", raw);
            return null;
        }
        var number = Numbers.WithoutMarks(numbers[0].Value).Text;
        row.Add("ACC-NOTE", raw, number);
        foreach (var words in NumberAndMarks().Split(raw).Select(w => Label().Replace(w, "").Trim()).Where(w => w.Length > 1))
        {
            var (way, code) = banks.Find(words);
            if (way == PayoutWay.Account && row.BankText is null)
            {
                (row.BankText, row.PayoutWay, row.ProviderCode) = (VietnameseText.Nfc(words), way, code);
                row.Add("BANK-ALIAS", words, code);
            }
            else if (way == PayoutWay.Unknown && row.AccountHolder is null && words.Split(' ').Length is >= 2 and <= 6 && words.All(c => char.IsLetter(c) || c == ' '))
            {
                row.AccountHolder = VietnameseText.Nfc(words);
            }
        }
        return number;
    }

    /// <summary>The row's own telephone number, or a mobile number at a bank whose accounts are never ten digits.</summary>
    private static bool IsTelephone(CleanedRow row, string account)
    {
        if (!Mobile().IsMatch(account) || row.ProviderCode is not { } bin || Wallets.Contains(bin)) return false;
        return UsualLengths.TryGetValue(bin, out var usual) && !usual.Contains(10);
    }

    /// <summary>One digit less than every account of that bank has.</summary>
    private static bool IsOneShort(string account, string? bin) =>
        account.All(char.IsAsciiDigit) && bin is not null && UsualLengths.TryGetValue(bin, out var usual) && !usual.Contains(account.Length) && usual.Contains(account.Length + 1);

    private static bool LostZeros(string digits, string? bin)
    {
        if (bin is not null && UsualLengths.TryGetValue(bin, out var usual))
            return !usual.Contains(digits.Length) && usual.Any(l => l - digits.Length is 1 or 2);
        // A mobile number used as account: nine digits that begin like one.
        return digits.Length == 9 && MobileWithoutZero().IsMatch(digits);
    }

    private static bool IsNoAnswer(SheetCell cell) => !cell.IsBlank && VietnameseText.Fold(cell.Text).Trim('.', ' ') is "" or "-" or "--" or "0" or "x";

    [GeneratedRegex(@"(?<![\d/])\d(?:[ .\-\u00A0]?\d){5,18}(?![\d/])", RegexOptions.CultureInvariant)]
    private static partial Regex RowsOfDigits();

    [GeneratedRegex(@"\d(?:[ .\-\u00A0]?\d)*|[()\[\]:;,/\-–]+", RegexOptions.CultureInvariant)]
    private static partial Regex NumberAndMarks();

    [GeneratedRegex(@"\b(so tk|stk|tk|số tài khoản|số tk|tài khoản|tai khoan|chủ tk|chủ tài khoản|mở tại|tại)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();

    [GeneratedRegex(@"^0[35789]\d{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex("^[0-9A-Za-z]{4,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountNumber();

    [GeneratedRegex("^(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex MobileWithoutZero();
}
