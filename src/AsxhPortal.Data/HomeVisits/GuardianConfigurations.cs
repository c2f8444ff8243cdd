using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.HomeVisits;

public sealed class GuardianshipConfiguration : IEntityTypeConfiguration<Guardianship>
{
    public void Configure(EntityTypeBuilder<Guardianship> builder)
    {
        builder.Property(g => g.GuardianCitizenId).HasMaxLength(12).IsUnicode(false);
        builder.Property(g => g.GuardianPaperNumber).HasMaxLength(40);
        builder.HasIndex(g => g.BeneficiaryId);
        builder.HasIndex(g => g.UnitId);
        builder.HasIndex(g => g.GuardianCitizenId);
        builder.HasOne(g => g.Beneficiary).WithMany().HasForeignKey(g => g.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class PayeeReviewConfiguration : IEntityTypeConfiguration<PayeeReview>
{
    public void Configure(EntityTypeBuilder<PayeeReview> builder)
    {
        builder.Ignore(r => r.IsOpen);
        builder.Property(r => r.Settlement).HasMaxLength(1000);
        builder.HasIndex(r => new { r.CauseId, r.Kind }).IsUnique();
        builder.HasIndex(r => new { r.UnitId, r.SettledAt });
        builder.HasIndex(r => r.BeneficiaryId);
        builder.HasIndex(r => r.FallbackArrangementId);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(r => r.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class AttorneySettingConfiguration : IEntityTypeConfiguration<AttorneySetting>
{
    public void Configure(EntityTypeBuilder<AttorneySetting> builder)
    {
        builder.Property(s => s.Reason).HasMaxLength(500);
        builder.HasIndex(s => new { s.OwnerUnitId, s.Kind, s.ValidFrom });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(s => s.OwnerUnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
