using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Administration.Users;

[Route("quan-tri/nguoi-dung")]
[Allow(Permission.ManageUsers)]
public sealed class UsersController(UserQuery users, UserForms forms) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(UserListQuery query, CancellationToken cancel) => View(new UsersPage(query, await users.PageAsync(query, cancel)));

    [HttpGet("them")]
    public async Task<IActionResult> New(CancellationToken cancel) => View("New", await forms.FillAsync(new UserForm(), null, cancel));

    [HttpPost("them")]
    public async Task<IActionResult> Add(UserForm form, [FromServices] AddUser add, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            try
            {
                return Password(await add.RunAsync(form, cancel));
            }
            catch (RuleException rule)
            {
                ModelState.AddRule(rule);
            }
        }
        return View("New", await forms.FillAsync(form, null, cancel));
    }

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) =>
        await users.FindAsync(id, cancel) is { } row ? View("Edit", await forms.OpenAsync(row, cancel)) : NotFound();

    [HttpPost("{id:guid}")]
    public async Task<IActionResult> Change(Guid id, UserForm form, [FromServices] ChangeUser change, CancellationToken cancel)
    {
        if (await users.FindAsync(id, cancel) is not { } row)
            return NotFound();
        if (ModelState.IsValid)
        {
            try
            {
                await change.RunAsync(id, form, cancel);
                this.Done($"Đã lưu tài khoản của {form.FullName}.");
                return RedirectToAction(nameof(Index));
            }
            catch (RuleException rule)
            {
                ModelState.AddRule(rule);
            }
            catch (StaleUserException)
            {
                return await StaleAsync(id, form, cancel);
            }
        }
        return View("Edit", await forms.FillAsync(form, row, cancel));
    }

    [HttpPost("{id:guid}/mat-khau-moi")]
    public async Task<IActionResult> ResetPassword(Guid id, [FromServices] ResetPassword reset, CancellationToken cancel) =>
        await reset.RunAsync(id, cancel) is { } made ? Password(made) : NotFound();

    [HttpPost("{id:guid}/dong")]
    public Task<IActionResult> Close(Guid id, [FromServices] CloseUser close, CancellationToken cancel) =>
        AnswerAsync(id, () => close.RunAsync(id, isActive: false, cancel), "Đã đóng tài khoản của {0}; người này không đăng nhập được nữa.");

    [HttpPost("{id:guid}/mo")]
    public Task<IActionResult> Open(Guid id, [FromServices] CloseUser close, CancellationToken cancel) =>
        AnswerAsync(id, () => close.RunAsync(id, isActive: true, cancel), "Đã mở lại tài khoản của {0}.");

    [HttpPost("{id:guid}/mo-khoa")]
    public Task<IActionResult> Unlock(Guid id, [FromServices] CloseUser close, CancellationToken cancel) =>
        AnswerAsync(id, () => close.UnlockAsync(id, cancel), "Đã mở khóa tài khoản của {0}.");

    private async Task<IActionResult> AnswerAsync(Guid id, Func<Task<Data.Security.AppUser?>> run, string sentence)
    {
        try
        {
            if (await run() is not { } account)
                return NotFound();
            this.Done(string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, account.FullName));
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        return RedirectToAction(nameof(Edit), new { id });
    }

    private async Task<IActionResult> StaleAsync(Guid id, UserForm form, CancellationToken cancel)
    {
        var row = (await users.FindAsync(id, cancel))!;
        form.IsStale = true;
        form.Stamp = row.Stamp;
        ModelState.Remove(nameof(form.Stamp));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Edit", await forms.FillAsync(form, row, cancel));
    }

    private ViewResult Password(NewPassword made)
    {
        Response.Headers.CacheControl = "no-store";
        return View("Password", made);
    }
}

public sealed record UsersPage(UserListQuery Query, Features.Shared.Lists.PageOf<UserRow> Rows);

/// <summary>Fills the selectors of a user's form.</summary>
public sealed class UserForms(OwnUnits ownUnits, HamletQuery hamlets, Data.AppDbContext db, BusinessClock clock)
{
    public async Task<UserForm> OpenAsync(UserRow row, CancellationToken cancel)
    {
        var form = new UserForm { Email = row.Email, FullName = row.FullName, JobTitle = row.JobTitle, Role = row.Role ?? "", UnitId = row.UnitId, Stamp = row.Stamp };
        form.HamletIds = [.. db.UserHamlets.Where(link => link.UserId == row.Id).Select(link => link.HamletId)];
        return await FillAsync(form, row, cancel);
    }

    public async Task<UserForm> FillAsync(UserForm form, UserRow? row, CancellationToken cancel)
    {
        form.Current = row;
        form.Units = await ownUnits.ChoicesAsync(clock.Today, cancel);
        if (row is { Role: Roles.CommunePolice, UnitId: { } unitId })
            form.Hamlets = [.. (await hamlets.OfUnitAsync(unitId, cancel)).Select(hamlet => new SelectListItem(hamlet.Name, hamlet.Id.ToString(), form.HamletIds.Contains(hamlet.Id)))];
        return form;
    }
}
