using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Beneficiaries;

/// <summary>The list of beneficiaries of step 3 as an official paper: letterhead, total in words, signatures; for an amount one prints.</summary>
internal static class BeneficiaryListForm
{
    public static ListForm<BeneficiaryListRow> Of(Letterhead letterhead, BeneficiaryListHeading heading, IReadOnlyList<BeneficiaryListRow> rows) => new()
    {
        Letterhead = letterhead,
        IssuedOn = heading.PrintedOn,
        Title = "Danh sách",
        Subject = heading.Title,
        Notes = heading.Filter is null ? [] : [$"(Phạm vi: {heading.Filter})"],
        Columns = BeneficiaryListColumns.OnPaper,
        Rows = rows,
        WordsOf = BeneficiaryListColumns.Amount,
        Signatures = [new SignatureBlock("NGƯỜI LẬP"), letterhead.Signer()],
        SheetName = "Danh sách",
        FontSize = 9.5f,
    };
}

/// <summary>The list of beneficiaries of step 3 on paper, as it is signed and handed to the visit teams.</summary>
public static class BeneficiaryListPdf
{
    public static byte[] Render(Letterhead letterhead, BeneficiaryListHeading heading, IReadOnlyList<BeneficiaryListRow> rows, DateTime createdAt) =>
        ListFormPdf.Render(BeneficiaryListForm.Of(letterhead, heading, rows), createdAt);
}

/// <summary>The same paper as a workbook ready to print: A4 across, as wide as the page, header repeated. Long lists are <see cref="BeneficiaryListWorkbook"/>.</summary>
public static class BeneficiaryListFormWorkbook
{
    public static byte[] Render(Letterhead letterhead, BeneficiaryListHeading heading, IReadOnlyList<BeneficiaryListRow> rows) =>
        FormWorkbook.Render(BeneficiaryListForm.Of(letterhead, heading, rows));
}
