using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.Identities;

public sealed class IdentityForm
{
    [Display(Name = "Họ và tên"), Required, StringLength(200)]
    public string FullName { get; set; } = "";

    [Display(Name = "Ngày sinh", Description = "Ngày/tháng/năm; chỉ biết tháng hoặc năm thì ghi 03/1937 hoặc 1937.")]
    public string? Birth { get; set; }

    [Display(Name = "Giới tính")]
    public Sex? Sex { get; set; }

    [Display(Name = "Số định danh cá nhân", Description = "Đúng 12 chữ số như trên thẻ căn cước.")]
    public string? CitizenId { get; set; }

    [Display(Name = "Số CMND cũ", Description = "9 chữ số, nếu có.")]
    public string? OldId { get; set; }

    [Display(Name = "Điện thoại")]
    public string? Phone { get; set; }

    [Display(Name = "Thôn")]
    public Guid? HamletId { get; set; }

    [Display(Name = "Chủ hộ"), StringLength(200)]
    public string? HouseholdHead { get; set; }

    [Display(Name = "Lý do, căn cứ sửa", Description = "Ví dụ: theo thẻ căn cước, theo giấy khai sinh, đối tượng báo đổi số điện thoại."), StringLength(400)]
    public string? Reason { get; set; }

    public int Version { get; set; }

    public static IdentityForm Of(Beneficiary person) => new()
    {
        FullName = person.FullName,
        Birth = person.Birth?.ToString(),
        Sex = person.Sex,
        CitizenId = person.CitizenId,
        OldId = person.OldId,
        Phone = person.Phone,
        HamletId = person.HamletId,
        HouseholdHead = person.HouseholdHead,
        Version = person.Version,
    };
}
