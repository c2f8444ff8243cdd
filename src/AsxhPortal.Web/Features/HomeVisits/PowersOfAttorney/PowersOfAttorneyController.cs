using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Features.Shared.Payees;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.PowersOfAttorney;

/// <summary>The form of a power of attorney as shown.</summary>
public sealed record PowerOfAttorneyPage(SurveySubject Subject, PowerOfAttorneyForm Form, IReadOnlyList<SelectListItem> Providers)
{
    /// <summary>The allowances of the person, where there are several to choose from.</summary>
    public IReadOnlyList<SelectListItem> Allowances { get; init; } = [];

    public bool IsWritten => Form.Version is not null;
}

/// <summary>Giấy ủy quyền of a person, until it is certified.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/uy-quyen"), Allow(Permission.RecordSurveys)]
public sealed class PowersOfAttorneyController(AppDbContext db, SurveySubjects subjects, ProviderChoices providers, ReadAttorneyTerms terms, BusinessClock clock) : Controller
{
    [HttpGet(""), RecordView("Beneficiary")]
    public async Task<IActionResult> Edit(Guid id, [FromQuery(Name = "tu")] Guid? renewedId, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { Round: not null } subject)
            return NotFound();
        var draft = await DraftAsync(id, cancel);
        var form = draft is null ? await BeginAsync(subject, renewedId, cancel) : PowerOfAttorneyForm.From(draft);
        this.RememberOpened(form);
        return await ShowAsync(subject, form, cancel);
    }

    /// <summary>Fills the form from the population data by the number typed; nothing is saved.</summary>
    [HttpPost("tim")]
    public async Task<IActionResult> Find(Guid id, PowerOfAttorneyForm form, [FromServices] FindRepresentative find, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { Round: not null } subject)
            return NotFound();
        ModelState.Clear();
        this.KeepOpened();
        if (!CitizenId.TryParse(form.AttorneyCitizenId?.Replace(" ", ""), out _))
            ModelState.AddModelError(nameof(form.AttorneyCitizenId), "Hãy nhập đủ 12 chữ số của số định danh rồi tìm.");
        else if (await find.RunAsync(form.AttorneyCitizenId, cancel) is { } citizen)
        {
            (form.AttorneyName, form.AttorneyBirth, form.AttorneyCitizenId, form.AttorneyAddress) = (citizen.FullName, citizen.Birth ?? form.AttorneyBirth, citizen.CitizenId, citizen.Address ?? form.AttorneyAddress);
            ViewData["Found"] = $"Đã điền theo dữ liệu dân cư: {citizen.FullName}{(citizen.Birth is null ? "" : ", sinh " + citizen.Birth)}. Hãy đối chiếu với thẻ căn cước.";
        }
        else
            ModelState.AddModelError(nameof(form.AttorneyCitizenId), "Không có người đang cư trú mang số này trong dữ liệu dân cư của xã; hãy ghi đủ nhân thân theo giấy tờ.");
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
            if (await write.RunAsync(id, subject.Round.Id, form, clock.Today, cancel) is null)
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

    /// <summary>The attorney's card fills who they are; nothing else of the scan is kept, nothing is saved.</summary>
    [HttpPost("the"), RecordView("Beneficiary")]
    public async Task<IActionResult> ReadCard(Guid id, string? code, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { Round: not null } subject)
            return NotFound();
        var form = await DraftAsync(id, cancel) is { } draft ? PowerOfAttorneyForm.From(draft) : await BeginAsync(subject, null, cancel);
        this.RememberOpened(form);
        ModelState.Clear();
        try
        {
            var card = CccdCard.Parse(code, clock.Today);
            if (card.CitizenId.Value == subject.CitizenId)
                throw new RuleException($"Thẻ này là của {subject.FullName}, người ủy quyền; hãy quét thẻ của người được ủy quyền.", "code");
            form.TakeCard(card);
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError("code", rule.Message);
        }
        return await ShowAsync(subject, form, cancel);
    }

    private async Task<IActionResult> ShowAsync(SurveySubject subject, PowerOfAttorneyForm form, CancellationToken cancel) =>
        View(nameof(Edit), new PowerOfAttorneyPage(subject, form, await providers.RunAsync(form.ProviderCode, cancel))
        {
            Allowances = await AllowancesAsync(subject.Id, form, cancel),
        });

    private async Task<IReadOnlyList<SelectListItem>> AllowancesAsync(Guid id, PowerOfAttorneyForm form, CancellationToken cancel)
    {
        var codes = await db.Entitlements.Where(e => e.BeneficiaryId == id && e.State != EntitlementState.Ended && e.CategoryCode != null).Select(e => e.CategoryCode!).Distinct().ToListAsync(cancel);
        var names = await db.BenefitCategories.Where(c => codes.Contains(c.Code)).Select(c => new { c.Code, c.ShortName }).ToListAsync(cancel);
        return [.. names.OrderBy(c => c.Code, StringComparer.Ordinal).Select(c => new SelectListItem(c.ShortName, c.Code, form.Categories.Contains(c.Code)))];
    }

    private Task<PowerOfAttorney?> DraftAsync(Guid id, CancellationToken cancel) =>
        db.PowersOfAttorney.AsNoTracking().FirstOrDefaultAsync(p => p.BeneficiaryId == id && p.State == PowerOfAttorneyState.Draft, cancel);

    /// <summary>A new paper; a renewal takes everything but the term from the earlier one and begins when that ends.</summary>
    private async Task<PowerOfAttorneyForm> BeginAsync(SurveySubject subject, Guid? renewedId, CancellationToken cancel)
    {
        var groups = await db.Entitlements.Where(e => e.BeneficiaryId == subject.Id && e.State != EntitlementState.Ended).Select(e => e.Group).Distinct().ToListAsync(cancel);
        var renewed = renewedId is null ? null : await db.PowersOfAttorney.AsNoTracking().FirstOrDefaultAsync(p => p.Id == renewedId && p.BeneficiaryId == subject.Id, cancel);
        var from = renewed?.IsInForceOn(clock.Today) == true ? renewed.ValidTo.AddDays(1) : clock.Today;
        var to = from.AddMonths((await terms.RunAsync(subject.UnitId, cancel)).MonthsFor(groups, from)).AddDays(-1);
        if (renewed is not null)
        {
            var form = PowerOfAttorneyForm.From(renewed);
            (form.Version, form.ValidFrom, form.ValidTo) = (null, from, to);
            return form;
        }
        var outcome = await db.Surveys.Where(s => s.BeneficiaryId == subject.Id && s.RoundId == subject.Round!.Id).Select(s => s.Outcome).FirstOrDefaultAsync(cancel);
        return new PowerOfAttorneyForm { IsThroughAccount = outcome != SurveyOutcome.AttorneyInCash, ValidFrom = from, ValidTo = to };
    }
}
