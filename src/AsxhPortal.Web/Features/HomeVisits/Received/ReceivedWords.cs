using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.HomeVisits.Received;

/// <summary>What phones sent, in words.</summary>
public static class ReceivedWords
{
    public static string ToVietnamese(this SubmissionState state) => state switch
    {
        SubmissionState.Applied => "Đã ghi vào phiếu",
        SubmissionState.Draft => "Đã ghi nháp",
        SubmissionState.Conflict => "Chờ quyết định",
        SubmissionState.Superseded => "Đã có bản sau",
        SubmissionState.SetAside => "Không dùng, giữ lại",
        _ => "Đã nhận, chờ ghi",
    };

    public static Tone ToTone(this SubmissionState state) => state switch
    {
        SubmissionState.Applied => Tone.Ok,
        SubmissionState.Draft => Tone.Info,
        SubmissionState.Conflict => Tone.Warn,
        SubmissionState.Received => Tone.Idle,
        _ => Tone.Done,
    };

    public static string ToVietnamese(this VisitCommand command) => command switch
    {
        VisitCommand.Complete => "Phiếu hoàn thành",
        VisitCommand.Absent => "Vắng nhà",
        _ => "Bản nháp",
    };

    public static string ToVietnamese(this ConflictKind kind) => kind switch
    {
        ConflictKind.ChangedMeanwhile => "Ở xã đã có người sửa sau khi điện thoại mang đi",
        ConflictKind.OtherPhone => "Điện thoại khác cũng đã khảo sát người này",
        ConflictKind.SignedOff => "Danh sách có người này đã chốt",
        ConflictKind.WrittenAfterEnd => "Ghi sau khi bản mang đi hết hiệu lực",
        ConflictKind.RoundEnded => "Đợt rà soát đã kết thúc",
        _ => "Trái một quy định",
    };

    /// <summary>Field names of minutes and powers of attorney as a phone sends them.</summary>
    public static string FieldLabel(string name) => Labels.GetValueOrDefault(name, name);

    private static readonly Dictionary<string, string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Reason"] = "Lý do",
        ["Place"] = "Nơi lập",
        ["HeldOn"] = "Ngày lập",
        ["HeldAt"] = "Giờ lập",
        ["PoliceName"] = "Công an ký",
        ["PoliceTitle"] = "Chức vụ công an",
        ["OfficerName"] = "Công chức ký",
        ["OfficerTitle"] = "Chức vụ công chức",
        ["SignatoryName"] = "Đối tượng ký",
        ["Signing"] = "Cách ký",
        ["WitnessName"] = "Người làm chứng",
        ["AttorneyName"] = "Người được ủy quyền",
        ["AttorneyCitizenId"] = "Số định danh người được ủy quyền",
        ["AttorneyBirth"] = "Ngày sinh người được ủy quyền",
        ["AttorneyRelation"] = "Quan hệ",
        ["AttorneyAddress"] = "Địa chỉ người được ủy quyền",
        ["AttorneyPhone"] = "Điện thoại người được ủy quyền",
        ["ValidFrom"] = "Từ ngày",
        ["ValidTo"] = "Đến ngày",
        ["FullName"] = "Họ và tên",
        ["Birth"] = "Ngày sinh",
        ["Sex"] = "Giới tính",
        ["CitizenId"] = "Số định danh",
        ["OldId"] = "Số CMND cũ",
        ["Phone"] = "Điện thoại",
        ["Address"] = "Địa chỉ",
        ["Number"] = "Số",
    };
}
