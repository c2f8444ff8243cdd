using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>How two birth dates stand to each other, best first.</summary>
public enum BirthLikeness
{
    SameDay,
    SameMonth,
    SameYear,

    /// <summary>05/12/1950 and 12/05/1950.</summary>
    DayAndMonthSwapped,

    /// <summary>Day and month equal, the year one digit off.</summary>
    YearOneDigitOff,

    /// <summary>The year equal, and of day and month one equal and the other a slip: one digit off, one too many, digits swapped.</summary>
    DayOrMonthSlip,

    /// <summary>The year equal and either day or month too.</summary>
    PartlySame,

    /// <summary>Only the year is equal, though both sides know the day.</summary>
    OnlyYear,

    Different,
    Missing,
}

/// <summary>How two numbers stand to each other, best first.</summary>
public enum NumberLikeness
{
    Same,
    OneDigitOff,

    /// <summary>The printed number is that of another known person of the same thôn: a relative's, most often.</summary>
    OfNeighbour,

    /// <summary>The printed number is that of another known person who lives elsewhere.</summary>
    OfAnother,

    /// <summary>Nobody known has the printed number, and it is not this person's.</summary>
    Different,
    Missing,
}

/// <summary>How sex or thôn stand to each other.</summary>
public enum WordLikeness { Same, Different, Missing }

/// <summary>All comparisons of one row with one citizen: the evidence, before any weighing.</summary>
public readonly record struct Likeness(
    NameLikeness Name, BirthLikeness Birth, WordLikeness Sex, NumberLikeness CitizenId, NumberLikeness OldId, WordLikeness Hamlet,
    WordLikeness Commune = WordLikeness.Missing)
{
    /// <summary>Nothing known on both sides differs.</summary>
    public bool BirthAgrees => Birth is BirthLikeness.SameDay or BirthLikeness.SameMonth or BirthLikeness.SameYear;

    /// <summary>Agrees, or differs by a slip of the pen only.</summary>
    public bool BirthIsLike => Birth < BirthLikeness.PartlySame;

    public bool NameAgrees => Name is not (NameLikeness.Different or NameLikeness.Missing);

    public bool HasLikeNumber => HasSameNumber || CitizenId == NumberLikeness.OneDigitOff || OldId == NumberLikeness.OneDigitOff;

    public bool HasSameNumber => CitizenId == NumberLikeness.Same || OldId == NumberLikeness.Same;

    /// <summary>The fields that differ, as stored in <see cref="MatchCandidate.DifferingFields"/>.</summary>
    public IEnumerable<string> DifferingFields()
    {
        if (Name != NameLikeness.Same)
            yield return "FullName";
        if (Birth is not (BirthLikeness.SameDay or BirthLikeness.SameMonth or BirthLikeness.SameYear or BirthLikeness.Missing))
            yield return "Birth";
        if (Sex == WordLikeness.Different)
            yield return "Sex";
        if (CitizenId is not (NumberLikeness.Same or NumberLikeness.Missing))
            yield return "CitizenId";
        if (OldId is not (NumberLikeness.Same or NumberLikeness.Missing))
            yield return "OldId";
        if (Hamlet == WordLikeness.Different || Commune == WordLikeness.Different)
            yield return "Hamlet";
    }

    /// <summary>Compares a row with one person outside a run, e.g. somebody found by hand. Numbers of neighbours are not known here.</summary>
    public static Likeness Of(MatchSubject subject, in KnownPerson person) => new(
        new NameForms(subject.FullName).LikenessTo(new NameForms(person.FullName)),
        Compare(subject.Birth, person.Birth),
        Compare(subject.Sex, person.Sex),
        Compare(PaperNumber.CitizenId(subject.CitizenId).Text, person.CitizenId),
        Compare(PaperNumber.OldId(subject.OldId, subject.CitizenId).Text, person.OldId),
        ComparePlaces(CitizenIndex.PlaceKey(subject.HamletName), CitizenIndex.PlaceKey(person.HamletName)));

    public static BirthLikeness Compare(PartialDate? row, PartialDate? citizen)
    {
        if (row is not { } left || citizen is not { } right)
            return BirthLikeness.Missing;
        if (left.Year == right.Year)
            return CompareWithinYear(left, right);
        if (!IsOneDigitOff(left.Year, right.Year))
            return BirthLikeness.Different;
        if (left.IsExact && right.IsExact)
            return left.Day == right.Day && left.Month == right.Month && !IsFirstOfJanuary(left) ? BirthLikeness.YearOneDigitOff : BirthLikeness.Different;
        return left.Month is not null && left.Month == right.Month ? BirthLikeness.PartlySame : BirthLikeness.Different;
    }

    private static BirthLikeness CompareWithinYear(PartialDate left, PartialDate right)
    {
        // 01/01 stands on many papers for "only the year is known".
        if (left.Month is null || right.Month is null || IsFirstOfJanuary(left) || IsFirstOfJanuary(right))
            return BirthLikeness.SameYear;
        var sameMonth = left.Month == right.Month;
        if (left.Day is null || right.Day is null)
            return sameMonth ? BirthLikeness.SameMonth : BirthLikeness.OnlyYear;
        var sameDay = left.Day == right.Day;
        if (sameMonth && sameDay)
            return BirthLikeness.SameDay;
        if (left.Day == right.Month && left.Month == right.Day)
            return BirthLikeness.DayAndMonthSwapped;
        if (sameMonth)
            return IsSlip(left.Day.Value, right.Day.Value) ? BirthLikeness.DayOrMonthSlip : BirthLikeness.PartlySame;
        if (sameDay)
            return IsSlip(left.Month.Value, right.Month.Value) ? BirthLikeness.DayOrMonthSlip : BirthLikeness.PartlySame;
        return BirthLikeness.OnlyYear;
    }

    public static NumberLikeness Compare(string? row, string? citizen)
    {
        if (string.IsNullOrEmpty(row) || string.IsNullOrEmpty(citizen))
            return NumberLikeness.Missing;
        if (row == citizen)
            return NumberLikeness.Same;
        return EditDistance.IsOne(row, citizen) ? NumberLikeness.OneDigitOff : NumberLikeness.Different;
    }

    public static WordLikeness Compare(Sex? row, Sex? citizen) =>
        row is null || citizen is null ? WordLikeness.Missing : row == citizen ? WordLikeness.Same : WordLikeness.Different;

    /// <param name="row">Folded thôn, by <see cref="CitizenIndex.PlaceKey"/>.</param>
    /// <param name="citizen">Likewise.</param>
    public static WordLikeness ComparePlaces(string row, string citizen) =>
        row.Length == 0 || citizen.Length == 0 ? WordLikeness.Missing : row == citizen ? WordLikeness.Same : WordLikeness.Different;

    private static bool IsFirstOfJanuary(PartialDate date) => date is { Day: 1, Month: 1 };

    /// <summary>Two-digit numbers: 04 and 05, 11 and 17, 12 and 21.</summary>
    private static bool IsSlip(int left, int right) =>
        Math.Abs(left - right) == 1 || left / 10 == right / 10 || left % 10 == right % 10 || (left % 10 == right / 10 && left / 10 == right % 10);

    /// <summary>1962 and 1952; also 1999 and 2000.</summary>
    private static bool IsOneDigitOff(int left, int right)
    {
        if (Math.Abs(left - right) == 1)
            return true;
        var differing = 0;
        for (; left > 0 || right > 0; left /= 10, right /= 10)
        {
            if (left % 10 != right % 10)
                differing++;
        }
        return differing == 1;
    }
}
