using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>Papers of people, one after another in one file: each with its own page numbers, stamp and, where there are several, bookmark.</summary>
internal static class FormPages
{
    public static byte[] Render<TPaper>(
        string title, IReadOnlyList<(Letterhead Letterhead, TPaper Paper)> papers, Func<TPaper, string?> nameOf, Action<ColumnLayout, Letterhead, TPaper> compose, DateTime createdAt) =>
        Document.Create(new DocumentMetadata(title, papers[0].Letterhead.IssuingAuthority, createdAt), document =>
        {
            foreach (var (letterhead, paper) in papers)
            {
                document.Page(page =>
                {
                    page.Stamp(letterhead.Stamp);
                    if (papers.Count > 1)
                        page.Bookmark(string.Join(' ', new[] { letterhead.IssuedNumber, nameOf(paper) ?? title }.OfType<string>()));
                    page.Content().Column(column => compose(column, letterhead, paper));
                });
            }
        }).GeneratePdf();
}
