using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Certifications;

/// <summary>The work list of powers of attorney as shown.</summary>
public sealed record CertificationsPage(PaperListQuery Query, IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune)
{
    public PageOf<PaperRow>? Rows { get; init; }
    public IReadOnlyDictionary<string, int> Counts { get; init; } = new Dictionary<string, int>();
}

/// <summary>One paper with the form below it.</summary>
public sealed record PaperPage<TForm>(PowerOfAttorney Paper, SurveySubject Subject, string? ProviderName, TForm Form);

/// <summary>The justice officer's side of powers of attorney: certify, watch the terms, end.</summary>
[Route(Steps.HomeVisitsPath + "/uy-quyen"), Allow(Permission.ViewSurveys)]
public sealed class CertificationsController(AppDbContext db, PaperList list, CommuneChoice communes, SurveySubjects subjects, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PaperListQuery query, CancellationToken cancel)
    {
        var commune = await communes.FindAsync(query.UnitId, clock.Today, cancel);
        if (query.UnitId is not null && commune is null)
            return NotFound();
        var page = new CertificationsPage(query, await communes.AllAsync(clock.Today, cancel), commune);
        return View(commune is null ? page : page with
        {
            Rows = await list.RowsAsync(commune.Id, query, clock.Today, cancel),
            Counts = await list.CountsAsync(commune.Id, clock.Today, cancel),
        });
    }

    [HttpGet("{paperId:guid}/chung-thuc"), Allow(Permission.CertifyPowersOfAttorney), RecordView("PowerOfAttorney")]
    public Task<IActionResult> Certify(Guid paperId, CancellationToken cancel) =>
        ShowAsync(nameof(Certify), paperId, paper => new CertificationForm { Version = paper.Version, CertifiedOn = clock.Today, CertificationBook = $"01/{clock.Today.Year}-SCT/CK,ĐC" }, cancel);

    [HttpPost("{paperId:guid}/chung-thuc"), Allow(Permission.CertifyPowersOfAttorney)]
    public Task<IActionResult> Certify(Guid paperId, CertificationForm form, [FromServices] CertifyPowerOfAttorney certify, CancellationToken cancel) =>
        ChangeAsync(nameof(Certify), paperId, form, () => certify.RunAsync(paperId, form, user.Actor, clock.UtcNow, cancel),
            paper => $"Đã chứng thực giấy ủy quyền số {paper.CertificationNumber}.", version => form.Version = version, cancel);

    [HttpGet("{paperId:guid}/cham-dut"), Allow(Permission.CertifyPowersOfAttorney), RecordView("PowerOfAttorney")]
    public Task<IActionResult> End(Guid paperId, CancellationToken cancel) =>
        ShowAsync(nameof(End), paperId, paper => new EndForm { Version = paper.Version, EndedOn = clock.Today }, cancel);

    [HttpPost("{paperId:guid}/cham-dut"), Allow(Permission.CertifyPowersOfAttorney)]
    public Task<IActionResult> End(Guid paperId, EndForm form, [FromServices] EndPowerOfAttorney end, CancellationToken cancel) =>
        ChangeAsync(nameof(End), paperId, form, () => end.RunAsync(paperId, form, clock.UtcNow, cancel),
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
