using System.Runtime.CompilerServices;
using AsxhPortal.Data;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Lookups;

/// <summary>
/// Finds the people of a list in the register, so many lines at a time: whoever fits a number, whoever has the name (and the birth where one is given).
/// Six statements for a portion, whatever is in it. People of other units are not found.
/// </summary>
public sealed class LookUpPeople(AppDbContext db, RateBooks rateBooks, CurrentRound round, CurrentUser user)
{
    private const int Portion = 4000, MostCandidates = 10;
    private const string ProtectedCategory = "Diện được bảo vệ thông tin";

    public async IAsyncEnumerable<IReadOnlyList<LookupRow>> RunAsync(LookupList list, DateOnly today, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var province = user.UnitId is { } unit ? await rateBooks.ProvinceCodeOfAsync(unit, cancel) : null;
        var roundId = (await round.FindAsync())?.Id;
        foreach (var lines in list.Lines.Chunk(Portion))
        {
            var asked = Array.ConvertAll(lines, list.Columns.Read);
            var known = await PeopleAsync(asked, cancel);
            var found = Array.ConvertAll(asked, known.Find);
            var ids = found.Where(f => f.One is not null).Select(f => f.One!.Id).Distinct().ToArray();
            var facts = await FactsAsync(ids, book, province, roundId, today, cancel);
            yield return [.. lines.Zip(found, (given, answer) => Row(given, answer, facts))];
        }
    }

    private async Task<Known> PeopleAsync(LookupQuestion[] asked, CancellationToken cancel)
    {
        var numbers = asked.Select(q => q.Number).OfType<string>().Distinct().ToArray();
        var names = asked.Select(q => q.NameKey).OfType<string>().Distinct().ToArray();
        var known = new Known();
        if (numbers.Length > 0)
        {
            known.AddNumbers(await Persons(db.Beneficiaries.Where(b => EF.Parameter(numbers).Contains(b.CitizenId))).ToListAsync(cancel), p => p.CitizenId);
            known.AddNumbers(await Persons(db.Beneficiaries.Where(b => EF.Parameter(numbers).Contains(b.OldId))).ToListAsync(cancel), p => p.OldId);
        }
        if (names.Length > 0)
            known.AddNames(await Persons(db.Beneficiaries.Where(b => EF.Parameter(names).Contains(b.NameKey))).ToListAsync(cancel));
        return known;
    }

    private IQueryable<Person> Persons(IQueryable<Beneficiary> people) =>
        from b in people.AsNoTracking()
        join u in db.Units on b.UnitId equals u.Id
        join h in db.Hamlets on b.HamletId equals h.Id into hamlets
        from hamlet in hamlets.DefaultIfEmpty()
        select new Person { Id = b.Id, FullName = b.FullName, NameKey = b.NameKey, Birth = b.Birth, CitizenId = b.CitizenId, OldId = b.OldId, Status = b.Status, StatusOn = b.StatusOn, Hamlet = hamlet.Name, Commune = u.Name };

    private async Task<Dictionary<Guid, Facts>> FactsAsync(Guid[] ids, RateBook book, string? province, Guid? roundId, DateOnly today, CancellationToken cancel)
    {
        var facts = ids.ToDictionary(id => id, _ => new Facts());
        if (ids.Length == 0)
            return facts;
        var period = Period.Of(today);
        var entitlements = await db.Entitlements.AsNoTracking().Where(e => EF.Parameter(ids).Contains(e.BeneficiaryId) && (e.State != EntitlementState.Ended || e.EndsAfter >= period))
            .OrderBy(e => e.Group).ThenBy(e => e.CategoryCode).ToListAsync(cancel);
        foreach (var one in entitlements)
            facts[one.BeneficiaryId].Entitlements.Add((book.Find(one.CategoryCode), one.IsDueIn(period), book.AmountFor(one.CategoryCode, one.Percent, one.DeclaredAmount, today, province)));
        var accounts = await (from a in db.BankAccounts.AsNoTracking()
                              where EF.Parameter(ids).Contains(a.BeneficiaryId) && a.ClosedAt == null
                              join p in db.PaymentProviders on a.ProviderCode equals p.Code
                              select new { a.BeneficiaryId, a.Number, p.ShortName }).ToListAsync(cancel);
        foreach (var account in accounts)
            facts[account.BeneficiaryId].Account = (account.Number, account.ShortName);
        var outcomes = await db.Surveys.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.BeneficiaryId) && s.RoundId == roundId && s.State == SurveyState.Completed)
            .Select(s => new { s.BeneficiaryId, s.Outcome }).ToListAsync(cancel);
        foreach (var outcome in outcomes)
            facts[outcome.BeneficiaryId].Outcome = outcome.Outcome;
        foreach (var one in facts.Values)
            one.Today = today;
        return facts;
    }

    private static LookupRow Row(IReadOnlyList<string?> given, Found found, Dictionary<Guid, Facts> facts)
    {
        if (found.One is not { } person)
            return new LookupRow(given, found.Answer, Candidates: found.CandidatesText);
        var known = facts[person.Id];
        return new LookupRow(given, found.Answer, person.FullName, person.Birth?.ToString(), person.CitizenId, person.Place, person.Status.ToVietnamese(),
            known.Categories, known.AmountFor(person), known.Account?.Number, known.Account?.Bank, known.Outcome?.Rule().Label, found.CandidatesText);
    }

    private sealed record Person
    {
        public Guid Id { get; init; }
        public required string FullName { get; init; }
        public required string NameKey { get; init; }
        public PartialDate? Birth { get; init; }
        public string? CitizenId { get; init; }
        public string? OldId { get; init; }
        public BeneficiaryStatus Status { get; init; }
        public DateOnly? StatusOn { get; init; }
        public string? Hamlet { get; init; }
        public required string Commune { get; init; }

        public string Place => Hamlet is null ? Commune : $"{Hamlet}, {Commune}";
        public string Sentence => $"{FullName}, {Birth?.ToString() ?? "không rõ ngày sinh"}, {CitizenId ?? OldId ?? "chưa có số định danh"}, {Place}";
    }

    private sealed class Facts
    {
        public List<(BenefitCategory? Category, bool IsDue, long? Amount)> Entitlements { get; } = [];
        public (string Number, string Bank)? Account { get; set; }
        public SurveyOutcome? Outcome { get; set; }
        public DateOnly Today { get; set; }

        public string Categories => string.Join("; ", Entitlements.Where(e => e.Category is not null).Select(e => e.Category!.IsSensitive ? ProtectedCategory : e.Category.ShortName).Distinct());

        /// <summary>đồng this month, as on the list: the dead and those who left are due nothing from the month after.</summary>
        public long? AmountFor(Person person)
        {
            var isGone = person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit && person.StatusOn < Period.Of(Today).FirstDay;
            long? sum = null;
            foreach (var (_, isDue, amount) in Entitlements)
                sum = !isDue || isGone ? sum ?? 0 : amount is null ? sum : (sum ?? 0) + amount;
            return sum;
        }
    }

    /// <param name="One">The person, when it is one.</param>
    private sealed record Found(string Answer, Person? One = null, IReadOnlyList<Person>? Candidates = null)
    {
        public string? CandidatesText => Candidates is null ? null
            : string.Join("\n", Candidates.Take(MostCandidates).Select(p => p.Sentence)) + (Candidates.Count > MostCandidates ? $"\n… và {Candidates.Count - MostCandidates} người nữa" : "");
    }

    /// <summary>The people of one portion by number and by name.</summary>
    private sealed class Known
    {
        private readonly Dictionary<string, List<Person>> byNumber = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<Person>> byName = new(StringComparer.Ordinal);

        public void AddNumbers(IEnumerable<Person> people, Func<Person, string?> numberOf)
        {
            foreach (var person in people)
            {
                var known = ListOf(byNumber, numberOf(person)!);
                if (known.TrueForAll(p => p.Id != person.Id))
                    known.Add(person);
            }
        }

        public void AddNames(IEnumerable<Person> people)
        {
            foreach (var person in people.OrderBy(p => p.Place, StringComparer.Ordinal).ThenBy(p => p.Birth?.ToIso(), StringComparer.Ordinal).ThenBy(p => p.Id))
                ListOf(byName, person.NameKey).Add(person);
        }

        public Found Find(LookupQuestion asked)
        {
            if (asked.IsEmpty)
                return new Found("Không có số, không có họ tên");
            if (asked.Number is { } number && byNumber.TryGetValue(number, out var numbered))
            {
                if (numbered.Count > 1)
                    return new Found($"Có {numbered.Count} người cùng số này", Candidates: numbered);
                return new Found(asked.NameKey is { } name && name != numbered[0].NameKey ? "Tìm thấy theo số; họ tên khác" : "Tìm thấy theo số", numbered[0]);
            }
            var named = asked.NameKey is { } key && byName.TryGetValue(key, out var all) ? all.FindAll(p => asked.Birth is not { } birth || p.Birth?.AgreesWith(birth) == true) : [];
            if (named.Count == 0)
                return new Found("Không tìm thấy");
            if (asked.Number is not null)
                return new Found($"Không tìm thấy số này; có {named.Count} người cùng họ tên", Candidates: named);
            return named.Count == 1
                ? new Found(asked.Birth is null ? "Tìm thấy theo họ tên" : "Tìm thấy theo họ tên và ngày sinh", named[0])
                : new Found($"Có {named.Count} người cùng họ tên", Candidates: named);
        }

        private static List<Person> ListOf(Dictionary<string, List<Person>> lists, string key) => lists.TryGetValue(key, out var known) ? known : lists[key] = [];
    }
}
