using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>Keeps a selection of the list, so that it survives between the screens without standing in an address.</summary>
public sealed class SelectPeople(AppDbContext db)
{
    private const int ChunkSize = 500;
    private static readonly TimeSpan DraftsAreKept = TimeSpan.FromDays(1);

    /// <param name="ids">In the order of the list.</param>
    /// <returns>Null when one of them is not in the scope.</returns>
    /// <exception cref="RuleException">Nobody, too many, or people of several communes.</exception>
    public async Task<BulkAction?> RunAsync(IReadOnlyList<Guid> ids, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (ids.Count is 0 or > BulkAction.MaximumPeople)
            _ = new BulkAction(Guid.Empty, ids.Count, by, now);
        var found = new Dictionary<Guid, (Guid UnitId, int Version)>(ids.Count);
        foreach (var chunk in ids.Chunk(ChunkSize))
        {
            foreach (var person in await db.Beneficiaries.AsNoTracking().Where(b => chunk.Contains(b.Id)).Select(b => new { b.Id, b.UnitId, b.Version }).ToListAsync(cancel))
                found[person.Id] = (person.UnitId, person.Version);
        }
        if (ids.Any(id => !found.ContainsKey(id)))
            return null;
        var units = found.Values.Select(p => p.UnitId).Distinct().ToList();
        if (units.Count > 1)
            throw new RuleException($"Đã chọn người của {units.Count} xã; mỗi lần chỉ làm cho một xã. Hãy lọc theo xã rồi chọn lại.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await ForgetOldDraftsAsync(by, now, cancel);
        var action = new BulkAction(units[0], ids.Count, by, now);
        db.BulkActions.Add(action);
        await db.SaveChangesAsync(cancel);
        await db.BulkInsertAsync(ids.Select((id, index) => new BulkActionLine
        {
            ActionId = action.Id,
            UnitId = action.UnitId,
            BeneficiaryId = id,
            Ordinal = index + 1,
            State = BulkLineState.Selected,
            PersonVersion = found[id].Version,
        }), cancel);
        await transaction.CommitAsync(cancel);
        return action;
    }

    /// <summary>What was begun and left is working material, no record: it goes after a day.</summary>
    private async Task ForgetOldDraftsAsync(Actor by, DateTime now, CancellationToken cancel)
    {
        var before = now - DraftsAreKept;
        var old = db.BulkActions.Where(a => a.State == BulkActionState.Drafted && a.DraftedById == by.Id && a.DraftedAt < before);
        await db.BulkActionLines.Where(l => old.Any(a => a.Id == l.ActionId)).ExecuteDeleteAsync(cancel);
        await old.ExecuteDeleteAsync(cancel);
    }
}
