using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Matching;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Departures;

public sealed record DeparturesPage(CommuneOption Commune, DepartureFilter Filter, DepartureCounts Counts, PageOf<DepartureRow> Rows);

/// <summary>The dead and the moved of the newest extract who still stand in the register.</summary>
[Route(Steps.MatchingPath + "/bien-dong-dan-cu")]
[Allow(Permission.ViewMatches)]
public sealed class DeparturesController(DepartureList list, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(DepartureFilter filter, CancellationToken cancel) =>
        await communes.FindAsync(filter.Unit, clock.Today, cancel) is { } commune
            ? View(new DeparturesPage(commune, filter, await list.CountAsync(commune.Id, cancel), await list.RunAsync(commune.Id, filter, cancel)))
            : filter.Unit is null ? Redirect(Steps.Matching.Url) : NotFound();

    /// <summary>What the page lists, all of it.</summary>
    [HttpGet("xuat-excel"), Allow(Permission.ExportBeneficiaries), RecordExport("Biến động từ dữ liệu dân cư")]
    public async Task<IActionResult> Workbook(DepartureFilter filter, CancellationToken cancel)
    {
        if (await communes.FindAsync(filter.Unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        var rows = await list.AllAsync(commune.Id, filter, cancel);
        HttpContext.ReportExportedRows(rows.Count);
        var stream = new MemoryStream();
        DepartureListWorkbook.Write(stream, new TableHeading(commune.Name, "Biến động từ dữ liệu dân cư", filter.Words(), clock.Today), rows.Select(ToLine));
        return File(stream.ToArray(), FileTypes.Workbook, $"bien-dong-dan-cu-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    [HttpPost("{id:guid}"), Allow(Permission.DecideMatches)]
    public async Task<IActionResult> Handle(Guid id, DepartureForm form, [FromServices] HandleDeparture handle, CancellationToken cancel)
    {
        Guid? unit = null;
        try
        {
            if (await handle.RunAsync(id, form, user.Actor, clock.UtcNow, cancel) is not { } flag)
                return NotFound();
            unit = flag.UnitId;
            this.Done(form.IsUndone ? "Đã mở lại cảnh báo." : "Đã ghi kết quả kiểm tra.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception e) when (e is StaleRecordException or DbUpdateConcurrencyException)
        {
            this.Refused("Người khác vừa xử lý cảnh báo này; việc của bạn chưa được ghi.");
        }
        return RedirectToAction(nameof(Index), new { unit });
    }

    private static DepartureListRow ToLine(DepartureRow row) => new(row.FullName, row.Birth?.ToString(), row.CitizenId, row.Hamlet, row.Status.ToVietnamese(), row.Flag.Kind.ToVietnamese(),
        row.Flag.Since, DayOf(row.Flag.FoundAt), row.ExtractFile ?? DepartureRow.OtherExtract, row.Flag.State.ToVietnamese(), row.Flag.State == ResidenceFlagState.Open ? row.Flag.NextAction : null,
        row.Flag.Note, row.Flag.HandledByName, row.Flag.HandledAt is { } at ? DayOf(at) : null);

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(BusinessClock.ToLocal(utc));
}
