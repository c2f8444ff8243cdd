using AsxhPortal.Data;
using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.HandOvers;

/// <summary>A frozen hand-over with its lines.</summary>
public sealed record HandOverPage(HandOver HandOver, IReadOnlyList<HandOverLine> Lines, string AgencyName, string RoundName, CommuneOption Commune, string? Basis)
{
    /// <summary>Taken off the lists between the hand-over before and this one.</summary>
    public IReadOnlyList<RemovedLine> Removed { get; init; } = [];

    public DateOnly SentOn => DateOnly.FromDateTime(BusinessClock.ToLocal(HandOver.SentAt));

    /// <summary>What the papers say of it; null for the day leaves it open.</summary>
    public HandOverHeading HeadingOf(DateOnly? issuedOn, string? standing) => new(AgencyName, RoundName, $"BG-{HandOver.Number:00}", issuedOn, HandOver.PersonCount, standing);
}

/// <summary>One hand-over of the signed-in person's scope.</summary>
public sealed class ReadHandOver(AppDbContext db, RemovedAfterHandOver removed)
{
    public async Task<HandOverPage?> RunAsync(Guid id, CancellationToken cancel)
    {
        var handOver = await db.HandOvers.AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancel);
        if (handOver is null)
            return null;
        var lines = await db.HandOverLines.AsNoTracking().Where(l => l.HandOverId == id).OrderBy(l => l.Ordinal).ToListAsync(cancel);
        var agency = await db.ReceivingAgencies.Where(a => a.Id == handOver.AgencyId).Select(a => a.Name).FirstAsync(cancel);
        var round = await db.Rounds.Where(r => r.Id == handOver.RoundId).Select(r => new { r.Name, r.Basis }).FirstAsync(cancel);
        var commune = await db.Units.Where(u => u.Id == handOver.UnitId).Select(u => new CommuneOption(u.Id, u.Code, u.Name)).FirstAsync(cancel);
        var before = await db.HandOvers.Where(h => h.RoundId == handOver.RoundId && h.UnitId == handOver.UnitId && h.AgencyId == handOver.AgencyId && h.Number < handOver.Number)
            .MaxAsync(h => (DateTime?)h.SentAt, cancel);
        return new HandOverPage(handOver, lines, agency, round.Name, commune, round.Basis)
        {
            Removed = before is null ? [] : [.. (await removed.RunAsync(handOver.UnitId, handOver.AgencyId, cancel)).Where(r => r.RemovedAt > before && r.RemovedAt <= handOver.SentAt)],
        };
    }
}
