using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Spellings;

/// <summary>What the form of a spelling offers: own units, and the categories, banks or thôn that a text can stand for.</summary>
public sealed class SpellingChoices(AppDbContext db, OwnUnits ownUnits, HamletQuery hamlets)
{
    public static readonly IReadOnlyDictionary<string, string> PayoutWords = new Dictionary<string, string>
    {
        [SpellingAlias.Cash] = "Nhận tiền mặt (không có tài khoản)",
        [SpellingAlias.PostOffice] = "Nhận qua bưu điện (không có tài khoản)",
    };

    public async Task<IReadOnlyList<SelectListItem>> UnitsAsync(SpellingKind kind, DateOnly day, CancellationToken cancel) =>
        await ownUnits.ChoicesAsync(day, cancel, kind == SpellingKind.Hamlet ? UnitLevel.Commune : null);

    public async Task<IReadOnlyList<SelectListItem>> TargetsAsync(SpellingKind kind, Guid? unitId, CancellationToken cancel) => kind switch
    {
        SpellingKind.Category => await db.BenefitCategories.AsNoTracking().OrderBy(c => c.Group).ThenBy(c => c.Code)
            .Select(c => new SelectListItem($"{c.Code} – {c.Name}", c.Code)).ToListAsync(cancel),
        SpellingKind.Bank => [.. PayoutWords.Select(w => new SelectListItem(w.Value, w.Key)), .. await db.PaymentProviders.AsNoTracking().OrderBy(p => p.ShortName)
            .Select(p => new SelectListItem($"{p.ShortName} – {p.Name}", p.Code)).ToListAsync(cancel)],
        _ => unitId is { } id ? [.. (await hamlets.OfUnitAsync(id, cancel)).Select(h => new SelectListItem(h.Name, h.Name))] : [],
    };
}
