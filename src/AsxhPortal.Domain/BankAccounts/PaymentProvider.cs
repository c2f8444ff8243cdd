using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.BankAccounts;

/// <summary>A bank, mobile-money provider or wallet. Stored and matched by BIN, since short names clash (BVB) and banks get renamed.</summary>
public sealed class PaymentProvider
{
    /// <summary>The NAPAS BIN, or a word for a provider without one (MOBIFONE).</summary>
    public string Code { get; set; } = "";

    /// <summary>Six digits, or null.</summary>
    public string? Bin { get; set; }
    public string ShortName { get; set; } = "";
    public string Name { get; set; } = "";
    public ProviderKind Kind { get; set; }

    /// <summary>Other ways lists write it, joined by "|"; compared folded.</summary>
    public string Aliases { get; set; } = "";

    public IEnumerable<string> AliasList => Aliases.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsMobileMoney => Kind is ProviderKind.MobileMoney or ProviderKind.EWallet;
}

public static class AccountNumbers
{
    /// <summary>The sentence that <see cref="Normalise"/> would refuse the number with; null when it is possible.</summary>
    public static string? WhatIsWrong(string? text)
    {
        try
        {
            Normalise(text);
            return null;
        }
        catch (RuleException rule)
        {
            return rule.Message;
        }
    }

    /// <summary>Blanks, dots and hyphens taken out; letters are legal (alias accounts) and go to upper case; 6 to 19 characters; zeros in front are kept.</summary>
    /// <exception cref="RuleException">Too short, too long, or other characters.</exception>
    public static string Normalise(string? text, bool isMobileMoney = false)
    {
        var number = new string(VietnameseText.Nfc(text).Where(c => c is not (' ' or '.' or '-' or '\'')).ToArray()).ToUpperInvariant();
        if (number.Length == 0)
            throw new RuleException("Hãy nhập số tài khoản.", "AccountNumber");
        if (isMobileMoney)
            return Beneficiaries.PhoneNumber.Normalise(number) ?? number;
        if (number.Length is < 6 or > 19 || !number.All(char.IsAsciiLetterOrDigit))
            throw new RuleException("Số tài khoản gồm 6 đến 19 chữ số (giữ cả số 0 ở đầu); hãy kiểm tra lại trên thẻ hoặc ứng dụng ngân hàng.", "AccountNumber");
        return number;
    }
}
