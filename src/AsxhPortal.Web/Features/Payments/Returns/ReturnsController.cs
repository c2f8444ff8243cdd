using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Returns;

/// <summary>Step 7: the updated list goes back to the centre, as Excel or CSV; every export is kept as a record.</summary>
[Allow(Permission.ExportReturn), Route(Steps.PaymentsPath + "/trich-xuat")]
public sealed class ReturnsController(AppDbContext db, CommuneChoice communes, CurrentRound rounds, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(Guid? unit, CancellationToken cancellationToken)
    {
        var options = await communes.AllAsync(clock.Today, cancellationToken);
        if (unit is { } id && options.All(o => o.Id != id))
            return NotFound();
        var ids = options.Where(o => unit is null || o.Id == unit).Select(o => o.Id).ToList();
        var counts = await db.Entitlements.Where(e => ids.Contains(e.UnitId)).GroupBy(e => e.UnitId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        var sent = await db.ReturnExports.AsNoTracking().OrderByDescending(r => r.ExportedAt).Take(20).ToListAsync(cancellationToken);
        return View("Index", new ReturnsPage([.. options.Select(o => (o, counts.GetValueOrDefault(o.Id)))], unit, counts.Values.Sum(), sent));
    }

    /// <summary>POST, because it writes a record of what was sent.</summary>
    [HttpPost(""), RecordExport("Danh sách trích xuất lại")]
    public async Task<IActionResult> Export(Guid? unit, string format, [FromServices] ExportReturnList export, CancellationToken cancellationToken)
    {
        var options = await communes.AllAsync(clock.Today, cancellationToken);
        var chosen = unit is null ? options : [.. options.Where(o => o.Id == unit)];
        if (chosen.Count == 0 || format is not ("xlsx" or "csv"))
            return NotFound();
        try
        {
            var name = unit is null ? user.UnitName ?? "" : chosen[0].Name;
            var round = await rounds.FindAsync();
            var (file, record) = await export.RunAsync(unit ?? user.UnitId!.Value, name, [.. chosen.Select(o => o.Id)], round?.Id, format, user.Actor, clock.UtcNow, cancellationToken);
            HttpContext.ReportExportedRows(record.RowCount);
            var type = format == "csv" ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            return File(file, type, $"asxh-cap-nhat-{clock.Today:yyyy-MM-dd}.{format}");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return RedirectToAction(nameof(Index), new { unit });
        }
    }
}

/// <summary>What can be exported and what was.</summary>
public sealed record ReturnsPage(IReadOnlyList<(CommuneOption Commune, int Count)> Communes, Guid? Unit, int Count, IReadOnlyList<Domain.Payments.ReturnExport> Sent);
