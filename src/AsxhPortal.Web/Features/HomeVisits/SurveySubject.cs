using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>One benefit of the person in front of the door.</summary>
/// <param name="Amount">đồng a month; null when it cannot be told.</param>
public sealed record SubjectBenefit(string Category, long? Amount, EntitlementState State, string? WardName)
{
    /// <summary>HIV categories: not named on lists that are carried about (NĐ 20/2021 Đ8 k1b).</summary>
    public bool IsProtected { get; init; }
    public string? Code { get; init; }
}

/// <summary>The account that the register knows.</summary>
public sealed record KnownAccount(string ProviderCode, string Provider, string Number, string Holder);

/// <summary>Part I of the questionnaire: who is visited, with what the register knows. Screens and papers of this step share it.</summary>
public sealed record SurveySubject(
    Guid Id,
    Guid UnitId,
    string UnitName,
    string FullName,
    PartialDate? Birth,
    Sex? Sex,
    string? CitizenId,
    Guid? HamletId,
    string? HamletName,
    string? Phone,
    string? HouseholdHead,
    BeneficiaryStatus Status,
    DateOnly? StatusOn)
{
    public IReadOnlyList<SubjectBenefit> Benefits { get; init; } = [];
    public KnownAccount? Account { get; init; }
    public ReviewRound? Round { get; init; }
    public string? TeamName { get; init; }
    public string? PoliceName { get; init; }
    public string? OfficerName { get; init; }

    public string Categories => string.Join("; ", Benefits.Where(b => b.State != EntitlementState.Ended).Select(b => b.Category).Distinct());

    /// <summary>The same for lists and bundles that are carried about: protected categories are not named.</summary>
    public string PublicCategories => string.Join("; ", Benefits.Where(b => b.State != EntitlementState.Ended).Select(b => b.IsProtected ? "Diện được bảo vệ thông tin" : b.Category).Distinct());

    /// <summary>The allowances a paper is limited to, by name; null when it is for all of them.</summary>
    public string? ScopeOf(PowerOfAttorney paper) => paper.CoveredCategories is not { } codes ? null
        : string.Join("; ", codes.Split(';').Select(code => Benefits.FirstOrDefault(b => b.Code == code)?.Category ?? code));

    /// <summary>đồng a month, of what is not ended.</summary>
    public long? Amount => Benefits.Where(b => b.State != EntitlementState.Ended).Sum(b => b.Amount) is long sum and > 0 ? sum : null;

    /// <summary>"Thôn Yên Ngư, xã Xuân Yên".</summary>
    public string Address => HamletName is null ? UnitName : $"{HamletName}, {UnitName}";
}

/// <summary>Reads the people to be surveyed: one by id, or those of a thôn for the papers carried there.</summary>
public sealed class SurveySubjects(AppDbContext db, RateBooks rates, SurveyRound rounds)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<SurveySubject?> FindAsync(Guid beneficiaryId, DateOnly today, CancellationToken cancel = default) =>
        (await ReadAsync(db.Beneficiaries.Where(b => b.Id == beneficiaryId), today, cancel)).FirstOrDefault();

    /// <summary>In the order of Vietnamese lists. All of one commune.</summary>
    public async Task<IReadOnlyList<SurveySubject>> ReadAsync(IQueryable<Beneficiary> people, DateOnly today, CancellationToken cancel = default)
    {
        var subjects = await (
            from person in people.AsNoTracking()
            join hamlet in db.Hamlets on person.HamletId equals (Guid?)hamlet.Id into hamlets
            from hamlet in hamlets.DefaultIfEmpty()
            orderby person.NameSortKey, person.Id
            select new SurveySubject(person.Id, person.UnitId, db.Units.Where(u => u.Id == person.UnitId).Select(u => u.Name).First(), person.FullName,
                person.Birth, person.Sex, person.CitizenId, person.HamletId, hamlet.Name, person.Phone, person.HouseholdHead, person.Status, person.StatusOn))
            .ToListAsync(cancel);
        if (subjects.Count == 0)
            return [];
        var round = await rounds.RunAsync(subjects[0].UnitId, cancel);
        var benefits = await BenefitsAsync(people, today, subjects[0].UnitId, cancel);
        var accounts = await AccountsAsync(people, cancel);
        var (teams, own) = await TeamsAsync(people, round?.Id, cancel);
        return subjects.ConvertAll(s =>
        {
            var team = own.GetValueOrDefault(s.Id) ?? (s.HamletId is { } hamletId ? teams.GetValueOrDefault(hamletId) : null);
            return s with
            {
                Round = round,
                Benefits = [.. benefits[s.Id]],
                Account = accounts.GetValueOrDefault(s.Id),
                TeamName = team?.Name,
                PoliceName = team?.PoliceOfficerName,
                OfficerName = team?.CultureOfficerName,
            };
        });
    }

    private async Task<ILookup<Guid, SubjectBenefit>> BenefitsAsync(IQueryable<Beneficiary> people, DateOnly today, Guid unitId, CancellationToken cancel)
    {
        var book = await rates.ReadAsync(cancel);
        var province = await rates.ProvinceCodeOfAsync(unitId, cancel);
        var entitlements = await db.Entitlements.AsNoTracking().Where(e => people.Any(p => p.Id == e.BeneficiaryId)).ToListAsync(cancel);
        return entitlements.ToLookup(e => e.BeneficiaryId, e => new SubjectBenefit(
            e.CategoryCode is null ? "Chưa rõ loại đối tượng" : book.Find(e.CategoryCode)?.ShortName ?? e.CategoryCode,
            book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, today, province), e.State, e.WardName)
        { IsProtected = book.Find(e.CategoryCode)?.IsSensitive == true, Code = e.CategoryCode });
    }

    private async Task<Dictionary<Guid, KnownAccount>> AccountsAsync(IQueryable<Beneficiary> people, CancellationToken cancel) => await (
        from account in db.BankAccounts.AsNoTracking()
        where account.ClosedAt == null && people.Any(p => p.Id == account.BeneficiaryId)
        join provider in db.PaymentProviders on account.ProviderCode equals provider.Code
        select new { account.BeneficiaryId, Known = new KnownAccount(provider.Code, provider.ShortName, account.Number, account.HolderName) })
        .ToDictionaryAsync(a => a.BeneficiaryId, a => a.Known, cancel);

    /// <summary>The team of each thôn, and of each person who was given to another one.</summary>
    private async Task<(Dictionary<Guid, VisitTeam> OfHamlet, Dictionary<Guid, VisitTeam> OfPerson)> TeamsAsync(IQueryable<Beneficiary> people, Guid? roundId, CancellationToken cancel)
    {
        var teams = await db.VisitTeams.AsNoTracking().Include(t => t.Hamlets).Where(t => t.RoundId == roundId).ToListAsync(cancel);
        var byId = teams.ToDictionary(t => t.Id);
        var own = await db.TeamAssignments.AsNoTracking().Where(a => a.RoundId == roundId && a.TeamId != null && people.Any(p => p.Id == a.BeneficiaryId))
            .Select(a => new { a.BeneficiaryId, TeamId = a.TeamId!.Value }).ToListAsync(cancel);
        return (teams.SelectMany(t => t.Hamlets.Select(h => (h.HamletId, Team: t))).ToDictionary(p => p.HamletId, p => p.Team),
            own.Where(a => byId.ContainsKey(a.TeamId)).ToDictionary(a => a.BeneficiaryId, a => byId[a.TeamId]));
    }
}
