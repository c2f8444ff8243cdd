using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Features.Shared.TagHelpers;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.BackgroundWorks;

public sealed class WorkListQuery : ListQuery
{
    [FromQuery(Name = "tinh-trang")]
    public WorkState? State { get; set; }
}

public sealed record WorkRow(BackgroundWork Work, string UnitName);

public sealed record WorkListPage(WorkListQuery Query, PageOf<WorkRow> Rows);

/// <param name="MayChange">May the person stop it or try it again?</param>
public sealed record WorkPage(WorkRow Row, bool MayChange);

public static class WorkWords
{
    public static string ToVietnamese(this WorkState state) => state switch
    {
        WorkState.Queued => "Đang chờ",
        WorkState.Running => "Đang chạy",
        WorkState.Done => "Xong",
        WorkState.Failed => "Bị lỗi",
        _ => "Đã dừng",
    };

    public static string StateWords(this BackgroundWork work) => work.IsStopping ? "Đang dừng" : work.State.ToVietnamese();

    public static Tone ToTone(this WorkState state) => state switch
    {
        WorkState.Queued => Tone.Idle,
        WorkState.Running => Tone.Info,
        WorkState.Done => Tone.Ok,
        WorkState.Failed => Tone.Bad,
        _ => Tone.Warn,
    };
}
