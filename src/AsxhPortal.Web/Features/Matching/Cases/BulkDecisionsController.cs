using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Matching.Cases;

public sealed record DifferenceKindsPage(CommuneOption Commune, DifferenceKinds Kinds, IReadOnlyList<MyDecision> Mine);

public sealed record DifferenceKindPage(CommuneOption Commune, string Kind, PageOf<KindCaseRow> Rows, Guid? UserId, DateTime Now);

/// <summary>What the page of one kind sends back.</summary>
public sealed class BulkDecisionForm
{
    public Guid Unit { get; set; }
    public string Kind { get; set; } = "";

    /// <summary>Each a <see cref="TickedCase"/>.</summary>
    public List<string> Ticked { get; set; } = [];
}

/// <summary>Open cases that differ in the same way, decided together and taken back together.</summary>
[Route(Steps.MatchingPath + "/theo-nhom")]
[Allow(Permission.DecideMatches)]
public sealed class BulkDecisionsController(DifferenceKindQuery kinds, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    /// <summary>The most rows that one press decides: what a person can look through.</summary>
    private const int PageSize = 200;

    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, [FromServices] MyDecisionsQuery decisions, CancellationToken cancel) =>
        await communes.FindAsync(unit, clock.Today, cancel) is { } commune
            ? View("Kinds", new DifferenceKindsPage(commune, await kinds.RunAsync(commune.Id, cancel), await decisions.RunAsync(commune.Id, user.Id, clock.Today, cancel)))
            : unit is null ? Redirect(Steps.Matching.Url) : NotFound();

    [HttpGet("xem")]
    public async Task<IActionResult> Kind(Guid? unit, string? kind, ListQuery query, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        query.Size ??= PageSize;
        var rows = await kinds.CasesAsync(commune.Id, kind ?? "", query, cancel);
        return rows.Total == 0
            ? RedirectToAction(nameof(Index), new { unit = commune.Id })
            : View("Kind", new DifferenceKindPage(commune, kind!, rows, user.Id, clock.UtcNow));
    }

    [HttpPost("xem")]
    public async Task<IActionResult> Accept(BulkDecisionForm form, [FromServices] DecideInBulk decide, CancellationToken cancel)
    {
        if (await communes.FindAsync(form.Unit, clock.Today, cancel) is null)
            return NotFound();
        try
        {
            var result = await decide.RunAsync(form.Unit, form.Kind, form.Ticked.Select(TickedCase.Read).OfType<TickedCase>().ToList(), user.Actor, clock.UtcNow, cancel);
            this.Done($"Đã nhận {result.Count} trường hợp “{form.Kind}”. Bấm U hoặc nút Hoàn tác ở dưới để lấy lại cả nhóm.");
            if (result.LeftOut > 0)
                this.Warn($"{result.LeftOut} dòng để lại: người khác đang xem, vừa quyết định, hoặc dữ liệu đã thay đổi.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return RedirectToAction(nameof(Kind), new { form.Unit, form.Kind });
        }
        return RedirectToAction(nameof(Index), new { form.Unit });
    }

    [HttpPost("hoan-tac")]
    public async Task<IActionResult> Undo(Guid unit, Guid bulk, [FromServices] UndoBulk undo, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is null)
            return NotFound();
        var count = await undo.RunAsync(unit, bulk, cancel);
        if (count == 0)
            this.Refused("Không còn gì để hoàn tác: nhóm này đã được hoàn tác hoặc đã đưa vào danh sách đối tượng.");
        else
            this.Done($"Đã hoàn tác: {count} trường hợp được mở lại.");
        return RedirectToAction(nameof(Index), new { unit });
    }
}
