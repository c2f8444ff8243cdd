using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>The sample sets beside the repository (folder shared/samples, or the folder that ASXH_SHARED names); without them a test is reported skipped.</summary>
internal static class SharedSamples
{
    public static string Folder(string set)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            foreach (var root in new[] { Environment.GetEnvironmentVariable("ASXH_SHARED"), Path.Combine(folder.FullName, "shared") })
            {
                if (root is not null && Directory.Exists(Path.Combine(root, "samples", set)))
                    return Path.Combine(root, "samples", set);
            }
        }
        Assert.Skip($"The sample set shared/samples/{set} is not beside the repository.");
        return "";
    }

    /// <summary>The sample CSV files have neither quotes nor line breaks in cells.</summary>
    public static List<T> Read<T>(string folder, string file, Func<IReadOnlyDictionary<string, string>, T> map)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, file));
        var header = lines[0].TrimStart('\uFEFF').Split(',');
        return lines.Skip(1).Where(l => l.Length > 0).Select(line =>
        {
            var cells = line.Split(',');
            cells.Length.ShouldBe(header.Length, line);
            return map(header.Zip(cells).ToDictionary(p => p.First, p => p.Second));
        }).ToList();
    }
}
