using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace AsxhPortal.BrowserTests.Carried;

/// <summary>The site in a process of its own, which can be killed and started again on the same port and database.</summary>
public sealed class SiteProcess(string database) : IDisposable
{
    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => $"http://127.0.0.1:{_port}";

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(typeof(Program).Assembly.Location);
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address);
        start.ArgumentList.Add("--contentRoot");
        start.ArgumentList.Add(Path.Combine(Repository.Root, "src", "AsxhPortal.Web"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["Database__Provider"] = "Sqlite";
        start.Environment["ConnectionStrings__Default"] = $"Data Source={database}";
        start.Environment["Demo__Enabled"] = "true";
        start.Environment["Clock__StartsOn"] = "2024-01-12";
        start.Environment["Serilog__MinimumLevel__Default"] = "Error";
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var client = new HttpClient();
        for (var giveUp = DateTime.UtcNow.AddSeconds(90); DateTime.UtcNow < giveUp; await Task.Delay(50))
        {
            _process.HasExited.ShouldBeFalse("the site ended by itself");
            try
            {
                if ((await client.GetAsync($"{Address}/dang-nhap")).IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not yet listening.
            }
        }
        throw new TimeoutException("The site did not start.");
    }

    /// <summary>As by kill -9: nothing is finished, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is null) return;
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
