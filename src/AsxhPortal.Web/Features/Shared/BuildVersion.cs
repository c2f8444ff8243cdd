using System.Reflection;

namespace AsxhPortal.Web.Features.Shared;

public static class BuildVersion
{
    /// <summary>Version of the build, without the commit.</summary>
    public static readonly string Text =
        typeof(BuildVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
