using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>One message for the page after a redirect: <c>this.Done("Đã lưu phiếu khảo sát.")</c>.</summary>
public static class Flash
{
    private const string DoneKey = "flash.done", WarnKey = "flash.warn", RefusedKey = "flash.refused";

    public static readonly IReadOnlyList<(string Key, string Css, string Icon)> Kinds =
    [
        (DoneKey, "message-ok", "bi-check-circle-fill"),
        (WarnKey, "message-warn", "bi-exclamation-triangle-fill"),
        (RefusedKey, "message-bad", "bi-x-octagon-fill"),
    ];

    public static void Done(this Controller controller, string message) => controller.TempData[DoneKey] = message;
    public static void Warn(this Controller controller, string message) => controller.TempData[WarnKey] = message;
    public static void Refused(this Controller controller, string message) => controller.TempData[RefusedKey] = message;

    /// <summary>Puts a broken rule's sentence beside the field that it names, or on top of the form.</summary>
    public static void AddRule(this ModelStateDictionary modelState, RuleException rule) =>
        modelState.AddModelError(rule.Field ?? "", rule.Message);
}
