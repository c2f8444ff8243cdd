using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Payments;

/// <summary>Payment lists on paper; where people sign for the money there is a column for it and rows high enough to sign in.</summary>
public static class PaymentListPdf
{
    public static byte[] Render(Letterhead letterhead, PaymentList list, DateTime createdAt) =>
        ListFormPdf.Render(PaymentListForm.ForPaper(letterhead, list), createdAt);

    /// <summary>All lists of one run behind their summary; each counts its own pages.</summary>
    /// <exception cref="ArgumentException">There is no list.</exception>
    public static byte[] Render(Letterhead letterhead, IReadOnlyList<PaymentList> lists, DateTime createdAt) =>
        Render(letterhead, [.. lists.Select(list => (letterhead, list))], createdAt);

    /// <summary>The same where every list has a number of its own; the summary has none.</summary>
    /// <exception cref="ArgumentException">There is no list.</exception>
    public static byte[] Render(Letterhead letterhead, IReadOnlyList<(Letterhead Letterhead, PaymentList List)> lists, DateTime createdAt)
    {
        var summary = PaymentSummaryForm.Of(letterhead, [.. lists.Select(item => item.List)]);
        return Document.Create(new DocumentMetadata($"{summary.Title} {summary.Subject}", letterhead.IssuingAuthority, createdAt), document =>
        {
            ListFormPdf.Add(document, summary);
            foreach (var (head, list) in lists)
                ListFormPdf.Add(document, PaymentListForm.ForPaper(head, list));
        }).GeneratePdf();
    }
}
