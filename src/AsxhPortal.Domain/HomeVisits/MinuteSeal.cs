using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>How a minute was signed.</summary>
public enum SigningWay { OnScreen, OnPaper }

/// <summary>Whether the signatures of a minute still stand for its text.</summary>
public enum SealState { Unsigned, Valid, TextChanged, SignatureChanged }

/// <summary>What a minute prints about the person, beside its own fields.</summary>
/// <param name="Birth">As printed.</param>
/// <param name="Amount">Đồng a month.</param>
public sealed record MinuteFacts(string FullName, string? Birth = null, string? Sex = null, string? CitizenId = null, string? Address = null, string? Category = null,
    long? Amount = null, string? AccountNumber = null, string? Bank = null, string? Wish = null);

/// <summary>One signature drawn on the screen.</summary>
/// <param name="Sha256">Of the picture that is kept, 64 hex digits.</param>
public readonly record struct MinuteSignature(AttachmentKind Kind, string Sha256);

/// <summary>
/// Binds the text of a minute and its signatures: SHA-256 over everything that is printed, one line "label, tab, value" each (NFC, no line breaks within
/// a value), followed by the signatures' hashes in the order of their kinds. Place of residence, benefits and amount count as they stood when
/// it was signed and go on being printed so: a new rate or a merger of communes changes no signed paper. Everything else that changes voids the signatures.
/// </summary>
public static class MinuteSeal
{
    private const string Address = "Nơi cư trú", Category = "Loại đối tượng", Amount = "Mức hưởng";

    public static string TextOf(RefusalMinute minute, MinuteFacts facts)
    {
        var text = new StringBuilder();
        void Line(string label, string? value) => text.Append(label).Append('\t').Append(Clean(value)).Append('\n');
        Line("Số biên bản", string.Create(CultureInfo.InvariantCulture, $"{minute.NumberText} năm {minute.Year}"));
        Line("Thời gian", minute.HeldAt.ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture));
        Line("Địa điểm", minute.Place);
        Line("Công an xã/CSKV", minute.PoliceName);
        Line("Chức vụ của công an", minute.PoliceTitle);
        Line("Công chức văn hóa - xã hội", minute.OfficerName);
        Line("Chức vụ của công chức", minute.OfficerTitle);
        Line("Họ và tên đối tượng", facts.FullName);
        Line("Ngày sinh", facts.Birth);
        Line("Giới tính", facts.Sex);
        Line("Số định danh cá nhân/CCCD", facts.CitizenId);
        Line(Address, facts.Address);
        Line(Category, facts.Category);
        Line(Amount, facts.Amount?.ToString(CultureInfo.InvariantCulture));
        Line("Số tài khoản", facts.AccountNumber);
        Line("Ngân hàng", facts.Bank);
        Line("Lý do", minute.Reason);
        Line("Nguyện vọng", facts.Wish);
        Line("Người ký", minute.SignatoryName);
        Line("Xác nhận bằng", minute.Signing.ToVietnamese());
        Line("Người làm chứng", minute.WitnessName);
        return text.ToString();
    }

    public static string HashOf(string text, IEnumerable<MinuteSignature> signatures) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        text + string.Concat(signatures.OrderBy(s => s.Kind).ThenBy(s => s.Sha256, StringComparer.Ordinal).Select(s => $"{s.Kind}\t{s.Sha256}\n")))));

    /// <summary>What stays as it was when the minute was signed, put in the place of what the register says now.</summary>
    public static MinuteFacts AsSigned(string? sealedText, MinuteFacts now)
    {
        if (sealedText is null)
            return now;
        var lines = Read(sealedText);
        return now with
        {
            Address = lines.GetValueOrDefault(Address),
            Category = lines.GetValueOrDefault(Category),
            Amount = long.TryParse(lines.GetValueOrDefault(Amount), CultureInfo.InvariantCulture, out var amount) ? amount : null,
        };
    }

    /// <summary>The lines that differ, as sentences: what was signed and what stands there now.</summary>
    public static IReadOnlyList<string> Differences(string signed, string current)
    {
        var before = Read(signed);
        return [.. Read(current).Where(line => before.GetValueOrDefault(line.Key) != line.Value)
            .Select(line => $"{line.Key}: khi ký là “{before.GetValueOrDefault(line.Key) ?? "trống"}”, nay là “{line.Value ?? "trống"}”")];
    }

    private static Dictionary<string, string?> Read(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2))
        .ToDictionary(parts => parts[0], parts => parts[1].Length == 0 ? null : parts[1], StringComparer.Ordinal);

    private static string Clean(string? value) => string.Join(' ', VietnameseText.Nfc(value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
