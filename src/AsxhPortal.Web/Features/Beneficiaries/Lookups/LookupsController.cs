using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.Lookups;

/// <summary>Tra cứu theo danh sách: a list of numbers or names comes back as a workbook with what the register says beside each line.</summary>
[Route(Steps.BeneficiariesPath + "/tra-cuu"), Allow(Permission.ViewBeneficiaries)]
public sealed class LookupsController(CurrentUser user, BusinessClock clock) : Controller
{
    private const long LargestRequest = 60L * 1024 * 1024;

    [HttpGet("")]
    public IActionResult Index() => View(new LookupForm());

    [HttpPost(""), Allow(Permission.ExportBeneficiaries), RecordExport("Tra cứu theo danh sách")]
    [RequestSizeLimit(LargestRequest), RequestFormLimits(MultipartBodyLengthLimit = LargestRequest, ValueLengthLimit = (int)LargestRequest)]
    public async Task<IActionResult> Answer(LookupForm form, [FromServices] LookUpPeople lookUp, CancellationToken cancel)
    {
        try
        {
            var list = await LookupList.ReadAsync(form, cancel);
            HttpContext.ReportExportedRows(list.Lines.Count);
            var heading = new TableHeading(user.UnitName ?? "", "Tra cứu theo danh sách", list.Name, clock.Today);
            return StreamedFile.Workbook($"tra-cuu-{clock.Today:yyyy-MM-dd}.xlsx",
                (body, token) => LookupWorkbook.WriteAsync(body, heading, list.Headings, lookUp.RunAsync(list, clock.Today, token), token));
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return View("Index", form);
        }
    }
}
