using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Comparisons;

/// <summary>What is known to have happened to the people of a commune between two moments: events, entitlements, accounts, minutes, corrections with their reason, new rates.</summary>
public sealed class KnownCausesQuery(AppDbContext db, RateBooks rateBooks)
{
    private const ListDifference Coming = ListDifference.Added | ListDifference.Benefit;
    private const ListDifference Going = ListDifference.Removed | ListDifference.Benefit;

    public async Task<IReadOnlyList<KnownCause>> RunAsync(Guid unitId, DateTime from, DateTime to, CancellationToken cancel)
    {
        var causes = new List<KnownCause>();
        causes.AddRange(await EventsAsync(unitId, from, to, cancel));
        causes.AddRange(await EntitlementsAsync(unitId, from, to, cancel));
        causes.AddRange(await AccountsAsync(unitId, from, to, cancel));
        causes.AddRange(await CorrectionsAsync(unitId, from, to, cancel));
        return causes;
    }

    private async Task<IEnumerable<KnownCause>> EventsAsync(Guid unitId, DateTime from, DateTime to, CancellationToken cancel)
    {
        var (firstDay, lastDay) = (Day(from), Day(to));
        var events = await db.ChangeEvents.AsNoTracking()
            .Where(e => e.UnitId == unitId && ((e.RecordedAt > from && e.RecordedAt <= to) || (e.OccurredOn > firstDay && e.OccurredOn <= lastDay))).ToListAsync(cancel);
        return events.Select(e => new KnownCause(e.BeneficiaryId, e.RecordedAt, e.Kind switch
        {
            ChangeKind.Death or ChangeKind.MoveAway or ChangeKind.BenefitRefused or ChangeKind.EntitlementEnded => Going,
            ChangeKind.BackToActive => Coming,
            ChangeKind.WrongInformation => ListDifference.Removed | ListDifference.Identity,
            ChangeKind.IdentityCorrected => ListDifference.Identity,
            _ => Coming,
        }, $"{e.Kind.ToVietnamese()} ngày {e.OccurredOn:dd/MM/yyyy}{(string.IsNullOrWhiteSpace(e.Note) ? "" : $": {e.Note}")}"));
    }

    private async Task<IEnumerable<KnownCause>> EntitlementsAsync(Guid unitId, DateTime from, DateTime to, CancellationToken cancel)
    {
        var (first, last) = (Period.Of(Day(from)), Period.Of(Day(to)));
        var (firstDay, lastDay) = (Day(from), Day(to));
        var book = await rateBooks.ReadAsync(cancel);
        var bases = book.BaseAmounts.Where(b => b.ValidFrom > firstDay && b.ValidFrom <= lastDay).OrderByDescending(b => b.ValidFrom).ToList();
        var rates = book.Rates.Where(r => r.ValidFrom > firstDay && r.ValidFrom <= lastDay).ToLookup(r => r.CategoryCode);
        var entitlements = await db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId).ToListAsync(cancel);
        var causes = new List<KnownCause>();
        foreach (var one in entitlements)
        {
            if (one is { State: EntitlementState.Ended, EndsAfter: { } end } && end >= first.Plus(-1) && end <= last)
                causes.Add(new KnownCause(one.BeneficiaryId, BusinessClock.StartOf(end.LastDay), Going, $"Thôi hưởng sau tháng {end}: {one.StateReason}"));
            if (one.State == EntitlementState.Suspended)
                causes.Add(new KnownCause(one.BeneficiaryId, from, Going, $"Tạm dừng: {one.StateReason}"));
            if (one.StartsFrom is { } start && start > first && start <= last)
                causes.Add(new KnownCause(one.BeneficiaryId, BusinessClock.StartOf(start.FirstDay), Coming, $"Hưởng từ tháng {start}{(one.DecisionNumber is null ? "" : $", quyết định {one.DecisionNumber}")}"));
            if (one.State == EntitlementState.Ended || book.Find(one.CategoryCode) is not { } category)
                continue;
            if (category.RateKind == RateKind.Coefficient && bases.Count > 0)
                causes.Add(new KnownCause(one.BeneficiaryId, DateTime.MinValue, ListDifference.Benefit, $"Mức chuẩn {new Dong(bases[0].Amount)} từ {bases[0].ValidFrom:dd/MM/yyyy} ({bases[0].LegalBasis})"));
            else if (rates[category.Code].FirstOrDefault(r => r.Percent == one.Percent) is { } rate)
                causes.Add(new KnownCause(one.BeneficiaryId, DateTime.MinValue, ListDifference.Benefit, $"Mức trợ cấp mới từ {rate.ValidFrom:dd/MM/yyyy}"));
        }
        return causes;
    }

    private async Task<IEnumerable<KnownCause>> AccountsAsync(Guid unitId, DateTime from, DateTime to, CancellationToken cancel)
    {
        var accounts = await db.BankAccounts.AsNoTracking().Where(a => a.UnitId == unitId && ((a.DeclaredAt > from && a.DeclaredAt <= to) || (a.ClosedAt > from && a.ClosedAt <= to)))
            .Select(a => new { a.BeneficiaryId, a.DeclaredAt, a.DeclaredByName, a.DeclaredReason, a.ClosedAt, a.ClosedReason }).ToListAsync(cancel);
        var minutes = await db.RefusalMinutes.AsNoTracking().Where(m => m.UnitId == unitId && m.HeldAt > from && m.HeldAt <= to).Select(m => new { m.BeneficiaryId, m.HeldAt, m.Number, m.Reason }).ToListAsync(cancel);
        return accounts.Select(a => a.ClosedAt is { } closed && closed > from && closed <= to
                ? new KnownCause(a.BeneficiaryId, closed.AddTicks(-1), ListDifference.Account, $"Đóng tài khoản cũ ngày {BusinessClock.ToLocal(closed):dd/MM/yyyy}: {a.ClosedReason}")
                : new KnownCause(a.BeneficiaryId, a.DeclaredAt, ListDifference.Account, $"Khai tài khoản ngày {BusinessClock.ToLocal(a.DeclaredAt):dd/MM/yyyy}, {a.DeclaredByName}{(a.DeclaredReason is null ? "" : $": {a.DeclaredReason}")}"))
            .Concat(minutes.Select(m => new KnownCause(m.BeneficiaryId, m.HeldAt, ListDifference.Account, $"Biên bản số {m.Number:00}/BB: {m.Reason}")));
    }

    /// <summary>Corrections whose author gave a reason.</summary>
    private async Task<IEnumerable<KnownCause>> CorrectionsAsync(Guid unitId, DateTime from, DateTime to, CancellationToken cancel)
    {
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(e => e.UnitId == unitId && e.BeneficiaryId != null && e.Note != null && e.At > from && e.At <= to && (e.Action == AuditAction.Updated || e.Action == AuditAction.Created)
                && (e.Subject == nameof(Beneficiary) || e.Subject == nameof(Entitlement)))
            .Select(e => new { Person = e.BeneficiaryId!.Value, e.At, e.Subject, e.Note }).ToListAsync(cancel);
        return entries.Select(e => new KnownCause(e.Person, e.At, e.Subject == nameof(Beneficiary) ? ListDifference.Identity : Coming | Going, $"Sửa ngày {BusinessClock.ToLocal(e.At):dd/MM/yyyy}: {e.Note}"));
    }

    private static DateOnly Day(DateTime at) => DateOnly.FromDateTime(BusinessClock.ToLocal(at));
}
