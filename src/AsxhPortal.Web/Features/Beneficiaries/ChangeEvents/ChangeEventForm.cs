using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Beneficiaries;

namespace AsxhPortal.Web.Features.Beneficiaries.ChangeEvents;

public sealed class ChangeEventForm
{
    /// <summary>What a person may report; the other kinds are written by the forms that cause them.</summary>
    public static readonly ChangeKind[] Kinds = [ChangeKind.Death, ChangeKind.MoveAway, ChangeKind.WrongInformation, ChangeKind.BenefitRefused, ChangeKind.BackToActive];

    [Display(Name = "Biến động"), Required]
    public ChangeKind? Kind { get; set; }

    [Display(Name = "Ngày xảy ra"), Required]
    public DateOnly? OccurredOn { get; set; }

    [Display(Name = "Lý do, căn cứ"), Required, DataType(DataType.MultilineText), StringLength(1000)]
    public string? Note { get; set; }

    public int Version { get; set; }
}
