using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

/// <summary>How a person stands in the second list beside the first; several may hold for one person.</summary>
[Flags]
public enum ListDifference
{
    None = 0,

    /// <summary>Tăng: on the second list only.</summary>
    Added = 1,

    /// <summary>Giảm: on the first list only.</summary>
    Removed = 2,

    /// <summary>Đổi thông tin: name, birth, number, thôn.</summary>
    Identity = 4,

    /// <summary>Đổi tài khoản: number, bank or holder.</summary>
    Account = 8,

    /// <summary>Đổi chế độ, mức: category or amount.</summary>
    Benefit = 16,
}

/// <summary>Which fields a list has at all; a field is compared only where both lists have it.</summary>
[Flags]
public enum ListedFields { Name = 1, Birth = 2, CitizenId = 4, Hamlet = 8, Categories = 16, Amount = 32, Account = 64, Everything = 127 }

/// <summary>One person of a list, as the list has them.</summary>
/// <param name="BeneficiaryId">The person of the register; null in a list as an office sent it.</param>
/// <param name="Birth">As written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Categories">Short names joined by "; ".</param>
/// <param name="Amount">đồng a month, over everything the list has of the person.</param>
/// <param name="Note">What the list says of the person besides, e.g. why a payment is held.</param>
public sealed record PersonOnList(
    Guid? BeneficiaryId,
    string FullName,
    string SortKey,
    string? Birth,
    string? CitizenId,
    string? HamletName,
    string? Categories,
    long Amount,
    string? AccountNumber,
    string? ProviderName,
    string? AccountHolder,
    string? Note = null);

/// <summary>A list to compare: its people, one entry each, and which fields it has.</summary>
public sealed record ComparedList(IReadOnlyList<PersonOnList> People, ListedFields Fields);

/// <summary>Something that happened to a person between the two lists and explains a difference.</summary>
/// <param name="Explains">Which differences it may explain.</param>
/// <param name="Sentence">E.g. "Đã chết ngày 03/02/2024".</param>
public sealed record KnownCause(Guid BeneficiaryId, DateTime At, ListDifference Explains, string Sentence);

/// <summary>One field that differs, in words.</summary>
public sealed record FieldDifference(ListDifference Kind, string Label, string? Before, string? After);

/// <summary>One person who differs between the lists.</summary>
/// <param name="Reasons">What explains it; empty when nothing is known.</param>
/// <param name="HasUnknownReason">True when at least one of the differences is not explained.</param>
public sealed record ComparedPerson(
    ListDifference Kinds,
    PersonOnList? Before,
    PersonOnList? After,
    IReadOnlyList<FieldDifference> Fields,
    IReadOnlyList<string> Reasons,
    bool HasUnknownReason)
{
    public PersonOnList Person => After ?? Before!;
    public Guid? BeneficiaryId => After?.BeneficiaryId ?? Before?.BeneficiaryId;
    public long AmountBefore => Before?.Amount ?? 0;
    public long AmountAfter => After?.Amount ?? 0;
}

/// <summary>How many and how much by kind; a person with two kinds counts in both.</summary>
/// <param name="Delta">đồng a month: what the kind adds to the second list or takes from it.</param>
public sealed record DifferenceTotal(ListDifference Kind, int People, long Delta);

/// <summary>Two lists of people, compared: tăng, giảm, đổi thông tin, đổi tài khoản, đổi chế độ or mức.</summary>
public sealed class ListComparison
{
    private static readonly ListDifference[] Kinds = [ListDifference.Added, ListDifference.Removed, ListDifference.Identity, ListDifference.Account, ListDifference.Benefit];

    private ListComparison(ComparedList before, ComparedList after, IReadOnlyList<ComparedPerson> people)
    {
        People = people;
        (CountBefore, CountAfter) = (before.People.Count, after.People.Count);
        (AmountBefore, AmountAfter) = (before.People.Sum(p => p.Amount), after.People.Sum(p => p.Amount));
        Totals = [.. Kinds.Select(kind =>
        {
            var those = people.Where(p => p.Kinds.HasFlag(kind)).ToList();
            return new DifferenceTotal(kind, those.Count, kind is ListDifference.Added or ListDifference.Removed or ListDifference.Benefit ? those.Sum(p => p.AmountAfter - p.AmountBefore) : 0);
        })];
        Unchanged = CountAfter - people.Count(p => p.After is not null);
    }

    /// <summary>Those who differ, in the order of Vietnamese lists.</summary>
    public IReadOnlyList<ComparedPerson> People { get; }
    public IReadOnlyList<DifferenceTotal> Totals { get; }
    public int CountBefore { get; }
    public int CountAfter { get; }

    /// <summary>đồng a month.</summary>
    public long AmountBefore { get; }
    public long AmountAfter { get; }
    public int Unchanged { get; }

    /// <summary>
    /// A person is the same by the register's id, else by the citizen's number, else by name and birth where that is unique in both lists. Nobody
    /// is matched twice.
    /// </summary>
    public static ListComparison Of(ComparedList before, ComparedList after, IEnumerable<KnownCause> causes)
    {
        var fields = before.Fields & after.Fields;
        var causesOf = causes.ToLookup(c => c.BeneficiaryId);
        var pairs = new Pairing(before.People, after.People);
        var people = new List<ComparedPerson>();
        foreach (var (was, now) in pairs.Matched)
        {
            var differences = FieldsOf(was, now, fields);
            var kinds = differences.Aggregate(ListDifference.None, (all, one) => all | one.Kind);
            if (kinds != ListDifference.None)
                people.Add(Explain(kinds, was, now, differences, causesOf));
        }
        people.AddRange(pairs.OnlyBefore.Select(was => Explain(ListDifference.Removed, was, null, [], causesOf)));
        people.AddRange(pairs.OnlyAfter.Select(now => Explain(ListDifference.Added, null, now, [], causesOf)));
        people.Sort((one, other) => string.CompareOrdinal(one.Person.SortKey, other.Person.SortKey) is var order and not 0
            ? order : string.CompareOrdinal(one.Person.CitizenId, other.Person.CitizenId));
        return new ListComparison(before, after, people);
    }

    private static ComparedPerson Explain(ListDifference kinds, PersonOnList? was, PersonOnList? now, IReadOnlyList<FieldDifference> fields, ILookup<Guid, KnownCause> causesOf)
    {
        var reasons = new List<string>();
        var isUnknown = false;
        var known = (now?.BeneficiaryId ?? was?.BeneficiaryId) is { } id ? causesOf[id].OrderByDescending(c => c.At).ToList() : [];
        foreach (var kind in Kinds.Where(k => kinds.HasFlag(k)))
        {
            if (known.Find(c => c.Explains.HasFlag(kind)) is { } cause)
                reasons.Add(cause.Sentence);
            else if (kind == ListDifference.Removed && was?.Note is { Length: > 0 } note)
                reasons.Add(note);
            else
                isUnknown = true;
        }
        return new ComparedPerson(kinds, was, now, fields, [.. reasons.Distinct()], isUnknown);
    }

    private static List<FieldDifference> FieldsOf(PersonOnList was, PersonOnList now, ListedFields fields)
    {
        var found = new List<FieldDifference>();
        void Add(bool isCompared, ListDifference kind, string label, string? before, string? after, Func<string?, string>? key = null)
        {
            key ??= text => text ?? "";
            if (isCompared && key(before) != key(after))
                found.Add(new FieldDifference(kind, label, Clean(before), Clean(after)));
        }
        Add(fields.HasFlag(ListedFields.Name), ListDifference.Identity, "Họ và tên", was.FullName, now.FullName, VietnameseText.FoldTones);
        Add(fields.HasFlag(ListedFields.Birth), ListDifference.Identity, "Ngày sinh", was.Birth, now.Birth);
        Add(fields.HasFlag(ListedFields.CitizenId), ListDifference.Identity, "Số định danh", was.CitizenId, now.CitizenId);
        Add(fields.HasFlag(ListedFields.Hamlet), ListDifference.Identity, "Thôn", was.HamletName, now.HamletName, VietnameseText.Fold);
        Add(fields.HasFlag(ListedFields.Account), ListDifference.Account, "Số tài khoản", was.AccountNumber, now.AccountNumber);
        Add(fields.HasFlag(ListedFields.Account), ListDifference.Account, "Ngân hàng", was.ProviderName, now.ProviderName, VietnameseText.Fold);
        Add(fields.HasFlag(ListedFields.Account) && was.AccountHolder is not null && now.AccountHolder is not null, ListDifference.Account, "Chủ tài khoản", was.AccountHolder, now.AccountHolder, VietnameseText.Fold);
        Add(fields.HasFlag(ListedFields.Categories), ListDifference.Benefit, "Loại đối tượng", was.Categories, now.Categories, CategoriesKey);
        if (fields.HasFlag(ListedFields.Amount) && was.Amount != now.Amount)
            found.Add(new FieldDifference(ListDifference.Benefit, "Mức hưởng", new Dong(was.Amount).ToString(), new Dong(now.Amount).ToString()));
        return found;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static string CategoriesKey(string? text) => string.Join(';', (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));

    /// <summary>Who of one list is who of the other.</summary>
    private sealed class Pairing
    {
        private readonly HashSet<PersonOnList> _before;
        private readonly HashSet<PersonOnList> _after;

        public Pairing(IReadOnlyList<PersonOnList> before, IReadOnlyList<PersonOnList> after)
        {
            _before = new HashSet<PersonOnList>(before, ReferenceEqualityComparer.Instance);
            _after = new HashSet<PersonOnList>(after, ReferenceEqualityComparer.Instance);
            MatchBy(p => p.BeneficiaryId?.ToString());
            MatchBy(p => p.CitizenId);
            MatchBy(p => p.Birth is null ? null : $"{VietnameseText.Fold(p.FullName)}|{p.Birth}|{VietnameseText.Fold(p.HamletName)}");
            MatchBy(p => p.Birth is null ? null : $"{VietnameseText.Fold(p.FullName)}|{p.Birth}");
            OnlyBefore = [.. before.Where(_before.Contains)];
            OnlyAfter = [.. after.Where(_after.Contains)];
        }

        public List<(PersonOnList Was, PersonOnList Now)> Matched { get; } = [];
        public IReadOnlyList<PersonOnList> OnlyBefore { get; }
        public IReadOnlyList<PersonOnList> OnlyAfter { get; }

        private void MatchBy(Func<PersonOnList, string?> key)
        {
            var unique = _after.GroupBy(p => key(p) ?? "").Where(g => g.Key.Length > 0 && g.Take(2).Count() == 1).ToDictionary(g => g.Key, g => g.First());
            foreach (var group in _before.GroupBy(p => key(p) ?? "").Where(g => g.Key.Length > 0 && g.Take(2).Count() == 1).ToList())
            {
                if (!unique.TryGetValue(group.Key, out var now))
                    continue;
                var was = group.First();
                // Two numbers that disagree are two people, whatever their names.
                if (was.CitizenId is not null && now.CitizenId is not null && was.CitizenId != now.CitizenId && (was.BeneficiaryId is null || was.BeneficiaryId != now.BeneficiaryId))
                    continue;
                if (was.BeneficiaryId is not null && now.BeneficiaryId is not null && was.BeneficiaryId != now.BeneficiaryId)
                    continue;
                Matched.Add((was, now));
                _before.Remove(was);
                _after.Remove(now);
            }
        }
    }
}

public static class ListDifferenceWords
{
    /// <summary>One kind: "Tăng"; several: "Đổi thông tin, đổi tài khoản".</summary>
    public static string ToVietnamese(this ListDifference kinds)
    {
        var words = Enum.GetValues<ListDifference>().Where(k => k != ListDifference.None && kinds.HasFlag(k)).Select(Word).ToList();
        return words.Count == 0 ? "Không đổi" : words[0] + string.Concat(words.Skip(1).Select(w => ", " + char.ToLowerInvariant(w[0]) + w[1..]));
    }

    private static string Word(ListDifference kind) => kind switch
    {
        ListDifference.Added => "Tăng",
        ListDifference.Removed => "Giảm",
        ListDifference.Identity => "Đổi thông tin",
        ListDifference.Account => "Đổi tài khoản",
        _ => "Đổi chế độ, mức",
    };
}
