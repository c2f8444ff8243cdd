using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>Banks and wallets, kept in memory while they hold. Read only, never change what comes from here.</summary>
public sealed class PaymentProviders(AppDbContext db, ReferenceCache cache, ReferenceStamp stamp)
{
    /// <summary>By short name.</summary>
    public Task<List<PaymentProvider>> AllAsync(CancellationToken cancel = default) => cache.GetAsync("all providers", stamp,
        () => db.PaymentProviders.AsNoTracking().OrderBy(p => p.ShortName).ToListAsync(cancel), cancel);

    /// <summary>By code.</summary>
    public Task<Dictionary<string, string>> ShortNamesAsync(CancellationToken cancel = default) => cache.GetAsync("providers", stamp,
        async () => (await AllAsync(cancel)).ToDictionary(p => p.Code, p => p.ShortName), cancel);

    /// <summary>By code: "Agribank – Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam".</summary>
    public Task<Dictionary<string, string>> NamesAsync(CancellationToken cancel = default) => cache.GetAsync("provider names", stamp,
        async () => (await AllAsync(cancel)).ToDictionary(p => p.Code, p => $"{p.ShortName} – {p.Name}"), cancel);
}
