using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.Import;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Spellings;

public sealed class SpellingForm
{
    [Display(Name = "Cách viết của")]
    public SpellingKind Kind { get; set; }

    [Display(Name = "Dùng cho", Description = "Danh sách của đơn vị này và mọi đơn vị trực thuộc."), Required]
    public Guid? UnitId { get; set; }

    [Display(Name = "Cách viết trong danh sách", Description = "Chép nguyên như trong tệp; dấu, chữ hoa và dấu câu không tính."), StringLength(300, MinimumLength = 1)]
    public string Text { get; set; } = "";

    [Display(Name = "Nghĩa là"), StringLength(200, MinimumLength = 1)]
    public string Target { get; set; } = "";

    public int Version { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Units { get; set; } = [];

    /// <summary>What the text can stand for; empty for the thôn of a commune that is not chosen yet, which are typed.</summary>
    [BindNever, ValidateNever]
    public IReadOnlyList<SelectListItem> Targets { get; set; } = [];

    /// <summary>The spelling as it is now; null for a new one.</summary>
    [BindNever, ValidateNever]
    public SpellingRow? Current { get; set; }

    /// <summary>Somebody else saved in between: the page shows both.</summary>
    [BindNever, ValidateNever]
    public bool IsStale { get; set; }

    public static SpellingForm Of(SpellingRow row) => new() { Kind = row.Kind, UnitId = row.UnitId, Text = row.Text, Target = row.Target, Version = row.Version };
}
