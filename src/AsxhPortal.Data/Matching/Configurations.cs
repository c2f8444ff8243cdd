using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Matching;

public sealed class CitizenConfiguration : IEntityTypeConfiguration<Citizen>
{
    public void Configure(EntityTypeBuilder<Citizen> builder)
    {
        builder.Property(c => c.CitizenId).HasMaxLength(12).IsUnicode(false);
        builder.Property(c => c.OldId).HasMaxLength(12).IsUnicode(false);
        builder.HasIndex(c => c.CitizenId).IsUnique();
        builder.HasIndex(c => new { c.UnitId, c.NameKey });
        builder.HasIndex(c => new { c.UnitId, c.OldId });
        builder.HasOne<AdministrativeUnit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(c => c.HamletId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class MatchRunConfiguration : IEntityTypeConfiguration<MatchRun>
{
    public void Configure(EntityTypeBuilder<MatchRun> builder) => builder.HasIndex(r => new { r.UnitId, r.StartedAt });
}

public sealed class MatchDecisionConfiguration : IEntityTypeConfiguration<MatchDecision>
{
    public void Configure(EntityTypeBuilder<MatchDecision> builder)
    {
        builder.Property(d => d.Reasons).HasMaxLength(1000);
        builder.Property(d => d.Note).HasMaxLength(1000);
        builder.Property(d => d.Difference).HasMaxLength(200);
        builder.Property(d => d.Fingerprint).HasMaxLength(32).IsUnicode(false);
        builder.HasIndex(d => d.RowId).IsUnique();
        builder.HasIndex(d => new { d.UnitId, d.Difference });
        builder.HasIndex(d => new { d.DecidedById, d.DecidedAt });
        builder.HasIndex(d => d.BulkId);
        builder.HasIndex(d => new { d.UnitId, d.State });
        builder.HasIndex(d => d.BatchId);
        builder.HasIndex(d => d.BeneficiaryId);
        builder.HasOne<ImportRow>().WithOne().HasForeignKey<MatchDecision>(d => d.RowId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Citizen>().WithMany().HasForeignKey(d => d.CitizenRecordId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class MatchCandidateConfiguration : IEntityTypeConfiguration<MatchCandidate>
{
    public void Configure(EntityTypeBuilder<MatchCandidate> builder)
    {
        builder.Property(c => c.Reasons).HasMaxLength(1000);
        builder.HasIndex(c => new { c.DecisionId, c.Rank });
        builder.HasIndex(c => c.CitizenRecordId);
        builder.HasOne<MatchDecision>().WithMany().HasForeignKey(c => c.DecisionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Citizen>().WithMany().HasForeignKey(c => c.CitizenRecordId).OnDelete(DeleteBehavior.Restrict);
    }
}
