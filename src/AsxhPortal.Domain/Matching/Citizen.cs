using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

public enum Residence { Resident, Dead, MovedAway }

/// <summary>
/// One person of the population extract (dữ liệu dân cư). The extract is a file; the national database itself is not reachable from here.
/// Ethnicity is not kept (sensitive, NĐ 356/2025 Đ4, and not needed). Written in bulk, so plain properties.
/// </summary>
public sealed class Citizen : Entity, IScopedToUnit
{
    public Guid UnitId { get; set; }
    public Guid? BatchId { get; set; }

    /// <summary>Số định danh cá nhân, twelve digits; unique when present.</summary>
    public string? CitizenId { get; set; }
    public string? OldId { get; set; }
    public string FullName { get; set; } = "";
    public string NameKey { get; set; } = "";
    public PartialDate? Birth { get; set; }
    public Sex? Sex { get; set; }
    public Guid? HamletId { get; set; }
    public string? HamletName { get; set; }
    public string? HouseholdHead { get; set; }
    public string? RelationToHead { get; set; }
    public Residence Residence { get; set; }
    public DateOnly? DiedOn { get; set; }
}
