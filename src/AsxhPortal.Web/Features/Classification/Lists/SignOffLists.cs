using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Classification;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Registers;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>Somebody whose line is not what the page showed.</summary>
public sealed record ChangedSinceSeen(Guid BeneficiaryId, string FullName, PreviewDifference Difference);

/// <summary>Either the lists that were signed, or what changed since the page was opened: then nothing was signed.</summary>
public sealed record SignOffResult(IReadOnlyList<ClassificationList> Lists, IReadOnlyList<ChangedSinceSeen> Changed);

/// <summary>
/// The leader signs off what the page showed: a snapshot per outcome, written set-wise in one transaction. The lines are computed inside it and
/// signed only when their hash is the one of the preview. A person's new line takes the place of the one they stood on, so that everybody stands at
/// one outcome.
/// </summary>
public sealed class SignOffLists(AppDbContext db, ComputeClassification classification, TakeRegisterSnapshot snapshot)
{
    /// <exception cref="RuleException">Nothing to sign, or somebody else signed at the same moment.</exception>
    public async Task<SignOffResult> RunAsync(Guid unitId, Guid roundId, SignOffForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (db.Scope.IsLimitedToHamlets)
            throw new RuleException("Tài khoản của bạn chỉ phụ trách một số thôn nên không ký duyệt được danh sách cả xã.");

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.LockListsAsync(unitId, roundId, cancel);
        (await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == roundId, cancel)).ExpectOpen();
        var people = await classification.RunAsync(unitId, roundId, DateOnly.FromDateTime(now.AddHours(7)), cancel);
        var pending = PendingList.Of(people, SurveyOutcomes.FromCode(form.Outcome)?.Outcome);
        if (pending.Count == 0)
            throw new RuleException("Không còn ai chờ ký duyệt: danh sách đã được ký hoặc chưa có phiếu khảo sát hoàn thành.");
        if (PendingList.SealOf(pending) != form.Seal)
            return new SignOffResult([], ChangedSince(form.Digest, pending, people));

        var editions = await db.ClassificationLists.Where(l => l.UnitId == unitId && l.RoundId == roundId)
            .Select(l => new Edition(l.Outcome, l.Number, l.SupplementNumber, l.State)).ToListAsync(cancel);
        var lists = pending.Select(list =>
        {
            var earlier = editions.Where(e => e.Outcome == list.Outcome).ToList();
            var supplement = earlier.Exists(e => e.State == ClassificationState.SignedOff) ? earlier.Max(e => e.Supplement) + 1 : 0;
            return new ClassificationList(unitId, roundId, list.Outcome, earlier.Select(e => e.Number).DefaultIfEmpty().Max() + 1, supplement, list.Lines, by, now);
        }).ToList();
        await WriteAsync(lists, roundId, cancel);
        await snapshot.RunAsync(unitId, SnapshotCause.SignOff, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return new SignOffResult(lists, []);
    }

    private static List<ChangedSinceSeen> ChangedSince(string? digest, IReadOnlyList<PendingList> pending, IReadOnlyList<ClassifiedPerson> people)
    {
        var names = people.ToDictionary(p => p.BeneficiaryId, p => p.FullName);
        return [.. PreviewDigest.Differences(digest, PendingList.LinesOf(pending), names.Keys)
            .Select(d => new ChangedSinceSeen(d.BeneficiaryId, names.GetValueOrDefault(d.BeneficiaryId, "Một người không còn trong xã"), d.Difference))];
    }

    private async Task WriteAsync(List<ClassificationList> lists, Guid roundId, CancellationToken cancel)
    {
        var lines = lists.SelectMany(l => l.Lines).ToList();
        foreach (var list in lists)
        {
            await ReplaceAsync(list, roundId, cancel);

            // The lines go in bulk below, not one by one through the change tracker.
            list.Lines.Clear();
            db.ClassificationLists.Add(list);
            var entry = db.NewAuditEntry(AuditAction.Created, nameof(ListLine), list.Id.ToString(), list);
            entry.RowCount = list.PersonCount + list.RemovedCount;
            db.AuditEntries.Add(entry);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
            await db.BulkInsertAsync(lines, cancel);
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is { } transaction)
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
    }

    /// <summary>The lines on which these people stood are theirs no longer; they stay readable with what replaced them.</summary>
    private async Task ReplaceAsync(ClassificationList list, Guid roundId, CancellationToken cancel)
    {
        foreach (var chunk in list.Lines.Where(l => l.Change != LineChange.Added).Select(l => l.BeneficiaryId).Chunk(500))
        {
            await db.ListLines.Where(l => l.CurrentInRoundId == roundId && chunk.Contains(l.BeneficiaryId))
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.CurrentInRoundId, (Guid?)null).SetProperty(l => l.ReplacedByListId, list.Id), cancel);
        }
    }

    private sealed record Edition(SurveyOutcome Outcome, int Number, int Supplement, ClassificationState State);
}
