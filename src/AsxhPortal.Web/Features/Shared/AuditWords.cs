using System.Globalization;
using System.Text.Json;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>One field of a change in words: "Ngày sinh: 1938 → 12/03/1938".</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>Audit entries as people read them: Vietnamese names of things, fields and values. A field without a word of its own is left out.</summary>
public static class AuditWords
{
    private static readonly Dictionary<string, string> Subjects = new(StringComparer.Ordinal)
    {
        ["Beneficiary"] = "Thông tin đối tượng",
        ["Entitlement"] = "Chế độ hưởng",
        ["BankAccount"] = "Tài khoản",
        ["PaymentArrangement"] = "Hình thức chi trả",
        ["ChangeEvent"] = "Biến động",
        ["Survey"] = "Phiếu khảo sát",
        ["Visit"] = "Lần đến nhà",
        ["RefusalMinute"] = "Biên bản",
        ["VisitAttachment"] = "Ảnh, chữ ký kèm hồ sơ",
        ["PowerOfAttorney"] = "Giấy ủy quyền",
        ["Guardianship"] = "Giám hộ, đại diện",
        ["PayeeReview"] = "Việc cần hỏi lại cách nhận",
        ["AttorneySetting"] = "Thiết lập về ủy quyền",
        ["ListLine"] = "Dòng danh sách phân loại",
        ["HandOverLine"] = "Dòng bàn giao",
        ["PaymentLine"] = "Dòng chi trả",
        ["MatchDecision"] = "Quyết định đối sánh",
        ["VerificationCase"] = "Hồ sơ xác minh",
        ["VerificationEvent"] = "Diễn biến hồ sơ xác minh",
        ["DuplicateDecision"] = "Quyết định về trường hợp trùng",
        ["ResidenceFlag"] = "Cảnh báo từ dữ liệu dân cư",
        ["MatchRun"] = "Lần đối sánh",
        ["ImportBatch"] = "Lần nhận dữ liệu",
        ["ImportRow"] = "Dòng của danh sách nguồn",
        ["RowChange"] = "Thay đổi khi làm sạch",
        ["SpellingAlias"] = "Cách viết đã ghi nhớ",
        ["Citizen"] = "Dữ liệu dân cư",
        ["VisitTeam"] = "Tổ công tác",
        ["TeamAssignment"] = "Giao tổ công tác",
        ["VisitSubmission"] = "Bản gửi từ điện thoại",
        ["DayPlan"] = "Kế hoạch ngày",
        ["DayPlanStop"] = "Người trong kế hoạch ngày",
        ["BulkAction"] = "Thao tác hàng loạt",
        ["RegisterSnapshot"] = "Bản lưu danh sách",
        ["ClassificationList"] = "Danh sách phân loại",
        ["HandOver"] = "Bàn giao",
        ["PaymentRun"] = "Đợt chi trả",
        ["PaymentList"] = "Danh sách chi trả",
        ["ReturnExport"] = "Trích xuất lại danh sách",
        ["ReviewRound"] = "Đợt rà soát",
        ["RoundDeadline"] = "Thời hạn của bước",
        ["AdministrativeUnit"] = "Đơn vị hành chính",
        ["Hamlet"] = "Thôn",
        ["ReceivingAgency"] = "Cơ quan tiếp nhận",
        ["ReceivingAgencyTerm"] = "Thời hạn tiếp nhận",
        ["UnitLetterhead"] = "Tiêu đề văn bản",
        ["IssuedPaper"] = "Văn bản đã in",
        ["PaperCounter"] = "Sổ đánh số văn bản",
        ["AppUser"] = "Tài khoản người dùng",
        ["AuditEntry"] = "Nhật ký",
        ["PersonSearch"] = "Tra cứu người trong nhật ký",
    };

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["FullName"] = "Họ và tên",
        ["Birth"] = "Ngày sinh",
        ["Sex"] = "Giới tính",
        ["CitizenId"] = "Số định danh",
        ["OldId"] = "CMND cũ",
        ["Phone"] = "Điện thoại",
        ["HamletId"] = "Thôn",
        ["HouseholdHead"] = "Chủ hộ",
        ["HouseholdCode"] = "Mã hộ",
        ["Status"] = "Trạng thái",
        ["StatusOn"] = "Ngày của trạng thái",
        ["Group"] = "Nhóm",
        ["CategoryCode"] = "Loại đối tượng",
        ["Percent"] = "Tỷ lệ (%)",
        ["WardName"] = "Người được chăm sóc",
        ["DeclaredAmount"] = "Mức trợ cấp",
        ["StartsFrom"] = "Hưởng từ tháng",
        ["EndsAfter"] = "Tháng hưởng cuối",
        ["DecisionNumber"] = "Số quyết định",
        ["State"] = "Tình trạng",
        ["StateReason"] = "Lý do",
        ["Channel"] = "Hình thức nhận",
        ["ProviderCode"] = "Ngân hàng",
        ["Number"] = "Số tài khoản",
        ["AccountNumber"] = "Số tài khoản",
        ["HolderName"] = "Chủ tài khoản",
        ["AccountHolder"] = "Chủ tài khoản",
        ["HolderKind"] = "Quan hệ của chủ tài khoản",
        ["LastVerifiedOn"] = "Xác nhận ngày",
        ["ClosedAt"] = "Đóng lúc",
        ["ClosedReason"] = "Lý do đóng",
        ["PayeeKind"] = "Người nhận là",
        ["PayeeName"] = "Người nhận",
        ["ValidFrom"] = "Từ ngày",
        ["ValidTo"] = "Đến ngày",
        ["Kind"] = "Biến động",
        ["OccurredOn"] = "Ngày xảy ra",
        ["Note"] = "Ghi chú",
        ["Outcome"] = "Kết quả khảo sát",
        ["VisitedOn"] = "Ngày đến nhà",
        ["Reason"] = "Lý do",
        ["AttorneyName"] = "Người được ủy quyền",
        ["AttorneyRelation"] = "Quan hệ",
        ["CertificationNumber"] = "Số chứng thực",
        ["CertifiedOn"] = "Ngày chứng thực",
        ["EndReason"] = "Lý do chấm dứt",
        ["HasAccount"] = "Đã có tài khoản",
        ["IsRegisteredForAccount"] = "Đã đăng ký qua tài khoản",
        ["Amount"] = "Số tiền",
        ["PoliceName"] = "Công an ký",
        ["OfficerName"] = "Công chức ký",
        ["SignatoryName"] = "Đối tượng ký",
        ["Place"] = "Nơi lập",
        ["Name"] = "Tên",
        ["Code"] = "Mã",
        ["Level"] = "Cấp",
        ["UnitId"] = "Đơn vị",
        ["OwnerUnitId"] = "Áp dụng cho",
        ["ParentId"] = "Trực thuộc",
        ["Email"] = "Thư điện tử",
        ["UserName"] = "Tên đăng nhập",
        ["JobTitle"] = "Chức vụ",
        ["IsActive"] = "Đang hoạt động",
        ["Role"] = "Vai trò",
        ["Hamlets"] = "Thôn phụ trách",
        ["LockoutEnd"] = "Khóa tạm đến",
        ["AccessFailedCount"] = "Số lần sai mật khẩu",
        ["Basis"] = "Văn bản chỉ đạo",
        ["StartsOn"] = "Ngày bắt đầu",
        ["ClosedOn"] = "Ngày kết thúc",
        ["TeamId"] = "Tổ công tác",
        ["Title"] = "Việc làm",
        ["AppliedCount"] = "Số dòng đã đổi",
        ["UndoneCount"] = "Số dòng hoàn tác",
        ["Step"] = "Bước",
        ["DueOn"] = "Thời hạn",
        ["ParentAuthority"] = "Cơ quan chủ quản",
        ["IssuingAuthority"] = "Cơ quan ban hành",
        ["NumberPattern"] = "Mẫu số",
        ["TypePatterns"] = "Mẫu số riêng",
        ["NumberText"] = "Số văn bản",
        ["ReprintCount"] = "Số lần in lại",
        ["PlaceName"] = "Địa danh",
        ["SignerAuthority"] = "Thẩm quyền ký",
        ["SignerTitle"] = "Chức vụ người ký",
        ["SignerName"] = "Người ký",
        ["FileName"] = "Tên tệp",
        ["ReadCount"] = "Số dòng đọc",
        ["AcceptedCount"] = "Số dòng nhận",
        ["WarnedCount"] = "Số dòng cảnh báo",
        ["RejectedCount"] = "Số dòng không nhận",
        ["SignedOffByName"] = "Người ký duyệt",
        ["ApprovedByName"] = "Người duyệt chi",
        ["SentByName"] = "Người giao",
        ["MadeByName"] = "Người lập",
        ["PersonCount"] = "Số người",
        ["LineCount"] = "Số dòng",
        ["AmountSum"] = "Tổng tiền",
        ["PayableSum"] = "Tổng tiền chi",
        ["ReturnReason"] = "Lý do trả lại",
        ["HoldReason"] = "Lý do chưa chi",
        ["DecidedByName"] = "Người quyết định",
        ["CompletedByName"] = "Người hoàn thành",
        ["CertifiedByName"] = "Người xác nhận",
    };

    public static string SubjectOf(AuditEntry entry) => SubjectOf(entry.Subject);

    public static string SubjectOf(string subject) => Subjects.GetValueOrDefault(subject, subject);

    /// <summary>Who did it; what the site did by itself or from its command line has a name too.</summary>
    public static string? UserOf(AuditEntry entry) => entry.UserName switch { "startup" => "Hệ thống khi khởi động", "command line" => "Dòng lệnh", var name => name };

    public static string ActionOf(AuditEntry entry) => entry.Action.ToVietnamese();

    public static string ToVietnamese(this AuditAction action) => action switch
    {
        AuditAction.Created => "Thêm",
        AuditAction.Updated => "Sửa",
        AuditAction.Deleted => "Xóa",
        AuditAction.Viewed => "Xem",
        AuditAction.Exported => "Xuất tệp",
        AuditAction.Imported => "Nhập",
        AuditAction.SignedIn => "Đăng nhập",
        AuditAction.SignInFailed => "Đăng nhập không được",
        AuditAction.SignedOut => "Đăng xuất",
        _ => "Việc khác",
    };

    /// <param name="names">Names behind ids and codes (thôn, category, bank), by the value as it stands in the entry.</param>
    /// <param name="isComplete">Fields without a word of their own too, by their name in the code: for the auditor.</param>
    public static IReadOnlyList<FieldChange> ChangesOf(AuditEntry entry, IReadOnlyDictionary<string, string>? names = null, bool isComplete = false)
    {
        if (string.IsNullOrEmpty(entry.ChangesJson))
            return [];
        var changes = JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.ChangesJson) ?? [];
        return changes.Where(pair => (isComplete || Fields.ContainsKey(pair.Key)) && pair.Value.Length == 2)
            .Select(pair => new FieldChange(Fields.GetValueOrDefault(pair.Key, pair.Key), Value(entry, pair.Key, pair.Value[0], names), Value(entry, pair.Key, pair.Value[1], names))).ToList();
    }

    private static string? Value(AuditEntry entry, string field, string? value, IReadOnlyDictionary<string, string>? names)
    {
        if (value is null)
            return null;
        if (names?.GetValueOrDefault(value) is { } name)
            return name;
        return (entry.Subject, field) switch
        {
            (_, "Sex") => Word<Sex>(value, SexWords.ToVietnamese),
            ("Beneficiary", "Status") => Word<BeneficiaryStatus>(value, ChangeKindWords.ToVietnamese),
            ("Entitlement", "State") => Word<EntitlementState>(value, EntitlementStateWords.ToVietnamese),
            ("Survey", "State") => value == nameof(SurveyState.Completed) ? "Hoàn thành" : "Nháp",
            ("PowerOfAttorney", "State") => value switch { "Certified" => "Đã chứng thực", "Ended" => "Đã chấm dứt", _ => "Chưa chứng thực" },
            (_, "Group") => Word<SourceGroup>(value, SourceGroups.ToVietnamese),
            (_, "Channel") => Word<PaymentChannel>(value, PaymentChannelWords.ToVietnamese),
            (_, "HolderKind" or "PayeeKind") => Word<PayeeKind>(value, PaymentChannelWords.ToVietnamese),
            ("ChangeEvent", "Kind") => Word<ChangeKind>(value, ChangeKindWords.ToVietnamese),
            (_, "Outcome") => Word<SurveyOutcome>(value, outcome => outcome.Rule().Label),
            (_, "DeclaredAmount" or "Amount") => long.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var amount) ? new Dong(amount).ToString() : value,
            (_, "ClosedAt") => DateTime.TryParse(value, CultureInfo.InvariantCulture, out var at) ? at.AddHours(7).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture) : value,
            _ => value switch { "True" => "có", "False" => "không", _ => value },
        };
    }

    private static string Word<T>(string value, Func<T, string> words) where T : struct, Enum =>
        Enum.TryParse<T>(value, out var known) ? words(known) : value;
}
