namespace AsxhPortal.BrowserTests.Shared;

/// <summary>Places in and beside the repository, found by walking up from the tests' own folder.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>True when the pictures of the user guide are to be written anew (ASXH_UPDATE_DOCS=1).</summary>
    public static bool WritesPictures { get; } = Environment.GetEnvironmentVariable("ASXH_UPDATE_DOCS") == "1";

    /// <summary>A file of the synthetic sample lists; the test is skipped where they are not there.</summary>
    public static string Sample(string name)
    {
        string shared = Environment.GetEnvironmentVariable("ASXH_SHARED") is { Length: > 0 } given ? given : FindShared() ?? "shared";
        string path = Path.Combine(shared, "samples", "xuan-yen", name);
        if (!File.Exists(path)) Assert.Skip($"The sample lists are not here: looked for samples/xuan-yen/{name} in a folder 'shared' beside the repository; ASXH_SHARED names another folder.");
        return path;
    }

    private static string? FindShared()
    {
        for (var folder = new DirectoryInfo(Root).Parent; folder is not null; folder = folder.Parent)
        {
            string shared = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(shared, "samples"))) return shared;
        }
        return null;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AsxhPortal.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("AsxhPortal.sln was not found above the tests' folder.");
    }
}
