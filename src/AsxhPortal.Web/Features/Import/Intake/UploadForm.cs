using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Web.Features.Import.Intake;

public sealed class UploadForm
{
    [Display(Name = "Nhóm nguồn"), Required]
    public SourceGroup? Group { get; set; }

    [Display(Name = "Xã, phường, thị trấn"), Required]
    public Guid? UnitId { get; set; }

    [Display(Name = "Tệp danh sách", Description = "Tệp .xlsx, .xls hoặc .csv, giữ nguyên như cơ quan gửi; không cần sửa trước."), Required]
    public IFormFile? File { get; set; }
}
