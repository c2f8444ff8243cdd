using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using AsxhPortal.Web.Features.Shared.Residence;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>
/// Brings the citizens of a commune up to a new population extract: known people by citizen id, else by name, birth and thôn; new people
/// and thôn are added, nobody is removed. An empty cell never overwrites. Runs inside the importer's transaction; people of the register whom
/// the extract says to be dead, moved or gone are flagged at the end, and powers of attorney of dead attorneys end.
/// </summary>
public sealed class RenewCitizens(AppDbContext db, FlagResidence flagResidence, FollowPayees followPayees)
{
    public async Task<(int Added, int Changed)> RunAsync(ImportBatch batch, IEnumerable<CleanedRow> cleaned, CancellationToken cancellationToken = default)
    {
        var rows = cleaned.Where(r => r.Status != ImportRowStatus.Rejected).ToList();
        var hamlets = await AddHamletsAsync(batch.UnitId, rows, cancellationToken);
        var here = await db.Citizens.AsNoTracking().Where(c => c.UnitId == batch.UnitId).ToListAsync(cancellationToken);
        var elsewhere = await FindElsewhereAsync(batch.UnitId, rows, cancellationToken);
        var byId = here.Concat(elsewhere).Where(c => c.CitizenId is not null).GroupBy(c => c.CitizenId!).ToDictionary(g => g.Key, g => g.First());
        var byPerson = here.GroupBy(PersonKey).Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.First());

        var added = new List<Citizen>();
        var changed = new List<Citizen>();
        var seen = new HashSet<string>();
        var met = new HashSet<Guid>();
        foreach (var row in rows)
        {
            var now = OfRow(batch, row, hamlets);
            if (now.CitizenId is not null && !seen.Add(now.CitizenId)) continue;
            var before = Known(now, byId, byPerson);
            if (before is not null) met.Add(before.Id);
            if (before is null)
            {
                added.Add(now);
            }
            else if (before.UnitId != batch.UnitId && now.Residence == Residence.MovedAway)
            {
                // The other commune has the person by now; this one only says that they left.
            }
            else if (Renew(before, now))
            {
                changed.Add(before);
            }
        }
        await db.BulkInsertAsync(added, cancellationToken);
        db.Citizens.UpdateRange(changed);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        await flagResidence.RunAsync(batch.UnitId, batch.Id, MeetingOf(here, met), batch.UploadedAt, cancellationToken);
        await followPayees.RunAsync(null, PayeeWatch.System, batch.UploadedAt, cancellationToken);
        return (added.Count, changed.Count);
    }

    private static ExtractMeeting MeetingOf(List<Citizen> here, HashSet<Guid> met)
    {
        var coverage = new ExtractCoverage(here.Select(c => (c.HamletName, met.Contains(c.Id))));
        return new ExtractMeeting(met, here.Where(c => !met.Contains(c.Id) && c.Residence == Residence.Resident && coverage.Covers(c.HamletName)).Select(c => c.Id).ToHashSet());
    }

    private static Citizen? Known(Citizen now, Dictionary<string, Citizen> byId, Dictionary<(string, PartialDate?, string), Citizen> byPerson)
    {
        if (now.CitizenId is not null && byId.TryGetValue(now.CitizenId, out var sameId)) return sameId;
        // Somebody known without a number may have got one; two different numbers are two people.
        return byPerson.TryGetValue(PersonKey(now), out var samePerson) && (now.CitizenId is null || samePerson.CitizenId is null) ? samePerson : null;
    }

    private static (string, PartialDate?, string) PersonKey(Citizen citizen) => (citizen.NameKey, citizen.Birth, Hamlet.KeyOf(citizen.HamletName));

    private static Citizen OfRow(ImportBatch batch, CleanedRow row, Dictionary<string, Hamlet> hamlets)
    {
        var hamlet = row.Hamlet is null ? null : hamlets.GetValueOrDefault(Hamlet.KeyOf(row.Hamlet));
        return new Citizen
        {
            UnitId = batch.UnitId,
            BatchId = batch.Id,
            CitizenId = row.CitizenId,
            OldId = row.OldId,
            FullName = row.FullName,
            NameKey = VietnameseText.Fold(row.FullName),
            Birth = row.Birth,
            Sex = row.Sex,
            HamletId = hamlet?.Id,
            HamletName = hamlet?.Name ?? row.Hamlet,
            HouseholdHead = row.HouseholdHead,
            RelationToHead = row.Relation,
            Residence = ResidenceOf(row),
            DiedOn = row.DiedOn is { IsExact: true } died ? new DateOnly(died.Year, died.Month!.Value, died.Day!.Value) : null,
        };
    }

    private static Residence ResidenceOf(CleanedRow row)
    {
        var words = VietnameseText.Fold(row.ResidenceStatus);
        if (row.DiedOn is not null || words.Contains("chet") || words.Contains("mat") || words.Contains("tu tran")) return Residence.Dead;
        return words.Contains("chuyen") ? Residence.MovedAway : Residence.Resident;
    }

    /// <returns>Whether anything is different now.</returns>
    private static bool Renew(Citizen before, Citizen now)
    {
        var isSame = before.UnitId == now.UnitId && (now.CitizenId ?? before.CitizenId) == before.CitizenId && (now.OldId ?? before.OldId) == before.OldId
            && now.FullName == before.FullName && (now.Birth ?? before.Birth) == before.Birth && (now.Sex ?? before.Sex) == before.Sex
            && (now.HamletName ?? before.HamletName) == before.HamletName && (now.HouseholdHead ?? before.HouseholdHead) == before.HouseholdHead
            && (now.RelationToHead ?? before.RelationToHead) == before.RelationToHead && now.Residence == before.Residence && (now.DiedOn ?? before.DiedOn) == before.DiedOn;
        if (isSame) return false;

        (before.UnitId, before.BatchId) = (now.UnitId, now.BatchId);
        before.CitizenId = now.CitizenId ?? before.CitizenId;
        before.OldId = now.OldId ?? before.OldId;
        (before.FullName, before.NameKey) = (now.FullName, now.NameKey);
        before.Birth = now.Birth ?? before.Birth;
        before.Sex = now.Sex ?? before.Sex;
        if (now.HamletName is not null) (before.HamletId, before.HamletName) = (now.HamletId, now.HamletName);
        before.HouseholdHead = now.HouseholdHead ?? before.HouseholdHead;
        before.RelationToHead = now.RelationToHead ?? before.RelationToHead;
        before.Residence = now.Residence;
        before.DiedOn = now.DiedOn ?? before.DiedOn;
        return true;
    }

    private async Task<Dictionary<string, Hamlet>> AddHamletsAsync(Guid unitId, List<CleanedRow> rows, CancellationToken cancellationToken)
    {
        var known = await db.Hamlets.Where(h => h.UnitId == unitId).ToListAsync(cancellationToken);
        var byKey = known.ToDictionary(h => h.NameKey);
        foreach (var name in rows.Select(r => r.Hamlet).OfType<string>().Distinct())
        {
            if (byKey.ContainsKey(Hamlet.KeyOf(name))) continue;
            var hamlet = new Hamlet(unitId, name);
            byKey[hamlet.NameKey] = hamlet;
            db.Hamlets.Add(hamlet);
        }
        await db.SaveChangesAsync(cancellationToken);
        return byKey;
    }

    /// <summary>People of this extract that another commune's extract brought: they moved.</summary>
    private async Task<List<Citizen>> FindElsewhereAsync(Guid unitId, List<CleanedRow> rows, CancellationToken cancellationToken)
    {
        var found = new List<Citizen>();
        foreach (var ids in rows.Select(r => r.CitizenId).OfType<string>().Distinct().Chunk(1000))
        {
            // The number is unique in the whole database, so people outside the scope count too; nothing of them is shown.
            found.AddRange(await db.Citizens.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking()
                .Where(c => c.UnitId != unitId && c.CitizenId != null && ids.Contains(c.CitizenId)).ToListAsync(cancellationToken));
        }
        return found;
    }
}
