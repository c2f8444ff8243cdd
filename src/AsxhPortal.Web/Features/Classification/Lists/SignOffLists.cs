using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>
/// The leader signs off what the page showed: a snapshot per outcome, written set-wise in one transaction. People on an earlier list of the
/// round are not taken again, so a later edition is a supplement.
/// </summary>
public sealed class SignOffLists(AppDbContext db, ComputeClassification classification)
{
    /// <exception cref="RuleException">Nothing to sign, the people have changed since the page was opened, or somebody else signed at the same moment.</exception>
    public async Task<IReadOnlyList<ClassificationList>> RunAsync(Guid unitId, Guid roundId, SignOffForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (db.Scope.IsLimitedToHamlets)
            throw new RuleException("Tài khoản của bạn chỉ phụ trách một số thôn nên không ký duyệt được danh sách cả xã.");

        // The numbers are read before the people: who signs at the same moment then takes the same number, and the unique index stops the second.
        var numbers = await db.ClassificationLists.Where(l => l.UnitId == unitId && l.RoundId == roundId)
            .GroupBy(l => l.Outcome).Select(g => new { Outcome = g.Key, Last = g.Max(l => l.Number) }).ToDictionaryAsync(l => l.Outcome, l => l.Last, cancel);
        var people = await classification.RunAsync(unitId, roundId, DateOnly.FromDateTime(now.AddHours(7)), cancel);
        var pending = people.Where(p => p.IsPending && (form.Outcome is null || p.Outcome!.Value.Rule().Code == form.Outcome)).ToList();
        ExpectSeen(form, pending.Count, pending.Sum(p => p.Line!.Amount));

        var lists = pending.GroupBy(p => p.Outcome!.Value).OrderBy(g => g.Key)
            .Select(g => new ClassificationList(unitId, roundId, g.Key, numbers.GetValueOrDefault(g.Key) + 1, Numbered(g.Select(p => p.Line!)), by, now)).ToList();
        await WriteAsync(lists, cancel);
        return lists;
    }

    private static void ExpectSeen(SignOffForm form, int people, long amount)
    {
        if (people == 0)
            throw new RuleException("Không còn ai chờ ký duyệt: danh sách đã được ký hoặc chưa có phiếu khảo sát hoàn thành.");
        if (people != form.PeopleSeen || amount != form.AmountSeen)
            throw new RuleException($"Danh sách đã thay đổi sau khi bạn mở trang: lúc đó {form.PeopleSeen} người, {new Dong(form.AmountSeen)}; bây giờ {people} người, {new Dong(amount)}. Hãy xem lại rồi ký.");
    }

    private static List<ListLine> Numbered(IEnumerable<ListLine> lines) => [.. lines.Select((line, index) => { line.Ordinal = index + 1; return line; })];

    private async Task WriteAsync(List<ClassificationList> lists, CancellationToken cancel)
    {
        var lines = lists.SelectMany(l => l.Lines).ToList();
        foreach (var list in lists)
        {
            // The lines go in bulk below, not one by one through the change tracker.
            list.Lines.Clear();
            db.ClassificationLists.Add(list);
            var entry = db.NewAuditEntry(AuditAction.Created, nameof(ListLine), list.Id.ToString(), list);
            entry.RowCount = list.PersonCount;
            db.AuditEntries.Add(entry);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            foreach (var list in lists)
            {
                if (await db.ClassificationLists.AnyAsync(l => l.RoundId == list.RoundId && l.UnitId == list.UnitId && l.Outcome == list.Outcome && l.Number == list.Number, cancel))
                    throw new RuleException($"Danh sách {list.Outcome.Rule().Code} vừa được người khác ký duyệt cùng lúc. Hãy tải lại trang để xem.");
            }
            throw;
        }
        await db.BulkInsertAsync(lines, cancel);
        await transaction.CommitAsync(cancel);
    }
}
