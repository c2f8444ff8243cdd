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

    public static void Apply(CleanedRow row, SheetCell account, SheetCell bank, SheetCell holder, BankRecognition banks)
    {
        ReadBank(row, bank, banks);
        ReadAccount(row, account);
        if (!holder.IsBlank) row.AccountHolder = VietnameseText.Nfc(holder.Text);
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

    private static void ReadAccount(CleanedRow row, SheetCell cell)
    {
        if (cell.IsBlank) return;
        var raw = cell.Text;
        if (Numbers.IsScientific(raw) || cell.Kind == CellKind.Number && cell.Text.Contains('E'))
        {
            row.Add("ACC-EXP", raw);
            return;
        }
        var (text, hadMarks) = Numbers.WithoutMarks(raw);
        if (!AccountNumber().IsMatch(text) || cell.Kind is CellKind.Date or CellKind.Bool || !text.Any(char.IsAsciiDigit))
        {
            row.Add("ACC-INVALID", raw);
            return;
        }
        if (hadMarks) row.Add("ACC-SPACE", raw, text);
        if (cell.Kind == CellKind.Number && LostZeros(text, row.ProviderCode))
        {
            row.Add("ACC-LEAD0", raw);
            return;
        }
        row.Account = text;
        if (row.PayoutWay == PayoutWay.Unknown) row.PayoutWay = PayoutWay.Account;
    }

    private static bool LostZeros(string digits, string? bin)
    {
        if (bin is not null && UsualLengths.TryGetValue(bin, out var usual))
            return !usual.Contains(digits.Length) && usual.Any(l => l - digits.Length is 1 or 2);
        // A mobile number used as account: nine digits that begin like one.
        return digits.Length == 9 && MobileWithoutZero().IsMatch(digits);
    }

    [GeneratedRegex("^[0-9A-Za-z]{4,19}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountNumber();

    [GeneratedRegex("^(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex MobileWithoutZero();
}
