using System.Globalization;
using System.Text;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.BankAccounts;

/// <summary>
/// The account in a VietQR code (EMVCo merchant QR: tag, two digits of length, value; NAPAS tag 38 with AID A000000727), whole only when its
/// CRC-16/CCITT-FALSE agrees. <c>wwwroot/js/visit/vietqr.js</c> reads the same way.
/// </summary>
/// <param name="Bin">Six digits: the bank or mobile-money provider.</param>
public sealed record VietQr(string Bin, string Account)
{
    private const string Napas = "A000000727";

    /// <exception cref="RuleException">No VietQR code, a damaged one, or one of a card.</exception>
    public static VietQr Parse(string? text)
    {
        text = (text ?? "").Trim();
        if (text.Length == 0)
            throw Wrong("Chưa đọc được mã nào; hãy đưa mã QR nhận tiền vào giữa khung rồi thử lại.");
        if (text.Contains('|', StringComparison.Ordinal))
            throw Wrong("Đây là mã trên thẻ căn cước, không phải mã nhận tiền; hãy mở mã QR nhận tiền trong ứng dụng ngân hàng.");
        if (text.Length > 512 || !text.StartsWith("0002", StringComparison.Ordinal) || Fields(text) is not { } fields || !fields.TryGetValue("63", out var crc))
            throw Wrong("Mã này không phải mã QR nhận tiền (VietQR); hãy mở mã nhận tiền trong ứng dụng ngân hàng, hoặc gõ số tài khoản.");
        if (!string.Equals(crc, Crc(text[..^4]), StringComparison.OrdinalIgnoreCase) || !text[..^4].EndsWith("6304", StringComparison.Ordinal))
            throw Wrong("Mã bị đọc sai một vài chữ; hãy quét lại, giữ máy yên và đủ sáng.");
        if (!fields.TryGetValue("38", out var napas) || Fields(napas) is not { } merchant || merchant.GetValueOrDefault("00") != Napas
            || !merchant.TryGetValue("01", out var payee) || Fields(payee) is not { } account)
            throw Wrong("Mã này không chứa tài khoản ngân hàng của Việt Nam; hãy mở mã nhận tiền VietQR.");
        if (merchant.GetValueOrDefault("02") == "QRIBFTTC")
            throw Wrong("Mã này chứa số thẻ, không phải số tài khoản; hãy mở mã nhận tiền về tài khoản.");
        var (bin, number) = (account.GetValueOrDefault("00") ?? "", account.GetValueOrDefault("01") ?? "");
        if (bin.Length != 6 || !bin.All(char.IsAsciiDigit) || AccountNumbers.WhatIsWrong(number) is not null)
            throw Wrong("Mã nhận tiền thiếu ngân hàng hoặc số tài khoản; hãy gõ số tài khoản.");
        return new VietQr(bin, AccountNumbers.Normalise(number));
    }

    /// <summary>CRC-16/CCITT-FALSE (polynomial 0x1021, start 0xFFFF) of the UTF-8 bytes, four hexadecimal digits.</summary>
    public static string Crc(string text)
    {
        var crc = 0xFFFF;
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            crc ^= octet << 8;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            crc &= 0xFFFF;
        }
        return crc.ToString("X4", CultureInfo.InvariantCulture);
    }

    /// <returns>Null when the text does not divide into tags, lengths and values.</returns>
    private static Dictionary<string, string>? Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            if (at + 4 > text.Length || text.AsSpan(at, 4).ContainsAnyExceptInRange('0', '9'))
                return null;
            var length = int.Parse(text.AsSpan(at + 2, 2), NumberStyles.None, CultureInfo.InvariantCulture);
            if (at + 4 + length > text.Length)
                return null;
            fields.TryAdd(text.Substring(at, 2), text.Substring(at + 4, length));
            at += 4 + length;
        }
        return fields;
    }

    private static RuleException Wrong(string sentence) => new(sentence, "AccountNumber");
}
