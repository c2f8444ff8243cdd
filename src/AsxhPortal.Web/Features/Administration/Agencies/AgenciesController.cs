using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Administration.Agencies;

[Route("quan-tri/co-quan")]
[Allow(Permission.ManageOrganisation)]
public sealed class AgenciesController(AgencyQuery agencies, ChangeAgency change, OwnUnits ownUnits, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await agencies.AllAsync(cancel));

    [HttpGet("them")]
    public async Task<IActionResult> New(CancellationToken cancel) => await FormAsync(new AgencyForm(), cancel);

    [HttpPost("them")]
    public async Task<IActionResult> Add(AgencyForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await FormAsync(form, cancel);
        try
        {
            var id = await change.AddAsync(form, cancel);
            this.Done($"Đã thêm {form.Name}. Hãy ghi nhóm đối tượng mà cơ quan này tiếp nhận.");
            return RedirectToAction(nameof(Show), new { id });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await FormAsync(form, cancel);
        }
    }

    [HttpGet("{id:guid}")]
    public Task<IActionResult> Show(Guid id, CancellationToken cancel) => PageAsync(id, new TermForm { ValidFrom = clock.Today }, cancel);

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> AddTerm(Guid id, TermForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await PageAsync(id, form, cancel);
        try
        {
            if (!await change.AddTermAsync(id, form, cancel))
                return NotFound();
            this.Done("Đã ghi thời hạn tiếp nhận.");
            return RedirectToAction(nameof(Show), new { id });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await PageAsync(id, form, cancel);
        }
    }

    [HttpPost("{id:guid}/thoi-han/{term:guid}")]
    public async Task<IActionResult> EndTerm(Guid id, Guid term, EndTermForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
        {
            this.Refused("Hãy ghi ngày cuối cùng tiếp nhận theo dạng ngày/tháng/năm, ví dụ 28/02/2025.");
            return RedirectToAction(nameof(Show), new { id });
        }
        try
        {
            if (!await change.EndTermAsync(id, term, form.EndsOn!.Value, cancel))
                return NotFound();
            this.Done("Đã ghi ngày thôi tiếp nhận.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Show), new { id });
    }

    private async Task<IActionResult> PageAsync(Guid id, TermForm form, CancellationToken cancel)
    {
        if (await agencies.FindAsync(id, cancel) is not { } agency)
            return NotFound();
        form.Agency = agency;
        return View("Agency", form);
    }

    private async Task<IActionResult> FormAsync(AgencyForm form, CancellationToken cancel)
    {
        form.Units = await ownUnits.ChoicesAsync(clock.Today, cancel);
        return View("New", form);
    }
}
