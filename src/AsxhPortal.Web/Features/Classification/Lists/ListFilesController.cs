using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>The previews and the summary of step 5 as files.</summary>
[Allow(Permission.ViewClassification), Route(Steps.ClassificationPath)]
public sealed class ListFilesController(FindWorkPlace places, ComputeClassification classification, UnitPapers papers, BusinessClock clock) : Controller
{
    [HttpGet("{outcomeCode}/excel"), RecordExport("Danh sách phân loại (xem trước)")]
    public Task<IActionResult> Workbook(string outcomeCode, Guid? unit, CancellationToken cancel) => ListAsync(outcomeCode, unit, isPdf: false, cancel);

    [HttpGet("{outcomeCode}/pdf"), RecordExport("Danh sách phân loại (xem trước)")]
    public Task<IActionResult> Pdf(string outcomeCode, Guid? unit, CancellationToken cancel) => ListAsync(outcomeCode, unit, isPdf: true, cancel);

    [HttpGet("tong-hop/excel"), RecordExport("Tổng hợp phân loại theo thôn")]
    public Task<IActionResult> SummaryWorkbook(Guid? unit, CancellationToken cancel) => SummaryAsync(unit, isPdf: false, cancel);

    [HttpGet("tong-hop/pdf"), RecordExport("Tổng hợp phân loại theo thôn")]
    public Task<IActionResult> SummaryPdf(Guid? unit, CancellationToken cancel) => SummaryAsync(unit, isPdf: true, cancel);

    /// <summary>The summary of today's state with its number.</summary>
    [HttpPost("tong-hop/in"), Allow(Permission.IssuePapers), RecordExport("Tổng hợp phân loại theo thôn")]
    public async Task<IActionResult> PrintSummary(Guid? unit, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        var people = await classification.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel);
        var summary = ListPapers.Summary(place.Round.Name, ListsPage.HamletsOf(people), default);
        try
        {
            var print = await issue.RunAsync(
                new PaperToIssue(PaperKind.ClassificationSummary, place.Commune.Id, place.Round.Id.ToString("N"), $"Bảng tổng hợp phân loại, {place.Round.Name}", summary), user.Actor, cancel);
            HttpContext.ReportExportedRows(summary.Rows.Count);
            return File(ClassificationSummaryPdf.Render(print.Letterhead, summary with { IssuedOn = print.IssuedOn }, clock.UtcNow), FileTypes.Pdf, ListPapers.FileName("tong-hop", place.Commune, print.IssuedOn, "pdf"));
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return RedirectToAction("Index", "Lists", new { unit });
        }
    }

    private async Task<IActionResult> ListAsync(string outcomeCode, Guid? unit, bool isPdf, CancellationToken cancel)
    {
        if (SurveyOutcomes.FromCode(outcomeCode) is not { } rule || await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        var people = await classification.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel);
        var lines = PendingList.Of(people, rule.Outcome).FirstOrDefault()?.Lines ?? [];
        var rows = ListPapers.Rows(rule, lines);
        HttpContext.ReportExportedRows(lines.Count);
        var letterhead = await LetterheadAsync(place, cancel);
        if (letterhead is null)
            return RedirectToAction("Preview", "Lists", new { outcomeCode, unit });
        var heading = ListPapers.Heading(rule, place.Round.Name, null, ListPapers.Standing(ListPapers.PreviewStanding, lines));
        return isPdf
            ? File(ClassificationListPdf.Render(letterhead, heading, rows, clock.UtcNow, ListPapers.Removed(lines)), FileTypes.Pdf, ListPapers.FileName(rule.Code, place.Commune, clock.Today, "pdf"))
            : File(ClassificationListWorkbook.Render(letterhead, heading, rows, ListPapers.Removed(lines)), FileTypes.Workbook, ListPapers.FileName(rule.Code, place.Commune, clock.Today, "xlsx"));
    }

    private async Task<IActionResult> SummaryAsync(Guid? unit, bool isPdf, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        var people = await classification.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel);
        var summary = ListPapers.Summary(place.Round.Name, ListsPage.HamletsOf(people), clock.Today);
        HttpContext.ReportExportedRows(summary.Rows.Count);
        var letterhead = await LetterheadAsync(place, cancel);
        if (letterhead is null)
            return RedirectToAction("Index", "Lists", new { unit });
        return isPdf
            ? File(ClassificationSummaryPdf.Render(letterhead, summary, clock.UtcNow), FileTypes.Pdf, ListPapers.FileName("tong-hop", place.Commune, clock.Today, "pdf"))
            : File(ClassificationSummaryWorkbook.Render(letterhead, summary), FileTypes.Workbook, ListPapers.FileName("tong-hop", place.Commune, clock.Today, "xlsx"));
    }

    private async Task<Letterhead?> LetterheadAsync(WorkPlace place, CancellationToken cancel)
    {
        try
        {
            return (await papers.LetterheadOfAsync(place.Commune!.Id, clock.Today, cancel)) with { Stamp = PaperStamp.Preview };
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return null;
        }
    }
}
