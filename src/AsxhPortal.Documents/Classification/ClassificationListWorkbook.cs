using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>Classification lists as a workbook ready to print: one outcome, or one sheet per outcome.</summary>
public static class ClassificationListWorkbook
{
    /// <param name="removed">Whom a supplement takes off: a sheet of its own.</param>
    public static byte[] Render(
        Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<ClassificationListRow> rows, IReadOnlyList<RemovedPersonRow>? removed = null) =>
        FormWorkbook.Render(ClassificationListForm.ForWorkbook(letterhead, heading, rows), ClassificationListForm.Removed(letterhead, heading, removed));

    /// <exception cref="ArgumentException">There is no list.</exception>
    public static byte[] Render(Letterhead letterhead, IReadOnlyList<(ClassificationListHeading Heading, IReadOnlyList<ClassificationListRow> Rows)> lists)
    {
        if (lists.Count == 0)
            throw new ArgumentException("A workbook has at least one list.", nameof(lists));
        return FormWorkbook.Render(book =>
        {
            foreach (var (heading, rows) in lists)
                FormWorkbook.Add(book, ClassificationListForm.ForWorkbook(letterhead, heading, rows));
        });
    }
}
