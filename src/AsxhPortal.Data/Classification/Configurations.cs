using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Classification;

public sealed class ClassificationListConfiguration : IEntityTypeConfiguration<ClassificationList>
{
    public void Configure(EntityTypeBuilder<ClassificationList> builder)
    {
        builder.Property(l => l.WithdrawalReason).HasMaxLength(1000);
        builder.HasIndex(l => new { l.RoundId, l.UnitId, l.Outcome, l.Number }).IsUnique();
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(l => l.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(l => l.Lines).WithOne().HasForeignKey(l => l.ListId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class ListLineConfiguration : IEntityTypeConfiguration<ListLine>
{
    public void Configure(EntityTypeBuilder<ListLine> builder)
    {
        builder.Property(l => l.Categories).HasMaxLength(1000);
        builder.Property(l => l.Reason).HasMaxLength(1000);
        builder.Property(l => l.Note).HasMaxLength(1000);
        builder.HasIndex(l => new { l.ListId, l.Ordinal });
        builder.HasIndex(l => l.BeneficiaryId);
    }
}
