using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>The questionnaire of one person.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}"), Allow(Permission.ViewSurveys)]
public sealed class SurveysController(SurveyPages pages, AppDbContext db, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet(""), RecordView("Beneficiary")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) => await ShowAsync(id, null, cancel);

    /// <summary>A survey of any round as it was written; the one of the open round has its own page.</summary>
    [HttpGet("phieu-cu/{surveyId:guid}"), RecordView("Beneficiary")]
    public async Task<IActionResult> Record(Guid id, Guid surveyId, [FromServices] ReadSurveyRecord read, CancellationToken cancel) =>
        await read.RunAsync(id, surveyId, cancel) is not { } record ? NotFound()
            : record.IsCurrentRound ? RedirectToAction(nameof(Edit), new { id })
            : View(record);

    /// <summary>One form, four buttons: go on (without scripts), save a draft (then perhaps to a paper), complete.</summary>
    [HttpPost(""), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Edit(Guid id, SurveyForm form, string? command, [FromServices] SaveSurvey save, [FromServices] CompleteSurvey complete, CancellationToken cancel)
    {
        this.KeepOpened();
        if (this.TakesTheirs() && await pages.FindAsync(id, null, cancel) is { } standing)
            this.TakeChosen(form, standing.Form, FormFields.Of<SurveyForm>(standing.Providers));
        if (command == "continue")
        {
            ModelState.Clear();
            return await ShowAsync(id, form, cancel);
        }
        if (!ModelState.IsValid || await RoundOfAsync(id, cancel) is not { } roundId)
            return await ShowAsync(id, form, cancel);
        try
        {
            return command == "complete"
                ? await CompleteAsync(id, roundId, form, complete, cancel)
                : await SaveAsync(id, roundId, form, command, save, cancel);
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(id, form, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateException)
        {
            return await StaleAsync(id, form, cancel);
        }
    }

    [HttpPost("mo-lai"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Reopen(Guid id, int? version, [FromServices] ReopenSurvey reopen, CancellationToken cancel)
    {
        if (await RoundOfAsync(id, cancel) is not { } roundId)
            return NotFound();
        try
        {
            if (await reopen.RunAsync(id, roundId, version, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done("Đã mở lại phiếu; sửa xong nhớ hoàn thành phiếu.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            this.Refused("Phiếu vừa được người khác sửa; hãy xem lại rồi mở lại nếu vẫn cần.");
        }
        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>"Không thay đổi": the answers of the round before become this round's.</summary>
    [HttpPost("khong-doi"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> ConfirmUnchanged(Guid id, int? version, DateOnly? confirmedOn, [FromServices] ConfirmUnchanged confirm, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, null, cancel) is not { Subject.Round: { } round })
            return NotFound();
        try
        {
            if (await confirm.RunAsync(id, round, version, confirmedOn, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done("Đã xác nhận không thay đổi; phiếu của đợt này đã hoàn thành.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateException)
        {
            this.Refused("Phiếu của người này vừa được người khác ghi; hãy xem lại.");
        }
        return RedirectToAction(nameof(Edit), new { id });
    }

    private async Task<IActionResult> SaveAsync(Guid id, Guid roundId, SurveyForm form, string? command, SaveSurvey save, CancellationToken cancel)
    {
        if (await save.RunAsync(id, roundId, form, cancel) is null)
            return NotFound();
        if (command == "minute")
            return Redirect($"/{Steps.HomeVisitsPath}/{id}/bien-ban");
        if (command == "attorney")
            return Redirect($"/{Steps.HomeVisitsPath}/{id}/uy-quyen");
        this.Done("Đã lưu nháp phiếu khảo sát.");
        return RedirectToAction(nameof(Edit), new { id });
    }

    private async Task<IActionResult> CompleteAsync(Guid id, Guid roundId, SurveyForm form, CompleteSurvey complete, CancellationToken cancel)
    {
        if (await complete.RunAsync(id, roundId, form, user.Actor, clock.UtcNow, cancel) is not { } completion)
            return NotFound();
        foreach (var (field, sentence) in completion.Missing)
            ModelState.AddModelError(field, sentence);
        if (completion.Missing.Count > 0)
            return await ShowAsync(id, form, cancel);
        this.Done(completion.IsAbsence ? "Đã ghi lượt đến vắng nhà; phiếu còn để ngỏ cho lần sau." : "Đã hoàn thành phiếu khảo sát.");
        return RedirectToAction(nameof(Edit), new { id });
    }

    /// <summary>Null also when there is no such person in the scope; then the page itself answers 404.</summary>
    private async Task<Guid?> RoundOfAsync(Guid id, CancellationToken cancel)
    {
        var page = await pages.FindAsync(id, null, cancel);
        if (page is { Subject.Round: null })
            ModelState.AddModelError("", "Chưa có đợt rà soát nào đang mở nên chưa ghi được phiếu.");
        return page?.Subject.Round?.Id;
    }

    private async Task<IActionResult> ShowAsync(Guid id, SurveyForm? form, CancellationToken cancel)
    {
        if (await pages.FindAsync(id, form, cancel) is not { } page)
            return NotFound();
        if (form is null)
            this.RememberOpened(page.Form);
        return View(nameof(Edit), page);
    }

    /// <summary>Field by field what stood there, what the other person saved and what was typed; a completed survey is only shown.</summary>
    private async Task<IActionResult> StaleAsync(Guid id, SurveyForm form, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await pages.FindAsync(id, null, cancel) is not { } standing)
            return NotFound();
        form.Version = standing.Form.Version;
        this.ShowConflict(form, standing.Form, FormFields.Of<SurveyForm>(standing.Providers), await db.LastSaveAsync(id, nameof(Survey), cancel), nameof(form.Version), mayChoose: !standing.IsCompleted);
        return View(nameof(Edit), standing with { Form = form });
    }
}
