namespace AsxhPortal.UnitTests.Architecture;

/// <summary>The repository as text, found by walking up from the test's own folder; build output and fetched packages left out.</summary>
internal static class SourceTree
{
    private static readonly string[] LeftOut = ["bin", "obj", "node_modules", "lib", "App_Data", "TestResults", "logs", "artifacts", ".git", ".vs", ".idea", ".vscode"];
    private static readonly string[] TextEndings =
        [".cs", ".cshtml", ".csproj", ".props", ".targets", ".md", ".json", ".js", ".css", ".sh", ".yml", ".yaml", ".csv", ".sln", ".txt", ".html", ".example", ".editorconfig", ".gitignore", ".dockerignore"];

    public static string Root { get; } = FindRoot();

    /// <summary>Files below a folder of the repository, as paths from its root with forward slashes.</summary>
    public static IEnumerable<SourceFile> Files(string folder = "", params string[] endings) =>
        Walk(Path.Combine(Root, folder))
            .Where(path => endings.Length == 0 ? IsText(path) : endings.Any(e => path.EndsWith(e, StringComparison.Ordinal)))
            .Select(path => new SourceFile(Path.GetRelativePath(Root, path).Replace('\\', '/')));

    private static bool IsText(string path) =>
        TextEndings.Contains(Path.GetExtension(path)) || Path.GetFileName(path) is "Dockerfile" or "run";

    private static IEnumerable<string> Walk(string folder)
    {
        if (!Directory.Exists(folder))
            return [];
        var below = Directory.EnumerateDirectories(folder).Where(d => !LeftOut.Contains(Path.GetFileName(d))).SelectMany(Walk);
        return Directory.EnumerateFiles(folder).Concat(below);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AsxhPortal.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("AsxhPortal.sln was not found above the test's folder.");
    }
}

internal sealed record SourceFile(string Path)
{
    public string[] Lines() => File.ReadAllLines(System.IO.Path.Combine(SourceTree.Root, Path));

    public string Text() => File.ReadAllText(System.IO.Path.Combine(SourceTree.Root, Path));
}
