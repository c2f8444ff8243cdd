using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.HomeVisits;

public sealed class VisitAttachmentConfiguration : IEntityTypeConfiguration<VisitAttachment>
{
    public void Configure(EntityTypeBuilder<VisitAttachment> builder)
    {
        builder.Property(a => a.Sha256).HasMaxLength(VisitAttachment.HashLength).IsUnicode(false);
        builder.Property(a => a.ContentSha256).HasMaxLength(VisitAttachment.HashLength).IsUnicode(false);
        builder.Property(a => a.ContentType).HasMaxLength(40).IsUnicode(false);
        builder.HasIndex(a => a.BeneficiaryId);
        builder.HasIndex(a => a.SurveyId);
        builder.HasIndex(a => a.MinuteId);
        builder.HasIndex(a => a.PowerOfAttorneyId);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(a => a.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Survey>().WithMany().HasForeignKey(a => a.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RefusalMinute>().WithMany().HasForeignKey(a => a.MinuteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PowerOfAttorney>().WithMany().HasForeignKey(a => a.PowerOfAttorneyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VisitAttachmentContent>().WithOne().HasForeignKey<VisitAttachmentContent>(c => c.Id).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class VisitAttachmentContentConfiguration : IEntityTypeConfiguration<VisitAttachmentContent>
{
    public void Configure(EntityTypeBuilder<VisitAttachmentContent> builder) => builder.Property(c => c.Id).ValueGeneratedNever();
}
