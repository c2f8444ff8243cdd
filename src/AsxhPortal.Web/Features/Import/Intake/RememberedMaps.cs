using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>What an office's titles were said to mean, and who said so last.</summary>
public sealed record RememberedMap(ColumnChoices Choices, DateTime SavedAt, string SavedByName);

/// <summary>The kept column maps of a unit and group, newest title by title.</summary>
public sealed class RememberedMaps(AppDbContext db)
{
    private const int Newest = 20;

    public async Task<RememberedMap?> FindAsync(Guid unitId, SourceGroup group, CancellationToken cancellationToken = default)
    {
        var maps = await db.OfficeColumnMaps.AsNoTracking().Where(m => m.UnitId == unitId && m.Group == group && m.ForgottenAt == null)
            .OrderByDescending(m => m.SavedAt).ThenByDescending(m => m.Id).Take(Newest).ToListAsync(cancellationToken);
        var choices = RememberedColumns.Together(maps.Select(m => Read(m.ChoicesJson)).OfType<ColumnChoices>());
        return choices is null ? null : new RememberedMap(choices, maps[0].SavedAt, maps[0].SavedByName);
    }

    /// <summary>A map of an older release that named a field which no longer exists is passed over: recognition does its work.</summary>
    private static ColumnChoices? Read(string json)
    {
        try
        {
            return ColumnChoices.Parse(json);
        }
        catch (RuleException)
        {
            return null;
        }
    }
}
