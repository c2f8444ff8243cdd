using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Matching;

public sealed class VerificationCaseConfiguration : IEntityTypeConfiguration<VerificationCase>
{
    public void Configure(EntityTypeBuilder<VerificationCase> builder)
    {
        builder.Property(c => c.FullName).HasMaxLength(200);
        builder.Property(c => c.NameKey).HasMaxLength(200).IsUnicode(false);
        builder.Property(c => c.CitizenId).HasMaxLength(12).IsUnicode(false);
        builder.Property(c => c.OldId).HasMaxLength(12).IsUnicode(false);
        builder.Property(c => c.CategoryCode).HasMaxLength(40).IsUnicode(false);
        builder.Property(c => c.CategoryText).HasMaxLength(1000);
        builder.Ignore(c => c.Subject);
        builder.HasIndex(c => new { c.UnitId, c.Year, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.UnitId, c.State, c.DueOn });
        builder.HasIndex(c => c.RowId).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ImportRow>().WithMany().HasForeignKey(c => c.RowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Citizen>().WithMany().HasForeignKey(c => c.CitizenRecordId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(c => c.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class VerificationEventConfiguration : IEntityTypeConfiguration<VerificationEvent>
{
    public void Configure(EntityTypeBuilder<VerificationEvent> builder)
    {
        builder.Property(e => e.Note).HasMaxLength(2000);
        builder.Property(e => e.DocumentNumber).HasMaxLength(100);
        builder.HasIndex(e => new { e.CaseId, e.Ordinal }).IsUnique();
    }
}

public sealed class DuplicateDecisionConfiguration : IEntityTypeConfiguration<DuplicateDecision>
{
    public void Configure(EntityTypeBuilder<DuplicateDecision> builder)
    {
        builder.Property(d => d.Key).HasMaxLength(32).IsUnicode(false);
        builder.Property(d => d.Basis).HasMaxLength(32).IsUnicode(false);
        builder.Property(d => d.Note).HasMaxLength(1000);
        builder.HasIndex(d => new { d.UnitId, d.Kind, d.Key }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(d => d.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ResidenceFlagConfiguration : IEntityTypeConfiguration<ResidenceFlag>
{
    public void Configure(EntityTypeBuilder<ResidenceFlag> builder)
    {
        builder.Property(f => f.Note).HasMaxLength(1000);
        builder.HasIndex(f => new { f.UnitId, f.State });
        builder.HasIndex(f => new { f.BeneficiaryId, f.State });
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(f => f.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(f => f.BatchId).OnDelete(DeleteBehavior.Restrict);
    }
}
