using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Beneficiaries.People;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>One change to many people of the list: select, choose, look, confirm; and take back.</summary>
[Route(Steps.BeneficiariesPath + "/hang-loat"), Allow(Permission.ChangeInBulk)]
public sealed class BulkController(BulkPageQuery pages, CurrentRound round, CurrentUser user, BusinessClock clock) : Controller
{
    private const string Path = "/" + Steps.BeneficiariesPath + "/hang-loat";

    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query, CancellationToken cancel) => View(await pages.RecentAsync(query, cancel));

    /// <summary>The selection of the list: ticked people, or everybody whom its filter lets through.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Select(BeneficiaryFilter filter, [FromForm] bool all, [FromForm(Name = "viec")] BulkActionKind? wished, [FromServices] BeneficiaryListSetting settings, [FromServices] BeneficiaryListQuery list,
        [FromServices] SelectPeople select, CancellationToken cancel)
    {
        if (await settings.RunAsync(filter, cancel) is not { } setting)
            return NotFound();
        var back = "/" + Steps.BeneficiariesPath + QueryString.Create(filter.ToRoute());
        if (setting.SearchHasExpired && all)
        {
            this.Refused("Từ khóa tìm kiếm đã hết hạn; hãy tìm lại rồi chọn.");
            return LocalRedirect(back);
        }
        try
        {
            var ids = all ? await list.IdsAsync(filter, setting.View, cancel) : Ticked();
            return await select.RunAsync(ids, user.Actor, clock.UtcNow, cancel) is { } action ? LocalRedirect($"{Path}/{action.Id}{(wished is { } kind ? $"?viec={kind}" : "")}") : NotFound();
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return LocalRedirect(back);
        }
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, BulkLineQuery query, [FromQuery(Name = "chon-lai")] bool chooseAnew, [FromQuery(Name = "viec")] BulkActionKind? wished, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, cancel) is not { } action)
            return NotFound();
        return action.State == BulkActionState.Drafted && (!action.HasPreview || chooseAnew)
            ? await ChooseAsync(action, BulkForm.Of(action, wished), cancel)
            : View(await pages.RunAsync(action, query, cancel));
    }

    [HttpPost("{id:guid}/xem-truoc")]
    public async Task<IActionResult> Preview(Guid id, BulkForm form, [FromServices] PreviewBulkAction preview, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, cancel) is not { } action)
            return NotFound();
        if (form.Kind is { } kind && !user.Can(BulkPageQuery.PermissionFor(kind)))
            return Forbid();
        if (ModelState.IsValid)
        {
            try
            {
                await preview.RunAsync(action, form.ToChoice((await round.FindAsync())?.Id), form.Reason, clock.Today, cancel);
                return LocalRedirect($"{Path}/{id}");
            }
            catch (RuleException rule) when (action.State == BulkActionState.Drafted)
            {
                ModelState.AddRule(rule);
            }
            catch (RuleException rule)
            {
                this.Refused(rule.Message);
                return LocalRedirect($"{Path}/{id}");
            }
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ChooseAsync(action, form, cancel);
    }

    [HttpPost("{id:guid}/thuc-hien")]
    public async Task<IActionResult> Apply(Guid id, [FromForm] int version, [FromServices] ApplyBulkAction apply, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, cancel) is not { } action)
            return NotFound();
        if (action.Kind is { } kind && !user.Can(BulkPageQuery.PermissionFor(kind)))
            return Forbid();
        try
        {
            if (await apply.RunAsync(id, version, user.Actor, clock.UtcNow, cancel) is not var (done, isNew))
                return NotFound();
            if (isNew)
                this.Done($"{done.Title}: đã đổi {done.AppliedCount} dòng{(done.SkippedCount > 0 ? $", bỏ qua {done.SkippedCount}" : "")}.");
            else
                this.Warn("Thao tác này đã thực hiện từ trước; không làm lại lần nữa.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (StaleRecordException)
        {
            this.Refused("Bản xem trước đã thay đổi (mở ở hai cửa sổ?); hãy xem lại dưới đây rồi thực hiện.");
        }
        return LocalRedirect($"{Path}/{id}");
    }

    [HttpPost("{id:guid}/hoan-tac")]
    public async Task<IActionResult> Undo(Guid id, [FromServices] UndoBulkAction undo, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, cancel) is not { } action)
            return NotFound();
        if (action.Kind is { } kind && !user.Can(BulkPageQuery.PermissionFor(kind)))
            return Forbid();
        try
        {
            if (await undo.RunAsync(id, user.Actor, clock.UtcNow, cancel) is not var (done, isNew))
                return NotFound();
            if (!isNew)
                this.Warn("Thao tác này đã được hoàn tác từ trước.");
            else if (done.KeptCount > 0)
                this.Warn($"Đã hoàn tác {done.UndoneCount} dòng; giữ nguyên {done.KeptCount} dòng vì sau đó có thay đổi khác, xem lý do dưới đây.");
            else
                this.Done($"Đã hoàn tác {done.UndoneCount} dòng.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return LocalRedirect($"{Path}/{id}");
    }

    /// <summary>Read from the form itself: one field of many ids, or many fields.</summary>
    private List<Guid> Ticked() =>
        Request.Form["ids"].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().ToList();

    private async Task<IActionResult> ChooseAsync(BulkAction action, BulkForm form, CancellationToken cancel)
    {
        ViewData["Choices"] = await pages.ChoicesAsync(action, cancel);
        return View("Choose", form);
    }
}
