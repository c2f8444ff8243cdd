using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Payments;

public sealed class PaymentRunConfiguration : IEntityTypeConfiguration<PaymentRun>
{
    public void Configure(EntityTypeBuilder<PaymentRun> builder)
    {
        builder.HasIndex(r => new { r.AgencyId, r.Period }).IsUnique();
        builder.HasOne<ReceivingAgency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class PaymentLineConfiguration : IEntityTypeConfiguration<PaymentLine>
{
    public void Configure(EntityTypeBuilder<PaymentLine> builder)
    {
        builder.Property(l => l.CategoryName).HasMaxLength(1000);
        builder.Property(l => l.Note).HasMaxLength(1000);
        builder.HasIndex(l => new { l.BeneficiaryId, l.EntitlementId, l.Period }).IsUnique();
        builder.HasIndex(l => new { l.RunId, l.State });
        builder.HasOne<PaymentRun>().WithMany().HasForeignKey(l => l.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Entitlement>().WithMany().HasForeignKey(l => l.EntitlementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<HandOverLine>().WithMany().HasForeignKey(l => l.HandOverLineId).OnDelete(DeleteBehavior.Restrict);
    }
}
