using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>One invented person per role, for the demo mode only.</summary>
public sealed record DemoUser(string Email, string FullName, string JobTitle, string Role, string UnitCode, string UnitName)
{
    public const string Password = "Demo@2024-asxh";

    private const string Commune = "18376", CommuneName = "Xã Xuân Yên", District = "442", DistrictName = "Huyện Nghi Xuân";
    private const string Halfway = DemoCommunes.HalfwayCode, HalfwayName = "Xã Xuân Thành";

    public static readonly IReadOnlyList<DemoUser> All =
    [
        new("dulieu.nghixuan@demo.vn", "Phan Thị Minh Châu", "Cán bộ dữ liệu Tổ Đề án 06 huyện", Roles.DataSteward, District, DistrictName),
        new("congan.xuanyen@demo.vn", "Trần Quốc Hưng", "Công an xã", Roles.CommunePolice, Commune, CommuneName),
        new("vhxh.xuanyen@demo.vn", "Nguyễn Thị Thu Hà", "Công chức văn hóa - xã hội", Roles.CultureOfficer, Commune, CommuneName),
        new("tuphap.xuanyen@demo.vn", "Lê Văn Định", "Công chức tư pháp - hộ tịch", Roles.JusticeOfficer, Commune, CommuneName),
        new("lanhdao.xuanyen@demo.vn", "Hoàng Đức Thắng", "Chủ tịch UBND xã", Roles.CommuneLeader, Commune, CommuneName),
        new("congan.xuanthanh@demo.vn", "Phan Đình Tùng", "Công an xã", Roles.CommunePolice, Halfway, HalfwayName),
        new("vhxh.xuanthanh@demo.vn", "Trần Thị Diệu Linh", "Công chức văn hóa - xã hội", Roles.CultureOfficer, Halfway, HalfwayName),
        new("lanhdao.xuanthanh@demo.vn", "Nguyễn Hữu Phước", "Chủ tịch UBND xã", Roles.CommuneLeader, Halfway, HalfwayName),
        new("chitra.nghixuan@demo.vn", "Đặng Thị Hồng Nhung", "Kế toán Phòng LĐTBXH", Roles.PayingOfficer, District, DistrictName),
        new("duyetchi.nghixuan@demo.vn", "Võ Hữu Nghĩa", "Trưởng phòng LĐTBXH", Roles.PayingApprover, District, DistrictName),
        new("kiemtra.nghixuan@demo.vn", "Bùi Thanh Sơn", "Thanh tra huyện", Roles.Auditor, District, DistrictName),
        new("quantri.nghixuan@demo.vn", "Ngô Bá Khánh", "Quản trị hệ thống", Roles.Administrator, District, DistrictName),
    ];
}

/// <summary>Fills an empty demo site. Running it again changes nothing.</summary>
public sealed class DemoData(AppDbContext db, UserManager<AppUser> users, DemoRound rounds, DemoCommunes communes, BusinessClock clock)
{
    /// <summary>Users, the round, and people as many as asked for (null: none).</summary>
    /// <returns>People written; 0 when they were there already.</returns>
    public async Task<int> SeedAsync(DemoSize? size, CancellationToken cancel)
    {
        foreach (var demo in DemoUser.All) await AddUserAsync(demo, cancel);
        var round = await rounds.SeedAsync(cancel);
        return size is { } many ? await communes.SeedAsync(many, round, clock.UtcNow, cancel) : 0;
    }

    private async Task AddUserAsync(DemoUser demo, CancellationToken cancel)
    {
        if (await users.FindByEmailAsync(demo.Email) is not null) return;
        var unitId = await db.Units.Where(unit => unit.Code == demo.UnitCode).Select(unit => (Guid?)unit.Id).FirstOrDefaultAsync(cancel);
        var user = new AppUser { UserName = demo.Email, Email = demo.Email, EmailConfirmed = true, FullName = demo.FullName, JobTitle = demo.JobTitle, UnitId = unitId, IsActive = true };
        Check(await users.CreateAsync(user, DemoUser.Password));
        Check(await users.AddToRoleAsync(user, demo.Role));
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new InvalidOperationException(string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
