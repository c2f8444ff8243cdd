using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Beneficiaries;

public sealed class BulkActionConfiguration : IEntityTypeConfiguration<BulkAction>
{
    public void Configure(EntityTypeBuilder<BulkAction> builder)
    {
        builder.Property(a => a.CategoryCode).HasMaxLength(40).IsUnicode(false);
        builder.Property(a => a.OnlyCategoryCode).HasMaxLength(40).IsUnicode(false);
        builder.Ignore(a => a.Choice);
        builder.HasIndex(a => new { a.UnitId, a.DraftedAt });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class BulkActionLineConfiguration : IEntityTypeConfiguration<BulkActionLine>
{
    public void Configure(EntityTypeBuilder<BulkActionLine> builder)
    {
        builder.Property(l => l.BeforeValue).HasMaxLength(40).IsUnicode(false);
        builder.HasIndex(l => new { l.ActionId, l.State, l.Ordinal });
        builder.HasIndex(l => new { l.ActionId, l.BeneficiaryId });
        builder.HasOne<BulkAction>().WithMany().HasForeignKey(l => l.ActionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(l => l.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class RegisterSnapshotConfiguration : IEntityTypeConfiguration<RegisterSnapshot>
{
    public void Configure(EntityTypeBuilder<RegisterSnapshot> builder)
    {
        builder.HasIndex(s => new { s.UnitId, s.TakenAt });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(s => s.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class RegisterSnapshotLineConfiguration : IEntityTypeConfiguration<RegisterSnapshotLine>
{
    public void Configure(EntityTypeBuilder<RegisterSnapshotLine> builder)
    {
        builder.Property(l => l.FullName).HasMaxLength(200);
        builder.Property(l => l.NameSortKey).HasMaxLength(200).IsUnicode(false);
        builder.Property(l => l.Birth).HasMaxLength(10).IsUnicode(false);
        builder.Property(l => l.CitizenId).HasMaxLength(12).IsUnicode(false);
        builder.Property(l => l.CategoryCodes).IsUnicode(false);
        builder.HasIndex(l => new { l.SnapshotId, l.BeneficiaryId }).IsUnique();
        builder.HasOne<RegisterSnapshot>().WithMany().HasForeignKey(l => l.SnapshotId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(l => l.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}
