using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.SharedAttorneys;

/// <summary>One person that an attorney receives for.</summary>
public sealed record SharedPrincipal(Guid BeneficiaryId, string FullName, string? HamletName, string Relation, DateOnly ValidTo);

/// <summary>Somebody who receives for several people by papers in force.</summary>
/// <param name="Elsewhere">How many people of units that the reader may not see; nothing else of them is told.</param>
public sealed record SharedAttorney(string Name, string? CitizenId, IReadOnlyList<SharedPrincipal> Principals, int Elsewhere)
{
    public int People => Principals.Count + Elsewhere;
}

/// <summary>One attorney for many: allowed, but worth a look (the programme wants to stop money kept by others). Two statements.</summary>
public sealed class SharedAttorneyList(AppDbContext db)
{
    public async Task<IReadOnlyList<SharedAttorney>> RunAsync(Guid unitId, DateOnly today, CancellationToken cancel)
    {
        var papers = await db.PowersOfAttorney.AsNoTracking()
            .Where(p => p.UnitId == unitId && p.State == PowerOfAttorneyState.Certified && p.ValidFrom <= today && today <= p.ValidTo)
            .Select(p => new
            {
                p.BeneficiaryId,
                p.AttorneyName,
                p.AttorneyCitizenId,
                p.AttorneyBirth,
                p.AttorneyRelation,
                p.ValidTo,
                p.Beneficiary.FullName,
                p.Beneficiary.NameSortKey,
                HamletName = db.Hamlets.Where(h => h.Id == p.Beneficiary.HamletId).Select(h => h.Name).FirstOrDefault(),
            }).ToListAsync(cancel);
        var here = db.PowersOfAttorney.Where(p => p.UnitId == unitId && p.State == PowerOfAttorneyState.Certified && p.ValidFrom <= today && today <= p.ValidTo && p.AttorneyCitizenId != null);
        var elsewhere = await db.PowersOfAttorney.IgnoreQueryFilters([AppDbContext.ScopeFilter])
            .Where(p => p.UnitId != unitId && p.State == PowerOfAttorneyState.Certified && p.ValidFrom <= today && today <= p.ValidTo && here.Any(h => h.AttorneyCitizenId == p.AttorneyCitizenId))
            .GroupBy(p => p.AttorneyCitizenId!).Select(g => new { g.Key, Count = g.Select(p => p.BeneficiaryId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. papers.GroupBy(p => p.AttorneyCitizenId ?? $"{VietnameseText.Fold(p.AttorneyName)}|{p.AttorneyBirth}")
            .Select(g => new SharedAttorney(g.First().AttorneyName, g.First().AttorneyCitizenId,
                [.. g.OrderBy(p => p.NameSortKey, StringComparer.Ordinal).DistinctBy(p => p.BeneficiaryId).Select(p => new SharedPrincipal(p.BeneficiaryId, p.FullName, p.HamletName, p.AttorneyRelation, p.ValidTo))],
                g.First().AttorneyCitizenId is { } number ? elsewhere.GetValueOrDefault(number) : 0))
            .Where(a => a.People > 1).OrderByDescending(a => a.People).ThenBy(a => a.Name, StringComparer.Ordinal)];
    }
}
