using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Beneficiaries;

/// <summary>The list of beneficiaries of step 3 on paper, with letterhead, as it is handed to the visit teams.</summary>
public static class BeneficiaryListPdf
{
    public static byte[] Render(Letterhead letterhead, BeneficiaryListHeading heading, IReadOnlyList<BeneficiaryListRow> rows, DateTime createdAt) =>
        ListFormPdf.Render(
            new ListForm<BeneficiaryListRow>
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
                FontSize = 9.5f,
            },
            createdAt);
}
