using AsxhPortal.Domain.Organisation;
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

    /// <summary>The year equal and either day or month too.</summary>
    PartlySame,

    /// <summary>Only the year is equal, though both sides know the day.</summary>
    OnlyYear,

    Different,
    Missing,
}

/// <summary>How two numbers stand to each other, best first.</summary>
public enum NumberLikeness { Same, OneDigitOff, Different, Missing }

/// <summary>How sex or thôn stand to each other.</summary>
public enum WordLikeness { Same, Different, Missing }

/// <summary>All comparisons of one row with one citizen: the evidence, before any weighing.</summary>
public readonly record struct Likeness(NameLikeness Name, BirthLikeness Birth, WordLikeness Sex, NumberLikeness CitizenId, NumberLikeness OldId, WordLikeness Hamlet)
{
    /// <summary>Nothing known on both sides differs.</summary>
    public bool BirthAgrees => Birth is BirthLikeness.SameDay or BirthLikeness.SameMonth or BirthLikeness.SameYear;

    public bool NameAgrees => Name is not (NameLikeness.Different or NameLikeness.Missing);

    /// <summary>The fields that differ, as stored in <see cref="MatchCandidate.DifferingFields"/>.</summary>
    public IEnumerable<string> DifferingFields()
    {
        if (Name != NameLikeness.Same)
            yield return "FullName";
        if (Birth is not (BirthLikeness.SameDay or BirthLikeness.SameMonth or BirthLikeness.SameYear or BirthLikeness.Missing))
            yield return "Birth";
        if (Sex == WordLikeness.Different)
            yield return "Sex";
        if (CitizenId is NumberLikeness.OneDigitOff or NumberLikeness.Different)
            yield return "CitizenId";
        if (OldId is NumberLikeness.OneDigitOff or NumberLikeness.Different)
            yield return "OldId";
        if (Hamlet == WordLikeness.Different)
            yield return "Hamlet";
    }

    public static BirthLikeness Compare(PartialDate? row, PartialDate? citizen)
    {
        if (row is not { } left || citizen is not { } right)
            return BirthLikeness.Missing;
        if (left.AgreesWith(right))
        {
            if (left.Day is not null && right.Day is not null)
                return BirthLikeness.SameDay;
            return left.Month is not null && right.Month is not null ? BirthLikeness.SameMonth : BirthLikeness.SameYear;
        }
        // 01/01 stands on many papers for "only the year is known".
        if (left.Year == right.Year && (IsFirstOfJanuary(left) || IsFirstOfJanuary(right)))
            return BirthLikeness.SameYear;
        if (left.IsExact && right.IsExact)
        {
            if (left.Year == right.Year && left.Day == right.Month && left.Month == right.Day)
                return BirthLikeness.DayAndMonthSwapped;
            if (left.Day == right.Day && left.Month == right.Month && IsOneDigitOff(left.Year, right.Year))
                return BirthLikeness.YearOneDigitOff;
            if (left.Year == right.Year)
                return left.Day == right.Day || left.Month == right.Month ? BirthLikeness.PartlySame : BirthLikeness.OnlyYear;
            return BirthLikeness.Different;
        }
        if (left.Year == right.Year)
            return BirthLikeness.OnlyYear;
        return IsOneDigitOff(left.Year, right.Year) && left.Month is not null && left.Month == right.Month ? BirthLikeness.PartlySame : BirthLikeness.Different;
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

    /// <param name="row">Folded thôn, by <see cref="Hamlet.KeyOf"/>.</param>
    /// <param name="citizen">Likewise.</param>
    public static WordLikeness ComparePlaces(string row, string citizen) =>
        row.Length == 0 || citizen.Length == 0 ? WordLikeness.Missing : row == citizen ? WordLikeness.Same : WordLikeness.Different;

    private static bool IsFirstOfJanuary(PartialDate date) => date is { Day: 1, Month: 1 };

    private static bool IsOneDigitOff(int left, int right)
    {
        var differing = 0;
        for (; left > 0 || right > 0; left /= 10, right /= 10)
        {
            if (left % 10 != right % 10)
                differing++;
        }
        return differing == 1;
    }
}
