using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

public enum UnitLevel { Country, Province, District, Commune }

/// <summary>
/// A unit of the administrative tree with its time of validity: three levels until 30/06/2025, two (province, commune) since 01/07/2025
/// (Luật 72/2025/QH15, NQ 202/2025/QH15). A code may survive with another meaning, so the key is code and <see cref="ValidFrom"/>.
/// </summary>
public sealed class AdministrativeUnit : Entity
{
    private AdministrativeUnit() { }

    public AdministrativeUnit(string code, string name, UnitLevel level, AdministrativeUnit? parent, DateOnly validFrom, DateOnly? validTo = null)
    {
        if (validTo < validFrom)
            throw new RuleException($"Đơn vị {name}: ngày hết hiệu lực phải sau ngày bắt đầu.");
        Code = code;
        Name = VietnameseText.Nfc(name);
        NameKey = VietnameseText.Fold(name);
        Level = level;
        ParentId = parent?.Id;
        Path = (parent?.Path ?? "/") + Id.ToString("N") + "/";
        ValidFrom = validFrom;
        ValidTo = validTo;
    }

    /// <summary>The statistics office's code: 2 digits province, 3 district, 5 commune.</summary>
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";
    public UnitLevel Level { get; private set; }
    public Guid? ParentId { get; private set; }

    /// <summary>Ids from the root to this unit, "/a/b/"; a subtree is everything whose path starts with it.</summary>
    public string Path { get; private set; } = "";
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public void Rename(string name) => (Name, NameKey) = (VietnameseText.Nfc(name), VietnameseText.Fold(name));

    public void EndOn(DateOnly day) => ValidTo = day >= ValidFrom
        ? day
        : throw new RuleException($"Đơn vị {Name}: ngày hết hiệu lực phải sau ngày bắt đầu.");
}

/// <summary>A thôn (tổ dân phố) of a commune. Names vary in lists, so it is found by its folded name without the word "thôn".</summary>
public sealed class Hamlet : Entity
{
    private Hamlet() { }

    public Hamlet(Guid unitId, string name)
    {
        UnitId = unitId;
        Name = VietnameseText.Nfc(name);
        NameKey = KeyOf(name);
    }

    /// <summary>The commune.</summary>
    public Guid UnitId { get; private set; }
    public string Name { get; private set; } = "";
    public string NameKey { get; private set; } = "";

    /// <summary>"Thôn Yên Ngư", "T. Yên ngư", "yên ngư" → "yen ngu".</summary>
    public static string KeyOf(string? name)
    {
        var key = VietnameseText.Fold(name).Trim('.', ',', ' ');
        foreach (var prefix in new[] { "thon ", "t. ", "t.", "xom ", "to dan pho ", "tdp ", "khoi " })
        {
            if (key.StartsWith(prefix, StringComparison.Ordinal) && key.Length > prefix.Length)
                return key[prefix.Length..].Trim();
        }
        return key;
    }
}
