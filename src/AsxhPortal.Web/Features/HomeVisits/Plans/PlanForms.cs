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
