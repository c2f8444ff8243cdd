using System.Globalization;
using AsxhPortal.Data;
using AsxhPortal.Data.ReferenceData;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>
/// Tỉnh Minh Họa: a made-up province of ten districts and 250 communes with 250,000 people, for measuring at the size of a province. Its codes
/// (99, 990 to 999, 99001 to 99250) and the first digits of its citizen ids (099) are given to nobody.
/// </summary>
public sealed class DemoProvince(AppDbContext db, UserManager<AppUser> users, DemoHistory history)
{
    private const string Code = "99";
    private const int Districts = 10, CommunesOfDistrict = 25;

    /// <summary>Half of the communes have 500 to 1,490 people, the other half so many that two together have 2,000; the first one has 1,500.</summary>
    private static int PeopleOf(int number) => number switch
    {
        1 => 1500,
        2 => 500,
        _ when number % 2 == 1 => 500 + number * 37 % 100 * 10,
        _ => 1500 - (number - 1) * 37 % 100 * 10,
    };

    /// <summary>People who may sign in, beside those of the small demo; the password is the same.</summary>
    private static readonly IReadOnlyList<DemoUser> Officers =
    [
        new("congan.minhhoa001@demo.vn", "Nguyễn Văn Thọ", "Công an xã", Roles.CommunePolice, "99001", ""),
        new("vhxh.minhhoa001@demo.vn", "Lê Thị Hồng", "Công chức văn hóa - xã hội", Roles.CultureOfficer, "99001", ""),
        new("lanhdao.minhhoa001@demo.vn", "Trần Văn Khải", "Chủ tịch UBND xã", Roles.CommuneLeader, "99001", ""),
        new("dulieu.huyen01@demo.vn", "Phạm Thị Oanh", "Cán bộ dữ liệu Tổ Đề án 06 huyện", Roles.DataSteward, "990", ""),
        new("chitra.huyen01@demo.vn", "Đỗ Thị Hiền", "Kế toán Phòng LĐTBXH", Roles.PayingOfficer, "990", ""),
        new("dulieu.minhhoa@demo.vn", "Vũ Minh Quang", "Cán bộ dữ liệu Tổ Đề án 06 tỉnh", Roles.DataSteward, Code, ""),
        new("kiemtra.minhhoa@demo.vn", "Hoàng Thị Lan Anh", "Thanh tra tỉnh", Roles.Auditor, Code, ""),
    ];

    /// <returns>People written.</returns>
    public async Task<int> SeedAsync(DateTime now, CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var province = await UnitAsync(Code, "Tỉnh Minh Họa", UnitLevel.Province, null, cancellationToken);
        var earlier = await history.EarlierRoundAsync(province, now, cancellationToken);
        var current = await CurrentRoundAsync(province, today, cancellationToken);
        var year = new DemoYear(earlier, current, now, today, Code);
        var taken = new HashSet<long>();
        var written = 0;
        for (var i = 0; i < Districts; i++)
        {
            var district = await UnitAsync($"{990 + i}", $"Huyện Minh Họa {i + 1:00}", UnitLevel.District, province, cancellationToken);
            var agency = await AgencyAsync(district, cancellationToken);
            var communes = new List<DemoCommune>();
            for (var number = i * CommunesOfDistrict + 1; number <= (i + 1) * CommunesOfDistrict; number++)
            {
                var commune = await UnitAsync($"99{number:000}", $"Xã Minh Họa {number:000}", UnitLevel.Commune, district, cancellationToken);
                communes.Add(new DemoCommune(commune, PeopleOf(number), "099"));
            }
            db.ChangeTracker.Clear();
            written += await history.WriteAsync(district, agency, communes, year, taken, cancellationToken);
            db.ChangeTracker.Clear();
        }
        foreach (var officer in Officers)
            await AddUserAsync(officer, cancellationToken);
        return written;
    }

    private async Task<AdministrativeUnit> UnitAsync(string code, string name, UnitLevel level, AdministrativeUnit? parent, CancellationToken cancellationToken)
    {
        if (await db.Units.FirstOrDefaultAsync(u => u.Code == code, cancellationToken) is { } known)
            return known;
        var unit = new AdministrativeUnit(code, name, level, parent, new DateOnly(2004, 7, 8));
        db.Units.Add(unit);
        await db.SaveChangesAsync(cancellationToken);
        return unit;
    }

    private async Task<ReviewRound> CurrentRoundAsync(AdministrativeUnit province, DateOnly today, CancellationToken cancellationToken)
    {
        if (await db.Rounds.FirstOrDefaultAsync(r => r.OwnerUnitId == province.Id && r.ClosedOn == null, cancellationToken) is { } known)
            return known;
        var round = new ReviewRound(province.Id, string.Create(CultureInfo.InvariantCulture, $"Đợt rà soát tháng {today:MM/yyyy}"), today.AddDays(-8), "Kế hoạch rà soát của UBND tỉnh Minh Họa (dữ liệu minh họa)");
        round.Schedule([today.AddDays(-4), today.AddDays(-2), today, today.AddDays(10), today.AddDays(14), today.AddDays(16), today.AddDays(18)]);
        db.Rounds.Add(round);
        await db.SaveChangesAsync(cancellationToken);
        return round;
    }

    private async Task<ReceivingAgency> AgencyAsync(AdministrativeUnit district, CancellationToken cancellationToken)
    {
        if (await db.ReceivingAgencies.FirstOrDefaultAsync(a => a.UnitId == district.Id, cancellationToken) is { } known)
            return known;
        var agency = new ReceivingAgency(district.Id, $"Phòng Lao động - Thương binh và Xã hội {char.ToLowerInvariant(district.Name[0])}{district.Name[1..]}");
        foreach (var group in Enum.GetValues<SourceGroup>().Where(g => g != SourceGroup.Registry))
            agency.ReceivesFrom(group, new DateOnly(2020, 1, 1));
        db.ReceivingAgencies.Add(agency);
        db.Letterheads.Add(ReferenceDataSeeder.LetterheadOf(agency, district));
        await db.SaveChangesAsync(cancellationToken);
        return agency;
    }

    private async Task AddUserAsync(DemoUser officer, CancellationToken cancellationToken)
    {
        if (await users.FindByEmailAsync(officer.Email) is not null)
            return;
        var unitId = await db.Units.Where(u => u.Code == officer.UnitCode).Select(u => u.Id).FirstAsync(cancellationToken);
        var user = new AppUser { UserName = officer.Email, Email = officer.Email, EmailConfirmed = true, FullName = officer.FullName, JobTitle = officer.JobTitle, UnitId = unitId, IsActive = true };
        await users.CreateAsync(user, DemoUser.Password);
        await users.AddToRoleAsync(user, officer.Role);
    }
}
