using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Matching;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>What the lists of doubles read from their address.</summary>
public sealed class DuplicateFilter : ListQuery
{
    public Guid? Unit { get; set; }

    /// <summary>Word of the kind.</summary>
    [ModelBinder(Name = "loai")]
    public string? Kind { get; set; }

    [ModelBinder(Name = "tinh-trang")]
    public DuplicateView? View { get; set; }

    public DuplicateKind KindOrFirst => DuplicateWords.FromWord(Kind) ?? DuplicateKind.SameList;

    public DuplicateView ViewOrFirst => View ?? DuplicateView.Open;
}

public sealed record DuplicatesPage(CommuneOption Commune, DuplicateKind Kind, DuplicateView View, IReadOnlyList<DuplicateCounts> Counts, PageOf<DuplicateFinding> Findings, IReadOnlyList<DuplicateDecision> Gone);

/// <summary>The four work lists of doubles of a commune.</summary>
[Route(Steps.MatchingPath + "/trung-lap")]
[Allow(Permission.ViewMatches)]
public sealed class DuplicatesController(FindDuplicates find, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    private const int UsualSize = 20;

    [HttpGet("")]
    public async Task<IActionResult> Index(DuplicateFilter filter, CancellationToken cancel)
    {
        if (await communes.FindAsync(filter.Unit, clock.Today, cancel) is not { } commune)
            return filter.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();
        filter.Size ??= UsualSize;
        var list = await ListAsync(commune.Id, filter, cancel);
        return View(new DuplicatesPage(commune, filter.KindOrFirst, filter.ViewOrFirst, await find.CountAsync(commune.Id, cancel), list.Shown.ToPage(filter), list.Gone));
    }

    /// <summary>What the page lists, all of it.</summary>
    [HttpGet("xuat-excel"), Allow(Permission.ExportBeneficiaries), RecordExport("Danh sách trùng lặp")]
    public async Task<IActionResult> Workbook(DuplicateFilter filter, CancellationToken cancel)
    {
        if (await communes.FindAsync(filter.Unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        var list = await ListAsync(commune.Id, filter, cancel);
        var rows = DuplicateListRows.Of(list.Shown, list.Gone);
        HttpContext.ReportExportedRows(rows.Count);
        var stream = new MemoryStream();
        DuplicateListWorkbook.Write(stream, new TableHeading(commune.Name, $"Trùng lặp: {filter.KindOrFirst.ToVietnamese()}", filter.ViewOrFirst.ToVietnamese(), clock.Today), rows);
        return File(stream.ToArray(), FileTypes.Workbook, $"trung-lap-{filter.KindOrFirst.ToWord()}-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    [HttpPost("{loai}/{key}"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Decide(Guid unit, string loai, string key, DuplicateForm form, [FromServices] DecideDuplicate decide, CancellationToken cancel)
    {
        if (DuplicateWords.FromWord(loai) is not { } kind)
            return NotFound();
        try
        {
            if (await decide.RunAsync(unit, kind, key, form, user.Actor, clock.UtcNow, cancel) is null)
                return NotFound();
            this.Done(form.Verdict switch
            {
                DuplicateVerdict.Keep => "Đã ghi: giữ cả hai.",
                DuplicateVerdict.Settle => "Đã ghi: đã xử lý.",
                _ => "Đã hoàn tác quyết định.",
            });
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Index), new Dictionary<string, object?> { ["unit"] = unit, ["loai"] = loai });
    }

    /// <summary>One projection for the page and the workbook.</summary>
    private async Task<(IReadOnlyList<DuplicateFinding> Shown, IReadOnlyList<DuplicateDecision> Gone)> ListAsync(Guid unitId, DuplicateFilter filter, CancellationToken cancel)
    {
        var found = await find.RunAsync(unitId, filter.KindOrFirst, cancel) ?? [];
        return filter.ViewOrFirst == DuplicateView.Gone
            ? ([], await find.GoneAsync(unitId, filter.KindOrFirst, found, cancel))
            : ([.. found.Where(f => filter.ViewOrFirst.Holds(f))], []);
    }
}
