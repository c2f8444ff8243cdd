using AsxhPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>Banks and wallets by code, kept in memory while they hold.</summary>
public sealed class PaymentProviders(AppDbContext db, ReferenceCache cache, ReferenceStamp stamp)
{
    public Task<Dictionary<string, string>> ShortNamesAsync(CancellationToken cancel = default) => cache.GetAsync("providers", stamp,
        () => db.PaymentProviders.AsNoTracking().ToDictionaryAsync(p => p.Code, p => p.ShortName, cancel), cancel);
}
