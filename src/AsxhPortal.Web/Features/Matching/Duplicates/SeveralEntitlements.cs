using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>
/// One person in two lists or with two entitlements, from the register and from rows that wait for it. Both are kept; where several amounts by
/// coefficient meet, only the highest may be paid (<see cref="HighestRate"/>, NĐ 20/2021 Đ6 k2).
/// </summary>
public sealed class SeveralEntitlements(AppDbContext db, RateBooks rateBooks, BusinessClock clock)
{
    private sealed record Item(string Person, string Key, SourceGroup Group, string? CategoryCode, int? Percent, long? Declared, DuplicateParty Party);

    public async Task<IReadOnlyList<DuplicateFinding>> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var province = await rateBooks.ProvinceCodeOfAsync(unitId, cancel);
        var registered = await RegisteredAsync(unitId, book, cancel);
        var known = registered.Select(i => (i.Person, i.Key)).ToHashSet();
        var waiting = (await WaitingAsync(unitId, cancel)).Where(i => !known.Contains((i.Person, i.Key)));
        return [.. registered.Concat(waiting).GroupBy(i => i.Person)
            .Select(person => person.GroupBy(i => i.Key).Select(same => same.First()).ToList())
            .Where(items => items.Count > 1)
            .Select(items => ToFinding(items, book, item => book.AmountFor(item.CategoryCode, item.Percent, item.Declared, clock.Today, province)))];
    }

    /// <summary>Entitlements of people who have several, or one beside a waiting row.</summary>
    private async Task<List<Item>> RegisteredAsync(Guid unitId, RateBook book, CancellationToken cancel)
    {
        var standing = db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId && e.State != EntitlementState.Ended && e.Beneficiary.Status == BeneficiaryStatus.Active);
        var several = standing.GroupBy(e => e.BeneficiaryId).Where(g => g.Count() > 1).Select(g => g.Key);
        // From the few that wait to their people: asked person by person, a large register takes minutes.
        var awaited = db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.Accepted && d.PublishedAt == null && d.CitizenRecordId != null)
            .Join(db.Beneficiaries, d => d.CitizenRecordId, b => b.CitizenRecordId, (_, b) => b.Id);
        var rows = await (from e in standing
                          join id in several.Union(awaited) on e.BeneficiaryId equals id
                          let b = e.Beneficiary
                          orderby e.Group, e.CategoryCode
                          select new { Entitlement = e, b.FullName, b.Birth, b.CitizenId, b.CitizenRecordId, Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault() })
            .ToListAsync(cancel);
        return [.. rows.Select(r => new Item(r.CitizenRecordId?.ToString() ?? r.Entitlement.BeneficiaryId.ToString(), KeyOf(r.Entitlement.Group, r.Entitlement.CategoryCode, r.Entitlement.WardName),
            r.Entitlement.Group, r.Entitlement.CategoryCode, r.Entitlement.Percent, r.Entitlement.DeclaredAmount,
            new DuplicateParty($"Danh sách đối tượng: {r.Entitlement.Group.ToVietnamese()}", r.FullName, r.Birth, r.CitizenId, r.Hamlet,
                Words(book, r.Entitlement.CategoryCode, null, r.Entitlement.WardName), null, r.Entitlement.BeneficiaryId)))];
    }

    /// <summary>Accepted rows that wait, of people who have several of them or stand in the register.</summary>
    private async Task<List<Item>> WaitingAsync(Guid unitId, CancellationToken cancel)
    {
        var waiting = db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.Accepted && d.PublishedAt == null && d.CitizenRecordId != null);
        // The people first, then their rows: asked row by row, a list of five thousand takes half a minute.
        var people = waiting.GroupBy(d => d.CitizenRecordId).Where(g => g.Count() > 1).Select(g => g.Key)
            .Union(waiting.Join(db.Beneficiaries.Where(b => b.UnitId == unitId), d => d.CitizenRecordId, b => b.CitizenRecordId, (d, _) => d.CitizenRecordId));
        var rows = from r in DuplicateRows.Standing(db, db.ImportRows.Where(r => r.UnitId == unitId))
                   join d in waiting on r.Id equals d.RowId
                   join person in people on d.CitizenRecordId equals person
                   orderby r.Group, r.RowNumber
                   select r;
        var book = await rateBooks.ReadAsync(cancel);
        return [.. (await DuplicateRows.Facts(db, rows).ToListAsync(cancel)).Select(f => new Item(f.PersonKey, KeyOf(f.Group, book.Find(f.CategoryCode)?.Code, f.WardName),
            f.Group, f.CategoryCode, f.Percent, f.Amount, f.ToParty(Words(book, f.CategoryCode, f.CategoryText, f.WardName))))];
    }

    private static DuplicateFinding ToFinding(List<Item> items, RateBook book, Func<Item, long?> amountOf)
    {
        var rated = items.Select(i => (Item: i, Amount: amountOf(i))).ToList();
        var conflict = HighestRate.Of(rated.Where(r => book.Find(r.Item.CategoryCode) is not null).Select(r => new RatedEntitlement(book.Find(r.Item.CategoryCode)!, r.Amount)));
        var lists = items.Select(i => i.Group).Distinct().Count();
        var why = conflict is not null ? $"{(lists > 1 ? "Ở hai danh sách" : "Nhiều chế độ trong một nhóm")}: {conflict.ToVietnamese()}."
            : lists > 1 ? $"Có trong {lists} danh sách ({string.Join(", ", items.Select(i => i.Group.ToVietnamese()).Distinct())}); các chế độ khác nguồn, được giữ cả."
            : "Nhiều chế độ khác nhau trong một nhóm; quy định một mức cao nhất không áp dụng, được giữ cả.";
        return new DuplicateFinding(DuplicateKind.SeveralEntitlements, DuplicateDecision.KeyOf(items[0].Person), DuplicateDecision.KeyOf(rated.Select(r => $"{r.Item.Key} {r.Amount}")),
            items[0].Party.FullName ?? "", why,
            conflict is null ? "Không phải làm gì." : $"Giữ mức {Money(conflict.Highest.Amount)} ({conflict.Highest.Category.ShortName}), thôi hưởng mức còn lại; hoặc ghi lý do giữ cả hai.",
            conflict is null,
            [.. rated.Select(r => r.Item.Party with { Amount = r.Amount, IsDoubtful = conflict?.Others.Any(o => o.Category.Code == r.Item.CategoryCode) == true })]);
    }

    private static string KeyOf(SourceGroup group, string? category, string? ward) => Entitlement.SourceKeyOf(group, category, ward);

    private static string Words(RateBook book, string? code, string? text, string? ward) =>
        (book.Find(code)?.ShortName ?? text ?? "chưa rõ loại đối tượng") + (ward is null ? "" : $", chăm sóc {ward}");

    private static string Money(long? amount) => amount is { } known ? new Dong(known).ToString() : "cao nhất";
}
