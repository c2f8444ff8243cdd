using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Received;

public sealed class ConflictListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }
}

public sealed record ConflictsPage(IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune, PageOf<ConflictRow>? Rows);

/// <summary>Which side counts.</summary>
public enum ConflictChoice
{
    /// <summary>What stands at the office.</summary>
    Keep,

    /// <summary>All that the phone says.</summary>
    Take,

    /// <summary>The ticked fields of the phone.</summary>
    Fields,
}

public sealed class ConflictForm
{
    public ConflictChoice? Choice { get; set; }

    /// <summary>Names of the fields taken from the phone.</summary>
    public string[] Fields { get; set; } = [];

    /// <summary>Of the survey as it was looked at; null when there was none.</summary>
    public int? SurveyVersion { get; set; }

    [Display(Name = "Lý do chọn", Description = "Ví dụ: đã gọi điện hỏi lại gia đình."), StringLength(1000)]
    public string? Reason { get; set; }
}

/// <summary>Both sides, what else phones said of the person, and what is being decided.</summary>
public sealed record ConflictPage(ConflictView View, ReceivedVisit Sent, IReadOnlyList<ReceivedRow> Others, ConflictForm Form);

/// <summary>The office decides about visits that came when something else stood there already.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di/xung-dot"), Allow(Permission.ViewSurveys)]
public sealed class ConflictsController(ConflictSides sides, ReceivedList received, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ConflictListQuery query, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(query.UnitId, clock.Today, cancel);
        if (query.UnitId is not null && commune is null)
            return NotFound();
        return View("Conflicts", new ConflictsPage(await communes.AllAsync(clock.Today, cancel), commune, commune is null ? null : await sides.Open(commune.Id).ToPageAsync(query, cancel)));
    }

    [HttpGet("{id:guid}"), RecordView("VisitSubmission")]
    public Task<IActionResult> Details(Guid id, CancellationToken cancel) => ShowAsync(id, new ConflictForm(), cancel);

    [HttpPost("{id:guid}"), Allow(Permission.RecordSurveys)]
    public async Task<IActionResult> Decide(Guid id, ConflictForm form, [FromServices] DecideConflict decide, CancellationToken cancel)
    {
        if (form.Choice is not { } choice)
            ModelState.AddModelError(nameof(form.Choice), "Hãy chọn: giữ bản ở xã, lấy bản của điện thoại, hoặc lấy những mục đã đánh dấu.");
        else if (choice == ConflictChoice.Fields && form.Fields.Length == 0)
            ModelState.AddModelError(nameof(form.Fields), "Hãy đánh dấu ít nhất một mục lấy của điện thoại, hoặc chọn giữ nguyên bản ở xã.");
        if (string.IsNullOrWhiteSpace(form.Reason))
            ModelState.AddModelError(nameof(form.Reason), "Hãy ghi lý do chọn, ví dụ: đã gọi điện hỏi lại gia đình.");
        if (!ModelState.IsValid)
            return await AgainAsync(id, form, StatusCodes.Status422UnprocessableEntity, cancel);
        try
        {
            var fields = form.Choice switch { ConflictChoice.Keep => [], ConflictChoice.Fields => form.Fields, _ => (IReadOnlyCollection<string>?)null };
            if (await decide.RunAsync(new ConflictDecision(id, fields, form.SurveyVersion, form.Reason), user.Actor, cancel) is not { } outcome)
                return NotFound();
            if (!outcome.IsTaken)
                this.Done("Đã giữ bản ở xã. Bản của điện thoại được lưu lại để tra cứu.");
            else if (outcome.Missing.Count == 0)
                this.Done("Đã ghi theo lựa chọn. Bản trước đó được lưu lại để tra cứu.");
            else
                this.Warn($"Đã ghi theo lựa chọn, phiếu còn là bản nháp vì thiếu: {string.Join(" ", outcome.Missing)}");
            return Redirect($"/{Steps.HomeVisitsPath}/mang-di/da-nhan/{id}");
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await AgainAsync(id, form, StatusCodes.Status422UnprocessableEntity, cancel);
        }
        catch (StaleRecordException)
        {
            ModelState.Remove(nameof(form.SurveyVersion));
            ModelState.AddModelError("", "Phiếu ở xã vừa được người khác sửa. Hãy xem lại hai bên rồi chọn lại; chưa có gì được ghi.");
            return await AgainAsync(id, form, StatusCodes.Status409Conflict, cancel);
        }
    }

    private async Task<IActionResult> AgainAsync(Guid id, ConflictForm form, int status, CancellationToken cancel)
    {
        Response.StatusCode = status;
        return await ShowAsync(id, form, cancel);
    }

    /// <summary>One that was decided meanwhile is shown as it ended.</summary>
    private async Task<IActionResult> ShowAsync(Guid id, ConflictForm form, CancellationToken cancel)
    {
        if (await received.FindAsync(id, cancel) is not { } sent)
            return NotFound();
        HttpContext.ReportViewedPerson(sent.Submission.BeneficiaryId, sent.Submission.UnitId);
        if (await sides.FindAsync(id, cancel) is not { } view)
        {
            this.Warn("Bản gửi này không còn chờ quyết định.");
            return Redirect($"/{Steps.HomeVisitsPath}/mang-di/da-nhan/{id}");
        }
        form.SurveyVersion = view.SurveyVersion;
        return View("Conflict", new ConflictPage(view, sent, await received.OthersAsync(id, cancel), form));
    }
}
