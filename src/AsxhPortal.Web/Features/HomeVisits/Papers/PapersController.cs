using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Papers;

/// <summary>The papers of step 4 as PDF: blank ones to carry to the village, filled ones to sign and keep.</summary>
[Route(Steps.HomeVisitsPath), Allow(Permission.ViewSurveys)]
public sealed class PapersController(VisitPapers papers, UnitPapers letterheads, CommuneChoice communes, BusinessClock clock) : Controller
{
    [HttpGet("phieu-trong.pdf")]
    public Task<IActionResult> BlankSurvey([FromQuery(Name = "unit")] Guid? unitId, CancellationToken cancel) =>
        BlankAsync(unitId, "phieu-khao-sat-trong.pdf", letterhead => SurveyFormPdf.Render(letterhead, new SurveyPaper(), clock.UtcNow), cancel);

    [HttpGet("giay-uy-quyen-trong.pdf")]
    public Task<IActionResult> BlankPowerOfAttorney([FromQuery(Name = "unit")] Guid? unitId, CancellationToken cancel) =>
        BlankAsync(unitId, "giay-uy-quyen-trong.pdf", letterhead => PowerOfAttorneyPdf.Render(letterhead, new PowerOfAttorneyPaper(), clock.UtcNow), cancel);

    /// <summary>Blank, or with the person's identity already printed.</summary>
    [HttpGet("bien-ban-trong.pdf"), RecordExport("Biên bản để ghi tay")]
    public async Task<IActionResult> BlankMinute([FromQuery(Name = "unit")] Guid? unitId, [FromQuery(Name = "nguoi")] Guid? beneficiaryId, CancellationToken cancel)
    {
        if (beneficiaryId is not { } id)
            return await BlankAsync(unitId, "bien-ban-trong.pdf", letterhead => RefusalMinutePdf.Render(letterhead, new RefusalMinutePaper(HasWitness: true), clock.UtcNow), cancel);
        return await papers.BlankMinuteAsync(id, cancel) is { } paper
            ? await FileAsync(paper, "bien-ban-ghi-tay.pdf", letterhead => RefusalMinutePdf.Render(letterhead, paper.Content, clock.UtcNow), cancel)
            : NotFound();
    }

    [HttpGet("phieu-cua-thon.pdf"), RecordExport("Phiếu khảo sát in sẵn của thôn")]
    public async Task<IActionResult> HamletSurveys([FromQuery(Name = "thon")] Guid hamletId, CancellationToken cancel)
    {
        if (await papers.OpenSurveysAsync(hamletId, cancel) is not { } paper)
            return NotFound();
        if (paper.Content.Count == 0)
            return Nothing(hamletId);
        HttpContext.ReportExportedRows(paper.Content.Count);
        return await FileAsync(paper, "phieu-khao-sat-thon.pdf", letterhead => SurveyFormPdf.Render(letterhead, paper.Content, clock.UtcNow), cancel);
    }

    [HttpGet("ke-hoach.pdf"), RecordExport("Danh sách đi khảo sát")]
    public async Task<IActionResult> Plan([FromQuery(Name = "thon")] Guid hamletId, CancellationToken cancel)
    {
        if (await papers.PlanAsync(hamletId, cancel) is not { } paper)
            return NotFound();
        if (paper.Content.Rows.Count == 0)
            return Nothing(hamletId);
        HttpContext.ReportExportedRows(paper.Content.Rows.Count);
        return await FileAsync(paper, "danh-sach-khao-sat.pdf", letterhead => VisitPlanPdf.Render(letterhead, paper.Content.Heading, paper.Content.Rows, clock.UtcNow), cancel);
    }

    [HttpGet("{id:guid}/phieu.pdf"), RecordExport("Phiếu khảo sát")]
    public async Task<IActionResult> Survey(Guid id, CancellationToken cancel) => await papers.SurveyAsync(id, cancel) is { } paper
        ? await FileAsync(paper, "phieu-khao-sat.pdf", letterhead => SurveyFormPdf.Render(letterhead, paper.Content, clock.UtcNow), cancel)
        : NotFound();

    [HttpGet("{id:guid}/bien-ban.pdf"), RecordExport("Biên bản")]
    public async Task<IActionResult> Minute(Guid id, CancellationToken cancel) => await papers.MinuteAsync(id, cancel) is { } paper
        ? await FileAsync(paper, "bien-ban.pdf", letterhead => RefusalMinutePdf.Render(letterhead, paper.Content, clock.UtcNow), cancel)
        : NotFound();

    [HttpGet("{id:guid}/uy-quyen.pdf"), RecordExport("Giấy ủy quyền")]
    public async Task<IActionResult> PowerOfAttorney(Guid id, CancellationToken cancel) => await AttorneyAsync(await papers.PowerOfAttorneyOfAsync(id, cancel), cancel);

    [HttpGet("uy-quyen/{paperId:guid}.pdf"), RecordExport("Giấy ủy quyền")]
    public async Task<IActionResult> OnePowerOfAttorney(Guid paperId, CancellationToken cancel) => await AttorneyAsync(await papers.PowerOfAttorneyAsync(paperId, cancel), cancel);

    private async Task<IActionResult> AttorneyAsync(VisitPaper<PowerOfAttorneyPaper>? paper, CancellationToken cancel) => paper is null
        ? NotFound()
        : await FileAsync(paper, "giay-uy-quyen.pdf", letterhead => PowerOfAttorneyPdf.Render(letterhead, paper.Content, clock.UtcNow), cancel);

    private async Task<IActionResult> BlankAsync(Guid? unitId, string name, Func<Letterhead, byte[]> render, CancellationToken cancel)
    {
        if (await communes.FindAsync(unitId, clock.Today, cancel) is not { } commune)
            return NotFound();
        return await FileAsync(new VisitPaper<object?>(commune.Id, null, null), name, render, cancel);
    }

    private async Task<IActionResult> FileAsync<T>(VisitPaper<T> paper, string name, Func<Letterhead, byte[]> render, CancellationToken cancel)
    {
        try
        {
            var letterhead = await letterheads.LetterheadOfAsync(paper.UnitId, clock.Today, cancel);
            if (paper.BeneficiaryId is { } person)
                HttpContext.ReportViewedPerson(person, paper.UnitId);
            return File(render(letterhead), "application/pdf", name);
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return Redirect(paper.BeneficiaryId is { } id ? $"/{Steps.HomeVisitsPath}/{id}" : $"/{Steps.HomeVisitsPath}");
        }
    }

    private RedirectResult Nothing(Guid hamletId)
    {
        this.Warn("Thôn này không còn ai chưa khảo sát xong.");
        return Redirect($"/{Steps.HomeVisitsPath}?thon={hamletId}");
    }
}
