using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>The summary thôn × outcome on paper, with shares of the whole.</summary>
public static class ClassificationSummaryPdf
{
    public static byte[] Render(Letterhead letterhead, ClassificationSummary summary, DateTime createdAt) =>
        ListFormPdf.Render(ClassificationSummaryForm.ForPaper(letterhead, summary), createdAt);
}
