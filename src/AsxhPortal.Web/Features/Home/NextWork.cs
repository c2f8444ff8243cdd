using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Home;

/// <summary>One thing to do next, with the page where it is done.</summary>
public sealed record WorkItem(string Text, string Url, int? Count = null);

/// <summary>What the signed-in person should do next, in the order of the procedure; only what their role may do and what there is to do.</summary>
public static class NextWork
{
    public static IReadOnlyList<WorkItem> For(CurrentUser user, RoundProgress p)
    {
        var work = new List<WorkItem>();
        void Add(Permission permission, bool isDue, string text, string url, int? count = null)
        {
            if (isDue && user.Can(permission))
                work.Add(new WorkItem(text, url, count));
        }

        Add(Permission.ImportLists, p.RegistryBatches == 0 && p.People == 0, "Tải lên dữ liệu dân cư", "/nguon-du-lieu");
        Add(Permission.ImportLists, p.ListGroups < 4 && (p.ListGroups > 0 || p.People == 0), "Tải lên các danh sách nguồn còn thiếu", "/nguon-du-lieu", 4 - p.ListGroups);
        Add(Permission.ImportLists, p.RejectedRows > 0, "Sửa các dòng không đọc được rồi tải lại", "/nguon-du-lieu", p.RejectedRows);
        Add(Permission.DecideMatches, p.OpenMatches > 0, "Quyết định các dòng lệch với dữ liệu dân cư", "/doi-sanh", p.OpenMatches);
        Add(Permission.DecideMatches, p.ResidenceFlags > 0, "Kiểm tra người đã chết, chuyển đi theo dữ liệu dân cư mới", "/doi-sanh/bien-dong-dan-cu", p.ResidenceFlags);
        Add(Permission.DecideMatches, p.Verifications > 0, "Xử lý hồ sơ phối hợp xác minh", "/doi-sanh/xac-minh", p.Verifications);
        Add(Permission.PublishMatches, p.UnpublishedMatches > 0, "Đưa các dòng đã chấp nhận vào danh sách đối tượng", "/doi-sanh", p.UnpublishedMatches);
        Add(Permission.EditBeneficiaries, p.EntitlementsWithoutCategory > 0, "Bổ sung loại đối tượng còn thiếu", "/doi-tuong", p.EntitlementsWithoutCategory);
        Add(Permission.ManageTeams, p.People > 0 && p.ThonWithoutTeam > 0, "Giao tổ công tác cho các thôn", "/doi-tuong/to-cong-tac", p.ThonWithoutTeam);
        Add(Permission.RecordSurveys, p.ToSurvey > 0, "Khảo sát tại nhà những người còn lại", "/khao-sat", p.ToSurvey);
        Add(Permission.CertifyPowersOfAttorney, p.ToCertify > 0, "Chứng thực giấy ủy quyền", "/khao-sat/uy-quyen", p.ToCertify);
        Add(Permission.SignOffClassification, p.Surveyed > p.SignedOffPeople, "Xem và ký duyệt danh sách phân loại", "/phan-loai", p.Surveyed - p.SignedOffPeople);
        Add(Permission.EditAccounts, p.ReturnedLines > 0, "Xử lý các dòng cơ quan chi trả trả lại", "/ban-giao", p.ReturnedLines);
        Add(Permission.HandOver, p.SignedOffPeople > 0 && p.HandOversSent + p.HandOversAnswered == 0, "Bàn giao danh sách đã ký duyệt", "/ban-giao");
        Add(Permission.ReceiveHandOver, p.HandOversSent > 0, "Tiếp nhận danh sách các xã gửi đến", "/ban-giao/nhan", p.HandOversSent);
        Add(Permission.MakePaymentRun, p.HandOversAnswered > 0 && p.DraftRuns + p.ApprovedRuns == 0, "Lập đợt chi trả của tháng tới", "/chi-tra");
        Add(Permission.ApprovePaymentRun, p.DraftRuns > 0, "Duyệt đợt chi trả", "/chi-tra", p.DraftRuns);
        Add(Permission.ExportReturn, p.Surveyed > 0, "Trích xuất lại danh sách đã cập nhật", "/chi-tra/trich-xuat");
        Add(Permission.ManageUsers, true, "Quản lý người dùng, đơn vị, đợt rà soát", "/quan-tri");
        Add(Permission.ViewAudit, true, "Xem nhật ký truy vết", "/nhat-ky");
        return work;
    }
}
