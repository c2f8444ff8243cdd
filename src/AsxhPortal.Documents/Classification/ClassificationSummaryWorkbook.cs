using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>The summary thôn × outcome as a workbook, with shares of the whole.</summary>
public static class ClassificationSummaryWorkbook
{
    public static byte[] Render(Letterhead letterhead, ClassificationSummary summary) =>
        FormWorkbook.Render(ClassificationSummaryForm.ForWorkbook(letterhead, summary));
}
