using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Spellings;

/// <summary>The remembered ways of writing of one's own units: list, add, change, retire.</summary>
[Route("quan-tri/cach-viet")]
[Allow(Permission.ManageSpellings)]
public sealed class SpellingsController(SpellingQuery spellings, SpellingChoices choices, ChangeSpelling change, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(SpellingListQuery query, CancellationToken cancel) =>
        View(new SpellingListPage(query, await spellings.ListAsync(query, cancel)));

    [HttpGet("them")]
    public Task<IActionResult> New([FromQuery(Name = "loai")] SpellingKind? kind, CancellationToken cancel) =>
        FormAsync(new SpellingForm { Kind = kind ?? SpellingKind.Category, UnitId = user.UnitId }, null, cancel);

    [HttpPost("them")]
    public async Task<IActionResult> Add(SpellingForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await FormAsync(form, null, cancel);
        try
        {
            await change.AddAsync(form, user.Actor, clock.UtcNow, cancel);
            this.Done($"Đã ghi nhớ cách viết “{form.Text}”; dùng từ lần nhập danh sách sau.");
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
        await spellings.FindAsync(id, cancel) is { } row ? await FormAsync(SpellingForm.Of(row), row, cancel) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Correct(Guid id, SpellingForm form, CancellationToken cancel)
    {
        if (await spellings.FindAsync(id, cancel) is not { } row)
            return NotFound();
        if (!ModelState.IsValid)
            return await FormAsync(form, row, cancel);
        try
        {
            await change.PointAsync(id, form, user.Actor, clock.UtcNow, cancel);
            this.Done($"Đã lưu: “{row.Text}” từ nay đọc theo lựa chọn mới.");
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
        }
        catch (Exception stale) when (stale is StaleRecordException or DbUpdateConcurrencyException)
        {
            return await StaleAsync(id, form, cancel);
        }
        return await FormAsync(form, row, cancel);
    }

    [HttpPost("{id:guid}/ngung")]
    public async Task<IActionResult> Retire(Guid id, int version, CancellationToken cancel)
    {
        try
        {
            if (!await change.RetireAsync(id, version, user.Actor, clock.UtcNow, cancel))
                return NotFound();
            this.Done("Cách viết này không còn được dùng khi nhập danh sách; những danh sách đã nhập giữ nguyên.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception stale) when (stale is StaleRecordException or DbUpdateConcurrencyException)
        {
            return await StaleAsync(id, null, cancel);
        }
        return RedirectToAction(nameof(Index));
    }

    private async Task<IActionResult> StaleAsync(Guid id, SpellingForm? typed, CancellationToken cancel)
    {
        var row = (await spellings.FindAsync(id, cancel))!;
        var form = typed ?? SpellingForm.Of(row);
        (form.IsStale, form.Version) = (true, row.Version);
        ModelState.Remove(nameof(form.Version));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return await FormAsync(form, row, cancel);
    }

    private async Task<IActionResult> FormAsync(SpellingForm form, SpellingRow? row, CancellationToken cancel)
    {
        form.Current = row;
        if (row is not null) (form.Kind, form.UnitId, form.Text) = (row.Kind, row.UnitId, row.Text);
        form.Units = await choices.UnitsAsync(form.Kind, clock.Today, cancel);
        form.Targets = await choices.TargetsAsync(form.Kind, form.UnitId, cancel);
        return View("Spelling", form);
    }
}
