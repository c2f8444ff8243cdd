using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Rounds;

/// <summary>
/// Gives a round that continues another one the visit teams of that one: names, members who are still users, thôn, and the people given to a team
/// of their own. An administrator opens rounds and sees no people, so the filters are left out and only what lies below the round's unit is read; nothing
/// of it is shown. Nothing is saved here; whoever opens the round saves.
/// </summary>
public sealed class CopyTeams(AppDbContext db, UnitTree units)
{
    /// <returns>How many teams were copied.</returns>
    public async Task<int> RunAsync(ReviewRound round, ReviewRound earlier, CancellationToken cancel)
    {
        var below = (await units.ReadAsync(cancel)).SubtreeOf(round.OwnerUnitId).ToHashSet();
        var teams = (await db.VisitTeams.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().Include(t => t.Hamlets).Where(t => t.RoundId == earlier.Id).OrderBy(t => t.Name).ToListAsync(cancel)).FindAll(t => below.Contains(t.UnitId));
        if (teams.Count == 0)
            return 0;
        var members = teams.SelectMany(t => new[] { t.PoliceOfficerId, t.CultureOfficerId }).OfType<Guid>().Distinct().ToList();
        var active = (await db.Users.AsNoTracking().Where(u => members.Contains(u.Id) && u.IsActive).Select(u => new { u.Id, u.UnitId }).ToListAsync(cancel)).Select(u => (u.Id, u.UnitId)).ToHashSet();
        var copies = new Dictionary<Guid, VisitTeam>();
        foreach (var team in teams)
        {
            Actor? Still(Guid? id, string? name) => id is { } member && active.Contains((member, team.UnitId)) ? new Actor(member, name ?? "") : null;
            var copy = new VisitTeam(team.UnitId, round.Id, team.Name);
            copy.Staff(Still(team.PoliceOfficerId, team.PoliceOfficerName), Still(team.CultureOfficerId, team.CultureOfficerName), team.OtherMembers);
            copy.Visit([.. team.Hamlets.Select(h => h.HamletId)]);
            copies[team.Id] = copy;
        }
        db.VisitTeams.AddRange(copies.Values);
        var given = await (from assignment in db.TeamAssignments.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking()
                           where assignment.RoundId == earlier.Id && assignment.TeamId != null
                           join person in db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]) on assignment.BeneficiaryId equals person.Id
                           where person.Status == BeneficiaryStatus.Active && person.UnitId == assignment.UnitId
                           select new { TeamId = assignment.TeamId!.Value, Person = person }).ToListAsync(cancel);
        db.TeamAssignments.AddRange(given.Where(g => copies.ContainsKey(g.TeamId)).Select(g => new TeamAssignment(copies[g.TeamId], g.Person)));
        return copies.Count;
    }
}
