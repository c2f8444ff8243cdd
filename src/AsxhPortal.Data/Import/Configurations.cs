using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
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

public sealed class ReceivedFileConfiguration : IEntityTypeConfiguration<ReceivedFile>
{
    public void Configure(EntityTypeBuilder<ReceivedFile> builder)
    {
        builder.Property(f => f.ContentHash).HasMaxLength(64).IsUnicode(false);
        builder.Property(f => f.ReadingJson).HasMaxLength(-1);
        builder.HasIndex(f => new { f.UnitId, f.State });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(f => f.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReceivedFileContent>().WithOne().HasForeignKey<ReceivedFileContent>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class OfficeColumnMapConfiguration : IEntityTypeConfiguration<OfficeColumnMap>
{
    public void Configure(EntityTypeBuilder<OfficeColumnMap> builder)
    {
        builder.Property(m => m.ChoicesJson).HasMaxLength(-1);
        builder.HasIndex(m => new { m.UnitId, m.Group, m.SavedAt });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(m => m.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class BackgroundWorkConfiguration : IEntityTypeConfiguration<BackgroundWork>
{
    public void Configure(EntityTypeBuilder<BackgroundWork> builder)
    {
        builder.Property(w => w.LeasedBy).HasMaxLength(100);
        builder.Property(w => w.Failure).HasMaxLength(1000);
        builder.Property(w => w.Outcome).HasMaxLength(1000);
        // Whoever asks for a change (stop, try again) asks for the state that they saw.
        builder.Property(w => w.State).IsConcurrencyToken();
        builder.HasIndex(w => new { w.State, w.LeasedUntil });
        // One piece of work at a time for one subject: a second press of the button finds the first.
        builder.HasIndex(w => new { w.Kind, w.SubjectId }).IsUnique().HasFilter("[State] IN ('Queued', 'Running')");
        builder.HasIndex(w => new { w.UnitId, w.QueuedAt });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(w => w.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ImportRowConfiguration : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.Property(r => r.RawJson).HasMaxLength(-1);
        builder.Property(r => r.CellKinds).IsUnicode(false);
        builder.Property(r => r.UnicodeJson).HasMaxLength(-1);
        builder.Property(r => r.MendedJson).HasMaxLength(-1);
        builder.Property(r => r.Note).HasMaxLength(1000);
        builder.Property(r => r.CategoryText).HasMaxLength(1000);
        builder.HasIndex(r => new { r.BatchId, r.SheetName, r.RowNumber }).IsUnique();
        builder.HasIndex(r => new { r.UnitId, r.Status });
        builder.HasIndex(r => r.CitizenId);
        builder.HasIndex(r => r.EarlierRowId);
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Problems).WithOne().HasForeignKey(p => p.RowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Changes).WithOne().HasForeignKey(c => c.RowId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class RowProblemConfiguration : IEntityTypeConfiguration<RowProblem>
{
    public void Configure(EntityTypeBuilder<RowProblem> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(30).IsUnicode(false);
        builder.Property(p => p.RawValue).HasMaxLength(1000);
        builder.Property(p => p.AcceptedByName).HasMaxLength(200);
        builder.Ignore(p => p.CanBeAccepted);
        builder.HasIndex(p => new { p.BatchId, p.Code });
    }
}

public sealed class RowChangeConfiguration : IEntityTypeConfiguration<RowChange>
{
    public void Configure(EntityTypeBuilder<RowChange> builder)
    {
        builder.Property(c => c.Field).HasMaxLength(60);
        builder.Property(c => c.Code).HasMaxLength(30).IsUnicode(false);
        builder.Property(c => c.Before).HasMaxLength(1000);
        builder.Property(c => c.After).HasMaxLength(1000);
        builder.HasIndex(c => c.BatchId);
    }
}

public sealed class SpellingAliasConfiguration : IEntityTypeConfiguration<SpellingAlias>
{
    public void Configure(EntityTypeBuilder<SpellingAlias> builder)
    {
        builder.Property(a => a.Key).HasMaxLength(300).IsUnicode(false);
        builder.HasIndex(a => new { a.Kind, a.UnitId, a.Key });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}
