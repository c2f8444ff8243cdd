using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Papers;

/// <summary>What the page of one paper says of the code that was scanned or typed.</summary>
public enum CodeAnswer
{
    NotAsked,
    Matches,
    Differs,
}

public sealed record PaperPage(PaperRow Row, string? Code, CodeAnswer Answer, CancelForm Form, string? Stale = null);

/// <summary>The register of issued papers, and the page that the QR of a paper opens.</summary>
[Route("van-ban"), Allow(Permission.ViewPapers)]
public sealed class PapersController(PaperList papers, CancelPaper cancelPaper, CurrentUser user, AppDbContext db) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(PaperListQuery query, CancellationToken cancel) => View(await papers.RunAsync(query, cancel));

    /// <param name="id">Of the paper, as its QR holds it.</param>
    /// <param name="ma">The content code scanned or typed from the paper.</param>
    [HttpGet("{id:guid}"), RecordView(nameof(IssuedPaper))]
    public async Task<IActionResult> Show(Guid id, string? ma, CancellationToken cancel) =>
        await PageAsync(id, ma, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}/huy"), Allow(Permission.CancelPapers)]
    public async Task<IActionResult> Cancel(Guid id, CancelForm form, CancellationToken cancel)
    {
        string? stale = null;
        try
        {
            if (ModelState.IsValid)
            {
                if (await cancelPaper.RunAsync(id, form, user.Actor, cancel) is not { } paper)
                    return NotFound();
                this.Done($"Đã hủy văn bản số {paper.NumberText}. Số này không cấp lại cho văn bản khác.");
                return RedirectToAction(nameof(Show), new { id });
            }
        }
        catch (RuleException refused)
        {
            ModelState.AddRule(refused);
        }
        catch (Exception conflict) when (conflict is StaleRecordException or DbUpdateConcurrencyException)
        {
            stale = "Văn bản này vừa được in lại, thay thế hoặc hủy sau khi bạn mở trang. Dưới đây là tình trạng hiện tại; lý do bạn nhập vẫn còn.";
        }
        db.ChangeTracker.Clear();
        if (await PageAsync(id, null, cancel) is not { } page)
            return NotFound();
        Response.StatusCode = stale is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        form.Version = page.Row.Paper.Version;
        ModelState.Remove(nameof(form.Version));
        return View(nameof(Show), page with { Form = form, Stale = stale });
    }

    private async Task<PaperPage?> PageAsync(Guid id, string? code, CancellationToken cancel)
    {
        if (await papers.FindAsync(id, cancel) is not { } row)
            return null;
        if (row.Paper.BeneficiaryId is { } person)
            HttpContext.ReportViewedPerson(person, row.Paper.UnitId);
        return new PaperPage(row, code, AnswerTo(code, row.Paper), new CancelForm { Version = row.Paper.Version });
    }

    private static CodeAnswer AnswerTo(string? code, IssuedPaper paper)
    {
        var digits = string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (digits.Length == 0)
            return CodeAnswer.NotAsked;
        return digits == paper.ShortHash || digits == paper.ContentHash ? CodeAnswer.Matches : CodeAnswer.Differs;
    }
}
