using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Teams;

/// <param name="People">Those followed in the thôn.</param>
public sealed record TeamHamlet(Guid Id, string Name, int People, Guid? TeamId, string? TeamName);

public sealed record TeamRow(Guid Id, string Name, string? Police, string? Culture, string? Others, IReadOnlyList<TeamHamlet> Hamlets)
{
    public int People => Hamlets.Sum(h => h.People);
}

/// <param name="PeopleWithoutHamlet">Followed people whose thôn nobody has entered: no team will find them.</param>
public sealed record TeamPage(ReviewRound Round, CommuneOption Commune, IReadOnlyList<TeamRow> Teams, IReadOnlyList<TeamHamlet> Hamlets, int PeopleWithoutHamlet)
{
    public IReadOnlyList<TeamHamlet> Unassigned => Hamlets.Where(h => h.TeamId is null).ToList();
}

/// <summary>The teams of a round in one commune, with thôn and how many people live there.</summary>
public sealed class TeamPageQuery(AppDbContext db)
{
    public async Task<TeamPage> RunAsync(ReviewRound round, CommuneOption commune, CancellationToken cancel = default)
    {
        var teams = await db.VisitTeams.AsNoTracking().Include(t => t.Hamlets).Where(t => t.UnitId == commune.Id && t.RoundId == round.Id).OrderBy(t => t.Name).ToListAsync(cancel);
        var counts = (await db.Beneficiaries.Where(b => b.UnitId == commune.Id && b.Status == Domain.Beneficiaries.BeneficiaryStatus.Active)
            .GroupBy(b => b.HamletId).Select(g => new { HamletId = g.Key, Count = g.Count() }).ToListAsync(cancel));
        var countOf = counts.Where(c => c.HamletId is not null).ToDictionary(c => c.HamletId!.Value, c => c.Count);
        var teamOf = teams.SelectMany(t => t.Hamlets.Select(h => (h.HamletId, Team: t))).ToDictionary(pair => pair.HamletId, pair => pair.Team);
        var hamlets = (await db.Hamlets.AsNoTracking().Where(h => h.UnitId == commune.Id).OrderBy(h => h.NameKey).ToListAsync(cancel))
            .Select(h => new TeamHamlet(h.Id, h.Name, countOf.GetValueOrDefault(h.Id), teamOf.GetValueOrDefault(h.Id)?.Id, teamOf.GetValueOrDefault(h.Id)?.Name)).ToList();
        var rows = teams.Select(t => new TeamRow(t.Id, t.Name, t.PoliceOfficerName, t.CultureOfficerName, t.OtherMembers, hamlets.Where(h => h.TeamId == t.Id).ToList())).ToList();
        return new TeamPage(round, commune, rows, hamlets, counts.Where(c => c.HamletId is null).Sum(c => c.Count));
    }
}

/// <summary>Users of the commune who may be in a team, by role.</summary>
public sealed class TeamMembers(AppDbContext db)
{
    public async Task<(IReadOnlyList<SelectListItem> Police, IReadOnlyList<SelectListItem> Culture)> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var people = await (from user in db.Users
                            where user.UnitId == unitId && user.IsActive
                            join link in db.UserRoles on user.Id equals link.UserId
                            join role in db.Roles on link.RoleId equals role.Id
                            where role.Name == Roles.CommunePolice || role.Name == Roles.CultureOfficer
                            orderby user.FullName
                            select new { user.Id, user.FullName, user.JobTitle, Role = role.Name }).AsNoTracking().ToListAsync(cancel);
        IReadOnlyList<SelectListItem> With(string role) => people.Where(p => p.Role == role)
            .Select(p => new SelectListItem(string.IsNullOrEmpty(p.JobTitle) ? p.FullName : $"{p.FullName} – {p.JobTitle}", p.Id.ToString())).ToList();
        return (With(Roles.CommunePolice), With(Roles.CultureOfficer));
    }
}
