using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries;

/// <summary>Whose form it is.</summary>
public sealed record PersonHeading(Guid Id, string FullName, Guid UnitId)
{
    public string Url => $"/{Steps.BeneficiariesPath}/{Id}";
}

/// <summary>One field as it stands now beside what was typed, when somebody else saved in between.</summary>
public sealed record TwoVersions(string Label, string? Current, string? Typed);

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
        return heading is not null;
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

    /// <summary>Both versions side by side; what was typed stays in the form, which now counts as opened on the current version.</summary>
    protected IActionResult Stale(string view, object form, IEnumerable<TwoVersions> versions, params ReadOnlySpan<string> versionFields)
    {
        foreach (var field in versionFields)
            ModelState.Remove(field);
        ViewData["TwoVersions"] = versions.Where(v => (v.Current ?? "") != (v.Typed ?? "")).ToList();
        Response.StatusCode = StatusCodes.Status409Conflict;
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
