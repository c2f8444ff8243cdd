using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>One entitlement in one month.</summary>
public sealed record PaymentHistoryRow(Guid RunId, Period Period, string? CategoryCode, long Amount, PaymentLineState State, HoldReason? HoldReason, PaymentRunState RunState, DateTime? ApprovedAt,
    PaymentChannel Channel, string PayeeName, string? ProviderName, string? AccountNumber);

/// <param name="PaidSum">đồng approved, all months.</param>
/// <param name="Names">Category names the reader may see, by code.</param>
public sealed record PaymentHistoryPage(ProfileHead Head, ListQuery Query, PageOf<PaymentHistoryRow> Rows, long PaidSum, int PaidMonths, int HeldLines, IReadOnlyDictionary<string, string> Names);

/// <summary>What was paid to a person, month by month, newest first.</summary>
public sealed class PaymentHistoryQuery(AppDbContext db, ProfileQuery profiles, RateBooks rateBooks, CurrentUser user)
{
    public async Task<PaymentHistoryPage?> RunAsync(Guid id, ListQuery query, CancellationToken cancel = default)
    {
        if (await profiles.HeadAsync(id, cancel) is not { } head)
            return null;
        query.Size ??= 20;
        var rows = await (from line in db.PaymentLines.AsNoTracking()
                          where line.BeneficiaryId == id
                          join run in db.PaymentRuns.IgnoreQueryFilters([AppDbContext.ScopeFilter]) on line.RunId equals run.Id
                          orderby line.Period descending, line.CategoryCode
                          select new PaymentHistoryRow(run.Id, line.Period, line.CategoryCode, line.Amount, line.State, line.HoldReason, run.State, run.ApprovedAt, line.Channel, line.PayeeName, line.ProviderName, line.AccountNumber))
            .ToListAsync(cancel);
        var paid = rows.Where(r => r is { State: PaymentLineState.Payable, RunState: PaymentRunState.Approved }).ToList();
        var mayName = ProtectedCategory.MayBeNamedTo(user);
        var names = (await rateBooks.ReadAsync(cancel)).Categories.ToDictionary(c => c.Code, c => c.IsSensitive && !mayName ? ProtectedCategory.Words : c.ShortName);
        return new PaymentHistoryPage(head, query, rows.ToPage(query), paid.Sum(r => r.Amount), paid.Select(r => r.Period).Distinct().Count(), rows.Count(r => r.State == PaymentLineState.Held), names);
    }
}
