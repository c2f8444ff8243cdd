using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Attachments;

/// <summary>One photo about a person, or one that was taken out.</summary>
public sealed record GalleryPhoto(Guid Id, AttachmentKind Kind, DateTime TakenAt, string AddedByName, int Length, DateTime? RemovedAt, string? RemovedByName, string? RemovalReason);

/// <summary>The photos of papers about a person. Signatures are shown with their minute, not here.</summary>
public sealed record Gallery(Guid BeneficiaryId, IReadOnlyList<GalleryPhoto> Photos, bool IsEditable)
{
    public IEnumerable<GalleryPhoto> Standing => Photos.Where(p => p.RemovedAt is null);
    public IEnumerable<GalleryPhoto> Removed => Photos.Where(p => p.RemovedAt is not null);
}

/// <summary>Shows the photos of a person on any page about them; nothing to who may not see surveys.</summary>
public sealed class GalleryViewComponent(AppDbContext db, CurrentUser user) : ViewComponent
{
    /// <param name="editable">With the forms to take a photo out; only on the page of photos itself.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid beneficiaryId, bool editable = false)
    {
        if (!user.Can(Permission.ViewSurveys))
            return Content("");
        var photos = await db.VisitAttachments.AsNoTracking()
            .Where(a => a.BeneficiaryId == beneficiaryId && a.Kind != AttachmentKind.SignaturePolice && a.Kind != AttachmentKind.SignatureOfficer
                && a.Kind != AttachmentKind.SignatureSubject && a.Kind != AttachmentKind.SignatureWitness)
            .OrderByDescending(a => a.AddedAt)
            .Select(a => new GalleryPhoto(a.Id, a.Kind, a.TakenAt, a.AddedByName, a.Length, a.RemovedAt, a.RemovedByName, a.RemovalReason)).ToListAsync(HttpContext.RequestAborted);
        return View(new Gallery(beneficiaryId, photos, editable && user.Can(Permission.RecordSurveys)));
    }
}
