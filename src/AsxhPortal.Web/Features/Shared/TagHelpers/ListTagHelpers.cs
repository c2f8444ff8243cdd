using System.Globalization;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.TagHelpers;

/// <summary>
/// A column heading that sorts: <c>&lt;th asxh-sort="name"&gt;Họ và tên&lt;/th&gt;</c>. The order is in the address as
/// <c>sort=name</c> or <c>sort=-name</c>; filters stay, the page number goes back to 1.
/// </summary>
[HtmlTargetElement("th", Attributes = "asxh-sort")]
public sealed class SortTagHelper : TagHelper
{
    [HtmlAttributeName("asxh-sort")]
    public required string Key { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var heading = await output.GetChildContentAsync();
        var request = ViewContext.HttpContext.Request;
        string sort = request.Query["sort"].ToString();
        bool isUp = sort == Key, isDown = sort == "-" + Key;

        output.Attributes.SetAttribute("scope", "col");
        if (isUp || isDown) output.Attributes.SetAttribute("aria-sort", isUp ? "ascending" : "descending");
        var link = new TagBuilder("a");
        link.MergeAttribute("href", Address.With(request, ("sort", isUp ? "-" + Key : Key), ("page", null)));
        link.InnerHtml.AppendHtml(heading);
        string mark = isUp ? "bi-caret-up-fill" : isDown ? "bi-caret-down-fill" : "bi-chevron-expand";
        link.InnerHtml.AppendHtml($"<i class=\"bi {mark} sort-mark\" aria-hidden=\"true\"></i>");
        output.Content.SetHtmlContent(link);
    }
}

/// <summary>Page links and the count below a list: <c>&lt;asxh-pager for="Model.Rows" noun="đối tượng" /&gt;</c>.</summary>
[HtmlTargetElement("asxh-pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    public required IPage For { get; set; }

    /// <summary>What the rows are, in the words of the screen.</summary>
    public string Noun { get; set; } = "dòng";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "list-line");
        var count = new TagBuilder("p");
        count.AddCssClass("muted small m-0");
        count.InnerHtml.Append(For.Total == 0 ? $"Không có {Noun} nào." : $"{Words(For.First)}–{Words(For.Last)} trên {Words(For.Total)} {Noun}");
        output.Content.AppendHtml(count);
        if (For.Pages > 1) output.Content.AppendHtml(Links());
    }

    private TagBuilder Links()
    {
        var list = new TagBuilder("ul");
        list.AddCssClass("pager");
        if (For.Number > 1) list.InnerHtml.AppendHtml(Item(For.Number - 1, "‹ Trước", "Trang trước"));
        int shown = 0;
        for (int number = 1; number <= For.Pages; number++)
        {
            if (number != 1 && number != For.Pages && Math.Abs(number - For.Number) > 2) continue;
            if (number - shown > 1) list.InnerHtml.AppendHtml("<li><span class=\"gap\">…</span></li>");
            list.InnerHtml.AppendHtml(Item(number, Words(number), $"Trang {number}"));
            shown = number;
        }
        if (For.Number < For.Pages) list.InnerHtml.AppendHtml(Item(For.Number + 1, "Sau ›", "Trang sau"));
        var nav = new TagBuilder("nav");
        nav.MergeAttribute("aria-label", "Các trang của danh sách");
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }

    private TagBuilder Item(int number, string text, string label)
    {
        bool isHere = number == For.Number;
        var link = new TagBuilder(isHere ? "span" : "a");
        if (isHere) link.MergeAttribute("aria-current", "page");
        else link.MergeAttribute("href", Address.With(ViewContext.HttpContext.Request, ("page", number.ToString(CultureInfo.InvariantCulture))));
        link.MergeAttribute("aria-label", label);
        link.InnerHtml.Append(text);
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(link);
        return item;
    }

    private static string Words(int number) => MoneyTagHelper.Figures(number);
}
