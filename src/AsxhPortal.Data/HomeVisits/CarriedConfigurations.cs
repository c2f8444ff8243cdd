using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.HomeVisits;

public sealed class SealKeyConfiguration : IEntityTypeConfiguration<SealKey>
{
    public void Configure(EntityTypeBuilder<SealKey> builder) => builder.HasIndex(k => k.CreatedAt);
}

public sealed class CarriedPlanConfiguration : IEntityTypeConfiguration<CarriedPlan>
{
    public void Configure(EntityTypeBuilder<CarriedPlan> builder)
    {
        builder.Ignore(p => p.OverAt);
        builder.HasIndex(p => new { p.UnitId, p.CreatedAt });
        builder.HasIndex(p => new { p.UserId, p.DeviceId });
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SealKey>().WithMany().HasForeignKey(p => p.SealKeyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class CarriedPersonConfiguration : IEntityTypeConfiguration<CarriedPerson>
{
    public void Configure(EntityTypeBuilder<CarriedPerson> builder)
    {
        builder.HasIndex(p => new { p.PlanId, p.BeneficiaryId }).IsUnique();
        builder.HasIndex(p => p.BeneficiaryId);
        builder.HasOne<CarriedPlan>().WithMany().HasForeignKey(p => p.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(p => p.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class VisitSubmissionConfiguration : IEntityTypeConfiguration<VisitSubmission>
{
    public void Configure(EntityTypeBuilder<VisitSubmission> builder)
    {
        builder.Property(s => s.EnvelopeSha256).HasMaxLength(VisitSubmission.HashLength).IsUnicode(false);
        builder.Property(s => s.PlainSha256).HasMaxLength(VisitSubmission.HashLength).IsUnicode(false);
        builder.Property(s => s.Sentence).HasMaxLength(1000);
        builder.Property(s => s.DecisionReason).HasMaxLength(1000);
        builder.Property(s => s.Before).HasMaxLength(2000);
        builder.Ignore(s => s.Candidate);
        builder.HasIndex(s => new { s.State, s.ReceivedAt });
        builder.HasIndex(s => new { s.UnitId, s.State });
        builder.HasIndex(s => s.LeftOutCount);
        builder.HasIndex(s => new { s.BeneficiaryId, s.RoundId });
        builder.HasIndex(s => s.PlanId);
        builder.HasOne<CarriedPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(s => s.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class SubmittedPictureConfiguration : IEntityTypeConfiguration<SubmittedPicture>
{
    public void Configure(EntityTypeBuilder<SubmittedPicture> builder)
    {
        builder.Property(p => p.Kind).HasMaxLength(40).IsUnicode(false);
        builder.Property(p => p.ContentType).HasMaxLength(40).IsUnicode(false);
        builder.Property(p => p.Sha256).HasMaxLength(VisitSubmission.HashLength).IsUnicode(false);
        builder.Property(p => p.EnvelopeSha256).HasMaxLength(VisitSubmission.HashLength).IsUnicode(false);
        builder.HasIndex(p => p.VisitId);
        builder.HasIndex(p => p.PlanId);
        builder.HasOne<CarriedPlan>().WithMany().HasForeignKey(p => p.PlanId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class SubmittedContentConfiguration : IEntityTypeConfiguration<SubmittedContent>
{
    public void Configure(EntityTypeBuilder<SubmittedContent> builder)
    {
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
    }
}
