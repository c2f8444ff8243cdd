using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>Công văn đề nghị xác minh, of one case or of all of a group that wait: a link shows it, a button takes its number.</summary>
[Route(Steps.MatchingPath + "/xac-minh"), Allow(Permission.ViewMatches)]
public sealed class VerificationLettersController(VerificationLetter letters, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    private const string LetterName = "Công văn đề nghị xác minh";

    [HttpGet("cong-van.pdf"), Allow(Permission.DecideMatches), RecordExport(LetterName)]
    public Task<IActionResult> OpenLetter(Guid? unit, [FromQuery(Name = "nhom")] SourceGroup? group, CancellationToken cancel) => OfOpenAsync(unit, group, null, cancel);

    [HttpPost("cong-van/in"), Allow(Permission.DecideMatches), Allow(Permission.IssuePapers), RecordExport(LetterName)]
    public Task<IActionResult> IssueOpenLetter([FromQuery] Guid? unit, [FromQuery(Name = "nhom")] SourceGroup? group, CancellationToken cancel) => OfOpenAsync(unit, group, user.Actor, cancel);

    [HttpGet("{id:guid}/cong-van.pdf"), RecordExport(LetterName)]
    public Task<IActionResult> Letter(Guid id, CancellationToken cancel) => OfCaseAsync(id, null, cancel);

    [HttpPost("{id:guid}/cong-van/in"), Allow(Permission.DecideMatches), Allow(Permission.IssuePapers), RecordExport(LetterName)]
    public Task<IActionResult> IssueLetter(Guid id, CancellationToken cancel) => OfCaseAsync(id, user.Actor, cancel);

    private async Task<IActionResult> OfOpenAsync(Guid? unit, SourceGroup? group, Actor? issuedBy, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        try
        {
            if (await letters.OfOpenAsync(commune.Id, group ?? SourceGroup.Merit, issuedBy, cancel) is { } letter)
                return Pdf(letter);
            this.Warn("Không có hồ sơ mới mở nào của nhóm này chờ gửi đề nghị.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction("Index", "VerificationCases", new { unit = commune.Id });
    }

    private async Task<IActionResult> OfCaseAsync(Guid id, Actor? issuedBy, CancellationToken cancel)
    {
        try
        {
            return await letters.OfCaseAsync(id, issuedBy, cancel) is { } letter ? Pdf(letter) : NotFound();
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return RedirectToAction("Case", "VerificationCases", new { id });
        }
    }

    private FileContentResult Pdf(PrintedLetter letter)
    {
        HttpContext.ReportExportedRows(letter.Count);
        return File(letter.Pdf, FileTypes.Pdf, $"cong-van-de-nghi-xac-minh-{clock.Today:yyyy-MM-dd}.pdf");
    }
}
