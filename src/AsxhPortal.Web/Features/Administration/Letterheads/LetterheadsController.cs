using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

[Route("quan-tri/tieu-de")]
[Allow(Permission.ManageOrganisation)]
public sealed class LetterheadsController(LetterheadQuery letterheads, WriteLetterhead write, LetterheadInForce inForce, OwnUnits ownUnits, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await letterheads.AllAsync(cancel));

    [HttpGet("them")]
    public Task<IActionResult> New(CancellationToken cancel) => FormAsync(new LetterheadForm { ValidFrom = clock.Today }, null, cancel);

    [HttpPost("them")]
    public async Task<IActionResult> Add(LetterheadForm form, CancellationToken cancel)
    {
        if (form.IsPreview)
            return await PreviewAsync(form, null, cancel);
        if (!ModelState.IsValid)
            return await FormAsync(form, null, cancel);
        try
        {
            await write.RunAsync(form, cancel);
            this.Done("Đã thêm tiêu đề văn bản.");
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
        await letterheads.FindAsync(id, cancel) is { } row ? await FormAsync(LetterheadForm.Of(row), row, cancel) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Correct(Guid id, LetterheadForm form, CancellationToken cancel)
    {
        if (await letterheads.FindAsync(id, cancel) is not { } row)
            return NotFound();
        if (form.IsPreview)
            return await PreviewAsync(form, row, cancel);
        if (!ModelState.IsValid)
            return await FormAsync(form, row, cancel);
        try
        {
            await write.CorrectAsync(id, form, cancel);
            this.Done("Đã lưu tiêu đề văn bản.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
        }
        catch (Exception stale) when (stale is StaleRecordException or DbUpdateConcurrencyException)
        {
            row = (await letterheads.FindAsync(id, cancel))!;
            form.IsStale = true;
            form.Version = row.Version;
            ModelState.Remove(nameof(form.Version));
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        return await FormAsync(form, row, cancel);
    }

    /// <summary>The head and foot as they would print; what is half typed is drawn as far as it goes.</summary>
    [HttpGet("xem-truoc.png")]
    public IActionResult Sample(LetterheadForm form)
    {
        Response.Headers.CacheControl = "no-store";
        return File(LetterheadSample.RenderPng(form.ToLetterhead(), form.PreviewOn ?? form.ValidFrom ?? clock.Today, form.PreviewType.ToVietnamese()), "image/png");
    }

    /// <summary>What the papers of the shown day carry instead, as one sentence; empty where it is this letterhead.</summary>
    [HttpGet("dang-dung")]
    public async Task<IActionResult> InForce(LetterheadForm form, Guid? id, CancellationToken cancel)
    {
        Response.Headers.CacheControl = "no-store";
        return Content(await inForce.RunAsync(form, id, form.PreviewOn ?? form.ValidFrom ?? clock.Today, cancel) ?? "");
    }

    private async Task<IActionResult> PreviewAsync(LetterheadForm form, LetterheadRow? row, CancellationToken cancel)
    {
        ModelState.Clear();
        return await FormAsync(form, row, cancel);
    }

    private async Task<IActionResult> FormAsync(LetterheadForm form, LetterheadRow? row, CancellationToken cancel)
    {
        form.Current = row;
        form.PreviewOn ??= form.ValidFrom ?? clock.Today;
        form.Units = await ownUnits.ChoicesAsync(clock.Today, cancel);
        form.Agencies = await letterheads.AgenciesAsync(cancel);
        form.InForceInstead = await inForce.RunAsync(form, row?.Id, form.PreviewOn.Value, cancel);
        return View("Letterhead", form);
    }
}
