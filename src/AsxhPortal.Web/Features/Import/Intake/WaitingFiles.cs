using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>A file that somebody sent and nobody has confirmed yet.</summary>
public sealed record WaitingFileRow(Guid Id, string FileName, SourceGroup Group, string UnitName, long Length, string ReceivedByName, DateTime ReceivedAt)
{
    public string Size => Length < 1024 * 1024 ? $"{Math.Max(1, Length / 1024)} KB" : $"{Length / 1024.0 / 1024.0:0.#} MB";
}

/// <summary>The files that wait for a look at how they will be read, oldest first.</summary>
public sealed class WaitingFiles(AppDbContext db)
{
    private const int Shown = 50;

    public async Task<IReadOnlyList<WaitingFileRow>> ListAsync(CancellationToken cancellationToken = default) => await (
        from file in db.ReceivedFiles.AsNoTracking()
        join unit in db.Units on file.UnitId equals unit.Id
        where file.State == ReceivedFileState.Received
        orderby file.ReceivedAt, file.Id
        select new WaitingFileRow(file.Id, file.FileName, file.Group, unit.Name, file.Length, file.ReceivedByName, file.ReceivedAt)).Take(Shown).ToListAsync(cancellationToken);
}
