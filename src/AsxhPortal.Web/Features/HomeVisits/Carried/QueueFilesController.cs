using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>One line of an export file as it was taken in.</summary>
/// <param name="Line">From 1.</param>
public sealed record QueueFileLine(int Line, Guid? Id, bool IsVisit, Receipt Receipt);

/// <summary>What became of an export file; null lines before one was sent.</summary>
public sealed record QueueFilePage(IReadOnlyList<QueueFileLine>? Lines)
{
    public int Taken => Lines?.Count(l => l.Receipt.Status == StatusCodes.Status200OK) ?? 0;
}

/// <summary>Takes in the encrypted file that a phone wrote from its queue, when it cannot send by itself: each line as if it had been sent.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di/tep"), Allow(Permission.RecordSurveys)]
public sealed class QueueFilesController(ReadQueueFile read, CurrentUser user) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View("QueueFile", new QueueFilePage(null));

    [HttpPost(""), RequestSizeLimit(CarriedSettings.MostFileBytes + 1024 * 1024), RequestFormLimits(MultipartBodyLengthLimit = CarriedSettings.MostFileBytes + 1024 * 1024)]
    public async Task<IActionResult> Index(IFormFile? file, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
            ModelState.AddModelError("file", "Hãy chọn tệp đã xuất từ hàng chờ trên điện thoại.");
        else if (file.Length > CarriedSettings.MostFileBytes)
            ModelState.AddModelError("file", $"Tệp lớn hơn {CarriedSettings.MostFileBytes / 1024 / 1024} MB; hãy xuất từng phần của hàng chờ.");
        if (!ModelState.IsValid)
            return View("QueueFile", new QueueFilePage(null));
        await using var stream = file!.OpenReadStream();
        var lines = await read.RunAsync(stream, user.Actor, cancel);
        if (lines.Count == 0)
            ModelState.AddModelError("file", "Tệp không có bản gửi nào; hãy chọn đúng tệp xuất từ hàng chờ trên điện thoại.");
        return View("QueueFile", new QueueFilePage(lines));
    }
}
