using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
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
        return View(IdentityForm.Of(await Db.Beneficiaries.AsNoTracking().SingleAsync(b => b.Id == id, cancel)));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, IdentityForm form, [FromServices] CorrectIdentity correct, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        await ChoicesAsync(cancel);
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
            return Stale(nameof(Edit), form, Versions(current, form), nameof(form.Version));
        }
    }

    private IEnumerable<TwoVersions> Versions(IdentityForm current, IdentityForm typed)
    {
        var hamlets = (IEnumerable<SelectListItem>)ViewData["Hamlets"]!;
        string? NameOf(Guid? hamlet) => hamlets.FirstOrDefault(h => h.Value == hamlet?.ToString())?.Text;
        yield return new("Họ và tên", current.FullName, typed.FullName);
        yield return new("Ngày sinh", current.Birth, typed.Birth);
        yield return new("Giới tính", current.Sex?.ToVietnamese(), typed.Sex?.ToVietnamese());
        yield return new("Số định danh cá nhân", current.CitizenId, typed.CitizenId);
        yield return new("Số CMND cũ", current.OldId, typed.OldId);
        yield return new("Điện thoại", current.Phone, typed.Phone);
        yield return new("Thôn", NameOf(current.HamletId), NameOf(typed.HamletId));
        yield return new("Chủ hộ", current.HouseholdHead, typed.HouseholdHead);
    }

    private async Task ChoicesAsync(CancellationToken cancel)
    {
        ViewData["Hamlets"] = await Db.Hamlets.AsNoTracking().Where(h => h.UnitId == Heading.UnitId).OrderBy(h => h.NameKey)
            .Select(h => new SelectListItem(h.Name, h.Id.ToString())).ToListAsync(cancel);
        ViewData["Sexes"] = new[] { Sex.Male, Sex.Female }.Select(s => new SelectListItem(s.ToVietnamese(), s.ToString())).ToList();
    }
}
