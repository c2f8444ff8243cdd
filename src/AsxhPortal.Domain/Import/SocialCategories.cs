using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;
using static AsxhPortal.Domain.Import.CategoryWords;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Social assistance: words decide first; age on the list's date, coefficient (or amount ÷ base) and the code column settle what the words
/// leave open (NĐ 20/2021 Đ5, Đ6, Đ20).
/// </summary>
internal sealed partial class SocialCategories(Func<string, string?> byListCode, Func<CleanedRow, decimal?> coefficientOf, DateOnly listDate)
{
    public string? Find(CleanedRow row, string words, string listCode)
    {
        var (age, youngest, ageIsSure) = AgeOf(row);
        var coefficient = coefficientOf(row);
        var isChildWord = Has(words, "tre em") || Has(words, "tre mo coi") || Has(words, "tre khuyet tat");
        var isCare = Has(words, "cham soc") || Has(words, "nuoi duong") && Has(words, "kinh phi") || Has(words, "nhan nuoi");

        if (Has(words, "khong co nguon nuoi duong") && !Has(words, "cham soc"))
            return Orphan(words, age, coefficient);
        if (isCare && Has(words, "khuyet tat"))
            return Carer(words, coefficient, isChildWord);
        if (isCare && (Has(words, "mo coi") || isChildWord))
            return coefficient == 2.5m || Has(words, "duoi 4 tuoi") ? "CS-20.1-U4" : "CS-20.1-4-16";
        if (isCare && Has(words, "nguoi cao tuoi") && Has(words, "cong dong"))
            return "BTXH-5D";
        if (Has(words, "hiv") || Clause(words) == "8")
            return isChildWord ? (age is < 4 ? "BTXH-3-U4" : "BTXH-3-4-16") : "BTXH-8";
        if (Has(words, "khuyet tat"))
            return Disabled(row, words, listCode, age, youngest, ageIsSure, isChildWord);
        if (Has(words, "mo coi") || Has(words, "bo roi"))
            return Orphan(words, age, coefficient);
        if (Has(words, "don than"))
            return "BTXH-4";
        if (Has(words, "duoi 3 tuoi"))
            return "BTXH-7";
        if (Has(words, "huu tri xa hoi"))
            return age is < 75 ? "HTXH-70-75" : "HTXH-75";
        if (Elderly().IsMatch(words))
            return Old(row, words, listCode, age, ageIsSure);
        return Clause(words) switch
        {
            "1" => Orphan(words, age, coefficient),
            "2" => "BTXH-2",
            "3" => age is < 4 ? "BTXH-3-U4" : "BTXH-3-4-16",
            "4" => "BTXH-4",
            "5" => Old(row, words, listCode, age, ageIsSure),
            "7" => "BTXH-7",
            _ => null,
        };
    }

    private static string Carer(string words, decimal? coefficient, bool isChild)
    {
        if (Has(words, "mang thai") || Has(words, "36 thang"))
            return coefficient == 2.0m ? "CS-20.2A-20" : "CS-20.2A-15";
        // "Nhận chăm sóc": a household that is not the family (Đ20 k2 điểm d) gets 1,5 or 2,5.
        if (Has(words, "nhan cham soc") && coefficient is null or 1.5m or 2.5m && coefficient != 1.0m && (coefficient is not null || Has(words, "nhan cham soc")))
            return coefficient == 2.5m || isChild ? "CS-20.2D-TE" : "CS-20.2D";
        return coefficient switch
        {
            1.5m => "CS-20.2D",
            2.5m => "CS-20.2D-TE",
            _ => "CS-20.2C",
        };
    }

    private static string Orphan(string words, int? age, decimal? coefficient)
    {
        if (Has(words, "22") || Has(words, "dang hoc") || Has(words, "dang di hoc") || Has(words, "tren 16")) return "BTXH-2";
        if (Has(words, "duoi 4") || coefficient == 2.5m) return "BTXH-1-U4";
        return age switch
        {
            < 4 when coefficient != 1.5m => "BTXH-1-U4",
            >= 16 and <= 22 when coefficient is null => "BTXH-2",
            _ => "BTXH-1-4-16",
        };
    }

    private string? Disabled(CleanedRow row, string words, string listCode, int? age, int? youngest, bool ageIsSure, bool isChildWord)
    {
        var coefficient = coefficientOf(row);
        bool? isExtreme = Has(words, "dac biet nang") ? true : Has(words, "nang") ? false : null;
        var byWords = isChildWord ? AgeClass.Child : Has(words, "nguoi cao tuoi") ? AgeClass.Old : Has(words, "16 60") || Has(words, "16 den 60") || Has(words, "16 den duoi 60") ? AgeClass.Adult : (AgeClass?)null;
        AgeClass? byAge = age is null ? null : ClassOf(age.Value);

        if (isExtreme is null)
        {
            row.Add("CAT-VAGUE", row.CategoryText ?? "");
            var settled = byListCode(listCode);
            if (settled is not null) return settled;
            var ageClass = byAge ?? byWords;
            // NĐ 20/2021 Đ6 k1 e: extreme 2,0 (2,5 for children and the old), severe 1,5 (2,0).
            isExtreme = (ageClass, coefficient) switch
            {
                (AgeClass.Adult, 2.0m) => true,
                (AgeClass.Adult, 1.5m) => false,
                (AgeClass.Child or AgeClass.Old, 2.5m) => true,
                (AgeClass.Child or AgeClass.Old, 2.0m) => false,
                _ => null,
            };
            if (isExtreme is null) return null;
        }

        if (byWords is not null && byAge is not null && byWords != byAge && ageIsSure)
            row.Add("CAT-AGE", row.CategoryText ?? "", CodeOf(isExtreme.Value, byAge.Value));
        // A birth that the identity number contradicts is no ground to overrule the office's words.
        var trustAge = byAge is not null && ageIsSure && !row.Has("ID-MISMATCH");
        // In the year of the sixtieth birthday lists still carry the old rate; where words and coefficient agree on it, so do we.
        if (byWords is null && age == 60 && coefficient == (isExtreme.Value ? 2.0m : 1.5m)) return CodeOf(isExtreme.Value, AgeClass.Adult);
        if (trustAge) return CodeOf(isExtreme.Value, byAge!.Value);
        if (byWords is not null) return CodeOf(isExtreme.Value, byWords.Value);
        // Known only by the year, and a limit falls into it: the coefficient tells on which side.
        var byCoefficient = coefficient is null ? (AgeClass?)null : coefficient == (isExtreme.Value ? 2.0m : 1.5m) ? AgeClass.Adult : age < 30 ? AgeClass.Child : AgeClass.Old;
        return CodeOf(isExtreme.Value, byCoefficient ?? (youngest is null ? AgeClass.Adult : ClassOf(youngest.Value)));
    }

    private static AgeClass ClassOf(int age) => age < 16 ? AgeClass.Child : age < 60 ? AgeClass.Adult : AgeClass.Old;

    private static string CodeOf(bool isExtreme, AgeClass age) =>
        (isExtreme ? "BTXH-6-DBN" : "BTXH-6-N") + age switch { AgeClass.Child => "-TE", AgeClass.Old => "-NCT", _ => "" };

    private string? Old(CleanedRow row, string words, string listCode, int? age, bool ageIsSure)
    {
        var coefficient = coefficientOf(row);
        if (Has(words, "co don") || Has(words, "khong co nguoi co nghia vu") || Has(words, "phung duong") || Clause(words) == "5a")
            return age is >= 80 || age is null && coefficient == 2.0m ? "BTXH-5A-80" : "BTXH-5A-60-80";
        if (Has(words, "cong dong")) return "BTXH-5D";
        if (Has(words, "75")) return "BTXH-5B";
        if (!Has(words, "80"))
        {
            row.Add("CAT-VAGUE", row.CategoryText ?? "");
            if (byListCode(listCode) is { } byCode) return byCode;
            if (age is < 80 && ageIsSure && coefficient is not 1.0m) return coefficient == 1.5m ? "BTXH-5A-60-80" : null;
        }
        if (age is < 79 && ageIsSure) row.Add("CAT-AGE", row.CategoryText ?? "");
        return "BTXH-5C";
    }

    /// <summary>Age on the list's date and whether a birth known only by year leaves no other class possible.</summary>
    private (int? Oldest, int? Youngest, bool IsSure) AgeOf(CleanedRow row)
    {
        if (row.Birth is not { } birth) return (null, null, false);
        var youngest = birth.AgeOn(listDate);
        var oldest = birth.Month is null ? listDate.Year - birth.Year : birth.Day is null ? new PartialDate(birth.Year, birth.Month, 1).AgeOn(listDate) : youngest;
        var isSure = !new[] { 4, 16, 60, 80 }.Any(limit => youngest < limit && limit <= oldest);
        return (oldest, youngest, isSure);
    }

    private enum AgeClass
    {
        Child,
        Adult,
        Old,
    }

    [GeneratedRegex(@"\b(cao tuoi|nguoi gia|cu gia|gia yeu|cu ong|cu ba|80 tuoi|tu 80)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Elderly();
}
