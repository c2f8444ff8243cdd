using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features;

/// <summary>One of the seven steps of the review: where it stands, what it is called, who may see it.</summary>
/// <param name="Number">1 to 7, the order of the procedure.</param>
/// <param name="Folder">Folder and namespace part of the step in every project.</param>
/// <param name="Title">What a person reads in the menu and above the pages.</param>
/// <param name="Path">First part of every address of the step, without slashes.</param>
/// <param name="Permission">What a role must be allowed to see the step in the menu.</param>
/// <param name="Description">One sentence: what is done here.</param>
public sealed record Step(int Number, string Folder, string Title, string Path, Permission Permission, string Description)
{
    public string Url => "/" + Path;
}

/// <summary>The seven steps, once. Menu, dashboard, layouts and tests read them here.</summary>
public static class Steps
{
    public const string ImportPath = "nguon-du-lieu";
    public const string MatchingPath = "doi-sanh";
    public const string BeneficiariesPath = "doi-tuong";
    public const string HomeVisitsPath = "khao-sat";
    public const string ClassificationPath = "phan-loai";
    public const string BankAccountsPath = "ban-giao";
    public const string PaymentsPath = "chi-tra";

    public static readonly Step Import = new(1, "Import", "Nguồn dữ liệu", ImportPath, Permission.ViewImports,
        "Tải lên dữ liệu dân cư và bốn danh sách nguồn, xem dòng nào đọc được, dòng nào phải sửa.");

    public static readonly Step Matching = new(2, "Matching", "Đối sánh, làm sạch", MatchingPath, Permission.ViewMatches,
        "So từng dòng với dữ liệu dân cư, quyết định các trường hợp lệch, đưa dữ liệu sạch vào danh sách.");

    public static readonly Step Beneficiaries = new(3, "Beneficiaries", "Danh sách đối tượng", BeneficiariesPath, Permission.ViewBeneficiaries,
        "Tra cứu, bổ sung thông tin, trích xuất danh sách và giao tổ công tác theo thôn.");

    public static readonly Step HomeVisits = new(4, "HomeVisits", "Khảo sát tại nhà", HomeVisitsPath, Permission.ViewSurveys,
        "Đến từng nhà, ghi phiếu khảo sát, lập biên bản hoặc giấy ủy quyền.");

    public static readonly Step Classification = new(5, "Classification", "Phân loại, lập danh sách", ClassificationPath, Permission.ViewClassification,
        "Lập danh sách theo kết quả khảo sát, lãnh đạo UBND xã duyệt và chốt.");

    public static readonly Step BankAccounts = new(6, "BankAccounts", "Tài khoản, bàn giao", BankAccountsPath, Permission.ViewAccounts,
        "Cập nhật số tài khoản, tên ngân hàng và bàn giao danh sách cho cơ quan tiếp nhận.");

    public static readonly Step Payments = new(7, "Payments", "Chi trả hằng tháng", PaymentsPath, Permission.ViewPayments,
        "Trích xuất lại danh sách, lập, duyệt đợt chi trả và tải danh sách chi trả.");

    public static readonly IReadOnlyList<Step> All =
        [Import, Matching, Beneficiaries, HomeVisits, Classification, BankAccounts, Payments];

    /// <summary>The step whose folder a controller lives in, or null for Home, Account, Administration.</summary>
    public static Step? Of(Type? controller)
    {
        const string features = "AsxhPortal.Web.Features.";
        if (controller?.Namespace is not { } space || !space.StartsWith(features, StringComparison.Ordinal)) return null;
        string folder = space[features.Length..].Split('.')[0];
        return All.FirstOrDefault(step => step.Folder == folder);
    }
}
