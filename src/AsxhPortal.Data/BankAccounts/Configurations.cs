using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.BankAccounts;

public sealed class PaymentProviderConfiguration : IEntityTypeConfiguration<PaymentProvider>
{
    public void Configure(EntityTypeBuilder<PaymentProvider> builder)
    {
        builder.HasKey(p => p.Code);
        builder.Property(p => p.Code).HasMaxLength(20).IsUnicode(false);
        builder.Property(p => p.Bin).HasMaxLength(6).IsUnicode(false);
        builder.Property(p => p.Aliases).HasMaxLength(2000);
        builder.Ignore(p => p.AliasList);
        builder.Ignore(p => p.IsMobileMoney);
    }
}

public sealed class BankAccountConfiguration : IEntityTypeConfiguration<BankAccount>
{
    public void Configure(EntityTypeBuilder<BankAccount> builder)
    {
        builder.Ignore(a => a.IsCurrent);
        builder.Property(a => a.ProviderCode).HasMaxLength(20).IsUnicode(false);
        builder.Property(a => a.Number).HasMaxLength(20).IsUnicode(false);
        builder.Property(a => a.DeclaredReason).HasMaxLength(400);
        builder.HasIndex(a => a.BeneficiaryId).IsUnique().HasFilter("ClosedAt IS NULL");
        builder.HasIndex(a => new { a.BeneficiaryId, a.DeclaredAt });
        builder.HasIndex(a => new { a.ProviderCode, a.Number });
        // A commune's accounts are few beside a province's.
        builder.HasIndex(a => new { a.UnitId, a.ClosedAt });
        builder.HasOne(a => a.Beneficiary).WithMany().HasForeignKey(a => a.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PaymentProvider>().WithMany().HasForeignKey(a => a.ProviderCode).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PowerOfAttorney>().WithMany().HasForeignKey(a => a.PowerOfAttorneyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class PaymentArrangementConfiguration : IEntityTypeConfiguration<PaymentArrangement>
{
    public void Configure(EntityTypeBuilder<PaymentArrangement> builder)
    {
        builder.HasIndex(a => a.BeneficiaryId).IsUnique().HasFilter("ValidTo IS NULL");
        builder.HasIndex(a => new { a.BeneficiaryId, a.ValidFrom });
        builder.HasOne(a => a.Beneficiary).WithMany().HasForeignKey(a => a.BeneficiaryId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(a => a.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<PowerOfAttorney>().WithMany().HasForeignKey(a => a.PowerOfAttorneyId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class HandOverConfiguration : IEntityTypeConfiguration<HandOver>
{
    public void Configure(EntityTypeBuilder<HandOver> builder)
    {
        builder.HasIndex(h => new { h.RoundId, h.UnitId, h.AgencyId, h.Number }).IsUnique();
        builder.HasIndex(h => new { h.AgencyId, h.State });
        builder.HasOne<ReviewRound>().WithMany().HasForeignKey(h => h.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReceivingAgency>().WithMany().HasForeignKey(h => h.AgencyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(h => h.Lines).WithOne().HasForeignKey(l => l.HandOverId).OnDelete(DeleteBehavior.Restrict);
    }
}

public sealed class HandOverLineConfiguration : IEntityTypeConfiguration<HandOverLine>
{
    public void Configure(EntityTypeBuilder<HandOverLine> builder)
    {
        builder.Property(l => l.CategoryName).HasMaxLength(1000);
        builder.Property(l => l.Note).HasMaxLength(1000);
        builder.HasIndex(l => new { l.HandOverId, l.Ordinal });
        builder.HasIndex(l => new { l.EntitlementId, l.State });
        builder.HasIndex(l => l.BeneficiaryId);
        builder.HasOne<Entitlement>().WithMany().HasForeignKey(l => l.EntitlementId).OnDelete(DeleteBehavior.Restrict);
    }
}
