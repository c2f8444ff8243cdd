using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Whether a word is built as Vietnamese syllables are: an initial, a rime and a tone that may stand together. Tells Vietnamese from letters that a wrong table made.</summary>
public static class VietnameseSyllable
{
    private static readonly string[] Initials =
        ["ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""];

    private static readonly HashSet<string> Rimes =
    [
        .. ("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu " +
            "i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet " +
            "oc oi om on ong ooc oong op ot oăm ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uây uân uâng uât uc uê uêch uênh ui um un ung uơ up ut uy uya uych uyên " +
            "uyêt uyn uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu").Split(' '),
    ];

    /// <summary>Rimes that stand behind "qu" alone: the "u" of "uy…" belongs to the initial there.</summary>
    private static readonly HashSet<string> RimesOfQu = ["yn", "ynh", "yt", "ych", "yp", "ya", "yu"];

    /// <summary>Family names with their marks, by which the beginning of a name is known.</summary>
    private static readonly HashSet<string> FamilyNames =
        [.. "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đoàn đinh tạ trịnh đào hà lương trương tô lâm la tôn thái triệu quách mạc tống lưu cao mai chu đậu uông".Split(' ')];

    public static bool IsFamilyName(string word) => FamilyNames.Contains(VietnameseText.Nfc(word).ToLowerInvariant());

    /// <summary>Rimes whose tone stands on their first letter, whoever types: "tại", never "taị".</summary>
    private static readonly HashSet<string> TonedFirst = [.. "ai ao au ay âu ây eo êu ia iu oi ôi ơi ua ui ưa ưi ưu".Split(' ')];

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create("aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ");

    /// <summary>Letters with their marks, in any case; no digits, no signs.</summary>
    public static bool IsPossible(string word)
    {
        var lower = word.ToLowerInvariant().Normalize(System.Text.NormalizationForm.FormC);
        if (lower.AsSpan().ContainsAnyExcept(Letters)) return false;
        var (letters, tone) = VietnameseText.SplitTone(lower);
        var toneAt = tone == 0 ? -1 : Enumerable.Range(0, lower.Length).FirstOrDefault(i => lower[i] != letters[i]);
        foreach (var initial in Initials)
        {
            if (letters.StartsWith(initial, StringComparison.Ordinal) && Fits(initial, letters[initial.Length..], tone, toneAt - initial.Length)) return true;
        }
        return false;
    }

    private static bool Fits(string initial, string rime, int tone, int toneAt)
    {
        // "gì", "gìn", "giếng": the i is letter of the initial and of the rime.
        if (initial == "gi" && rime.Length == 0) return true;
        if (!Rimes.Contains(rime) && !(initial == "qu" && RimesOfQu.Contains(rime))) return false;
        var isFront = rime[0] is 'e' or 'ê' or 'i' or 'y';
        if (initial is "c" or "ng" or "g" && isFront && !(initial == "g" && rime[0] == 'i')) return false;
        if (initial is "gh" or "ngh" && !isFront) return false;
        if (tone != 0 && toneAt != 0 && TonedFirst.Contains(rime)) return false;
        var isStopped = rime[^1] is 'c' or 'p' or 't' || rime.EndsWith("ch", StringComparison.Ordinal);
        return !isStopped || tone is 4 or 5;
    }
}
