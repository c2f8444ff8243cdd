using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>One line of the table of runs.</summary>
public sealed record PaymentRunRow(Guid Id, string AgencyName, Period Period, PaymentRunState State, int PayableCount, int HeldCount, long PayableSum,
    string MadeByName, DateTime MadeAt, string? ApprovedByName, DateTime? ApprovedAt);

/// <summary>One payment list of a run: a channel and, where there is one, a bank.</summary>
public sealed record PaymentListRow(PaymentChannel Channel, string? ProviderCode, string? ProviderName, int Count, long Sum)
{
    public string Title => Channel.ToVietnamese() + (ProviderName is null ? "" : $" – {ProviderName}");
}

/// <summary>One line of a run, as the page and the files show it.</summary>
public sealed record PaymentLineRow(Guid BeneficiaryId, string FullName, string? Birth, string? CitizenId, string CommuneName, string? HamletName, string? CategoryCode,
    string? CategoryName, long Amount, PaymentLineState State, HoldReason? HoldReason, PaymentChannel Channel, PayeeKind PayeeKind, string PayeeName, string? ProviderCode,
    string? ProviderName, string? AccountNumber, string? AccountHolder, string? Note);

/// <summary>What the page of one run shows.</summary>
public sealed record PaymentRunPage(PaymentRun Run, ReceivingAgency Agency, IReadOnlyList<PaymentListRow> Lists, IReadOnlyList<PaymentLineRow> Held, bool? IsUnaltered);

/// <summary>Reads payment runs of the signed-in person's scope.</summary>
public sealed class PaymentRunQuery(AppDbContext db)
{
    public Task<List<PaymentRunRow>> AllAsync(CancellationToken cancellationToken = default) => (
        from run in db.PaymentRuns.AsNoTracking()
        join agency in db.ReceivingAgencies on run.AgencyId equals agency.Id
        orderby run.Period descending, agency.Name
        select new PaymentRunRow(run.Id, agency.Name, run.Period, run.State, run.PayableCount, run.HeldCount, run.PayableSum, run.MadeByName, run.MadeAt, run.ApprovedByName, run.ApprovedAt))
        .ToListAsync(cancellationToken);

    /// <summary>The agencies whose unit is in scope.</summary>
    public Task<List<ReceivingAgency>> AgenciesAsync(CancellationToken cancellationToken = default) =>
        db.ReceivingAgencies.AsNoTracking().Where(a => db.Scope.IsEverything || db.Scope.UnitIds.Contains(a.UnitId)).OrderBy(a => a.Name).ToListAsync(cancellationToken);

    public async Task<PaymentRunPage?> FindAsync(Guid runId, CancellationToken cancellationToken = default)
    {
        var run = await db.PaymentRuns.AsNoTracking().FirstOrDefaultAsync(r => r.Id == runId, cancellationToken);
        if (run is null)
            return null;
        var agency = await db.ReceivingAgencies.AsNoTracking().FirstAsync(a => a.Id == run.AgencyId, cancellationToken);
        var lists = (await db.PaymentLines.Where(l => l.RunId == runId && l.State == PaymentLineState.Payable)
            .GroupBy(l => new { l.Channel, l.ProviderCode, l.ProviderName })
            .Select(g => new { g.Key.Channel, g.Key.ProviderCode, g.Key.ProviderName, Count = g.Count(), Sum = g.Sum(l => l.Amount) })
            .ToListAsync(cancellationToken))
            .Select(g => new PaymentListRow(g.Channel, g.ProviderCode, g.ProviderName, g.Count, g.Sum))
            .OrderBy(l => l.Channel).ThenByDescending(l => l.Count).ToList();
        var held = await LinesAsync(runId, PaymentLineState.Held, null, null, cancellationToken);
        bool? isUnaltered = run.ContentHash is null
            ? null
            : PaymentSeal.Of(await db.PaymentLines.AsNoTracking().Where(l => l.RunId == runId).ToListAsync(cancellationToken)) == run.ContentHash;
        return new PaymentRunPage(run, agency, lists, held, isUnaltered);
    }

    /// <summary>The lines of one list (or all held ones), by commune, thôn and Vietnamese name.</summary>
    public Task<List<PaymentLineRow>> LinesAsync(Guid runId, PaymentLineState state, PaymentChannel? channel, string? providerCode, CancellationToken cancellationToken = default) => (
        from line in db.PaymentLines.AsNoTracking()
        join unit in db.Units on line.UnitId equals unit.Id
        where line.RunId == runId && line.State == state && (channel == null || (line.Channel == channel && line.ProviderCode == providerCode))
        orderby unit.NameKey, line.HamletName, line.NameSortKey, line.EntitlementId
        select new PaymentLineRow(line.BeneficiaryId, line.FullName, line.Birth, line.CitizenId, unit.Name, line.HamletName, line.CategoryCode, line.CategoryName, line.Amount, line.State,
            line.HoldReason, line.Channel, line.PayeeKind, line.PayeeName, line.ProviderCode, line.ProviderName, line.AccountNumber, line.AccountHolder, line.Note))
        .ToListAsync(cancellationToken);
}
