using System.Globalization;
using System.Text;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Benchmarks;

/// <summary>Writes a registry, a list with known slips, and the truth: data the engine was never tuned on, anew for every seed.</summary>
internal static class SyntheticLists
{
    private static readonly (string Kind, double Share)[] Nobody = [("stranger", .054), ("near-name-other-birth", .028), ("near-name-dob-other-id", .019), ("relative-like", .015)];

    public static void Make(string folder, int people, int rows, int seed)
    {
        var random = new Random(seed);
        var registry = new SyntheticRegistry(people, random);
        var households = registry.People.ToLookup(p => p.Household);
        var namesakes = registry.People.Where(p => p.Namesake.Length > 0).ToList();
        var byName = registry.People.ToLookup(p => PlainName(p.Name));
        Directory.CreateDirectory(folder);
        Write(folder, "registry.csv", "so_dinh_danh,ho_ten,ngay_sinh,gioi_tinh,cmnd_cu,thon,xa", registry.People.Select(p =>
            string.Join(',', p.CitizenId, string.Join(' ', p.Name), p.Birth, p.Sex == Sex.Female ? "Nữ" : "Nam", p.OldId, p.HamletName, p.Commune.Name)));

        var (list, truth) = (new List<string>(rows), new List<string>(rows));
        for (var id = 1; id <= rows; id++)
        {
            var near = SyntheticNames.Pick(random, random.NextDouble() < .1 ? namesakes : registry.People);
            var kind = KindOf(random.NextDouble());
            var person = kind == "person" ? near : registry.Stranger(near, kind);
            var row = new SyntheticRow(person, kind == "person" ? households[near.Household].ToList() : [], kind == "near-name-dob-other-id", random);
            var others = OthersWhoFit(row, kind == "person", byName[PlainName(person.Name)]);
            list.Add(string.Join(',', id, row.Name, row.BirthText, row.Sex, row.Number, row.Hamlet, row.Commune));
            truth.Add(string.Join(',', id, kind == "person" ? person.CitizenId : "", kind, row.Slips, kind == "person" ? near.Namesake : "", string.Join(' ', others)));
        }
        Write(folder, "list.csv", "row_id,ho_ten,ngay_sinh,gioi_tinh,so_giay_to,thon,xa", list);
        Write(folder, "truth.csv", "row_id,true_id,kind,corruptions,namesake_kind,other_candidates", truth);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{registry.People.Count} persons, {rows} rows, seed {seed}: {folder}"));
    }

    private static string KindOf(double chance)
    {
        foreach (var (kind, share) in Nobody)
        {
            if ((chance -= share) < 0)
                return kind;
        }
        return "person";
    }

    /// <summary>
    /// Namesakes of the same year whom the printed thôn does not rule out, where neither the number nor the birth date is printed as it is:
    /// whoever reads only the row cannot tell them apart.
    /// </summary>
    private static IEnumerable<string> OthersWhoFit(SyntheticRow row, bool isPerson, IEnumerable<SyntheticPerson> namesakes)
    {
        var isExactNumber = row.Number.Length > 0 && !row.Has("ID-TYPO") && !row.Has("ID-OF-RELATIVE");
        if (isExactNumber)
            return [];
        var isExactBirth = isPerson && row.Birth == row.Person.Birth && row.Birth is { IsExact: true };
        return namesakes.Where(p => p.CitizenId != row.Person.CitizenId && p.Commune == row.Person.Commune && (row.Sex.Length == 0 || p.Sex == row.Person.Sex)
            && (row.Hamlet.Length == 0 || row.Has("THON-WRONG") || p.HamletName == row.Person.HamletName)
            && (row.Birth is null || (isExactBirth ? p.Birth.AgreesWith(row.Birth.Value) : p.Birth.Year == row.Birth.Value.Year))).Select(p => p.CitizenId);
    }

    private static string PlainName(string[] name) => new NameForms(string.Join(' ', name.Where((w, i) => i == 0 || w is not ("Thị" or "Văn")))).Key;

    private static void Write(string folder, string file, string header, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(folder, file), lines.Prepend(header), new UTF8Encoding(false));
}
