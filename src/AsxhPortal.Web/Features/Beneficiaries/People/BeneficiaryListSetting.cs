using AsxhPortal.Data;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>Everything the list needs to know around its filter: communes, thôn, the words behind the search token.</summary>
/// <param name="SearchHasExpired">The token could not be read any more: the list is shown without the search and says so.</param>
/// <param name="Notes">What the address asked for and does not exist, in sentences; the filter is without it.</param>
public sealed record ListSetting(
    ListView View,
    IReadOnlyList<CommuneOption> Communes,
    CommuneOption? Commune,
    IReadOnlyList<HamletOption> Hamlets,
    IReadOnlyList<FilterChip> Chips,
    bool SearchHasExpired,
    IReadOnlyList<string> Notes)
{
    /// <summary>What the files of the list say about it.</summary>
    /// <param name="unitName">The unit of whoever asks, where the list is of several communes.</param>
    public BeneficiaryListHeading HeadingFor(string? unitName) => new(
        Commune is { } commune ? "UBND " + char.ToLowerInvariant(commune.Name[0]) + commune.Name[1..] : unitName ?? "",
        "Đối tượng hưởng chính sách an sinh xã hội", FilterWords.Sentence(Chips), View.Today);
}

/// <summary>Reads the setting of a filter; null when the filter names a unit out of scope.</summary>
public sealed class BeneficiaryListSetting(AppDbContext db, CommuneChoice communes, UnitTree units, RateBooks rateBooks, BusinessClock clock, IDataProtectionProvider protection)
{
    /// <param name="state">What binding the address found wrong, where it is at hand.</param>
    public async Task<ListSetting?> RunAsync(BeneficiaryFilter filter, CancellationToken cancel, ModelStateDictionary? state = null)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var notes = FilterMending.Mend(filter, state ?? new ModelStateDictionary(), book);
        var all = await communes.AllAsync(clock.Today, cancel);
        var commune = filter.Unit is { } id ? all.FirstOrDefault(c => c.Id == id) : all.Count == 1 ? all[0] : null;
        var above = filter.Unit is not null && commune is null ? (await units.ReadAsync(cancel)).Find(filter.Unit.Value) : null;
        if (filter.Unit is not null && commune is null && (above is null || above.Level == UnitLevel.Commune || !db.Scope.Holds(above.Id)))
            return null;
        var hamlets = await HamletsAsync(commune, cancel);
        if (filter.Hamlet is not null && hamlets.All(h => h.Id != filter.Hamlet))
        {
            filter.Hamlet = null;
            notes.Add(commune is null
                ? "Muốn lọc theo thôn, hãy chọn xã trước. Danh sách dưới đây gồm mọi xã bạn được xem."
                : $"Thôn trong bộ lọc không còn, hoặc không thuộc {commune.Name}. Danh sách dưới đây gồm mọi thôn; hãy chọn lại thôn.");
        }
        var readable = SearchToken.TryRead(protection, filter.Search, out var text);
        if (!readable)
            filter.Search = null;
        var chips = FilterWords.Of(filter, text, hamlets.FirstOrDefault(h => h.Id == filter.Hamlet)?.Name, book.Find(filter.Category)?.ShortName);
        if (above is not null)
            chips = [new FilterChip("unit", "Địa bàn", above.Name), .. chips];
        return new ListSetting(new ListView(commune?.Id ?? above?.Id, clock.Today, text), all, commune, hamlets, chips, !readable, notes);
    }

    private async Task<IReadOnlyList<HamletOption>> HamletsAsync(CommuneOption? commune, CancellationToken cancel) =>
        commune is null
            ? []
            : await db.Hamlets.AsNoTracking().Where(h => h.UnitId == commune.Id && (!db.Scope.IsLimitedToHamlets || db.Scope.HamletIds.Contains(h.Id)))
                .OrderBy(h => h.NameKey).Select(h => new HamletOption(h.Id, h.Name)).ToListAsync(cancel);
}
