using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>Tries the choice on everybody selected and keeps what would happen: who changes from what to what, who is left out by which rule.</summary>
public sealed class PreviewBulkAction(AppDbContext db, BulkSubjectsQuery subjectsQuery)
{
    /// <exception cref="RuleException">The choice is incomplete, there is no reason, or the action is applied already.</exception>
    public async Task RunAsync(BulkAction action, BulkChoice choice, string? reason, DateOnly today, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var order = await db.BulkActionLines.Where(l => l.ActionId == action.Id).GroupBy(l => l.BeneficiaryId)
            .Select(g => new { Id = g.Key, Place = g.Min(l => l.Ordinal) }).OrderBy(p => p.Place).ToListAsync(cancel);
        var subjects = await subjectsQuery.RunAsync(action, choice, tracked: false, today, cancel);
        var title = BulkChanges.TitleOf(choice, subjects);
        var lines = order.Where(p => subjects.People.ContainsKey(p.Id)).SelectMany(p => BulkChanges.Plan(choice, subjects, subjects.People[p.Id])).ToList();
        foreach (var (index, line) in lines.Index())
            (line.ActionId, line.Ordinal) = (action.Id, index + 1);
        action.Preview(choice, title, reason, lines.Count(l => l.State == BulkLineState.Planned), lines.Count(l => l.State == BulkLineState.LeftOut));
        await db.SaveChangesAsync(cancel);
        await db.BulkActionLines.Where(l => l.ActionId == action.Id).ExecuteDeleteAsync(cancel);
        await db.BulkInsertAsync(lines, cancel);
        await transaction.CommitAsync(cancel);
    }
}
