namespace AsxhPortal.Domain.Organisation;

/// <summary>What a paper is called in its number; papers of one type of a unit share one run of numbers a year (NĐ 30/2020 Đ15).</summary>
public enum PaperType
{
    /// <summary>Danh sách, DS.</summary>
    List,

    /// <summary>Biên bản, BB.</summary>
    Minutes,

    /// <summary>Giấy ủy quyền, GUQ.</summary>
    PowerOfAttorney,

    /// <summary>Phiếu khảo sát, PKS.</summary>
    SurveyForm,

    /// <summary>Báo cáo, BC.</summary>
    Report,

    /// <summary>Thông báo, TB.</summary>
    Notice,

    /// <summary>Công văn; its number carries the office that drafted it instead of a type.</summary>
    Letter,

    /// <summary>Phiếu chuyển, PC.</summary>
    TransferSlip,
}

/// <summary>The papers that the portal issues.</summary>
public enum PaperKind
{
    BeneficiaryList,
    VisitPlan,
    SurveyForm,
    RefusalMinute,
    PowerOfAttorney,
    ClassificationList,
    ClassificationSummary,
    AccountList,
    VerificationLetter,
    PaymentList,
    RoundReport,
    PublicNotice,
    HandOverLetter,
    HandOverSlip,
}

/// <summary>Names and number abbreviations of papers. Abbreviations: NĐ 30/2020 Phụ lục III; DS and PKS, which it does not list, are the office's own.</summary>
public static class PaperKinds
{
    public static PaperType TypeOf(this PaperKind kind) => kind switch
    {
        PaperKind.SurveyForm => PaperType.SurveyForm,
        PaperKind.RefusalMinute => PaperType.Minutes,
        PaperKind.PowerOfAttorney => PaperType.PowerOfAttorney,
        PaperKind.VerificationLetter or PaperKind.HandOverLetter => PaperType.Letter,
        PaperKind.HandOverSlip => PaperType.TransferSlip,
        PaperKind.RoundReport => PaperType.Report,
        PaperKind.PublicNotice => PaperType.Notice,
        _ => PaperType.List,
    };

    public static string ToVietnamese(this PaperKind kind) => kind switch
    {
        PaperKind.BeneficiaryList => "Danh sách đối tượng",
        PaperKind.VisitPlan => "Danh sách đi khảo sát",
        PaperKind.SurveyForm => "Phiếu khảo sát",
        PaperKind.RefusalMinute => "Biên bản",
        PaperKind.PowerOfAttorney => "Giấy ủy quyền",
        PaperKind.ClassificationList => "Danh sách phân loại",
        PaperKind.ClassificationSummary => "Bảng tổng hợp phân loại",
        PaperKind.AccountList => "Danh sách cập nhật tài khoản",
        PaperKind.VerificationLetter => "Công văn đề nghị xác minh",
        PaperKind.PaymentList => "Danh sách chi trả",
        PaperKind.RoundReport => "Báo cáo kết quả đợt rà soát",
        PaperKind.HandOverLetter => "Công văn chuyển danh sách",
        PaperKind.HandOverSlip => "Phiếu chuyển danh sách",
        _ => "Bản niêm yết công khai",
    };

    public static string ToVietnamese(this PaperType type) => type switch
    {
        PaperType.List => "Danh sách",
        PaperType.Minutes => "Biên bản",
        PaperType.PowerOfAttorney => "Giấy ủy quyền",
        PaperType.SurveyForm => "Phiếu khảo sát",
        PaperType.Report => "Báo cáo",
        PaperType.Notice => "Thông báo",
        PaperType.TransferSlip => "Phiếu chuyển",
        _ => "Công văn",
    };

    /// <summary>"DS", "BB", …; "CV" for letters, whose number shows the drafting office instead.</summary>
    public static string Abbreviation(this PaperType type) => type switch
    {
        PaperType.List => "DS",
        PaperType.Minutes => "BB",
        PaperType.PowerOfAttorney => "GUQ",
        PaperType.SurveyForm => "PKS",
        PaperType.Report => "BC",
        PaperType.Notice => "TB",
        PaperType.TransferSlip => "PC",
        _ => "CV",
    };
}
