using System.Globalization;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Finds the benefit category that an office's words mean. Words decide first; age at the list's date, coefficient, the code column and
/// the degree of injury settle what the words leave open (NĐ 20/2021 Đ5, Đ6, Đ20; NĐ 75/2021 as amended by NĐ 55/2023).
/// </summary>
internal sealed partial class CategoryRecognition(ListReference reference, DateOnly listDate)
{
    /// <summary>Abbreviations as whole words of folded text.</summary>
    private static readonly Dictionary<string, string> Abbreviations = new()
    {
        ["nkt"] = "nguoi khuyet tat",
        ["kt"] = "khuyet tat",
        ["dbn"] = "dac biet nang",
        ["nct"] = "nguoi cao tuoi",
        ["te"] = "tre em",
        ["tb"] = "thuong binh",
        ["tbb"] = "thuong binh loai b",
        ["bb"] = "benh binh",
        ["ls"] = "liet si",
        ["tn"] = "than nhan",
        ["npv"] = "nguoi phuc vu",
        ["hckc"] = "huan chuong khang chien",
        ["cdhh"] = "chat doc hoa hoc",
        ["vnah"] = "viet nam anh hung",
        ["bmvnah"] = "ba me viet nam anh hung",
        ["nhdkc"] = "nguoi hoat dong khang chien",
        ["hdkc"] = "hoat dong khang chien",
        ["tnxp"] = "thanh nien xung phong",
        ["qd"] = "quyet dinh",
        ["nq"] = "nghi quyet",
        ["cs"] = "chinh sach",
        ["csncc"] = "chinh sach nguoi co cong",
        ["dh"] = "dai hoc",
    };

    /// <summary>Group numbers of payment lists (khoản.điểm of NĐ 20/2021 Đ5, Đ6, Đ20) seen in practice; an example, not an official list.</summary>
    private static readonly Dictionary<string, string> ByListCode = new()
    {
        ["1.1"] = "BTXH-1-U4",
        ["1.2"] = "BTXH-1-4-16",
        ["1.3"] = "BTXH-7",
        ["2.0"] = "BTXH-2",
        ["2"] = "BTXH-2",
        ["4.1"] = "BTXH-4",
        ["4.12"] = "BTXH-4",
        ["5a"] = "BTXH-5A-60-80",
        ["5b"] = "BTXH-5B",
        ["5c"] = "BTXH-5C",
        ["5d"] = "BTXH-5D",
        ["6.1"] = "BTXH-6-DBN",
        ["6.2"] = "BTXH-6-DBN-NCT",
        ["6.3"] = "BTXH-6-N",
        ["6.4"] = "BTXH-6-N-NCT",
        ["6.7"] = "BTXH-6-DBN-TE",
        ["6.8"] = "BTXH-6-N-TE",
        ["7.2"] = "CS-20.1-4-16",
        ["7.7"] = "CS-20.2C",
        ["8"] = "BTXH-8",
    };

    public void Apply(CleanedRow row, SourceGroup group, string text, string listCode)
    {
        var words = Expand(text);
        row.CategoryText = text.Length == 0 ? null : VietnameseText.Nfc(text);
        if (words.Length == 0 && listCode.Length == 0)
        {
            row.Add("CAT-BLANK", "");
            return;
        }
        if (Remembered(text, listCode) is { } settled)
        {
            row.CategoryCode = settled;
            row.Add("CAT-ALIAS", text.Length > 0 ? text : listCode, settled);
            return;
        }
        var code = group switch
        {
            SourceGroup.SocialAssistance => SocialAssistance(row, words, listCode),
            SourceGroup.Merit => Merit(row, words),
            SourceGroup.Other => Other(words) ?? SocialAssistance(row, words, listCode),
            _ => null,
        };
        code ??= ByListCode.GetValueOrDefault(listCode.Trim().ToLowerInvariant());
        if (code is null && reference.Knows(text.Trim().ToUpperInvariant())) code = text.Trim().ToUpperInvariant();
        if (code is null || !reference.Knows(code))
        {
            row.Add("CAT-UNKNOWN", text.Length > 0 ? text : listCode);
            return;
        }
        row.CategoryCode = code;
    }

    /// <summary>What an officer settled for these words or this code of the office's own.</summary>
    private string? Remembered(string text, string listCode) =>
        (reference.Spellings.Find(SpellingKind.Category, text) ?? (text.Length == 0 ? reference.Spellings.Find(SpellingKind.Category, listCode) : null)) is { } code && reference.Knows(code) ? code : null;

    /// <summary>Folded words with abbreviations written out.</summary>
    public static string Expand(string text)
    {
        var words = Separators().Replace(VietnameseText.Fold(text), " ").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Select(w => Abbreviations.GetValueOrDefault(w, w)));
    }

    /// <summary>A percentage in the words: "Bệnh binh 2/3 (61%)" → 61; of a range "61-80%" the lower end.</summary>
    public static int? PercentIn(string text) =>
        PercentText().Match(text) is { Success: true } m && int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture) is >= 1 and <= 100 and var p ? p : null;

    private string? SocialAssistance(CleanedRow row, string words, string listCode)
    {
        var (age, youngest, ageIsSure) = AgeOf(row);
        var coefficient = row.Coefficient;
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
        var coefficient = row.Coefficient;
        bool? isExtreme = Has(words, "dac biet nang") ? true : Has(words, "nang") ? false : null;
        var byWords = isChildWord ? AgeClass.Child : Has(words, "nguoi cao tuoi") ? AgeClass.Old : Has(words, "16 60") ? AgeClass.Adult : (AgeClass?)null;
        AgeClass? byAge = age is null ? null : ClassOf(age.Value);

        if (isExtreme is null)
        {
            row.Add("CAT-VAGUE", row.CategoryText ?? "");
            var settled = ByListCode.GetValueOrDefault(listCode.Trim().ToLowerInvariant());
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

    private static string? Old(CleanedRow row, string words, string listCode, int? age, bool ageIsSure)
    {
        if (Has(words, "co don") || Has(words, "khong co nguoi co nghia vu") || Has(words, "phung duong") || Clause(words) == "5a")
            return age is >= 80 || age is null && row.Coefficient == 2.0m ? "BTXH-5A-80" : "BTXH-5A-60-80";
        if (Has(words, "cong dong")) return "BTXH-5D";
        if (Has(words, "75")) return "BTXH-5B";
        if (!Has(words, "80"))
        {
            row.Add("CAT-VAGUE", row.CategoryText ?? "");
            if (ByListCode.TryGetValue(listCode.Trim().ToLowerInvariant(), out var byCode)) return byCode;
            if (age is < 80 && ageIsSure && row.Coefficient is not 1.0m) return row.Coefficient == 1.5m ? "BTXH-5A-60-80" : null;
        }
        if (age is < 79 && ageIsSure) row.Add("CAT-AGE", row.CategoryText ?? "");
        return "BTXH-5C";
    }

    private string? Merit(CleanedRow row, string words)
    {
        var percent = row.Percent;
        var extreme = Has(words, "dac biet nang") ? "DBN" : "";
        if (Has(words, "phuc vu"))
        {
            if (Has(words, "viet nam anh hung")) return "NCC-4-NPV";
            if (Has(words, "benh binh")) return "NCC-7.1-NPV81" + extreme;
            return Poisoned(words) ? "NCC-8.1-NPV81" : "NCC-6.1-NPV81" + extreme;
        }
        if (Has(words, "viet nam anh hung")) return "NCC-4-BMVNAH";
        if (Has(words, "tai gia") || Has(words, "lay chong khac") || Has(words, "lay vo khac")) return "NCC-3.5-VCTG";
        var isSurvivor = Survivor().IsMatch(words);
        if (Has(words, "liet si"))
        {
            if (Has(words, "nuoi duong") || Has(words, "co don")) return "NCC-3.4-TUATND";
            return MartyrCount().Match(words) is { Success: true } m ? m.Groups[1].Value switch
            {
                "2" or "02" or "hai" => "NCC-3.2-TNLS2",
                "3" or "03" or "ba" or "4" or "04" => "NCC-3.3-TNLS3",
                _ => "NCC-3.1-TNLS1",
            } : "NCC-3.1-TNLS1";
        }
        if (Poisoned(words) && ChildOf().IsMatch(words) && !Has(words, "tuat") && !Has(words, "tu tran"))
            return ChildOfPoisoned(row, percent);
        if (isSurvivor)
        {
            var kind = Has(words, "nuoi duong") || Has(words, "co don") ? "TUATND" : "TUAT";
            if (Has(words, "benh binh")) return "NCC-7.2-" + kind;
            if (Poisoned(words)) return "NCC-8.2-" + kind;
            if (Has(words, "thuong binh")) return "NCC-6.2-" + kind;
            if (Has(words, "tien khoi nghia")) return "NCC-2.2-" + kind;
            return Has(words, "lao thanh") ? "NCC-1.2-" + kind : null;
        }
        if (Poisoned(words)) return Band(percent, "NCC-8.1-HH", [21, 41, 61, 81]);
        if (Has(words, "benh binh")) return Band(percent, "NCC-7.1-BB", [41, 51, 61, 71, 81, 91]);
        if (Has(words, "thuong binh")) return Has(words, "loai b") ? "NCC-6.1-TBB" : "NCC-6.1-TB";
        if (Has(words, "tu day") || Has(words, "bi tu")) return "NCC-9-TUDAY";
        if (Has(words, "ky niem chuong") || Has(words, "bang co cong")) return "NCC-10.1-GDCM";
        if (Has(words, "huan chuong khang chien") || Has(words, "giup do cach mang")) return "NCC-10.2-HCKC";
        if (Has(words, "tien khoi nghia")) return "NCC-2.1";
        if (Has(words, "lao thanh cach mang") || Has(words, "truoc 1945")) return Has(words, "khong thoat ly") ? "NCC-1.1-KTL" : "NCC-1.1-TL";
        return Has(words, "anh hung") ? "NCC-5-AH" : null;
    }

    /// <summary>The words often leave out whose degree it was; then only the amount tells 61–80 % from 81 %.</summary>
    private string ChildOfPoisoned(CleanedRow row, int? percent)
    {
        if (percent is not null) return percent >= 81 ? "NCC-8.2-CON81" : "NCC-8.2-CON61";
        return row.Amount is { } amount && amount == reference.AmountOn("NCC-8.2-CON81", null, listDate) ? "NCC-8.2-CON81" : "NCC-8.2-CON61";
    }

    private static string? Other(string words)
    {
        if (Has(words, "thanh nien xung phong") || Has(words, "quan nhan") || VeteranDecision().IsMatch(words)) return "KHAC-KCX";
        if (Has(words, "hdnd") || Has(words, "nghi quyet") || Has(words, "hoi dong nhan dan") || Has(words, "kho khan")) return "KHAC-HDND";
        return Has(words, "huu tri xa hoi") ? "HTXH-75" : null;
    }

    private static string? Band(int? percent, string prefix, int[] lowerEnds)
    {
        var end = lowerEnds.LastOrDefault(l => percent >= l);
        return end == 0 ? null : prefix + end.ToString(CultureInfo.InvariantCulture);
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

    private static bool Poisoned(string words) => Has(words, "chat doc") || Has(words, "da cam") || Has(words, "nhiem doc");

    private static string? Clause(string words) => ClauseText().Match(words) is { Success: true } m ? m.Groups[1].Value + m.Groups[2].Value : null;

    private static bool Has(string words, string part) => $" {words} ".Contains($" {part} ", StringComparison.Ordinal);

    private enum AgeClass
    {
        Child,
        Adult,
        Old,
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"(\d{1,3})\s*(?:[-–]\s*\d{1,3}\s*)?%", RegexOptions.CultureInvariant)]
    private static partial Regex PercentText();

    [GeneratedRegex(@"\b(cao tuoi|nguoi gia|cu gia|gia yeu|cu ong|cu ba|80 tuoi|tu 80)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Elderly();

    [GeneratedRegex(@"\b(tuat|than nhan|tu tran|vo|chong|cha|bo|me|con)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Survivor();

    [GeneratedRegex(@"\b(con de|con)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChildOf();

    [GeneratedRegex(@"\b(0?[1-9]|mot|hai|ba) liet si", RegexOptions.CultureInvariant)]
    private static partial Regex MartyrCount();

    [GeneratedRegex(@"\b(142|53|62|40) ?(2008|2010|2011)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex VeteranDecision();

    [GeneratedRegex(@"\b(?:k|khoan) ?(\d) ?([a-d])? ?(?:d|dieu) ?5\b", RegexOptions.CultureInvariant)]
    private static partial Regex ClauseText();
}
