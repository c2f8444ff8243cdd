using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The commune whose attorneys and guardians are looked at; null while the reader has several and chose none.</summary>
public sealed record PayeePlace(IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune);

/// <summary>Chooses the commune of the lists of attorneys and guardians.</summary>
public sealed class PayeePlaces(CommuneChoice communes)
{
    /// <returns>Null when the asked commune is not in the scope.</returns>
    public async Task<PayeePlace?> FindAsync(Guid? unitId, DateOnly today, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(unitId, today, cancel);
        return unitId is not null && commune is null ? null : new PayeePlace(await communes.AllAsync(today, cancel), commune);
    }
}
