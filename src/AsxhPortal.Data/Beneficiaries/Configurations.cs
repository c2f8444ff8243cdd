using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Beneficiaries;

public sealed class BeneficiaryConfiguration : IEntityTypeConfiguration<Beneficiary>
{
    public void Configure(EntityTypeBuilder<Beneficiary> builder)
    {
        builder.Property(b => b.FullName).HasMaxLength(200);
        builder.Property(b => b.NameKey).HasMaxLength(200).IsUnicode(false);
        builder.Property(b => b.NameSortKey).HasMaxLength(200).IsUnicode(false);
        builder.Property(b => b.CitizenId).HasMaxLength(12).IsUnicode(false);
        builder.Property(b => b.OldId).HasMaxLength(12).IsUnicode(false);
        builder.Property(b => b.Phone).HasMaxLength(15).IsUnicode(false);
        builder.Ignore(b => b.DiedOn);
        builder.HasIndex(b => b.CitizenId).IsUnique();
        builder.HasIndex(b => b.CitizenRecordId);
        builder.HasIndex(b => b.OldId);
        builder.HasIndex(b => b.NameKey);
        builder.HasIndex(b => new { b.UnitId, b.NameSortKey });
        builder.HasIndex(b => new { b.UnitId, b.HamletId });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(b => b.HamletId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(b => b.Entitlements).WithOne(e => e.Beneficiary).HasForeignKey(e => e.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class EntitlementConfiguration : IEntityTypeConfiguration<Entitlement>
{
    public void Configure(EntityTypeBuilder<Entitlement> builder)
    {
        builder.Property(e => e.CategoryCode).HasMaxLength(40).IsUnicode(false);
        builder.Property(e => e.SourceKey).HasMaxLength(200).IsUnicode(false);
        builder.HasIndex(e => new { e.BeneficiaryId, e.SourceKey }).IsUnique();
        builder.HasIndex(e => new { e.UnitId, e.Group, e.CategoryCode });
        builder.HasOne<BenefitCategory>().WithMany().HasForeignKey(e => e.CategoryCode).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ChangeEventConfiguration : IEntityTypeConfiguration<ChangeEvent>
{
    public void Configure(EntityTypeBuilder<ChangeEvent> builder)
    {
        builder.Property(e => e.Note).HasMaxLength(1000);
        builder.HasIndex(e => new { e.BeneficiaryId, e.RecordedAt });
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(e => e.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class BenefitCategoryConfiguration : IEntityTypeConfiguration<BenefitCategory>
{
    public void Configure(EntityTypeBuilder<BenefitCategory> builder)
    {
        builder.HasKey(c => c.Code);
        builder.Property(c => c.Code).HasMaxLength(40).IsUnicode(false);
        builder.Property(c => c.Name).HasMaxLength(1000);
    }
}

public sealed class BaseAmountConfiguration : IEntityTypeConfiguration<BaseAmount>
{
    public void Configure(EntityTypeBuilder<BaseAmount> builder)
    {
        builder.Property(b => b.ProvinceCode).HasMaxLength(2).IsUnicode(false);
        builder.HasIndex(b => new { b.ProvinceCode, b.ValidFrom });
    }
}

public sealed class BenefitRateConfiguration : IEntityTypeConfiguration<BenefitRate>
{
    public void Configure(EntityTypeBuilder<BenefitRate> builder)
    {
        builder.Property(r => r.CategoryCode).HasMaxLength(40).IsUnicode(false);
        builder.HasIndex(r => new { r.CategoryCode, r.Percent, r.ValidFrom });
        builder.HasOne<BenefitCategory>().WithMany().HasForeignKey(r => r.CategoryCode).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class SavedFilterConfiguration : IEntityTypeConfiguration<SavedFilter>
{
    public void Configure(EntityTypeBuilder<SavedFilter> builder)
    {
        builder.Property(f => f.Name).HasMaxLength(80);
        builder.Property(f => f.OwnerName).HasMaxLength(200);
        builder.Property(f => f.Query).HasMaxLength(1000);
        builder.HasIndex(f => f.UnitId);
        builder.HasIndex(f => f.OwnerId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ColumnSelectionConfiguration : IEntityTypeConfiguration<ColumnSelection>
{
    public void Configure(EntityTypeBuilder<ColumnSelection> builder)
    {
        builder.Property(c => c.List).HasMaxLength(40).IsUnicode(false);
        builder.Property(c => c.Columns).HasMaxLength(1000).IsUnicode(false);
        builder.Ignore(c => c.Keys);
        builder.HasIndex(c => new { c.UserId, c.List }).IsUnique();
    }
}
