using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>A payment list on paper; the cash list has a column to sign for the money and rows high enough to sign in.</summary>
public static class PaymentListPdf
{
    public static byte[] Render(Letterhead letterhead, PaymentList list, DateTime createdAt) =>
        ListFormPdf.Render(PaymentListForm.ForPaper(letterhead, list), createdAt);
}
