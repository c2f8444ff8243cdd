using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Attachments;

/// <summary>A photo of a paper as sent by the page.</summary>
public sealed class AttachmentForm
{
    /// <summary>Made with the page: sending the form twice stores one photo.</summary>
    public Guid PictureId { get; set; }

    [Display(Name = "Ảnh chụp giấy gì?")] public AttachmentKind Kind { get; set; } = AttachmentKind.Other;

    [Display(Name = "Chụp hoặc chọn ảnh", Description = "Ảnh JPEG hoặc PNG. Ảnh được thu nhỏ ngay trên máy và bỏ thông tin nơi chụp trước khi lưu.")]
    public IFormFile? File { get; set; }

    /// <summary>What a person may add by hand: signatures come with their minute.</summary>
    public static readonly IReadOnlyList<AttachmentKind> Kinds = [AttachmentKind.SignedPaper, AttachmentKind.PowerOfAttorneyPaper, AttachmentKind.GuardianProof, AttachmentKind.Other];
}

/// <summary>The photos of a person as shown.</summary>
public sealed record AttachmentsPage(SurveySubject Subject, AttachmentForm Form);
