using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.ChangeEvents;

/// <summary>Biến động of one person.</summary>
[Route(Steps.BeneficiariesPath + "/{id:guid}/bien-dong"), Allow(Permission.EditBeneficiaries), RecordView("Beneficiary")]
public sealed class ChangeEventsController(AppDbContext db, CurrentUser user, BusinessClock clock) : PersonFormController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> New(Guid id, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        var form = new ChangeEventForm { Version = await Db.Beneficiaries.Where(b => b.Id == id).Select(b => b.Version).SingleAsync(cancel) };
        // What a new population extract says is proposed; the officer verifies and changes it.
        if (await Db.ResidenceFlags.AsNoTracking().Where(f => f.BeneficiaryId == id && f.State == ResidenceFlagState.Open).OrderByDescending(f => f.FoundAt).FirstOrDefaultAsync(cancel) is { } flag)
            (form.Kind, form.OccurredOn, form.Note) = (flag.ProposedChange, flag.Since, $"{flag.Kind.ToVietnamese()}, trích xuất ngày {BusinessClock.ToLocal(flag.FoundAt):dd/MM/yyyy}.");
        return View(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> New(Guid id, ChangeEventForm form, [FromServices] RecordChange record, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        if (!ModelState.IsValid)
            return Invalid(nameof(New), form);
        try
        {
            return await record.RunAsync(id, form, user.Actor, clock.UtcNow, cancel) is { } change
                ? Back($"Đã ghi biến động: {change.Kind.ToVietnamese()}.") : NotFound();
        }
        catch (RuleException rule)
        {
            return Refused(rule, nameof(New), form);
        }
        catch (StaleRecordException stale)
        {
            var person = (Beneficiary)stale.Current;
            form.Version = person.Version;
            return await StaleAsync(nameof(New), form, [new(null, "Trạng thái", null, person.Status.ToVietnamese(), form.Kind?.ToVietnamese())], nameof(Beneficiary), nameof(form.Version), cancel);
        }
    }
}
