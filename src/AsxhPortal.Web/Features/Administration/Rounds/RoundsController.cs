using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Rounds;

[Route("quan-tri/dot-ra-soat")]
[Allow(Permission.ManageRounds)]
public sealed class RoundsController(RoundQuery rounds, ChangeRound change, OwnUnits ownUnits, OpenRounds applying, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await rounds.AllAsync(cancel));

    [HttpGet("them")]
    public async Task<IActionResult> New(CancellationToken cancel) =>
        await FormAsync(new RoundForm { StartsOn = clock.Today, PreviousRoundId = (await EarlierAsync(cancel)).Select(r => (Guid?)r.Id).FirstOrDefault() }, null, cancel);

    [HttpPost("them")]
    public async Task<IActionResult> Add(RoundForm form, [FromServices] OpenRound open, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await FormAsync(form, null, cancel);
        try
        {
            var opened = await open.RunAsync(form, clock.Today, cancel);
            this.Done($"Đã mở {form.Name}{(opened.Ended is { } ended ? $"; {ended.Name} đã kết thúc, từ nay chỉ xem" : "")}{(opened.Teams > 0 ? $"; đã chép {opened.Teams} tổ công tác của đợt trước" : "")}.");
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
        if (row is null)
            form.EarlierRounds = [.. (await EarlierAsync(cancel)).Select(r => new SelectListItem($"{r.Name} (từ {r.StartsOn:dd/MM/yyyy})", r.Id.ToString()))];
        form.Units = await ownUnits.ChoicesAsync(clock.Today, cancel);
        return View("Round", form);
    }

    /// <summary>Rounds that a new one may continue: of the person's own units and of those above, the latest first.</summary>
    private async Task<IReadOnlyList<(Guid Id, string Name, DateOnly StartsOn)>> EarlierAsync(CancellationToken cancel)
    {
        var own = (await rounds.AllAsync(cancel)).Select(r => (r.Id, r.Name, r.StartsOn));
        var above = user.UnitId is { } unitId ? (await applying.AllOfUnitAsync(unitId, cancel)).Select(r => (r.Id, r.Name, r.StartsOn)) : [];
        return [.. own.Concat(above).Distinct().OrderByDescending(r => r.StartsOn)];
    }
}
