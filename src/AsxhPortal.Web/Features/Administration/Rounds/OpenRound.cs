using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Rounds;

/// <param name="Ended">The round that ended with this opening, or null.</param>
/// <param name="Teams">Visit teams taken over from the round before.</param>
public sealed record OpenedRound(ReviewRound? Ended, int Teams);

/// <summary>Opens a round, from nothing or from the result and with the visit teams of an earlier one; that one ends when the same unit ordered it.</summary>
public sealed class OpenRound(AppDbContext db, OwnUnits ownUnits, OpenRounds rounds, CopyTeams copyTeams)
{
    /// <exception cref="RuleException">A unit of others, an earlier round that does not apply to the unit, or deadlines out of order.</exception>
    public async Task<OpenedRound> RunAsync(RoundForm form, DateOnly today, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.OwnerUnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi của bạn; hãy chọn lại.", nameof(form.OwnerUnitId));
        var round = new ReviewRound(form.OwnerUnitId!.Value, form.Name, form.StartsOn!.Value, form.Basis);
        round.Schedule(form.DueOn());
        ReviewRound? ended = null;
        var teams = 0;
        if (form.PreviousRoundId is { } earlierId)
        {
            if ((await rounds.AllOfUnitAsync(round.OwnerUnitId, cancel)).All(r => r.Id != earlierId))
                throw new RuleException("Đợt được tiếp nối phải là đợt của chính đơn vị này hoặc của cấp trên; hãy chọn lại.", nameof(form.PreviousRoundId));
            var earlier = await db.Rounds.FirstAsync(r => r.Id == earlierId, cancel);
            round.ContinueFrom(earlier);
            if (earlier.IsOpen && earlier.OwnerUnitId == round.OwnerUnitId)
            {
                earlier.Close(today);
                ended = earlier;
            }
            teams = await copyTeams.RunAsync(round, earlier, cancel);
        }
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancel);
        return new OpenedRound(ended, teams);
    }
}
