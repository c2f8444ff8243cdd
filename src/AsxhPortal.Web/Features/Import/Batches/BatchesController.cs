using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Import.Batches;

[Route(Steps.ImportPath)]
[Allow(Permission.ViewImports)]
public sealed class BatchesController(BatchQuery batches, UploadCommunes communes, ImportLimits limits, CurrentUser user, BusinessClock clock) : Controller
{
    /// <summary>What the server takes at most; the setting Import:MaxFileMegabytes answers with a sentence below that.</summary>
    private const int LargestRequest = 300 * 1024 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> Index(BatchListQuery query, CancellationToken cancel) =>
        View(new BatchListPage(await batches.GroupsAsync(cancel), query, await batches.ListAsync(query, cancel)));

    [HttpGet("tai-len"), Allow(Permission.ImportLists)]
    public async Task<IActionResult> Upload([FromQuery(Name = "nhom")] SourceGroup? group, CancellationToken cancel)
    {
        var choices = await OfferCommunesAsync(cancel);
        return View(new UploadForm { Group = group, UnitId = choices.Count == 1 ? choices[0].Id : null });
    }

    [HttpPost("tai-len"), Allow(Permission.ImportLists)]
    [RequestSizeLimit(LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
    public async Task<IActionResult> Upload(UploadForm form, [FromServices] ImportList import, CancellationToken cancel)
    {
        var choices = await OfferCommunesAsync(cancel);
        if (!ModelState.IsValid) return View(form);
        if (choices.All(c => c.Id != form.UnitId)) return NotFound();
        try
        {
            var outcome = await import.RunAsync(await ReadAsync(form, cancel), cancellationToken: cancel);
            this.Done(outcome.ToVietnamese());
            return RedirectToAction(nameof(Details), new { id = outcome.BatchId });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return View(form);
        }
    }

    [HttpGet("{id:guid}"), RecordView("ImportBatch")]
    public async Task<IActionResult> Details(Guid id, BatchRowQuery query, CancellationToken cancel) =>
        await batches.FindAsync(id, query, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("{id:guid}/dong-can-xem"), RecordExport("Dòng cần xem của danh sách nguồn")]
    public async Task<IActionResult> BadRows(Guid id, [FromServices] BadRowsFile file, CancellationToken cancel)
    {
        if (await batches.FindBadRowsAsync(id, cancel) is not { } bad) return NotFound();
        HttpContext.ReportExportedRows(bad.Rows.Count);
        return File(file.Make(bad, clock.Today), BadRowsFile.ContentType, BadRowsFile.NameOf(bad.Batch));
    }

    private async Task<ListUpload> ReadAsync(UploadForm form, CancellationToken cancel)
    {
        if (form.File!.Length > limits.ForFile.MaxBytes)
            throw new RuleException($"Tệp lớn hơn giới hạn {limits.MaxFileMegabytes} MB; hãy chia danh sách thành nhiều tệp nhỏ hơn.", "File");
        using var content = new MemoryStream((int)form.File.Length);
        await form.File.CopyToAsync(content, cancel);
        return new ListUpload(form.Group!.Value, form.UnitId!.Value, Path.GetFileName(form.File.FileName), content.ToArray(), user.Actor);
    }

    private async Task<IReadOnlyList<CommuneOption>> OfferCommunesAsync(CancellationToken cancel)
    {
        var choices = await communes.AllAsync(cancel);
        ViewData["Communes"] = choices.Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToList();
        ViewData["MaxFileMegabytes"] = limits.MaxFileMegabytes;
        return choices;
    }
}
