namespace AsxhPortal.Domain.Matching;

/// <summary>
/// A printed identity number prepared for many comparisons: number cells lose leading zeros (NĐ 137/2015 Đ13: provinces 001 to 096), hands add
/// a digit, and many lists still carry the nine-digit CMND in the column of the citizen id.
/// </summary>
public readonly struct PaperNumber
{
    private const int CitizenIdLength = 12;
    private const int OldIdLength = 9;

    private PaperNumber(string text) => Text = text;

    /// <summary>Digits only; lost zeros given back. Null where nothing usable is printed.</summary>
    public string? Text { get; }

    public bool IsBlank => Text is null;

    /// <summary>A column of citizen ids: 10 and 11 digits get their zeros back; 9 or fewer are a CMND and belong to <see cref="OldId"/>.</summary>
    public static PaperNumber CitizenId(string? printed)
    {
        var digits = Digits(printed);
        if (digits.Length is <= OldIdLength or > CitizenIdLength + 1)
            return default;
        // What still begins with a zero has lost another digit.
        return new PaperNumber(digits[0] == '0' ? digits : digits.PadLeft(CitizenIdLength, '0'));
    }

    /// <summary>The column of old ids, or a CMND found in the column of citizen ids.</summary>
    public static PaperNumber OldId(string? printed, string? printedAsCitizenId)
    {
        var digits = Digits(printed);
        if (digits.Length == 0)
            digits = Digits(printedAsCitizenId);
        return digits.Length is OldIdLength - 1 or OldIdLength ? new PaperNumber(digits.PadLeft(OldIdLength, '0')) : default;
    }

    private static string Digits(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
                return string.Concat(text.Where(char.IsAsciiDigit));
        }
        return text;
    }
}
