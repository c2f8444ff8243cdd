using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>The round of Công văn 182/UBND-CA of huyện Nghi Xuân with the deadlines of the procedure; month-end for the first payment.</summary>
public sealed class DemoRound(AppDbContext db)
{
    public async Task<ReviewRound> SeedAsync(CancellationToken cancellationToken = default)
    {
        var district = await db.Units.FirstAsync(u => u.Code == "442", cancellationToken);
        var round = await db.Rounds.Include(r => r.Deadlines).FirstOrDefaultAsync(r => r.OwnerUnitId == district.Id, cancellationToken);
        if (round is not null)
            return round;
        round = new ReviewRound(district.Id, "Đợt rà soát tháng 01/2024", new DateOnly(2024, 1, 8), "Công văn 182/UBND-CA ngày 12/01/2024 của UBND huyện Nghi Xuân");
        foreach (var (step, day) in new[] { (1, 11), (2, 12), (3, 14), (4, 19), (5, 19), (6, 19), (7, 25) })
            round.SetDeadline(step, new DateOnly(2024, 1, day));
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancellationToken);
        return round;
    }
}
