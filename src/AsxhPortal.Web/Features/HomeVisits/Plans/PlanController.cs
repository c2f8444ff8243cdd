using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>One day of a team: the people in walking order, what came of it, and what is changed before the day.</summary>
[Route(Steps.HomeVisitsPath + "/ke-hoach/{id:guid}"), Allow(Permission.ViewSurveys)]
public sealed class PlanController(DayPlanPeople plans, PlanSearch search, ChangePlan change, MoveStops move, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid id, [FromQuery(Name = "tim")] string? text, CancellationToken cancel)
    {
        if (await plans.RunAsync(id, clock.Today, cancel) is not { } plan)
            return NotFound();
        return View("Plan", new PlanPage(plan, clock.Today)
        {
            Text = text,
            Found = await search.RunAsync(plan, text, cancel),
            AlsoOn = await search.AlsoOnAsync(plan, cancel),
            Teams = await search.TeamsAsync(plan, cancel),
        });
    }

    [HttpGet("pdf"), RecordExport("Kế hoạch ngày khảo sát")]
    public async Task<IActionResult> Pdf(Guid id, [FromServices] PlanPapers papers, CancellationToken cancel)
    {
        if (await plans.RunAsync(id, clock.Today, cancel) is not { } plan)
            return NotFound();
        try
        {
            var (pdf, count) = await papers.PdfAsync(plan, cancel);
            if (count > 0)
            {
                HttpContext.ReportExportedRows(count);
                return File(pdf, FileTypes.Pdf, $"ke-hoach-{plan.Day:yyyy-MM-dd}.pdf");
            }
            this.Warn("Không còn ai trong kế hoạch này phải đến nên không có gì để in.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return Back(id);
    }

    [HttpPost("bo"), Allow(Permission.RecordSurveys)]
    public Task<IActionResult> TakeOff(Guid id, PlanChangeForm form, CancellationToken cancel) =>
        ChangeAsync(id, PlanChange.TakeOff, form.PersonIds, 0, count => $"Đã bỏ {count} người khỏi kế hoạch.", cancel);

    [HttpPost("len"), Allow(Permission.RecordSurveys)]
    public Task<IActionResult> Up(Guid id, PlanChangeForm form, CancellationToken cancel) => ChangeAsync(id, PlanChange.Up, Of(form.PersonId), 0, null, cancel);

    [HttpPost("xuong"), Allow(Permission.RecordSurveys)]
    public Task<IActionResult> Down(Guid id, PlanChangeForm form, CancellationToken cancel) => ChangeAsync(id, PlanChange.Down, Of(form.PersonId), 0, null, cancel);

    [HttpPost("them"), Allow(Permission.RecordSurveys)]
    public Task<IActionResult> Add(Guid id, PlanChangeForm form, CancellationToken cancel) =>
        ChangeAsync(id, PlanChange.Add, Of(form.PersonId), 0, count => count == 0 ? "Người này đã có trong kế hoạch." : "Đã thêm vào kế hoạch, ở đúng chỗ trên đường đi.", cancel);

    [HttpPost("them-de-xuat"), Allow(Permission.RecordSurveys)]
    public Task<IActionResult> Fill(Guid id, PlanChangeForm form, CancellationToken cancel) =>
        ChangeAsync(id, PlanChange.Fill, [], Math.Clamp(form.Count ?? 10, 1, 500), count => count == 0 ? "Tổ này không còn ai chưa xếp ngày." : $"Đã thêm {count} người theo đề xuất.", cancel);

    [HttpPost("chuyen"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Move(Guid id, PlanChangeForm form, CancellationToken cancel)
    {
        try
        {
            if (await move.RunAsync(id, form.PersonIds, form.TeamId, form.Day, user.Actor, cancel) is not var (_, count))
                return NotFound();
            this.Done($"Đã chuyển {count} người sang kế hoạch ngày {form.Day:dd/MM/yyyy}.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return Back(id);
    }

    [HttpPost("chuyen-con-lai"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> MoveRest(Guid id, PlanChangeForm form, CancellationToken cancel)
    {
        try
        {
            if (await move.RestAsync(id, form.Day, user.Actor, cancel) is not var (target, count))
                return NotFound();
            if (target is { } there)
            {
                this.Done($"Đã chuyển {count} người chưa đến sang ngày {form.Day:dd/MM/yyyy}.");
                return Back(there);
            }
            this.Done("Không còn ai phải chuyển: mọi người đã gặp, đã hẹn hoặc đã có trong kế hoạch ngày khác.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return Back(id);
    }

    private static Guid[] Of(Guid? personId) => personId is { } id ? [id] : [];

    private async Task<IActionResult> ChangeAsync(Guid id, PlanChange what, IReadOnlyCollection<Guid> personIds, int count, Func<int, string>? said, CancellationToken cancel)
    {
        try
        {
            if (await change.RunAsync(id, what, personIds, count, cancel) is not { } changed)
                return NotFound();
            if (said is not null)
                this.Done(said(changed));
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return Back(id);
    }

    private RedirectResult Back(Guid id) => Redirect($"/{Steps.HomeVisitsPath}/ke-hoach/{id}");
}
