using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>The four work lists of doubles.</summary>
public enum DuplicateKind
{
    /// <summary>The same person twice in one list, or twice in the register.</summary>
    SameList,

    /// <summary>One person in two lists or with two entitlements: both are kept, unless only the highest may be paid (NĐ 20/2021 Đ6 k2).</summary>
    SeveralEntitlements,

    /// <summary>One person in two communes: moved?</summary>
    TwoCommunes,

    /// <summary>One account for several people: guardian or authorised person only (code ACC-SHARED).</summary>
    SharedAccount,
}

public enum DuplicateState
{
    /// <summary>Waits for a person.</summary>
    Open,

    /// <summary>Both stay, for a reason.</summary>
    Kept,

    /// <summary>Somebody put it right (or sees to it) outside this list.</summary>
    Settled,
}

/// <summary>
/// What an officer said of one finding. The finding itself is computed from lists and register and goes by itself when its cause is gone; the
/// decision is found again by kind and key, and counts only as long as the finding looks as it did (<see cref="Basis"/>).
/// </summary>
public sealed class DuplicateDecision : VersionedEntity, IScopedToUnit
{
    private DuplicateDecision() { }

    public DuplicateDecision(Guid unitId, DuplicateKind kind, string key)
    {
        UnitId = unitId;
        Kind = kind;
        Key = key;
    }

    public Guid UnitId { get; private set; }
    public DuplicateKind Kind { get; private set; }

    /// <summary>Stable name of the finding, made of ids; see <see cref="KeyOf"/>. Unique per unit and kind.</summary>
    public string Key { get; private set; } = "";

    /// <summary>What the finding consisted of when it was decided; another row or amount opens it again.</summary>
    public string Basis { get; private set; } = "";
    public DuplicateState State { get; private set; }
    public string? Note { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }

    /// <exception cref="RuleException">No reason given.</exception>
    public void Decide(DuplicateState state, string basis, string? note, Actor by, DateTime now)
    {
        if (state == DuplicateState.Open)
            throw new RuleException("Hãy chọn giữ cả hai hoặc đã xử lý.", nameof(State));
        if (string.IsNullOrWhiteSpace(note))
            throw new RuleException(state == DuplicateState.Kept ? "Hãy ghi lý do giữ cả hai." : "Hãy ghi đã xử lý như thế nào.", nameof(Note));
        State = state;
        Basis = basis;
        Note = note.Trim();
        (DecidedById, DecidedByName, DecidedAt) = (by.Id, by.Name, now);
    }

    /// <summary>Takes the decision back; the audit trail keeps it.</summary>
    public void Reopen()
    {
        if (State == DuplicateState.Open)
            throw new RuleException("Trường hợp này đang mở, không có quyết định nào để hoàn tác.");
        State = DuplicateState.Open;
        Note = null;
        (DecidedById, DecidedByName, DecidedAt) = (null, null, null);
    }

    /// <summary>True while the decision is about what is found today.</summary>
    public bool Covers(string basis) => State != DuplicateState.Open && Basis == basis;

    /// <summary>32 hexadecimal digits out of the parts in any order: no number, name or account can be read from it.</summary>
    public static string KeyOf(params IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.Order(StringComparer.Ordinal)))))[..32];
}

public static class DuplicateWords
{
    public static string ToVietnamese(this DuplicateKind kind) => kind switch
    {
        DuplicateKind.SameList => "Ghi hai lần trong một danh sách",
        DuplicateKind.SeveralEntitlements => "Một người, nhiều chế độ",
        DuplicateKind.TwoCommunes => "Một người ở hai xã",
        _ => "Một tài khoản, nhiều người",
    };

    /// <summary>The word of the address.</summary>
    public static string ToWord(this DuplicateKind kind) => kind switch
    {
        DuplicateKind.SameList => "mot-danh-sach",
        DuplicateKind.SeveralEntitlements => "nhieu-che-do",
        DuplicateKind.TwoCommunes => "hai-xa",
        _ => "chung-tai-khoan",
    };

    public static DuplicateKind? FromWord(string? word) =>
        Enum.GetValues<DuplicateKind>().Where(kind => kind.ToWord() == word).Select(kind => (DuplicateKind?)kind).FirstOrDefault();
}
