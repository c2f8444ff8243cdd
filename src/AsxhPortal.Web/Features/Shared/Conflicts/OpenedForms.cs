using System.Text.Json;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Shared.Conflicts;

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

/// <summary>
/// A form carries what it was opened on (<c>_Conflict</c> stands inside it), so that a form that somebody overtook comes back field by field: what
/// stood there, what the other person saved, what was typed, with a choice each.
/// </summary>
public static class OpenedForms
{
    /// <summary>Hidden field with the form as it was opened.</summary>
    public const string FieldName = "Opened";

    public const string ChoicePrefix = "Choice.";

    public const string Theirs = "theirs";

    /// <summary>A form shown for the first time.</summary>
    public static void RememberOpened(this Controller controller, object form) => controller.ViewData[FieldName] = JsonSerializer.Serialize(form, form.GetType());

    /// <summary>A posted form that may come back keeps what it was opened on.</summary>
    public static void KeepOpened(this Controller controller)
    {
        if (controller.Request.HasFormContentType)
            controller.ViewData[FieldName] = controller.Request.Form[FieldName].ToString();
    }

    /// <summary>True when a conflict page was answered and some field is to keep the other person's value.</summary>
    public static bool TakesTheirs(this Controller controller) => controller.Request.HasFormContentType
        && controller.Request.Form.Any(posted => posted.Key.StartsWith(ChoicePrefix, StringComparison.Ordinal) && posted.Value == Theirs);

    /// <summary>Takes from the current version what was chosen on the conflict page.</summary>
    public static void TakeChosen<TForm>(this Controller controller, TForm typed, TForm current, IEnumerable<ComparedField<TForm>> fields)
    {
        foreach (var field in fields.Where(f => controller.Request.Form[ChoicePrefix + f.Name] == Theirs))
        {
            var property = typeof(TForm).GetProperty(field.Name)!;
            property.SetValue(typed, property.GetValue(current));
            controller.ModelState.Remove(field.Name);
        }
    }

    /// <summary>What was typed stays in the form, which now counts as opened on the current version; the answer is 409.</summary>
    /// <param name="mayChoose">False where nothing can be saved any more: the fields are only shown.</param>
    public static void ShowConflict<TForm>(this Controller controller, TForm typed, TForm current, IEnumerable<ComparedField<TForm>> fields, LastSave? last, string versionField, bool mayChoose = true)
    {
        var opened = ReadOpened<TForm>(controller);
        var versions = fields.Select(f => new FieldVersions(mayChoose ? f.Name : null, f.Label, opened is null ? null : f.Show(opened), f.Show(current), f.Show(typed)))
            .Where(v => (v.Theirs ?? "") != (v.Mine ?? "")).ToList();
        controller.ViewData[FieldName] = JsonSerializer.Serialize(current);
        controller.ShowConflict(versions, last, versionField);
    }

    public static void ShowConflict(this Controller controller, IReadOnlyList<FieldVersions> versions, LastSave? last, string versionField)
    {
        controller.ModelState.Remove(versionField);
        controller.ViewData["Conflict"] = new Conflict(last?.Name, last?.At, versions);
        controller.Response.StatusCode = StatusCodes.Status409Conflict;
    }

    private static TForm? ReadOpened<TForm>(Controller controller)
    {
        try
        {
            return controller.Request.Form[FieldName].ToString() is { Length: > 0 } text ? JsonSerializer.Deserialize<TForm>(text) : default;
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
