using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>
/// Takes one person in by hand, on the same road as a row of a list: the typed words become a source row that is kept for ever, the choice a
/// decision by a person, and the row is published alone.
/// </summary>
public sealed class AdmitPerson(AppDbContext db, CitizenEngines engines, PublishMatches publish)
{
    public const string ListName = "Tiếp nhận từng người";
    private const string SheetName = "Tiếp nhận";

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <returns>The person of the register; null when the commune or the citizen is not in the scope.</returns>
    /// <exception cref="RuleException">The person has this entitlement already, or stands in another commune's register.</exception>
    public async Task<Guid?> RunAsync(Guid unitId, VerificationSubject subject, string? phone, string? paper, Guid citizenRecordId, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (await engines.FindAsync(unitId, subject.ToMatchSubject(), cancel) is not { } answer
            || await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.Id == citizenRecordId && c.UnitId == unitId, cancel) is not { } citizen)
            return null;
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var batch = await BatchAsync(unitId, subject.Group, by, now, cancel);
        var row = RowOf(batch, subject, phone, paper, await NextNumberAsync(batch.Id, cancel));
        db.ImportRows.Add(row);
        batch.RecordResult(batch.AcceptedCount + 1, batch.WarnedCount, batch.RejectedCount, batch.SkippedCount, batch.ListedOn, batch.ColumnMapJson);
        var decision = DecisionOf(row, answer.Finding, citizen, paper, by, now);
        db.MatchDecisions.Add(decision.Decision);
        db.MatchCandidates.AddRange(decision.Candidates);
        await db.SaveChangesAsync(cancel);
        var beneficiaryId = await PublishAsync(unitId, row.Id, by, now, cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return beneficiaryId;
    }

    private async Task<Guid> PublishAsync(Guid unitId, Guid rowId, Actor by, DateTime now, CancellationToken cancel)
    {
        var result = (await publish.RunForRowAsync(unitId, rowId, by, now, cancel))!;
        if (result.Elsewhere > 0)
            throw new RuleException("Người này đang ở danh sách đối tượng của xã khác; phải thôi hưởng ở đó rồi mới tiếp nhận ở đây (Nghị định 20/2021/NĐ-CP, Điều 8).", "CitizenRecordId");
        if (result.NewEntitlements == 0)
            throw new RuleException("Người này đã có chế độ này trong danh sách đối tượng; không tiếp nhận lần nữa. Hãy mở trang của người đó để sửa.", "CategoryCode");
        return await db.MatchDecisions.AsNoTracking().Where(d => d.RowId == rowId).Select(d => d.BeneficiaryId!.Value).SingleAsync(cancel);
    }

    /// <summary>One list of a commune, group and year holds everybody who came by themselves.</summary>
    private async Task<ImportBatch> BatchAsync(Guid unitId, SourceGroup group, Actor by, DateTime now, CancellationToken cancel)
    {
        var year = now.AddHours(7).Year.ToString(CultureInfo.InvariantCulture);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{ListName} {unitId} {group} {year}")));
        var batch = await db.ImportBatches.FirstOrDefaultAsync(b => b.UnitId == unitId && b.Group == group && b.ContentHash == hash, cancel);
        if (batch is null)
        {
            batch = new ImportBatch(unitId, group, $"{ListName}, năm {year}", hash, by, now);
            db.ImportBatches.Add(batch);
        }
        return batch;
    }

    private async Task<int> NextNumberAsync(Guid batchId, CancellationToken cancel) =>
        1 + (await db.ImportRows.Where(r => r.BatchId == batchId).MaxAsync(r => (int?)r.RowNumber, cancel) ?? 0);

    private static ImportRow RowOf(ImportBatch batch, VerificationSubject subject, string? phone, string? paper, int number) => new()
    {
        BatchId = batch.Id,
        UnitId = batch.UnitId,
        Group = subject.Group,
        SheetName = SheetName,
        RowNumber = number,
        Status = ImportRowStatus.Accepted,
        RawJson = JsonSerializer.Serialize(new[]
        {
            subject.FullName, subject.Birth?.ToString(), subject.Sex?.ToVietnamese(), subject.CitizenId, subject.OldId, subject.HamletName, subject.CategoryCode,
            subject.Amount?.ToString(CultureInfo.InvariantCulture), subject.StartsFrom?.ToString(), subject.DecisionNumber, subject.WardName, phone, paper,
        }, Json),
        FullName = subject.FullName,
        NameKey = VietnameseText.Fold(subject.FullName),
        Birth = subject.Birth,
        Sex = subject.Sex,
        CitizenId = subject.CitizenId,
        OldId = subject.OldId,
        HamletName = subject.HamletName,
        CategoryCode = subject.CategoryCode,
        CategoryText = subject.CategoryText,
        Percent = subject.Percent,
        Amount = subject.Amount,
        StartsFrom = subject.StartsFrom,
        DecisionNumber = subject.DecisionNumber,
        WardName = subject.WardName,
        Phone = phone,
        Note = paper,
    };

    private static (MatchDecision Decision, IEnumerable<MatchCandidate> Candidates) DecisionOf(ImportRow row, MatchFinding finding, Citizen citizen, string? paper, Actor by, DateTime now)
    {
        // No run found this row: somebody came to the desk.
        var decision = new MatchDecision(row.UnitId, row.Id, row.BatchId, Guid.Empty);
        decision.Propose(Guid.Empty, finding, CaseFingerprint.Of(MatchSubject.Of(row), finding));
        decision.Accept(citizen.Id, by, now, string.IsNullOrWhiteSpace(paper) ? ListName : $"{ListName}: {paper.Trim()}", CaseFingerprint.Of(MatchSubject.Of(row), finding, citizen));
        return (decision, finding.Candidates.Select((found, place) => MatchCandidate.Of(decision, found, place + 1)));
    }
}
