using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Editions;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>
/// Fixes how a received file is read, remembers its columns for the office's next file, and queues its import. A newer edition of a list that is here is not
/// imported yet: it is compared first.
/// </summary>
public sealed class ConfirmReading(AppDbContext db, QueueWork queue, EditionComparison editions, BusinessClock clock)
{
    /// <returns>The id of the background work; null when the file has to be compared with an earlier edition first.</returns>
    /// <exception cref="RuleException">No sheet is chosen, or a chosen one cannot be read like this.</exception>
    /// <exception cref="StaleRecordException">Somebody confirmed or discarded the file meanwhile.</exception>
    public async Task<Guid?> RunAsync(ReadingPage page, int version, bool remembers, Actor by, CancellationToken cancellationToken = default)
    {
        var read = page.Sheets.Where(s => s.IsRead).ToList();
        if (read.Count == 0) throw new RuleException("Chưa chọn trang nào; hãy đánh dấu ít nhất một trang để nhập.");
        if (read.Find(s => s.Refusal is not null) is { } refused)
            throw new RuleException(page.Sheets.Count == 1 ? refused.Refusal! : $"Trang “{refused.Name}”: {refused.Refusal}");

        var file = await db.ReceivedFiles.FirstAsync(f => f.Id == page.File.Id, cancellationToken);
        file.ExpectVersion(version);
        var reading = page.ToChoices().ToJson();
        var isEdition = await editions.IsEditionAsync(file.Id, reading, cancellationToken);
        if (isEdition) file.KeepReading(reading);
        else file.Confirm(reading);
        if (remembers && RememberedColumns.ToKeep([.. read.Select(s => (s.Map!, s.Recognised))]) is { } kept)
            db.OfficeColumnMaps.Add(new OfficeColumnMap(file.UnitId, file.Group, kept.ToJson(), file.FileName, by, clock.UtcNow));
        await db.SaveChangesAsync(cancellationToken);
        return isEdition ? null : await queue.RunAsync(file.UnitId, WorkKind.Import, file.Id, $"Nhập danh sách {file.FileName}", by, cancellationToken);
    }
}
