using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Rounds;

[Route("quan-tri/dot-ra-soat")]
[Allow(Permission.ManageRounds)]
public sealed class RoundsController(RoundQuery rounds, ChangeRound change, OwnUnits ownUnits, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await rounds.AllAsync(cancel));

    [HttpGet("them")]
    public Task<IActionResult> New(CancellationToken cancel) => FormAsync(new RoundForm { StartsOn = clock.Today }, null, cancel);

    [HttpPost("them")]
    public async Task<IActionResult> Add(RoundForm form, [FromServices] OpenRound open, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await FormAsync(form, null, cancel);
        try
        {
            await open.RunAsync(form, cancel);
            this.Done($"Đã mở {form.Name}.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await FormAsync(form, null, cancel);
        }
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) =>
        await rounds.FindAsync(id, cancel) is { } row ? await FormAsync(RoundForm.Of(row), row, cancel) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, RoundForm form, CancellationToken cancel)
    {
        if (await rounds.FindAsync(id, cancel) is not { } row)
            return NotFound();
        if (!ModelState.IsValid)
            return await FormAsync(form, row, cancel);
        try
        {
            await change.RunAsync(id, form, cancel);
            this.Done($"Đã lưu {form.Name}.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
        }
        catch (Exception stale) when (stale is StaleRecordException or DbUpdateConcurrencyException)
        {
            row = (await rounds.FindAsync(id, cancel))!;
            form.IsStale = true;
            form.Version = row.Version;
            ModelState.Remove(nameof(form.Version));
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return await FormAsync(form, row, cancel);
    }

    [HttpPost("{id:guid}/ket-thuc")]
    public async Task<IActionResult> Close(Guid id, CancellationToken cancel)
    {
        try
        {
            if (!await change.CloseAsync(id, clock.Today, cancel))
                return NotFound();
            this.Done("Đã kết thúc đợt rà soát.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> FormAsync(RoundForm form, RoundRow? row, CancellationToken cancel)
    {
        form.Current = row;
        form.Units = await ownUnits.ChoicesAsync(clock.Today, cancel);
        return View("Round", form);
    }
}
