using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Matching;

/// <summary>
/// Xã Xuân Yên with lists that hold doubles of every kind, compared with its extract but not published, and xã Cỗ Đạm that has one of the people in
/// its register.
/// </summary>
public sealed class DoublesPortal : PortalFactory, IAsyncLifetime
{
    private static readonly Actor Steward = new(Guid.Empty, "Cán bộ dữ liệu");

    public Guid UnitId { get; private set; }
    public Guid OtherUnitId { get; private set; }

    public Task<HttpClient> PoliceAsync() => SignedInAsAsync(Roles.CommunePolice, "18376");

    public Task<HttpClient> NeighbourAsync() => SignedInAsAsync(Roles.CommunePolice, "18391");

    public async Task<Guid> CitizenAsync(string name)
    {
        var id = Guid.Empty;
        await InDatabaseAsync(async db => id = await db.Citizens.Where(c => c.FullName == name).Select(c => c.Id).SingleAsync());
        return id;
    }

    public async Task<Guid> PersonAsync(string name)
    {
        var id = Guid.Empty;
        await InDatabaseAsync(async db => id = await db.Beneficiaries.Where(b => b.FullName == name).Select(b => b.Id).SingleAsync());
        return id;
    }

    public async ValueTask InitializeAsync() => await InScopeAsync(async services => (UnitId, OtherUnitId) = await FillAsync(services));

    /// <summary>The lists and the extract, compared.</summary>
    /// <returns>Xã Xuân Yên and xã Cỗ Đạm.</returns>
    public static async Task<(Guid UnitId, Guid OtherUnitId)> FillAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<AppDbContext>();
        var unitId = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync();
        var otherUnitId = await db.Units.Where(u => u.Code == "18391").Select(u => u.Id).FirstAsync();
        db.Citizens.AddRange(
            Person(unitId, "Nguyễn Thị Lan", "12/03/1950", "042150000001"), Person(unitId, "Hồ Sỹ Quế", "05/06/1938", "042038000002"), Person(unitId, "Võ Thị Hoà", "15/08/1948", "042148000003"),
            Person(unitId, "Phan Trọng Nghĩa", "14/02/1966", "042066000004"), Person(unitId, "Lê Văn Tám", "01/02/1960", "042060000005"), Person(unitId, "Trần Thị Mười", "03/04/1955", "042155000006"),
            Person(unitId, "Bùi Thị Xuân", "20/10/1940", "042140000007"), Person(otherUnitId, "Cao Thị Bên", "09/09/1945", "042145000008"));
        var (welfare, merit) = (List(unitId, SourceGroup.SocialAssistance), List(unitId, SourceGroup.Merit));
        db.ImportBatches.AddRange(welfare, merit);
        await db.SaveChangesAsync();
        db.ImportRows.AddRange(
            Row(welfare, 1, "Nguyễn Thị Lan", "12/03/1950", "042150000001", "BTXH-5C"), Row(welfare, 2, "NGUYỄN THỊ LAN", "12/03/1950", "042150000001", "BTXH-5C"),
            Row(welfare, 3, "Hồ Sỹ Quế", "05/06/1938", "042038000002", "BTXH-5C"), Row(welfare, 4, "Hồ Sỹ Quế", "05/06/1938", "042038000002", "BTXH-6-N-NCT"),
            Row(welfare, 5, "Võ Thị Hoà", "15/08/1948", "042148000003", "BTXH-5C"), Row(merit, 1, "Võ Thị Hoà", "15/08/1948", "042148000003", "NCC-3.1-TNLS1"),
            Row(welfare, 6, "Phan Trọng Nghĩa", "14/02/1966", "042066000004", "BTXH-6-N"),
            Row(welfare, 7, "Lê Văn Tám", "01/02/1960", "042060000005", "BTXH-6-N", "3712000000001", "LE VAN TAM"), Row(welfare, 8, "Trần Thị Mười", "03/04/1955", "042155000006", "BTXH-6-N", "3712000000001", "LE VAN TAM"),
            Row(merit, 2, "Đặng Trọng Khoát", "1944", null, null));
        var elsewhere = new Beneficiary(otherUnitId, null, VietnameseName.From("Phan Trọng Nghĩa (tên ghi ở xã kia)"), null, null, "042066000004", null);
        db.Beneficiaries.Add(elsewhere);
        await db.SaveChangesAsync();
        await services.GetRequiredService<RunMatching>().RunAsync(unitId, null, Steward, Now);
        return (unitId, otherUnitId);
    }

    /// <summary>A newer extract of xã Xuân Yên, read and applied as the import does it.</summary>
    public Task RenewAsync(string hash, params (string Name, string Birth, string Id, string Residence)[] people) => InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDbContext>();
        var sheet = new SourceSheet("Dân cư",
        [
            Line(1, "STT", "Họ và tên", "Ngày sinh", "Số định danh cá nhân", "Thôn", "Tình trạng cư trú"),
            .. people.Select((p, place) => Line(place + 2, $"{place + 1}", p.Name, p.Birth, p.Id, "Thôn Yên Ngư", p.Residence)),
        ], []);
        var list = ListReading.Read(sheet, SourceGroup.Registry, await services.GetRequiredService<ListReferences>().LoadAsync(UnitId));
        var batch = new ImportBatch(UnitId, SourceGroup.Registry, $"dan-cu-{hash}.xlsx", hash, Steward, Now);
        db.ImportBatches.Add(batch);
        await db.SaveChangesAsync();
        await services.GetRequiredService<RenewCitizens>().RunAsync(batch, list.Rows);
    });

    public static async Task<Beneficiary> RegisterAsync(AppDbContext db, Guid unitId, string citizenId)
    {
        var citizen = await db.Citizens.SingleAsync(c => c.CitizenId == citizenId);
        var person = new Beneficiary(unitId, citizen.Id, VietnameseName.From(citizen.FullName), citizen.Birth, null, citizen.CitizenId, null);
        db.Beneficiaries.Add(person);
        db.Entitlements.Add(new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null));
        await db.SaveChangesAsync();
        return person;
    }

    private static SheetRow Line(int number, params string[] cells) => new(number, [.. cells.Select(cell => SheetCell.OfText(cell))]);

    private static ImportBatch List(Guid unit, SourceGroup group) => new(unit, group, $"{group}.xlsx", "hash", Steward, Now);

    private static Citizen Person(Guid unit, string name, string birth, string id) => new()
    {
        UnitId = unit,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = Date(birth),
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
    };

    private static ImportRow Row(ImportBatch list, int number, string name, string birth, string? id, string? category, string? account = null, string? holder = null) => new()
    {
        BatchId = list.Id,
        UnitId = list.UnitId,
        Group = list.Group,
        SheetName = "Sheet1",
        RowNumber = number,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        Birth = Date(birth),
        CitizenId = id,
        HamletName = "Thôn Yên Ngư",
        CategoryCode = category,
        Amount = 360_000,
        AccountNumber = account,
        ProviderCode = account is null ? null : "970405",
        AccountHolder = holder,
    };

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);
}
