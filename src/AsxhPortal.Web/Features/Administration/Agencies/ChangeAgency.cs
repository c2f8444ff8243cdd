using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Agencies;

/// <summary>Adds an agency, and says from when to when it receives which group's lists.</summary>
public sealed class ChangeAgency(AppDbContext db, OwnUnits ownUnits)
{
    /// <exception cref="RuleException">The unit is not the administrator's.</exception>
    public async Task<Guid> AddAsync(AgencyForm form, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.UnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.UnitId));
        var agency = new ReceivingAgency(form.UnitId!.Value, form.Name);
        db.ReceivingAgencies.Add(agency);
        await db.SaveChangesAsync(cancel);
        return agency.Id;
    }

    /// <returns>False when there is no such agency among the administrator's own units.</returns>
    /// <exception cref="RuleException">This or another agency of the unit receives the group in that time already.</exception>
    public async Task<bool> AddTermAsync(Guid id, TermForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } agency)
            return false;
        var (group, from, to) = (form.Group!.Value, form.ValidFrom!.Value, form.ValidTo ?? DateOnly.MaxValue);
        var other = await db.ReceivingAgencies.Where(a => a.UnitId == agency.UnitId && a.Id != id
            && a.Terms.Any(term => term.Group == group && term.ValidFrom <= to && (term.ValidTo == null || from <= term.ValidTo))).Select(a => a.Name).FirstOrDefaultAsync(cancel);
        if (other is not null)
            throw new RuleException($"{other} đang tiếp nhận nhóm này trong khoảng thời gian đó; hãy ghi ngày thôi tiếp nhận của cơ quan cũ trước.", nameof(form.ValidFrom));
        agency.ReceivesFrom(group, from, form.ValidTo);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <returns>False when there is no such agency or term.</returns>
    public async Task<bool> EndTermAsync(Guid id, Guid termId, DateOnly endsOn, CancellationToken cancel)
    {
        if ((await FindAsync(id, cancel))?.Terms.Find(term => term.Id == termId) is not { } term)
            return false;
        term.EndOn(endsOn);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<ReceivingAgency?> FindAsync(Guid id, CancellationToken cancel)
    {
        var agency = await db.ReceivingAgencies.Include(a => a.Terms).FirstOrDefaultAsync(a => a.Id == id, cancel);
        return agency is not null && await ownUnits.HoldAsync(agency.UnitId, cancel) ? agency : null;
    }
}
