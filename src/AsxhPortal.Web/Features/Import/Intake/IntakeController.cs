using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Import.Copies;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.BackgroundWorks;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>From a file in a person's hand to a confirmed reading: sent, looked at, confirmed or put aside.</summary>
[Route(Steps.ImportPath)]
[Allow(Permission.ImportLists)]
public sealed class IntakeController(UploadCommunes communes, ReadingScreen screen, ImportLimits limits, CurrentUser user) : Controller
{
    /// <summary>What the server takes at most; the setting Import:MaxFileMegabytes answers with a sentence below that.</summary>
    private const int LargestRequest = 300 * 1024 * 1024;

    [HttpGet("tai-len")]
    public async Task<IActionResult> Upload([FromQuery(Name = "nhom")] SourceGroup? group, CancellationToken cancel)
    {
        var choices = await OfferCommunesAsync(cancel);
        return View(new UploadForm { Group = group, UnitId = choices.Count == 1 ? choices[0].Id : null });
    }

    [HttpPost("tai-len")]
    [RequestSizeLimit(LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = LargestRequest)]
    public async Task<IActionResult> Upload(UploadForm form, [FromServices] ReceiveFile receive, [FromServices] MendedCopies copies, CancellationToken cancel)
    {
        var choices = await OfferCommunesAsync(cancel);
        if (!ModelState.IsValid) return View(form);
        if (choices.All(c => c.Id != form.UnitId)) return NotFound();
        var receipts = new List<(string FileName, Receipt Receipt)>();
        foreach (var file in form.File!)
        {
            var name = Path.GetFileName(file.FileName);
            var prefix = form.File.Count > 1 ? $"{name}: " : "";
            try
            {
                var receipt = await receive.RunAsync(await ReadAsync(file, form, receive, cancel), cancel);
                receipts.Add((name, receipt));
                if (receipt.Earlier is not { } earlier) continue;
                ViewData["Earlier"] = earlier;
                ModelState.AddModelError("File", $"{prefix}Tệp này đã được nhập ngày {BusinessClock.ToLocal(earlier.At):dd/MM/yyyy HH:mm} (người nhập: {earlier.By}); không có gì thay đổi.");
            }
            catch (RuleException rule)
            {
                ModelState.AddModelError(rule.Field ?? "File", prefix + rule.Message);
            }
        }

        var kept = receipts.Where(r => r.Receipt.FileId is not null).ToList();
        if (!ModelState.IsValid)
        {
            if (kept.Count > 0) ViewData["Kept"] = string.Join(", ", kept.Select(r => r.FileName));
            return View(form);
        }
        if (kept is [var only])
        {
            if (await copies.IsCopyAsync(only.Receipt.FileId!.Value, cancel)) return RedirectToAction("Mended", "Copies", new { id = only.Receipt.FileId });
            if (!only.Receipt.IsNew) this.Warn("Tệp này đã được tải lên trước đó và đang chờ xác nhận.");
            return RedirectToAction(nameof(Read), new { id = only.Receipt.FileId });
        }
        this.Done($"Đã nhận {kept.Count} tệp; hãy xem cách đọc và xác nhận từng tệp.");
        return RedirectToAction("Index", "Batches", null, "cho-xac-nhan");
    }

    [HttpGet("tep/{id:guid}"), RecordView("ReceivedFile")]
    public async Task<IActionResult> Read(Guid id, [FromServices] MendedCopies copies, CancellationToken cancel) =>
        await copies.IsCopyAsync(id, cancel) ? RedirectToAction("Mended", "Copies", new { id }) : await ShowAsync(id, null, cancel);

    /// <summary>The same page with other choices; nothing is kept. The page's script shows it in place.</summary>
    [HttpPost("tep/{id:guid}/xem-lai")]
    public async Task<IActionResult> Preview(Guid id, ReadingForm form, CancellationToken cancel) => await ShowAsync(id, form, cancel);

    [HttpPost("tep/{id:guid}")]
    public async Task<IActionResult> Confirm(Guid id, ReadingForm form, [FromServices] ConfirmReading confirm, [FromServices] WaitForWork wait, CancellationToken cancel)
    {
        if (await screen.FindAsync(id, form, cancel) is not { } page) return NotFound();
        if (page.File.State != ReceivedFileState.Received) return await ShowAsync(id, null, cancel);
        try
        {
            if (await confirm.RunAsync(page, form.Version, form.Remembers, user.Actor, cancel) is not { } workId) return RedirectToAction("Compare", "Editions", new { id });
            var work = await wait.RunAsync(workId, cancel);
            if (work is not { State: WorkState.Done }) return Redirect(WorkAddress.Of(workId));
            this.Done(work.Outcome ?? "Đã nhập xong.");
            return Redirect(WorkAddress.OfResult(work) ?? WorkAddress.Of(workId));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return View(nameof(Read), page);
        }
    }

    [HttpPost("tep/{id:guid}/bo")]
    public async Task<IActionResult> Discard(Guid id, [FromServices] DiscardFile discard, CancellationToken cancel)
    {
        try
        {
            if (await discard.RunAsync(id, cancel) is not { } name) return NotFound();
            this.Done($"Đã bỏ tệp {name}; không dòng nào của tệp được nhập.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction("Index", "Batches");
    }

    [HttpPost("tep/{id:guid}/quen-cach-doc")]
    public async Task<IActionResult> Forget(Guid id, [FromServices] ForgetColumnMaps forget, CancellationToken cancel)
    {
        if (await screen.FindAsync(id, cancellationToken: cancel) is not { } page) return NotFound();
        await forget.RunAsync(page.File.UnitId, page.File.Group, user.Actor, cancel);
        this.Done($"Đã quên cách đọc danh sách {page.File.Group.ToVietnamese()} của {page.UnitName}; tệp này được nhận cột lại từ đầu.");
        return RedirectToAction(nameof(Read), new { id });
    }

    private async Task<IActionResult> ShowAsync(Guid id, ReadingForm? form, CancellationToken cancel)
    {
        if (await screen.FindAsync(id, form, cancel) is not { } page) return NotFound();
        if (page.File is { State: ReceivedFileState.Imported, BatchId: { } batch }) return RedirectToAction("Details", "Batches", new { id = batch });
        if (page.File.State == ReceivedFileState.Received)
        {
            ModelState.Clear();
            return View(nameof(Read), page);
        }
        this.Warn(page.File.State == ReceivedFileState.Confirmed ? "Tệp này đã được xác nhận và đang được nhập." : "Tệp này đã bỏ; hãy tải lên lại nếu cần.");
        return RedirectToAction("Index", "Batches");
    }

    private async Task<ListUpload> ReadAsync(IFormFile file, UploadForm form, ReceiveFile receive, CancellationToken cancel)
    {
        if (file.Length > limits.ForFile.MaxBytes)
            throw new RuleException($"Tệp lớn hơn giới hạn {limits.MaxFileMegabytes} MB; hãy chia danh sách thành nhiều tệp nhỏ hơn.", "File");
        using var buffer = new MemoryStream((int)file.Length);
        await file.CopyToAsync(buffer, cancel);
        var (name, content) = (Path.GetFileName(file.FileName), buffer.ToArray());
        return new ListUpload(form.Group ?? receive.GroupOf(content, name), form.UnitId!.Value, name, content, user.Actor);
    }

    private async Task<IReadOnlyList<CommuneOption>> OfferCommunesAsync(CancellationToken cancel)
    {
        var choices = await communes.AllAsync(cancel);
        ViewData["Communes"] = choices.Select(c => new SelectListItem(c.Name, c.Id.ToString())).ToList();
        ViewData["MaxFileMegabytes"] = limits.MaxFileMegabytes;
        return choices;
    }
}
