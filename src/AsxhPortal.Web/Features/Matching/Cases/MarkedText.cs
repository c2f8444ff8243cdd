using AsxhPortal.Domain.Matching;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>One side of a <see cref="TextDifference"/> on the page: what differs stands in a mark.</summary>
public static class MarkedText
{
    public static IHtmlContent Of(IReadOnlyList<TextPiece> pieces)
    {
        var html = new HtmlContentBuilder();
        foreach (var piece in pieces)
        {
            if (!piece.Differs)
            {
                html.Append(piece.Text);
                continue;
            }
            var mark = new TagBuilder("mark");
            mark.InnerHtml.Append(piece.Text);
            html.AppendHtml(mark);
        }
        return html;
    }
}
