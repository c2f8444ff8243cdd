using AsxhPortal.Web.Features.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AsxhPortal.Web.Security.Drafts;

/// <summary>
/// Puts a kept draft back into its form, keeps what arrives with an antiforgery token of an earlier sign-in, and forgets the draft once its form
/// has been saved. Works for every form that shows its fields with the tag helpers: they prefer what stands in ModelState.
/// </summary>
public sealed class DraftFilter(DraftStore drafts, CurrentUser user, IDataProtectionProvider keys) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (context.Result is IAntiforgeryValidationFailedResult)
            await KeepAsync(context);
        else if (HttpMethods.IsGet(http.Request.Method) && context.Result is ViewResult view && user.Id is { } userId
            && Guid.TryParse(http.Request.Query[DraftStore.QueryName], out var id) && await drafts.FindAsync(id, userId, http.Request.Path, http.RequestAborted) is { } fields)
            Refill(context, view, id, fields);
        else if (context.Result is RedirectResult or RedirectToActionResult or LocalRedirectResult && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType
            && FormTicket.Read(keys, http.Request.Form[FormTicket.FieldName]) is { DraftId: { } saved } ticket && ticket.UserId == user.Id)
            await drafts.ForgetAsync(saved, ticket.UserId, http.RequestAborted);
        await next();
    }

    /// <summary>The same person goes back to the form; what belongs to somebody else waits for them.</summary>
    private async Task KeepAsync(ResultExecutingContext context)
    {
        if (await drafts.KeepAsync(context.HttpContext.Request, context.HttpContext.RequestAborted) is { } kept && kept.UserId == user.Id)
            context.Result = new LocalRedirectResult(DraftStore.AddressOf(kept));
    }

    private static void Refill(ResultExecutingContext context, ViewResult view, Guid id, IReadOnlyList<DraftField> fields)
    {
        foreach (var field in fields)
        {
            view.ViewData.ModelState.SetModelValue(field.Name, new ValueProviderResult(field.Values));
            view.ViewData.ModelState.MarkFieldSkipped(field.Name);
        }
        context.HttpContext.Items[typeof(FormTicket)] = id;
        (context.Controller as Controller)?.Warn("Phiên làm việc trước đã hết khi bạn bấm gửi, nên chưa lưu được. Những gì bạn nhập vẫn còn trong biểu mẫu dưới đây; hãy kiểm tra rồi gửi lại.");
    }
}
