using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Home;

/// <summary>One thing to do next, with the page where it is done.</summary>
public sealed record WorkItem(string Text, string Url, int? Count = null);

/// <summary>What the signed-in person should do next, in the order of the procedure; only what their role may do and what there is to do.</summary>
public static class NextWork
{
    public static IReadOnlyList<WorkItem> For(CurrentUser user, WorkCounts counts)
    {
        var p = counts.Round;
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
        Add(Permission.DecideMatches, counts.ResidenceFlags > 0, "Kiểm tra người đã chết, chuyển đi theo dữ liệu dân cư mới", "/doi-sanh/bien-dong-dan-cu", counts.ResidenceFlags);
        Add(Permission.DecideMatches, counts.Verifications > 0, "Xử lý hồ sơ phối hợp xác minh", "/doi-sanh/xac-minh", counts.Verifications);
        Add(Permission.PublishMatches, p.UnpublishedMatches > 0, "Đưa các dòng đã chấp nhận vào danh sách đối tượng", "/doi-sanh", p.UnpublishedMatches);
        Add(Permission.EditBeneficiaries, p.WithoutCategory > 0, "Bổ sung loại đối tượng còn thiếu", "/doi-tuong", p.WithoutCategory);
        Add(Permission.ManageTeams, p.People > 0 && p.HamletsWithoutTeam > 0, "Giao tổ công tác cho các thôn", "/doi-tuong/to-cong-tac", p.HamletsWithoutTeam);
        Add(Permission.RecordSurveys, counts.ToSurvey > 0, "Khảo sát tại nhà những người còn lại", "/khao-sat", counts.ToSurvey);
        Add(Permission.RecordSurveys, counts.PayeesToAsk > 0, "Hết ủy quyền, giám hộ: hỏi lại cách nhận", "/khao-sat/uy-quyen/hoi-lai", counts.PayeesToAsk);
        Add(Permission.CertifyPowersOfAttorney, counts.ToCertify > 0, "Chứng thực giấy ủy quyền", "/khao-sat/uy-quyen", counts.ToCertify);
        Add(Permission.SignOffClassification, p.Settled > p.SignedOff, "Xem và ký duyệt danh sách phân loại", "/phan-loai", p.Settled - p.SignedOff);
        Add(Permission.EditAccounts, p.ReturnedLines > 0, "Xử lý các dòng cơ quan chi trả trả lại", "/ban-giao", p.ReturnedLines);
        Add(Permission.HandOver, p.SignedOff > 0 && p.HandOversSent + p.HandOversAnswered == 0, "Bàn giao danh sách đã ký duyệt", "/ban-giao");
        Add(Permission.ReceiveHandOver, p.HandOversSent > 0, "Tiếp nhận danh sách các xã gửi đến", "/ban-giao/nhan", p.HandOversSent);
        Add(Permission.MakePaymentRun, p.HandOversAnswered > 0 && p.DraftRuns + p.ApprovedRuns == 0, "Lập đợt chi trả của tháng tới", "/chi-tra");
        Add(Permission.ApprovePaymentRun, p.DraftRuns > 0, "Duyệt đợt chi trả", "/chi-tra", p.DraftRuns);
        Add(Permission.ExportReturn, p.Settled > 0, "Trích xuất lại danh sách đã cập nhật", "/chi-tra/trich-xuat");
        Add(Permission.ManageUsers, true, "Quản lý người dùng, đơn vị, đợt rà soát", "/quan-tri");
        Add(Permission.ViewAudit, true, "Xem nhật ký truy vết", "/nhat-ky");
        return work;
    }
}
