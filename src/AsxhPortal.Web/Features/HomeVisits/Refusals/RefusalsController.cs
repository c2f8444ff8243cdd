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
public sealed record RefusalPage(SurveySubject Subject, RefusalForm Form, bool IsWritten)
{
    /// <summary>The minute in force with the state of its signatures; null until it is written.</summary>
    public StandingMinute? Standing { get; init; }

    /// <summary>Minutes of the same survey that were cancelled, newest first.</summary>
    public IReadOnlyList<RefusalMinute> Cancelled { get; init; } = [];
}

/// <summary>Biên bản of outcome 2B.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/bien-ban"), Allow(Permission.RecordSurveys)]
public sealed class RefusalsController(AppDbContext db, SurveySubjects subjects, MinuteSeals seals, PaymentProviders providers, CurrentUser user, BusinessClock clock) : Controller
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
        return await ShowAsync(subject, form, minute is not null, cancel);
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, RefusalForm form, [FromServices] RecordRefusal record, CancellationToken cancel)
    {
        if (await SubjectWithRoundAsync(id, cancel) is not { } subject)
            return NotFound();
        this.KeepOpened();
        if (this.TakesTheirs() && await FindAsync(subject, cancel) is { } standing)
            this.TakeChosen(form, RefusalForm.From(standing), FormFields.Of<RefusalForm>());
        if (form.HeldOn > clock.Today)
            ModelState.AddModelError(nameof(form.HeldOn), "Ngày lập biên bản không được ở tương lai; hãy kiểm tra lại.");
        if (!ModelState.IsValid)
            return await ShowAsync(subject, form, form.Version is not null, cancel);
        try
        {
            if (await record.RunAsync(id, subject.Round!.Id, form, cancel) is not { } minute)
                return NotFound();
            var wasWritten = form.Version is not null;
            this.Done(wasWritten ? $"Đã lưu biên bản số {minute.NumberText}."
                : minute.Number == form.Number || form.Number is null
                ? $"Đã lập biên bản số {minute.NumberText}."
                : $"Đã lập biên bản số {minute.NumberText} (số {form.Number:00} vừa được người khác dùng).");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}/bien-ban{(Request.Query.ContainsKey("hoi") ? "?hoi=1" : "")}#ky");
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(subject, form, form.Version is not null, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            ModelState.Clear();
            var saved = RefusalForm.From((await FindAsync(subject, cancel))!);
            form.Version = saved.Version;
            this.ShowConflict(form, saved, FormFields.Of<RefusalForm>(), await db.LastSaveAsync(id, nameof(RefusalMinute), cancel), nameof(form.Version));
            return await ShowAsync(subject, form, true, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(SurveySubject subject, RefusalForm form, bool isWritten, CancellationToken cancel)
    {
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == subject.Id && s.RoundId == subject.Round!.Id, cancel);
        var minutes = survey is null ? [] : await db.RefusalMinutes.AsNoTracking().Where(m => m.SurveyId == survey.Id).OrderByDescending(m => m.CancelledAt).ToListAsync(cancel);
        var minute = minutes.Find(m => !m.IsCancelled);
        return View(nameof(Edit), new RefusalPage(subject, form, isWritten)
        {
            Cancelled = [.. minutes.Where(m => m.IsCancelled)],
            Standing = minute is null ? null
                : MinuteSeals.Compare(subject, minute, survey!.Answers, await seals.PicturesAsync([minute.Id], cancel), await providers.ShortNamesAsync(cancel)),
        });
    }

    private async Task<SurveySubject?> SubjectWithRoundAsync(Guid id, CancellationToken cancel) =>
        await subjects.FindAsync(id, clock.Today, cancel) is { Round: not null } subject ? subject : null;

    private Task<RefusalMinute?> FindAsync(SurveySubject subject, CancellationToken cancel) => db.RefusalMinutes.AsNoTracking()
        .FirstOrDefaultAsync(m => db.Surveys.Any(s => s.Id == m.StandingForSurveyId && s.BeneficiaryId == subject.Id && s.RoundId == subject.Round!.Id), cancel);

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
