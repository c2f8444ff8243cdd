using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.BankAccounts;

/// <summary>Danh sách bàn giao on paper.</summary>
public static class HandOverPdf
{
    /// <param name="removed">Handed over before and taken off the lists since: an appendix of its own.</param>
    public static byte[] Render(
        Letterhead letterhead, HandOverHeading heading, IReadOnlyList<HandOverRow> rows, DateTime createdAt, IReadOnlyList<RemovedPersonRow>? removed = null) =>
        ListFormPdf.Render(HandOverForm.Of(letterhead, heading, rows), HandOverForm.Removed(letterhead, heading, removed), createdAt);
}
