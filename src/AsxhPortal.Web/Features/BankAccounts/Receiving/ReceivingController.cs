using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.Receiving;

/// <summary>A hand-over sent to an agency of the scope.</summary>
public sealed record ReceivedRow(
    Guid Id, string CommuneName, string AgencyName, string RoundName, int Number, HandOverState State, int LineCount, int PersonCount, long AmountSum, int Returned,
    string SentByName, DateTime SentAt, string? AnsweredByName, DateTime? AnsweredAt);

public sealed class ReceivedQuery : ListQuery
{
    /// <summary>Only those that wait for an answer.</summary>
    public bool Waiting { get; set; }
}

public sealed record ReceivingPage(ReceivedQuery Query, PageOf<ReceivedRow> Rows, int WaitingCount, long WaitingAmount)
{
    /// <summary>Whom communes took off their lists after handing them over.</summary>
    public IReadOnlyList<RemovedLine> Removed { get; init; } = [];
}

/// <summary>One hand-over as the agency sees it, with what was typed.</summary>
public sealed record AnswerPage(HandOver HandOver, IReadOnlyList<HandOverLine> Lines, string CommuneName, string RoundName, AnswerForm Form, string? Stale = null);

/// <summary>Step 6 for the receiving agency: open what communes sent, receive it, or return lines with a reason each.</summary>
[Allow(Permission.ReceiveHandOver), Route(Steps.BankAccountsPath + "/nhan")]
public sealed class ReceivingController(AppDbContext db, RemovedAfterHandOver removed, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(ReceivedQuery query, CancellationToken cancel)
    {
        var mine = ReceivedHandOvers.Of(db);
        var key = VietnameseText.Fold(query.Q);
        var rows =
            from handOver in mine
            join commune in db.Units on handOver.UnitId equals commune.Id
            join agency in db.ReceivingAgencies on handOver.AgencyId equals agency.Id
            join round in db.Rounds on handOver.RoundId equals round.Id
            where (!query.Waiting || handOver.State == HandOverState.Sent) && (key == "" || commune.NameKey.Contains(key))
            orderby handOver.State == HandOverState.Sent ? 0 : 1, handOver.SentAt descending
            select new ReceivedRow(handOver.Id, commune.Name, agency.Name, round.Name, handOver.Number, handOver.State, handOver.LineCount, handOver.PersonCount,
                handOver.AmountSum, handOver.Lines.Count(l => l.State == HandOverLineState.Returned), handOver.SentByName, handOver.SentAt, handOver.AnsweredByName, handOver.AnsweredAt);
        var waiting = mine.Where(h => h.State == HandOverState.Sent);
        return View(new ReceivingPage(query, await rows.ToPageAsync(query, cancel), await waiting.CountAsync(cancel), await waiting.SumAsync(h => h.AmountSum, cancel))
        {
            Removed = await removed.RunAsync(null, null, cancel),
        });
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) => await FindAsync(id, new AnswerForm(), cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{id:guid}"), RequestFormLimits(ValueCountLimit = 50_000)]
    public async Task<IActionResult> Answer(Guid id, AnswerForm form, [FromServices] AnswerHandOver answer, CancellationToken cancel)
    {
        form.ReadReasons(Request.Form);
        string? stale = null;
        try
        {
            if (await answer.RunAsync(id, form, user.Actor, clock.UtcNow, cancel) is not { } handOver)
                return NotFound();
            var returned = form.Returned.Count;
            this.Done(returned == 0
                ? $"Đã tiếp nhận {handOver.LineCount} dòng, {new Dong(handOver.AmountSum)} mỗi tháng."
                : $"Đã tiếp nhận {handOver.LineCount - returned} dòng, trả lại {returned} dòng kèm lý do cho xã.");
            return RedirectToAction(nameof(Show), new { id });
        }
        catch (RuleException refused)
        {
            ModelState.AddRule(refused);
        }
        catch (Exception conflict) when (conflict is StaleRecordException or DbUpdateConcurrencyException)
        {
            stale = "Có người vừa trả lời danh sách này sau khi bạn mở trang. Dưới đây là giá trị hiện tại.";
        }
        db.ChangeTracker.Clear();
        if (await FindAsync(id, form, cancel) is not { } page)
            return NotFound();
        Response.StatusCode = stale is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
        return View(nameof(Show), page with { Stale = stale });
    }

    private async Task<AnswerPage?> FindAsync(Guid id, AnswerForm form, CancellationToken cancel)
    {
        var handOver = await ReceivedHandOvers.Of(db).AsNoTracking().FirstOrDefaultAsync(h => h.Id == id, cancel);
        if (handOver is null)
            return null;
        var lines = await db.HandOverLines.AsNoTracking().Where(l => l.HandOverId == id).OrderBy(l => l.Ordinal).ToListAsync(cancel);
        var commune = await db.Units.Where(u => u.Id == handOver.UnitId).Select(u => u.Name).FirstAsync(cancel);
        var round = await db.Rounds.Where(r => r.Id == handOver.RoundId).Select(r => r.Name).FirstAsync(cancel);
        form.Version = handOver.Version;
        ModelState.Remove(nameof(AnswerForm.Version));
        return new AnswerPage(handOver, lines, commune, round, form);
    }
}
