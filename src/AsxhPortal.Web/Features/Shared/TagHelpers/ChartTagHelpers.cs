using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

/// <summary>How a part of a bar is filled; told apart without colour, on paper too.</summary>
public enum ChartPattern { Solid, Stripes, Dots, Blank, Cross }

/// <summary>A part of a bar; the value decides its length.</summary>
public sealed record ChartPart(ChartPattern Pattern, long Value);

/// <summary>One bar: its words, the figure written at its end, its parts from left to right.</summary>
public sealed record ChartBar(string Label, string Figure, IReadOnlyList<ChartPart> Parts)
{
    public ChartBar(string label, string figure, long value) : this(label, figure, [new ChartPart(ChartPattern.Solid, value)]) { }

    public long Length => Parts.Sum(p => p.Value);
}

/// <summary>
/// Horizontal bars as SVG drawn on the server: <c>&lt;asxh-bars title="…" bars="Model.Bars" /&gt;</c>. Every bar carries its words and its figure, so
/// that the picture is read without colour, without script and on paper; the table that stands beside it says the same to a screen reader.
/// </summary>
[HtmlTargetElement("asxh-bars", TagStructure = TagStructure.WithoutEndTag)]
public sealed class BarsTagHelper : TagHelper
{
    private const int Width = 360, Row = 36, BarTop = 18, BarHeight = 11, LongestLabel = 40;

    /// <summary>What the picture shows, in one sentence.</summary>
    public string Title { get; set; } = "";

    public IReadOnlyList<ChartBar> Bars { get; set; } = [];

    /// <summary>True where every bar is a whole of its own (parts of 100 %); otherwise the longest bar fills the width.</summary>
    public bool IsWhole { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Bars.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var height = Bars.Count * Row;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {height}");
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Title);
        var prefix = ChartPatterns.NextPrefix(ViewContext);
        var svg = new StringBuilder();
        svg.Append(ChartPatterns.Definitions(prefix));
        var longest = Math.Max(1, Bars.Max(b => b.Length));
        foreach (var (index, bar) in Bars.Index())
            Draw(svg, bar, index * Row, IsWhole ? Math.Max(1, bar.Length) : longest, prefix);
        output.Content.SetHtmlContent(svg.ToString());
    }

    private static void Draw(StringBuilder svg, ChartBar bar, int top, long whole, string prefix)
    {
        var label = bar.Label.Length > LongestLabel ? bar.Label[..(LongestLabel - 1)].TrimEnd() + "…" : bar.Label;
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart-label\" x=\"0\" y=\"{top + 13}\">{Encode(label)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"chart-figure\" x=\"{Width}\" y=\"{top + 13}\" text-anchor=\"end\">{Encode(bar.Figure)}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"chart-outline\" x=\"0.5\" y=\"{top + BarTop}.5\" width=\"{Width - 1}\" height=\"{BarHeight}\"/>");
        double left = 0.5;
        foreach (var part in bar.Parts.Where(p => p.Value > 0))
        {
            var width = (Width - 1) * (double)part.Value / whole;
            svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"chart-part\" x=\"{left:0.##}\" y=\"{top + BarTop}.5\" width=\"{width:0.##}\" height=\"{BarHeight}\" fill=\"url(#{prefix}-{ChartPatterns.NameOf(part.Pattern)})\"/>");
            left += width;
        }
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>A swatch of a pattern before its words in a legend: <c>&lt;asxh-swatch pattern="Dots" /&gt;</c>.</summary>
[HtmlTargetElement("asxh-swatch", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SwatchTagHelper : TagHelper
{
    public ChartPattern Pattern { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = default!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "chart-swatch");
        output.Attributes.SetAttribute("viewBox", "0 0 24 12");
        output.Attributes.SetAttribute("aria-hidden", "true");
        var prefix = ChartPatterns.NextPrefix(ViewContext);
        output.Content.SetHtmlContent(ChartPatterns.Definitions(prefix)
            + $"<rect class=\"chart-part\" x=\"0.5\" y=\"0.5\" width=\"23\" height=\"11\" fill=\"url(#{prefix}-{ChartPatterns.NameOf(Pattern)})\"/>");
    }
}

internal static class ChartPatterns
{
    /// <summary>The five fillings; the classes take their colours from the style sheet, so high contrast works.</summary>
    public static string Definitions(string prefix) =>
        $"""
        <defs><pattern id="{prefix}-solid" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="chart-ink" width="6" height="6"/></pattern><pattern id="{prefix}-stripes" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="chart-ground" width="6" height="6"/><path class="chart-line" d="M-1 1L1 -1M0 6L6 0M5 7L7 5"/></pattern><pattern id="{prefix}-dots" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="chart-ground" width="5" height="5"/><circle class="chart-dot" cx="2.5" cy="2.5" r="1.2"/></pattern><pattern id="{prefix}-blank" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="chart-ground" width="6" height="6"/></pattern><pattern id="{prefix}-cross" width="5" height="5" patternUnits="userSpaceOnUse"><rect class="chart-ground" width="5" height="5"/><path class="chart-line" d="M0 2.5H5M2.5 0V5"/></pattern></defs>
        """;

    /// <summary>Names of fillings that no other drawing of this page has, whatever loop it stands in.</summary>
    public static string NextPrefix(ViewContext view)
    {
        var number = view.HttpContext.Items.TryGetValue(typeof(ChartPatterns), out var last) ? (int)last! + 1 : 1;
        view.HttpContext.Items[typeof(ChartPatterns)] = number;
        return string.Create(CultureInfo.InvariantCulture, $"chart{number}");
    }

    public static string NameOf(ChartPattern pattern) => pattern switch
    {
        ChartPattern.Stripes => "stripes",
        ChartPattern.Dots => "dots",
        ChartPattern.Blank => "blank",
        ChartPattern.Cross => "cross",
        _ => "solid",
    };
}

/// <summary>A count in a cell, 1.234, as a link to the list it counts where there is one: <c>&lt;asxh-count value="12" href="…" /&gt;</c>.</summary>
[HtmlTargetElement("asxh-count", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CountTagHelper : TagHelper
{
    public long Value { get; set; }

    /// <summary>Null or empty, or a count of nothing: no link.</summary>
    public string? Href { get; set; }

    /// <summary>What is counted, for who hears the link alone.</summary>
    public string? What { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = string.IsNullOrEmpty(Href) || Value == 0 ? "span" : "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "nowrap");
        if (output.TagName == "a")
        {
            output.Attributes.SetAttribute("href", Href);
            output.Attributes.SetAttribute("data-count", Value.ToString(CultureInfo.InvariantCulture));
        }
        output.Content.SetContent(MoneyTagHelper.Figures(Value));
        if (output.TagName == "a" && What is not null)
            output.Content.AppendHtml("<span class=\"visually-hidden\"> ").Append(What).AppendHtml("</span>");
    }
}
