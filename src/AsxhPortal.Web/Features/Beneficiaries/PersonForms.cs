using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Conflicts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries;

/// <summary>Whose form it is.</summary>
public sealed record PersonHeading(Guid Id, string FullName, Guid UnitId)
{
    public string Url => $"/{Steps.BeneficiariesPath}/{Id}";
}

/// <summary>What the forms about one person share: the heading, and how a stale or refused form comes back.</summary>
public abstract class PersonFormController(AppDbContext db) : Controller
{
    protected AppDbContext Db => db;

    protected PersonHeading Heading { get; private set; } = null!;

    /// <summary>False when there is no such person in the scope.</summary>
    protected async Task<bool> FindPersonAsync(Guid id, CancellationToken cancel)
    {
        var heading = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == id).Select(b => new PersonHeading(b.Id, b.FullName, b.UnitId)).FirstOrDefaultAsync(cancel);
        ViewData["Person"] = Heading = heading!;
        this.KeepOpened();
        return heading is not null;
    }

    /// <summary>A form shown for the first time.</summary>
    protected ViewResult Opened(string view, object form)
    {
        this.RememberOpened(form);
        return View(view, form);
    }

    protected IActionResult Refused(RuleException rule, string view, object form)
    {
        ModelState.AddRule(rule);
        return Invalid(view, form);
    }

    protected ViewResult Invalid(string view, object form)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, form);
    }

    /// <summary>Field by field: before, theirs, mine, with a choice each.</summary>
    /// <param name="subject">Entity name in the audit trail, to say who saved in between.</param>
    protected async Task<IActionResult> StaleAsync<TForm>(string view, TForm typed, TForm current, IEnumerable<ComparedField<TForm>> fields, string subject, string versionField, CancellationToken cancel)
    {
        this.ShowConflict(typed, current, fields, await db.LastSaveAsync(Heading.Id, subject, cancel), versionField);
        return View(view, typed);
    }

    protected async Task<IActionResult> StaleAsync(string view, object form, IReadOnlyList<FieldVersions> versions, string subject, string versionField, CancellationToken cancel)
    {
        this.ShowConflict(versions, await db.LastSaveAsync(Heading.Id, subject, cancel), versionField);
        return View(view, form);
    }

    protected IActionResult Back(string sentence)
    {
        this.Done(sentence);
        return LocalRedirect(Heading.Url);
    }
}

public static class SavingForms
{
    /// <summary>Saves; a change by somebody else in the same moment counts as a stale form, and a number that is taken as a broken rule.</summary>
    public static async Task SaveFormAsync(this AppDbContext db, VersionedEntity entity, RuleException? whenTaken = null, CancellationToken cancel = default)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(entity).ReloadAsync(cancel);
            throw new StaleRecordException(entity);
        }
        catch (DbUpdateException) when (whenTaken is not null)
        {
            throw whenTaken;
        }
    }
}
