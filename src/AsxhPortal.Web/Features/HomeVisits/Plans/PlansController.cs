using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>Days and teams of the round: what is planned, what came of it, what is left.</summary>
[Route(Steps.HomeVisitsPath + "/ke-hoach"), Allow(Permission.ViewSurveys)]
public sealed class PlansController(PlanBoard board, SurveyRound rounds, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index([FromQuery(Name = "unit")] Guid? unitId, CancellationToken cancel) =>
        await PageAsync(unitId, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("excel"), RecordExport("Tiến độ khảo sát theo tổ và ngày")]
    public async Task<IActionResult> Excel([FromQuery(Name = "unit")] Guid? unitId, [FromServices] PlanPapers papers, CancellationToken cancel)
    {
        if (await PageAsync(unitId, cancel) is not { Commune: not null, Round: not null } page)
            return NotFound();
        var (workbook, count) = papers.Progress(page);
        HttpContext.ReportExportedRows(count);
        return File(workbook, FileTypes.Workbook, "tien-do-khao-sat.xlsx");
    }

    [HttpPost(""), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Make(PlanForm form, [FromServices] MakeDayPlan make, CancellationToken cancel)
    {
        if (await communes.FindAsync(form.UnitId, clock.Today, cancel) is not { } commune || await rounds.RunAsync(commune.Id, cancel) is not { } round)
            return NotFound();
        if (!ModelState.IsValid)
            return await AgainAsync(commune.Id, cancel);
        try
        {
            if (await make.RunAsync(commune.Id, round, form, user.Actor, cancel) is not var (planId, isNew, count))
                return NotFound();
            if (!isNew)
                this.Warn("Tổ này đã có kế hoạch ngày đó; đây là kế hoạch đang có.");
            else if (count == 0)
                this.Warn("Đã lập kế hoạch, chưa có ai: mọi người của tổ đã xong, đã xếp ngày hoặc có hẹn ngày khác. Có thể thêm từng người bên dưới.");
            else
                this.Done($"Đã lập kế hoạch {count} người, theo thứ tự đường đi. Hãy xem lại và sửa nếu cần.");
            return Redirect($"/{Steps.HomeVisitsPath}/ke-hoach/{planId}");
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await AgainAsync(commune.Id, cancel);
        }
    }

    private async Task<IActionResult> AgainAsync(Guid unitId, CancellationToken cancel)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", await PageAsync(unitId, cancel));
    }

    private async Task<PlanBoardPage?> PageAsync(Guid? unitId, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(unitId, clock.Today, cancel);
        if (unitId is not null && commune is null)
            return null;
        var round = commune is null ? null : await rounds.RunAsync(commune.Id, cancel);
        var page = new PlanBoardPage(await communes.AllAsync(clock.Today, cancel), commune, round);
        return commune is null || round is null ? page : await board.RunAsync(page, cancel);
    }
}
