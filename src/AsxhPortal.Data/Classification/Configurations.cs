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
        builder.Property(l => l.ContentHash).HasMaxLength(64).IsUnicode(false);
        builder.Ignore(l => l.IsSupplement);
        builder.Ignore(l => l.EditionName);
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
        builder.Property(l => l.ChangeNote).HasMaxLength(1000);
        builder.HasIndex(l => l.BeneficiaryId);
        builder.HasIndex(l => l.SurveyId);
        builder.HasIndex(l => l.ReplacedByListId);
        builder.HasIndex(l => new { l.CurrentInRoundId, l.UnitId });

        // Each person stands at one outcome of a round: the database itself refuses a second current line.
        builder.HasIndex(l => new { l.CurrentInRoundId, l.BeneficiaryId }).IsUnique();
    }
}
