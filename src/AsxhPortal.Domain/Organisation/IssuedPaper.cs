using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

/// <summary>Whether a printed paper still counts.</summary>
public enum IssuedPaperState
{
    Current,
    Replaced,
    Cancelled,
}

public static class IssuedPaperStates
{
    public static string ToVietnamese(this IssuedPaperState state) => state switch
    {
        IssuedPaperState.Current => "Đang có giá trị",
        IssuedPaperState.Replaced => "Đã được thay thế",
        _ => "Đã hủy",
    };
}

/// <summary>
/// One paper that was given a number and printed. It keeps what was printed as a hash only; the paper itself is printed anew from its
/// content, and only while that content is the same. A number is never given to two things (NĐ 30/2020 Đ15).
/// </summary>
public sealed class IssuedPaper : VersionedEntity, IScopedToUnit
{
    public const int HashLength = 64;

    private IssuedPaper() { }

    /// <param name="subjectKey">What the paper is of, as ids: the list's, the survey's, the run's with its channel. Never a name or a number of a person.</param>
    /// <param name="subjectTitle">What the register shows beside the kind; no name of a person.</param>
    /// <param name="beneficiaryId">The person the paper is about, where it is about one.</param>
    /// <param name="numberText">"05/DS-UBND", as printed.</param>
    /// <param name="contentHash">SHA-256 of the canonical content, 64 hexadecimal digits.</param>
    /// <param name="edition">1; more where what is printed has a number of its own (a minute) and was printed anew after a change.</param>
    /// <param name="issuedOn">The date printed on the paper; its year is the year of the number.</param>
    public IssuedPaper(Guid unitId, PaperKind kind, string subjectKey, string subjectTitle, Guid? beneficiaryId, int number, int edition, string numberText, string contentHash, DateOnly issuedOn, Actor by, DateTime now)
    {
        if (number < 1)
            throw new ArgumentOutOfRangeException(nameof(number), number, "Numbers begin at 1.");
        if (contentHash.Length != HashLength)
            throw new ArgumentException($"A content hash has {HashLength} digits.", nameof(contentHash));
        (UnitId, Kind, Type, SubjectKey, SubjectTitle, BeneficiaryId) = (unitId, kind, kind.TypeOf(), subjectKey, subjectTitle, beneficiaryId);
        (Year, Number, Edition, NumberText, ContentHash, IssuedOn) = (issuedOn.Year, number, edition, numberText, contentHash, issuedOn);
        (IssuedAt, IssuedById, IssuedByName) = (now, by.Id, by.Name);
        (LastPrintedAt, LastPrintedByName) = (now, by.Name);
    }

    public Guid UnitId { get; private set; }
    public PaperKind Kind { get; private set; }
    public PaperType Type { get; private set; }
    public int Year { get; private set; }
    public int Number { get; private set; }
    public int Edition { get; private set; }
    public string NumberText { get; private set; } = "";
    public string SubjectKey { get; private set; } = "";
    public string SubjectTitle { get; private set; } = "";
    public Guid? BeneficiaryId { get; private set; }
    public string ContentHash { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public DateTime IssuedAt { get; private set; }
    public Guid IssuedById { get; private set; }
    public string IssuedByName { get; private set; } = "";

    /// <summary>How often it was printed again; 0 after the first print.</summary>
    public int ReprintCount { get; private set; }
    public DateTime LastPrintedAt { get; private set; }
    public string LastPrintedByName { get; private set; } = "";
    public IssuedPaperState State { get; private set; }

    /// <summary>Why it was cancelled.</summary>
    public string? Reason { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public string? EndedByName { get; private set; }
    public Guid? ReplacedById { get; private set; }

    /// <summary>The digits that stand on the paper and in its QR: enough to tell two contents of one paper apart.</summary>
    public string ShortHash => ContentHash[..16];

    /// <summary>Printed once more with its number.</summary>
    public void Reprint(Actor by, DateTime now)
    {
        if (State != IssuedPaperState.Current)
            throw new RuleException($"Văn bản số {NumberText} {State.ToVietnamese().ToLowerInvariant()} nên không in lại được.");
        ReprintCount++;
        (LastPrintedAt, LastPrintedByName) = (now, by.Name);
    }

    /// <summary>The content changed and was issued under another number.</summary>
    public void ReplaceWith(IssuedPaper paper, DateTime now)
    {
        if (State != IssuedPaperState.Current || paper.Id == Id)
            throw new RuleException($"Văn bản số {NumberText} không còn giá trị nên không thay thế được nữa.");
        (State, ReplacedById, EndedAt, EndedByName) = (IssuedPaperState.Replaced, paper.Id, now, paper.IssuedByName);
    }

    /// <summary>Taken back: the number stays used.</summary>
    public void Cancel(string reason, Actor by, DateTime now)
    {
        if (State != IssuedPaperState.Current)
            throw new RuleException($"Văn bản số {NumberText} {State.ToVietnamese().ToLowerInvariant()} từ trước; không hủy được nữa.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do hủy văn bản.", nameof(Reason));
        (State, Reason, EndedAt, EndedByName) = (IssuedPaperState.Cancelled, reason.Trim(), now, by.Name);
    }
}

/// <summary>The last number given to the papers of one type of a unit in a year. Numbers begin at 1 each year and have no gaps.</summary>
public sealed class PaperCounter : Entity, IScopedToUnit
{
    private PaperCounter() { }

    public PaperCounter(Guid unitId, PaperType type, int year) => (UnitId, Type, Year) = (unitId, type, year);

    public Guid UnitId { get; private set; }
    public PaperType Type { get; private set; }
    public int Year { get; private set; }

    /// <summary>0 before the first paper of the year.</summary>
    public int Last { get; private set; }

    public int Next() => ++Last;
}
