using System.Globalization;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

/// <summary>A date, or a UTC instant in Vietnamese time: <c>&lt;asxh-date value="Model.BirthOn" /&gt;</c>. Nothing becomes a dash.</summary>
[HtmlTargetElement("asxh-date", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateTagHelper : TagHelper
{
    public object? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        (string? text, string? machine) = Value switch
        {
            DateOnly date => (date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), date.ToString("O", CultureInfo.InvariantCulture)),
            DateTime instant => (BusinessClock.ToLocal(instant).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture), instant.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            PartialDate date => (date.ToString(), date.ToIso()),
            Period period => (period.ToString(), period.ToIso()),
            null => (null, null),
            var other => (other.ToString(), null),
        };
        if (EmptyTagHelper.WriteDash(text, output)) return;
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nowrap");
        if (machine is not null) output.Attributes.SetAttribute("datetime", machine);
        output.Content.SetContent(text);
    }
}

/// <summary>An amount in đồng: <c>&lt;asxh-money value="Model.Amount" /&gt;</c> → 1.234.567 đ. Put it in a cell with class "money".</summary>
[HtmlTargetElement("asxh-money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper : TagHelper
{
    public object? Value { get; set; }

    /// <summary>False in a column whose heading already says đồng.</summary>
    public bool Sign { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        long? amount = Value switch { null => null, Dong dong => dong.Amount, var other => Convert.ToInt64(other, CultureInfo.InvariantCulture) };
        if (EmptyTagHelper.WriteDash(amount is { } value ? Figures(value) : null, output)) return;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nowrap");
        output.Content.SetContent(Figures(amount!.Value) + (Sign ? "\u00a0đ" : ""));
    }

    public static string Figures(long amount) => new Dong(amount).ToFigures();
}

/// <summary>A text that may be missing: <c>&lt;asxh-empty value="Model.Phone" /&gt;</c> shows it, or a dash that is read as "không có".</summary>
[HtmlTargetElement("asxh-empty", TagStructure = TagStructure.WithoutEndTag)]
public sealed class EmptyTagHelper : TagHelper
{
    public object? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        string? text = Value?.ToString();
        if (WriteDash(text, output)) return;
        output.TagName = null;
        output.Content.SetContent(text);
    }

    internal static bool WriteDash(string? text, TagHelperOutput output)
    {
        if (!string.IsNullOrWhiteSpace(text)) return false;
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "empty-value");
        output.Content.SetHtmlContent("<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">không có</span>");
        return true;
    }
}
