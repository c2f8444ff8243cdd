using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

/// <summary>The site with four people of xã Xuân Yên in two thôn, and one of another commune.</summary>
public sealed class PeoplePortal : PortalFactory, IAsyncLifetime
{
    public Guid HoaId { get; private set; }
    public Guid BinhId { get; private set; }
    public Guid AnId { get; private set; }
    public Guid LanId { get; private set; }
    public Guid StrangerId { get; private set; }
    public Guid YenNguId { get; private set; }
    public Guid YenLoiId { get; private set; }
    public Guid EntitlementId { get; private set; }

    public async ValueTask InitializeAsync() => await InDatabaseAsync(async db =>
    {
        var unit = await db.Units.SingleAsync(u => u.Code == "18376");
        var other = await db.Units.SingleAsync(u => u.Code == "18391");
        if (!await db.Rounds.AnyAsync(r => r.ClosedOn == null && r.OwnerUnitId == unit.ParentId))
            db.Rounds.Add(new ReviewRound(unit.ParentId!.Value, "Đợt rà soát tháng 01/2024", Today));
        var yenNgu = new Hamlet(unit.Id, "Thôn Yên Ngư");
        var yenLoi = new Hamlet(unit.Id, "Thôn Yên Lợi");
        db.Hamlets.AddRange(yenNgu, yenLoi);
        (YenNguId, YenLoiId) = (yenNgu.Id, yenLoi.Id);
        (HoaId, EntitlementId) = Add(db, unit.Id, "Trần Thị Hoà", "12/03/1940", "042140000001", yenNgu, 360_000);
        (BinhId, _) = Add(db, unit.Id, "Lê Văn Bình", "1938", "042038000002", yenLoi, 400_000);
        (AnId, _) = Add(db, unit.Id, "Hoàng Văn An", "1941", null, yenLoi, null);
        (LanId, _) = Add(db, unit.Id, "Nguyễn Thị Lan", "05/1935", "042135000004", null, null);
        (StrangerId, _) = Add(db, other.Id, "Phan Thị Lạ", "1937", "042137000005", null, 360_000);
        await db.SaveChangesAsync();
    });

    private static (Guid Person, Guid Entitlement) Add(AppDbContext db, Guid unitId, string name, string birth, string? citizenId, Hamlet? hamlet, long? declared)
    {
        PartialDate.TryParse(birth, out var born);
        var person = new Beneficiary(unitId, null, VietnameseName.From(name), born, null, citizenId, null);
        person.LiveAt(hamlet?.Id);
        var entitlement = new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null);
        entitlement.Correct("BTXH-5C", null, declared, Period.Parse("01/2021"), "12/QĐ-UBND", null);
        db.Beneficiaries.Add(person);
        db.Entitlements.Add(entitlement);
        return (person.Id, entitlement.Id);
    }
}
