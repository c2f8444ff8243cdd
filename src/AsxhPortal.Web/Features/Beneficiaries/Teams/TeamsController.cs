using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Teams;

/// <summary>Tổ công tác of the current round: who visits which thôn.</summary>
[Route(Steps.BeneficiariesPath + "/to-cong-tac"), Allow(Permission.ManageTeams)]
public sealed class TeamsController(AppDbContext db, TeamPageQuery query, TeamMembers members, CurrentRound round, CommuneChoice communes, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return unit is null ? ChooseCommuneFirst() : NotFound();
        return await round.FindAsync() is { } current ? View(await query.RunAsync(current, commune, cancel)) : View("NoRound");
    }

    [HttpGet("moi")]
    public async Task<IActionResult> New(Guid? unit, CancellationToken cancel)
    {
        if (await FindAsync(unit, cancel) is not var (current, commune))
            return NotFound();
        var page = await ChoicesAsync(current, commune, null, cancel);
        return View("Edit", new TeamForm { Name = $"Tổ {page.Teams.Count + 1}" });
    }

    [HttpPost("moi")]
    public Task<IActionResult> New(Guid? unit, TeamForm form, [FromServices] SaveTeam save, CancellationToken cancel) => SaveAsync(unit, null, form, save, cancel);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel)
    {
        var team = await db.VisitTeams.AsNoTracking().Include(t => t.Hamlets).FirstOrDefaultAsync(t => t.Id == id, cancel);
        if (team is null || await FindAsync(team.UnitId, cancel) is not var (current, commune) || current.Id != team.RoundId)
            return NotFound();
        await ChoicesAsync(current, commune, id, cancel);
        return View(TeamForm.Of(team));
    }

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, TeamForm form, [FromServices] SaveTeam save, CancellationToken cancel)
    {
        var unit = await db.VisitTeams.Where(t => t.Id == id).Select(t => (Guid?)t.UnitId).FirstOrDefaultAsync(cancel);
        return unit is null ? NotFound() : await SaveAsync(unit, id, form, save, cancel);
    }

    private async Task<IActionResult> SaveAsync(Guid? unit, Guid? teamId, TeamForm form, SaveTeam save, CancellationToken cancel)
    {
        if (await FindAsync(unit, cancel) is not var (current, commune))
            return NotFound();
        await ChoicesAsync(current, commune, teamId, cancel);
        if (!ModelState.IsValid)
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        try
        {
            if (await save.RunAsync(commune.Id, current.Id, teamId, form, cancel) is not { } team)
                return NotFound();
            this.Done($"Đã lưu {team.Name}.");
            return LocalRedirect($"/{Steps.BeneficiariesPath}/to-cong-tac?unit={commune.Id}");
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return Again(form, StatusCodes.Status422UnprocessableEntity);
        }
        catch (StaleRecordException stale)
        {
            var now = (VisitTeam)stale.Current;
            ModelState.Remove(nameof(form.Version));
            form.Version = now.Version;
            ViewData["Conflict"] = new Conflict(null, null,
            [
                new(null, "Tên tổ công tác", null, now.Name, form.Name),
                new(null, "Công an xã / CSKV", null, now.PoliceOfficerName, null),
                new(null, "Công chức văn hóa - xã hội", null, now.CultureOfficerName, null),
            ]);
            return Again(form, StatusCodes.Status409Conflict);
        }
    }

    private ViewResult Again(TeamForm form, int status)
    {
        Response.StatusCode = status;
        return View("Edit", form);
    }

    private RedirectResult ChooseCommuneFirst()
    {
        this.Warn("Hãy chọn một xã trước khi giao tổ công tác.");
        return Redirect("/" + Steps.BeneficiariesPath);
    }

    private async Task<(ReviewRound Round, CommuneOption Commune)?> FindAsync(Guid? unit, CancellationToken cancel) =>
        await communes.FindAsync(unit, clock.Today, cancel) is { } commune && await round.FindAsync() is { } current ? (current, commune) : null;

    private async Task<TeamPage> ChoicesAsync(ReviewRound current, CommuneOption commune, Guid? teamId, CancellationToken cancel)
    {
        var page = await query.RunAsync(current, commune, cancel);
        (ViewData["Police"], ViewData["Culture"]) = await members.RunAsync(commune.Id, cancel);
        ViewData["Page"] = page;
        ViewData["TeamId"] = teamId;
        return page;
    }
}
