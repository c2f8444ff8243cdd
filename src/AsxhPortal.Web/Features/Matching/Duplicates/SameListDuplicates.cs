using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>
/// The same person twice in one list: linked to one citizen, or one number, or one name with the whole birth date and thôn (namesakes are normal).
/// Another category or another person cared for (NĐ 20/2021 Đ20 k2c) is another entitlement. And the same person twice in the register.
/// </summary>
public sealed class SameListDuplicates(AppDbContext db)
{
    public async Task<IReadOnlyList<DuplicateFinding>> RunAsync(Guid unitId, CancellationToken cancel = default) =>
        [.. await InListsAsync(unitId, cancel), .. await InRegisterAsync(unitId, cancel)];

    private async Task<IEnumerable<DuplicateFinding>> InListsAsync(Guid unitId, CancellationToken cancel)
    {
        var rows = DuplicateRows.Standing(db, db.ImportRows.Where(r => r.UnitId == unitId));
        var byNumber = rows.Where(r => r.CitizenId != null).GroupBy(r => new { r.BatchId, Key = r.CitizenId! }).Where(g => g.Count() > 1).Select(g => g.Key);
        var byOldId = rows.Where(r => r.OldId != null).GroupBy(r => new { r.BatchId, Key = r.OldId! }).Where(g => g.Count() > 1).Select(g => g.Key);
        var byName = rows.Where(r => r.NameKey != null && r.NameKey != "" && r.Birth != null)
            .GroupBy(r => new { r.BatchId, Key = r.NameKey!, r.Birth, r.HamletName }).Where(g => g.Count() > 1).Select(g => g.Key);
        var byCitizen = db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.Accepted && d.CitizenRecordId != null)
            .GroupBy(d => new { d.BatchId, d.CitizenRecordId }).Where(g => g.Count() > 1).Select(g => g.Key);
        // One statement: the four reasons together name the rows, then those rows are read once.
        var ids = rows.Join(byNumber, r => new { r.BatchId, Key = r.CitizenId! }, k => k, (r, _) => r.Id)
            .Union(rows.Join(byOldId, r => new { r.BatchId, Key = r.OldId! }, k => k, (r, _) => r.Id))
            .Union(from r in rows
                   join k in byName on new { r.BatchId, r.NameKey, r.Birth } equals new { k.BatchId, NameKey = (string?)k.Key, k.Birth }
                   where r.HamletName == k.HamletName
                   select r.Id)
            .Union(from r in rows
                   join d in db.MatchDecisions on r.Id equals d.RowId
                   join k in byCitizen on new { d.BatchId, d.CitizenRecordId } equals k
                   select r.Id);
        var facts = await DuplicateRows.Facts(db, db.ImportRows.AsNoTracking().Where(r => ids.Contains(r.Id))).ToListAsync(cancel);
        return facts.GroupBy(f => f.BatchId)
            .SelectMany(batch => Neighbours([.. batch.OrderBy(f => f.SheetName).ThenBy(f => f.RowNumber)])).SelectMany(Clusters).Select(ToFinding);
    }

    /// <summary>Rows connected by any key, so that only few meet each other even where a whole list is doubled.</summary>
    private static IEnumerable<List<RowFact>> Neighbours(List<RowFact> rows)
    {
        var parents = Enumerable.Range(0, rows.Count).ToArray();
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < rows.Count; i++)
        {
            foreach (var key in KeysOf(rows[i]))
            {
                if (!first.TryAdd(key, i))
                    parents[Root(i)] = Root(first[key]);
            }
        }
        return rows.Index().GroupBy(r => Root(r.Index)).Select(g => g.Select(r => r.Item).ToList());

        int Root(int at)
        {
            while (parents[at] != at)
                at = parents[at] = parents[parents[at]];
            return at;
        }
    }

    private static IEnumerable<string> KeysOf(RowFact row)
    {
        if (row.CitizenRecordId is { } citizen)
            yield return $"R{citizen}";
        if (row.CitizenId is not null)
            yield return $"C{row.CitizenId}";
        if (row.OldId is not null)
            yield return $"O{row.OldId}";
        if (row.Birth is { } birth)
            yield return $"N{row.NameKey} {birth} {row.HamletName}";
    }

    /// <summary>Rows that speak of one person and one entitlement, put together over several of them.</summary>
    private static IEnumerable<List<RowFact>> Clusters(List<RowFact> rows)
    {
        var clusters = new List<List<RowFact>>();
        foreach (var row in rows)
        {
            var together = clusters.Where(cluster => cluster.Exists(other => WhyOne(row, other) is not null)).ToList();
            var merged = together.SelectMany(c => c).Append(row).ToList();
            clusters.RemoveAll(together.Contains);
            clusters.Add(merged);
        }
        return clusters.Where(c => c.Count > 1);
    }

    private static string? WhyOne(RowFact row, RowFact other)
    {
        if (row.WardKey != other.WardKey || (row.CategoryCode is not null && other.CategoryCode is not null && row.CategoryCode != other.CategoryCode))
            return null;
        if (row.CitizenRecordId is { } citizen && other.CitizenRecordId is { } same)
            return citizen == same ? "cùng khớp với một người trong dữ liệu dân cư" : null;
        if (row.CitizenId is not null && other.CitizenId is not null)
            return row.CitizenId == other.CitizenId ? "trùng số định danh" : null;
        if (row.OldId is not null && row.OldId == other.OldId)
            return "trùng số CMND cũ";
        return row.Birth is { IsExact: true } birth && other.Birth == birth && row.NameKey == other.NameKey && row.HamletName == other.HamletName
            ? "trùng họ tên, ngày sinh và thôn" : null;
    }

    private static DuplicateFinding ToFinding(List<RowFact> rows)
    {
        var why = string.Join("; ", rows.SelectMany(r => rows.Where(o => o.Id != r.Id).Select(o => WhyOne(r, o))).OfType<string>().Distinct());
        var amounts = rows.Select(r => r.Amount).Distinct().Count() > 1 ? "; mức trợ cấp ghi khác nhau" : "";
        return new DuplicateFinding(DuplicateKind.SameList, DuplicateDecision.KeyOf(rows[0].BatchId.ToString(), rows[0].Id.ToString()),
            DuplicateDecision.KeyOf(rows.Select(r => $"{r.Id} {r.Amount}")), rows[0].FullName ?? "", $"Ghi {rows.Count} dòng trong một danh sách: {why}{amounts}.",
            "Hỏi nơi lập danh sách dòng nào đúng; loại dòng thừa ở trường hợp đối sánh.", IsAllowed: false, [.. rows.Select(r => r.ToParty())]);
    }

    private async Task<IEnumerable<DuplicateFinding>> InRegisterAsync(Guid unitId, CancellationToken cancel)
    {
        var active = db.Beneficiaries.AsNoTracking().Where(b => b.UnitId == unitId && b.Status == BeneficiaryStatus.Active);
        var byName = active.Where(b => b.Birth != null).GroupBy(b => new { b.NameKey, b.Birth }).Where(g => g.Count() > 1).Select(g => g.Key);
        var byOldId = active.Where(b => b.OldId != null).GroupBy(b => b.OldId).Where(g => g.Count() > 1).Select(g => g.Key);
        var ids = active.Join(byName, b => new { b.NameKey, b.Birth }, k => new { k.NameKey, k.Birth }, (b, _) => b.Id)
            .Union(active.Join(byOldId, b => b.OldId, k => k, (b, _) => b.Id));
        var found = await active.Where(b => ids.Contains(b.Id)).OrderBy(b => b.NameSortKey).ThenBy(b => b.Id)
            .Select(b => new { Person = b, Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault() }).ToListAsync(cancel);
        var hamlets = found.ToDictionary(f => f.Person.Id, f => f.Hamlet);
        var all = found.ConvertAll(f => f.Person);
        // Only those who share a name and birth, or an old number, meet each other.
        var groups = all.GroupBy(b => $"{b.NameKey} {b.Birth}").Concat(all.Where(b => b.OldId is not null).GroupBy(b => b.OldId!));
        var pairs = from people in groups
                    from first in people
                    from second in people
                    where first.Id.CompareTo(second.Id) < 0
                    select (First: first, Second: second);
        return pairs.Distinct().Select(p => (p.First, p.Second, Why: WhyOne(p.First, p.Second))).Where(p => p.Why is not null).Select(p => new DuplicateFinding(DuplicateKind.SameList,
            DuplicateDecision.KeyOf(p.First.Id.ToString(), p.Second.Id.ToString()), DuplicateDecision.KeyOf($"{p.First.Id}", $"{p.Second.Id}", p.Why!),
            p.First.FullName, $"Hai người trong danh sách đối tượng có thể là một: {p.Why}.", "Đối chiếu giấy tờ; là một người thì ghi sai thông tin cho dòng thừa và thôi hưởng chế độ ở đó.",
            IsAllowed: false, [Party(p.First), Party(p.Second)]));

        DuplicateParty Party(Beneficiary b) =>
            new("Danh sách đối tượng", b.FullName, b.Birth, b.CitizenId ?? b.OldId, hamlets[b.Id], null, null, b.Id);
    }

    /// <summary>Two different numbers are two people.</summary>
    private static string? WhyOne(Beneficiary first, Beneficiary second)
    {
        if (first.CitizenId is not null && second.CitizenId is not null)
            return null;
        if (first.OldId is not null && first.OldId == second.OldId)
            return "trùng số CMND cũ";
        return first.NameKey == second.NameKey && first.Birth is { IsExact: true } birth && second.Birth == birth && (first.HamletId == second.HamletId || first.HamletId is null || second.HamletId is null)
            ? "trùng họ tên, ngày sinh và thôn" : null;
    }
}
