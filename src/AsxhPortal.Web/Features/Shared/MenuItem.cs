using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>A place beside the seven steps.</summary>
public sealed record MenuItem(string Title, string Url, Permission Permission)
{
    public static readonly IReadOnlyList<MenuItem> Beside =
    [
        new("Tiến độ", "/dot-ra-soat", Permission.ViewRound),
        new("Việc nền", "/cong-viec", Permission.ViewImports),
        new("Văn bản", "/van-ban", Permission.ViewPapers),
        new("Nhật ký", "/nhat-ky", Permission.ViewAudit),
        new("Đợt rà soát", "/quan-tri/dot-ra-soat", Permission.ManageRounds),
        new("Cách viết", "/quan-tri/cach-viet", Permission.ManageSpellings),
        new("Quản trị", "/quan-tri", Permission.ManageUsers),
    ];
}
