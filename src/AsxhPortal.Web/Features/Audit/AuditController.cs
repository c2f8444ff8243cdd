using System.ComponentModel.DataAnnotations;
using System.Globalization;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Documents.Auditing;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Audit;

public sealed record AuditPage(AuditListQuery Query, PageOf<AuditRow> Rows, string? PersonName, IReadOnlyList<SelectListItem> Accounts);

public sealed record PersonSearchPage(PersonSearchForm Form, IReadOnlyList<PersonRow>? Found);

public sealed class PersonSearchForm
{
    [Display(Name = "Họ tên hoặc số định danh", Description = "Tên không cần dấu; số định danh đủ 12 số hoặc CMND cũ."), StringLength(100, MinimumLength = 2)]
    public string Term { get; set; } = "";
}

/// <summary>Who did what, when: for the auditor, who changes nothing. What the auditor looks up and takes away is recorded as well.</summary>
[Route("nhat-ky")]
[Allow(Permission.ViewAudit)]
public sealed class AuditController(AuditQuery audit, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AuditListQuery query, CancellationToken cancel)
    {
        string? name = null;
        if (query.Person is { } person && (name = await audit.NameOfAsync(person, cancel)) is null)
            return NotFound();
        return View(new AuditPage(query, await audit.PageAsync(query, cancel), name, await audit.AccountsAsync(cancel)));
    }

    [HttpGet("{id:guid}"), RecordView(nameof(AuditEntry))]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel)
    {
        if (await audit.FindAsync(id, cancel) is not { } detail)
            return NotFound();
        if (detail.Row.Entry is { BeneficiaryId: { } person, UnitId: { } unit })
            HttpContext.ReportViewedPerson(person, unit);
        return View("Entry", detail);
    }

    [HttpGet("tim-nguoi")]
    public IActionResult FindPerson() => View("FindPerson", new PersonSearchPage(new PersonSearchForm(), null));

    /// <summary>Posted, so that a name or number never stands in an address or a log.</summary>
    [HttpPost("tim-nguoi"), RecordView("PersonSearch")]
    public async Task<IActionResult> FindPerson(PersonSearchForm form, CancellationToken cancel) =>
        View("FindPerson", new PersonSearchPage(form, ModelState.IsValid ? await audit.PeopleAsync(form.Term, cancel) : null));

    [HttpGet("xuat-excel"), RecordExport("Nhật ký truy vết")]
    public async Task<IActionResult> Export(AuditListQuery query, CancellationToken cancel)
    {
        try
        {
            var rows = await audit.AllAsync(query, cancel);
            HttpContext.ReportExportedRows(rows.Count);
            var stream = new MemoryStream();
            AuditTrailWorkbook.Write(stream, new TableHeading(user.UnitName ?? "", "Nhật ký truy vết", FilterWords(query), clock.Today), rows.Select(ToLine));
            stream.Position = 0;
            return File(stream, FileTypes.Workbook, $"nhat-ky-{clock.Today:yyyy-MM-dd}.xlsx");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
            return Redirect("/nhat-ky" + Request.QueryString);
        }
    }

    private static AuditTrailRow ToLine(AuditDetail detail)
    {
        var entry = detail.Row.Entry;
        return new AuditTrailRow(
            BusinessClock.ToLocal(entry.At).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture), AuditWords.UserOf(entry), entry.Action.ToVietnamese(), AuditWords.SubjectOf(entry),
            detail.Row.PersonName, detail.Row.UnitName, entry.RowCount,
            Cut(string.Join("; ", detail.Changes.Select(change => $"{change.Field}: {change.Before ?? "–"} → {change.After ?? "–"}"))), entry.Note, entry.TraceId);
    }

    /// <summary>A cell of a workbook holds 32,767 characters.</summary>
    private static string Cut(string text) => text.Length <= 32_000 ? text : text[..32_000] + "…";

    private static string? FilterWords(AuditListQuery query)
    {
        var words = new List<string>();
        if (query.From is { } from) words.Add($"từ {from:dd/MM/yyyy}");
        if (query.To is { } to) words.Add($"đến {to:dd/MM/yyyy}");
        if (query.Deed is { } deed) words.Add("việc: " + deed.ToVietnamese());
        if (query.Account is not null) words.Add("của một người dùng");
        if (query.Person is not null) words.Add("về một người hưởng");
        return words.Count == 0 ? null : string.Join(", ", words);
    }
}
