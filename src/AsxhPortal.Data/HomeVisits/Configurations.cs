using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.HomeVisits;

public sealed class VisitTeamConfiguration : IEntityTypeConfiguration<VisitTeam>
{
    public void Configure(EntityTypeBuilder<VisitTeam> builder)
    {
        builder.HasIndex(t => new { t.UnitId, t.RoundId });
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(t => t.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(t => t.Hamlets).WithOne().HasForeignKey(h => h.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}

public sealed class VisitTeamHamletConfiguration : IEntityTypeConfiguration<VisitTeamHamlet>
{
    public void Configure(EntityTypeBuilder<VisitTeamHamlet> builder)
    {
        builder.HasIndex(h => new { h.RoundId, h.HamletId }).IsUnique();
        builder.HasOne<Hamlet>().WithMany().HasForeignKey(h => h.HamletId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class TeamAssignmentConfiguration : IEntityTypeConfiguration<TeamAssignment>
{
    public void Configure(EntityTypeBuilder<TeamAssignment> builder)
    {
        builder.HasIndex(a => new { a.RoundId, a.BeneficiaryId }).IsUnique();
        builder.HasIndex(a => a.TeamId);
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(a => a.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VisitTeam>().WithMany().HasForeignKey(a => a.TeamId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(a => a.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ComplexProperty(s => s.Answers, answers =>
        {
            answers.Property(a => a.ProviderCode).HasMaxLength(20).IsUnicode(false);
            answers.Property(a => a.AccountNumber).HasMaxLength(40);
            answers.Property(a => a.Reason).HasMaxLength(1000);
            answers.Property(a => a.Persuasion).HasMaxLength(1000);
            answers.Property(a => a.Note).HasMaxLength(1000);
            answers.Ignore(a => a.MentionsAccount);
        });
        builder.HasIndex(s => new { s.RoundId, s.BeneficiaryId }).IsUnique();
        builder.HasIndex(s => new { s.UnitId, s.RoundId, s.State });
        builder.HasIndex(s => s.BeneficiaryId);
        builder.HasOne(s => s.Beneficiary).WithMany().HasForeignKey(s => s.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Survey>().WithMany().HasForeignKey(s => s.CopiedFromId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Visits).WithOne().HasForeignKey(v => v.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class RefusalMinuteConfiguration : IEntityTypeConfiguration<RefusalMinute>
{
    public void Configure(EntityTypeBuilder<RefusalMinute> builder)
    {
        builder.Ignore(m => m.NumberText);
        builder.Ignore(m => m.ShortSeal);
        builder.Ignore(m => m.Signatories);
        builder.Property(m => m.SealedText).HasMaxLength(-1);
        builder.Property(m => m.SealedHash).HasMaxLength(VisitAttachment.HashLength).IsUnicode(false);
        builder.Property(m => m.Reason).HasMaxLength(1000);
        builder.HasIndex(m => m.StandingForSurveyId).IsUnique();
        builder.HasIndex(m => m.SurveyId);
        builder.HasIndex(m => new { m.UnitId, m.Year, m.Number }).IsUnique();
        builder.HasOne<Survey>().WithMany().HasForeignKey(m => m.SurveyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RefusalMinute>().WithMany().HasForeignKey(m => m.ReplacesId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(m => m.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class PowerOfAttorneyConfiguration : IEntityTypeConfiguration<PowerOfAttorney>
{
    public void Configure(EntityTypeBuilder<PowerOfAttorney> builder)
    {
        builder.ToTable("PowersOfAttorney");
        builder.Property(p => p.AttorneyCitizenId).HasMaxLength(12).IsUnicode(false);
        builder.Property(p => p.ProviderCode).HasMaxLength(20).IsUnicode(false);
        builder.Property(p => p.AccountNumber).HasMaxLength(40);
        builder.HasIndex(p => p.BeneficiaryId);
        builder.HasIndex(p => new { p.UnitId, p.State });
        builder.Ignore(p => p.IdentityGaps);
        builder.Property(p => p.CertificationNumber).HasMaxLength(60);
        builder.Property(p => p.CertificationBook).HasMaxLength(60);
        builder.Property(p => p.AttorneyPaperNumber).HasMaxLength(40);
        builder.HasIndex(p => p.AttorneyCitizenId);
        builder.HasIndex(p => new { p.UnitId, p.CertificationYear, p.CertificationBook, p.CertificationNumber }).IsUnique();
        builder.HasOne(p => p.Beneficiary).WithMany().HasForeignKey(p => p.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Survey>().WithMany().HasForeignKey(p => p.SurveyId).OnDelete(DeleteBehavior.Restrict);
    }
}
