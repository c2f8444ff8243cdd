using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Attorneys;

/// <summary>A new dated setting as typed.</summary>
public sealed class AttorneySettingForm
{
    [Display(Name = "Áp dụng cho", Description = "Đơn vị này và các đơn vị bên dưới; đơn vị gần nhất được lấy trước."), Required] public Guid? UnitId { get; set; }
    [Display(Name = "Thiết lập"), Required] public AttorneySettingKind? Kind { get; set; }
    [Display(Name = "Nhóm đối tượng", Description = "Chỉ dùng cho thời hạn; để trống là mọi nhóm. Người thuộc nhiều nhóm lấy thời hạn ngắn nhất.")] public SourceGroup? Group { get; set; }
    [Display(Name = "Giá trị", Description = "Số tháng (1 đến 120) hoặc số ngày (1 đến 365)."), Required] public int? Value { get; set; }
    [Display(Name = "Từ ngày", Description = "Giấy lập từ ngày này; giấy đã lập không đổi."), Required] public DateOnly? ValidFrom { get; set; }
    [Display(Name = "Căn cứ, lý do", Description = "Ví dụ: hướng dẫn số … của Sở."), Required, StringLength(500)] public string? Reason { get; set; }

    [BindNever, ValidateNever] public IReadOnlyList<SelectListItem> Units { get; set; } = [];
    [BindNever, ValidateNever] public IReadOnlyList<AttorneySettingRow> Rows { get; set; } = [];

    public static IReadOnlyList<SelectListItem> Kinds => [.. Enum.GetValues<AttorneySettingKind>().Select(kind => new SelectListItem(kind.ToVietnamese(), kind.ToString()))];
    public static IReadOnlyList<SelectListItem> Groups => [.. SourceGroups.Lists.Select(group => new SelectListItem(group.ToVietnamese(), group.ToString()))];
}

/// <summary>One setting of the administrator's own units.</summary>
public sealed record AttorneySettingRow(string UnitName, AttorneySetting Setting, bool IsInForce);

/// <summary>Adds a setting; the earlier ones stay, and count for the days before.</summary>
public sealed class AddAttorneySetting(Data.AppDbContext db, OwnUnits ownUnits)
{
    /// <exception cref="RuleException">A unit of others, a value out of range, or a day already set.</exception>
    public async Task RunAsync(AttorneySettingForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.UnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.UnitId));
        db.AttorneySettings.Add(new AttorneySetting(form.UnitId!.Value, form.Kind!.Value, form.Group, form.Value!.Value, form.ValidFrom!.Value, form.Reason ?? "", by, now));
        await db.SaveChangesAsync(cancel);
    }
}
