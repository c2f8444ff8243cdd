using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Residence;

/// <summary>What a new extract says of the citizens known before.</summary>
/// <param name="Seen">Citizens that it holds.</param>
/// <param name="Missing">Citizens that it does not hold, in thôn that it covers (<see cref="ExtractCoverage"/>).</param>
public sealed record ExtractMeeting(IReadOnlySet<Guid> Seen, IReadOnlySet<Guid> Missing);

/// <param name="Flagged">New signs.</param>
/// <param name="Withdrawn">Earlier signs that the new extract takes back.</param>
public sealed record FlaggedResidence(int Flagged, int Withdrawn);

/// <summary>
/// After a new population extract: who of the register is dead, has moved or is gone from the extract gets a flag; a flag whose cause is gone is
/// withdrawn. A few statements whatever the size, inside the importer's transaction. What somebody has handled is not flagged again for the same reason.
/// </summary>
public sealed class FlagResidence(AppDbContext db)
{
    private sealed record Linked(Guid BeneficiaryId, Guid UnitId, Guid CitizenRecordId, Guid CitizenUnitId, Domain.Matching.Residence Residence, DateOnly? DiedOn);

    private sealed record Sign(Linked Person, ResidenceFlagKind Kind, DateOnly? Since);

    public async Task<FlaggedResidence> RunAsync(Guid unitId, Guid batchId, ExtractMeeting meeting, DateTime now, CancellationToken cancel = default)
    {
        var people = await LinkedAsync(unitId, cancel);
        var signs = people.Select(p => SignOf(p, meeting)).OfType<Sign>().ToDictionary(s => s.Person.BeneficiaryId);
        var known = (await KnownAsync(unitId, people, cancel)).ToLookup(f => f.BeneficiaryId);

        var added = signs.Values.Where(s => !known[s.Person.BeneficiaryId].Any(f => f.Kind == s.Kind && f.Since == s.Since && f.State != ResidenceFlagState.Withdrawn))
            .Select(s => new ResidenceFlag(s.Person.UnitId, s.Person.BeneficiaryId, s.Kind, s.Since, batchId, now)).ToList();
        var withdrawn = people.SelectMany(p => known[p.BeneficiaryId].Where(f => f.State == ResidenceFlagState.Open && IsTakenBack(f, p, signs.GetValueOrDefault(p.BeneficiaryId), meeting))).ToList();
        foreach (var flag in withdrawn)
            flag.Withdraw(now);
        if (added.Count + withdrawn.Count > 0)
            db.AuditEntries.Add(EntryOf(unitId, batchId, added.Count, withdrawn.Count));
        await db.SaveChangesAsync(cancel);
        await db.BulkInsertAsync(added, cancel);
        return new FlaggedResidence(added.Count, withdrawn.Count);
    }

    private static Sign? SignOf(Linked person, ExtractMeeting meeting) => person switch
    {
        { Residence: Domain.Matching.Residence.Dead } => new Sign(person, ResidenceFlagKind.Dead, person.DiedOn),
        { Residence: Domain.Matching.Residence.MovedAway } => new Sign(person, ResidenceFlagKind.MovedAway, null),
        _ when person.CitizenUnitId != person.UnitId => new Sign(person, ResidenceFlagKind.MovedAway, null),
        _ when meeting.Missing.Contains(person.CitizenRecordId) => new Sign(person, ResidenceFlagKind.Missing, null),
        _ => null,
    };

    /// <summary>An extract of one thôn says nothing about who is missing in another.</summary>
    private static bool IsTakenBack(ResidenceFlag flag, Linked person, Sign? sign, ExtractMeeting meeting) =>
        (sign is null || sign.Kind != flag.Kind || sign.Since != flag.Since)
        && (flag.Kind != ResidenceFlagKind.Missing || sign is not null || meeting.Seen.Contains(person.CitizenRecordId));

    /// <summary>
    /// The active people of the commune's register with their citizens, and people of other registers whose citizen this extract has brought here.
    /// Those lie outside the scope; they are flagged in their commune, and nothing of them is shown.
    /// </summary>
    private async Task<List<Linked>> LinkedAsync(Guid unitId, CancellationToken cancel)
    {
        var active = db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().Where(b => b.Status == BeneficiaryStatus.Active);
        var here = await (from b in active
                          join c in db.Citizens on b.CitizenRecordId equals c.Id
                          where b.UnitId == unitId
                          select new Linked(b.Id, b.UnitId, c.Id, c.UnitId, c.Residence, c.DiedOn)).ToListAsync(cancel);
        var byNumber = await (from b in active
                              join c in db.Citizens on b.CitizenId equals c.CitizenId
                              where b.UnitId == unitId && b.CitizenRecordId == null
                              select new Linked(b.Id, b.UnitId, c.Id, c.UnitId, c.Residence, c.DiedOn)).ToListAsync(cancel);
        var comeHere = await (from c in db.Citizens
                              join b in active on (Guid?)c.Id equals b.CitizenRecordId
                              where c.UnitId == unitId && b.UnitId != unitId
                              select new Linked(b.Id, b.UnitId, c.Id, c.UnitId, c.Residence, c.DiedOn)).ToListAsync(cancel);
        return [.. here, .. byNumber, .. comeHere];
    }

    private async Task<List<ResidenceFlag>> KnownAsync(Guid unitId, List<Linked> people, CancellationToken cancel)
    {
        var elsewhere = people.Where(p => p.UnitId != unitId).Select(p => p.BeneficiaryId).ToList();
        var known = await db.ResidenceFlags.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(f => f.UnitId == unitId).ToListAsync(cancel);
        foreach (var chunk in elsewhere.Chunk(500))
            known.AddRange(await db.ResidenceFlags.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(f => chunk.Contains(f.BeneficiaryId)).ToListAsync(cancel));
        return known;
    }

    private AuditEntry EntryOf(Guid unitId, Guid batchId, int added, int withdrawn)
    {
        var entry = db.NewAuditEntry(AuditAction.Other, nameof(ResidenceFlag), batchId.ToString());
        entry.UnitId = unitId;
        entry.RowCount = added;
        entry.Note = $"Dữ liệu dân cư mới: {added} cảnh báo mới, {withdrawn} cảnh báo được rút.";
        return entry;
    }
}
