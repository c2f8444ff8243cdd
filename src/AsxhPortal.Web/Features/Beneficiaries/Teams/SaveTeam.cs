using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Teams;

/// <summary>Makes or changes a visit team of a round (step 3 of the procedure: giao đi khảo sát); a thôn has one team per round.</summary>
public sealed class SaveTeam(AppDbContext db, TeamMembers members)
{
    /// <param name="teamId">Null makes a new team.</param>
    /// <returns>Null when the commune has no such team in this round.</returns>
    public async Task<VisitTeam?> RunAsync(Guid unitId, Guid roundId, Guid? teamId, TeamForm form, CancellationToken cancel = default)
    {
        var team = teamId is null
            ? new VisitTeam(unitId, roundId, form.Name)
            : await db.VisitTeams.Include(t => t.Hamlets).FirstOrDefaultAsync(t => t.Id == teamId && t.UnitId == unitId && t.RoundId == roundId, cancel);
        if (team is null)
            return null;
        if (teamId is not null)
            team.ExpectVersion(form.Version);
        await CheckHamletsAsync(team, form, cancel);
        var (police, culture) = await members.RunAsync(unitId, cancel);
        team.Rename(form.Name);
        team.Staff(Member(police, form.PoliceOfficerId, nameof(form.PoliceOfficerId)), Member(culture, form.CultureOfficerId, nameof(form.CultureOfficerId)),
            string.IsNullOrWhiteSpace(form.OtherMembers) ? null : form.OtherMembers.Trim());
        if (team.PoliceOfficerId is null && team.CultureOfficerId is null)
            throw new RuleException("Tổ công tác phải có ít nhất một công an xã/CSKV hoặc công chức văn hóa - xã hội.", nameof(form.PoliceOfficerId));
        var before = team.Hamlets.ToList();
        team.Visit(form.Hamlets);
        if (teamId is null)
            db.VisitTeams.Add(team);
        else
            db.VisitTeamHamlets.AddRange(team.Hamlets.Except(before));
        await db.SaveFormAsync(team, new RuleException("Một thôn vừa được giao cho tổ khác; hãy mở lại trang rồi chọn lại.", nameof(form.Hamlets)), cancel);
        return team;
    }

    private async Task CheckHamletsAsync(VisitTeam team, TeamForm form, CancellationToken cancel)
    {
        if (await db.Hamlets.CountAsync(h => h.UnitId == team.UnitId && form.Hamlets.Contains(h.Id), cancel) != form.Hamlets.Distinct().Count())
            throw new RuleException("Hãy chọn thôn của xã.", nameof(form.Hamlets));
        var taken = await (from link in db.VisitTeamHamlets
                           where link.RoundId == team.RoundId && link.TeamId != team.Id && form.Hamlets.Contains(link.HamletId)
                           join hamlet in db.Hamlets on link.HamletId equals hamlet.Id
                           join other in db.VisitTeams on link.TeamId equals other.Id
                           select new { Hamlet = hamlet.Name, Team = other.Name }).FirstOrDefaultAsync(cancel);
        if (taken is not null)
            throw new RuleException($"{taken.Hamlet} đã giao cho {taken.Team}; mỗi thôn chỉ có một tổ trong một đợt. Hãy bỏ thôn này ở tổ kia trước.", nameof(form.Hamlets));
    }

    private static Actor? Member(IReadOnlyList<Microsoft.AspNetCore.Mvc.Rendering.SelectListItem> choices, Guid? id, string field)
    {
        if (id is not { } chosen)
            return null;
        var found = choices.FirstOrDefault(c => c.Value == chosen.ToString());
        return found is null ? throw new RuleException("Hãy chọn người của xã, đúng vai trò.", field) : new Actor(chosen, found.Text.Split(" – ")[0]);
    }
}
