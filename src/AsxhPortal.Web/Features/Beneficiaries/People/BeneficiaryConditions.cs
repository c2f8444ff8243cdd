using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>The filter as conditions of the database. What counts as missing follows <see cref="Completeness"/>; a test holds the two together.</summary>
public sealed class BeneficiaryConditions(AppDbContext db, RateBook book, Period period, Guid? roundId)
{
    private static readonly PaymentChannel[] WithoutAccount = Enum.GetValues<PaymentChannel>().Where(c => !c.NeedsAccount()).ToArray();

    public IQueryable<Beneficiary> Apply(IQueryable<Beneficiary> people, BeneficiaryFilter filter, Guid? unitId)
    {
        if (unitId is { } unit)
            people = people.Where(b => b.UnitId == unit);
        if (filter.Hamlet is { } hamlet)
            people = people.Where(b => b.HamletId == hamlet);
        if (filter.SourceGroup is { } group)
            people = people.Where(b => Standing.Any(e => e.BeneficiaryId == b.Id && e.Group == group));
        if (filter.Category is { Length: > 0 } category)
            people = people.Where(b => Standing.Any(e => e.BeneficiaryId == b.Id && e.CategoryCode == category));
        if (filter.Status is { } status)
            people = people.Where(b => b.Status == status);
        if (filter.HasAccount is { } has)
            people = people.Where(b => db.BankAccounts.Any(a => a.BeneficiaryId == b.Id && a.ClosedAt == null) == has);
        if (filter.Outcome == BeneficiaryFilter.NoOutcome)
            people = people.Where(b => !Surveyed.Any(s => s.BeneficiaryId == b.Id));
        else if (filter.SurveyOutcome is { } outcome)
            people = people.Where(b => Surveyed.Any(s => s.BeneficiaryId == b.Id && s.Outcome == outcome));
        return filter.Missing is { } missing ? Lacking(people, missing, Shown(filter)) : people;
    }

    /// <summary>Entitlements that have not ended by this month.</summary>
    private IQueryable<Entitlement> Standing => db.Entitlements.Where(e => e.State != EntitlementState.Ended || e.EndsAfter >= period);

    private IQueryable<Survey> Surveyed => db.Surveys.Where(s => s.RoundId == roundId && s.State == SurveyState.Completed);

    /// <summary>With a group or category chosen, only what the list then shows of a person is looked at.</summary>
    private IQueryable<Entitlement> Shown(BeneficiaryFilter filter)
    {
        var shown = Standing;
        if (filter.SourceGroup is { } group)
            shown = shown.Where(e => e.Group == group);
        return filter.Category is { Length: > 0 } category ? shown.Where(e => e.CategoryCode == category) : shown;
    }

    private IQueryable<Beneficiary> Lacking(IQueryable<Beneficiary> people, MissingFilter missing, IQueryable<Entitlement> shown)
    {
        var byDecision = Codes(RateKind.ByDecision);
        var byTable = Codes(RateKind.PercentTable);
        var statusOnly = Codes(RateKind.StatusOnly);
        var noCategory = people.Where(b => !shown.Any(e => e.BeneficiaryId == b.Id) || shown.Any(e => e.BeneficiaryId == b.Id && e.CategoryCode == null));
        var noAmount = people.Where(b => shown.Any(e => e.BeneficiaryId == b.Id
            && ((byDecision.Contains(e.CategoryCode!) && e.DeclaredAmount == null) || (byTable.Contains(e.CategoryCode!) && e.Percent == null))));
        var noStart = people.Where(b => shown.Any(e => e.BeneficiaryId == b.Id && e.StartsFrom == null && (e.CategoryCode == null || !statusOnly.Contains(e.CategoryCode))));
        var noAccount = people.Where(b => !db.BankAccounts.Any(a => a.BeneficiaryId == b.Id && a.ClosedAt == null)
            && !db.PaymentArrangements.Any(a => a.BeneficiaryId == b.Id && a.ValidTo == null && WithoutAccount.Contains(a.Channel)));
        return missing switch
        {
            MissingFilter.Category => noCategory,
            MissingFilter.Amount => noAmount,
            MissingFilter.Start => noStart,
            MissingFilter.Account => noAccount,
            MissingFilter.CitizenId => people.Where(b => b.CitizenId == null),
            _ => people.Where(b => b.CitizenId == null || noCategory.Any(x => x.Id == b.Id) || noAmount.Any(x => x.Id == b.Id)
                || noStart.Any(x => x.Id == b.Id) || noAccount.Any(x => x.Id == b.Id)),
        };
    }

    private string[] Codes(RateKind kind) => book.Categories.Where(c => c.RateKind == kind).Select(c => c.Code).ToArray();
}
