namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>The views of the queue as the screens name them, in their order.</summary>
public static class CaseViewWords
{
    public static readonly IReadOnlyList<(CaseView View, string Word)> All =
    [
        (CaseView.Open, "Cần xem"), (CaseView.NotFound, "Không tìm thấy"), (CaseView.Verify, "Chờ xác minh"), (CaseView.Auto, "Khớp tự động"),
        (CaseView.Solved, "Đã tự giải quyết"), (CaseView.Decided, "Người xem đã chấp nhận"), (CaseView.Changed, "Dữ liệu thay đổi sau quyết định"),
        (CaseView.Dismissed, "Đã loại"), (CaseView.Published, "Đã đưa vào danh sách"), (CaseView.All, "Tất cả"),
    ];

    public static string Of(CaseView view) => All.First(v => v.View == view).Word;
}
