using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Import;

public sealed class ImportBatchConfiguration : IEntityTypeConfiguration<ImportBatch>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.Property(b => b.ContentHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(b => b.ColumnMapJson).HasMaxLength(-1);
        builder.HasIndex(b => new { b.UnitId, b.Group, b.ContentHash }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(b => b.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.Property(r => r.RawJson).HasMaxLength(-1);
        builder.Property(r => r.Note).HasMaxLength(1000);
        builder.Property(r => r.CategoryText).HasMaxLength(1000);
        builder.HasIndex(r => new { r.BatchId, r.SheetName, r.RowNumber }).IsUnique();
        builder.HasIndex(r => new { r.UnitId, r.Status });
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Problems).WithOne().HasForeignKey(p => p.RowId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class RowProblemConfiguration : IEntityTypeConfiguration<RowProblem>
{
    public void Configure(EntityTypeBuilder<RowProblem> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(30).IsUnicode(false);
        builder.Property(p => p.RawValue).HasMaxLength(1000);
        builder.HasIndex(p => new { p.BatchId, p.Code });
    }
}
