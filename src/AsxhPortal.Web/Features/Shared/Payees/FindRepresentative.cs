using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Payees;

/// <summary>Somebody of the population data, as far as a form is filled from it.</summary>
public sealed record FoundCitizen(string FullName, string? Birth, string CitizenId, string? Address);

/// <summary>Looks in the population data for somebody who is to receive for another. Only the reader's own communes are shown; a death anywhere is told.</summary>
public sealed class FindRepresentative(AppDbContext db)
{
    public async Task<KnownRepresentative> KnownAsync(string? citizenId, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(citizenId))
            return KnownRepresentative.Unknown;
        var here = await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.CitizenId == citizenId, cancel);
        var isDead = here?.Residence != Domain.Matching.Residence.Dead
            && (await db.Citizens.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(c => c.CitizenId == citizenId && c.Residence == Domain.Matching.Residence.Dead, cancel)
                || await db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(b => b.CitizenId == citizenId && b.Status == BeneficiaryStatus.Deceased, cancel));
        return new KnownRepresentative(here, isDead);
    }

    /// <returns>Null when nobody of that number is in the population data of the reader's communes. The look is written into the audit trail.</returns>
    public async Task<FoundCitizen?> RunAsync(string? citizenId, CancellationToken cancel)
    {
        var number = citizenId?.Replace(" ", "") ?? "";
        var found = await (
            from citizen in db.Citizens.AsNoTracking()
            where citizen.CitizenId == number && citizen.Residence == Domain.Matching.Residence.Resident
            select new { Citizen = citizen, Unit = db.Units.Where(u => u.Id == citizen.UnitId).Select(u => u.Name).First() }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        db.AuditEntries.Add(db.NewAuditEntry(Data.Auditing.AuditAction.Viewed, nameof(Citizen), found.Citizen.Id.ToString(), found.Citizen));
        await db.SaveChangesAsync(cancel);
        var who = found.Citizen;
        return new FoundCitizen(who.FullName, who.Birth?.ToString(), who.CitizenId!, who.HamletName is null ? found.Unit : $"{who.HamletName}, {found.Unit}");
    }
}
