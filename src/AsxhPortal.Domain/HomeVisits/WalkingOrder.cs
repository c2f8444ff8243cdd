using System.Globalization;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>One person as a day plan sees them.</summary>
/// <param name="HamletName">Null: nobody has entered the thôn.</param>
/// <param name="HouseholdCode">Number of the household in the list it came from; two lists may number alike.</param>
/// <param name="Absences">Times that somebody came in this round and met nobody.</param>
/// <param name="ReturnOn">The day appointed at the last of them.</param>
public sealed record PersonToVisit(
    Guid PersonId, string FullName, Guid? HamletId, string? HamletName, string? HouseholdCode, string? HouseholdHead, int Absences = 0, DateOnly? ReturnOn = null);

/// <summary>A door to knock at: everybody of one household, the head first, then by Vietnamese name.</summary>
/// <param name="Key">The same for every member; no meaning of its own.</param>
/// <param name="HamletName">Where most of its members are registered; null when nobody's thôn is known.</param>
/// <param name="Name">The head of the household; null for somebody without one.</param>
public sealed record WalkingHousehold(string Key, Guid? HamletId, string? HamletName, string? Name, IReadOnlyList<PersonToVisit> People);

/// <summary>
/// The order in which a team walks: thôn after thôn (Thôn 2 before Thôn 10, unknown thôn last), in a thôn household after household by its head's
/// name as in Vietnamese lists. The register holds no house number; what the team knows better it changes by hand.
/// </summary>
public static class WalkingOrder
{
    private static readonly IComparer<string> Natural = Comparer<string>.Create(CompareNatural);

    public static IReadOnlyList<WalkingHousehold> Of(IEnumerable<PersonToVisit> people)
    {
        var all = people.Select(person => (Person: person, Head: VietnameseText.Fold(person.HouseholdHead), Code: VietnameseText.Fold(person.HouseholdCode))).ToList();
        // A household that is known by number and head holds together over two thôn; who has only one of the two joins it within the thôn when there is one to join.
        var certain = all.Where(p => p.Head.Length > 0 && p.Code.Length > 0).ToList();
        var byHead = certain.ToLookup(p => (p.Person.HamletId, p.Head), p => p.Code);
        var byCode = certain.ToLookup(p => (p.Person.HamletId, p.Code), p => p.Head);
        string KeyOf(PersonToVisit person, string head, string code) => (head.Length > 0, code.Length > 0) switch
        {
            (true, true) => Key(code, head, null),
            (true, false) => byHead[(person.HamletId, head)].Distinct().ToList() is [var only] ? Key(only, head, null) : Key("", head, person.HamletId),
            (false, true) => byCode[(person.HamletId, code)].Distinct().ToList() is [var only] ? Key(code, only, null) : Key(code, "", person.HamletId),
            _ => person.PersonId.ToString("N"),
        };
        return
        [
            .. all.GroupBy(p => KeyOf(p.Person, p.Head, p.Code)).Select(group => Household(group.Key, [.. group.Select(p => p.Person)]))
                .OrderBy(h => h.HamletId is null)
                .ThenBy(h => VietnameseText.Fold(h.HamletName), Natural)
                .ThenBy(h => VietnameseName.SortKeyOf(h.Name ?? h.People[0].FullName), StringComparer.Ordinal)
                .ThenBy(h => h.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// People put on a plan that stands already: a household that is there takes its new members in; a new household goes behind the one it follows in
    /// walking order; whatever was moved by hand stays where it was put.
    /// </summary>
    /// <param name="standing">Everybody on the plan, in its order.</param>
    /// <param name="added">Nobody of the former.</param>
    public static IReadOnlyList<WalkingHousehold> Merge(IReadOnlyList<PersonToVisit> standing, IEnumerable<PersonToVisit> added)
    {
        var walking = Of(standing.Concat(added));
        var keyOf = walking.SelectMany(h => h.People.Select(person => (person.PersonId, h.Key))).ToDictionary(p => p.PersonId, p => p.Key);
        var keys = standing.Select(person => keyOf[person.PersonId]).Distinct().ToList();
        var placed = keys.ToHashSet();
        string? before = null;
        foreach (var household in walking)
        {
            if (placed.Add(household.Key))
                keys.Insert(before is null ? 0 : keys.IndexOf(before) + 1, household.Key);
            before = household.Key;
        }
        var byKey = walking.ToDictionary(h => h.Key);
        return [.. keys.Select(key => byKey[key])];
    }

    /// <summary>The household of a person one place up or down; at the end it stays.</summary>
    public static IReadOnlyList<WalkingHousehold> Shift(IReadOnlyList<WalkingHousehold> households, Guid personId, bool isUp)
    {
        var all = households.ToList();
        var at = all.FindIndex(h => h.People.Any(person => person.PersonId == personId));
        var to = isUp ? at - 1 : at + 1;
        if (at >= 0 && to >= 0 && to < all.Count)
            (all[at], all[to]) = (all[to], all[at]);
        return all;
    }

    private static string Key(string code, string head, Guid? hamletId) => string.Create(CultureInfo.InvariantCulture, $"{code}|{head}|{hamletId:N}");

    private static WalkingHousehold Household(string key, List<PersonToVisit> members)
    {
        var home = members.Where(m => m.HamletId is not null).GroupBy(m => m.HamletId)
            .OrderByDescending(g => g.Count()).ThenBy(g => VietnameseText.Fold(g.First().HamletName), Natural).FirstOrDefault()?.First();
        var head = members.Select(m => m.HouseholdHead).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
        var headKey = VietnameseText.Fold(head);
        return new WalkingHousehold(key, home?.HamletId, home?.HamletName, head,
            [.. members.OrderBy(m => VietnameseText.Fold(m.FullName) != headKey).ThenBy(m => VietnameseName.SortKeyOf(m.FullName), StringComparer.Ordinal).ThenBy(m => m.PersonId)]);
    }

    /// <summary>Runs of digits compare as numbers.</summary>
    private static int CompareNatural(string left, string right)
    {
        var (i, j) = (0, 0);
        while (i < left.Length && j < right.Length)
        {
            if (char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                var (one, other) = (Digits(left, ref i), Digits(right, ref j));
                var byLength = one.Length.CompareTo(other.Length);
                var order = byLength != 0 ? byLength : string.CompareOrdinal(one, other);
                if (order != 0)
                    return order;
            }
            else if (left[i] != right[j])
            {
                return left[i].CompareTo(right[j]);
            }
            else
            {
                (i, j) = (i + 1, j + 1);
            }
        }
        return (left.Length - i).CompareTo(right.Length - j);
    }

    private static string Digits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        return text[start..at].TrimStart('0');
    }
}
