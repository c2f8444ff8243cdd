using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Matching;

public sealed class CorrectionProposalConfiguration : IEntityTypeConfiguration<CorrectionProposal>
{
    public void Configure(EntityTypeBuilder<CorrectionProposal> builder)
    {
        builder.Property(p => p.Stood).HasMaxLength(200);
        builder.Property(p => p.Proposed).HasMaxLength(200);
        builder.Property(p => p.Note).HasMaxLength(1000);
        builder.HasIndex(p => new { p.UnitId, p.State });
        builder.HasIndex(p => new { p.BeneficiaryId, p.Field, p.State });
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(p => p.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}
