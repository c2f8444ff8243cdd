using AsxhPortal.Documents.Beneficiaries;
using Xunit;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>The papers that carry lists, word by word.</summary>
public class ApprovedListTests
{
    [Fact]
    public void List_of_beneficiaries() =>
        BeneficiaryListPdf.Render(SamplePapers.Letterhead, SamplePapers.BeneficiaryHeading(), [.. SamplePapers.Beneficiaries(6)], SamplePapers.CreatedAt)
            .ShouldHaveApprovedText("danh-sach-doi-tuong");
}
