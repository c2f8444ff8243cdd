using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Security;

/// <summary>
/// Records that the signed-in person looked at this record. The entry is written just before the page goes out: where it cannot be written,
/// nothing is shown. <c>[RecordView("Beneficiary")]</c> takes the person from the route's id; other subjects say whom they concern with
/// <see cref="AccessReport.ReportViewedPerson"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public class RecordViewAttribute(string subject) : Attribute, IAsyncResultFilter
{
    public string Subject { get; } = subject;

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (ShowsSomething(context))
            await RecordAsync(context, context.HttpContext.RequestServices.GetRequiredService<AccessTrail>());
        await next();
    }

    protected virtual async Task RecordAsync(ResultExecutingContext context, AccessTrail trail)
    {
        var (beneficiaryId, unitId) = await WhomAsync(context.HttpContext);
        await trail.ViewedAsync(Subject, RouteId(context.HttpContext), beneficiaryId, unitId, context.HttpContext.Request.Path, context.HttpContext.RequestAborted);
    }

    protected static string? RouteId(HttpContext http) => http.GetRouteValue("id")?.ToString();

    /// <summary>The person and commune that the action reported, else the beneficiary of the route, else the commune of the list.</summary>
    protected async Task<(Guid? BeneficiaryId, Guid? UnitId)> WhomAsync(HttpContext http)
    {
        if (http.ReportedPerson() is { } reported)
            return reported;
        if (Subject == nameof(Beneficiary) && Guid.TryParse(RouteId(http), out var id))
        {
            var db = http.RequestServices.GetRequiredService<AppDbContext>();
            var unitId = await db.Beneficiaries.Where(b => b.Id == id).Select(b => (Guid?)b.UnitId).FirstOrDefaultAsync(http.RequestAborted);
            return (unitId is null ? null : id, unitId);
        }
        var scope = http.RequestServices.GetRequiredService<DataScope>();
        return (null, Guid.TryParse(http.Request.Query["unit"], out var unit) && scope.Holds(unit) ? unit : null);
    }

    private static bool ShowsSomething(ResultExecutingContext context)
    {
        if (context.Result is not (ViewResult or PartialViewResult or FileResult or ContentResult or ObjectResult or JsonResult))
            return false;
        var status = (context.Result as IStatusCodeActionResult)?.StatusCode ?? context.HttpContext.Response.StatusCode;
        return status is >= 200 and < 300;
    }
}

/// <summary>Records an export with its size (<see cref="AccessReport.ReportExportedRows"/>) and file name; the subject is the list's name on screen.</summary>
public sealed class RecordExportAttribute(string subject) : RecordViewAttribute(subject)
{
    protected override async Task RecordAsync(ResultExecutingContext context, AccessTrail trail)
    {
        if (context.Result is not FileResult file)
            return;
        var http = context.HttpContext;
        var (beneficiaryId, unitId) = await WhomAsync(http);
        await trail.ExportedAsync(Subject, RouteId(http), beneficiaryId, unitId, http.ReportedRows(), file.FileDownloadName, http.RequestAborted);
    }
}

/// <summary>What an action tells the recording filters.</summary>
public static class AccessReport
{
    private const string RowsKey = "asxh:exported-rows";
    private const string PersonKey = "asxh:viewed-person";

    /// <summary>How many lines the exported file has; called by the export action.</summary>
    public static void ReportExportedRows(this HttpContext http, int count) => http.Items[RowsKey] = count;

    /// <summary>Whom the page or paper concerns, where the route's id is not the beneficiary's.</summary>
    public static void ReportViewedPerson(this HttpContext http, Guid beneficiaryId, Guid unitId) => http.Items[PersonKey] = (beneficiaryId, unitId);

    internal static int? ReportedRows(this HttpContext http) => http.Items[RowsKey] as int?;

    internal static (Guid? BeneficiaryId, Guid? UnitId)? ReportedPerson(this HttpContext http) =>
        http.Items[PersonKey] is (Guid person, Guid unit) ? (person, unit) : null;
}
