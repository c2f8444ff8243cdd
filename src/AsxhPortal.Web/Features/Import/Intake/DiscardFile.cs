using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>Puts a received file aside; its bytes stay, nothing of it is imported.</summary>
public sealed class DiscardFile(AppDbContext db)
{
    /// <returns>Its name; null when there is no such file in the person's scope.</returns>
    /// <exception cref="RuleException">It was imported or confirmed already.</exception>
    public async Task<string?> RunAsync(Guid id, CancellationToken cancellationToken = default)
    {
        if (await db.ReceivedFiles.FirstOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } file) return null;
        if (file.State == ReceivedFileState.Confirmed)
            throw new RuleException("Tệp này đang được nhập; hãy hủy việc nhập trước khi bỏ tệp.");
        file.Discard();
        await db.SaveChangesAsync(cancellationToken);
        return file.FileName;
    }
}
