using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Corrections;

public sealed class CorrectionForm
{
    [Display(Name = "Lý do không sửa"), StringLength(1000)]
    public string? Note { get; set; }
    public int Version { get; set; }
}

/// <summary>The commune police take the card's value into the register, or say why not (step 2 (1) of the procedure).</summary>
public sealed class DecideCorrection(AppDbContext db)
{
    /// <returns>Null when there is no such proposal in the scope.</returns>
    /// <exception cref="RuleException">Already decided; or the number belongs to somebody else; or the register has changed since.</exception>
    /// <exception cref="StaleRecordException">Somebody else decided in between.</exception>
    public async Task<CorrectionProposal?> RunAsync(Guid id, bool accepts, CorrectionForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var proposal = await db.CorrectionProposals.FirstOrDefaultAsync(p => p.Id == id, cancel);
        if (proposal is null || await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == proposal.BeneficiaryId, cancel) is not { } person)
            return null;
        proposal.ExpectVersion(form.Version);
        if (!accepts)
        {
            proposal.Reject(form.Note, by, now);
        }
        else
        {
            if (proposal.Field == CorrectedField.CitizenId && await db.Beneficiaries.AnyAsync(b => b.CitizenId == proposal.Proposed && b.Id != person.Id, cancel))
                throw new RuleException("Số định danh này đã thuộc về một người khác trong danh sách; hãy kiểm tra người trùng trước khi sửa.");
            db.ChangeEvents.Add(proposal.Accept(person, by, now));
        }
        await db.SaveChangesAsync(cancel);
        return proposal;
    }
}
