using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace AsxhPortal.Benchmarks.Site;

/// <summary>The real site as a process of its own, on a database made by the verb demo.</summary>
internal sealed class SiteProcess : IAsyncDisposable
{
    private readonly Process process;

    private SiteProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<SiteProcess> StartAsync(string database, params (string Name, string Value)[] settings)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var web = Path.Combine(Root(), "src", "AsxhPortal.Web");
        var program = new[] { "Release", "Debug" }.Select(c => Path.Combine(web, "bin", c, "net10.0", "AsxhPortal.Web.dll")).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Build the site first: dotnet build -c Release src/AsxhPortal.Web");
        var start = new ProcessStartInfo("dotnet", [program, "--urls", address.ToString()]) { WorkingDirectory = web, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Default"] = $"Data Source={Path.GetFullPath(database)}";
        start.Environment["Demo__People"] = "false";
        start.Environment["Serilog__MinimumLevel__Default"] = "Warning";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var site = new SiteProcess(process, address);
        await site.WaitAsync();
        return site;
    }

    /// <summary>Peak resident memory of the site's process in MB (Linux); 0 where it cannot be told.</summary>
    public int PeakMegabytes() => Megabytes("VmHWM:");

    public int Megabytes() => Megabytes("VmRSS:");

    public TimeSpan Cpu()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Lets the peak begin anew (Linux).</summary>
    public void ForgetPeak()
    {
        if (File.Exists($"/proc/{process.Id}/clear_refs"))
            File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private async Task WaitAsync()
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 240; tries++)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"The site ended with code {process.ExitCode}.");
            try
            {
                if ((await client.GetAsync(new Uri(Address, "/health"))).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(500);
        }
        throw new TimeoutException("The site did not become healthy within two minutes.");
    }

    private int Megabytes(string field)
    {
        var status = $"/proc/{process.Id}/status";
        if (!File.Exists(status))
            return 0;
        var line = File.ReadLines(status).First(l => l.StartsWith(field, StringComparison.Ordinal));
        return int.Parse(new string([.. line.Where(char.IsAsciiDigit)]), CultureInfo.InvariantCulture) / 1024;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AsxhPortal.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("AsxhPortal.sln was not found above the benchmark.");
    }
}
