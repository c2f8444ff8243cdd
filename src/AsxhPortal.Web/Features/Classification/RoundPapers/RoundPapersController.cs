using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Classification.Lists;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Classification.RoundPapers;

/// <summary>The papers of a whole round: the report of its result, and the posting in public. Looked at without a number, printed with one.</summary>
[Allow(Permission.ViewClassification), Route(Steps.ClassificationPath)]
public sealed class RoundPapersController(FindWorkPlace places, ReadRoundReport reports, ReadPublicPosting postings, UnitPapers papers, BusinessClock clock) : Controller
{
    private const string Report = "Báo cáo kết quả đợt rà soát", Posting = "Bản niêm yết công khai";

    [HttpGet("bao-cao/pdf"), RecordExport(Report)]
    public async Task<IActionResult> ReportPdf(Guid? unit, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        return await FileAsync(place, async () => RoundReportPdf.Render(await PreviewHeadAsync(place, cancel), await reports.RunAsync(place, null, cancel), clock.UtcNow), "bao-cao");
    }

    [HttpPost("bao-cao"), Allow(Permission.IssuePapers), RecordExport(Report)]
    public async Task<IActionResult> IssueReport(Guid? unit, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        return await FileAsync(place, async () =>
        {
            var report = await reports.RunAsync(place, null, cancel);
            var print = await issue.RunAsync(new PaperToIssue(PaperKind.RoundReport, place.Commune!.Id, place.Round!.Id.ToString("N"), $"Báo cáo kết quả {place.Round.Name}", report), user.Actor, cancel);
            return RoundReportPdf.Render(print.Letterhead, report with { IssuedOn = print.IssuedOn }, clock.UtcNow);
        }, "bao-cao");
    }

    [HttpGet("niem-yet/pdf"), RecordExport(Posting)]
    public async Task<IActionResult> PostingPdf(Guid? unit, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        if (await RowsAsync(place, cancel) is not { Count: > 0 } rows)
            return NothingToPost(place);
        return await FileAsync(place, async () => PublicPostingPdf.Render(await PreviewHeadAsync(place, cancel), HeadingOf(place, null), rows, clock.UtcNow), "niem-yet");
    }

    [HttpPost("niem-yet"), Allow(Permission.IssuePapers), RecordExport(Posting)]
    public async Task<IActionResult> IssuePosting(Guid? unit, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        if (await places.RunAsync(unit, cancel) is not { IsReady: true } place)
            return NotFound();
        if (await RowsAsync(place, cancel) is not { Count: > 0 } rows)
            return NothingToPost(place);
        return await FileAsync(place, async () =>
        {
            var print = await issue.RunAsync(
                new PaperToIssue(PaperKind.PublicNotice, place.Commune!.Id, place.Round!.Id.ToString("N"), $"Niêm yết danh sách {place.Round.Name}", new { heading = HeadingOf(place, null), rows }), user.Actor, cancel);
            return PublicPostingPdf.Render(print.Letterhead, HeadingOf(place, print.IssuedOn), rows, clock.UtcNow);
        }, "niem-yet");
    }

    private async Task<IReadOnlyList<PublicPostingRow>> RowsAsync(WorkPlace place, CancellationToken cancel)
    {
        var rows = await postings.RunAsync(place.Commune!.Id, place.Round!.Id, cancel);
        HttpContext.ReportExportedRows(rows.Count);
        return rows;
    }

    private static PublicPostingHeading HeadingOf(WorkPlace place, DateOnly? issuedOn) => new(ReadRoundReport.Lower(place.Commune!.Name), place.Round!.Name, null, issuedOn);

    private async Task<Letterhead> PreviewHeadAsync(WorkPlace place, CancellationToken cancel) =>
        await papers.LetterheadOfAsync(place.Commune!.Id, clock.Today, cancel) with { Stamp = PaperStamp.Preview };

    private async Task<IActionResult> FileAsync(WorkPlace place, Func<Task<byte[]>> render, string name)
    {
        try
        {
            return File(await render(), FileTypes.Pdf, ListPapers.FileName(name, place.Commune!, clock.Today, "pdf"));
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return RedirectToAction("Index", "Lists", new { unit = place.UnitInLinks });
        }
    }

    private RedirectToActionResult NothingToPost(WorkPlace place)
    {
        this.Warn("Chưa có danh sách nào được ký duyệt trong đợt này nên chưa có gì để niêm yết.");
        return RedirectToAction("Index", "Lists", new { unit = place.UnitInLinks });
    }
}
