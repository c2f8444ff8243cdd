using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Runs;

/// <param name="Rows">Rows published now.</param>
/// <param name="Elsewhere">Rows left out because another commune's register already has the person: stop there, start here (NĐ 20/2021 Đ8 k3-4).</param>
public sealed record PublishedMatches(int Rows, int NewPeople, int NewEntitlements, int NewAccounts, int Deceased, int MovedAway, int Elsewhere);

/// <summary>
/// Takes the accepted rows of a commune into the register of beneficiaries, with their entitlements. An upsert: who is there already is found by the
/// citizen, an entitlement by group, category and person cared for; publishing twice changes nothing, and a list never overrules a person.
/// </summary>
public sealed class PublishMatches(AppDbContext db)
{
    /// <returns>Null when the commune is not in the scope.</returns>
    /// <exception cref="RuleException">Nothing is waiting, or somebody else published at the same moment.</exception>
    public async Task<PublishedMatches?> RunAsync(Guid unitId, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (!db.Scope.Holds(unitId))
            return null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await PublishAsync(unitId, null, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>One accepted row alone, inside the transaction of the caller: somebody who came by themselves or was verified.</summary>
    /// <returns>Null when the commune is not in the scope.</returns>
    public async Task<PublishedMatches?> RunForRowAsync(Guid unitId, Guid rowId, Actor by, DateTime now, CancellationToken cancel = default) =>
        db.Scope.Holds(unitId) ? await PublishAsync(unitId, rowId, by, now, cancel) : null;

    private async Task<PublishedMatches> PublishAsync(Guid unitId, Guid? rowId, Actor by, DateTime now, CancellationToken cancel)
    {
        var rows = await AcceptedAsync(unitId, rowId, cancel);
        if (rows.Count == 0)
            throw new RuleException("Không có dòng nào đã chấp nhận mà chưa đưa vào danh sách đối tượng.");

        var publication = new Publication(by, now, await ReferenceAsync(unitId, cancel));
        var known = await KnownPeopleAsync(rows, cancel);
        var elsewhere = 0;
        foreach (var ofCitizen in rows.GroupBy(r => r.Citizen.Id))
        {
            var citizen = ofCitizen.First().Citizen;
            var person = known.Find(citizen);
            if (person is not null && person.UnitId != unitId)
                elsewhere += ofCitizen.Count();
            else
                publication.Take(person, known, unitId, citizen, ofCitizen.Select(r => r.Row).ToList());
        }
        await WriteAsync(publication, unitId, cancel);
        await MarkAsync(publication, unitId, rowId, now, cancel);
        return publication.Result(elsewhere);
    }

    private sealed record AcceptedRow(ImportRow Row, Citizen Citizen);

    private async Task<List<AcceptedRow>> AcceptedAsync(Guid unitId, Guid? rowId, CancellationToken cancel)
    {
        var waiting = db.MatchDecisions.Where(d => d.UnitId == unitId && (rowId == null || d.RowId == rowId)
            && d.State == MatchState.Accepted && d.PublishedAt == null && d.CitizenRecordId != null);
        var pairs = await waiting.Select(d => new { d.RowId, CitizenId = d.CitizenRecordId!.Value }).ToListAsync(cancel);
        var rows = await db.ImportRows.AsNoTracking().Include(r => r.Problems).AsSplitQuery()
            .Where(r => waiting.Select(d => d.RowId).Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancel);
        var citizens = await db.Citizens.AsNoTracking().Where(c => waiting.Select(d => d.CitizenRecordId!.Value).Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel);
        return pairs.Select(p => new AcceptedRow(rows[p.RowId], citizens[p.CitizenId]))
            .OrderBy(r => r.Row.Group).ThenBy(r => r.Row.BatchId).ThenBy(r => r.Row.RowNumber).ToList();
    }

    private async Task<PublicationReference> ReferenceAsync(Guid unitId, CancellationToken cancel)
    {
        var categories = await db.BenefitCategories.Select(c => c.Code).ToListAsync(cancel);
        var providers = await db.PaymentProviders.AsNoTracking().ToDictionaryAsync(p => p.Code, cancel);
        var hamlets = await db.Hamlets.AsNoTracking().Where(h => h.UnitId == unitId).ToListAsync(cancel);
        return new PublicationReference(categories.ToHashSet(), providers, hamlets.ToLookup(h => h.NameKey));
    }

    /// <summary>
    /// Also those outside the scope: a person may be registered in another commune, and for an officer of single thôn in a thôn that is not theirs;
    /// a citizen id exists once in the whole register. Nothing of them is shown.
    /// </summary>
    private async Task<KnownPeople> KnownPeopleAsync(List<AcceptedRow> rows, CancellationToken cancel)
    {
        var people = new List<Beneficiary>();
        var entitlements = new List<Entitlement>();
        var withAccount = new HashSet<Guid>();
        var withArrangement = new HashSet<Guid>();
        foreach (var citizens in rows.Select(r => r.Citizen).DistinctBy(c => c.Id).Chunk(500))
        {
            var records = citizens.Select(c => (Guid?)c.Id).ToList();
            var ids = citizens.Select(c => c.CitizenId).Where(id => id != null).ToList();
            var found = await db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter])
                .Where(b => records.Contains(b.CitizenRecordId) || (b.CitizenId != null && ids.Contains(b.CitizenId))).ToListAsync(cancel);
            var foundIds = found.Select(b => b.Id).ToList();
            people.AddRange(found);
            entitlements.AddRange(await db.Entitlements.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(e => foundIds.Contains(e.BeneficiaryId)).ToListAsync(cancel));
            withAccount.UnionWith(await db.BankAccounts.IgnoreQueryFilters([AppDbContext.ScopeFilter])
                .Where(a => foundIds.Contains(a.BeneficiaryId)).Select(a => a.BeneficiaryId).ToListAsync(cancel));
            withArrangement.UnionWith(await db.PaymentArrangements.IgnoreQueryFilters([AppDbContext.ScopeFilter])
                .Where(a => foundIds.Contains(a.BeneficiaryId)).Select(a => a.BeneficiaryId).ToListAsync(cancel));
        }
        return new KnownPeople(people, entitlements, withAccount, withArrangement);
    }

    private async Task WriteAsync(Publication publication, Guid unitId, CancellationToken cancel)
    {
        var entry = db.NewAuditEntry(AuditAction.Other, nameof(MatchDecision), unitId.ToString());
        entry.UnitId = unitId;
        entry.RowCount = publication.RowCount;
        entry.Note = $"Đưa {publication.RowCount} dòng đã đối sánh vào danh sách đối tượng: {publication.NewPeople.Count} người mới, {publication.NewEntitlements.Count} chế độ mới.";
        db.AuditEntries.Add(entry);
        try
        {
            await db.SaveChangesAsync(cancel);
            await db.BulkInsertAsync(publication.NewPeople, cancel);
            await db.BulkInsertAsync(publication.NewEntitlements, cancel);
            await db.BulkInsertAsync(publication.NewAccounts, cancel);
            await db.BulkInsertAsync(publication.NewArrangements, cancel);
            await db.BulkInsertAsync(publication.Events, cancel);
            await db.BulkInsertAsync(publication.NewPeople.Select(CreatedEntry), cancel);
        }
        catch (Exception e) when (e is DbUpdateException or System.Data.Common.DbException)
        {
            throw new RuleException("Người khác vừa đưa dữ liệu vào danh sách đối tượng; hãy mở lại trang để xem.");
        }
    }

    /// <summary>Rows written in bulk pass no interceptor; each person gets their first line in the trail all the same.</summary>
    private AuditEntry CreatedEntry(Beneficiary person)
    {
        var entry = db.NewAuditEntry(AuditAction.Created, nameof(Beneficiary), person.Id.ToString(), person);
        entry.Note = "Đưa vào từ kết quả đối sánh (bước 2).";
        return entry;
    }

    /// <summary>Set-wise where the citizen leads to the person; the rest (found by number after a newer extract) one by one.</summary>
    private async Task MarkAsync(Publication publication, Guid unitId, Guid? rowId, DateTime now, CancellationToken cancel)
    {
        foreach (var citizens in publication.People.Keys.Chunk(500))
        {
            var ids = citizens.Select(id => (Guid?)id).ToList();
            await db.MatchDecisions.IgnoreQueryFilters([AppDbContext.ScopeFilter])
                .Where(d => d.UnitId == unitId && (rowId == null || d.RowId == rowId) && d.State == MatchState.Accepted && d.PublishedAt == null && ids.Contains(d.CitizenRecordId))
                .Where(d => db.Beneficiaries.Any(b => b.CitizenRecordId == d.CitizenRecordId))
                .ExecuteUpdateAsync(set => set
                    .SetProperty(d => d.BeneficiaryId, d => db.Beneficiaries.Where(b => b.CitizenRecordId == d.CitizenRecordId).Select(b => (Guid?)b.Id).First())
                    .SetProperty(d => d.PublishedAt, now)
                    .SetProperty(d => d.Version, d => d.Version + 1), cancel);
            var rest = await db.MatchDecisions
                .Where(d => d.UnitId == unitId && (rowId == null || d.RowId == rowId) && d.State == MatchState.Accepted && d.PublishedAt == null && ids.Contains(d.CitizenRecordId)).ToListAsync(cancel);
            foreach (var decision in rest)
                decision.MarkPublished(publication.People[decision.CitizenRecordId!.Value].Id, now);
            await db.SaveChangesAsync(cancel);
        }
    }
}
