using System.ComponentModel.DataAnnotations;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

public sealed class LetterheadForm
{
    [Display(Name = "Đơn vị"), Required]
    public Guid? UnitId { get; set; }

    [Display(Name = "Văn bản của cơ quan", Description = "Để trống khi là văn bản của chính đơn vị; chọn cơ quan tiếp nhận khi cơ quan ấy tự ký danh sách chi trả.")]
    public Guid? AgencyId { get; set; }

    [Display(Name = "Dùng từ ngày", Description = "Tiêu đề cũ của đơn vị hết hiệu lực ngày hôm trước."), Required]
    public DateOnly? ValidFrom { get; set; }

    [Display(Name = "Cơ quan chủ quản", Description = "Để trống với UBND các cấp. Tên dài thì viết hai dòng."), DataType(DataType.MultilineText), StringLength(200)]
    public string? ParentAuthority { get; set; }

    [Display(Name = "Cơ quan ban hành", Description = "Chữ in hoa, mỗi dòng một hàng: ỦY BAN NHÂN DÂN / XÃ XUÂN YÊN."), DataType(DataType.MultilineText), StringLength(300, MinimumLength = 3)]
    public string IssuingAuthority { get; set; } = "";

    [Display(Name = "Mẫu số công văn", Description = "{0} là chỗ của số, ví dụ {0}/UBND-VHXH."), StringLength(60)]
    public string NumberPattern { get; set; } = "{0}/UBND-VHXH";

    [Display(Name = "Mẫu số riêng theo loại", Description = "Để trống thì danh sách mang số dạng 05/DS-UBND, biên bản 05/BB-UBND… Muốn khác: mỗi dòng một loại, ví dụ BB {0}/BB-UBND."), DataType(DataType.MultilineText), StringLength(400)]
    public string? TypePatterns { get; set; }

    [Display(Name = "Địa danh", Description = "Đứng trước ngày tháng, ví dụ Xuân Yên."), StringLength(100)]
    public string PlaceName { get; set; } = "";

    [Display(Name = "Thẩm quyền ký", Description = "Ví dụ TM. ỦY BAN NHÂN DÂN; TL. CHỦ TỊCH. Để trống khi thủ trưởng đơn vị ký."), StringLength(100)]
    public string? SignerAuthority { get; set; } = "TM. ỦY BAN NHÂN DÂN";

    [Display(Name = "Chức vụ người ký", Description = "Ví dụ CHỦ TỊCH; cấp phó ký thay ghi hai dòng: KT. CHỦ TỊCH rồi PHÓ CHỦ TỊCH."), DataType(DataType.MultilineText), StringLength(100)]
    public string SignerTitle { get; set; } = "CHỦ TỊCH";

    [Display(Name = "Họ tên người ký", Description = "Để trống nếu ghi tay."), StringLength(100)]
    public string? SignerName { get; set; }

    public int Version { get; set; }

    [Display(Name = "Xem như in ngày", Description = "Chỉ để xem trước; không lưu.")]
    public DateOnly? PreviewOn { get; set; }

    [Display(Name = "Loại văn bản xem trước")]
    public PaperType PreviewType { get; set; }

    /// <summary>The button without scripts: shows the paper, saves nothing.</summary>
    public string? Command { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> PreviewTypes => [.. Enum.GetValues<PaperType>().Select(type => new SelectListItem(type.ToVietnamese(), type.ToString()))];

    public bool IsPreview => Command == "preview";

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Agencies { get; set; } = [];

    /// <summary>What is in force on the shown day where it is not this letterhead; null where it is.</summary>
    [BindNever, ValidateNever]
    public string? InForceInstead { get; set; }

    /// <summary>The letterhead as it is now; null for a new one.</summary>
    [BindNever, ValidateNever]
    public LetterheadRow? Current { get; set; }

    /// <summary>Somebody else saved in between: the page shows both.</summary>
    [BindNever, ValidateNever]
    public bool IsStale { get; set; }

    public static LetterheadForm Of(LetterheadRow row) => new()
    {
        UnitId = row.UnitId,
        AgencyId = row.AgencyId,
        ValidFrom = row.ValidFrom,
        ParentAuthority = row.ParentAuthority,
        IssuingAuthority = row.IssuingAuthority,
        NumberPattern = row.NumberPattern,
        TypePatterns = row.TypePatterns,
        PlaceName = row.PlaceName,
        SignerAuthority = row.SignerAuthority,
        SignerTitle = row.SignerTitle,
        SignerName = row.SignerName,
        Version = row.Version,
    };

    /// <summary>As typed so far, with number 5 in the pattern of the chosen type where that is right already.</summary>
    public Letterhead ToLetterhead() => new(ParentAuthority?.ReplaceLineEndings("\n"), IssuingAuthority, NumberLine(), PlaceName, SignerAuthority ?? "", (SignerTitle ?? "").ReplaceLineEndings("\n"), SignerName);

    /// <summary>The query of the picture's address.</summary>
    public string SampleAddress() => "/quan-tri/tieu-de/xem-truoc.png" + QueryString.Create(new Dictionary<string, string?>
    {
        [nameof(ParentAuthority)] = ParentAuthority,
        [nameof(IssuingAuthority)] = IssuingAuthority,
        [nameof(NumberPattern)] = NumberPattern,
        [nameof(TypePatterns)] = TypePatterns,
        [nameof(PlaceName)] = PlaceName,
        [nameof(SignerAuthority)] = SignerAuthority,
        [nameof(SignerTitle)] = SignerTitle,
        [nameof(SignerName)] = SignerName,
        [nameof(PreviewOn)] = PreviewOn?.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
        [nameof(PreviewType)] = PreviewType.ToString(),
    });

    private string NumberLine()
    {
        try
        {
            return "Số: " + new UnitLetterhead(Guid.Empty, DateOnly.MinValue, null, IssuingAuthority, NumberPattern, PlaceName, "", "", null, TypePatterns).NumberOf(PreviewType, 5);
        }
        catch (RuleException)
        {
            return "";
        }
    }
}
