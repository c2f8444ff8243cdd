using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Payees;

/// <summary>Asked by whoever pays: is the one who receives for another still alive and entitled to it.</summary>
public sealed class PayeesOfDay(AppDbContext db)
{
    /// <summary>Papers whose attorney is dead by some extract or register, whether or not the paper was ended yet.</summary>
    public async Task<IReadOnlySet<Guid>> DeadAttorneysAsync(IReadOnlyCollection<Guid> paperIds, CancellationToken cancel)
    {
        var dead = new HashSet<Guid>();
        foreach (var chunk in paperIds.Chunk(500))
        {
            var papers = db.PowersOfAttorney.AsNoTracking().Where(p => chunk.Contains(p.Id) && p.AttorneyCitizenId != null);
            var inExtract = from p in papers
                            join c in db.Citizens.IgnoreQueryFilters([AppDbContext.ScopeFilter]) on p.AttorneyCitizenId equals c.CitizenId
                            where c.Residence == Domain.Matching.Residence.Dead
                            select new { p.Id, p.AttorneyName, c.NameKey };
            var inRegister = from p in papers
                             join b in db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]) on p.AttorneyCitizenId equals b.CitizenId
                             where b.Status == BeneficiaryStatus.Deceased
                             select new { p.Id, p.AttorneyName, b.NameKey };
            dead.UnionWith((await inExtract.Concat(inRegister).ToListAsync(cancel)).Where(d => VietnameseText.Fold(d.AttorneyName) == d.NameKey).Select(d => d.Id));
        }
        return dead;
    }

    /// <summary>People for whom a guardianship is recorded and none is in force on the day. Where none was ever recorded nothing is held.</summary>
    public async Task<IReadOnlySet<Guid>> WithoutGuardianAsync(IReadOnlyCollection<Guid> beneficiaryIds, DateOnly day, CancellationToken cancel)
    {
        var without = new HashSet<Guid>();
        foreach (var chunk in beneficiaryIds.Distinct().Chunk(500))
        {
            var recorded = await db.Guardianships.AsNoTracking().Where(g => chunk.Contains(g.BeneficiaryId)).ToListAsync(cancel);
            without.UnionWith(recorded.GroupBy(g => g.BeneficiaryId).Where(g => !g.Any(one => one.IsInForceOn(day))).Select(g => g.Key));
        }
        return without;
    }
}
