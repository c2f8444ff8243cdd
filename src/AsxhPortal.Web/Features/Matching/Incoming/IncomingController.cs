using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Matching.Verification;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>What stands around the form.</summary>
public sealed record IncomingPage(CommuneOption Commune, PersonAnswers? Answers, IReadOnlyList<SelectListItem> Hamlets, IReadOnlyList<SelectListItem> Categories);

/// <summary>
/// "Tiếp nhận một người": the engine answers while the officer types. What is looked for is posted, never part of an address.
/// </summary>
[Route(Steps.MatchingPath + "/tiep-nhan")]
[Allow(Permission.DecideMatches)]
public sealed class IncomingController(AppDbContext db, PersonSearch search, RateBooks rateBooks, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, CancellationToken cancel) =>
        await communes.FindAsync(unit, clock.Today, cancel) is { } commune
            ? await ShowAsync(commune, new IncomingForm(), null, cancel)
            : unit is null ? Redirect(Steps.Matching.Url) : NotFound();

    /// <summary>The answers alone for the script, the whole page for a browser without one.</summary>
    [HttpPost("tim"), RecordView("Citizen")]
    public async Task<IActionResult> Find(Guid? unit, IncomingForm form, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        ModelState.Clear();
        var answers = await search.RunAsync(commune.Id, form.ToMatchSubject(), cancel);
        return Request.Headers.ContainsKey("X-Fragment")
            ? PartialView("_PersonAnswers", new PersonAnswersPart(answers, form.CitizenRecordId))
            : await ShowAsync(commune, form, answers, cancel);
    }

    [HttpPost(""), Allow(Permission.PublishMatches)]
    public async Task<IActionResult> Admit(Guid? unit, IncomingForm form, [FromServices] AdmitPerson admit, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        try
        {
            if (!ModelState.IsValid)
                return await RefusedAsync(commune, form, cancel);
            var subject = form.ToSubject(await rateBooks.ReadAsync(cancel));
            if (form.CitizenRecordId is not { } citizenId)
                throw new RuleException("Hãy bấm “Tìm”, rồi chọn người này trong dữ liệu dân cư; không tìm thấy thì mở hồ sơ xác minh.", nameof(form.CitizenRecordId));
            if (subject.CategoryCode is null)
                throw new RuleException("Hãy chọn loại đối tượng.", nameof(form.CategoryCode));
            if (!PhoneNumber.TryNormalise(form.Phone, out var phone) && !string.IsNullOrWhiteSpace(form.Phone))
                throw new RuleException("Số điện thoại gồm 10 chữ số, bắt đầu bằng 0; hãy kiểm tra lại.", nameof(form.Phone));
            if (await admit.RunAsync(commune.Id, subject, phone, form.Paper, citizenId, user.Actor, clock.UtcNow, cancel) is not { } beneficiaryId)
                return NotFound();
            this.Done("Đã tiếp nhận và đưa vào danh sách đối tượng. Hãy kiểm tra thông tin dưới đây.");
            return user.Can(Permission.ViewBeneficiaries) ? Redirect($"{Steps.Beneficiaries.Url}/{beneficiaryId}") : RedirectToAction(nameof(Index), new { unit });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await RefusedAsync(commune, form, cancel);
        }
    }

    /// <summary>Nobody fits: the case of step 2 (2) with what was typed.</summary>
    [HttpPost("xac-minh")]
    public async Task<IActionResult> Verify(Guid? unit, IncomingForm form, [FromServices] OpenVerification open, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        try
        {
            if (!ModelState.IsValid)
                return await RefusedAsync(commune, form, cancel);
            var id = await open.ForPersonAsync(commune.Id, form.ToSubject(await rateBooks.ReadAsync(cancel)), form.Paper, user.Actor, clock.UtcNow, cancel);
            if (id is null)
                return NotFound();
            this.Done("Đã mở hồ sơ xác minh. In công văn đề nghị, rồi ghi số và ngày khi đã gửi.");
            return RedirectToAction(nameof(VerificationCasesController.Case), "VerificationCases", new { id });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await RefusedAsync(commune, form, cancel);
        }
    }

    private async Task<IActionResult> RefusedAsync(CommuneOption commune, IncomingForm form, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(commune, form, await search.RunAsync(commune.Id, form.ToMatchSubject(), cancel), cancel);
    }

    private async Task<ViewResult> ShowAsync(CommuneOption commune, IncomingForm form, PersonAnswers? answers, CancellationToken cancel)
    {
        var hamlets = await db.Hamlets.AsNoTracking().Where(h => h.UnitId == commune.Id).OrderBy(h => h.NameKey).Select(h => h.Name).ToListAsync(cancel);
        var book = await rateBooks.ReadAsync(cancel);
        var today = clock.Today;
        ViewData["Page"] = new IncomingPage(commune, answers,
            [.. hamlets.Select(name => new SelectListItem(name, name))],
            [.. book.Categories.Where(c => (c.ValidFrom is null || c.ValidFrom <= today) && (c.ValidTo is null || today <= c.ValidTo))
                .OrderBy(c => Array.IndexOf(SourceGroups.Lists, c.Group)).ThenBy(c => c.Code, StringComparer.Ordinal)
                .Select(c => new SelectListItem($"{c.Group.ToVietnamese()}: {c.ShortName} – {c.LegalBasis} ({c.Code})", c.Code))]);
        return View(nameof(Index), form);
    }
}
