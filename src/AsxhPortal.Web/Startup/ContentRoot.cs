namespace AsxhPortal.Web.Startup;

/// <summary>
/// Where the site's own files (wwwroot, appsettings.json, App_Data) are: beside the project while developing, beside the
/// program when published. It does not follow the current folder, so that file names on the command line can.
/// </summary>
public static class ContentRoot
{
    private static readonly string? Source = FindSource();

    public static string Folder => Source ?? AppContext.BaseDirectory;

    /// <summary>
    /// Adds what neither the arguments nor the environment say: the folder and, when run from source, Development on port 5080.
    /// (A launch profile would do the same, but "dotnet run" announces one on standard output, where a verb's --json answer belongs.)
    /// </summary>
    public static string[] AddTo(string[] args)
    {
        var all = new List<string>(args);
        Add("--contentRoot", Folder, "ASPNETCORE_CONTENTROOT");
        if (Source is null) return [.. all];
        Add("--environment", "Development", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT");
        Add("--urls", "http://localhost:5080", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS", "URLS");
        return [.. all];

        void Add(string name, string value, params ReadOnlySpan<string> variables)
        {
            foreach (string variable in variables)
            {
                if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 }) return;
            }
            if (!args.Any(arg => arg.StartsWith(name, StringComparison.OrdinalIgnoreCase))) all.AddRange([name, value]);
        }
    }

    private static string? FindSource()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AsxhPortal.Web.csproj"))) return folder.FullName;
        }
        return null;
    }
}
