using System.Globalization;
using System.Text;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Benchmarks;

/// <summary>What an office printed of a person, with the slips it made on the way.</summary>
internal sealed class SyntheticRow
{
    private const string Neighbours = "qwertyuiopasdfghjklzxcvbnm";
    private readonly Random _random;
    private readonly List<string> _slips = [];

    public SyntheticRow(SyntheticPerson person, IReadOnlyList<SyntheticPerson> household, bool keepsNumber, Random random)
    {
        _random = random;
        Person = person;
        Words = [.. person.Name];
        Birth = person.Birth;
        Sex = person.Sex == Domain.Shared.Sex.Female ? "Nữ" : "Nam";
        Hamlet = person.HamletName;
        Commune = person.Commune.Name;
        Number = person.CitizenId;
        PrintName();
        PrintBirth();
        if (!keepsNumber)
            PrintNumber(household);
        PrintRest();
    }

    public SyntheticPerson Person { get; }
    public string[] Words { get; private set; }
    public string Name { get; private set; } = "";
    public PartialDate? Birth { get; private set; }
    public string BirthText { get; private set; } = "";
    public string Sex { get; private set; }
    public string Number { get; private set; }
    public string Hamlet { get; private set; }
    public string Commune { get; private set; }
    public string Slips => string.Join(';', _slips);
    public bool Has(string slip) => _slips.Contains(slip);

    private bool Slip(double chance, string code)
    {
        if (_random.NextDouble() >= chance)
            return false;
        _slips.Add(code);
        return true;
    }

    private void PrintName()
    {
        if (Words.Length > 2 && Words[1] is "Thị" or "Văn" && Slip(.1, "NAME-DROPMID"))
            Words = [Words[0], .. Words[2..]];
        if (Words.Length > 2 && Slip(.01, "NAME-SWAP"))
        {
            var at = Words.Length > 3 && _random.NextDouble() < .5 ? 1 : Words.Length - 2;
            (Words[at], Words[at + 1]) = (Words[at + 1], Words[at]);
        }
        if (Slip(.115, "NAME-TYPO"))
        {
            var at = _random.Next(Words.Length);
            Words[at] = Typo(Words[at]);
        }
        Name = string.Join(' ', Words);
        if (Slip(.06, "NAME-UPPER"))
            Name = Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"));
        if (Slip(.105, "NAME-NOACC"))
            Name = _random.NextDouble() < .5 ? VietnameseText.Fold(Name).ToUpperInvariant() : string.Join(' ', VietnameseText.Fold(Name).Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
        else if (Slip(.03, "NAME-NFD"))
            Name = Name.Normalize(NormalizationForm.FormD);
        if (Slip(.03, "NAME-SPACE"))
            Name = Name.Replace(" ", "  ", StringComparison.Ordinal) + (_random.NextDouble() < .5 ? "." : " ");
        if (_random.NextDouble() < .005 && Slip(1, "NAME-INITIALS"))
            Name = string.Join(' ', Words.Select((w, i) => i is 0 or 1 && i < Words.Length - 1 ? w[..1] + "." : w));
    }

    private string Typo(string word)
    {
        var at = _random.Next(word.Length);
        return _random.Next(5) switch
        {
            0 when word.Length > 2 => word.Remove(at, 1),
            1 => word.Insert(at, word[at].ToString()),
            2 when word.Length > 2 && at + 1 < word.Length => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
            3 => word[..at] + Neighbours[_random.Next(Neighbours.Length)] + word[(at + 1)..],
            _ => Remark(word),
        };
    }

    /// <summary>Another mark on the word: Thị → Thi, Nguyễn → Nguyển.</summary>
    private string Remark(string word)
    {
        var plain = VietnameseText.SplitTone(word.ToLowerInvariant());
        var vowel = plain.Letters.IndexOfAny(['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']);
        if (vowel < 0)
            return word + word[^1];
        string[] marks = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
        var text = plain.Letters.Insert(vowel + 1, marks[(plain.Tone + 1 + _random.Next(5)) % 6]).Normalize(NormalizationForm.FormC);
        return char.ToUpper(text[0], CultureInfo.InvariantCulture) + text[1..];
    }

    private void PrintBirth()
    {
        var born = Person.Birth;
        if (Slip(.008, "DOB-BLANK"))
        {
            Birth = null;
            return;
        }
        if (born is { Day: { } day, Month: { } month })
        {
            if (Slip(.15, "DOB-YEAR"))
            {
                Birth = new PartialDate(born.Year);
                BirthText = _random.NextDouble() < .5 ? $"{born.Year}" : $"01/01/{born.Year}";
                return;
            }
            if (day <= 12 && day != month && Slip(.09, "DOB-SWAP"))
                born = new PartialDate(born.Year, day, month);
            else if (Slip(.043, "DOB-WRONG"))
                born = Wrong(born);
            Birth = born;
            var (d, m, y) = (born.Day!.Value, born.Month!.Value, born.Year);
            BirthText = $"{d:00}/{m:00}/{y}";
            if (Slip(.035, "DOB-FORM"))
                BirthText = _random.Next(4) switch { 0 => $"{d:00}-{m:00}-{y}", 1 => $"{d}.{m}.{y}", 2 => $"{d}/{m}/{y % 100:00}", _ => $"{m:00}/{y}" };
            return;
        }
        Birth = born;
        BirthText = born.Month is { } only ? $"{only:00}/{born.Year}" : Slip(.25, "DOB-FAKE0101") ? $"01/01/{born.Year}" : $"{born.Year}";
    }

    private PartialDate Wrong(PartialDate born)
    {
        for (; ; )
        {
            var (day, month, year) = (born.Day!.Value, born.Month!.Value, born.Year);
            switch (_random.Next(5))
            {
                case 0: day = day % 28 + 1; break;
                case 1: day = _random.Next(1, 29); break;
                case 2: month = month % 12 + 1; break;
                case 3: year += _random.NextDouble() < .5 ? 1 : -1; break;
                default: year += _random.NextDouble() < .5 ? 10 : -10; break;
            }
            if (PartialDate.IsPossible(year, month, day) && new PartialDate(year, month, day) != born && year is > 1915 and < 2025)
                return new PartialDate(year, month, day);
        }
    }

    private void PrintNumber(IReadOnlyList<SyntheticPerson> household)
    {
        if (Slip(.364, "ID-BLANK"))
        {
            Number = "";
            return;
        }
        var others = household.Where(p => p.CitizenId != Person.CitizenId).ToList();
        if (others.Count > 0 && Slip(.05, "ID-OF-RELATIVE"))
            Number = SyntheticNames.Pick(_random, others).CitizenId;
        else if (Person.OldId.Length > 0 && Slip(.17, "ID-09-CMND"))
            Number = Person.OldId;
        else if (Slip(.14, "ID-TYPO"))
            Number = WrongNumber(Person.CitizenId);
        else if (Slip(.14, "ID-LEAD0"))
            Number = Number.TrimStart('0');
    }

    private string WrongNumber(string id)
    {
        while (true)
        {
            var at = _random.Next(3, id.Length);
            var wrong = _random.Next(6) switch
            {
                0 => id.Insert(at, _random.Next(10).ToString(CultureInfo.InvariantCulture)),
                1 when at + 1 < id.Length => id[..at] + id[at + 1] + id[at] + id[(at + 2)..],
                _ => id[..at] + _random.Next(10) + id[(at + 1)..],
            };
            if (wrong != id)
                return wrong;
        }
    }

    private void PrintRest()
    {
        if (Slip(.09, "SEX-BLANK"))
            Sex = "";
        else if (Slip(.005, "SEX-WRONG"))
            Sex = Sex == "Nam" ? "Nữ" : "Nam";
        if (Slip(.073, "THON-BLANK"))
            Hamlet = "";
        else if (Slip(.016, "THON-WRONG"))
            Hamlet = Person.Commune.Hamlets[(Person.Hamlet + 1 + _random.Next(Person.Commune.Hamlets.Length - 1)) % Person.Commune.Hamlets.Length];
        else if (Slip(.1, "THON-VARIANT"))
            Hamlet = _random.Next(4) switch { 0 => "Thôn " + Hamlet, 1 => "T." + Hamlet, 2 => Hamlet.ToLowerInvariant(), _ => VietnameseText.Fold(Hamlet) };
        if (Slip(.09, "XA-OLDNAME"))
            Commune = Person.Commune.OldName;
        else if (Slip(.07, "XA-VARIANT"))
            Commune = _random.Next(3) switch { 0 => "", 1 => Commune.ToLowerInvariant(), _ => VietnameseText.Fold(Commune) };
    }
}
