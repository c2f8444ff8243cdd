using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>Which month of which agency.</summary>
public sealed class PaymentRunForm
{
    [Display(Name = "Đơn vị chi trả"), Required(ErrorMessage = "Hãy chọn đơn vị chi trả.")]
    public Guid? AgencyId { get; set; }

    [Display(Name = "Tháng chi trả", Description = "Tháng/năm, ví dụ 02/2024"), Required(ErrorMessage = "Hãy nhập tháng chi trả, ví dụ 02/2024.")]
    public string? Period { get; set; }
}
