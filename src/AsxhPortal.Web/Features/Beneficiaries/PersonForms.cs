using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
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

/// <summary>A field that is compared when two people saved at once: its property, its name on screen, its value in words.</summary>
public sealed record ComparedField<TForm>(string Name, string Label, Func<TForm, string?> Show);

/// <summary>One field that the two versions tell differently.</summary>
/// <param name="Name">Null where nothing can be chosen, only looked at.</param>
/// <param name="Before">As it stood when the form was opened.</param>
public sealed record FieldVersions(string? Name, string Label, string? Before, string? Theirs, string? Mine)
{
    /// <summary>Only the other person changed it: theirs is proposed, so that nobody's work is lost by pressing save.</summary>
    public bool ProposesTheirs => (Before ?? "") == (Mine ?? "");
}

/// <summary>What stands above a form that somebody overtook.</summary>
public sealed record Conflict(string? SavedBy, DateTime? SavedAt, IReadOnlyList<FieldVersions> Fields);

/// <summary>What the forms about one person share: the heading, and how a stale or refused form comes back.</summary>
public abstract class PersonFormController(AppDbContext db) : Controller
{
    /// <summary>Hidden field with the form as it was opened, so that a conflict can say what stood there before.</summary>
    public const string OpenedField = "Opened";

    public const string ChoicePrefix = "Choice.";

    public const string Theirs = "theirs";

    protected AppDbContext Db => db;

    protected PersonHeading Heading { get; private set; } = null!;

    /// <summary>False when there is no such person in the scope.</summary>
    protected async Task<bool> FindPersonAsync(Guid id, CancellationToken cancel)
    {
        var heading = await db.Beneficiaries.AsNoTracking().Where(b => b.Id == id).Select(b => new PersonHeading(b.Id, b.FullName, b.UnitId)).FirstOrDefaultAsync(cancel);
        ViewData["Person"] = Heading = heading!;
        if (Request.HasFormContentType)
            ViewData[OpenedField] = Request.Form[OpenedField].ToString();
        return heading is not null;
    }

    /// <summary>A form shown for the first time.</summary>
    protected ViewResult Opened(string view, object form)
    {
        ViewData[OpenedField] = JsonSerializer.Serialize(form, form.GetType());
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

    /// <summary>True when a conflict page was answered and some field is to keep the other person's value.</summary>
    protected bool TakesTheirs => Request.HasFormContentType && Request.Form.Any(posted => posted.Key.StartsWith(ChoicePrefix, StringComparison.Ordinal) && posted.Value == Theirs);

    /// <summary>Takes from the current version what was chosen on the conflict page.</summary>
    protected void TakeChosen<TForm>(TForm typed, TForm current, IEnumerable<ComparedField<TForm>> fields)
    {
        foreach (var field in fields.Where(f => Request.Form[ChoicePrefix + f.Name] == Theirs))
        {
            var property = typeof(TForm).GetProperty(field.Name)!;
            property.SetValue(typed, property.GetValue(current));
            ModelState.Remove(field.Name);
        }
    }

    /// <summary>
    /// Field by field: before, theirs, mine, with a choice each. What was typed stays in the form, which now counts as opened on the current
    /// version.
    /// </summary>
    /// <param name="subject">Entity name in the audit trail, to say who saved in between.</param>
    protected async Task<IActionResult> StaleAsync<TForm>(string view, TForm typed, TForm current, IEnumerable<ComparedField<TForm>> fields, string subject, string versionField, CancellationToken cancel)
    {
        var opened = ReadOpened<TForm>();
        var versions = fields.Select(f => new FieldVersions(f.Name, f.Label, opened is null ? null : f.Show(opened), f.Show(current), f.Show(typed)))
            .Where(v => (v.Theirs ?? "") != (v.Mine ?? "")).ToList();
        ViewData[OpenedField] = JsonSerializer.Serialize(current);
        return await StaleAsync(view, typed!, versions, subject, versionField, cancel);
    }

    protected async Task<IActionResult> StaleAsync(string view, object form, IReadOnlyList<FieldVersions> versions, string subject, string versionField, CancellationToken cancel)
    {
        ModelState.Remove(versionField);
        var last = await db.AuditEntries.AsNoTracking().Where(e => e.BeneficiaryId == Heading.Id && e.Subject == subject && e.UserId != null && (e.Action == AuditAction.Updated || e.Action == AuditAction.Created))
            .OrderByDescending(e => e.At).Select(e => new { e.At, Name = db.Users.Where(u => u.Id == e.UserId).Select(u => u.FullName).FirstOrDefault() }).FirstOrDefaultAsync(cancel);
        ViewData["Conflict"] = new Conflict(last?.Name, last?.At, versions);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View(view, form);
    }

    protected IActionResult Back(string sentence)
    {
        this.Done(sentence);
        return LocalRedirect(Heading.Url);
    }

    private TForm? ReadOpened<TForm>()
    {
        try
        {
            return Request.Form[OpenedField].ToString() is { Length: > 0 } text ? JsonSerializer.Deserialize<TForm>(text) : default;
        }
        catch (JsonException)
        {
            return default;
        }
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
