using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Stamps;

/// <summary>
/// Changes its value whenever what it stands for was written, so that a process may keep a computed picture of those rows in memory and know with
/// one small read whether the picture still holds, whichever process did the writing. One row per commune for the register (people, entitlements,
/// surveys, accounts, …), one for every commune at once, one for reference data.
/// </summary>
public sealed class DataStamp
{
    /// <summary>Units, thôn, categories, rates, providers, rounds.</summary>
    public const string Reference = "reference";

    /// <summary>Categories and what they pay.</summary>
    public const string Rates = "rates";

    /// <summary>Set when a statement changed the register without saying in which commune.</summary>
    public const string EveryUnit = "every-unit";

    /// <summary><see cref="Reference"/>, <see cref="EveryUnit"/> or <see cref="OfUnit"/>.</summary>
    public string Key { get; set; } = "";
    public Guid Value { get; set; }

    public static string OfUnit(Guid unitId) => unitId.ToString("N");
}

public sealed class DataStampConfiguration : IEntityTypeConfiguration<DataStamp>
{
    public void Configure(EntityTypeBuilder<DataStamp> builder)
    {
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(40).IsUnicode(false);
    }
}
