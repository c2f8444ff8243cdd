using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>Payment lists as a workbook: one list, or one sheet per channel and bank behind a summary sheet.</summary>
public static class PaymentListWorkbook
{
    public static byte[] Render(Letterhead letterhead, PaymentList list) => FormWorkbook.Render(PaymentListForm.ForWorkbook(letterhead, list));

    /// <summary>All lists of one run; the first sheet counts and sums them.</summary>
    /// <exception cref="ArgumentException">There is no list.</exception>
    public static byte[] Render(Letterhead letterhead, IReadOnlyList<PaymentList> lists)
    {
        var summary = PaymentSummaryForm.Of(letterhead, lists);
        return FormWorkbook.Render(book =>
        {
            FormWorkbook.Add(book, summary);
            foreach (var list in lists)
                FormWorkbook.Add(book, PaymentListForm.ForWorkbook(letterhead, list));
        });
    }
}
