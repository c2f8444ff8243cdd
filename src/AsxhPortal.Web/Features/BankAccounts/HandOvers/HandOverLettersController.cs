using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.BankAccounts.HandOvers;

/// <summary>Công văn or phiếu chuyển that carries a frozen hand-over to the receiving agency, with the list as its Phụ lục.</summary>
[Allow(Permission.ViewAccounts), Route(Steps.BankAccountsPath + "/lan/{id:guid}")]
public sealed class HandOverLettersController(ReadHandOver handOvers, UnitPapers papers, BusinessClock clock) : Controller
{
    private const string ListName = "Văn bản chuyển danh sách bàn giao";

    [HttpGet("{kind:regex(^(cong-van|phieu-chuyen)$)}/pdf"), RecordExport(ListName)]
    public Task<IActionResult> Pdf(Guid id, string kind, CancellationToken cancel) => FileAsync(id, kind, "pdf", async (page, letter, rows) =>
        HandOverLetterPdf.Render(await papers.LetterheadOfAsync(page.Commune.Id, page.SentOn, cancel) with { Stamp = PaperStamp.Preview }, letter, page.HeadingOf(null, null), rows, clock.UtcNow), cancel);

    [HttpGet("{kind:regex(^(cong-van|phieu-chuyen)$)}/phu-luc"), RecordExport(ListName)]
    public Task<IActionResult> Appendix(Guid id, string kind, CancellationToken cancel) => FileAsync(id, kind, "xlsx", async (page, letter, rows) =>
        HandOverWorkbook.RenderAppendix(await papers.LetterheadOfAsync(page.Commune.Id, page.SentOn, cancel), letter, page.HeadingOf(null, null), rows), cancel);

    [HttpPost("{kind:regex(^(cong-van|phieu-chuyen)$)}"), Allow(Permission.IssuePapers), RecordExport(ListName)]
    public Task<IActionResult> Issue(Guid id, string kind, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel) => FileAsync(id, kind, "pdf", async (page, letter, rows) =>
    {
        var heading = page.HeadingOf(null, null);
        var print = await issue.RunAsync(
            new PaperToIssue(letter.Kind == TransmittalKind.Letter ? PaperKind.HandOverLetter : PaperKind.HandOverSlip, page.Commune.Id, id.ToString("N"),
                $"Chuyển danh sách bàn giao lần {page.HandOver.Number}, {page.RoundName}", new { letter, heading, rows })
            { IssuedOn = page.SentOn }, user.Actor, cancel);
        return HandOverLetterPdf.Render(print.Letterhead, letter, page.HeadingOf(print.IssuedOn, null), rows, clock.UtcNow);
    }, cancel);

    private async Task<IActionResult> FileAsync(Guid id, string kind, string extension, Func<HandOverPage, HandOverLetter, IReadOnlyList<Documents.BankAccounts.HandOverRow>, Task<byte[]>> render, CancellationToken cancel)
    {
        if (await handOvers.RunAsync(id, cancel) is not { } page)
            return NotFound();
        HttpContext.ReportExportedRows(page.Lines.Count);
        try
        {
            var unit = char.ToLowerInvariant(page.Commune.Name[0]) + page.Commune.Name[1..];
            var letter = new HandOverLetter(kind == "cong-van" ? TransmittalKind.Letter : TransmittalKind.Slip, unit, page.Basis, null);
            var bytes = await render(page, letter, HandOverPapers.Rows(page.Lines));
            return File(bytes, extension == "pdf" ? FileTypes.Pdf : FileTypes.Workbook, HandOverPapers.FileName($"{kind}-lan{page.HandOver.Number}", page.Commune, page.SentOn, extension));
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return RedirectToAction("Show", "HandOverLists", new { id });
        }
    }
}
