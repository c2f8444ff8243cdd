using AsxhPortal.Data;
using AsxhPortal.Data.Beneficiaries;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>Everything that happened to one person: one statement for the facts, one for the names of thôn.</summary>
public sealed class TimelineQuery(AppDbContext db, ProfileQuery profiles, RateBooks rateBooks, PaymentProviders providers, CurrentUser user)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<TimelinePage?> RunAsync(Guid id, TimelineListQuery query, CancellationToken cancel = default)
    {
        if (await profiles.HeadAsync(id, cancel) is not { } head)
            return null;
        var rows = await RowsAsync(head, cancel);
        var kind = TimelineKinds.FromWord(query.Loai);
        var kinds = rows.GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => (g.Key, g.Count())).ToList();
        var shown = kind is null ? rows : [.. rows.Where(r => r.Kind == kind)];
        query.Size ??= 20;
        return new TimelinePage(head, query, kind, shown.ToPage(query), kinds);
    }

    private async Task<IReadOnlyList<TimelineRow>> RowsAsync(ProfileHead head, CancellationToken cancel)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var mayName = ProtectedCategory.MayBeNamedTo(user);
        var names = book.Categories.ToDictionary(c => c.Code, c => c.IsSensitive && !mayName ? ProtectedCategory.Words : c.ShortName);
        foreach (var (code, name) in await providers.ShortNamesAsync(cancel))
            names[code] = name;
        foreach (var hamlet in await db.Hamlets.AsNoTracking().Where(h => h.UnitId == head.UnitId).Select(h => new { h.Id, h.Name }).ToListAsync(cancel))
            names[hamlet.Id.ToString()] = hamlet.Name;
        var hidden = ProtectedCategory.NamesHiddenFrom(user, book.Categories);
        var facts = await db.FactsOfAsync(head.Id, cancel);
        var told = new TimelineStory(head.Id, names, hidden).Tell(facts);
        return user.Can(Permission.ViewAccounts) ? told : [.. told.Where(r => r.Kind is not (TimelineKind.Payment or TimelineKind.HandOver))];
    }
}
