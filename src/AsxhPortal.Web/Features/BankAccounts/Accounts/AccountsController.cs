using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.Accounts;

public sealed record AccountsPage(WorkPlace Place, AccountQuery Query, PageOf<AccountRow> Rows, AccountCounts Counts, IReadOnlyList<(Guid Id, string Name)> Hamlets);

/// <summary>Step 6: the account numbers the commune police enter or correct.</summary>
[Allow(Permission.ViewAccounts), Route(Steps.BankAccountsPath + "/tai-khoan")]
public sealed class AccountsController(FindWorkPlace places, ListAccounts accounts, ReadAccount account, AppDbContext db, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AccountQuery query, CancellationToken cancel)
    {
        if (await places.RunAsync(query.Unit, cancel) is not { } place)
            return NotFound();
        var all = place.IsReady ? await accounts.RunAsync(place.Commune!.Id, place.Round!.Id, cancel) : [];
        return View(new AccountsPage(place, query, query.Among(all).ToPage(query), AccountCounts.Of(all),
            [.. all.Where(r => r.HamletId is not null).Select(r => (r.HamletId!.Value, r.HamletName!)).Distinct().OrderBy(h => h.Item2, StringComparer.CurrentCulture)]));
    }

    [HttpGet("{id:guid}"), Allow(Permission.EditAccounts), RecordView("Beneficiary")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) => await account.RunAsync(id, null, cancel) is { } page ? Opened(page) : NotFound();

    [HttpPost("{id:guid}"), Allow(Permission.EditAccounts)]
    public async Task<IActionResult> Edit(Guid id, AccountForm form, [FromServices] DeclareAccount declare, [FromServices] CurrentUser user, CancellationToken cancel)
    {
        this.KeepOpened();
        if (this.TakesTheirs() && await account.RunAsync(id, null, cancel) is { } standing)
            this.TakeChosen(form, standing.Form, AccountForm.Fields(standing.Providers));
        try
        {
            if (ModelState.IsValid)
            {
                if (await declare.RunAsync(form.ToDeclaration(id), user.Actor, clock.UtcNow, cancel) is not { } declared)
                    return NotFound();
                var sentence = declared.IsNew ? "Đã ghi tài khoản." : "Tài khoản không đổi; đã ghi ngày xác nhận lại.";
                if (declared.Others.Sentence is { } shared)
                    this.Warn($"{sentence} Lưu ý: {shared} Chỉ người giám hộ, người chăm sóc hoặc người được ủy quyền mới nhận chung cho nhiều người.");
                else
                    this.Done(sentence);
                return RedirectToAction(nameof(Edit), new { id });
            }
        }
        catch (RuleException refused)
        {
            ModelState.AddModelError(AccountForm.FieldOf(refused.Field), refused.Message);
        }
        catch (Exception conflict) when (conflict is StaleRecordException or DbUpdateConcurrencyException)
        {
            return await StaleAsync(id, form, cancel);
        }
        if (await account.RunAsync(id, form, cancel) is not { } page)
            return NotFound();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }

    private ViewResult Opened(AccountPage page)
    {
        this.RememberOpened(page.Form);
        return View(page);
    }

    private async Task<IActionResult> StaleAsync(Guid id, AccountForm form, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await account.RunAsync(id, null, cancel) is not { } standing)
            return NotFound();
        form.Version = standing.Form.Version;
        this.ShowConflict(form, standing.Form, AccountForm.Fields(standing.Providers), await db.LastSaveAsync(id, nameof(BankAccount), cancel), nameof(form.Version));
        return View(nameof(Edit), standing with { Form = form });
    }
}
