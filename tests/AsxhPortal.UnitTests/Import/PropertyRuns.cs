using System.Globalization;

namespace AsxhPortal.UnitTests.Import;

/// <summary>
/// How long the property tests of the reader run: always the same cases in a usual run (fixed seed), so that nobody is stopped by chance.
/// For a longer hunt set ASXH_PROPERTY_FACTOR=50 (fifty times the cases, a new seed each time) and run the classes Random*Tests;
/// a failure names its seed, which goes into <see cref="Seed"/> until it is mended.
/// </summary>
internal static class PropertyRuns
{
    private static readonly int Factor = int.TryParse(Environment.GetEnvironmentVariable("ASXH_PROPERTY_FACTOR"), NumberStyles.None, CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 0;

    public static string? Seed => Factor == 0 ? "0000KeLqcFy2" : null;

    public static int Of(int iterations) => iterations * Math.Max(1, Factor);
}
