using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.BankAccounts;

/// <summary>Danh sách bàn giao as a workbook ready to print.</summary>
public static class HandOverWorkbook
{
    /// <param name="removed">Handed over before and taken off the lists since: a sheet of its own.</param>
    public static byte[] Render(Letterhead letterhead, HandOverHeading heading, IReadOnlyList<HandOverRow> rows, IReadOnlyList<RemovedPersonRow>? removed = null) =>
        FormWorkbook.Render(HandOverForm.Of(letterhead, heading, rows), HandOverForm.Removed(letterhead, heading, removed));

    /// <summary>The same list as Phụ lục of the công văn or phiếu chuyển.</summary>
    public static byte[] RenderAppendix(Letterhead letterhead, HandOverLetter letter, HandOverHeading heading, IReadOnlyList<HandOverRow> rows) => FormWorkbook.Render(
        HandOverForm.Of(letterhead, heading, rows) with { AppendixTo = HandOverForm.ReferenceTo(letterhead, heading, letter), Addressee = null });
}
