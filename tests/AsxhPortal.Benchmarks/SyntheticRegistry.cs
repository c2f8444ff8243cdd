using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Benchmarks;

internal sealed record SyntheticCommune(string Name, string OldName, string[] Hamlets);

internal sealed record SyntheticPerson(string CitizenId, string[] Name, PartialDate Birth, Sex Sex, string OldId, int Hamlet, SyntheticCommune Commune, int Household, string Namesake = "")
{
    public string HamletName => Commune.Hamlets[Hamlet];
}

/// <summary>Households of invented people in communes of some seven thousand, with the namesakes that make matching hard.</summary>
internal sealed class SyntheticRegistry
{
    private const int PeopleOfACommune = 6700;
    private const int LastYear = 2023;
    private static readonly string[] Heads = ["Xuân", "Đan", "Tiên", "Cương", "Hội", "Mỹ", "Phổ", "Thịnh", "Lạc", "Bình", "Kỳ", "Thạch", "Sơn", "Đức"];
    private static readonly string[] Tails = ["An", "Hội", "Trường", "Điền", "Gián", "Thành", "Lĩnh", "Viên", "Lam", "Hải", "Giang", "Phú"];
    private static readonly string[] Places = ["Long", "Sơn", "Tân", "Hoà", "Mỹ", "Tiến", "Nam", "Hải", "Lợi", "Ngư", "Thông", "Đình"];
    private readonly Random _random;
    private readonly HashSet<string> _ids = [];
    private int _households;

    public SyntheticRegistry(int people, Random random)
    {
        _random = random;
        var communes = Enumerable.Range(0, Math.Max(1, (people + PeopleOfACommune / 2) / PeopleOfACommune)).Select(Commune).ToList();
        while (People.Count < people)
            AddHousehold(SyntheticNames.Pick(random, communes));
        AddNamesakes(Math.Max(1, people / 80));
        var order = People.ToArray();
        random.Shuffle(order);
        People = [.. order];
    }

    public List<SyntheticPerson> People { get; } = [];

    private SyntheticCommune Commune(int number)
    {
        var name = $"{Heads[number % Heads.Length]} {Tails[number / Heads.Length % Tails.Length + number % 3]}";
        var hamlets = (number % 3) switch
        {
            0 => Enumerable.Range(1, 7).Select(i => $"Tổ dân phố {i}"),
            1 => Enumerable.Range(1, 7).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            _ => Places.Take(8).Select(p => $"{Heads[number % Heads.Length]} {p}"),
        };
        return new SyntheticCommune((number % 3 == 0 ? "Thị trấn " : "Xã ") + name, $"{name.Split(' ')[0]} Cựu {number + 1}", hamlets.ToArray());
    }

    private void AddHousehold(SyntheticCommune commune)
    {
        var hamlet = Math.Min(_random.Next(commune.Hamlets.Length), _random.Next(commune.Hamlets.Length + 2));
        var household = _households++;
        var headYear = _random.Next(1930, 2000);
        var family = SyntheticNames.Family(_random);
        var headSex = _random.NextDouble() < .75 ? Sex.Male : Sex.Female;
        Add(family, headSex, headYear, hamlet, commune, household);
        if (_random.NextDouble() < .7)
            Add(SyntheticNames.Family(_random), headSex == Sex.Male ? Sex.Female : Sex.Male, Math.Clamp(headYear + _random.Next(-4, 8), 1928, 2004), hamlet, commune, household);
        var children = _random.Next(0, 5);
        for (var i = 0; i < children; i++)
        {
            var year = headYear + _random.Next(20, 38);
            if (year <= LastYear)
                Add(family, _random.NextDouble() < .5 ? Sex.Male : Sex.Female, year, hamlet, commune, household);
        }
    }

    private void Add(string family, Sex sex, int year, int hamlet, SyntheticCommune commune, int household) =>
        People.Add(new SyntheticPerson(NewId(sex, year), [family, .. SyntheticNames.Given(_random, sex, year)], BirthIn(year), sex, NewOldId(year), hamlet, commune, household));

    private PartialDate BirthIn(int year)
    {
        var chance = _random.NextDouble();
        if (year < 1955 && chance < .3)
            return new PartialDate(year);
        var month = _random.Next(1, 13);
        return year < 1955 && chance < .36 ? new PartialDate(year, month) : new PartialDate(year, month, _random.Next(1, DateTime.DaysInMonth(year, month) + 1));
    }

    private string NewId(Sex sex, int year)
    {
        while (true)
        {
            var province = _random.NextDouble() < .95 ? 42 : _random.Next(1, 97);
            var id = $"{province:000}{(year - 1900) / 100 * 2 + (sex == Sex.Female ? 1 : 0)}{year % 100:00}{_random.Next(1_000_000):000000}";
            if (_ids.Add(id))
                return id;
        }
    }

    private string NewOldId(int year) => year < 2006 && _random.NextDouble() < .8 ? $"18{_random.Next(10_000_000):0000000}" : "";

    /// <summary>Father and son, cousins, twins, and strangers of one name and birth in two thôn.</summary>
    private void AddNamesakes(int pairs)
    {
        for (var i = 0; i < pairs; i++)
        {
            var place = _random.Next(People.Count);
            var one = People[place];
            var (kind, other) = (i % 5) switch
            {
                0 when one.Sex == Sex.Male && one.Birth.Year < 1998 => ("father-son", Like(one, one.Name, BirthIn(Math.Min(LastYear, one.Birth.Year + _random.Next(20, 36))), one.Hamlet)),
                1 => ("cousin-same-year", Like(one, one.Name, BirthIn(one.Birth.Year), one.Hamlet)),
                2 => ("cousin-near-year", Like(one, one.Name, BirthIn(Math.Clamp(one.Birth.Year + (_random.NextDouble() < .5 ? -1 : 1), 1925, LastYear)), one.Hamlet)),
                3 => ("same-name-dob-other-thon", Like(one, one.Name, one.Birth, (one.Hamlet + 1 + _random.Next(one.Commune.Hamlets.Length - 1)) % one.Commune.Hamlets.Length)),
                _ => ("twin-similar", Like(one, [.. one.Name[..^1], SyntheticNames.Given(_random, one.Sex, one.Birth.Year)[^1]], one.Birth, one.Hamlet) with { Household = one.Household }),
            };
            People[place] = one with { Namesake = kind };
            People.Add(other with { Namesake = kind });
        }
    }

    private SyntheticPerson Like(SyntheticPerson one, string[] name, PartialDate birth, int hamlet) =>
        new(NewId(one.Sex, birth.Year), name, birth, one.Sex, NewOldId(birth.Year), hamlet, one.Commune, _households++);

    /// <summary>Somebody who is not in the registry, with a number that nobody has.</summary>
    public SyntheticPerson Stranger(SyntheticPerson near, string kind)
    {
        var sex = kind == "stranger" && _random.NextDouble() < .5 ? Sex.Female : near.Sex;
        switch (kind)
        {
            case "near-name-other-birth":
                return Like(near, near.Name, BirthIn(Math.Clamp(near.Birth.Year + SyntheticNames.Pick(_random, [-14, -9, -7, -5, -4, -3, 3, 4, 5, 7, 9, 14]), 1925, LastYear)), near.Hamlet);
            case "near-name-dob-other-id":
                return Like(near, near.Name, near.Birth, (near.Hamlet + 1) % near.Commune.Hamlets.Length);
            case "relative-like":
                return Like(near, [near.Name[0], .. SyntheticNames.Given(_random, near.Sex, near.Birth.Year)], BirthIn(Math.Clamp(near.Birth.Year + _random.Next(-3, 4), 1925, LastYear)), near.Hamlet);
            default:
                var year = _random.Next(1930, LastYear);
                return new(NewId(sex, year), [SyntheticNames.Family(_random), .. SyntheticNames.Given(_random, sex, year)], BirthIn(year), sex, "", near.Hamlet, near.Commune, -1);
        }
    }
}
