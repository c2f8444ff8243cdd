using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

public sealed record VerificationListPage(CommuneOption Commune, VerificationFilter Filter, PageOf<VerificationRow> Rows, VerificationCounts Counts, DateOnly Today);

/// <summary>"Phối hợp xác minh" of step 2 (2): the list of cases, one case with its paper trail, what was sent and answered.</summary>
[Route(Steps.MatchingPath + "/xac-minh")]
[Allow(Permission.ViewMatches)]
public sealed class VerificationCasesController(VerificationList list, VerificationPageQuery pages, VerificationLetter letters, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public Task<IActionResult> Index([FromQuery] VerificationFilter filter, CancellationToken cancel)
    {
        filter.Q = null;
        return ListAsync(filter, new SendVerificationForm(), cancel);
    }

    /// <summary>Looks for a name or number: posted, so that it stands in no address.</summary>
    [HttpPost("")]
    public Task<IActionResult> Index([FromForm] VerificationFilter filter, [FromForm(Name = "q")] string? words, CancellationToken cancel)
    {
        filter.Q = words;
        filter.Size = ListQuery.Sizes[^1];
        return ListAsync(filter, new SendVerificationForm(), cancel);
    }

    [HttpPost("mo"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Open(Guid unit, Guid? row, [FromServices] OpenVerification open, CancellationToken cancel)
    {
        try
        {
            if (await open.ForRowsAsync(unit, row, user.Actor, clock.UtcNow, cancel) is not { } opened)
                return NotFound();
            if (row is not null && opened is [var id])
                return RedirectToAction(nameof(Case), new { id });
            this.Done($"Đã mở {opened.Count} hồ sơ xác minh. In công văn đề nghị, rồi ghi số và ngày khi đã gửi.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Index), new { unit });
    }

    [HttpPost("gui"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Send(Guid? unit, Guid? id, SendVerificationForm form, [FromServices] SendVerifications send, CancellationToken cancel)
    {
        if (id is { } one)
            form.Ids = [one];
        try
        {
            if (ModelState.IsValid)
            {
                if (await send.RunAsync(form, user.Actor, clock.UtcNow, cancel) is not { } count)
                    return NotFound();
                this.Done(count == 1 ? "Đã ghi văn bản đề nghị xác minh." : $"Đã ghi văn bản đề nghị xác minh cho {count} hồ sơ.");
                return id is null ? RedirectToAction(nameof(Index), new { unit }) : RedirectToAction(nameof(Case), new { id });
            }
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return id is { } caseId ? await ShowAsync(caseId, form, null, false, cancel) : await ListAsync(new VerificationFilter { Unit = unit }, form, cancel);
    }

    [HttpGet("{id:guid}"), RecordView("VerificationCase")]
    public Task<IActionResult> Case(Guid id, CancellationToken cancel) => ShowAsync(id, null, null, false, cancel);

    [HttpPost("{id:guid}/tra-loi"), Allow(Permission.DecideMatches)]
    public Task<IActionResult> Answer(Guid id, VerificationAnswerForm form, [FromServices] AnswerVerification answer, CancellationToken cancel) =>
        ChangeAsync(id, form, () => answer.RunAsync(id, form, user.Actor, clock.UtcNow, cancel), _ => "Đã ghi văn bản trả lời. Hãy đóng hồ sơ theo nội dung trả lời.", cancel);

    [HttpPost("{id:guid}/ket-luan"), Allow(Permission.DecideMatches)]
    public Task<IActionResult> Close(Guid id, VerificationVerdictForm form, [FromServices] CloseVerification close, CancellationToken cancel) =>
        ChangeAsync(id, null, () => close.RunAsync(id, form, user.Actor, clock.UtcNow, cancel), _ => form.Verdict switch
        {
            VerificationVerdict.Confirm => "Đã xác nhận và đưa vào danh sách đối tượng.",
            VerificationVerdict.Refute => "Đã đóng hồ sơ: không xác nhận.",
            VerificationVerdict.Reopen => "Đã mở lại hồ sơ.",
            _ => "Đã ghi chú vào hồ sơ.",
        }, cancel);

    private async Task<IActionResult> ChangeAsync(Guid id, VerificationAnswerForm? form, Func<Task<VerificationCase?>> change, Func<VerificationCase, string> told, CancellationToken cancel)
    {
        try
        {
            if (ModelState.IsValid)
            {
                if (await change() is not { } changed)
                    return NotFound();
                this.Done(told(changed));
                return RedirectToAction(nameof(Case), new { id });
            }
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        catch (Exception e) when (e is StaleRecordException or DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return await ShowAsync(id, null, form, true, cancel);
        }
        return await ShowAsync(id, null, form, false, cancel);
    }

    private async Task<IActionResult> ListAsync(VerificationFilter filter, SendVerificationForm form, CancellationToken cancel)
    {
        if (await communes.FindAsync(filter.Unit, clock.Today, cancel) is not { } commune)
            return filter.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();
        form.Agency ??= await letters.UsualAgencyAsync(commune.Id, filter.Group ?? SourceGroup.Merit, cancel);
        var issued = form.DocumentNumber is null ? await letters.IssuedOfOpenAsync(commune.Id, filter.Group ?? SourceGroup.Merit, cancel) : null;
        form.DocumentNumber ??= issued?.NumberText;
        form.DocumentOn ??= issued?.IssuedOn ?? clock.Today;
        ViewData["Page"] = new VerificationListPage(commune, filter, await list.RunAsync(commune.Id, filter, clock.Today, cancel),
            await list.CountAsync(commune.Id, clock.Today, cancel), clock.Today);
        return View(nameof(Index), form);
    }

    private async Task<IActionResult> ShowAsync(Guid id, SendVerificationForm? send, VerificationAnswerForm? answer, bool isStale, CancellationToken cancel)
    {
        if (await pages.RunAsync(id, clock.Today, cancel) is not { } page)
            return NotFound();
        var issued = send is null && page.Case.State == VerificationState.Open ? await letters.IssuedOfCaseAsync(page.Case, cancel) : null;
        // After a refused form the version shown now counts; ModelState would keep the old one.
        ModelState.Remove(nameof(VerificationAnswerForm.Version));
        ViewData["Page"] = page;
        ViewData["IsStale"] = isStale;
        ViewData["Send"] = send ?? new SendVerificationForm
        {
            Agency = page.Case.Agency ?? await letters.UsualAgencyAsync(page.Case.UnitId, page.Case.Group, cancel),
            DocumentNumber = issued?.NumberText,
            DocumentOn = issued?.IssuedOn ?? clock.Today,
            DueOn = page.Case.DueOn >= clock.Today ? page.Case.DueOn : clock.Today.AddDays(VerificationCase.UsualDays),
        };
        answer ??= new VerificationAnswerForm();
        answer.Version = page.Case.Version;
        return View(nameof(Case), answer);
    }
}
