using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.HomeVisits;

public sealed class DayPlanConfiguration : IEntityTypeConfiguration<DayPlan>
{
    public void Configure(EntityTypeBuilder<DayPlan> builder)
    {
        builder.HasIndex(p => new { p.RoundId, p.TeamId, p.Day }).IsUnique();
        builder.HasIndex(p => new { p.UnitId, p.RoundId, p.Day });
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(p => p.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VisitTeam>().WithMany().HasForeignKey(p => p.TeamId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class DayPlanStopConfiguration : IEntityTypeConfiguration<DayPlanStop>
{
    public void Configure(EntityTypeBuilder<DayPlanStop> builder)
    {
        builder.HasIndex(s => new { s.RoundId, s.BeneficiaryId, s.Day }).IsUnique();
        builder.HasIndex(s => new { s.PlanId, s.Order });
        builder.HasIndex(s => s.BeneficiaryId);
        builder.HasOne<DayPlan>().WithMany().HasForeignKey(s => s.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Beneficiary>().WithMany().HasForeignKey(s => s.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
    }
}
