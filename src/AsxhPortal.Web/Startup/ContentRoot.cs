namespace AsxhPortal.Web.Startup;

/// <summary>
/// Where the site's own files (wwwroot, appsettings.json, App_Data) are: beside the project while developing, beside the
/// program when published. It does not follow the current folder, so that file names on the command line can.
/// </summary>
public static class ContentRoot
{
    public static string Folder { get; } = Find();

    public static string[] AddTo(string[] args) =>
        args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is { Length: > 0 }
            ? args
            : [.. args, "--contentRoot", Folder];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AsxhPortal.Web.csproj"))) return folder.FullName;
        }
        return AppContext.BaseDirectory;
    }
}
