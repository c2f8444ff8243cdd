using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Refusals;

/// <summary>The refusal minute as shown: whom it is about and what is typed.</summary>
public sealed record RefusalPage(SurveySubject Subject, RefusalForm Form, bool IsWritten);

/// <summary>Biên bản of outcome 2B.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/bien-ban"), Allow(Permission.RecordSurveys)]
public sealed class RefusalsController(AppDbContext db, SurveySubjects subjects, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet(""), RecordView("Beneficiary")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel)
    {
        if (await SubjectWithRoundAsync(id, cancel) is not { } subject)
            return NotFound();
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == id && s.RoundId == subject.Round!.Id, cancel);
        if (survey is null)
        {
            this.Warn("Hãy ghi và lưu nháp phiếu khảo sát trước khi lập biên bản.");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}");
        }
        var minute = await FindAsync(subject, cancel);
        var form = minute is null ? await BeginAsync(subject, survey, cancel) : RefusalForm.From(minute);
        this.RememberOpened(form);
        return View(new RefusalPage(subject, form, minute is not null));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, RefusalForm form, [FromServices] RecordRefusal record, CancellationToken cancel)
    {
        if (await SubjectWithRoundAsync(id, cancel) is not { } subject)
            return NotFound();
        this.KeepOpened();
        if (this.TakesTheirs() && await FindAsync(subject, cancel) is { } standing)
            this.TakeChosen(form, RefusalForm.From(standing), FormFields.Of<RefusalForm>());
        if (!ModelState.IsValid)
            return View(new RefusalPage(subject, form, form.Version is not null));
        try
        {
            if (await record.RunAsync(id, subject.Round!.Id, form, cancel) is not { } minute)
                return NotFound();
            this.Done(minute.Number == form.Number || form.Number is null
                ? $"Đã lập biên bản số {minute.NumberText}."
                : $"Đã lập biên bản số {minute.NumberText} (số {form.Number:00} vừa được người khác dùng).");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}{(Request.Query.ContainsKey("hoi") ? "/hoi/ket-qua" : "")}");
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return View(new RefusalPage(subject, form, form.Version is not null));
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            ModelState.Clear();
            var saved = RefusalForm.From((await FindAsync(subject, cancel))!);
            form.Version = saved.Version;
            this.ShowConflict(form, saved, FormFields.Of<RefusalForm>(), await db.LastSaveAsync(id, nameof(RefusalMinute), cancel), nameof(form.Version));
            return View(new RefusalPage(subject, form, true));
        }
    }

    private async Task<SurveySubject?> SubjectWithRoundAsync(Guid id, CancellationToken cancel) =>
        await subjects.FindAsync(id, clock.Today, cancel) is { Round: not null } subject ? subject : null;

    private Task<RefusalMinute?> FindAsync(SurveySubject subject, CancellationToken cancel) => db.RefusalMinutes.AsNoTracking()
        .FirstOrDefaultAsync(m => db.Surveys.Any(s => s.Id == m.SurveyId && s.BeneficiaryId == subject.Id && s.RoundId == subject.Round!.Id), cancel);

    private async Task<RefusalForm> BeginAsync(SurveySubject subject, Survey survey, CancellationToken cancel)
    {
        var local = BusinessClock.ToLocal(clock.UtcNow);
        var next = await RecordRefusal.NextNumberAsync(db, subject.UnitId, local.Year, cancel);
        var isPolice = user.Roles.Contains(Roles.CommunePolice);
        return new RefusalForm
        {
            Number = next,
            ProposedNumber = next,
            HeldOn = survey.VisitedOn ?? clock.Today,
            HeldTime = local.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            Place = $"Nhà của {subject.FullName}, {subject.Address}",
            Reason = survey.Answers.Reason,
            ReasonKind = survey.Answers.ReasonKind,
            PoliceName = subject.PoliceName ?? (isPolice ? user.FullName : null),
            PoliceTitle = "Công an xã",
            OfficerName = subject.OfficerName ?? (isPolice ? null : user.FullName),
            OfficerTitle = "Công chức văn hóa - xã hội",
            SignatoryName = subject.FullName,
            Signing = survey.Answers.Signing,
        };
    }
}
