using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.BankAccounts.Accounts;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.HandOvers;

/// <summary>A hand-over that was made.</summary>
public sealed record HandOverRow(
    Guid Id, Guid AgencyId, string AgencyName, int Number, HandOverState State, int LineCount, int PersonCount, long AmountSum, int Returned, string SentByName, DateTime SentAt);

/// <summary>A line the agency sent back: work for the commune.</summary>
public sealed record ReturnedRow(Guid HandOverId, Guid BeneficiaryId, string FullName, string? HamletName, string? CategoryName, long Amount, string? Reason, bool IsMended);

/// <summary>The commune's side of step 6.</summary>
public sealed record HandOversPage(
    WorkPlace Place, AccountCounts Accounts, HandOverDue? Due, IReadOnlyList<HandOverRow> Sent, IReadOnlyList<ReturnedRow> Returned, bool HasSignedLists);

/// <summary>What would be handed over to one agency now.</summary>
public sealed record DuePage(WorkPlace Place, AgencyDue Agency, HandOverDue Due, SendForm Form)
{
    public IReadOnlyList<HandOverLine> Lines => Agency.ToSend(Form.WithUnchanged);

    /// <summary>Handed over before and taken off the lists since; the agency sees them at once, and the next papers name them.</summary>
    public IReadOnlyList<RemovedLine> Removed { get; init; } = [];
}

/// <summary>Step 6 for the commune: accounts in short, what can be handed over to whom, and what became of it.</summary>
[Allow(Permission.ViewAccounts), Route(Steps.BankAccountsPath)]
public sealed class HandOversController(FindWorkPlace places, ComputeHandOver due, RemovedAfterHandOver removed, ListAccounts accounts, AppDbContext db, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, CancellationToken cancel)
    {
        if (unit is null && user.Can(Permission.ReceiveHandOver) && !user.Can(Permission.HandOver))
            return RedirectToAction("Index", "Receiving");
        if (await places.RunAsync(unit, cancel) is not { } place)
            return NotFound();
        if (!place.IsReady)
            return View(new HandOversPage(place, AccountCounts.None, null, [], [], false));
        var (unitId, roundId) = (place.Commune!.Id, place.Round!.Id);
        var computed = await due.RunAsync(unitId, roundId, clock.Today, cancel);
        var hasLists = computed.PeopleOnLists > 0 || await db.ClassificationLists.AnyAsync(l => l.UnitId == unitId && l.RoundId == roundId && l.State == ClassificationState.SignedOff, cancel);
        return View(new HandOversPage(place, AccountCounts.Of(await accounts.RunAsync(unitId, roundId, cancel)), computed,
            await SentAsync(unitId, roundId, cancel), Returned(computed), hasLists));
    }

    [HttpGet("chuan-bi/{agencyId:guid}")]
    public async Task<IActionResult> Due(Guid agencyId, SendForm form, CancellationToken cancel) =>
        await FindAsync(agencyId, form, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("chuan-bi/{agencyId:guid}"), Allow(Permission.HandOver)]
    public async Task<IActionResult> Send(Guid agencyId, SendForm form, [FromServices] SendHandOver send, CancellationToken cancel)
    {
        if (await places.RunAsync(form.Unit, cancel) is not { IsReady: true } place)
            return NotFound();
        try
        {
            if (await send.RunAsync(place.Commune!.Id, place.Round!.Id, agencyId, form, user.Actor, clock.UtcNow, cancel) is not { } handOver)
                return NotFound();
            this.Done($"Đã bàn giao lần {handOver.Number}: {handOver.PersonCount} người, {handOver.LineCount} dòng, {new Dong(handOver.AmountSum)} mỗi tháng.");
            return RedirectToAction("Show", "HandOverLists", new { id = handOver.Id });
        }
        catch (RuleException refused)
        {
            ModelState.AddRule(refused);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await FindAsync(agencyId, form, cancel) is { } page ? View(nameof(Due), page) : NotFound();
        }
    }

    private async Task<DuePage?> FindAsync(Guid agencyId, SendForm form, CancellationToken cancel)
    {
        if (await places.RunAsync(form.Unit, cancel) is not { IsReady: true } place)
            return null;
        var all = await due.RunAsync(place.Commune!.Id, place.Round!.Id, clock.Today, cancel);
        return all.Of(agencyId) is { } agency
            ? new DuePage(place, agency, all, form) { Removed = await removed.SinceLastAsync(place.Commune.Id, place.Round.Id, agencyId, cancel) }
            : null;
    }

    private async Task<List<HandOverRow>> SentAsync(Guid unitId, Guid roundId, CancellationToken cancel) => await (
        from handOver in db.HandOvers
        join agency in db.ReceivingAgencies on handOver.AgencyId equals agency.Id
        where handOver.UnitId == unitId && handOver.RoundId == roundId
        orderby handOver.SentAt descending
        select new HandOverRow(handOver.Id, agency.Id, agency.Name, handOver.Number, handOver.State, handOver.LineCount, handOver.PersonCount, handOver.AmountSum,
            handOver.Lines.Count(l => l.State == HandOverLineState.Returned), handOver.SentByName, handOver.SentAt)).ToListAsync(cancel);

    /// <summary>Only lines that no later hand-over has overtaken.</summary>
    private static List<ReturnedRow> Returned(HandOverDue computed)
    {
        var needs = computed.Agencies.SelectMany(a => a.Lines).ToDictionary(l => l.Line.EntitlementId, l => l.Need);
        return [.. computed.Latest.Where(l => l.State == HandOverLineState.Returned).OrderBy(l => l.NameSortKey, StringComparer.Ordinal).ThenBy(l => l.EntitlementId)
            .Select(l => new ReturnedRow(l.HandOverId, l.BeneficiaryId, l.FullName, l.HamletName, l.CategoryName, l.Amount, l.ReturnReason,
                needs.TryGetValue(l.EntitlementId, out var need) && need == LineNeed.Returned))];
    }
}
