using AsxhPortal.Data;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>The work list of powers of attorney as shown.</summary>
public sealed record CertificationsPage(PaperListQuery Query, PayeePlace Place)
{
    public int NoticeDays { get; init; }
    public IReadOnlyList<SelectListItem> Hamlets { get; init; } = [];
    public PageOf<PaperRow>? Rows { get; init; }
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();
}

/// <summary>One paper with the form below it.</summary>
public sealed record PaperPage<TForm>(PowerOfAttorney Paper, SurveySubject Subject, string? ProviderName, TForm Form);

/// <summary>The justice officer's side of powers of attorney: certify, watch the terms, end.</summary>
[Route(Steps.HomeVisitsPath + "/uy-quyen"), Allow(Permission.ViewSurveys)]
public sealed class CertificationsController(AppDbContext db, PaperList list, PayeePlaces places, ReadAttorneyTerms terms, SurveySubjects subjects, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PaperListQuery query, CancellationToken cancel)
    {
        if (await places.FindAsync(query.UnitId, clock.Today, cancel) is not { } place)
            return NotFound();
        if (place.Commune is not { } commune)
            return View(new CertificationsPage(query, place));
        var days = (await terms.RunAsync(commune.Id, cancel)).NoticeDays(clock.Today);
        return View(new CertificationsPage(query, place)
        {
            NoticeDays = days,
            Rows = await list.Rows(commune.Id, query, days, clock.Today).ToPageAsync(query, cancel),
            Counts = await list.CountsAsync(commune.Id, days, clock.Today, cancel),
            Hamlets = await db.Hamlets.Where(h => h.UnitId == commune.Id).OrderBy(h => h.Name).Select(h => new SelectListItem(h.Name, h.Id.ToString())).ToListAsync(cancel),
        });
    }

    /// <summary>Exactly the list on screen, all its pages.</summary>
    [HttpGet("xuat-excel"), RecordExport("Danh sách giấy ủy quyền")]
    public async Task<IActionResult> Workbook(PaperListQuery query, CancellationToken cancel)
    {
        if (await places.FindAsync(query.UnitId, clock.Today, cancel) is not { Commune: { } commune })
            return NotFound();
        var days = (await terms.RunAsync(commune.Id, cancel)).NoticeDays(clock.Today);
        var rows = await list.Rows(commune.Id, query, days, clock.Today).ToListAsync(cancel);
        HttpContext.ReportExportedRows(rows.Count);
        return File(PayeeWorkbooks.Attorneys(new TableHeading(commune.Name, "Giấy ủy quyền nhận thay", PaperList.Word(query.Kind, days), clock.Today), rows.Select(r => new AttorneyListRow(r.Principal, r.HamletName,
            r.AttorneyName, r.AttorneyCitizenId, r.Relation, r.Way, r.ValidFrom, r.ValidTo, r.StateOn(clock.Today), r.CertificationNumber, r.CertificationBook, r.CertifiedOn, r.EndedOn, r.EndReason))),
            FileTypes.Workbook, "giay-uy-quyen.xlsx");
    }

    [HttpGet("{paperId:guid}/chung-thuc"), Allow(Permission.CertifyPowersOfAttorney), RecordView("PowerOfAttorney")]
    public async Task<IActionResult> Certify(Guid paperId, CancellationToken cancel)
    {
        var book = $"01/{clock.Today.Year}-SCT/CK,ĐC";
        var unitId = await db.PowersOfAttorney.Where(p => p.Id == paperId).Select(p => p.UnitId).FirstOrDefaultAsync(cancel);
        var number = await CertifyPowerOfAttorney.NextNumberAsync(db, unitId, clock.Today.Year, book, cancel);
        return await ShowAsync(nameof(Certify), paperId, paper => new CertificationForm { Version = paper.Version, CertifiedOn = clock.Today, CertificationBook = book, CertificationNumber = number }, cancel);
    }

    [HttpPost("{paperId:guid}/chung-thuc"), Allow(Permission.CertifyPowersOfAttorney)]
    public Task<IActionResult> Certify(Guid paperId, CertificationForm form, [FromServices] CertifyPowerOfAttorney certify, CancellationToken cancel) =>
        ChangeAsync(nameof(Certify), paperId, form, () => certify.RunAsync(paperId, form, user.Actor, clock.UtcNow, cancel),
            paper => $"Đã chứng thực giấy ủy quyền số {paper.CertificationNumber}.", version => form.Version = version, cancel);

    [HttpGet("{paperId:guid}/cham-dut"), Allow(Permission.CertifyPowersOfAttorney), RecordView("PowerOfAttorney")]
    public Task<IActionResult> End(Guid paperId, CancellationToken cancel) =>
        ShowAsync(nameof(End), paperId, paper => new EndForm { Version = paper.Version, EndedOn = clock.Today }, cancel);

    [HttpPost("{paperId:guid}/cham-dut"), Allow(Permission.CertifyPowersOfAttorney)]
    public Task<IActionResult> End(Guid paperId, EndForm form, [FromServices] EndPowerOfAttorney end, CancellationToken cancel) =>
        ChangeAsync(nameof(End), paperId, form, () => end.RunAsync(paperId, form, user.Actor, clock.UtcNow, cancel),
            paper => $"Đã chấm dứt giấy ủy quyền của {paper.AttorneyName}.", version => form.Version = version, cancel);

    private async Task<IActionResult> ChangeAsync<TForm>(string view, Guid paperId, TForm form, Func<Task<PowerOfAttorney?>> change, Func<PowerOfAttorney, string> done,
        Action<int> seen, CancellationToken cancel)
    {
        if (!ModelState.IsValid)
            return await ShowAsync(view, paperId, _ => form, cancel);
        try
        {
            if (await change() is not { } paper)
                return NotFound();
            this.Done(done(paper));
            return RedirectToAction(nameof(Index));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return await ShowAsync(view, paperId, _ => form, cancel);
        }
        catch (Exception error) when (error is StaleRecordException or DbUpdateConcurrencyException)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            ModelState.Remove(nameof(CertificationForm.Version));
            ModelState.AddModelError("", "Người khác vừa sửa giấy này; nội dung hiện tại hiển thị bên dưới. Hãy đối chiếu rồi lưu lại.");
            return await ShowAsync(view, paperId, paper =>
            {
                seen(paper.Version);
                return form;
            }, cancel);
        }
    }

    private async Task<IActionResult> ShowAsync<TForm>(string view, Guid paperId, Func<PowerOfAttorney, TForm> form, CancellationToken cancel)
    {
        var paper = await db.PowersOfAttorney.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null || await subjects.FindAsync(paper.BeneficiaryId, clock.Today, cancel) is not { } subject)
            return NotFound();
        HttpContext.ReportViewedPerson(subject.Id, subject.UnitId);
        var provider = await db.PaymentProviders.Where(p => p.Code == paper.ProviderCode).Select(p => p.ShortName).FirstOrDefaultAsync(cancel);
        return View(view, new PaperPage<TForm>(paper, subject, provider, form(paper)));
    }
}
