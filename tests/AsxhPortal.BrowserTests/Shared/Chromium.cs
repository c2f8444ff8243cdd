using AsxhPortal.BrowserTests.Shared;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace AsxhPortal.BrowserTests.Shared;

/// <summary>The system's own Chromium, started once for all tests; nothing is downloaded. Without it the tests are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, "Chromium is not installed: install the package chromium, or set CHROMIUM to the browser's path.");
            return _browser!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        if (FindProgram() is not { } program) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static string? FindProgram() =>
        Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? OnPath(given) : Usual.FirstOrDefault(File.Exists);

    private static string? OnPath(string program) =>
        File.Exists(program) ? program
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
