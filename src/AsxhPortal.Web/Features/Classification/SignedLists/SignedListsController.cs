using AsxhPortal.Data;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Classification.Lists;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.SignedLists;

/// <summary>A frozen list with its lines.</summary>
/// <param name="IsIntact">The hash of the lines as they are now is the one that was signed.</param>
/// <param name="Replaced">Later lists that took the place of lines of this one: id to name.</param>
public sealed record SignedListPage(
    ClassificationList List, IReadOnlyList<ListLine> Lines, PageOf<ListLine> Shown, bool IsIntact, ReviewRound Round, CommuneOption Commune, WithdrawForm Form,
    IReadOnlyDictionary<Guid, string> Replaced, string? Stale = null)
{
    public ChangeCounts Changes => ChangeCounts.Of(Lines.Select(l => l.Change));

    /// <summary>People of this list who stand on it still.</summary>
    public int StandingCount => Lines.Count(l => l.CurrentInRoundId is not null);
}

/// <summary>Signed-off lists: look, files, take back with a reason.</summary>
[Allow(Permission.ViewClassification), Route(Steps.ClassificationPath + "/danh-sach/{id:guid}")]
public sealed class SignedListsController(AppDbContext db, UnitPapers papers, BusinessClock clock) : Controller
{
    public const string NotIntact = "Nội dung không khớp: các dòng đang lưu khác với lúc ký duyệt. Hãy báo quản trị hệ thống và rút lại danh sách để ký lại.";

    [HttpGet("")]
    public async Task<IActionResult> Show(Guid id, LinesQuery query, CancellationToken cancel) => await FindAsync(id, query, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("rut-lai"), Allow(Permission.SignOffClassification)]
    public async Task<IActionResult> Withdraw(Guid id, WithdrawForm form, [FromServices] WithdrawList withdraw, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        string? stale = null;
        try
        {
            if (ModelState.IsValid)
            {
                if (await withdraw.RunAsync(id, form, user.Actor, clock.UtcNow, cancel) is not { } list)
                    return NotFound();
                this.Done($"Đã rút lại danh sách {list.Outcome.Rule().Code}, {list.EditionName}. Những người trong đó trở lại như trước khi ký.");
                return RedirectToAction(nameof(Show), new { id });
            }
        }
        catch (RuleException refused)
        {
            ModelState.AddRule(refused);
        }
        catch (Exception conflict) when (conflict is StaleRecordException or DbUpdateConcurrencyException)
        {
            stale = "Có người vừa thay đổi danh sách này sau khi bạn mở trang. Dưới đây là giá trị hiện tại.";
        }
        db.ChangeTracker.Clear();
        if (await FindAsync(id, new LinesQuery(), cancel) is not { } page)
            return NotFound();
        Response.StatusCode = stale is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        form.Version = page.List.Version;
        ModelState.Remove(nameof(WithdrawForm.Version));
        return View(nameof(Show), page with { Form = form, Stale = stale });
    }

    [HttpGet("excel"), RecordExport("Danh sách phân loại đã ký duyệt")]
    public async Task<IActionResult> Workbook(Guid id, CancellationToken cancel) =>
        await FileAsync(id, "xlsx", (letterhead, heading, rows, removed) => File(ClassificationListWorkbook.Render(letterhead, heading, rows, removed), FileTypes.Workbook), cancel);

    [HttpGet("pdf"), RecordExport("Danh sách phân loại đã ký duyệt")]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken cancel) =>
        await FileAsync(id, "pdf", (letterhead, heading, rows, removed) => File(ClassificationListPdf.Render(letterhead, heading, rows, clock.UtcNow, removed), FileTypes.Pdf), cancel);

    /// <summary>The paper with its number: dated on the day it was signed off.</summary>
    [HttpPost("in"), Allow(Permission.IssuePapers), RecordExport("Danh sách phân loại đã ký duyệt")]
    public async Task<IActionResult> Print(Guid id, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        if (await FindAsync(id, new LinesQuery(), cancel) is not { } page)
            return NotFound();
        if (!page.IsIntact)
        {
            this.Refused(NotIntact + " Không in bản này.");
            return RedirectToAction(nameof(Show), new { id });
        }
        if (page.List.State == ClassificationState.Withdrawn)
        {
            this.Refused("Danh sách đã rút lại nên không lấy số; hãy in danh sách ký lại sau.");
            return RedirectToAction(nameof(Show), new { id });
        }
        var (rule, signedOn) = (page.List.Outcome.Rule(), DateOnly.FromDateTime(BusinessClock.ToLocal(page.List.SignedOffAt)));
        var (heading, rows) = (ListPapers.Heading(rule, page.Round.Name, signedOn, ListPapers.Standing(StandingOf(page.List), page.Lines)), ListPapers.Rows(rule, page.Lines));
        var removed = ListPapers.Removed(page.Lines);
        try
        {
            var print = await issue.RunAsync(
                new PaperToIssue(PaperKind.ClassificationList, page.List.UnitId, id.ToString("N"), $"Danh sách phân loại {rule.Code}, {page.List.EditionName}", new { heading, rows, removed }) { IssuedOn = signedOn },
                user.Actor, cancel);
            HttpContext.ReportExportedRows(page.Lines.Count);
            return File(ClassificationListPdf.Render(print.Letterhead, heading, rows, clock.UtcNow, removed), FileTypes.Pdf, ListPapers.FileName($"{rule.Code}_lan{page.List.Number}", page.Commune, signedOn, "pdf"));
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return RedirectToAction(nameof(Show), new { id });
        }
    }

    private static string StandingOf(ClassificationList list) => list.State == ClassificationState.Withdrawn
        ? $"ĐÃ RÚT LẠI: {list.WithdrawalReason}"
        : $"Danh sách {list.EditionName}, {list.SignedOffByName} ký duyệt lúc {BusinessClock.ToLocal(list.SignedOffAt):HH:mm 'ngày' dd/MM/yyyy}";

    private async Task<IActionResult> FileAsync(Guid id, string extension, Func<Documents.Kit.Letterhead, ClassificationListHeading, IReadOnlyList<ClassificationListRow>, IReadOnlyList<Documents.Kit.RemovedPersonRow>, FileContentResult> render, CancellationToken cancel)
    {
        if (await FindAsync(id, new LinesQuery(), cancel) is not { } page)
            return NotFound();
        if (!page.IsIntact)
        {
            this.Refused(NotIntact + " Không in bản này.");
            return RedirectToAction(nameof(Show), new { id });
        }
        var (list, rule) = (page.List, page.List.Outcome.Rule());
        var signedOn = DateOnly.FromDateTime(BusinessClock.ToLocal(list.SignedOffAt));
        var rows = ListPapers.Rows(rule, page.Lines);
        HttpContext.ReportExportedRows(page.Lines.Count);
        var standing = ListPapers.Standing(StandingOf(list), page.Lines);
        try
        {
            var file = render((await papers.LetterheadOfAsync(list.UnitId, signedOn, cancel)) with { Stamp = PaperStamp.Preview }, ListPapers.Heading(rule, page.Round.Name, signedOn, standing), rows, ListPapers.Removed(page.Lines));
            file.FileDownloadName = ListPapers.FileName($"{rule.Code}_lan{list.Number}", page.Commune, signedOn, extension);
            return file;
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return RedirectToAction(nameof(Show), new { id });
        }
    }

    private async Task<SignedListPage?> FindAsync(Guid id, LinesQuery query, CancellationToken cancel)
    {
        var list = await db.ClassificationLists.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancel);
        if (list is null)
            return null;
        var lines = await db.ListLines.AsNoTracking().Where(l => l.ListId == id).OrderBy(l => l.Ordinal).ToListAsync(cancel);
        var round = await db.Rounds.AsNoTracking().FirstAsync(r => r.Id == list.RoundId, cancel);
        var commune = await db.Units.Where(u => u.Id == list.UnitId).Select(u => new CommuneOption(u.Id, u.Code, u.Name)).FirstAsync(cancel);
        var later = lines.Where(l => l.ReplacedByListId is not null).Select(l => l.ReplacedByListId!.Value).Distinct().ToList();
        var replaced = later.Count == 0 ? [] : await db.ClassificationLists.Where(l => later.Contains(l.Id)).Select(l => new { l.Id, l.Outcome, l.Number, l.SupplementNumber })
            .ToDictionaryAsync(l => l.Id, l => $"{l.Outcome.Rule().Code}, {ClassificationList.EditionNameOf(l.Number, l.SupplementNumber)}", cancel);
        return new SignedListPage(list, lines, lines.ToPage(query), ListSeal.Of(list.Outcome, lines) == list.ContentHash, round, commune, new WithdrawForm { Version = list.Version }, replaced);
    }
}
