using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.PowersOfAttorney;

/// <summary>The form of a power of attorney as shown.</summary>
public sealed record PowerOfAttorneyPage(SurveySubject Subject, PowerOfAttorneyForm Form, IReadOnlyList<SelectListItem> Providers)
{
    public bool IsWritten => Form.Version is not null;
}

/// <summary>Giấy ủy quyền of a person, until it is certified.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/uy-quyen"), Allow(Permission.RecordSurveys)]
public sealed class PowersOfAttorneyController(AppDbContext db, SurveySubjects subjects, ProviderChoices providers, BusinessClock clock) : Controller
{
    [HttpGet(""), RecordView("Beneficiary")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { Round: not null } subject)
            return NotFound();
        var draft = await DraftAsync(id, cancel);
        var form = draft is null ? await BeginAsync(id, subject.Round.Id, cancel) : PowerOfAttorneyForm.From(draft);
        this.RememberOpened(form);
        return await ShowAsync(subject, form, cancel);
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, PowerOfAttorneyForm form, [FromServices] WritePowerOfAttorney write, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { Round: not null } subject)
            return NotFound();
        this.KeepOpened();
        if (this.TakesTheirs() && await DraftAsync(id, cancel) is { } standing)
            this.TakeChosen(form, PowerOfAttorneyForm.From(standing), FormFields.Of<PowerOfAttorneyForm>());
        if (!ModelState.IsValid)
            return await ShowAsync(subject, form, cancel);
        try
        {
            if (await write.RunAsync(id, subject.Round.Id, form, cancel) is null)
                return NotFound();
            this.Done("Đã lưu giấy ủy quyền. In ra cho hai bên ký, rồi chuyển công chức tư pháp chứng thực.");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}{(Request.Query.ContainsKey("hoi") ? "/hoi/ket-qua" : "")}");
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field == "Phone" ? nameof(form.AttorneyPhone) : rule.Field ?? "", rule.Message);
            return await ShowAsync(subject, form, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            ModelState.Clear();
            var saved = await DraftAsync(id, cancel) is { } draft ? PowerOfAttorneyForm.From(draft) : new PowerOfAttorneyForm();
            form.Version = saved.Version;
            this.ShowConflict(form, saved, FormFields.Of<PowerOfAttorneyForm>(await providers.RunAsync(cancel: cancel)), await db.LastSaveAsync(id, nameof(PowerOfAttorney), cancel), nameof(form.Version));
            return await ShowAsync(subject, form, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync(SurveySubject subject, PowerOfAttorneyForm form, CancellationToken cancel) =>
        View(nameof(Edit), new PowerOfAttorneyPage(subject, form, await providers.RunAsync(form.ProviderCode, cancel)));

    private Task<PowerOfAttorney?> DraftAsync(Guid id, CancellationToken cancel) =>
        db.PowersOfAttorney.AsNoTracking().FirstOrDefaultAsync(p => p.BeneficiaryId == id && p.State == PowerOfAttorneyState.Draft, cancel);

    private async Task<PowerOfAttorneyForm> BeginAsync(Guid id, Guid roundId, CancellationToken cancel)
    {
        var outcome = await db.Surveys.Where(s => s.BeneficiaryId == id && s.RoundId == roundId).Select(s => s.Outcome).FirstOrDefaultAsync(cancel);
        return new PowerOfAttorneyForm
        {
            IsThroughAccount = outcome != SurveyOutcome.AttorneyInCash,
            ValidFrom = clock.Today,
            ValidTo = clock.Today.AddYears(1).AddDays(-1),
        };
    }
}
