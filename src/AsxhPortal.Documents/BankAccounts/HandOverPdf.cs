using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.BankAccounts;

/// <summary>Danh sách bàn giao on paper.</summary>
public static class HandOverPdf
{
    public static byte[] Render(Letterhead letterhead, HandOverHeading heading, IReadOnlyList<HandOverRow> rows, DateTime createdAt) =>
        ListFormPdf.Render(HandOverForm.Of(letterhead, heading, rows), createdAt);
}
