using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>The list of one outcome on paper, with total people and money in figures and words, and three signatures.</summary>
public static class ClassificationListPdf
{
    /// <param name="removed">Whom a supplement takes off: an appendix of its own.</param>
    public static byte[] Render(
        Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<ClassificationListRow> rows, DateTime createdAt, IReadOnlyList<RemovedPersonRow>? removed = null) =>
        ListFormPdf.Render(ClassificationListForm.ForPaper(letterhead, heading, rows), ClassificationListForm.Removed(letterhead, heading, removed), createdAt);
}
