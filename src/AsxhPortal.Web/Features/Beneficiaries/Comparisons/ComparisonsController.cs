using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Registers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.Comparisons;

/// <summary>So sánh danh sách: who came, went or changed between any two lists or moments, and why.</summary>
[Route(Steps.BeneficiariesPath + "/so-sanh"), Allow(Permission.ViewBeneficiaries)]
public sealed class ComparisonsController(CompareLists compare, CommuneChoice communes, CurrentUser user, BusinessClock clock) : Controller
{
    private const string ListName = "So sánh danh sách";

    [HttpGet("")]
    public async Task<IActionResult> Index(ComparisonQuery query, CancellationToken cancel)
    {
        if (await OpenAsync(query, cancel) is not { } page)
            return NotFound();
        if (!query.IsAsked || page.Commune is null)
            return View(page);
        try
        {
            return View(await compare.RunAsync(page, clock.Today, cancel));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(page);
        }
    }

    [HttpGet("xuat-excel"), Allow(Permission.ExportBeneficiaries), RecordExport(ListName)]
    public async Task<IActionResult> Workbook(ComparisonQuery query, CancellationToken cancel)
    {
        if (await OpenAsync(query, cancel) is not { Commune: { } commune } page)
            return NotFound();
        try
        {
            page = await compare.RunAsync(page, clock.Today, cancel);
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return LocalRedirect($"/{Steps.BeneficiariesPath}/so-sanh?unit={commune.Id}");
        }
        HttpContext.ReportExportedRows(page.Rows.Count);
        var stream = new MemoryStream();
        var filter = $"Trước: {page.Before!.GroupLabel}, {page.Before.Label}. Sau: {page.After!.GroupLabel}, {page.After.Label}."
            + (query.Kind is { } kind ? $" Chỉ: {kind.ToVietnamese()}." : "") + (query.IsUnknownOnly ? " Chỉ người chưa rõ lý do." : "");
        ListComparisonWorkbook.Write(stream, new TableHeading("UBND " + char.ToLowerInvariant(commune.Name[0]) + commune.Name[1..], ListName, filter, clock.Today), page.Rows.Select(r => r.ToListRow()));
        return File(stream.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"so-sanh-danh-sach-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    /// <summary>Keeps the register as it stands now.</summary>
    [HttpPost("luu"), Allow(Permission.ExportBeneficiaries)]
    public async Task<IActionResult> Keep([FromForm] Guid? unit, [FromServices] TakeRegisterSnapshot take, CancellationToken cancel)
    {
        if (await communes.FindAsync(unit, clock.Today, cancel) is not { } commune)
            return NotFound();
        try
        {
            if (await take.RunAsync(commune.Id, SnapshotCause.Asked, user.Actor, clock.UtcNow, cancel) is { } snapshot)
                this.Done($"Đã lưu danh sách hiện nay: {snapshot.PersonCount} người, {new Dong(snapshot.AmountSum)} mỗi tháng. Từ nay so sánh được với bản này.");
            else
                this.Warn("Danh sách của xã chưa có ai nên không có gì để lưu lại.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return LocalRedirect($"/{Steps.BeneficiariesPath}/so-sanh?unit={commune.Id}");
    }

    /// <returns>Null when the address names a commune out of the scope.</returns>
    private async Task<ComparisonPage?> OpenAsync(ComparisonQuery query, CancellationToken cancel)
    {
        var all = await communes.AllAsync(clock.Today, cancel);
        var commune = query.Unit is { } id ? all.FirstOrDefault(c => c.Id == id) : all.Count == 1 ? all[0] : null;
        if (query.Unit is not null && commune is null)
            return null;
        return new ComparisonPage(query, all, commune, commune is null ? [] : await compare.PointsAsync(commune.Id, cancel), null, null, null, []);
    }
}
