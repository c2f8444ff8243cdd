using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Conflicts;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Accounts;

/// <summary>The account of one person.</summary>
[Route(Steps.BeneficiariesPath + "/{id:guid}/tai-khoan"), Allow(Permission.EditAccounts), RecordView("Beneficiary")]
public sealed class AccountsController(AppDbContext db, ProviderChoices providers, CurrentUser user, BusinessClock clock) : PersonFormController(db)
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        var current = await CurrentAsync(id, cancel);
        await ChoicesAsync(cancel);
        return Opened(nameof(Edit), current is null ? new AccountForm { AccountHolder = VietnameseText.Fold(Heading.FullName).ToUpperInvariant() } : AccountForm.Of(current));
    }

    [HttpPost("")]
    public async Task<IActionResult> Edit(Guid id, AccountForm form, [FromServices] DeclareAccount declare, CancellationToken cancel)
    {
        if (!await FindPersonAsync(id, cancel))
            return NotFound();
        await ChoicesAsync(cancel);
        if (this.TakesTheirs())
            this.TakeChosen(form, await CurrentFormAsync(id, cancel), Fields());
        if (!ModelState.IsValid)
            return Invalid(nameof(Edit), form);
        try
        {
            if (await declare.RunAsync(form.ToDeclaration(id), user.Actor, clock.UtcNow, cancel) is not { } declared)
                return NotFound();
            if (declared.Others.Sentence is { } shared)
                this.Warn($"Đã lưu. {shared} Hãy kiểm tra lại.");
            else
                this.Done(declared.IsNew ? "Đã lưu tài khoản." : "Tài khoản không thay đổi; đã ghi nhận xác nhận hôm nay.");
            return LocalRedirect(Heading.Url);
        }
        catch (RuleException rule)
        {
            return Refused(rule, nameof(Edit), form);
        }
        catch (StaleRecordException)
        {
            return await StaleAsync(id, form, cancel);
        }
    }

    private async Task<IActionResult> StaleAsync(Guid id, AccountForm form, CancellationToken cancel)
    {
        var current = await CurrentFormAsync(id, cancel);
        form.SeenVersion = current.SeenVersion;
        return await StaleAsync(nameof(Edit), form, current, Fields(), nameof(BankAccount), nameof(form.SeenVersion), cancel);
    }

    private IReadOnlyList<ComparedField<AccountForm>> Fields()
    {
        var choices = (IEnumerable<SelectListItem>)ViewData["Providers"]!;
        return
        [
            new(nameof(AccountForm.Channel), "Hình thức nhận", f => f.Channel.ToVietnamese()),
            new(nameof(AccountForm.ProviderCode), "Ngân hàng hoặc nhà cung cấp", f => choices.FirstOrDefault(c => c.Value == f.ProviderCode)?.Text),
            new(nameof(AccountForm.AccountNumber), "Số tài khoản", f => f.AccountNumber),
            new(nameof(AccountForm.AccountHolder), "Chủ tài khoản", f => f.AccountHolder),
            new(nameof(AccountForm.HolderKind), "Chủ tài khoản là", f => f.HolderKind.ToVietnamese()),
        ];
    }

    private async Task<AccountForm> CurrentFormAsync(Guid id, CancellationToken cancel) => await CurrentAsync(id, cancel) is { } account ? AccountForm.Of(account) : new AccountForm();

    private Task<BankAccount?> CurrentAsync(Guid id, CancellationToken cancel) =>
        Db.BankAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.BeneficiaryId == id && a.ClosedAt == null, cancel);

    private async Task ChoicesAsync(CancellationToken cancel)
    {
        ViewData["Providers"] = await providers.RunAsync(cancel: cancel);
        ViewData["Channels"] = Enum.GetValues<PaymentChannel>().Where(c => c.NeedsAccount()).Select(c => new SelectListItem(c.ToVietnamese(), c.ToString())).ToList();
        ViewData["HolderKinds"] = Enum.GetValues<PayeeKind>().Select(k => new SelectListItem(k.ToVietnamese(), k.ToString())).ToList();
    }
}
