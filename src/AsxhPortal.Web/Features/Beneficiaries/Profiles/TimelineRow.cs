using System.ComponentModel.DataAnnotations;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>What the timeline is filtered by.</summary>
public enum TimelineKind
{
    [Display(Name = "Nhận dữ liệu, đối sánh")] Source,
    [Display(Name = "Sửa thông tin, chế độ")] Correction,
    [Display(Name = "Biến động")] Change,
    [Display(Name = "Khảo sát, biên bản, ủy quyền")] Visit,
    [Display(Name = "Danh sách đã ký")] List,
    [Display(Name = "Tài khoản")] Account,
    [Display(Name = "Bàn giao")] HandOver,
    [Display(Name = "Chi trả")] Payment,
    [Display(Name = "Giấy tờ")] Paper,
    [Display(Name = "Việc hàng loạt")] Bulk,
}

public static class TimelineKinds
{
    private static readonly Dictionary<TimelineKind, string> ByKind = new()
    {
        [TimelineKind.Source] = "nguon",
        [TimelineKind.Correction] = "sua",
        [TimelineKind.Change] = "bien-dong",
        [TimelineKind.Visit] = "khao-sat",
        [TimelineKind.List] = "danh-sach",
        [TimelineKind.Account] = "tai-khoan",
        [TimelineKind.HandOver] = "ban-giao",
        [TimelineKind.Payment] = "chi-tra",
        [TimelineKind.Paper] = "giay-to",
        [TimelineKind.Bulk] = "hang-loat",
    };

    /// <summary>As it stands in the address.</summary>
    public static string ToWord(this TimelineKind kind) => ByKind[kind];

    public static TimelineKind? FromWord(string? word) => ByKind.Where(pair => pair.Value == word).Select(pair => (TimelineKind?)pair.Key).FirstOrDefault();

    public static string ToVietnamese(this TimelineKind kind) =>
        ((DisplayAttribute)typeof(TimelineKind).GetField(kind.ToString())!.GetCustomAttributes(typeof(DisplayAttribute), false)[0]).Name!;

    public static string Icon(this TimelineKind kind) => kind switch
    {
        TimelineKind.Source => "bi-inbox",
        TimelineKind.Correction => "bi-pencil",
        TimelineKind.Change => "bi-exclamation-diamond",
        TimelineKind.Visit => "bi-house-door",
        TimelineKind.List => "bi-list-check",
        TimelineKind.Account => "bi-bank",
        TimelineKind.HandOver => "bi-box-arrow-up-right",
        TimelineKind.Payment => "bi-cash-stack",
        TimelineKind.Bulk => "bi-layers",
        _ => "bi-file-earmark-text",
    };
}

public sealed class TimelineListQuery : ListQuery
{
    /// <summary>Word of a <see cref="TimelineKind"/>.</summary>
    public string? Loai { get; set; }
}

/// <summary>One line of the timeline, in words.</summary>
/// <param name="At">UTC.</param>
/// <param name="IsWholeDay">Only the day is known.</param>
/// <param name="Why">Reason or basis as it was written.</param>
/// <param name="Permission">What the page behind <paramref name="Url"/> asks for.</param>
public sealed record TimelineRow(DateTime At, bool IsWholeDay, TimelineKind Kind, string Sentence, string? Who, string? Why, IReadOnlyList<FieldChange> Changes, string? Url, string? UrlText, Permission Permission);

public sealed record TimelinePage(ProfileHead Head, TimelineListQuery Query, TimelineKind? Kind, PageOf<TimelineRow> Rows, IReadOnlyList<(TimelineKind Kind, int Count)> Kinds);
