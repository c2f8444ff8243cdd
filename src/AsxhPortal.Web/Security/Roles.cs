namespace AsxhPortal.Web.Security;

/// <summary>A role: its name in code and database, what people read, and one sentence about it.</summary>
public sealed record Role(string Name, string Title, string Description);

public static class Roles
{
    public const string CommunePolice = "CommunePolice";
    public const string CultureOfficer = "CultureOfficer";
    public const string JusticeOfficer = "JusticeOfficer";
    public const string CommuneLeader = "CommuneLeader";
    public const string PayingOfficer = "PayingOfficer";
    public const string PayingApprover = "PayingApprover";
    public const string DataSteward = "DataSteward";
    public const string Auditor = "Auditor";
    public const string Administrator = "Administrator";

    public static readonly IReadOnlyList<Role> All =
    [
        new(DataSteward, "Cán bộ dữ liệu", "Nạp dữ liệu dân cư và danh sách nguồn, đối sánh, làm sạch, trích xuất lại danh sách."),
        new(CommunePolice, "Công an xã / CSKV", "Bổ sung thông tin đối tượng, giao tổ công tác, khảo sát, cập nhật tài khoản và bàn giao danh sách."),
        new(CultureOfficer, "Công chức văn hóa - xã hội", "Đến nhà khảo sát, ghi phiếu, lập biên bản và danh sách ủy quyền."),
        new(JusticeOfficer, "Công chức tư pháp - hộ tịch", "Hướng dẫn và xác nhận giấy ủy quyền nhận thay trợ cấp."),
        new(CommuneLeader, "Lãnh đạo UBND xã", "Theo dõi tiến độ, duyệt và chốt danh sách phân loại."),
        new(PayingOfficer, "Cán bộ chi trả", "Tiếp nhận danh sách bàn giao, lập đợt chi trả hằng tháng."),
        new(PayingApprover, "Người duyệt chi", "Kiểm tra và duyệt đợt chi trả do người khác lập."),
        new(Auditor, "Cán bộ kiểm tra", "Xem mọi bước và nhật ký truy vết, không sửa được gì."),
        new(Administrator, "Quản trị hệ thống", "Quản lý người dùng, đơn vị, đợt rà soát; không xem được đối tượng."),
    ];

    public static Role? Find(string name) => All.FirstOrDefault(role => string.Equals(role.Name, name, StringComparison.OrdinalIgnoreCase));

    public static string TitleOf(string name) => Find(name)?.Title ?? name;
}
