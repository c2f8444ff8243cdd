using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Papers;

/// <summary>
/// The papers of step 4 as PDF: blank ones to carry to the village, filled ones to sign and keep. A link (GET) shows a paper without number;
/// a button (POST) takes the number and enters the paper in the register.
/// </summary>
[Route(Steps.HomeVisitsPath), Allow(Permission.ViewSurveys)]
public sealed class PapersController(VisitPapers papers, PrintVisitPapers print, UnitPapers letterheads, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
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
    public async Task<IActionResult> Survey(Guid id, CancellationToken cancel) =>
        await PreviewAsync(await papers.SurveyAsync(id, cancel), "phieu-khao-sat.pdf", SurveyFormPdf.Render, cancel);

    [HttpGet("{id:guid}/bien-ban.pdf"), RecordExport("Biên bản")]
    public async Task<IActionResult> Minute(Guid id, CancellationToken cancel) =>
        await PreviewAsync(await papers.MinuteAsync(id, cancel), "bien-ban.pdf", RefusalMinutePdf.Render, cancel);

    [HttpGet("{id:guid}/uy-quyen.pdf"), RecordExport("Giấy ủy quyền")]
    public async Task<IActionResult> PowerOfAttorney(Guid id, CancellationToken cancel) =>
        await PreviewAsync(await papers.PowerOfAttorneyOfAsync(id, cancel), "giay-uy-quyen.pdf", PowerOfAttorneyPdf.Render, cancel);

    [HttpGet("uy-quyen/{paperId:guid}.pdf"), RecordExport("Giấy ủy quyền")]
    public async Task<IActionResult> OnePowerOfAttorney(Guid paperId, CancellationToken cancel) =>
        await PreviewAsync(await papers.PowerOfAttorneyAsync(paperId, cancel), "giay-uy-quyen.pdf", PowerOfAttorneyPdf.Render, cancel);

    [HttpPost("{id:guid}/phieu/in"), Allow(Permission.IssuePapers), RecordExport("Phiếu khảo sát")]
    public Task<IActionResult> PrintSurvey(Guid id, CancellationToken cancel) =>
        PrintAsync(() => print.OneAsync(PaperKind.SurveyForm, id, user.Actor, cancel), "phieu-khao-sat.pdf", $"/{Steps.HomeVisitsPath}/{id}");

    [HttpPost("{id:guid}/bien-ban/in"), Allow(Permission.IssuePapers), RecordExport("Biên bản")]
    public Task<IActionResult> PrintMinute(Guid id, CancellationToken cancel) =>
        PrintAsync(() => print.OneAsync(PaperKind.RefusalMinute, id, user.Actor, cancel), "bien-ban.pdf", $"/{Steps.HomeVisitsPath}/{id}");

    [HttpPost("{id:guid}/uy-quyen/in"), Allow(Permission.IssuePapers), RecordExport("Giấy ủy quyền")]
    public Task<IActionResult> PrintPowerOfAttorney(Guid id, CancellationToken cancel) =>
        PrintAsync(() => print.OneAsync(PaperKind.PowerOfAttorney, id, user.Actor, cancel), "giay-uy-quyen.pdf", $"/{Steps.HomeVisitsPath}/{id}");

    [HttpPost("uy-quyen/{paperId:guid}/in"), Allow(Permission.IssuePapers), RecordExport("Giấy ủy quyền")]
    public Task<IActionResult> PrintOnePowerOfAttorney(Guid paperId, CancellationToken cancel) =>
        PrintAsync(() => print.PowerOfAttorneyAsync(paperId, user.Actor, cancel), "giay-uy-quyen.pdf", $"/{Steps.HomeVisitsPath}/uy-quyen");

    /// <summary>The papers of a thôn or of the people ticked, one file with bookmarks.</summary>
    [HttpPost("in-nhieu"), Allow(Permission.IssuePapers), RecordExport("Giấy tờ khảo sát in nhiều người")]
    public Task<IActionResult> PrintMany(PrintForm form, CancellationToken cancel) => PrintAsync(
        () => print.RunAsync(form, user.Actor, cancel), "giay-to-khao-sat.pdf",
        form.PlanId is { } plan ? $"/{Steps.HomeVisitsPath}/ke-hoach/{plan}" : form.SelectionId is { } selection ? $"/{Steps.BeneficiariesPath}/hang-loat/{selection}" : $"/{Steps.HomeVisitsPath}" + (form.HamletId is { } hamlet ? $"?thon={hamlet}" : ""));

    private async Task<IActionResult> PrintAsync(Func<Task<PrintedPapers?>> make, string name, string back)
    {
        try
        {
            if (await make() is not { } printed)
            {
                this.Warn("Không có giấy nào loại này để in: phiếu chưa ghi, chưa lập biên bản hoặc chưa có giấy ủy quyền.");
                return Redirect(back);
            }
            HttpContext.ReportExportedRows(printed.BeneficiaryIds.Count);
            if (printed.BeneficiaryIds is [var person])
                HttpContext.ReportViewedPerson(person, printed.UnitId);
            return File(printed.Pdf, FileTypes.Pdf, name);
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return Redirect(back);
        }
    }

    private async Task<IActionResult> PreviewAsync<T>(PersonPaper<T>? paper, string name, Func<Letterhead, T, DateTime, byte[]> render, CancellationToken cancel) => paper is null
        ? NotFound()
        : await FileAsync(new VisitPaper<T>(paper.UnitId, paper.BeneficiaryId, paper.Content), name, letterhead => render(letterhead with { Stamp = PaperStamp.Preview }, paper.Content, clock.UtcNow), cancel, paper.IssuedOn);

    private async Task<IActionResult> BlankAsync(Guid? unitId, string name, Func<Letterhead, byte[]> render, CancellationToken cancel)
    {
        if (await communes.FindAsync(unitId, clock.Today, cancel) is not { } commune)
            return NotFound();
        return await FileAsync(new VisitPaper<object?>(commune.Id, null, null), name, render, cancel);
    }

    private async Task<IActionResult> FileAsync<T>(VisitPaper<T> paper, string name, Func<Letterhead, byte[]> render, CancellationToken cancel, DateOnly? day = null)
    {
        try
        {
            var letterhead = await letterheads.LetterheadOfAsync(paper.UnitId, day ?? clock.Today, cancel);
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
