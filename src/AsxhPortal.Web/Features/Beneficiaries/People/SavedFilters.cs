using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>A filter under a name, as the list offers it.</summary>
/// <param name="IsOwn">The signed-in person may take it away.</param>
public sealed record SavedFilterRow(Guid Id, string Name, string OwnerName, bool IsShared, bool IsOwn);

/// <summary>The filters of the signed-in person and those that their unit shares.</summary>
public sealed class SavedFilters(AppDbContext db, CurrentUser user, CommuneChoice communes, BusinessClock clock)
{
    public async Task<IReadOnlyList<SavedFilterRow>> ListAsync(CancellationToken cancel) => await Visible().OrderByDescending(f => f.OwnerId == user.Id).ThenBy(f => f.Name).ThenBy(f => f.Id)
        .Select(f => new SavedFilterRow(f.Id, f.Name, f.OwnerName, f.IsShared, f.OwnerId == user.Id)).Take(50).ToListAsync(cancel);

    /// <summary>The address parts of a filter, and a sentence where part of it no longer exists; null when there is no such filter.</summary>
    public async Task<(string Query, string? Note)?> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await Visible().FirstOrDefaultAsync(f => f.Id == id, cancel) is not { } filter)
            return null;
        var parts = QueryHelpers.ParseQuery(filter.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        string? note = null;
        if (parts.TryGetValue("unit", out var unit) && (await communes.AllAsync(clock.Today, cancel)).All(c => c.Id.ToString() != unit))
        {
            parts.Remove("unit");
            parts.Remove("thon");
            note = $"Xã của bộ lọc “{filter.Name}” không còn trong phạm vi của bạn; danh sách dưới đây gồm mọi xã bạn được xem.";
        }
        else if (parts.TryGetValue("thon", out var thon) && !(Guid.TryParse(thon, out var hamlet) && await db.Hamlets.AnyAsync(h => h.Id == hamlet, cancel)))
        {
            parts.Remove("thon");
            note = $"Thôn của bộ lọc “{filter.Name}” không còn; danh sách dưới đây gồm mọi thôn. Hãy chọn thôn khác rồi lưu bộ lọc mới.";
        }
        return (QueryString.Create(parts.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value))).ToString(), note);
    }

    private IQueryable<SavedFilter> Visible() => db.SavedFilters.AsNoTracking().Where(f => f.ClosedAt == null && (f.IsShared || f.OwnerId == user.Id));
}

/// <summary>Keeps the filter of the list under a name.</summary>
public sealed class SaveFilter(AppDbContext db, CurrentUser user)
{
    /// <exception cref="RuleException">No name, nothing filtered, or the name is taken.</exception>
    public async Task<SavedFilter> RunAsync(BeneficiaryFilter filter, string? name, bool isShared, CancellationToken cancel)
    {
        if (user.UnitId is not { } unitId)
            throw new RuleException("Tài khoản của bạn chưa thuộc đơn vị nào nên chưa lưu được bộ lọc; hãy nhờ quản trị hệ thống.", "Name");
        // What was searched for is personal data; it is never kept.
        var route = filter.ToRoute();
        route.Remove("s");
        var saved = new SavedFilter(unitId, user.Actor, name, route.Keys.All(key => key is "unit" or "size") ? "" : QueryString.Create(route).ToString(), isShared);
        if (await db.SavedFilters.AnyAsync(f => f.ClosedAt == null && f.OwnerId == user.Id && f.Name == saved.Name, cancel))
            throw new RuleException($"Bạn đã có bộ lọc tên “{saved.Name}”; hãy đặt tên khác hoặc bỏ bộ lọc cũ.", "Name");
        db.SavedFilters.Add(saved);
        await db.SaveChangesAsync(cancel);
        return saved;
    }
}

/// <summary>Takes a filter off the list.</summary>
public sealed class CloseFilter(AppDbContext db, CurrentUser user, BusinessClock clock)
{
    /// <returns>Null when there is no such filter.</returns>
    /// <exception cref="RuleException">It is somebody else's.</exception>
    public async Task<SavedFilter?> RunAsync(Guid id, CancellationToken cancel)
    {
        var filter = await db.SavedFilters.FirstOrDefaultAsync(f => f.Id == id && (f.IsShared || f.OwnerId == user.Id), cancel);
        if (filter is null)
            return null;
        filter.Close(user.Actor, clock.UtcNow);
        await db.SaveChangesAsync(cancel);
        return filter;
    }
}
