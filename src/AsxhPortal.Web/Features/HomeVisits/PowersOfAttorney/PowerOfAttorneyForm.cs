using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.HomeVisits.PowersOfAttorney;

/// <summary>Giấy ủy quyền as typed.</summary>
public sealed class PowerOfAttorneyForm
{
    /// <summary>Version of the paper the page was opened on; null for a new one.</summary>
    public int? Version { get; set; }

    [Display(Name = "Họ và tên"), Required, StringLength(200)] public string? AttorneyName { get; set; }
    [Display(Name = "Ngày sinh", Description = "Ngày/tháng/năm, tháng/năm hoặc chỉ năm."), StringLength(10)] public string? AttorneyBirth { get; set; }
    [Display(Name = "Số định danh cá nhân", Description = "12 chữ số."), StringLength(20)] public string? AttorneyCitizenId { get; set; }
    [Display(Name = "Quan hệ với đối tượng", Description = "Ví dụ: con, cháu, vợ, hàng xóm."), Required, StringLength(100)] public string? AttorneyRelation { get; set; }
    [Display(Name = "Nơi ở"), StringLength(300)] public string? AttorneyAddress { get; set; }
    [Display(Name = "Số điện thoại"), DataType(DataType.PhoneNumber), StringLength(30)] public string? AttorneyPhone { get; set; }
    [Display(Name = "Giấy tờ khác", Description = "Chỉ ghi khi người được ủy quyền không có số định danh, ví dụ: hộ chiếu."), StringLength(60)] public string? AttorneyPaperName { get; set; }
    [Display(Name = "Số giấy tờ"), StringLength(40)] public string? AttorneyPaperNumber { get; set; }
    [Display(Name = "Ngày cấp")] public DateOnly? AttorneyPaperIssuedOn { get; set; }

    /// <summary>Codes of the allowances; none = all.</summary>
    public List<string> Categories { get; set; } = [];

    [Display(Name = "Nhận bằng")] public bool IsThroughAccount { get; set; }
    [Display(Name = "Ngân hàng hoặc nhà cung cấp")] public string? ProviderCode { get; set; }
    [Display(Name = "Số tài khoản của người được ủy quyền", Description = "Giữ nguyên số 0 ở đầu."), StringLength(40)] public string? AccountNumber { get; set; }
    [Display(Name = "Từ ngày"), Required] public DateOnly? ValidFrom { get; set; }
    [Display(Name = "Đến hết ngày", Description = "Để trống thì lấy thời hạn mặc định của nhóm; không có thiết lập riêng là một năm (Bộ luật Dân sự 2015, Điều 563).")] public DateOnly? ValidTo { get; set; }

    public static PowerOfAttorneyForm From(PowerOfAttorney paper) => new()
    {
        Version = paper.Version,
        AttorneyName = paper.AttorneyName,
        AttorneyBirth = paper.AttorneyBirth?.ToString(),
        AttorneyCitizenId = paper.AttorneyCitizenId,
        AttorneyRelation = paper.AttorneyRelation,
        AttorneyAddress = paper.AttorneyAddress,
        AttorneyPhone = paper.AttorneyPhone,
        AttorneyPaperName = paper.AttorneyPaperName,
        AttorneyPaperNumber = paper.AttorneyPaperNumber,
        AttorneyPaperIssuedOn = paper.AttorneyPaperIssuedOn,
        Categories = [.. paper.CoveredCategories?.Split(';') ?? []],
        IsThroughAccount = paper.IsThroughAccount,
        ProviderCode = paper.ProviderCode,
        AccountNumber = paper.AccountNumber,
        ValidFrom = paper.ValidFrom,
        ValidTo = paper.ValidTo,
    };

    /// <summary>Who the attorney is, as their card says.</summary>
    public void TakeCard(CccdCard card)
    {
        AttorneyName = card.FullName;
        AttorneyBirth = PartialDate.From(card.Birth).ToString();
        AttorneyCitizenId = card.CitizenId.Value;
        AttorneyAddress = card.Address is { Length: > 0 and <= 300 } address ? address : AttorneyAddress;
    }
}
