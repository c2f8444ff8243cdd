using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace AsxhPortal.Web.Security;

/// <summary>Everything that an endpoint may ask for. The Vietnamese name is what people read on the "not allowed" page.</summary>
public enum Permission
{
    [Display(Name = "Xem các lần nhận dữ liệu")] ViewImports,
    [Display(Name = "Tải danh sách nguồn lên")] ImportLists,
    [Display(Name = "Xem kết quả đối sánh")] ViewMatches,
    [Display(Name = "Quyết định kết quả đối sánh")] DecideMatches,
    [Display(Name = "Đưa dữ liệu sạch vào danh sách đối tượng")] PublishMatches,
    [Display(Name = "Xem đối tượng")] ViewBeneficiaries,
    [Display(Name = "Bổ sung, sửa thông tin đối tượng")] EditBeneficiaries,
    [Display(Name = "Trích xuất danh sách đối tượng")] ExportBeneficiaries,
    [Display(Name = "Thao tác hàng loạt trên danh sách")] ChangeInBulk,
    [Display(Name = "Lập tổ công tác, giao thôn")] ManageTeams,
    [Display(Name = "Xem phiếu khảo sát")] ViewSurveys,
    [Display(Name = "Ghi phiếu khảo sát")] RecordSurveys,
    [Display(Name = "Xác nhận giấy ủy quyền")] CertifyPowersOfAttorney,
    [Display(Name = "Xem danh sách phân loại")] ViewClassification,
    [Display(Name = "Duyệt, chốt danh sách phân loại")] SignOffClassification,
    [Display(Name = "Xem tài khoản và bàn giao")] ViewAccounts,
    [Display(Name = "Cập nhật tài khoản thanh toán")] EditAccounts,
    [Display(Name = "Bàn giao danh sách")] HandOver,
    [Display(Name = "Tiếp nhận hoặc trả lại bàn giao")] ReceiveHandOver,
    [Display(Name = "Xem chi trả")] ViewPayments,
    [Display(Name = "Lập đợt chi trả")] MakePaymentRun,
    [Display(Name = "Duyệt đợt chi trả")] ApprovePaymentRun,
    [Display(Name = "Trích xuất lại danh sách đã cập nhật")] ExportReturn,
    [Display(Name = "Xem sổ văn bản đã in")] ViewPapers,
    [Display(Name = "In văn bản, lấy số")] IssuePapers,
    [Display(Name = "Hủy văn bản đã in")] CancelPapers,
    [Display(Name = "Xem tiến độ đợt rà soát")] ViewRound,
    [Display(Name = "Xem nhật ký truy vết")] ViewAudit,
    [Display(Name = "Quản lý người dùng")] ManageUsers,
    [Display(Name = "Quản lý đơn vị hành chính, danh mục")] ManageOrganisation,
    [Display(Name = "Quản lý cách viết đã ghi nhớ")] ManageSpellings,
    [Display(Name = "Mở đợt rà soát, đặt thời hạn")] ManageRounds,
}

public static class PermissionNames
{
    public static string Title(this Permission permission) =>
        typeof(Permission).GetField(permission.ToString())!.GetCustomAttribute<DisplayAttribute>()!.Name!;
}
