using System.Runtime.InteropServices;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>
/// Reads communes into memory with seven statements, however many they are. What is missing, what is due and how much follow from the same rules as on
/// the pages (<see cref="Completeness"/>, <see cref="RateBook"/>).
/// </summary>
/// <param name="provinceOf">Two-digit code of the province of a commune.</param>
public sealed class RegisterReading(AppDbContext db, RateBook book, RegisterWords words, Func<Guid, string?> provinceOf)
{
    /// <param name="stamps">The communes to read, with what was known before reading.</param>
    public async Task<IReadOnlyList<UnitRegister>> RunAsync(IReadOnlyDictionary<Guid, RegisterStamp> stamps, DateOnly today, CancellationToken cancel)
    {
        var units = stamps.Keys.ToList();
        var period = Period.Of(today);
        var rounds = stamps.Values.Select(s => s.RoundId).OfType<Guid>().Distinct().ToList();
        var hamlets = (await All(db.Hamlets).Where(h => units.Contains(h.UnitId)).ToListAsync(cancel)).OrderBy(h => h.NameKey, StringComparer.Ordinal).ThenBy(h => h.Id).ToLookup(h => h.UnitId);
        var people = (await PeopleAsync(units, cancel)).ToLookup(p => p.UnitId);
        var entitlements = (await All(db.Entitlements).Where(e => units.Contains(e.UnitId) && (e.State != EntitlementState.Ended || e.EndsAfter >= period))
            .Select(e => new ReadEntitlement(e.BeneficiaryId, e.Group, e.CategoryCode, e.Percent, e.DeclaredAmount, e.StartsFrom, e.State == EntitlementState.Suspended, e.SourceRowId)).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        var outcomes = (await All(db.Surveys).Where(s => units.Contains(s.UnitId) && rounds.Contains(s.RoundId) && s.State == SurveyState.Completed && s.Outcome != null)
            .Select(s => new { s.BeneficiaryId, s.RoundId, s.Outcome }).ToListAsync(cancel)).ToLookup(s => (s.BeneficiaryId, s.RoundId), s => s.Outcome);
        var flags = (await All(db.ResidenceFlags).Where(f => units.Contains(f.UnitId) && f.State == ResidenceFlagState.Open)
            .OrderBy(f => f.FoundAt).ThenBy(f => f.Id).Select(f => new { f.BeneficiaryId, f.Kind }).ToListAsync(cancel)).ToLookup(f => f.BeneficiaryId, f => f.Kind);
        var attorneys = (await All(db.PowersOfAttorney).Where(p => units.Contains(p.UnitId) && p.State == PowerOfAttorneyState.Certified)
            .Select(p => new { p.BeneficiaryId, p.ValidTo }).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId, p => p.ValidTo);

        var problems = (await (from row in All(db.ImportRows)
                               where units.Contains(row.UnitId) && (row.Status == ImportRowStatus.Warned || row.Status == ImportRowStatus.Rejected)
                               join problem in All(db.RowProblems) on row.Id equals problem.RowId
                               where problem.AcceptedAt == null && problem.Severity != ProblemSeverity.Info
                               select new { problem.RowId, problem.Code }).ToListAsync(cancel)).ToLookup(p => p.RowId, p => OpenProblems.BitOf(p.Code));

        return [.. units.Select(unit =>
        {
            var stamp = stamps[unit];
            var province = provinceOf(unit);
            var places = hamlets[unit].Select((h, i) => (h.Id, i)).ToDictionary(pair => pair.Id, pair => (short)pair.i);
            var sorted = people[unit].OrderBy(p => p.NameSortKey, StringComparer.Ordinal).ThenBy(p => p.Id).ToArray();
            return Build(unit, stamp, hamlets[unit], places, sorted, person => entitlements[person.Id].OrderBy(e => e.Group).ThenBy(e => e.CategoryCode, StringComparer.Ordinal).Select(e => new StandingEntitlement(
                    e.Group, e.CategoryCode, book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, today, province), e.StartsFrom is not null, IsDue(e, person, period))),
                person => stamp.RoundId is { } round ? outcomes[(person.Id, round)].FirstOrDefault() : null,
                person => flags[person.Id].Select(k => (ResidenceFlagKind?)k).FirstOrDefault(),
                person => attorneys[person.Id].Select(day => day.DayNumber).DefaultIfEmpty(0).Max(),
                person => entitlements[person.Id].Where(e => e.SourceRowId is not null).SelectMany(e => problems[e.SourceRowId!.Value]).Aggregate(0UL, (mask, bit) => mask | bit), today);
        })];
    }

    /// <summary>Whole communes, whoever asked first: scope is kept where the register is searched. The filters would join every table with the people.</summary>
    private static IQueryable<T> All<T>(IQueryable<T> rows) where T : class => rows.AsNoTracking().IgnoreQueryFilters([AppDbContext.ScopeFilter]);

    private Task<List<ReadPerson>> PeopleAsync(List<Guid> units, CancellationToken cancel) =>
        (from b in All(db.Beneficiaries)
         where units.Contains(b.UnitId)
         join a in All(db.BankAccounts).Where(a => a.ClosedAt == null) on b.Id equals a.BeneficiaryId into accounts
         from account in accounts.DefaultIfEmpty()
         join r in All(db.PaymentArrangements).Where(r => r.ValidTo == null) on b.Id equals r.BeneficiaryId into arrangements
         from arrangement in arrangements.DefaultIfEmpty()
         select new ReadPerson
         {
             Id = b.Id,
             UnitId = b.UnitId,
             HamletId = b.HamletId,
             FullName = b.FullName,
             NameSortKey = b.NameSortKey,
             Birth = b.Birth,
             CitizenId = b.CitizenId,
             OldId = b.OldId,
             Phone = b.Phone,
             HouseholdHead = b.HouseholdHead,
             Status = b.Status,
             StatusOn = b.StatusOn,
             AccountNumber = account.Number,
             ProviderCode = account.ProviderCode,
             LastVerifiedOn = account.LastVerifiedOn,
             Channel = (PaymentChannel?)arrangement.Channel,
         }).ToListAsync(cancel);

    private UnitRegister Build(Guid unitId, RegisterStamp stamp, IEnumerable<Hamlet> hamlets, Dictionary<Guid, short> places, ReadPerson[] people,
        Func<ReadPerson, IEnumerable<StandingEntitlement>> entitlementsOf, Func<ReadPerson, SurveyOutcome?> outcomeOf, Func<ReadPerson, ResidenceFlagKind?> flagOf,
        Func<ReadPerson, int> attorneyOf, Func<ReadPerson, ulong> problemsOf, DateOnly today)
    {
        var count = people.Length;
        var marks = new PersonMarks[count];
        int[] nameStarts = new int[count + 1], headStarts = new int[count + 1], entitlementStarts = new int[count + 1];
        List<int> names = new(count * 4), heads = new(count * 4);
        var standing = new List<StandingEntitlement>(count + count / 4);
        for (var i = 0; i < count; i++)
        {
            var person = people[i];
            standing.AddRange(entitlementsOf(person));
            words.AddTo(names, person.FullName);
            words.AddTo(heads, person.HouseholdHead);
            (nameStarts[i + 1], headStarts[i + 1], entitlementStarts[i + 1]) = (names.Count, heads.Count, standing.Count);
            var own = standing[entitlementStarts[i]..];
            marks[i] = new PersonMarks
            {
                GivenKey = SortPrefix(person.NameSortKey),
                FullKey = SortPrefix(FullNameKey.Of(person.NameSortKey)),
                Amount = RegisterAmounts.Of(CollectionsMarshal.AsSpan(own), null, null) ?? -1,
                Birth = person.Birth is { } birth ? birth.Year * 10000 + (birth.Month ?? 0) * 100 + (birth.Day ?? 0) : 0,
                AttorneyUntil = attorneyOf(person),
                Age = person.Birth is { } born ? (short)born.AgeOn(today) : (short)-1,
                Hamlet = person.HamletId is { } hamlet && places.TryGetValue(hamlet, out var place) ? place : (short)-1,
                Status = person.Status,
                Outcome = outcomeOf(person),
                Channel = person.Channel,
                Flag = flagOf(person),
                HasAccount = person.AccountNumber is not null,
                AccountIsVerified = person.LastVerifiedOn is not null,
                HasCitizenId = person.CitizenId is not null,
                Problems = problemsOf(person),
                Missing = RegisterAmounts.MissingOf(own, book, person.AccountNumber is not null, person.Channel, person.CitizenId is not null),
            };
        }
        return new UnitRegister
        {
            UnitId = unitId,
            Stamp = stamp,
            Hamlets = [.. hamlets.Select(h => new HamletOfUnit(h.Id, h.Name, h.NameKey))],
            Ids = Array.ConvertAll(people, p => p.Id),
            Marks = marks,
            SortKeys = Array.ConvertAll(people, p => p.NameSortKey),
            CitizenIds = Array.ConvertAll(people, p => NumberSearch.Keep(p.CitizenId)),
            OldIds = Array.ConvertAll(people, p => NumberSearch.Keep(p.OldId)),
            Phones = Array.ConvertAll(people, p => NumberSearch.Keep(p.Phone)),
            Accounts = Array.ConvertAll(people, p => NumberSearch.Keep(p.AccountNumber)),
            AccountKeys = Array.ConvertAll(people, p => p.AccountNumber is null ? null : $"{p.ProviderCode}:{p.AccountNumber}"),
            NameStarts = nameStarts,
            NameWords = [.. names],
            HeadStarts = headStarts,
            HeadWords = [.. heads],
            EntitlementStarts = entitlementStarts,
            Entitlements = [.. standing],
        };
    }

    private static bool IsDue(ReadEntitlement entitlement, ReadPerson person, Period period) =>
        !entitlement.IsSuspended && (entitlement.StartsFrom is not { } start || start <= period)
        && !(person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit && person.StatusOn < period.FirstDay);

    /// <summary>The first eight letters as a number that orders as they do (sort keys are ASCII).</summary>
    public static ulong SortPrefix(string key)
    {
        ulong prefix = 0;
        for (var i = 0; i < 8; i++)
            prefix = (prefix << 8) | (i < key.Length ? (byte)key[i] : (byte)0);
        return prefix;
    }

    private sealed record ReadEntitlement(Guid BeneficiaryId, SourceGroup Group, string? CategoryCode, int? Percent, long? DeclaredAmount, Period? StartsFrom, bool IsSuspended, Guid? SourceRowId);

    private sealed record ReadPerson
    {
        public Guid Id { get; init; }
        public Guid UnitId { get; init; }
        public Guid? HamletId { get; init; }
        public required string FullName { get; init; }
        public required string NameSortKey { get; init; }
        public PartialDate? Birth { get; init; }
        public string? CitizenId { get; init; }
        public string? OldId { get; init; }
        public string? Phone { get; init; }
        public string? HouseholdHead { get; init; }
        public BeneficiaryStatus Status { get; init; }
        public DateOnly? StatusOn { get; init; }
        public string? AccountNumber { get; init; }
        public string? ProviderCode { get; init; }
        public DateOnly? LastVerifiedOn { get; init; }
        public PaymentChannel? Channel { get; init; }
    }
}
