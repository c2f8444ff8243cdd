using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Organisation;

public sealed class AdministrativeUnitConfiguration : IEntityTypeConfiguration<AdministrativeUnit>
{
    public void Configure(EntityTypeBuilder<AdministrativeUnit> builder)
    {
        builder.Property(u => u.Code).HasMaxLength(10).IsUnicode(false);
        builder.HasIndex(u => new { u.Code, u.ValidFrom }).IsUnique();
        builder.HasIndex(u => u.Path);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class HamletConfiguration : IEntityTypeConfiguration<Hamlet>
{
    public void Configure(EntityTypeBuilder<Hamlet> builder)
    {
        builder.HasIndex(h => new { h.UnitId, h.NameKey }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(h => h.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ReceivingAgencyConfiguration : IEntityTypeConfiguration<ReceivingAgency>
{
    public void Configure(EntityTypeBuilder<ReceivingAgency> builder)
    {
        builder.HasIndex(a => a.UnitId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Terms).WithOne().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class ReviewRoundConfiguration : IEntityTypeConfiguration<ReviewRound>
{
    public void Configure(EntityTypeBuilder<ReviewRound> builder)
    {
        builder.HasIndex(r => r.OwnerUnitId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(r => r.OwnerUnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(r => r.PreviousRoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Deadlines).WithOne().HasForeignKey(d => d.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class RoundDeadlineConfiguration : IEntityTypeConfiguration<RoundDeadline>
{
    public void Configure(EntityTypeBuilder<RoundDeadline> builder) => builder.HasIndex(d => new { d.RoundId, d.Step }).IsUnique();
}

public sealed class UnitLetterheadConfiguration : IEntityTypeConfiguration<UnitLetterhead>
{
    public void Configure(EntityTypeBuilder<UnitLetterhead> builder)
    {
        // SQLite takes null for different from null and SQL Server for equal: two indexes say the same on both.
        builder.HasIndex(l => new { l.UnitId, l.ValidFrom }).IsUnique().HasFilter("AgencyId IS NULL");
        builder.HasIndex(l => new { l.AgencyId, l.ValidFrom }).IsUnique().HasFilter("AgencyId IS NOT NULL");
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReceivingAgency>().WithMany().HasForeignKey(l => l.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class IssuedPaperConfiguration : IEntityTypeConfiguration<IssuedPaper>
{
    public void Configure(EntityTypeBuilder<IssuedPaper> builder)
    {
        builder.Property(p => p.ContentHash).HasMaxLength(IssuedPaper.HashLength).IsUnicode(false);
        builder.Property(p => p.SubjectKey).HasMaxLength(120).IsUnicode(false);
        builder.Property(p => p.NumberText).HasMaxLength(100);
        builder.HasIndex(p => new { p.UnitId, p.Type, p.Year, p.Number, p.Edition }).IsUnique();
        builder.HasIndex(p => new { p.UnitId, p.Kind, p.SubjectKey });
        builder.HasIndex(p => p.BeneficiaryId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<IssuedPaper>().WithMany().HasForeignKey(p => p.ReplacedById).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class PaperCounterConfiguration : IEntityTypeConfiguration<PaperCounter>
{
    public void Configure(EntityTypeBuilder<PaperCounter> builder)
    {
        builder.HasIndex(c => new { c.UnitId, c.Type, c.Year }).IsUnique();
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class AppUserConfiguration : IEntityTypeConfiguration<AppUser>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.HasIndex(u => u.UnitId);
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(u => u.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(u => u.Hamlets).WithOne().HasForeignKey(h => h.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class UserHamletConfiguration : IEntityTypeConfiguration<UserHamlet>
{
    public void Configure(EntityTypeBuilder<UserHamlet> builder) => builder.HasKey(h => new { h.UserId, h.HamletId });
}

public sealed class AuditEntryConfiguration : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.ChangesJson).HasMaxLength(-1);
        builder.HasIndex(e => e.At);
        builder.HasIndex(e => new { e.BeneficiaryId, e.At });
        builder.HasIndex(e => new { e.UserId, e.At });
        builder.HasIndex(e => new { e.UnitId, e.At });
    }
}
