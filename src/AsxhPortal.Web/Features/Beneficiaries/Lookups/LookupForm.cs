using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.Beneficiaries.Lookups;

/// <summary>A list pasted or sent as a file.</summary>
public sealed class LookupForm
{
    [Display(Name = "Dán danh sách", Description = "Mỗi dòng một người: số định danh, số CMND cũ, hoặc họ tên và ngày sinh. Có thể dán nhiều cột từ Excel.")]
    public string? Lines { get; set; }

    [Display(Name = "Hoặc chọn tệp", Description = "Excel (.xlsx, .xls), .csv hoặc .txt; các cột của tệp được giữ nguyên.")]
    public IFormFile? File { get; set; }
}
