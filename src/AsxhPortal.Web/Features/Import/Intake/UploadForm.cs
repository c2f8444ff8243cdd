using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Web.Features.Import.Intake;

public sealed class UploadForm
{
    /// <summary>Null: told by the content of each file.</summary>
    [Display(Name = "Nhóm nguồn")]
    public SourceGroup? Group { get; set; }

    [Display(Name = "Xã, phường, thị trấn"), Required]
    public Guid? UnitId { get; set; }

    /// <summary>One or several.</summary>
    [Display(Name = "Tệp danh sách"), Required]
    public List<IFormFile>? File { get; set; }
}
