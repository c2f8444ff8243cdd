using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Papers;

public sealed class CancelForm
{
    [Display(Name = "Lý do hủy"), Required, StringLength(400, MinimumLength = 5)]
    public string Reason { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>Takes an issued paper back; its number stays used.</summary>
public sealed class CancelPaper(AppDbContext db, BusinessClock clock)
{
    /// <returns>Null when there is no such paper in the scope.</returns>
    /// <exception cref="RuleException">It counts no longer.</exception>
    /// <exception cref="StaleRecordException">Printed again, replaced or cancelled after the page was opened.</exception>
    public async Task<IssuedPaper?> RunAsync(Guid id, CancelForm form, Actor by, CancellationToken cancel)
    {
        if (await db.IssuedPapers.FirstOrDefaultAsync(p => p.Id == id, cancel) is not { } paper)
            return null;
        paper.ExpectVersion(form.Version);
        paper.Cancel(form.Reason, by, clock.UtcNow);
        await db.SaveChangesAsync(cancel);
        return paper;
    }
}
