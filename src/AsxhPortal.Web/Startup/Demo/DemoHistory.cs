using System.Globalization;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>A commune to be filled with so many people of the register.</summary>
public sealed record DemoCommune(AdministrativeUnit Unit, int People, string IdPrefix);

/// <summary>The two rounds between which the twelve months lie: everybody was handed over in the earlier, visits go on in the current.</summary>
public sealed record DemoYear(ReviewRound Earlier, ReviewRound Current, DateTime Now, DateOnly Today, string ProvinceCode)
{
    /// <summary>The twelve months before this one.</summary>
    public IEnumerable<Period> Months => Enumerable.Range(-12, 12).Select(Period.Of(Today).Plus);

    /// <summary>When the lists of the earlier round were handed over.</summary>
    public DateTime HandedOverAt => new DateTime(Today.Year - 1, Today.Month, 1, 3, 0, 0, DateTimeKind.Utc).AddDays(-8);
}

/// <summary>
/// Writes the communes of a district with the year behind them, set-wise: a commune at a time, then the payments month by month. Of a district
/// everything is written or nothing; one that has people is left alone.
/// </summary>
public sealed class DemoHistory(AppDbContext db, RateBooks rateBooks)
{
    private static readonly Actor Accountant = new(Guid.Empty, "Kế toán (minh họa)");
    private static readonly Actor Approver = new(new Guid("00000000-0000-0000-0000-000000000001"), "Trưởng phòng (minh họa)");

    public async Task<ReviewRound> EarlierRoundAsync(AdministrativeUnit owner, DateTime now, CancellationToken cancellationToken = default)
    {
        if (await db.Rounds.FirstOrDefaultAsync(r => r.OwnerUnitId == owner.Id && r.ClosedOn != null, cancellationToken) is { } known)
            return known;
        var start = DateOnly.FromDateTime(now).AddMonths(-13).AddDays(-5);
        var round = new ReviewRound(owner.Id, string.Create(CultureInfo.InvariantCulture, $"Đợt rà soát tháng {start:MM/yyyy}"), start);
        round.Schedule([start, start.AddDays(2), start.AddDays(4), start.AddDays(10), start.AddDays(12), start.AddDays(16), start.AddDays(25)]);
        round.Close(start.AddDays(26));
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancellationToken);
        return round;
    }

    /// <returns>People written.</returns>
    public async Task<int> WriteAsync(AdministrativeUnit district, ReceivingAgency agency, IReadOnlyList<DemoCommune> communes, DemoYear year, HashSet<long> taken,
        CancellationToken cancellationToken = default)
    {
        var ids = communes.Select(c => c.Unit.Id).ToList();
        if (await db.Beneficiaries.AnyAsync(b => ids.Contains(b.UnitId), cancellationToken))
            return 0;
        var book = await rateBooks.ReadAsync(cancellationToken);
        var providers = await db.PaymentProviders.AsNoTracking().Where(p => p.Code == "970405" || p.Code == "970436" || p.Code == "970449" || p.Code == "970418" || p.Code == "971005")
            .OrderBy(p => p.Code).ToListAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var people = 0;
        var paid = new List<DemoPayee>();
        foreach (var commune in communes)
        {
            var rows = new DemoCommuneYear(commune, agency, providers, book, year, taken);
            await WriteAsync(rows, cancellationToken);
            paid.AddRange(rows.Payees);
            people += rows.People.Count;
        }
        foreach (var month in year.Months)
            await WritePaymentsAsync(district, agency, month, paid, book, year, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return people;
    }

    private async Task WriteAsync(DemoCommuneYear rows, CancellationToken cancellationToken)
    {
        await db.BulkInsertAsync(rows.Hamlets, cancellationToken);
        await db.BulkInsertAsync(rows.Citizens, cancellationToken);
        await db.BulkInsertAsync(rows.People, cancellationToken);
        await db.BulkInsertAsync(rows.Entitlements, cancellationToken);
        await db.BulkInsertAsync(rows.Surveys, cancellationToken);
        await db.BulkInsertAsync(rows.Surveys.SelectMany(s => s.Visits), cancellationToken);
        await db.BulkInsertAsync(rows.Minutes, cancellationToken);
        await db.BulkInsertAsync(rows.Attorneys, cancellationToken);
        await db.BulkInsertAsync(rows.Accounts, cancellationToken);
        await db.BulkInsertAsync(rows.Arrangements, cancellationToken);
        await db.BulkInsertAsync(rows.Changes, cancellationToken);
        await db.BulkInsertAsync(rows.Teams, cancellationToken);
        await db.BulkInsertAsync(rows.Teams.SelectMany(t => t.Hamlets), cancellationToken);
        await db.BulkInsertAsync([rows.HandOver], cancellationToken);
        await db.BulkInsertAsync(rows.HandOver.Lines, cancellationToken);
        await db.BulkInsertAsync(rows.Trail, cancellationToken);
    }

    private async Task WritePaymentsAsync(AdministrativeUnit district, ReceivingAgency agency, Period month, List<DemoPayee> payees, RateBook book, DemoYear year, CancellationToken cancellationToken)
    {
        var madeAt = month.FirstDay.ToDateTime(new TimeOnly(2, 0), DateTimeKind.Utc).AddDays(2);
        var run = new PaymentRun(agency.Id, district.Id, month, Accountant, madeAt);
        var lines = payees.ConvertAll(p => p.LineIn(run, book, year.ProvinceCode));
        var payable = lines.FindAll(l => l.State == PaymentLineState.Payable);
        run.Count(payable.Count, lines.Count - payable.Count, payable.Sum(l => l.Amount), Accountant, madeAt);
        run.Approve(PaymentSeal.Of(lines), Approver, madeAt.AddHours(6));
        await db.BulkInsertAsync([run], cancellationToken);
        await db.BulkInsertAsync(lines, cancellationToken);
        await db.BulkInsertAsync([new AuditEntry
        {
            At = madeAt.AddHours(6),
            UserId = Approver.Id,
            UserName = Approver.Name,
            Action = AuditAction.Updated,
            Subject = nameof(PaymentRun),
            SubjectId = run.Id.ToString(),
            UnitId = district.Id,
            RowCount = lines.Count,
            ChangesJson = """{"State":["Draft","Approved"]}""",
        }], cancellationToken);
    }
}
