using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Administration.Rounds;

public sealed class OpenRound(AppDbContext db, OwnUnits ownUnits)
{
    /// <exception cref="RuleException">A unit of others, or deadlines out of order.</exception>
    public async Task RunAsync(RoundForm form, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.OwnerUnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi của bạn; hãy chọn lại.", nameof(form.OwnerUnitId));
        var round = new ReviewRound(form.OwnerUnitId!.Value, form.Name, form.StartsOn!.Value, form.Basis);
        round.Schedule(form.DueOn());
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancel);
    }
}
