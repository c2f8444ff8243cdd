using AsxhPortal.Web.Security;
using AsxhPortal.Web.Security.Drafts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

/// <summary>Writes into every form in which something is typed (class form-panel or survey, or data-once) who opened it on which page.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormTicketTagHelper(IDataProtectionProvider keys, CurrentUser user) : TagHelper
{
    private const int AddressLimit = 300;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (user.Id is not { } userId || !IsTypedInto(context) || Ticket(userId) is not { } ticket)
            return;
        var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        field.MergeAttribute("type", "hidden");
        field.MergeAttribute("name", FormTicket.FieldName);
        field.MergeAttribute("value", ticket.Protect(keys));
        output.PostContent.AppendHtml(field);
    }

    private static bool IsTypedInto(TagHelperContext context) => context.AllAttributes["method"]?.Value?.ToString() == "post"
        && (context.AllAttributes.ContainsName("data-once") || context.AllAttributes["class"]?.Value?.ToString() is { } css && (css.Contains("form-panel", StringComparison.Ordinal) || css.Contains("survey", StringComparison.Ordinal)));

    /// <summary>A form that came back after a mistake belongs to the page it was opened on.</summary>
    private FormTicket? Ticket(Guid userId)
    {
        var request = ViewContext.HttpContext.Request;
        if (HttpMethods.IsPost(request.Method))
            return request.HasFormContentType && FormTicket.Read(keys, request.Form[FormTicket.FieldName]) is { } posted && posted.UserId == userId ? posted : null;
        var query = QueryString.Create(request.Query.Where(pair => pair.Key != DraftStore.QueryName)).Value ?? "";
        return new FormTicket(userId, request.Path, query.Length > AddressLimit ? "" : query, ViewContext.HttpContext.Items[typeof(FormTicket)] as Guid?);
    }
}
