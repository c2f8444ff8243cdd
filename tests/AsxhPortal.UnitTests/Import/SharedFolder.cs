using Xunit;

namespace AsxhPortal.UnitTests.Import;

/// <summary>The folder with the sample lists, beside the repository; tests that need it are reported as skipped where it is missing.</summary>
internal static class SharedFolder
{
    public static string Require(params string[] parts)
    {
        var root = Find();
        Assert.SkipWhen(root is null, "Không có thư mục mẫu “shared” cạnh kho mã (đặt ASXH_SHARED để chỉ nơi khác).");
        var path = Path.Combine([root!, .. parts]);
        Assert.SkipUnless(Path.Exists(path), $"Không có mẫu {string.Join('/', parts)}.");
        return path;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ASXH_SHARED") is { Length: > 0 } given)
            return Directory.Exists(given) ? given : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var beside = Path.Combine(folder.FullName, "shared", "samples");
            if (Directory.Exists(beside)) return Path.Combine(folder.FullName, "shared");
        }
        return null;
    }
}
