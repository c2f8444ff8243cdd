using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.BankAccounts.HandOvers;

/// <summary>Hand-overs that were made, and all lists of step 6 as files.</summary>
[Allow(Permission.ViewAccounts), Route(Steps.BankAccountsPath)]
public sealed class HandOverListsController(ReadHandOver handOvers, FindWorkPlace places, ComputeHandOver due, UnitPapers papers, RemovedAfterHandOver removedLines, BusinessClock clock) : Controller
{
    [HttpGet("lan/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) => await handOvers.RunAsync(id, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("lan/{id:guid}/excel"), RecordExport("Danh sách bàn giao")]
    public Task<IActionResult> Workbook(Guid id, CancellationToken cancel) => SentAsync(id, isPdf: false, cancel);

    [HttpGet("lan/{id:guid}/pdf"), RecordExport("Danh sách bàn giao")]
    public Task<IActionResult> Pdf(Guid id, CancellationToken cancel) => SentAsync(id, isPdf: true, cancel);

    [HttpGet("chuan-bi/{agencyId:guid}/excel"), RecordExport("Danh sách bàn giao (xem trước)")]
    public Task<IActionResult> DueWorkbook(Guid agencyId, SendForm form, CancellationToken cancel) => DueAsync(agencyId, form, isPdf: false, cancel);

    [HttpGet("chuan-bi/{agencyId:guid}/pdf"), RecordExport("Danh sách bàn giao (xem trước)")]
    public Task<IActionResult> DuePdf(Guid agencyId, SendForm form, CancellationToken cancel) => DueAsync(agencyId, form, isPdf: true, cancel);

    private async Task<IActionResult> SentAsync(Guid id, bool isPdf, CancellationToken cancel)
    {
        if (await handOvers.RunAsync(id, cancel) is not { } page)
            return NotFound();
        var handOver = page.HandOver;
        var sentOn = page.SentOn;
        var heading = page.HeadingOf(sentOn,
            $"{handOver.SentByName} bàn giao lúc {BusinessClock.ToLocal(handOver.SentAt):HH:mm 'ngày' dd/MM/yyyy}; {handOver.State.ToVietnamese().ToLowerInvariant()}");
        return await FileAsync(page.Commune, sentOn, heading, page.Lines, page.Removed, $"lan{handOver.Number}", isPdf, () => RedirectToAction(nameof(Show), new { id }), cancel);
    }

    private async Task<IActionResult> DueAsync(Guid agencyId, SendForm form, bool isPdf, CancellationToken cancel)
    {
        if (await places.RunAsync(form.Unit, cancel) is not { IsReady: true } place
            || (await due.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel)).Of(agencyId) is not { } agency)
            return NotFound();
        var lines = agency.ToSend(form.WithUnchanged);
        var heading = new HandOverHeading(agency.AgencyName, place.Round.Name, null, null, lines.Select(l => l.BeneficiaryId).Distinct().Count(), HandOverPapers.PreviewStanding);
        return await FileAsync(place.Commune, clock.Today, heading, lines, await removedLines.SinceLastAsync(place.Commune.Id, place.Round.Id, agencyId, cancel), "xem-truoc", isPdf,
            () => RedirectToAction("Due", "HandOvers", new { agencyId, unit = form.Unit, form.WithUnchanged }), cancel);
    }

    private async Task<IActionResult> FileAsync(CommuneOption commune, DateOnly day, HandOverHeading heading, IReadOnlyList<HandOverLine> lines, IReadOnlyList<RemovedLine> removed, string name, bool isPdf,
        Func<IActionResult> back, CancellationToken cancel)
    {
        HttpContext.ReportExportedRows(lines.Count + removed.Count);
        try
        {
            var letterhead = await papers.LetterheadOfAsync(commune.Id, day, cancel);
            var rows = HandOverPapers.Rows(lines);
            return isPdf
                ? File(HandOverPdf.Render(letterhead, heading, rows, clock.UtcNow, HandOverPapers.Removed(removed)), FileTypes.Pdf, HandOverPapers.FileName(name, commune, day, "pdf"))
                : File(HandOverWorkbook.Render(letterhead, heading, rows, HandOverPapers.Removed(removed)), FileTypes.Workbook, HandOverPapers.FileName(name, commune, day, "xlsx"));
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return back();
        }
    }
}
