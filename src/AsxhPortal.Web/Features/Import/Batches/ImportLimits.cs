using AsxhPortal.Documents.Import;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>Settings Import:MaxFileMegabytes (default 50) and Import:MaxRows (default 200,000).</summary>
public sealed class ImportLimits(IConfiguration configuration)
{
    public int MaxFileMegabytes => configuration.GetValue("Import:MaxFileMegabytes", 50);

    public SourceListLimits ForFile => new(
        MaxBytes: MaxFileMegabytes * 1024L * 1024L,
        MaxRows: configuration.GetValue("Import:MaxRows", 200_000));
}
