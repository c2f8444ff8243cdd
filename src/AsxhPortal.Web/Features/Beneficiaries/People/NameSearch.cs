using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>
/// Finds people by words of the name in any order and without marks ("hoa tran" finds Trần Thị Hoà), or by digits of the citizen id, the old id
/// or the telephone.
/// </summary>
public static class NameSearch
{
    /// <param name="wordsAreWhole">True: "hoa" finds Hoà, not Hoàng; false: also names that begin with it.</param>
    public static IQueryable<Beneficiary> Apply(IQueryable<Beneficiary> people, string text, bool wordsAreWhole)
    {
        foreach (var word in VietnameseText.Fold(text).Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var digits = word.Replace(".", "", StringComparison.Ordinal);
            if (digits.Length >= 3 && digits.All(char.IsAsciiDigit))
            {
                people = people.Where(b => b.CitizenId!.Contains(digits) || b.OldId!.Contains(digits) || b.Phone!.Contains(digits));
                continue;
            }
            var sought = " " + word + (wordsAreWhole ? " " : "");
            people = people.Where(b => (" " + b.NameKey + " ").Contains(sought));
        }
        return people;
    }
}
