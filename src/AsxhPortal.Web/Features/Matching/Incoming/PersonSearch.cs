using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>
/// Who is this, and is this person here already? Asks the population extract of the commune, its register, the lists that wait, and whether another
/// commune knows the numbers. A fixed number of statements.
/// </summary>
public sealed class PersonSearch(AppDbContext db, CitizenEngines engines, RateBooks rateBooks)
{
    private const int ShortestName = 4;

    /// <returns>Null when the commune is not in the scope, or too little is known to look for anybody.</returns>
    public async Task<PersonAnswers?> RunAsync(Guid unitId, MatchSubject subject, CancellationToken cancel = default)
    {
        if (!IsEnough(subject) || await engines.FindAsync(unitId, subject, cancel) is not { } answer)
            return null;
        var finding = answer.Finding;
        var ids = finding.Candidates.Select(c => c.Id).ToList();
        var citizens = await db.Citizens.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancel);
        var standings = await StandingsAsync(unitId, citizens, cancel);
        return new PersonAnswers(finding.Outcome, SentenceOf(finding, answer.CitizenCount),
            [.. finding.Candidates.Join(citizens, c => c.Id, c => c.Id, (c, citizen) => new CitizenAnswer(citizen, c.Score, c.Reasons,
                c.DifferingFields.Split('|', StringSplitOptions.RemoveEmptyEntries), [.. standings[c.Id]]))],
            await RegisterOnlyAsync(unitId, subject, cancel),
            await ElsewhereAsync(unitId, subject, cancel),
            answer.CitizenCount);
    }

    private static bool IsEnough(MatchSubject subject) =>
        VietnameseText.Fold(subject.FullName).Length >= ShortestName || subject.CitizenId is not null || subject.OldId is not null;

    private static string SentenceOf(MatchFinding finding, int citizenCount) => finding switch
    {
        _ when citizenCount == 0 => "Chưa có dữ liệu dân cư của xã này; hãy tải trích xuất dân cư lên ở bước 1.",
        { Outcome: MatchOutcome.Auto } => $"Tìm thấy: {finding.Reasons}.",
        { Candidates.Count: 0 } => "Không tìm thấy ai phù hợp trong dữ liệu dân cư của xã.",
        { Candidates.Count: 1 } => "Có một người giống trong dữ liệu dân cư; hãy đối chiếu giấy tờ.",
        _ => $"Có {finding.Candidates.Count} người giống trong dữ liệu dân cư; hãy đối chiếu giấy tờ.",
    };

    /// <summary>
    /// By citizen. Also people outside the scope: a citizen id exists once in the whole register. Of those only the name of the commune is shown.
    /// </summary>
    private async Task<ILookup<Guid, Standing>> StandingsAsync(Guid unitId, List<Citizen> citizens, CancellationToken cancel)
    {
        var records = citizens.Select(c => (Guid?)c.Id).ToList();
        var numbers = citizens.Select(c => c.CitizenId).OfType<string>().ToList();
        var people = await (from b in db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking()
                            where records.Contains(b.CitizenRecordId) || (b.CitizenId != null && numbers.Contains(b.CitizenId))
                            select new { b.Id, b.CitizenRecordId, b.CitizenId, b.UnitId, b.HamletId, b.Status, UnitName = db.Units.Where(u => u.Id == b.UnitId).Select(u => u.Name).First() })
            .ToListAsync(cancel);
        var ids = people.Select(p => p.Id).ToList();
        var visible = people.Where(p => db.Scope.Holds(p.UnitId) && (!db.Scope.IsLimitedToHamlets || db.Scope.HamletIds.Contains(p.HamletId))).Select(p => p.Id).ToHashSet();
        var entitlements = (await db.Entitlements.AsNoTracking().Where(e => ids.Contains(e.BeneficiaryId) && e.State != EntitlementState.Ended)
            .Select(e => new { e.BeneficiaryId, e.Group, e.CategoryCode }).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        var book = await rateBooks.ReadAsync(cancel);
        var rows = await (from d in db.MatchDecisions.AsNoTracking()
                          join r in db.ImportRows on d.RowId equals r.Id
                          where records.Contains(d.CitizenRecordId) && d.PublishedAt == null && d.State == MatchState.Accepted
                          select new { CitizenId = d.CitizenRecordId!.Value, r.Group, r.RowNumber, File = db.ImportBatches.Where(b => b.Id == r.BatchId).Select(b => b.FileName).FirstOrDefault() })
            .ToListAsync(cancel);
        var found = from citizen in citizens
                    from person in people
                    where person.CitizenRecordId == citizen.Id || (person.CitizenId is not null && person.CitizenId == citizen.CitizenId)
                    select (citizen.Id, Standing: person.UnitId != unitId
                        ? new Standing($"Đang ở danh sách đối tượng của {person.UnitName}; phải thôi hưởng ở đó rồi mới tiếp nhận ở đây.", visible.Contains(person.Id) ? person.Id : null, IsObstacle: true)
                        : visible.Contains(person.Id)
                            ? new Standing($"Đã có trong danh sách đối tượng của xã{Status(person.Status)}: {Words(entitlements[person.Id].Select(e => (e.Group, book.Find(e.CategoryCode)?.ShortName)))}.", person.Id)
                            : new Standing("Đã có trong danh sách đối tượng của xã, ở thôn khác."));
        return found.Concat(rows.Select(r => (Id: r.CitizenId, Standing: new Standing($"Có trên danh sách {r.Group.ToVietnamese()} ({r.File}, dòng {r.RowNumber}), chờ đưa vào danh sách đối tượng."))))
            .ToLookup(f => f.Id, f => f.Standing);
    }

    /// <summary>People of the register without a record in the extract: verified by a paper, or come from elsewhere.</summary>
    private async Task<IReadOnlyList<RegisterAnswer>> RegisterOnlyAsync(Guid unitId, MatchSubject subject, CancellationToken cancel)
    {
        var key = VietnameseText.Fold(subject.FullName);
        var people = await (from b in db.Beneficiaries.AsNoTracking()
                            where b.UnitId == unitId && b.CitizenRecordId == null
                                && ((key != "" && b.NameKey == key) || (subject.CitizenId != null && b.CitizenId == subject.CitizenId) || (subject.OldId != null && b.OldId == subject.OldId))
                                && !db.Citizens.Any(c => c.CitizenId != null && c.CitizenId == b.CitizenId)
                            orderby b.NameSortKey
                            select new { Person = b, Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault() }).Take(10).ToListAsync(cancel);
        if (people.Count == 0)
            return [];
        var byId = people.ToDictionary(p => p.Person.Id);
        var found = new MatchEngine(people.Select(p => new KnownPerson(p.Person.Id, p.Person.FullName, p.Person.Birth, p.Person.Sex, p.Person.CitizenId, p.Person.OldId, p.Hamlet))).Find(subject).Candidates;
        return [.. found.Select(f => (f.Reasons, byId[f.Id].Person, byId[f.Id].Hamlet)).Select(p => new RegisterAnswer(p.Person.Id, p.Person.FullName, p.Person.Birth,
            p.Person.CitizenId, p.Hamlet, p.Reasons, [new Standing("Đã có trong danh sách đối tượng của xã, chưa khớp với dữ liệu dân cư.", p.Person.Id)]))];
    }

    private async Task<IReadOnlyList<string>> ElsewhereAsync(Guid unitId, MatchSubject subject, CancellationToken cancel)
    {
        if (subject.CitizenId is null && subject.OldId is null)
            return [];
        var citizens = db.Citizens.IgnoreQueryFilters([AppDbContext.ScopeFilter])
            .Where(c => c.UnitId != unitId && ((subject.CitizenId != null && c.CitizenId == subject.CitizenId) || (subject.OldId != null && c.OldId == subject.OldId))).Select(c => c.UnitId);
        var people = db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter])
            .Where(b => b.UnitId != unitId && ((subject.CitizenId != null && b.CitizenId == subject.CitizenId) || (subject.OldId != null && b.OldId == subject.OldId))).Select(b => b.UnitId);
        var known = await db.Units.Where(u => citizens.Contains(u.Id) || people.Contains(u.Id)).OrderBy(u => u.NameKey).ThenBy(u => u.Id)
            .Select(u => new { u.Name, IsListed = people.Contains(u.Id) }).ToListAsync(cancel);
        return
        [
            .. known.Where(u => u.IsListed).Select(u => $"Số giấy tờ này đang ở danh sách đối tượng của {u.Name}."),
            .. known.Where(u => !u.IsListed).Select(u => $"Số giấy tờ này có trong dữ liệu dân cư của {u.Name}; có thể người này mới chuyển đến."),
        ];
    }

    private static string Status(BeneficiaryStatus status) => status == BeneficiaryStatus.Active ? "" : $" ({status.ToVietnamese().ToLowerInvariant()})";

    private static string Words(IEnumerable<(SourceGroup Group, string? Category)> entitlements) =>
        string.Join("; ", entitlements.Select(e => e.Category ?? $"{e.Group.ToVietnamese()}, chưa rõ loại").Distinct().DefaultIfEmpty("không có chế độ đang hưởng"));
}
