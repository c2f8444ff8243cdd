using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>The request that went out, for one case or for several in one letter.</summary>
public sealed class SendVerificationForm
{
    public List<Guid> Ids { get; set; } = [];

    [Display(Name = "Gửi đến cơ quan"), Required, StringLength(400)]
    public string? Agency { get; set; }

    [Display(Name = "Số, ký hiệu văn bản", Description = "Ví dụ: 15/UBND-VHXH."), Required, StringLength(100)]
    public string? DocumentNumber { get; set; }

    [Display(Name = "Ngày văn bản"), Required]
    public DateOnly? DocumentOn { get; set; }

    [Display(Name = "Đề nghị trả lời trước ngày")]
    public DateOnly? DueOn { get; set; }

    [Display(Name = "Ghi chú"), StringLength(2000)]
    public string? Note { get; set; }
}

/// <summary>The answer of the agency.</summary>
public sealed class VerificationAnswerForm
{
    [Display(Name = "Số, ký hiệu văn bản trả lời"), Required, StringLength(100)]
    public string? DocumentNumber { get; set; }

    [Display(Name = "Ngày văn bản"), Required]
    public DateOnly? DocumentOn { get; set; }

    [Display(Name = "Nội dung trả lời"), DataType(DataType.MultilineText), Required, StringLength(2000)]
    public string? Note { get; set; }

    public int Version { get; set; }
}

public enum VerificationVerdict { Confirm, Refute, Note, Reopen }

/// <summary>Closes a case, adds a note or opens it again.</summary>
public sealed class VerificationVerdictForm
{
    public VerificationVerdict Verdict { get; set; }

    /// <summary>Who it is in the population extract; null = the extract does not know the person.</summary>
    public Guid? CitizenRecordId { get; set; }

    [Display(Name = "Ghi chú, lý do"), DataType(DataType.MultilineText), StringLength(2000)]
    public string? Note { get; set; }

    public int Version { get; set; }
}
