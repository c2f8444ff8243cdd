using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.SpellingAliases;

/// <summary>
/// "Nhớ cách viết này": from the next list on, the text is read as the chosen category, bank or thôn. The same text chosen differently later
/// changes what it stands for. The caller makes sure that the unit is the person's own.
/// </summary>
public sealed class RememberSpelling(AppDbContext db)
{
    /// <param name="unitId">The unit whose lists it holds for, with everything below; a thôn needs its commune; null = everywhere.</param>
    /// <param name="target">BenefitCategory.Code; PaymentProvider.Code or a payout word of <see cref="SpellingAlias"/>; the thôn's name.</param>
    /// <exception cref="RuleException">There is no such category, bank or thôn, or the text is the name of another one.</exception>
    public async Task<SpellingAlias> RunAsync(SpellingKind kind, Guid? unitId, string text, string target, Actor by, DateTime now, CancellationToken cancellationToken = default)
    {
        var chosen = await TargetAsync(kind, unitId, text, target, cancellationToken);
        var key = SpellingAlias.KeyOf(kind, text);
        var known = await db.SpellingAliases.Where(a => a.Kind == kind && a.UnitId == unitId && a.Key == key)
            .OrderByDescending(a => a.IsActive).ThenByDescending(a => a.ChangedAt).FirstOrDefaultAsync(cancellationToken);
        if (known is { IsActive: true } && known.Target == chosen) return known;
        if (known is null)
        {
            known = new SpellingAlias(kind, unitId, text, chosen, by, now);
            db.SpellingAliases.Add(known);
        }
        else
        {
            known.PointTo(chosen, by, now);
        }
        await db.SaveChangesAsync(cancellationToken);
        return known;
    }

    /// <summary>The target as the reference data spells it.</summary>
    private async Task<string> TargetAsync(SpellingKind kind, Guid? unitId, string text, string target, CancellationToken cancellationToken)
    {
        target = (target ?? "").Trim();
        switch (kind)
        {
            case SpellingKind.Category:
                return await db.BenefitCategories.Where(c => c.Code == target).Select(c => c.Code).FirstOrDefaultAsync(cancellationToken)
                    ?? throw new RuleException("Không có loại đối tượng này trong danh mục; hãy chọn lại.", "Target");
            case SpellingKind.Bank:
                if (target is SpellingAlias.PostOffice or SpellingAlias.Cash) return target;
                var providers = await db.PaymentProviders.AsNoTracking().ToListAsync(cancellationToken);
                var provider = providers.Find(p => p.Code == target) ?? throw new RuleException("Không có ngân hàng này trong danh mục; hãy chọn lại.", "Target");
                var meant = providers.Find(p => SpellingAlias.KeyOf(kind, p.ShortName) == SpellingAlias.KeyOf(kind, text));
                return meant is null || meant.Code == provider.Code || providers.Count(p => p.ShortName == meant.ShortName) > 1
                    ? provider.Code
                    : throw new RuleException($"“{meant.ShortName}” là tên của {meant.Name}, không thể dùng cho ngân hàng khác.", "Text");
            default:
                var key = Hamlet.KeyOf(target);
                var written = SpellingAlias.KeyOf(kind, text);
                // An administrator's scope is closed; names of thôn are no people's data, and the unit is the person's own.
                var hamlets = await db.Hamlets.AsNoTracking().IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(h => h.UnitId == unitId).ToListAsync(cancellationToken);
                var hamlet = hamlets.Find(h => h.NameKey == key) ?? throw new RuleException("Xã không có thôn này; hãy chọn lại hoặc thêm thôn trước.", "Target");
                if (hamlets.Exists(h => h.NameKey == written && h.Id != hamlet.Id))
                    throw new RuleException($"“{text.Trim()}” là tên của một thôn khác trong xã, không thể dùng cho {hamlet.Name}.", "Text");
                return hamlet.Name;
        }
    }
}
