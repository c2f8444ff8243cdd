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

/// <summary>
/// One payment list of a run: a channel and, where there is one, a bank. Cash that an attorney, guardian or carer receives stands on a
/// list of its own, so every line stands on exactly one list.
/// </summary>
public sealed record PaymentListRow(PaymentChannel Channel, string? ProviderCode, string? ProviderName, bool IsByProxy, int Count, long Sum)
{
    public string Title => Channel.ToVietnamese() + (ProviderName is null ? "" : $" – {ProviderName}") + (IsByProxy ? ", nhận thay" : "");

    /// <summary>The list within the run's address.</summary>
    public string Address => Channel + (ProviderCode is null ? "" : "/" + ProviderCode) + (IsByProxy ? "?nhanThay=true" : "");

    /// <summary>"Agribank", "Cash-nhan-thay": the list within a file name.</summary>
    public string FileName => (ProviderCode ?? Channel.ToString()) + (IsByProxy ? "-nhan-thay" : "");
}

/// <summary>The paper by which somebody receives instead.</summary>
public sealed record ProxyPaper(string? CitizenId, string Relation, string? CertificationNumber, DateOnly ValidFrom, DateOnly ValidTo);

/// <summary>One line of a run, as the page and the files show it.</summary>
public sealed record PaymentLineRow(Guid BeneficiaryId, string FullName, string? Birth, string? CitizenId, string CommuneName, string? HamletName, string? CategoryCode,
    string? CategoryName, long Amount, PaymentLineState State, HoldReason? HoldReason, PaymentChannel Channel, PayeeKind PayeeKind, string PayeeName, string? ProviderCode,
    string? ProviderName, string? AccountNumber, string? AccountHolder, string? Note, ProxyPaper? Paper);

/// <summary>What the page of one run shows.</summary>
public sealed record PaymentRunPage(PaymentRun Run, ReceivingAgency Agency, IReadOnlyList<PaymentListRow> Lists, IReadOnlyList<PaymentLineRow> Held, bool? IsUnaltered)
{
    /// <summary>Whose people may be posted in public; read for the page alone.</summary>
    public IReadOnlyList<PostedCommune> Communes { get; init; } = [];
}

/// <summary>Reads payment runs of the signed-in person's scope.</summary>
public sealed class PaymentRunQuery(AppDbContext db)
{
    /// <summary>Money given into a hand: who receives for another signs on a list of their own.</summary>
    private static readonly PaymentChannel[] InHand = [.. Enum.GetValues<PaymentChannel>().Where(channel => !channel.NeedsAccount())];

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
            .GroupBy(l => new { l.Channel, l.ProviderCode, l.ProviderName, IsByProxy = l.PayeeKind != PayeeKind.Self && InHand.Contains(l.Channel) })
            .Select(g => new { g.Key.Channel, g.Key.ProviderCode, g.Key.ProviderName, g.Key.IsByProxy, Count = g.Count(), Sum = g.Sum(l => l.Amount) })
            .ToListAsync(cancellationToken))
            .Select(g => new PaymentListRow(g.Channel, g.ProviderCode, g.ProviderName, g.IsByProxy, g.Count, g.Sum))
            .OrderBy(l => l.Channel).ThenBy(l => l.IsByProxy).ThenByDescending(l => l.Count).ThenBy(l => l.ProviderCode, StringComparer.Ordinal).ToList();
        var held = await LinesAsync(runId, PaymentLineState.Held, null, cancellationToken);
        bool? isUnaltered = run.ContentHash is null
            ? null
            : PaymentSeal.Of(await db.PaymentLines.AsNoTracking().Where(l => l.RunId == runId).ToListAsync(cancellationToken)) == run.ContentHash;
        return new PaymentRunPage(run, agency, lists, held, isUnaltered);
    }

    /// <summary>The lines of one list (or all held ones), by commune, thôn and Vietnamese name.</summary>
    public Task<List<PaymentLineRow>> LinesAsync(Guid runId, PaymentLineState state, PaymentListRow? list, CancellationToken cancellationToken = default)
    {
        var (isWhole, channel, providerCode, isByProxy) = (list is null, list?.Channel ?? default, list?.ProviderCode, list?.IsByProxy ?? false);
        return (
            from line in db.PaymentLines.AsNoTracking()
            join unit in db.Units on line.UnitId equals unit.Id
            join handedOver in db.HandOverLines on line.HandOverLineId equals handedOver.Id into handedOvers
            from handedOver in handedOvers.DefaultIfEmpty()
            join paper in db.PowersOfAttorney on handedOver.PowerOfAttorneyId equals paper.Id into papers
            from paper in papers.DefaultIfEmpty()
            where line.RunId == runId && line.State == state
                && (isWhole || (line.Channel == channel && line.ProviderCode == providerCode && isByProxy == (line.PayeeKind != PayeeKind.Self && InHand.Contains(line.Channel))))
            orderby unit.NameKey, line.HamletName, line.NameSortKey, line.EntitlementId
            select new PaymentLineRow(line.BeneficiaryId, line.FullName, line.Birth, line.CitizenId, unit.Name, line.HamletName, line.CategoryCode, line.CategoryName, line.Amount, line.State,
                line.HoldReason, line.Channel, line.PayeeKind, line.PayeeName, line.ProviderCode, line.ProviderName, line.AccountNumber, line.AccountHolder, line.Note,
                paper == null ? null : new ProxyPaper(paper.AttorneyCitizenId, paper.AttorneyRelation, paper.CertificationNumber, paper.ValidFrom, paper.ValidTo)))
            .ToListAsync(cancellationToken);
    }
}
