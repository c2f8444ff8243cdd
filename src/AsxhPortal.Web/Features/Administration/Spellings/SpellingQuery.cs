using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Spellings;

public sealed class SpellingListQuery : ListQuery
{
    [FromQuery(Name = "loai")]
    public SpellingKind? Kind { get; set; }

    /// <summary>Also those that are retired.</summary>
    [FromQuery(Name = "ca-ngung")]
    public bool? WithRetired { get; set; }
}

/// <param name="UnitName">Null = everywhere.</param>
/// <param name="Meaning">The target in words.</param>
/// <param name="IsOwn">Whether the person may change it.</param>
public sealed record SpellingRow(
    Guid Id, SpellingKind Kind, Guid? UnitId, string? UnitName, string Text, string Target, string Meaning, bool IsActive, string ChangedByName, DateTime ChangedAt, int Version, bool IsOwn);

public sealed record SpellingListPage(SpellingListQuery Query, PageOf<SpellingRow> Rows);

/// <summary>The spellings of the person's own units, and those that hold everywhere (to read, not to change).</summary>
public sealed class SpellingQuery(AppDbContext db, OwnUnits ownUnits)
{
    public async Task<PageOf<SpellingRow>> ListAsync(SpellingListQuery query, CancellationToken cancel)
    {
        var rows = await RowsAsync(null, query.Kind, query.WithRetired == true, cancel);
        var key = VietnameseText.Fold(query.Q);
        if (key.Length > 0) rows = rows.FindAll(r => VietnameseText.Fold($"{r.Text} {r.Meaning} {r.UnitName}").Contains(key, StringComparison.Ordinal));
        return rows.ToPage(query);
    }

    /// <summary>Null when there is none of that id that the person may change.</summary>
    public async Task<SpellingRow?> FindAsync(Guid id, CancellationToken cancel) => (await RowsAsync(id, null, true, cancel)).Find(r => r.IsOwn);

    private async Task<List<SpellingRow>> RowsAsync(Guid? only, SpellingKind? kind, bool withRetired, CancellationToken cancel)
    {
        var own = await (await ownUnits.AllAsync(cancel)).Select(u => new { u.Id, u.Name }).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        var aliases = await db.SpellingAliases.AsNoTracking()
            .Where(a => (only == null || a.Id == only) && (kind == null || a.Kind == kind) && (withRetired || a.IsActive)).ToListAsync(cancel);
        var categories = await db.BenefitCategories.AsNoTracking().ToDictionaryAsync(c => c.Code, c => c.Name, cancel);
        var providers = await db.PaymentProviders.AsNoTracking().ToDictionaryAsync(p => p.Code, p => $"{p.ShortName} – {p.Name}", cancel);
        return [.. aliases.Where(a => a.UnitId is null || own.ContainsKey(a.UnitId.Value))
            .OrderBy(a => a.Kind).ThenBy(a => a.Key, StringComparer.Ordinal).ThenBy(a => a.Id)
            .Select(a => new SpellingRow(
                a.Id, a.Kind, a.UnitId, a.UnitId is { } id ? own[id] : null, a.Text, a.Target, MeaningOf(a.Kind, a.Target, categories, providers),
                a.IsActive, a.ChangedByName, a.ChangedAt, a.Version, a.UnitId is not null))];
    }

    private static string MeaningOf(SpellingKind kind, string target, Dictionary<string, string> categories, Dictionary<string, string> providers) => kind switch
    {
        SpellingKind.Category => categories.TryGetValue(target, out var name) ? $"{target} – {name}" : target,
        SpellingKind.Bank => SpellingChoices.PayoutWords.GetValueOrDefault(target) ?? providers.GetValueOrDefault(target, target),
        _ => target,
    };
}
