using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Administration.Units;

public sealed record UnitsPage(UnitListQuery Query, PageOf<UnitRow> Rows);

[Route("quan-tri/don-vi")]
[Allow(Permission.ManageOrganisation)]
public sealed class UnitsController(UnitQuery units, OwnUnits ownUnits, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(UnitListQuery query, CancellationToken cancel) =>
        View(new UnitsPage(query, await units.PageAsync(query, clock.Today, cancel)));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await units.FindAsync(id, cancel) is { } page ? View("Unit", page) : NotFound();

    [HttpGet("them")]
    public async Task<IActionResult> New(Guid? parent, CancellationToken cancel) => await FormAsync(new UnitForm { ParentId = parent, ValidFrom = clock.Today }, cancel);

    [HttpPost("them")]
    public async Task<IActionResult> Add(UnitForm form, [FromServices] AddUnit add, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await FormAsync(form, cancel);
        try
        {
            var id = await add.RunAsync(form, cancel);
            this.Done($"Đã thêm {form.Name}.");
            return RedirectToAction(nameof(Show), new { id });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await FormAsync(form, cancel);
        }
    }

    [HttpPost("{id:guid}/ket-thuc")]
    public Task<IActionResult> End(Guid id, EndForm form, [FromServices] EndUnit end, CancellationToken cancel) =>
        AnswerAsync(id, () => end.RunAsync(id, form.EndsOn!.Value, cancel), "Đã ghi ngày kết thúc đơn vị.", cancel);

    [HttpPost("{id:guid}/thon")]
    public Task<IActionResult> AddHamlet(Guid id, HamletForm form, [FromServices] AddHamlet add, CancellationToken cancel) =>
        AnswerAsync(id, () => add.RunAsync(id, form.HamletName, cancel), $"Đã thêm {form.HamletName}.", cancel);

    private async Task<IActionResult> AnswerAsync(Guid id, Func<Task<bool>> run, string sentence, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            try
            {
                if (!await run())
                    return NotFound();
                this.Done(sentence);
                return RedirectToAction(nameof(Show), new { id });
            }
            catch (RuleException rule)
            {
                ModelState.AddRule(rule);
            }
        }
        return await Show(id, cancel);
    }

    private async Task<IActionResult> FormAsync(UnitForm form, CancellationToken cancel)
    {
        form.Parents = await ownUnits.ChoicesAsync(form.ValidFrom ?? clock.Today, cancel);
        return View("New", form);
    }
}
