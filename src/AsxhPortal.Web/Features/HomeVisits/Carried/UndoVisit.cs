using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>
/// Takes back what a submission did, because another phone's visit goes before it: event, account, way of payment, telephone, the papers it wrote.
/// The answers stay in the submission. The caller holds the transaction.
/// </summary>
public sealed class UndoVisit(AppDbContext db, ReopenSurvey reopen, DeclareAccount declare, Arrange arrange, CancelMinute cancelMinute, BusinessClock clock)
{
    private const string Why = "Lượt khảo sát của điện thoại khác được giữ";

    public async Task RunAsync(VisitSubmission standing, Actor by, CancellationToken cancel = default)
    {
        var (now, today) = (clock.UtcNow, clock.Today);
        var before = JsonSerializer.Deserialize<StoodBefore>(standing.Before ?? "{}")!;
        var survey = await db.Surveys.FirstAsync(s => s.BeneficiaryId == standing.BeneficiaryId && s.RoundId == standing.RoundId, cancel);
        if (survey.State == SurveyState.Completed)
            await reopen.RunAsync(standing.BeneficiaryId, standing.RoundId, survey.Version, by, now, cancel);
        var minute = await db.RefusalMinutes.AsNoTracking().FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel);
        if (minute is not null && minute.Id != before.MinuteId)
            await cancelMinute.RunAsync(standing.BeneficiaryId, standing.RoundId, minute.Version, Why, by, now, cancel);
        var person = await db.Beneficiaries.FirstAsync(b => b.Id == standing.BeneficiaryId, cancel);
        if (person.Phone != before.Phone)
            person.UsePhone(before.Phone);
        foreach (var paper in await db.PowersOfAttorney.Where(p => p.BeneficiaryId == person.Id && p.State == PowerOfAttorneyState.Draft && p.Id != before.AttorneyId).ToListAsync(cancel))
            paper.End(today, Why);
        await RestoreAccountAsync(person, before, by, now, cancel);
        await RestoreArrangementAsync(person, before, today, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task RestoreAccountAsync(Beneficiary person, StoodBefore before, Actor by, DateTime now, CancellationToken cancel)
    {
        var current = await db.BankAccounts.FirstOrDefaultAsync(a => a.BeneficiaryId == person.Id && a.ClosedAt == null, cancel);
        if (current?.Id == before.AccountId)
            return;
        if (before.AccountId is { } id)
        {
            var earlier = await db.BankAccounts.AsNoTracking().FirstAsync(a => a.Id == id, cancel);
            await declare.RunAsync(new AccountDeclaration(person.Id, earlier.Channel, earlier.ProviderCode, earlier.Number, earlier.HolderName, earlier.HolderKind, Why), by, now, cancel);
            return;
        }
        current!.Close(Why, now);
        await db.SaveChangesAsync(cancel);
    }

    private async Task RestoreArrangementAsync(Beneficiary person, StoodBefore before, DateOnly today, CancellationToken cancel)
    {
        var current = await db.PaymentArrangements.FirstOrDefaultAsync(a => a.BeneficiaryId == person.Id && a.ValidTo == null, cancel);
        if (before.ArrangementId is { } id)
        {
            var earlier = await db.PaymentArrangements.AsNoTracking().FirstAsync(a => a.Id == id, cancel);
            var accountId = earlier.BankAccountId is null ? null
                : await db.BankAccounts.Where(a => a.BeneficiaryId == person.Id && a.ClosedAt == null).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(cancel);
            await arrange.RunAsync(person, earlier.Channel, earlier.PayeeKind, earlier.PayeeName, earlier.PowerOfAttorneyId, accountId, today, cancel);
        }
        else if (current is not null)
        {
            current.EndOn(current.ValidFrom < today ? today.AddDays(-1) : current.ValidFrom);
            await db.SaveChangesAsync(cancel);
        }
    }
}
