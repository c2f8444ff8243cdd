using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

/// <summary>
/// What stands at the head and foot of the papers of a unit, or of an agency of the unit (a district's labour office), with dates because
/// communes merge and signers change. Source: NĐ 30/2020 Phụ lục I.
/// </summary>
public sealed class UnitLetterhead : VersionedEntity
{
    private UnitLetterhead() { }

    public UnitLetterhead(Guid unitId, DateOnly validFrom, string? parentAuthority, string issuingAuthority, string numberPattern, string placeName,
        string signerAuthority, string signerTitle, string? signerName, string? typePatterns = null, Guid? agencyId = null)
    {
        UnitId = unitId;
        AgencyId = agencyId;
        ValidFrom = validFrom;
        Revise(parentAuthority, issuingAuthority, numberPattern, placeName, signerAuthority, signerTitle, signerName, typePatterns);
    }

    public Guid UnitId { get; private set; }

    /// <summary>The agency of the unit whose papers these are; null for the unit itself.</summary>
    public Guid? AgencyId { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Cơ quan chủ quản, or none.</summary>
    public string? ParentAuthority { get; private set; }

    /// <summary>Cơ quan ban hành, lines separated by "\n": "ỦY BAN NHÂN DÂN\nXÃ XUÂN YÊN".</summary>
    public string IssuingAuthority { get; private set; } = "";

    /// <summary>"{0}/UBND-VHXH"; {0} is the number.</summary>
    public string NumberPattern { get; private set; } = "";

    /// <summary>Patterns of single types that differ from the usual one, a line each: "BB {0}/BB-UBND"; null where none does.</summary>
    public string? TypePatterns { get; private set; }

    /// <summary>Địa danh before the date: "Xuân Yên".</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>"TM. ỦY BAN NHÂN DÂN".</summary>
    public string SignerAuthority { get; private set; } = "";

    /// <summary>"CHỦ TỊCH".</summary>
    public string SignerTitle { get; private set; } = "";
    public string? SignerName { get; private set; }

    /// <summary>Corrects what was typed; a new signer from a later day is a new letterhead.</summary>
    public void Revise(string? parentAuthority, string issuingAuthority, string numberPattern, string placeName, string signerAuthority, string signerTitle, string? signerName, string? typePatterns = null)
    {
        if (!HasPlaceOfNumber(numberPattern))
            throw new RuleException("Mẫu số văn bản phải có {0} ở chỗ của số, ví dụ {0}/UBND-VHXH.", "NumberPattern");
        SigningOffice.Check(signerAuthority, signerTitle);
        TypePatterns = Checked(typePatterns);
        ParentAuthority = parentAuthority;
        IssuingAuthority = issuingAuthority;
        NumberPattern = numberPattern;
        PlaceName = placeName;
        SignerAuthority = signerAuthority;
        SignerTitle = signerTitle;
        SignerName = signerName;
    }

    /// <summary>"{0}/DS-UBND" unless set otherwise for the type; a letter carries the drafting office (NĐ 30/2020 PL I, phần II mục 3).</summary>
    public string PatternOf(PaperType type)
    {
        var abbreviation = type.Abbreviation();
        var own = Lines(TypePatterns).Select(line => line.Split(' ', 2)).FirstOrDefault(parts => parts[0] == abbreviation);
        if (own is not null)
            return own[1];
        return type == PaperType.Letter ? NumberPattern : "{0}/" + abbreviation + OfficeSuffix;
    }

    /// <summary>"05/DS-UBND": numbers below 10 have a leading zero.</summary>
    public string NumberOf(PaperType type, int number) =>
        PatternOf(type).Replace("{0}", number.ToString("00", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>In words what is still missing before a paper may be printed under it; null when nothing is.</summary>
    public string? MissingForPrinting
    {
        get
        {
            var missing = new[]
            {
                string.IsNullOrWhiteSpace(IssuingAuthority) ? "cơ quan ban hành" : null,
                string.IsNullOrWhiteSpace(PlaceName) ? "địa danh" : null,
                string.IsNullOrWhiteSpace(SignerAuthority) && string.IsNullOrWhiteSpace(SignerTitle) ? "chức vụ người ký" : null,
            }.OfType<string>().ToList();
            return missing.Count == 0 ? null : string.Join(", ", missing);
        }
    }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public void EndOn(DateOnly day) => ValidTo = day >= ValidFrom
        ? day
        : throw new RuleException("Ngày hết hiệu lực phải từ ngày bắt đầu trở đi.", "ValidFrom");

    private string OfficeSuffix => NumberPattern.Contains("UBND", StringComparison.Ordinal) || NumberPattern.Length <= 3
        ? "-UBND"
        : "-" + NumberPattern[(NumberPattern.LastIndexOfAny(['/', '-']) + 1)..];

    private static string? Checked(string? typePatterns)
    {
        var known = Enum.GetValues<PaperType>().Select(type => type.Abbreviation()).ToHashSet(StringComparer.Ordinal);
        var lines = Lines(typePatterns);
        foreach (var line in lines)
        {
            if (line.Split(' ', 2) is not [var type, var pattern] || !known.Contains(type) || !HasPlaceOfNumber(pattern))
                throw new RuleException($"Mẫu số riêng “{line}” chưa đúng: mỗi dòng gồm ký hiệu loại ({string.Join(", ", known)}), dấu cách và mẫu có {{0}}, ví dụ “BB {{0}}/BB-UBND”.", nameof(TypePatterns));
        }
        var repeated = lines.GroupBy(line => line.Split(' ', 2)[0]).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
            throw new RuleException($"Loại {repeated.Key} có hai mẫu số; hãy giữ lại một.", nameof(TypePatterns));
        return lines.Length == 0 ? null : string.Join('\n', lines);
    }

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool HasPlaceOfNumber(string pattern) =>
        pattern.Contains("{0}", StringComparison.Ordinal) && pattern.Replace("{0}", "", StringComparison.Ordinal).IndexOfAny(['{', '}']) < 0;
}
