using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>The list of one outcome on paper, with total people and money in figures and words, and three signatures.</summary>
public static class ClassificationListPdf
{
    public static byte[] Render(
        Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<ClassificationListRow> rows, DateTime createdAt) =>
        ListFormPdf.Render(ClassificationListForm.ForPaper(letterhead, heading, rows), createdAt);
}
