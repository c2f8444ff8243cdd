using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.SpellingAliases;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Spellings;

/// <summary>Adds a spelling for an own unit, lets it stand for something else, retires it.</summary>
public sealed class ChangeSpelling(AppDbContext db, OwnUnits ownUnits, RememberSpelling remember)
{
    /// <exception cref="RuleException">Another's unit, no such target, or the unit has that spelling already.</exception>
    public async Task AddAsync(SpellingForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.UnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.UnitId));
        var key = SpellingAlias.KeyOf(form.Kind, form.Text);
        if (await db.SpellingAliases.AsNoTracking().FirstOrDefaultAsync(a => a.Kind == form.Kind && a.UnitId == form.UnitId && a.Key == key && a.IsActive, cancel) is { } there && there.Target != form.Target)
            throw new RuleException($"Đơn vị đã ghi nhớ cách viết này (“{there.Text}”); hãy mở nó trong danh sách để sửa.", nameof(form.Text));
        await remember.RunAsync(form.Kind, form.UnitId, form.Text, form.Target, by, now, cancel);
    }

    /// <returns>False when there is no such spelling among the person's own units.</returns>
    /// <exception cref="RuleException">No such target.</exception>
    /// <exception cref="StaleRecordException">Saved by somebody else in between.</exception>
    public async Task<bool> PointAsync(Guid id, SpellingForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } alias) return false;
        alias.ExpectVersion(form.Version);
        await remember.RunAsync(alias.Kind, alias.UnitId, alias.Text, form.Target, by, now, cancel);
        return true;
    }

    /// <returns>False when there is no such spelling among the person's own units.</returns>
    /// <exception cref="RuleException">It is retired already.</exception>
    /// <exception cref="StaleRecordException">Saved by somebody else in between.</exception>
    public async Task<bool> RetireAsync(Guid id, int version, Actor by, DateTime now, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } alias) return false;
        alias.ExpectVersion(version);
        alias.Retire(by, now);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<SpellingAlias?> FindAsync(Guid id, CancellationToken cancel)
    {
        var alias = await db.SpellingAliases.FirstOrDefaultAsync(a => a.Id == id, cancel);
        return alias is not null && await ownUnits.HoldAsync(alias.UnitId, cancel) ? alias : null;
    }
}
