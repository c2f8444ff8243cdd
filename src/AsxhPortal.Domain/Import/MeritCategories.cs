using System.Globalization;
using System.Text.RegularExpressions;
using static AsxhPortal.Domain.Import.CategoryWords;

namespace AsxhPortal.Domain.Import;

/// <summary>People with merit (Pháp lệnh 02/2020; NĐ 75/2021 as amended by NĐ 55/2023): whose merit, who receives, the degree of injury.</summary>
internal sealed partial class MeritCategories(ListReference reference, DateOnly listDate)
{
    public string? Find(CleanedRow row, string words)
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

    private static string? Band(int? percent, string prefix, int[] lowerEnds)
    {
        var end = lowerEnds.LastOrDefault(l => percent >= l);
        return end == 0 ? null : prefix + end.ToString(CultureInfo.InvariantCulture);
    }

    private static bool Poisoned(string words) => Has(words, "chat doc") || Has(words, "da cam") || Has(words, "nhiem doc");

    [GeneratedRegex(@"\b(tuat|than nhan|tu tran|vo|chong|cha|bo|me|con)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Survivor();

    [GeneratedRegex(@"\b(con de|con)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ChildOf();

    [GeneratedRegex(@"\b(0?[1-9]|mot|hai|ba) liet si", RegexOptions.CultureInvariant)]
    private static partial Regex MartyrCount();
}
