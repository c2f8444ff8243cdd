using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>How somebody likes the list: filters kept under a name, columns chosen and ordered.</summary>
[Route(Steps.BeneficiariesPath), Allow(Permission.ViewBeneficiaries)]
public sealed class ListLayoutsController(ListLayouts layouts) : Controller
{
    private const string ListUrl = "/" + Steps.BeneficiariesPath;

    [HttpPost("bo-loc")]
    public async Task<IActionResult> Save(BeneficiaryFilter filter, [FromForm] string? name, [FromForm] bool shared, [FromServices] SaveFilter save, CancellationToken cancel)
    {
        try
        {
            var saved = await save.RunAsync(filter, name, shared, cancel);
            this.Done($"Đã lưu bộ lọc “{saved.Name}”{(shared ? " cho cả đơn vị" : "")}." + (filter.Search is null ? "" : " Từ khóa tìm kiếm là dữ liệu cá nhân nên không được lưu."));
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return LocalRedirect(ListUrl + QueryString.Create(filter.ToRoute()));
    }

    [HttpGet("bo-loc/{id:guid}")]
    public async Task<IActionResult> Use(Guid id, [FromServices] SavedFilters filters, CancellationToken cancel)
    {
        if (await filters.FindAsync(id, cancel) is not { } found)
        {
            this.Warn("Bộ lọc này không còn; danh sách dưới đây là toàn bộ.");
            return LocalRedirect(ListUrl);
        }
        if (found.Note is { } note)
            this.Warn(note);
        return LocalRedirect(ListUrl + found.Query);
    }

    [HttpPost("bo-loc/{id:guid}/bo")]
    public async Task<IActionResult> Close(Guid id, [FromServices] CloseFilter close, CancellationToken cancel)
    {
        try
        {
            if (await close.RunAsync(id, cancel) is not { } filter)
                return NotFound();
            this.Done($"Đã bỏ bộ lọc “{filter.Name}”.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return LocalRedirect(ListUrl);
    }

    [HttpGet("cot")]
    public async Task<IActionResult> Columns(string? back, CancellationToken cancel)
    {
        var shown = (await layouts.OnScreenAsync(true, cancel)).Select(c => c.Key).ToList();
        var ordered = BeneficiaryListColumns.Choice.OrderBy(c => shown.IndexOf(c.Key) is >= 0 and var place ? place : int.MaxValue).ToList();
        return View(new ColumnsPage([.. ordered.Select((column, i) => (column, shown.Contains(column.Key), i + 1))], BackTo(back)));
    }

    [HttpPost("cot")]
    public async Task<IActionResult> Columns(ColumnsForm form, [FromServices] ChooseColumns choose, CancellationToken cancel)
    {
        try
        {
            await choose.RunAsync(form, cancel);
            this.Done("Đã lưu các cột của bạn; tệp Excel cũng theo các cột này.");
            return LocalRedirect(BackTo(form.Back));
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return LocalRedirect(ListUrl + "/cot");
        }
    }

    private string BackTo(string? address) => address is not null && Url.IsLocalUrl(address) && address.StartsWith(ListUrl, StringComparison.Ordinal) ? address : ListUrl;
}
