using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>
/// A file that is written while it is sent, so that its size costs no memory and its first bytes leave at once. What can go wrong with the request has
/// to go wrong before: once the first byte is out there is no error page.
/// </summary>
public sealed class StreamedFile : FileResult
{
    private readonly Func<Stream, CancellationToken, Task> write;

    public StreamedFile(string contentType, string fileName, Func<Stream, CancellationToken, Task> write) : base(contentType)
    {
        FileDownloadName = fileName;
        this.write = write;
    }

    public static StreamedFile Workbook(string fileName, Func<Stream, CancellationToken, Task> write) =>
        new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", fileName, write);

    public override Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(FileDownloadName);
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.ContentType = ContentType;
        return write(http.Response.Body, http.RequestAborted);
    }
}
