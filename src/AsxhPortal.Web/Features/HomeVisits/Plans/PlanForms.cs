using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>A day of a team; how many is proposed when it is left empty.</summary>
public sealed class PlanForm
{
    public Guid? UnitId { get; set; }

    [Display(Name = "Tổ công tác"), Required]
    public Guid? TeamId { get; set; }

    [Display(Name = "Ngày đi"), Required]
    public DateOnly? Day { get; set; }

    [Display(Name = "Số người"), Range(0, 500)]
    public int? Count { get; set; }
}

/// <summary>What is done with people of a plan; each button sends its own part.</summary>
public sealed class PlanChangeForm
{
    public Guid[] PersonIds { get; set; } = [];

    /// <summary>Of the household that goes up or down.</summary>
    public Guid? PersonId { get; set; }

    [Display(Name = "Chuyển sang tổ")]
    public Guid? TeamId { get; set; }

    [Display(Name = "Chuyển sang ngày")]
    public DateOnly? Day { get; set; }

    [Display(Name = "Số người thêm"), Range(1, 500)]
    public int? Count { get; set; }
}
