using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>Bản niêm yết công khai of an approved payment run, one for each commune: looked at without a number, printed with one.</summary>
[Allow(Permission.ViewPayments), Route(Steps.PaymentsPath + "/{id:guid}/niem-yet/{unitId:guid}")]
public sealed class PaymentPostingController(PaymentRunQuery runs, ReadPaymentPosting postings, UnitPapers papers, BusinessClock clock) : Controller
{
    private const string Posting = "Bản niêm yết công khai chi trả";

    [HttpGet("pdf"), RecordExport(Posting)]
    public Task<IActionResult> Pdf(Guid id, Guid unitId, CancellationToken cancel) => FileAsync(id, unitId, async (page, heading, rows) =>
        PublicPostingPdf.Render(await papers.LetterheadOfAgencyAsync(page.Agency, clock.Today, cancel) with { Stamp = PaperStamp.Preview }, heading, rows, clock.UtcNow), cancel);

    [HttpPost("in"), Allow(Permission.IssuePapers), RecordExport(Posting)]
    public Task<IActionResult> Issue(Guid id, Guid unitId, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel) => FileAsync(id, unitId, async (page, heading, rows) =>
    {
        var print = await issue.RunAsync(
            new PaperToIssue(PaperKind.PublicNotice, page.Agency.UnitId, $"{id:N}/{unitId:N}", $"Niêm yết chi trả tháng {page.Run.Period}, {heading.UnitName}", new { heading, rows }) { Agency = page.Agency }, user.Actor, cancel);
        return PublicPostingPdf.Render(print.Letterhead, heading with { IssuedOn = print.IssuedOn }, rows, clock.UtcNow);
    }, cancel);

    private async Task<IActionResult> FileAsync(Guid id, Guid unitId, Func<PaymentRunPage, PublicPostingHeading, IReadOnlyList<PublicPostingRow>, Task<byte[]>> render, CancellationToken cancel)
    {
        if (await runs.FindAsync(id, cancel) is not { } page || (await postings.CommunesAsync(id, cancel)).FirstOrDefault(c => c.UnitId == unitId) is not { } commune)
            return NotFound();
        try
        {
            if (page.Run.State != PaymentRunState.Approved)
                throw new RuleException("Đợt chi trả chưa được duyệt nên chưa niêm yết được.");
            var rows = await postings.RunAsync(id, unitId, cancel);
            HttpContext.ReportExportedRows(rows.Count);
            var heading = new PublicPostingHeading(char.ToLowerInvariant(commune.Name[0]) + commune.Name[1..], $"Đợt chi trả {PaymentFiles.RunNumberOf(page.Run)}, {commune.Name}", null, null) { PaidMonth = page.Run.Period.ToString() };
            return File(await render(page, heading, rows), FileTypes.Pdf, $"niem-yet-chi-tra-{page.Run.Period.ToIso()}.pdf");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return RedirectToAction("Show", "PaymentRuns", new { id });
        }
    }
}
