using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

public enum VerificationStep
{
    Opened,
    Requested,

    /// <summary>Asked again, since no answer came.</summary>
    Reminded,
    Answered,
    Noted,
    Confirmed,
    Refuted,
    Reopened,
}

/// <summary>One line of a verification case's paper trail. Never changed.</summary>
public sealed class VerificationEvent : Entity
{
    private VerificationEvent() { }

    internal VerificationEvent(Guid caseId, int ordinal, VerificationStep step, string? documentNumber, DateOnly? documentOn, string? note, Actor by, DateTime now)
    {
        CaseId = caseId;
        Ordinal = ordinal;
        Step = step;
        DocumentNumber = Blank(documentNumber);
        DocumentOn = documentOn;
        Note = Blank(note);
        RecordedById = by.Id;
        RecordedByName = by.Name;
        RecordedAt = now;
    }

    public Guid CaseId { get; private set; }

    /// <summary>1 = first.</summary>
    public int Ordinal { get; private set; }
    public VerificationStep Step { get; private set; }

    /// <summary>Số, ký hiệu of the paper: "15/UBND-VHXH".</summary>
    public string? DocumentNumber { get; private set; }
    public DateOnly? DocumentOn { get; private set; }
    public string? Note { get; private set; }
    public Guid RecordedById { get; private set; }
    public string RecordedByName { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

public static class VerificationWords
{
    public static string ToVietnamese(this VerificationState state) => state switch
    {
        VerificationState.Open => "Mới mở",
        VerificationState.Requested => "Đã gửi đề nghị",
        VerificationState.Answered => "Đã có trả lời",
        VerificationState.Confirmed => "Đóng: xác nhận",
        _ => "Đóng: không xác nhận",
    };

    public static string ToVietnamese(this VerificationStep step) => step switch
    {
        VerificationStep.Opened => "Mở hồ sơ",
        VerificationStep.Requested => "Gửi đề nghị xác minh",
        VerificationStep.Reminded => "Gửi đôn đốc",
        VerificationStep.Answered => "Nhận văn bản trả lời",
        VerificationStep.Noted => "Ghi chú",
        VerificationStep.Confirmed => "Đóng hồ sơ: xác nhận",
        VerificationStep.Refuted => "Đóng hồ sơ: không xác nhận",
        _ => "Mở lại hồ sơ",
    };
}
