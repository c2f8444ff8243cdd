using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.HandOvers;

/// <summary>A line that could be handed over now, and whether it has to be.</summary>
public sealed record DueLine(HandOverLine Line, LineNeed Need, string? ReturnReason);

/// <summary>What one receiving agency would get.</summary>
public sealed record AgencyDue(Guid AgencyId, string AgencyName, IReadOnlyList<DueLine> Lines)
{
    public IReadOnlyList<HandOverLine> ToSend(bool withUnchanged) =>
        [.. Lines.Where(l => l.Need is LineNeed.New or LineNeed.Changed or LineNeed.Returned || (withUnchanged && l.Need == LineNeed.ReturnedUnchanged)).Select(l => l.Line)];

    public int CountOf(LineNeed need) => Lines.Count(l => l.Need == need);
}

/// <summary>Somebody on a signed-off list who is not handed over yet, and why.</summary>
public sealed record HeldPerson(Guid BeneficiaryId, string FullName, string? HamletName, SurveyOutcome Outcome, string Because);

/// <summary>Categories without monthly cash (hộ nghèo, hộ cận nghèo): stated, not handed over.</summary>
public sealed record StatusOnlyCount(string CategoryName, int People);

/// <summary>Everything that step 6 can hand over from the signed-off lists of a round.</summary>
public sealed record HandOverDue(IReadOnlyList<AgencyDue> Agencies, IReadOnlyList<HeldPerson> Held, IReadOnlyList<StatusOnlyCount> StatusOnly, int PeopleOnLists)
{
    /// <summary>The latest line of each entitlement that was handed over in the round.</summary>
    public IReadOnlyCollection<HandOverLine> Latest { get; init; } = [];

    public AgencyDue? Of(Guid agencyId) => Agencies.FirstOrDefault(a => a.AgencyId == agencyId);
}

/// <summary>
/// Step 6, computed: the entitlements with monthly cash of everybody on a signed-off list, sorted to the agency that receives their group on
/// that day, with payee and account as they are today. Set-wise, whatever the size of the commune.
/// </summary>
public sealed class ComputeHandOver(AppDbContext db, RateBooks rates, UnitTree units, PaymentProviders banks)
{
    public async Task<HandOverDue> RunAsync(Guid unitId, Guid roundId, DateOnly today, CancellationToken cancel)
    {
        var people = await PeopleAsync(unitId, roundId, cancel);
        var entitlements = (await db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId).ToListAsync(cancel))
            .Where(e => e.IsListedOn(today)).ToLookup(e => e.BeneficiaryId);
        var attorneys = (await db.PowersOfAttorney.AsNoTracking().Where(p => p.UnitId == unitId).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId);
        var latest = await LatestAsync(unitId, roundId, cancel);
        var agencies = await AgenciesAsync(unitId, today, cancel);
        var providers = await banks.ShortNamesAsync(cancel);
        var (book, province) = (await rates.ReadAsync(cancel), await rates.ProvinceCodeOfAsync(unitId, cancel));

        var held = new List<HeldPerson>();
        var statusOnly = new List<string>();
        var lines = new Dictionary<ReceivingAgency, List<DueLine>>();
        foreach (var person in people)
        {
            void Hold(string because) => held.Add(new HeldPerson(person.Id, person.FullName, person.HamletName, person.Outcome, because));

            var toPay = ToPay(person, attorneys[person.Id]);
            var decision = HandOverRule.Decide(toPay, today);
            if (decision.Way is not { } way)
            {
                Hold(decision.HeldBecause!);
                continue;
            }
            if (!entitlements[person.Id].Any())
                Hold("Chưa có chế độ nào còn hiệu lực.");
            foreach (var entitlement in entitlements[person.Id].OrderBy(e => e.CategoryCode, StringComparer.Ordinal).ThenBy(e => e.Id))
            {
                var category = book.Find(entitlement.CategoryCode);
                if (category is { PaysMonthly: false })
                    statusOnly.Add(category.ShortName);
                else if (book.AmountFor(entitlement.CategoryCode, entitlement.Percent, entitlement.DeclaredAmount, today, province) is not (> 0 and { } amount))
                    Hold($"Chưa tính được mức hưởng ({category?.ShortName ?? entitlement.Group.ToVietnamese()}); hãy bổ sung loại đối tượng, tỷ lệ hoặc số tiền.");
                else if (agencies.Find(a => a.Receives(entitlement.Group, today)) is not { } agency)
                    Hold($"Chưa cấu hình cơ quan tiếp nhận nhóm {entitlement.Group.ToVietnamese()}.");
                else
                {
                    var line = Line(person, entitlement, category, amount, HandOverRule.WayOf(toPay, way, entitlement.CategoryCode), providers);
                    var before = latest.GetValueOrDefault(entitlement.Id);
                    if (!lines.TryGetValue(agency, out var ofAgency))
                        lines[agency] = ofAgency = [];
                    ofAgency.Add(new DueLine(line, HandOverRule.NeedOf(line, before), before?.ReturnReason));
                }
            }
        }
        return new HandOverDue(
            [.. lines.OrderBy(l => l.Key.Name, StringComparer.Ordinal).Select(l => new AgencyDue(l.Key.Id, l.Key.Name, l.Value))],
            held,
            [.. statusOnly.GroupBy(n => n).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new StatusOnlyCount(g.Key, g.Count()))],
            people.Count)
        {
            Latest = latest.Values,
        };
    }

    private async Task<List<Listed>> PeopleAsync(Guid unitId, Guid roundId, CancellationToken cancel) => await (
        from line in db.ListLines.AsNoTracking()
        join list in db.ClassificationLists on line.ListId equals list.Id
        join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
        join account in db.BankAccounts.Where(a => a.ClosedAt == null) on person.Id equals account.BeneficiaryId into accounts
        from account in accounts.DefaultIfEmpty()
        join arrangement in db.PaymentArrangements.Where(a => a.ValidTo == null) on person.Id equals arrangement.BeneficiaryId into arrangements
        from arrangement in arrangements.DefaultIfEmpty()
        where list.UnitId == unitId && list.RoundId == roundId && line.CurrentInRoundId == roundId
        orderby person.NameSortKey, person.Id
        select new Listed(
            person.Id, person.FullName, person.NameSortKey, person.Birth, person.CitizenId, person.Status,
            db.Hamlets.Where(h => h.Id == person.HamletId).Select(h => h.Name).FirstOrDefault(),
            list.Outcome,
            account == null ? null : account.Channel,
            account == null ? null : account.ProviderCode,
            account == null ? null : account.Number,
            account == null ? null : account.HolderName,
            account == null ? null : account.HolderKind,
            account == null ? null : account.PowerOfAttorneyId,
            arrangement == null ? null : arrangement.PayeeKind,
            arrangement == null ? null : arrangement.PayeeName,
            arrangement != null && db.PayeeReviews.Any(r => r.FallbackArrangementId == arrangement.Id))).ToListAsync(cancel);

    private async Task<Dictionary<Guid, HandOverLine>> LatestAsync(Guid unitId, Guid roundId, CancellationToken cancel)
    {
        var sent = await (
            from line in db.HandOverLines.AsNoTracking()
            join handOver in db.HandOvers on line.HandOverId equals handOver.Id
            where handOver.UnitId == unitId && handOver.RoundId == roundId
            select new { Line = line, handOver.SentAt, handOver.Number }).ToListAsync(cancel);
        return sent.GroupBy(s => s.Line.EntitlementId).ToDictionary(g => g.Key, g => g.OrderBy(s => s.SentAt).ThenBy(s => s.Number).Last().Line);
    }

    /// <summary>Those of the commune and the units above it, the nearest first.</summary>
    private async Task<List<ReceivingAgency>> AgenciesAsync(Guid unitId, DateOnly today, CancellationToken cancel)
    {
        var above = (await units.ReadAsync(cancel)).LineOf(unitId).Select(u => u.Id).ToList();
        var agencies = await db.ReceivingAgencies.AsNoTracking().Include(a => a.Terms).Where(a => above.Contains(a.UnitId)).ToListAsync(cancel);
        return [.. agencies.Where(a => a.Terms.Any(t => t.IsValidOn(today))).OrderByDescending(a => above.IndexOf(a.UnitId)).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }

    private static PersonToPay ToPay(Listed person, IEnumerable<PowerOfAttorney> papers)
    {
        var paper = papers.OrderBy(p => p.State switch { PowerOfAttorneyState.Certified => 0, PowerOfAttorneyState.Draft => 1, _ => 2 }).ThenByDescending(p => p.ValidTo).FirstOrDefault();
        var account = person.AccountNumber is null ? null : new PayeeAccount(person.AccountChannel!.Value, person.ProviderCode!, person.AccountNumber,
            person.HolderName!, person.HolderKind!.Value, person.AccountAttorneyId);
        var substitute = person.PayeeKind is PayeeKind.Guardian or PayeeKind.Carer ? new Substitute(person.PayeeKind.Value, person.PayeeName!) : null;
        return new PersonToPay(person.FullName, person.Outcome, person.Status, account,
            paper is null ? null : new PayeeAttorney(paper.Id, paper.AttorneyName, paper.State, paper.ValidTo,
                paper.IsThroughAccount ? paper.ProviderCode : null, paper.IsThroughAccount ? paper.AccountNumber : null, paper.AccountHolder)
            { CoveredCategories = paper.CoveredCategories },
            substitute)
        { HasFallenBack = person.HasFallenBack };
    }

    private static HandOverLine Line(Listed person, Entitlement entitlement, BenefitCategory? category, long amount, PaymentWay way, Dictionary<string, string> providers) => new()
    {
        BeneficiaryId = person.Id,
        EntitlementId = entitlement.Id,
        FullName = person.FullName,
        NameSortKey = person.SortKey,
        Birth = person.Birth?.ToString(),
        CitizenId = person.CitizenId,
        HamletName = person.HamletName,
        CategoryCode = entitlement.CategoryCode,
        CategoryName = category?.ShortName,
        Amount = amount,
        Channel = way.Channel,
        PayeeKind = way.PayeeKind,
        PayeeName = way.PayeeName,
        PowerOfAttorneyId = way.PowerOfAttorneyId,
        ProviderCode = way.ProviderCode,
        ProviderName = way.ProviderCode is { } code ? providers.GetValueOrDefault(code, code) : null,
        AccountNumber = way.AccountNumber,
        AccountHolder = way.AccountHolder,
        OutcomeCode = person.Outcome.Rule().Code,
        Note = way.Note,
    };

    private sealed record Listed(
        Guid Id, string FullName, string SortKey, PartialDate? Birth, string? CitizenId, BeneficiaryStatus Status, string? HamletName, SurveyOutcome Outcome,
        PaymentChannel? AccountChannel, string? ProviderCode, string? AccountNumber, string? HolderName, PayeeKind? HolderKind, Guid? AccountAttorneyId,
        PayeeKind? PayeeKind, string? PayeeName, bool HasFallenBack);
}
