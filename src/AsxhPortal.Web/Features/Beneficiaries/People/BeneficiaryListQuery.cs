using System.Runtime.CompilerServices;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>What the list is seen against.</summary>
/// <param name="UnitId">The chosen commune; null = every commune of the scope.</param>
/// <param name="ProvinceCode">Whose base amount applies.</param>
/// <param name="RoundId">The round whose survey outcomes are shown; null = none is open.</param>
/// <param name="SearchText">The words behind the token of the filter.</param>
public sealed record ListView(Guid? UnitId, string? ProvinceCode, Guid? RoundId, DateOnly Today, string? SearchText);

/// <param name="WordsWereBegun">No name held the words whole, so names beginning with them are shown.</param>
public sealed record BeneficiaryList(PageOf<BeneficiaryRow> Rows, BeneficiaryTotals Totals, bool WordsWereBegun);

/// <param name="Count">People.</param>
public sealed record BeneficiaryExport(int Count, IAsyncEnumerable<IReadOnlyList<BeneficiaryRow>> Portions);

/// <summary>
/// The list of step 3, and the same list whole for the files. A fixed number of statements whatever the size: people with account and outcome,
/// their entitlements, count, totals. Amounts come from the dated reference data, in memory over the page's rows and over the distinct
/// (category, percentage, declared amount) of the filter.
/// </summary>
public sealed class BeneficiaryListQuery(AppDbContext db, RateBooks rateBooks)
{
    private const int FirstPortion = 100, Portion = 2000;
    private const string ProtectedCategory = "Diện được bảo vệ thông tin";

    public async Task<BeneficiaryList> RunAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var (people, begun) = await FilteredAsync(filter, view, book, cancel);
        var totals = await TotalsAsync(people, filter, view, book, cancel);
        var size = ListQuery.Sizes.Contains(filter.Size ?? 0) ? filter.Size!.Value : 50;
        var number = Math.Clamp(filter.Page ?? 1, 1, Math.Max(1, (totals.People + size - 1) / size));
        var rows = await RowsAsync(people, filter, view, book, (number - 1) * size, size, cancel);
        return new BeneficiaryList(new PageOf<BeneficiaryRow>(rows, number, size, totals.People), totals, begun);
    }

    /// <summary>Everybody whom the filter lets through, in its order.</summary>
    public async Task<IReadOnlyList<BeneficiaryRow>> AllAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var (people, _) = await FilteredAsync(filter, view, book, cancel);
        return await RowsAsync(people, filter, view, book, 0, null, cancel);
    }

    /// <summary>The same people by id alone, by name, for a selection of them all.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        var (people, _) = await FilteredAsync(filter, view, await rateBooks.ReadAsync(cancel), cancel);
        return await people.OrderBy(b => b.NameSortKey).ThenBy(b => b.Id).Select(b => b.Id).ToListAsync(cancel);
    }

    /// <summary>Everybody whom the filter lets through, in its order, so many at a time: a file of any length holds one portion in memory.</summary>
    public async Task<BeneficiaryExport> ExportAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var (people, _) = await FilteredAsync(filter, view, book, cancel);
        var ids = filter.SortKey == "amount"
            ? await OrderByAmountAsync(people, filter, view, book, 0, null, cancel)
            : await Ordered(people, filter).Select(b => b.Id).ToListAsync(cancel);
        return new BeneficiaryExport(ids.Count, PortionsAsync(ids, filter, view, book, cancel));
    }

    private async IAsyncEnumerable<IReadOnlyList<BeneficiaryRow>> PortionsAsync(List<Guid> ids, BeneficiaryFilter filter, ListView view, RateBook book, [EnumeratorCancellation] CancellationToken cancel)
    {
        var done = 0;
        // The first portion is small, so that the file begins to arrive at once.
        foreach (var portion in ids.Take(FirstPortion).Chunk(FirstPortion).Concat(ids.Skip(FirstPortion).Chunk(Portion)))
        {
            var page = db.Beneficiaries.AsNoTracking().Where(b => EF.Parameter(portion).Contains(b.Id));
            var rows = await Project(page, view).ToDictionaryAsync(r => r.Id, cancel);
            var entitlements = (await Entitlements(page, filter, view).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
            var ordered = new List<BeneficiaryRow>(portion.Length);
            foreach (var id in portion)
            {
                if (rows.TryGetValue(id, out var row))
                    ordered.Add(row);
            }
            foreach (var row in ordered)
                Complete(row, ++done, entitlements[row.Id].OrderBy(e => e.Group).ThenBy(e => e.CategoryCode).ToList(), view, book);
            yield return ordered;
        }
    }

    private async Task<(IQueryable<Beneficiary> People, bool WordsWereBegun)> FilteredAsync(BeneficiaryFilter filter, ListView view, RateBook book, CancellationToken cancel)
    {
        var people = new BeneficiaryConditions(db, book, Period.Of(view.Today), view.RoundId).Apply(db.Beneficiaries.AsNoTracking(), filter, view.UnitId);
        if (string.IsNullOrWhiteSpace(view.SearchText))
            return (people, false);
        var whole = NameSearch.Apply(people, view.SearchText, wordsAreWhole: true);
        if (await whole.AnyAsync(cancel))
            return (whole, false);
        return (NameSearch.Apply(people, view.SearchText, wordsAreWhole: false), true);
    }

    private async Task<BeneficiaryTotals> TotalsAsync(IQueryable<Beneficiary> people, BeneficiaryFilter filter, ListView view, RateBook book, CancellationToken cancel)
    {
        var count = await people.CountAsync(cancel);
        var kinds = await Entitlements(people, filter, view)
            .GroupBy(e => new { e.CategoryCode, e.Percent, e.DeclaredAmount, e.IsDue })
            .Select(g => new { g.Key.CategoryCode, g.Key.Percent, g.Key.DeclaredAmount, g.Key.IsDue, Count = g.Count() }).ToListAsync(cancel);
        return new BeneficiaryTotals(count, kinds.Sum(k => k.Count),
            kinds.Where(k => k.IsDue).Sum(k => k.Count * (book.AmountFor(k.CategoryCode, k.Percent, k.DeclaredAmount, view.Today, view.ProvinceCode) ?? 0)));
    }

    private async Task<List<BeneficiaryRow>> RowsAsync(IQueryable<Beneficiary> people, BeneficiaryFilter filter, ListView view, RateBook book, int skip, int? take, CancellationToken cancel)
    {
        List<Guid>? order = null;
        IQueryable<Beneficiary> page;
        if (filter.SortKey == "amount")
        {
            order = await OrderByAmountAsync(people, filter, view, book, skip, take, cancel);
            page = take is null ? people : db.Beneficiaries.AsNoTracking().Where(b => order.Contains(b.Id));
        }
        else
        {
            page = Ordered(people, filter).Skip(skip);
            if (take is { } size)
                page = page.Take(size);
        }
        var rows = await Project(page, view).ToListAsync(cancel);
        var entitlements = (await Entitlements(page, filter, view).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        if (order is not null)
        {
            var place = order.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
            rows.Sort((one, other) => place[one.Id].CompareTo(place[other.Id]));
        }
        foreach (var (index, row) in rows.Index())
            Complete(row, skip + index + 1, entitlements[row.Id].OrderBy(e => e.Group).ThenBy(e => e.CategoryCode).ToList(), view, book);
        return rows;
    }

    /// <summary>Amounts are computed, not stored, so this one order is made in memory over ids alone.</summary>
    private async Task<List<Guid>> OrderByAmountAsync(IQueryable<Beneficiary> people, BeneficiaryFilter filter, ListView view, RateBook book, int skip, int? take, CancellationToken cancel)
    {
        var ids = await people.OrderBy(b => b.NameSortKey).ThenBy(b => b.Id).Select(b => b.Id).ToListAsync(cancel);
        var amounts = (await Entitlements(people, filter, view).ToListAsync(cancel)).GroupBy(e => e.BeneficiaryId)
            .ToDictionary(g => g.Key, g => AmountOf(g, view, book) ?? -1);
        var ordered = filter.IsDescending
            ? ids.OrderByDescending(id => amounts.GetValueOrDefault(id, -1))
            : ids.OrderBy(id => amounts.GetValueOrDefault(id, -1));
        return ordered.Skip(skip).Take(take ?? int.MaxValue).ToList();
    }

    private IQueryable<Beneficiary> Ordered(IQueryable<Beneficiary> people, BeneficiaryFilter filter) => (filter.SortKey, filter.IsDescending) switch
    {
        ("hamlet", false) => people.OrderBy(b => db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.NameKey).FirstOrDefault()).ThenBy(b => b.NameSortKey).ThenBy(b => b.Id),
        ("hamlet", true) => people.OrderByDescending(b => db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.NameKey).FirstOrDefault()).ThenBy(b => b.NameSortKey).ThenBy(b => b.Id),
        ("birth", false) => people.OrderBy(b => b.Birth).ThenBy(b => b.NameSortKey).ThenBy(b => b.Id),
        ("birth", true) => people.OrderByDescending(b => b.Birth).ThenBy(b => b.NameSortKey).ThenBy(b => b.Id),
        (_, true) when filter.SortKey == "name" => people.OrderByDescending(b => b.NameSortKey).ThenBy(b => b.Id),
        _ => people.OrderBy(b => b.NameSortKey).ThenBy(b => b.Id),
    };

    /// <summary>Account, arrangement and outcome are looked up by index for the rows of the page alone; joins would read those tables whole.</summary>
    private IQueryable<BeneficiaryRow> Project(IQueryable<Beneficiary> people, ListView view)
    {
        var accounts = db.BankAccounts.Where(a => a.ClosedAt == null);
        return people.Select(b => new BeneficiaryRow
        {
            Id = b.Id,
            FullName = b.FullName,
            Birth = b.Birth,
            Sex = b.Sex,
            CitizenId = b.CitizenId,
            Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault(),
            UnitId = b.UnitId,
            Phone = b.Phone,
            Status = b.Status,
            Flag = db.ResidenceFlags.Where(f => f.BeneficiaryId == b.Id && f.State == ResidenceFlagState.Open).Select(f => (ResidenceFlagKind?)f.Kind).FirstOrDefault(),
            AccountNumber = accounts.Where(a => a.BeneficiaryId == b.Id).Select(a => a.Number).FirstOrDefault(),
            Bank = accounts.Where(a => a.BeneficiaryId == b.Id)
                .Join(db.PaymentProviders, a => a.ProviderCode, p => p.Code, (a, p) => p.ShortName).FirstOrDefault(),
            Channel = db.PaymentArrangements.Where(a => a.BeneficiaryId == b.Id && a.ValidTo == null).Select(a => (PaymentChannel?)a.Channel).FirstOrDefault(),
            Outcome = db.Surveys.Where(s => s.BeneficiaryId == b.Id && s.RoundId == view.RoundId && s.State == SurveyState.Completed).Select(s => s.Outcome).FirstOrDefault(),
        });
    }

    private IQueryable<EntitlementKey> Entitlements(IQueryable<Beneficiary> people, BeneficiaryFilter filter, ListView view)
    {
        var period = Period.Of(view.Today);
        var firstDay = period.FirstDay;
        var entitlements = db.Entitlements.AsNoTracking().Where(e => e.State != EntitlementState.Ended || e.EndsAfter >= period);
        if (filter.SourceGroup is { } group)
            entitlements = entitlements.Where(e => e.Group == group);
        if (filter.Category is { Length: > 0 } category)
            entitlements = entitlements.Where(e => e.CategoryCode == category);
        return from b in people
               join e in entitlements on b.Id equals e.BeneficiaryId
               select new EntitlementKey
               {
                   BeneficiaryId = b.Id,
                   Group = e.Group,
                   CategoryCode = e.CategoryCode,
                   Percent = e.Percent,
                   DeclaredAmount = e.DeclaredAmount,
                   HasStart = e.StartsFrom != null,
                   IsDue = e.State != EntitlementState.Suspended && (e.StartsFrom == null || e.StartsFrom <= period)
                       && !((b.Status == BeneficiaryStatus.Deceased || b.Status == BeneficiaryStatus.MovedAway || b.Status == BeneficiaryStatus.RefusedBenefit) && b.StatusOn < firstDay),
               };
    }

    private static void Complete(BeneficiaryRow row, int ordinal, List<EntitlementKey> entitlements, ListView view, RateBook book)
    {
        row.Ordinal = ordinal;
        row.Groups = entitlements.Select(e => e.Group).Distinct().ToList();
        row.Categories = entitlements.Select(e => book.Find(e.CategoryCode)).Where(c => c is not null)
            .Select(c => c!.IsSensitive ? ProtectedCategory : c.ShortName).Distinct().ToList();
        row.Amount = AmountOf(entitlements, view, book);
        row.EntitlementCount = entitlements.Count;
        row.Missing = Completeness.WhatIsMissing(entitlements, e => book.Find(e.CategoryCode),
            e => book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, view.Today, view.ProvinceCode), e => e.HasStart,
            row.AccountNumber is not null, row.Channel, row.CitizenId is not null);
    }

    /// <summary>đồng this month over what can be told; null when nothing can.</summary>
    private static long? AmountOf(IEnumerable<EntitlementKey> entitlements, ListView view, RateBook book)
    {
        long? sum = null;
        foreach (var one in entitlements)
        {
            if (!one.IsDue)
                sum ??= 0;
            else if (book.AmountFor(one.CategoryCode, one.Percent, one.DeclaredAmount, view.Today, view.ProvinceCode) is { } amount)
                sum = (sum ?? 0) + amount;
        }
        return sum;
    }

    private sealed record EntitlementKey
    {
        public Guid BeneficiaryId { get; init; }
        public SourceGroup Group { get; init; }
        public string? CategoryCode { get; init; }
        public int? Percent { get; init; }
        public long? DeclaredAmount { get; init; }
        public bool HasStart { get; init; }
        public bool IsDue { get; init; }
    }
}
