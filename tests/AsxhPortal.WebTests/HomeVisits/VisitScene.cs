using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits;

/// <summary>A round, two thôn of Xuân Yên and a person of another commune, on a site of its own.</summary>
public class VisitScene : PortalFactory
{
    private const string Commune = "18376", OtherCommune = "18391";

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid HamletId { get; private set; }
    public Guid OtherHamletId { get; private set; }

    /// <summary>Somebody of another commune.</summary>
    public Guid StrangerId { get; private set; }

    public async Task<VisitScene> PreparedAsync()
    {
        if (UnitId != default)
            return this;
        await InDatabaseAsync(async db =>
        {
            var unit = await UnitAsync(db, Commune);
            UnitId = unit.Id;
            var parentId = unit.ParentId!.Value;
            var round = await db.Rounds.Where(r => r.ClosedOn == null && r.OwnerUnitId == parentId).OrderByDescending(r => r.StartsOn).FirstOrDefaultAsync();
            if (round is null)
            {
                round = new ReviewRound(parentId, "Đợt rà soát tháng 01/2024", Today);
                db.Rounds.Add(round);
            }
            RoundId = round.Id;
            var hamlets = new[] { new Hamlet(unit.Id, "Thôn Thử Một"), new Hamlet(unit.Id, "Thôn Thử Hai") };
            db.Hamlets.AddRange(hamlets);
            (HamletId, OtherHamletId) = (hamlets[0].Id, hamlets[1].Id);
            var stranger = new Beneficiary((await UnitAsync(db, OtherCommune)).Id, null, VietnameseName.From("Lê Thị Xa"), null, null, null, null);
            db.Beneficiaries.Add(stranger);
            StrangerId = stranger.Id;
            await db.SaveChangesAsync();
        });
        return this;
    }

    public async Task<Guid> AddPersonAsync(string name, Guid? hamletId = null)
    {
        var person = new Beneficiary(UnitId, null, VietnameseName.From(name), new PartialDate(1944, 3), Sex.Female, null, null);
        person.LiveAt(hamletId ?? HamletId);
        var entitlement = new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null);
        entitlement.FillFrom(Guid.NewGuid(), null, 360_000, new Period(2023, 1), null);
        await InDatabaseAsync(async db =>
        {
            db.AddRange(person, entitlement);
            await db.SaveChangesAsync();
        });
        return person.Id;
    }

    private static Task<AdministrativeUnit> UnitAsync(AppDbContext db, string code) =>
        db.Units.SingleAsync(u => u.Code == code && u.ValidFrom <= Today && (u.ValidTo == null || Today <= u.ValidTo));
}
