using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>What a remembered way of writing stands for.</summary>
public enum SpellingKind
{
    /// <summary>Loại đối tượng; the target is BenefitCategory.Code.</summary>
    Category,

    /// <summary>Ngân hàng; the target is PaymentProvider.Code, <see cref="SpellingAlias.PostOffice"/> or <see cref="SpellingAlias.Cash"/>.</summary>
    Bank,

    /// <summary>Thôn; the target is the hamlet's name.</summary>
    Hamlet,
}

/// <summary>
/// "Nhớ cách viết này": a way of writing that an officer settled once, so that the next list is read without asking. It holds for a unit and
/// everything below it, or everywhere; the nearer unit decides. Never deleted: retired.
/// </summary>
public sealed partial class SpellingAlias : VersionedEntity
{
    public const string PostOffice = "BUU-DIEN";
    public const string Cash = "TIEN-MAT";

    private SpellingAlias() { }

    /// <param name="unitId">The unit whose lists it holds for, with everything below; null = everywhere.</param>
    /// <exception cref="RuleException">The text holds no letter or digit, or a thôn is not one commune's.</exception>
    public SpellingAlias(SpellingKind kind, Guid? unitId, string text, string target, Actor by, DateTime now)
    {
        if (kind == SpellingKind.Hamlet && unitId is null)
            throw new RuleException("Cách viết của thôn chỉ dùng cho một xã; hãy chọn xã.", "UnitId");
        Kind = kind;
        UnitId = unitId;
        Text = Cut(VietnameseText.Nfc(text));
        Key = KeyOf(kind, text);
        if (Key.Length == 0) throw new RuleException("Hãy ghi cách viết như trong danh sách.", nameof(Text));
        PointTo(target, by, now);
    }

    public SpellingKind Kind { get; private set; }

    /// <summary>The unit whose lists it holds for, with everything below; null = everywhere.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>As it was written first.</summary>
    public string Text { get; private set; } = "";

    /// <summary><see cref="KeyOf"/> the text: what lists are compared by.</summary>
    public string Key { get; private set; } = "";
    public string Target { get; private set; } = "";
    public bool IsActive { get; private set; } = true;
    public Guid ChangedById { get; private set; }
    public string ChangedByName { get; private set; } = "";
    public DateTime ChangedAt { get; private set; }

    /// <exception cref="RuleException">No target.</exception>
    public void PointTo(string target, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(target)) throw new RuleException("Hãy chọn điều mà cách viết này chỉ.", nameof(Target));
        Target = target.Trim();
        IsActive = true;
        Sign(by, now);
    }

    public void Retire(Actor by, DateTime now)
    {
        if (!IsActive) throw new RuleException("Cách viết này đã ngừng dùng rồi.");
        IsActive = false;
        Sign(by, now);
    }

    /// <summary>
    /// The text without what differs from one writing to the next: marks, case, punctuation; for a thôn also the word "thôn" in front; for a
    /// bank the blanks between the words too.
    /// </summary>
    public static string KeyOf(SpellingKind kind, string? text)
    {
        if (kind == SpellingKind.Hamlet) return Cut(HamletRecognition.KeyOf(text));
        var folded = VietnameseText.Fold(text);
        return Cut(kind == SpellingKind.Bank ? Marks().Replace(folded, "") : Marks().Replace(folded, " ").Trim());
    }

    private void Sign(Actor by, DateTime now) => (ChangedById, ChangedByName, ChangedAt) = (by.Id, by.Name, now);

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300];

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}

public static class SpellingKinds
{
    public static string ToVietnamese(this SpellingKind kind) => kind switch
    {
        SpellingKind.Category => "Loại đối tượng",
        SpellingKind.Bank => "Ngân hàng",
        _ => "Thôn",
    };
}
