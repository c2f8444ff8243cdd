using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Refusals;

/// <summary>Signatures of a minute as sent by the page: drawn ones as pictures, or what was signed on paper.</summary>
public sealed class SigningForm
{
    /// <summary>The minute as it was shown to those who sign.</summary>
    public int? Version { get; set; }

    /// <summary>Made with the page: the pictures' ids follow from it, so that sending twice stores nothing twice.</summary>
    public Guid SigningId { get; set; }

    public IFormFile? SignaturePolice { get; set; }
    public IFormFile? SignatureOfficer { get; set; }
    public IFormFile? SignatureSubject { get; set; }
    public IFormFile? SignatureWitness { get; set; }

    [Display(Name = "Ảnh biên bản đã ký", Description = "Chụp trọn trang có các chữ ký, rõ chữ. Chưa chụp được thì để trống và bổ sung sau.")]
    public IFormFile? SignedPaper { get; set; }

    [Display(Name = "Đã ký đủ trên giấy, bản gốc lưu trong hồ sơ")]
    public bool IsFiled { get; set; }

    public IEnumerable<(AttachmentKind Kind, IFormFile File)> Drawn => new (AttachmentKind Kind, IFormFile? File)[]
    {
        (AttachmentKind.SignaturePolice, SignaturePolice), (AttachmentKind.SignatureOfficer, SignatureOfficer),
        (AttachmentKind.SignatureSubject, SignatureSubject), (AttachmentKind.SignatureWitness, SignatureWitness),
    }.Where(sent => sent.File is not null).Select(sent => (sent.Kind, sent.File!));
}
