using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>
/// What is due in a month: the latest received hand-over line of every entitlement of an agency, with the amount of that month by the dated
/// reference data, paid or held by <see cref="PaymentRule"/>. A fixed number of queries, whatever the size.
/// </summary>
public sealed class DuePayments(AppDbContext db, RateBooks rates, RemovedAfterHandOver removedLines, PayeesOfDay payeesOfDay)
{
    public async Task<IReadOnlyList<PaymentLine>> FindAsync(ReceivingAgency agency, Guid runId, Period period, CancellationToken cancellationToken)
    {
        var received = await (
            from line in db.HandOverLines.AsNoTracking()
            join handOver in db.HandOvers on line.HandOverId equals handOver.Id
            join entitlement in db.Entitlements.AsNoTracking() on line.EntitlementId equals entitlement.Id
            where handOver.AgencyId == agency.Id && line.State == HandOverLineState.Received
                && !db.PaymentLines.Any(p => p.EntitlementId == line.EntitlementId && p.BeneficiaryId == line.BeneficiaryId && p.Period == period && p.RunId != runId)
            select new { Line = line, handOver.SentAt, handOver.Number, Entitlement = entitlement, entitlement.Beneficiary.Status, entitlement.Beneficiary.StatusOn })
            .ToListAsync(cancellationToken);
        var attorneyIds = received.Where(r => r.Line.PowerOfAttorneyId != null).Select(r => r.Line.PowerOfAttorneyId!.Value).ToHashSet();
        var attorneys = attorneyIds.Count == 0
            ? []
            : await db.PowersOfAttorney.AsNoTracking().Where(p => db.HandOverLines.Any(l => l.PowerOfAttorneyId == p.Id)).ToDictionaryAsync(p => p.Id, cancellationToken);
        var departed = await payeesOfDay.DeadAttorneysAsync(attorneyIds, cancellationToken);
        var unguarded = await payeesOfDay.WithoutGuardianAsync([.. received.Where(r => r.Line.PayeeKind == PayeeKind.Guardian).Select(r => r.Line.BeneficiaryId)], period.FirstDay, cancellationToken);
        var removed = (await removedLines.RunAsync(null, agency.Id, cancellationToken)).ToDictionary(r => r.EntitlementId, r => r.RemovedAt);
        var book = await rates.ReadAsync(cancellationToken);
        var province = await rates.ProvinceCodeOfAsync(agency.UnitId, cancellationToken);

        var lines = new List<PaymentLine>(received.Count);
        foreach (var latest in received.GroupBy(r => r.Line.EntitlementId).Select(g => g.MaxBy(r => (r.SentAt, r.Number))!))
        {
            var (line, entitlement) = (latest.Line, latest.Entitlement);
            if (book.Find(entitlement.CategoryCode) is { PaysMonthly: false })
                continue;
            var amount = book.AmountFor(entitlement.CategoryCode, entitlement.Percent, entitlement.DeclaredAmount, period.FirstDay, province);
            var attorney = line.PowerOfAttorneyId is { } id && !departed.Contains(id) ? attorneys.GetValueOrDefault(id) : null;
            var hold = PaymentRule.HoldIn(period, latest.Status, latest.StatusOn, entitlement, amount, line.PayeeKind == PayeeKind.Attorney, attorney,
                line.PayeeKind == PayeeKind.Guardian && unguarded.Contains(line.BeneficiaryId));
            if (hold is null && removed.TryGetValue(line.EntitlementId, out var removedAt) && latest.SentAt < removedAt)
                hold = HoldReason.RemovedFromList;
            lines.Add(new PaymentLine
            {
                RunId = runId,
                UnitId = line.UnitId,
                BeneficiaryId = line.BeneficiaryId,
                EntitlementId = line.EntitlementId,
                Period = period,
                HandOverLineId = line.Id,
                State = hold is null ? PaymentLineState.Payable : PaymentLineState.Held,
                HoldReason = hold,
                FullName = line.FullName,
                NameSortKey = line.NameSortKey,
                Birth = line.Birth,
                CitizenId = line.CitizenId,
                HamletName = line.HamletName,
                CategoryCode = entitlement.CategoryCode,
                CategoryName = book.Find(entitlement.CategoryCode)?.ShortName ?? line.CategoryName,
                Amount = amount ?? 0,
                Channel = line.Channel,
                PayeeKind = line.PayeeKind,
                PayeeName = line.PayeeName,
                ProviderCode = line.ProviderCode,
                ProviderName = line.ProviderName,
                AccountNumber = line.AccountNumber,
                AccountHolder = line.AccountHolder,
                Note = line.Note,
            });
        }
        return lines;
    }
}
