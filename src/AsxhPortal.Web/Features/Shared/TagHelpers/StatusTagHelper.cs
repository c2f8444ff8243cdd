using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

/// <summary>What a state means to the reader; each has its own shape and colour.</summary>
public enum Tone { Idle, Info, Ok, Done, Warn, Bad }

/// <summary>A state as word + shape + colour: <c>&lt;asxh-status tone="Warn"&gt;Cần xem lại&lt;/asxh-status&gt;</c>.</summary>
[HtmlTargetElement("asxh-status")]
public sealed class StatusTagHelper : TagHelper
{
    public Tone Tone { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = await output.GetChildContentAsync();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"status status-{Tone.ToString().ToLowerInvariant()}");
        output.Content.AppendHtml($"<i class=\"bi {ShapeOf(Tone)}\" aria-hidden=\"true\"></i>").AppendHtml(word);
    }

    public static string ShapeOf(Tone tone) => tone switch
    {
        Tone.Ok => "bi-check-circle",
        Tone.Done => "bi-lock-fill",
        Tone.Info => "bi-arrow-right-circle",
        Tone.Warn => "bi-exclamation-triangle-fill",
        Tone.Bad => "bi-x-octagon-fill",
        _ => "bi-circle",
    };
}
