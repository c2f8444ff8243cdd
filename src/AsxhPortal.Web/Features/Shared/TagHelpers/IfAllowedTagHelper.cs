using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

/// <summary>
/// Shows its content only to people who may do it: <c>&lt;asxh-if-allowed permission="EditAccounts"&gt;…&lt;/asxh-if-allowed&gt;</c>,
/// or on any element: <c>&lt;a asxh-if-allowed="EditAccounts" …&gt;</c>. The endpoint is guarded by [Allow] all the same.
/// </summary>
[HtmlTargetElement("asxh-if-allowed", Attributes = "permission")]
[HtmlTargetElement("*", Attributes = "asxh-if-allowed")]
public sealed class IfAllowedTagHelper(CurrentUser user) : TagHelper
{
    private Permission? _permission;

    // Not nullable: only then may a page write the bare name of the permission.
    [HtmlAttributeName("permission")]
    public Permission ElementPermission { get => _permission.GetValueOrDefault(); set => _permission = value; }

    [HtmlAttributeName("asxh-if-allowed")]
    public Permission AttributePermission { get => _permission.GetValueOrDefault(); set => _permission = value; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.TagName == "asxh-if-allowed") output.TagName = null;
        if (_permission is not { } permission || !user.Can(permission)) output.SuppressOutput();
    }
}
