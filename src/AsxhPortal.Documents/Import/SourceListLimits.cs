namespace AsxhPortal.Documents.Import;

/// <summary>What a list file may cost us before it is refused.</summary>
/// <param name="MaxBytes">Largest file, in bytes.</param>
/// <param name="MaxUnpackedBytes">Largest content of an .xlsx after unpacking, in bytes: a small file can hide gigabytes.</param>
/// <param name="MaxRatio">Largest ratio of unpacked to packed size; counted only once 10 MB have been unpacked.</param>
/// <param name="MaxRows">Most filled rows of all sheets together.</param>
/// <param name="MaxColumns">Columns beyond this one are not read; the sheet says so.</param>
/// <param name="MaxCells">Most cells of all sheets together; 24 bytes each are held in memory.</param>
/// <param name="MaxTextBytes">Largest part of an .xlsx that has to be held in memory whole (the shared texts), unpacked, in bytes.</param>
public sealed record SourceListLimits(
    long MaxBytes = 50L * 1024 * 1024,
    long MaxUnpackedBytes = 600L * 1024 * 1024,
    int MaxRatio = 200,
    int MaxRows = 200_000,
    int MaxColumns = 300,
    int MaxCells = 6_000_000,
    long MaxTextBytes = 150L * 1024 * 1024);
