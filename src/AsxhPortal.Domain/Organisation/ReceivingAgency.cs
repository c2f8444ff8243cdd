using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Organisation;

/// <summary>
/// The office that receives a commune's lists and pays (step 6): Phòng LĐTBXH huyện until 28/02/2025, other offices since, differing by
/// province and by group. Therefore configuration with dates, never code.
/// </summary>
public sealed class ReceivingAgency : Entity
{
    private ReceivingAgency() { }

    public ReceivingAgency(Guid unitId, string name)
    {
        UnitId = unitId;
        Name = VietnameseText.Nfc(name);
    }

    /// <summary>The district or province whose communes it serves; its officers belong to this unit.</summary>
    public Guid UnitId { get; private set; }
    public string Name { get; private set; } = "";

    public List<ReceivingAgencyTerm> Terms { get; } = [];

    /// <summary>From when to when it receives the lists of one group.</summary>
    public ReceivingAgencyTerm ReceivesFrom(SourceGroup group, DateOnly validFrom, DateOnly? validTo = null)
    {
        if (group == SourceGroup.Registry)
            throw new RuleException("Dữ liệu dân cư không phải là danh sách để bàn giao.");
        if (validTo < validFrom)
            throw new RuleException("Ngày thôi tiếp nhận phải từ ngày bắt đầu tiếp nhận trở đi.", "ValidTo");
        if (Terms.Any(t => t.Group == group && t.ValidFrom <= (validTo ?? DateOnly.MaxValue) && validFrom <= (t.ValidTo ?? DateOnly.MaxValue)))
            throw new RuleException($"{Name} đã có thời hạn trùng với khoảng này cho cùng nhóm; hãy sửa thời hạn cũ trước.");
        var term = new ReceivingAgencyTerm(Id, group, validFrom, validTo);
        Terms.Add(term);
        return term;
    }

    public bool Receives(SourceGroup group, DateOnly day) => Terms.Any(t => t.Group == group && t.IsValidOn(day));
}

public sealed class ReceivingAgencyTerm : Entity
{
    private ReceivingAgencyTerm() { }

    internal ReceivingAgencyTerm(Guid agencyId, SourceGroup group, DateOnly validFrom, DateOnly? validTo)
    {
        (AgencyId, Group, ValidFrom, ValidTo) = (agencyId, group, validFrom, validTo);
    }

    public Guid AgencyId { get; private set; }
    public SourceGroup Group { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public DateOnly? ValidTo { get; private set; }

    public bool IsValidOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    public void EndOn(DateOnly day) => ValidTo = day >= ValidFrom
        ? day
        : throw new RuleException("Ngày thôi tiếp nhận phải từ ngày bắt đầu tiếp nhận trở đi.", "ValidTo");
}
