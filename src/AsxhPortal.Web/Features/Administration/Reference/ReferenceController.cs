using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Reference;

/// <param name="Amount">đồng a month on that day; null = by percentage or by decision.</param>
public sealed record CategoryRow(BenefitCategory Category, long? Amount);

public sealed record ReferencePage(DateOnly Day, long? BaseAmount, IReadOnlyList<CategoryRow> Categories, IReadOnlyList<PaymentProvider> Providers);

/// <summary>The reference data as the site uses it today, to look up and to compare with the decrees.</summary>
[Route("quan-tri/danh-muc")]
[Allow(Permission.ManageOrganisation)]
public sealed class ReferenceController(AppDbContext db, RateBooks books, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DateOnly? ngay, CancellationToken cancel)
    {
        var day = ngay ?? clock.Today;
        var book = await books.ReadAsync(cancel);
        var province = user.UnitId is { } unitId ? await books.ProvinceCodeOfAsync(unitId, cancel) : null;
        var categories = book.Categories.OrderBy(c => c.Group).ThenBy(c => c.Code, StringComparer.Ordinal)
            .Where(c => (c.ValidFrom is null || c.ValidFrom <= day) && (c.ValidTo is null || day <= c.ValidTo))
            .Select(c => new CategoryRow(c, book.AmountFor(c.Code, null, null, day, province))).ToList();
        var providers = await db.PaymentProviders.AsNoTracking().OrderBy(p => p.Kind).ThenBy(p => p.ShortName).ToListAsync(cancel);
        return View(new ReferencePage(day, book.BaseOn(day, province), categories, providers));
    }
}
