using AsxhPortal.Domain.BankAccounts;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Shared.Accounts;

/// <summary>Banks and mobile-money providers for a select: short name, full name and BIN, so that typing any of them finds it.</summary>
public sealed class ProviderChoices(PaymentProviders known)
{
    public async Task<IReadOnlyList<SelectListItem>> RunAsync(string? chosen = null, CancellationToken cancel = default)
    {
        var providers = await known.AllAsync(cancel);
        var banks = new SelectListGroup { Name = "Ngân hàng" };
        var mobile = new SelectListGroup { Name = "Mobile money, ví điện tử" };
        return providers.OrderBy(p => p.IsMobileMoney)
            .Select(p => new SelectListItem(Label(p), p.Code, p.Code == chosen) { Group = p.IsMobileMoney ? mobile : banks }).ToList();
    }

    /// <summary>"Agribank – Ngân hàng Nông nghiệp và Phát triển Nông thôn Việt Nam (970405)".</summary>
    public static string Label(PaymentProvider provider) =>
        $"{provider.ShortName} – {provider.Name}" + (provider.Bin is null ? "" : $" ({provider.Bin})");
}
