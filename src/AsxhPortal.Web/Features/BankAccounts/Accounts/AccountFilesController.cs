using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.BankAccounts.Accounts;

/// <summary>Danh sách cập nhật tài khoản: the rows of the page, with its filters, as workbook and paper.</summary>
[Allow(Permission.ViewAccounts), Route(Steps.BankAccountsPath + "/tai-khoan")]
public sealed class AccountFilesController(FindWorkPlace places, ListAccounts accounts, UnitPapers papers, BusinessClock clock) : Controller
{
    private const string ListName = "Danh sách cập nhật tài khoản";

    [HttpGet("excel"), RecordExport(ListName)]
    public Task<IActionResult> Workbook(AccountQuery query, CancellationToken cancel) => FileAsync(query, "xlsx", async (place, heading, rows) =>
        AccountUpdateWorkbook.Render(await papers.LetterheadOfAsync(place.Commune!.Id, clock.Today, cancel), heading, rows), cancel);

    [HttpGet("pdf"), RecordExport(ListName)]
    public Task<IActionResult> Pdf(AccountQuery query, CancellationToken cancel) => FileAsync(query, "pdf", async (place, heading, rows) =>
        AccountUpdatePdf.Render(await papers.LetterheadOfAsync(place.Commune!.Id, clock.Today, cancel) with { Stamp = PaperStamp.Preview }, heading, rows, clock.UtcNow), cancel);

    [HttpPost("in"), Allow(Permission.IssuePapers), RecordExport(ListName)]
    public Task<IActionResult> Issue([FromQuery] AccountQuery query, [FromServices] IssuePaper issue, [FromServices] CurrentUser user, CancellationToken cancel) => FileAsync(query, "pdf", async (place, heading, rows) =>
    {
        var print = await issue.RunAsync(
            new PaperToIssue(PaperKind.AccountList, place.Commune!.Id, $"{place.Round!.Id:N}/{query.Hamlet:N}/{query.Standing}", $"{ListName}, {place.Round.Name}", new { heading, rows }), user.Actor, cancel);
        return AccountUpdatePdf.Render(print.Letterhead, heading with { IssuedOn = print.IssuedOn }, rows, clock.UtcNow);
    }, cancel);

    private async Task<IActionResult> FileAsync(AccountQuery query, string extension, Func<WorkPlace, AccountUpdateHeading, IReadOnlyList<AccountUpdateRow>, Task<byte[]>> render, CancellationToken cancel)
    {
        if (await places.RunAsync(query.Unit, cancel) is not { IsReady: true } place)
            return NotFound();
        var all = await accounts.RunAsync(place.Commune!.Id, place.Round!.Id, cancel);
        var rows = query.Among(all).Select((row, index) => Row(row, index + 1, place.Round)).ToList();
        HttpContext.ReportExportedRows(rows.Count);
        try
        {
            var bytes = await render(place, new AccountUpdateHeading(place.Round.Name, query.Words(all), null), rows);
            return File(bytes, extension == "pdf" ? FileTypes.Pdf : FileTypes.Workbook, $"cap-nhat-tai-khoan_{place.Commune.Code}_{clock.Today:yyyyMMdd}.{extension}");
        }
        catch (RuleException refused)
        {
            this.Refused(refused.Message);
            return RedirectToAction("Index", "Accounts", new { unit = place.UnitInLinks });
        }
    }

    private static AccountUpdateRow Row(AccountRow row, int ordinal, ReviewRound round)
    {
        DateOnly? declaredOn = row.DeclaredAt is { } at ? DateOnly.FromDateTime(BusinessClock.ToLocal(at)) : null;
        var (update, updatedOn) = row switch
        {
            { Number: null } => ("Còn thiếu", (DateOnly?)null),
            { IsFromAttorney: true } => ("Theo giấy ủy quyền", null),
            _ when declaredOn >= round.StartsOn => (row.PreviousAccount is null ? "Thêm mới" : "Thay đổi", declaredOn),
            _ when row.LastVerifiedOn >= round.StartsOn => ("Xác nhận lại", row.LastVerifiedOn),
            _ => ("Giữ nguyên", declaredOn),
        };
        return new AccountUpdateRow(
            ordinal, row.FullName, row.Birth, row.CitizenId, row.HamletName, row.Channel.ToVietnamese(), row.Number, row.ProviderName, row.HolderName,
            row.HolderKind is { } kind && kind != PayeeKind.Self ? kind.ToVietnamese().ToLowerInvariant() : null,
            row.PreviousAccount, update, updatedOn, row.Standing is AccountStanding.HolderDiffers or AccountStanding.Shared ? row.Standing.ToVietnamese() : null);
    }
}
