using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

/// <summary>What stands at the head and foot of a unit's papers (NĐ 30/2020 Phụ lục I), with dates because communes merge and signers change.</summary>
public sealed class UnitLetterhead : VersionedEntity
{
    private UnitLetterhead() { }

    public UnitLetterhead(Guid unitId, DateOnly validFrom, string? parentAuthority, string issuingAuthority, string numberPattern, string placeName,
        string signerAuthority, string signerTitle, string? signerName)
    {
        UnitId = unitId;
        ValidFrom = validFrom;
        Revise(parentAuthority, issuingAuthority, numberPattern, placeName, signerAuthority, signerTitle, signerName);
    }

    public Guid UnitId { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    /// <summary>Cơ quan chủ quản, or none.</summary>
    public string? ParentAuthority { get; private set; }

    /// <summary>Cơ quan ban hành, lines separated by "\n": "ỦY BAN NHÂN DÂN\nXÃ XUÂN YÊN".</summary>
    public string IssuingAuthority { get; private set; } = "";

    /// <summary>"{0}/UBND-VHXH"; {0} is the number.</summary>
    public string NumberPattern { get; private set; } = "";

    /// <summary>Địa danh before the date: "Xuân Yên".</summary>
    public string PlaceName { get; private set; } = "";

    /// <summary>"TM. ỦY BAN NHÂN DÂN".</summary>
    public string SignerAuthority { get; private set; } = "";

    /// <summary>"CHỦ TỊCH".</summary>
    public string SignerTitle { get; private set; } = "";
    public string? SignerName { get; private set; }

    /// <summary>Corrects what was typed; a new signer from a later day is a new letterhead.</summary>
    public void Revise(string? parentAuthority, string issuingAuthority, string numberPattern, string placeName, string signerAuthority, string signerTitle, string? signerName)
    {
        if (!numberPattern.Contains("{0}", StringComparison.Ordinal) || numberPattern.Replace("{0}", "", StringComparison.Ordinal).IndexOfAny(['{', '}']) >= 0)
            throw new RuleException("Mẫu số văn bản phải có {0} ở chỗ của số, ví dụ {0}/UBND-VHXH.", "NumberPattern");
        ParentAuthority = parentAuthority;
        IssuingAuthority = issuingAuthority;
        NumberPattern = numberPattern;
        PlaceName = placeName;
        SignerAuthority = signerAuthority;
        SignerTitle = signerTitle;
        SignerName = signerName;
    }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public void EndOn(DateOnly day) => ValidTo = day >= ValidFrom
        ? day
        : throw new RuleException("Ngày hết hiệu lực phải từ ngày bắt đầu trở đi.", "ValidFrom");
}
