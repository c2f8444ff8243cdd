using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>
/// One person in the lists or the register of two communes: moved? Compared by citizen, number, old number, or name with the whole birth date where
/// one of them has no number. Of a commune outside the reader's scope nothing but its name is told.
/// </summary>
public sealed class TwoCommunes(AppDbContext db)
{
    /// <summary>Somebody of this commune beside somebody of another one.</summary>
    private sealed record Pair(string PersonKey, Guid OtherUnitId, string Why, DuplicateParty Here, DuplicateParty There);

    public async Task<IReadOnlyList<DuplicateFinding>> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var pairs = new List<Pair>();
        pairs.AddRange(await RowsBesideRegisterAsync(unitId, cancel));
        pairs.AddRange(await RowsBesideRowsAsync(unitId, cancel));
        pairs.AddRange(await RegisterBesideRegisterAsync(unitId, cancel));
        if (pairs.Count == 0)
            return [];
        var names = await db.Units.AsNoTracking().Where(u => pairs.Select(p => p.OtherUnitId).Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, cancel);
        return [.. pairs.GroupBy(p => (p.PersonKey, p.OtherUnitId)).Select(g => ToFinding([.. g], names[g.Key.OtherUnitId]))];
    }

    /// <summary>Rows of this commune whose person another commune's register holds: by number, or by the linked citizen.</summary>
    private async Task<IEnumerable<Pair>> RowsBesideRegisterAsync(Guid unitId, CancellationToken cancel)
    {
        var others = db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().Where(b => b.UnitId != unitId && b.Status == BeneficiaryStatus.Active);
        var rows = DuplicateRows.Standing(db, db.ImportRows.Where(r => r.UnitId == unitId));
        var byNumber = from r in rows join o in others on r.CitizenId equals o.CitizenId where r.CitizenId != null select new { r.Id, Other = o.Id };
        var byCitizen = from r in rows
                        join d in db.MatchDecisions.Where(d => d.State == MatchState.Accepted && d.CitizenRecordId != null) on r.Id equals d.RowId
                        join o in others on d.CitizenRecordId equals o.CitizenRecordId
                        select new { r.Id, Other = o.Id };
        var links = await byNumber.Union(byCitizen).ToListAsync(cancel);
        if (links.Count == 0)
            return [];
        var rowIds = links.Select(l => l.Id).Distinct().ToList();
        var otherIds = links.Select(l => l.Other).Distinct().ToList();
        var facts = await DuplicateRows.Facts(db, db.ImportRows.AsNoTracking().Where(r => rowIds.Contains(r.Id))).ToDictionaryAsync(f => f.Id, cancel);
        var people = await others.Where(b => otherIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancel);
        return links.Select(l => new Pair(facts[l.Id].PersonKey, people[l.Other].UnitId, facts[l.Id].CitizenId is { } id && id == people[l.Other].CitizenId ? "trùng số định danh" : "cùng một người trong dữ liệu dân cư",
            facts[l.Id].ToParty(), PartyOf(people[l.Other])));
    }

    /// <summary>Both communes have the person only on a list so far.</summary>
    private async Task<IEnumerable<Pair>> RowsBesideRowsAsync(Guid unitId, CancellationToken cancel)
    {
        var rows = DuplicateRows.Standing(db, db.ImportRows.Where(r => r.UnitId == unitId && r.CitizenId != null));
        var others = DuplicateRows.Standing(db, db.ImportRows.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(r => r.UnitId != unitId && r.CitizenId != null));
        var links = await (from r in rows
                           join o in others on r.CitizenId equals o.CitizenId
                           where !db.MatchDecisions.Any(d => d.RowId == o.Id && d.PublishedAt != null)
                           select new { r.Id, o.UnitId, o.FullName, o.Birth, o.CitizenId, o.HamletName, o.Group, o.CategoryText, o.Amount }).ToListAsync(cancel);
        if (links.Count == 0)
            return [];
        var rowIds = links.Select(l => l.Id).Distinct().ToList();
        var facts = await DuplicateRows.Facts(db, db.ImportRows.AsNoTracking().Where(r => rowIds.Contains(r.Id))).ToDictionaryAsync(f => f.Id, cancel);
        return links.Select(l => new Pair(facts[l.Id].PersonKey, l.UnitId, "trùng số định danh", facts[l.Id].ToParty(), db.Scope.Holds(l.UnitId)
            ? new DuplicateParty("Danh sách nguồn", l.FullName, l.Birth, l.CitizenId, l.HamletName, l.CategoryText, l.Amount)
            : Hidden("Danh sách nguồn")));
    }

    private async Task<IEnumerable<Pair>> RegisterBesideRegisterAsync(Guid unitId, CancellationToken cancel)
    {
        // Leaving the scope for the other side leaves it for the whole statement: this side states it again.
        var here = db.Beneficiaries.AsNoTracking().Where(b => b.UnitId == unitId && b.Status == BeneficiaryStatus.Active)
            .Where(b => !db.Scope.IsLimitedToHamlets || db.Scope.HamletIds.Contains(b.HamletId));
        var others = db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().Where(b => b.UnitId != unitId && b.Status == BeneficiaryStatus.Active);
        // One statement: who meets whom for any reason, and both of them.
        var meetings = (from b in here join o in others on b.CitizenRecordId equals o.CitizenRecordId where b.CitizenRecordId != null select new { Here = b.Id, Other = o.Id })
            .Union(from b in here join o in others on b.OldId equals o.OldId where b.OldId != null && (b.CitizenId == null || o.CitizenId == null || b.NameKey == o.NameKey) select new { Here = b.Id, Other = o.Id })
            .Union(from b in here
                   join o in others on new { b.NameKey, b.Birth } equals new { o.NameKey, o.Birth }
                   where b.Birth != null && (b.CitizenId == null || o.CitizenId == null)
                   select new { Here = b.Id, Other = o.Id });
        var found = await (from m in meetings
                           join b in db.Beneficiaries.AsNoTracking() on m.Here equals b.Id
                           join o in db.Beneficiaries.AsNoTracking() on m.Other equals o.Id
                           orderby b.NameSortKey, b.Id, o.Id
                           select new { Here = b, Other = o }).ToListAsync(cancel);
        return found.Select(p => (p.Here, p.Other, Why: WhyOne(p.Here, p.Other))).Where(p => p.Why is not null)
            .Select(p => new Pair(p.Here.CitizenRecordId?.ToString() ?? p.Here.Id.ToString(), p.Other.UnitId, p.Why!, PartyOf(p.Here), PartyOf(p.Other)));
    }

    private static string? WhyOne(Beneficiary here, Beneficiary other) =>
        here.CitizenRecordId is not null && here.CitizenRecordId == other.CitizenRecordId ? "cùng một người trong dữ liệu dân cư"
        : here.OldId is not null && here.OldId == other.OldId && (here.CitizenId is null || other.CitizenId is null || here.NameKey == other.NameKey) ? "trùng số CMND cũ"
        : here.Birth is { IsExact: true } birth && other.Birth == birth && here.NameKey == other.NameKey && (here.CitizenId is null || other.CitizenId is null)
            ? "trùng họ tên và ngày sinh, một bên không có số định danh" : null;

    private DuplicateParty PartyOf(Beneficiary person) => db.Scope.Holds(person.UnitId)
        ? new DuplicateParty("Danh sách đối tượng", person.FullName, person.Birth, person.CitizenId ?? person.OldId, null, null, null, db.Scope.IsLimitedToHamlets ? null : person.Id)
        : Hidden("Danh sách đối tượng");

    private static DuplicateParty Hidden(string where) => new(where, null, null, null, null, null, null);

    private static DuplicateFinding ToFinding(List<Pair> pairs, string otherUnit)
    {
        var here = pairs.Select(p => p.Here).DistinctBy(p => (p.Where, p.RowId, p.BeneficiaryId)).ToList();
        var there = pairs.Select(p => p.There with { Where = $"{otherUnit}: {Lower(p.There.Where)}", IsDoubtful = true }).Distinct().ToList();
        return new DuplicateFinding(DuplicateKind.TwoCommunes, DuplicateDecision.KeyOf(pairs[0].PersonKey, pairs[0].OtherUnitId.ToString()),
            DuplicateDecision.KeyOf(pairs.Select(p => $"{p.Here.Where} {p.There.Where} {p.Why}").Distinct()), here[0].FullName ?? "",
            $"{otherUnit} cũng có người này ({string.Join("; ", pairs.Select(p => p.Why).Distinct())}); có thể đã chuyển nơi ở.",
            $"Thống nhất với {otherUnit}: nơi đi thôi chi trả, nơi đến chi trả tiếp (Nghị định 20/2021/NĐ-CP, Điều 8). Chưa đưa vào danh sách khi bên kia chưa thôi hưởng.",
            IsAllowed: false, [.. here, .. there]);
    }

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];
}
