namespace AsxhPortal.Documents.HomeVisits;

/// <summary>The three points that step 3 of the procedure has explained to people; they stand in the minute and on the leaflet alike.</summary>
internal static class ExplainedPoints
{
    public static readonly IReadOnlyList<string> All =
    [
        "Chi trả trợ cấp an sinh xã hội qua tài khoản là chủ trương của Đảng, chính sách của Nhà nước;",
        "Việc chi trả qua tài khoản tạo thuận lợi để người dân tiếp cận các dịch vụ xã hội, nhất là chi trả không dùng tiền mặt, bảo đảm quyền an sinh và không để ai bị bỏ lại phía sau trong chuyển đổi số;",
        "Việc chi trả qua tài khoản góp phần phòng, chống tội phạm trong lĩnh vực an sinh xã hội, bảo đảm chi đúng đối tượng, nhanh chóng, hạn chế trục lợi, tham nhũng.",
    ];
}
