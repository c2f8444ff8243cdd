using AsxhPortal.Data;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>Everything the list needs to know around its filter: communes, thôn, round, the words behind the search token.</summary>
/// <param name="SearchHasExpired">The token could not be read any more: the list is shown without the search and says so.</param>
public sealed record ListSetting(
    ListView View,
    IReadOnlyList<CommuneOption> Communes,
    CommuneOption? Commune,
    IReadOnlyList<HamletOption> Hamlets,
    IReadOnlyList<FilterChip> Chips,
    bool SearchHasExpired);

/// <summary>Reads the setting of a filter; null when the filter names a commune out of scope.</summary>
public sealed class BeneficiaryListSetting(AppDbContext db, CommuneChoice communes, RateBooks rateBooks, CurrentRound round, CurrentUser user, BusinessClock clock, IDataProtectionProvider protection)
{
    public async Task<ListSetting?> RunAsync(BeneficiaryFilter filter, CancellationToken cancel)
    {
        var all = await communes.AllAsync(clock.Today, cancel);
        var commune = filter.Unit is { } id ? all.FirstOrDefault(c => c.Id == id) : all.Count == 1 ? all[0] : null;
        if (filter.Unit is not null && commune is null)
            return null;
        var hamlets = await HamletsAsync(commune, cancel);
        if (hamlets.All(h => h.Id != filter.Hamlet))
            filter.Hamlet = null;
        var readable = SearchToken.TryRead(protection, filter.Search, out var text);
        if (!readable)
            filter.Search = null;
        var province = (commune?.Id ?? user.UnitId ?? all.FirstOrDefault()?.Id) is { } unit ? await rateBooks.ProvinceCodeOfAsync(unit, cancel) : null;
        var book = await rateBooks.ReadAsync(cancel);
        var chips = FilterWords.Of(filter, text, hamlets.FirstOrDefault(h => h.Id == filter.Hamlet)?.Name, book.Find(filter.Category)?.ShortName);
        return new ListSetting(new ListView(commune?.Id, province, (await round.FindAsync())?.Id, clock.Today, text), all, commune, hamlets, chips, !readable);
    }

    private async Task<IReadOnlyList<HamletOption>> HamletsAsync(CommuneOption? commune, CancellationToken cancel) =>
        commune is null
            ? []
            : await db.Hamlets.AsNoTracking().Where(h => h.UnitId == commune.Id && (!db.Scope.IsLimitedToHamlets || db.Scope.HamletIds.Contains(h.Id)))
                .OrderBy(h => h.NameKey).Select(h => new HamletOption(h.Id, h.Name)).ToListAsync(cancel);
}
