using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Guardianships;

/// <summary>The guardianships of a person, with the form of one.</summary>
/// <param name="EditedId">The entry being corrected; null for a new one.</param>
public sealed record GuardianshipPage(SurveySubject Subject, IReadOnlyList<Guardianship> All, GuardianshipForm Form, Guid? EditedId);

/// <summary>One guardianship with the form that ends it.</summary>
public sealed record EndGuardianshipPage(SurveySubject Subject, Guardianship Guardianship, EndGuardianshipForm Form);

/// <summary>Who is guardian or legal representative of a person, by what paper, from when to when.</summary>
[Route(Steps.HomeVisitsPath + "/{id:guid}/giam-ho"), Allow(Permission.RecordSurveys)]
public sealed class GuardianshipsController(AppDbContext db, SurveySubjects subjects, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet(""), RecordView("Beneficiary")]
    public Task<IActionResult> Index(Guid id, CancellationToken cancel) => ShowAsync(id, null, null, cancel);

    [HttpGet("{guardianshipId:guid}"), RecordView("Beneficiary")]
    public Task<IActionResult> Edit(Guid id, Guid guardianshipId, CancellationToken cancel) => ShowAsync(id, guardianshipId, null, cancel);

    [HttpPost("")]
    public Task<IActionResult> Index(Guid id, GuardianshipForm form, [FromServices] WriteGuardianship write, CancellationToken cancel) => WriteAsync(id, null, form, write, cancel);

    [HttpPost("{guardianshipId:guid}")]
    public Task<IActionResult> Edit(Guid id, Guid guardianshipId, GuardianshipForm form, [FromServices] WriteGuardianship write, CancellationToken cancel) => WriteAsync(id, guardianshipId, form, write, cancel);

    /// <summary>Fills the form from the population data by the number typed; nothing is saved.</summary>
    [HttpPost("tim")]
    public async Task<IActionResult> Find(Guid id, [FromQuery(Name = "sua")] Guid? guardianshipId, GuardianshipForm form, [FromServices] FindRepresentative find, CancellationToken cancel)
    {
        if (!await db.Beneficiaries.AnyAsync(b => b.Id == id, cancel))
            return NotFound();
        ModelState.Clear();
        if (!CitizenId.TryParse(form.GuardianCitizenId?.Replace(" ", ""), out _))
            ModelState.AddModelError(nameof(form.GuardianCitizenId), "Hãy nhập đủ 12 chữ số của số định danh rồi tìm.");
        else if (await find.RunAsync(form.GuardianCitizenId, cancel) is { } citizen)
        {
            (form.GuardianName, form.GuardianBirth, form.GuardianCitizenId, form.GuardianAddress) = (citizen.FullName, citizen.Birth ?? form.GuardianBirth, citizen.CitizenId, citizen.Address ?? form.GuardianAddress);
            ViewData["Found"] = $"Đã điền theo dữ liệu dân cư: {citizen.FullName}{(citizen.Birth is null ? "" : ", sinh " + citizen.Birth)}. Hãy đối chiếu với thẻ căn cước.";
        }
        else
            ModelState.AddModelError(nameof(form.GuardianCitizenId), "Không có người đang cư trú mang số này trong dữ liệu dân cư của xã; hãy ghi đủ nhân thân theo giấy tờ.");
        return await ShowAsync(id, guardianshipId, form, cancel);
    }

    [HttpGet("{guardianshipId:guid}/cham-dut"), RecordView("Beneficiary")]
    public Task<IActionResult> End(Guid id, Guid guardianshipId, CancellationToken cancel) => ShowEndAsync(id, guardianshipId, null, cancel);

    [HttpPost("{guardianshipId:guid}/cham-dut")]
    public async Task<IActionResult> End(Guid id, Guid guardianshipId, EndGuardianshipForm form, [FromServices] EndGuardianship end, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowEndAsync(id, guardianshipId, form, cancel);
        try
        {
            if (await end.RunAsync(id, guardianshipId, form, user.Actor, clock.UtcNow, cancel) is not { } ended)
                return NotFound();
            this.Done($"Đã chấm dứt việc giám hộ của {ended.GuardianName}.");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}/giam-ho");
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            Stale();
            form.Version = -1;
        }
        return await ShowEndAsync(id, guardianshipId, form, cancel);
    }

    private async Task<IActionResult> WriteAsync(Guid id, Guid? guardianshipId, GuardianshipForm form, WriteGuardianship write, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(id, guardianshipId, form, cancel);
        try
        {
            if (await write.RunAsync(id, guardianshipId, form, user.Actor, clock.UtcNow, cancel) is not { } written)
                return NotFound();
            this.Done($"Đã ghi người giám hộ {written.GuardianName}{(written.ValidTo is { } last ? $", đến hết {last:dd/MM/yyyy}" : "")}.");
            return Redirect($"/{Steps.HomeVisitsPath}/{id}/giam-ho");
        }
        catch (RuleException rule)
        {
            ModelState.AddModelError(rule.Field == "Phone" ? nameof(form.GuardianPhone) : rule.Field ?? "", rule.Message);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            Stale();
            form.Version = -1;
        }
        return await ShowAsync(id, guardianshipId, form, cancel);
    }

    private void Stale()
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        ModelState.Remove(nameof(GuardianshipForm.Version));
        ModelState.AddModelError("", "Người khác vừa sửa việc giám hộ này; nội dung hiện tại hiển thị trong danh sách bên dưới. Hãy đối chiếu rồi lưu lại.");
        db.ChangeTracker.Clear();
    }

    private async Task<IActionResult> ShowAsync(Guid id, Guid? guardianshipId, GuardianshipForm? form, CancellationToken cancel)
    {
        if (await subjects.FindAsync(id, clock.Today, cancel) is not { } subject)
            return NotFound();
        var all = await db.Guardianships.AsNoTracking().Where(g => g.BeneficiaryId == id).OrderByDescending(g => g.ValidFrom).ToListAsync(cancel);
        var edited = all.Find(g => g.Id == guardianshipId);
        if (guardianshipId is not null && edited is null)
            return NotFound();
        form ??= edited is null ? new GuardianshipForm { ValidFrom = clock.Today, Basis = IsMinor(subject) ? GuardianBasis.ParentOfMinor : null, ProofKind = IsMinor(subject) ? GuardianProof.BirthCertificate : null } : GuardianshipForm.From(edited);
        if (form.Version < 0)
            form.Version = edited?.Version;
        return View(nameof(Index), new GuardianshipPage(subject, all, form, guardianshipId));
    }

    private async Task<IActionResult> ShowEndAsync(Guid id, Guid guardianshipId, EndGuardianshipForm? form, CancellationToken cancel)
    {
        var guardianship = await db.Guardianships.AsNoTracking().FirstOrDefaultAsync(g => g.Id == guardianshipId && g.BeneficiaryId == id, cancel);
        if (guardianship is null || await subjects.FindAsync(id, clock.Today, cancel) is not { } subject)
            return NotFound();
        form ??= new EndGuardianshipForm { Version = guardianship.Version, EndedOn = clock.Today };
        if (form.Version < 0)
            form.Version = guardianship.Version;
        return View(nameof(End), new EndGuardianshipPage(subject, guardianship, form));
    }

    private bool IsMinor(SurveySubject subject) => subject.Birth is { } birth && birth.AgeOn(clock.Today) < RepresentativeIdentity.AdultAge;
}
