using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Units;

public sealed class AddHamlet(AppDbContext db, OwnUnits ownUnits, HamletQuery hamlets)
{
    /// <returns>False when there is no such commune among the administrator's own.</returns>
    /// <exception cref="RuleException">The commune has this thôn already.</exception>
    public async Task<bool> RunAsync(Guid unitId, string name, CancellationToken cancel)
    {
        if (!await (await ownUnits.AllAsync(cancel)).AnyAsync(unit => unit.Id == unitId && unit.Level == UnitLevel.Commune, cancel))
            return false;
        if (await hamlets.HasAsync(unitId, name, cancel))
            throw new RuleException("Xã đã có thôn tên này (không kể dấu, chữ hoa và chữ “Thôn” ở đầu).", nameof(HamletForm.HamletName));
        db.Hamlets.Add(new Hamlet(unitId, name));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
