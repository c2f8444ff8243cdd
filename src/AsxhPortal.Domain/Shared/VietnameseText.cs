using System.Globalization;
using System.Text;

namespace AsxhPortal.Domain.Shared;

/// <summary>
/// Vietnamese text in its three forms: stored (NFC), searched (<see cref="Fold"/>: no marks, đ→d, lower case) and compared
/// (<see cref="FoldTones"/>: tone placement and final i/y made equal, so hoà = hòa, thuý = thúy, Lý = Lí, but hoa ≠ hoà).
/// </summary>
public static class VietnameseText
{
    private const string ToneMarks = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>NFC, no-break and zero-width characters mended, runs of spaces collapsed, Icelandic Ð/ð (legacy fonts) read as Đ/đ.</summary>
    public static string Nfc(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            if (char.IsWhiteSpace(character) || character == '\u00A0')
            {
                pendingSpace = result.Length > 0;
                continue;
            }
            if (char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control)
                continue;
            if (pendingSpace)
                result.Append(' ');
            pendingSpace = false;
            result.Append(character switch { '\u00D0' or '\u0189' => 'Đ', '\u00F0' => 'đ', _ => character });
        }
        return result.ToString();
    }

    /// <summary>The search key: lower case without any mark, đ→d, single spaces.</summary>
    public static string Fold(string? text)
    {
        var decomposed = Nfc(text).Normalize(NormalizationForm.FormD);
        var result = new StringBuilder(decomposed.Length);
        foreach (var character in decomposed)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                continue;
            var lower = char.ToLowerInvariant(character);
            result.Append(lower == 'đ' ? 'd' : lower);
        }
        return result.ToString();
    }

    /// <summary>The comparison key: letters and tones kept, but the place of the tone and a final i/y after consonants made equal.</summary>
    public static string FoldTones(string? text) =>
        string.Join(' ', Nfc(text).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(syllable =>
        {
            var (letters, tone) = SplitTone(syllable);
            return UnifyFinalY(letters) + (tone == 0 ? "" : tone.ToString(CultureInfo.InvariantCulture));
        }));

    /// <summary>The syllable without its tone (NFC, marks of quality kept) and the tone: 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.</summary>
    public static (string Letters, int Tone) SplitTone(string syllable)
    {
        var tone = 0;
        var letters = new StringBuilder(syllable.Length);
        foreach (var character in syllable.Normalize(NormalizationForm.FormD))
        {
            var mark = ToneMarks.IndexOf(character);
            if (mark >= 0)
                tone = mark + 1;
            else
                letters.Append(character);
        }
        return (letters.ToString().Normalize(NormalizationForm.FormC), tone);
    }

    private static string UnifyFinalY(string letters)
    {
        if (letters.Length < 2 || letters[^1] != 'y')
            return letters;
        var onset = letters[..^1];
        var onsetIsConsonants = onset == "qu" || onset.All(c => "bcdđghklmnpqrstvx".Contains(c));
        return onsetIsConsonants ? onset + "i" : letters;
    }
}
