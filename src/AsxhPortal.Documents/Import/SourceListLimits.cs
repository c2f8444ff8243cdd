namespace AsxhPortal.Documents.Import;

/// <summary>What a list file may cost us before it is refused.</summary>
/// <param name="MaxBytes">Largest file, in bytes.</param>
/// <param name="MaxUnpackedBytes">Largest content of an .xlsx after unpacking, in bytes: a small file can hide gigabytes.</param>
/// <param name="MaxRatio">Largest ratio of unpacked to packed size; counted only once 10 MB have been unpacked.</param>
/// <param name="MaxRows">Most rows of all sheets together.</param>
/// <param name="MaxColumns">Columns beyond this one are not read.</param>
public sealed record SourceListLimits(
    long MaxBytes = 50L * 1024 * 1024,
    long MaxUnpackedBytes = 600L * 1024 * 1024,
    int MaxRatio = 200,
    int MaxRows = 200_000,
    int MaxColumns = 300);
