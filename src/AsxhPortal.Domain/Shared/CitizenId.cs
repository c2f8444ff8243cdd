using System.Diagnostics.CodeAnalysis;

namespace AsxhPortal.Domain.Shared;

/// <summary>
/// Số định danh cá nhân: 12 digits PPP G YY NNNNNN (NĐ 137/2015 Đ13): province or country of birth registration, century and sex, year,
/// six random digits. There is no check digit. Disagreement with birth or sex is a warning, never an error: both get corrected in life.
/// </summary>
public readonly record struct CitizenId
{
    private CitizenId(string value) => Value = value;

    public string Value { get; }

    /// <summary>Three digits, e.g. 042 for Hà Tĩnh; country codes occur for births abroad.</summary>
    public string ProvinceCode => Value[..3];

    public Sex Sex => (Value[3] - '0') % 2 == 0 ? Sex.Male : Sex.Female;

    public int BirthYear => 1900 + (Value[3] - '0') / 2 * 100 + (Value[4] - '0') * 10 + (Value[5] - '0');

    public static bool TryParse([NotNullWhen(true)] string? text, out CitizenId id)
    {
        id = default;
        if (text is null || text.Length != 12 || !text.All(char.IsAsciiDigit))
            return false;
        id = new CitizenId(text);
        return true;
    }

    /// <exception cref="RuleException">Not twelve digits.</exception>
    public static CitizenId Parse(string? text) =>
        TryParse(text?.Replace(" ", ""), out var id)
            ? id
            : throw new RuleException("Số định danh cá nhân gồm đúng 12 chữ số; hãy kiểm tra lại trên thẻ căn cước.", "CitizenId");

    /// <summary>False when the digits for century, year or sex say something else than birth or sex (code ID-MISMATCH).</summary>
    public bool AgreesWith(PartialDate? birth, Sex? sex) =>
        (birth is null || birth.Value.Year == BirthYear) && (sex is null || sex.Value == Sex);

    public override string ToString() => Value ?? "";
}
