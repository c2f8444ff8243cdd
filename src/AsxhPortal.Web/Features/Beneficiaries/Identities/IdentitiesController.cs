using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Identities;

/// <summary>Who somebody is: name, birth, ids, thôn, telephone.</summary>
[Route(Steps.BeneficiariesPath + "/{id:guid}/nhan-than"), Allow(Permission.EditBeneficiaries), RecordView("Beneficiary")]
public sealed class IdentitiesController(AppDbContext db, CurrentUser user, BusinessClock clock) : PersonFormController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        await ChoicesAsync(cancel);
        return Opened(nameof(Edit), await CurrentAsync(id, cancel));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, IdentityForm form, [FromServices] CorrectIdentity correct, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        await ChoicesAsync(cancel);
        if (this.TakesTheirs())
            this.TakeChosen(form, await CurrentAsync(id, cancel), Fields());
        if (!ModelState.IsValid)
            return Invalid(nameof(Edit), form);
        try
        {
            if (await correct.RunAsync(id, form, user.Actor, clock.UtcNow, cancel) is not { } person)
                return NotFound();
            if (CitizenId.TryParse(person.CitizenId, out var number) && !number.AgreesWith(person.Birth, person.Sex))
                this.Warn("Đã lưu, nhưng năm sinh hoặc giới tính trong số định danh khác với thông tin đã nhập; hãy kiểm tra lại.");
            else
                this.Done("Đã lưu thông tin nhân thân.");
            return LocalRedirect(Heading.Url);
        }
        catch (RuleException rule)
        {
            return Refused(rule, nameof(Edit), form);
        }
        catch (StaleRecordException stale)
        {
            var current = IdentityForm.Of((Beneficiary)stale.Current);
            form.Version = current.Version;
            return await StaleAsync(nameof(Edit), form, current, Fields(), nameof(Beneficiary), nameof(form.Version), cancel);
        }
    }

    private IReadOnlyList<ComparedField<IdentityForm>> Fields()
    {
        var hamlets = (IEnumerable<SelectListItem>)ViewData["Hamlets"]!;
        return
        [
            new(nameof(IdentityForm.FullName), "Họ và tên", f => f.FullName),
            new(nameof(IdentityForm.Birth), "Ngày sinh", f => f.Birth),
            new(nameof(IdentityForm.Sex), "Giới tính", f => f.Sex?.ToVietnamese()),
            new(nameof(IdentityForm.CitizenId), "Số định danh cá nhân", f => f.CitizenId),
            new(nameof(IdentityForm.OldId), "Số CMND cũ", f => f.OldId),
            new(nameof(IdentityForm.Phone), "Điện thoại", f => f.Phone),
            new(nameof(IdentityForm.HamletId), "Thôn", f => hamlets.FirstOrDefault(h => h.Value == f.HamletId?.ToString())?.Text),
            new(nameof(IdentityForm.HouseholdHead), "Chủ hộ", f => f.HouseholdHead),
        ];
    }

    private async Task<IdentityForm> CurrentAsync(Guid id, CancellationToken cancel) => IdentityForm.Of(await Db.Beneficiaries.AsNoTracking().SingleAsync(b => b.Id == id, cancel));

    private async Task ChoicesAsync(CancellationToken cancel)
    {
        ViewData["Hamlets"] = await Db.Hamlets.AsNoTracking().Where(h => h.UnitId == Heading.UnitId).OrderBy(h => h.NameKey)
            .Select(h => new SelectListItem(h.Name, h.Id.ToString())).ToListAsync(cancel);
        ViewData["Sexes"] = new[] { Sex.Male, Sex.Female }.Select(s => new SelectListItem(s.ToVietnamese(), s.ToString())).ToList();
    }
}
