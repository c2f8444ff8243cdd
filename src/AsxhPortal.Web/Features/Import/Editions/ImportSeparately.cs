using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Editions;

/// <summary>The file is a list of its own after all: its import is queued as it was confirmed.</summary>
public sealed class ImportSeparately(AppDbContext db, QueueWork queue)
{
    /// <returns>The background work; null when there is no such file in the scope.</returns>
    /// <exception cref="RuleException">The file was imported or put aside before.</exception>
    public async Task<Guid?> RunAsync(Guid fileId, Actor by, CancellationToken cancel = default)
    {
        var file = await db.ReceivedFiles.FirstOrDefaultAsync(f => f.Id == fileId, cancel);
        if (file is null) return null;
        file.Confirm(file.ReadingJson);
        await db.SaveChangesAsync(cancel);
        return await queue.RunAsync(file.UnitId, WorkKind.Import, file.Id, $"Nhập danh sách {file.FileName}", by, cancel);
    }
}
