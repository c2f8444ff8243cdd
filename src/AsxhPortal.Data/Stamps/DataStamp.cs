using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AsxhPortal.Data.Stamps;

/// <summary>
/// Changes its value whenever what it stands for was written, so that a process may keep a computed picture of those rows in memory and know with
/// one small read whether the picture still holds, whichever process did the writing. Two rows per commune, for the register (people, entitlements,
/// surveys, accounts, …) and for its lists (source lists, matching, signed and paid ones); two for every commune at once, one for reference data.
/// </summary>
public sealed class DataStamp
{
    /// <summary>Units, thôn, categories, rates, providers, rounds.</summary>
    public const string Reference = "reference";

    /// <summary>Categories and what they pay.</summary>
    public const string Rates = "rates";

    /// <summary>Set when a statement changed the register without saying in which commune.</summary>
    public const string EveryUnit = "every-unit";

    /// <summary>The same for the lists of <see cref="OfSources"/>.</summary>
    public const string EverySource = "every-source";

    /// <summary>One of the words above, <see cref="OfUnit"/> or <see cref="OfSources"/>.</summary>
    public string Key { get; set; } = "";
    public Guid Value { get; set; }

    /// <summary>The register of a commune.</summary>
    public static string OfUnit(Guid unitId) => unitId.ToString("N");

    /// <summary>The source lists, the population extract, matching, verification, kept, signed and paid lists of a commune.</summary>
    public static string OfSources(Guid unitId) => "s" + unitId.ToString("N");
}

public sealed class DataStampConfiguration : IEntityTypeConfiguration<DataStamp>
{
    public void Configure(EntityTypeBuilder<DataStamp> builder)
    {
        builder.HasKey(s => s.Key);
        builder.Property(s => s.Key).HasMaxLength(40).IsUnicode(false);
    }
}
