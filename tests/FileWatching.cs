using System.Runtime.CompilerServices;

namespace AsxhPortal.Tests;

/// <summary>
/// The test projects start some sixty sites in one process, and a site watches its settings and page files. Linux allows a user
/// 128 such watchers (fs.inotify.max_user_instances) in all processes together; the site that asks for one more does not start.
/// So the sites of tests, and the processes they start, reload no settings and look at files now and then instead.
/// </summary>
internal static class FileWatching
{
    [ModuleInitializer]
    internal static void Spare()
    {
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "true");
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("ASPNETCORE_hostBuilder__reloadConfigOnChange", "false");
    }
}
