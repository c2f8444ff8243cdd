using System.Collections.Concurrent;
using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Shared;

/// <summary>What a person's browser window is like.</summary>
/// <param name="Width">In CSS pixels: 1366 is an office's screen, 360 a phone.</param>
public sealed record Window(int Width, int Height, bool HasScript = true)
{
    public static readonly Window Office = new(1366, 900);
    public static readonly Window Phone = new(360, 780);
    public static readonly Window PhoneWithoutScript = new(360, 780, HasScript: false);
}

/// <summary>
/// One signed-in person with a browser window. Every page shown is looked at in passing: no error in the console, nothing refused by
/// the content security policy, no sideways scrolling, no serious breach of WCAG 2 A/AA.
/// </summary>
public sealed class Desk : IAsyncDisposable
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>Only what is wrong comes back: the whole answer of a page with a long table is megabytes.</summary>
    private const string SeriousBreaches = """
        async () => {
          const result = await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }, resultTypes: ['violations'] });
          return JSON.stringify(result.violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
            .map(one => `${one.id} (${one.help}): ${one.nodes.slice(0, 2).map(node => node.html).join(' | ')}`));
        }
        """;

    private const int PictureHeight = 780;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly List<string> _breaches = [];
    private readonly PortalServer _portal;
    private readonly Window _window;
    private int _width;

    private Desk(IBrowserContext context, IPage page, PortalServer portal, Window window)
    {
        _context = context;
        _portal = portal;
        _window = window;
        _width = window.Width;
        Page = page;
        page.Console += (_, message) => { if (message.Type == "error" && !IsAboutThePageItself(message)) _complaints.Enqueue($"{page.Url}: {message.Text}"); };
        page.PageError += (_, error) => _complaints.Enqueue($"{page.Url}: {error}");
        page.Response += (_, response) => { if (response.Status >= 500) _complaints.Enqueue($"{response.Url}: {response.Status}"); };
    }

    public IPage Page { get; }

    /// <summary>Opens a window nobody has signed in to.</summary>
    public static async Task<Desk> OpenAsync(Chromium chromium, PortalServer portal, Window? window = null)
    {
        window ??= Window.Office;
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = portal.Address,
            ViewportSize = new() { Width = window.Width, Height = window.Height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            JavaScriptEnabled = window.HasScript,
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Desk(context, await context.NewPageAsync(), portal, window);
    }

    /// <summary>Opens a window and signs in through the form.</summary>
    public static async Task<Desk> SignInAsync(Chromium chromium, PortalServer portal, string email, Window? window = null)
    {
        var desk = await OpenAsync(chromium, portal, window);
        await desk.Page.GotoAsync("/dang-nhap");
        await desk.Page.Locator("main form.form-panel input[name=Email]").FillAsync(email);
        await desk.Page.Locator("main form.form-panel input[type=password]").FillAsync(DemoUser.Password);
        await desk.PressAsync("main form.form-panel button[type=submit]");
        desk.Page.Url.ShouldBe(portal.Address + "/");
        return desk;
    }

    /// <summary>Goes to an address of the site, expects a page and looks at it.</summary>
    public async Task VisitAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        response!.Status.ShouldBe(200, path);
        await LookAsync();
    }

    /// <summary>Presses a button or link that leads to another page, and looks at that.</summary>
    public async Task PressAsync(string selector) => await PressAsync(Page.Locator(selector));

    public async Task PressAsync(ILocator target)
    {
        await Page.EvaluateAsync("window.isLeft = true");
        await target.ClickAsync();
        await NextPageAsync();
        await LookAsync();
    }

    /// <summary>Presses a key that leads to another page, and looks at that.</summary>
    public async Task KeyAsync(string key)
    {
        await Page.EvaluateAsync("window.isLeft = true");
        await Page.Keyboard.PressAsync(key);
        await NextPageAsync();
        await LookAsync();
    }

    /// <summary>Waits until the page that was marked as left is gone and the next one is complete.</summary>
    private async Task NextPageAsync()
    {
        var giveUp = DateTime.UtcNow + Patience;
        while (DateTime.UtcNow < giveUp)
        {
            try
            {
                if (await Page.EvaluateAsync<bool>("!window.isLeft && document.readyState === 'complete'")) return;
            }
            catch (PlaywrightException)
            {
                // The old page went away while it was asked; the next question meets the new one.
            }
            await Task.Delay(20);
        }
        throw new TimeoutException($"Nothing followed on {Page.Url}.");
    }

    /// <summary>Checks the page as it stands: its width, what the browser complained about and, once for each kind of page, accessibility.</summary>
    public async Task LookAsync()
    {
        int over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth");
        over.ShouldBeLessThanOrEqualTo(0, $"{Page.Url} is {over} pixels too wide for {_width}");
        _complaints.ShouldBeEmpty();
        string state = await Page.EvaluateAsync<string>("`${document.title.startsWith('Lỗi')} ${document.querySelectorAll('main table').length > 0} ${document.querySelectorAll('main form').length}`");
        // The accessibility checker is itself a script; such pages are looked at in the other windows.
        if (_window.HasScript && _portal.Looked.Add($"{_width} {KindOf(Page.Url)} {state}")) await CheckAccessibilityAsync();
    }

    /// <summary>Looks at the page in the window as it is and, the first time that somebody meets a page of its kind, on an office screen and on a phone.</summary>
    public async Task LookAtBothWidthsAsync()
    {
        await LookAsync();
        if (!_portal.Looked.Add($"both {KindOf(Page.Url)}")) return;
        foreach (int width in new[] { Window.Phone.Width, Window.Office.Width }.Where(width => width != _window.Width))
        {
            await ResizeAsync(width);
            await LookAsync();
        }
        await ResizeAsync(_window.Width);
    }

    private async Task ResizeAsync(int width)
    {
        if (_width == width) return;
        await Page.SetViewportSizeAsync(width, _window.Height);
        _width = width;
    }

    /// <summary>Serious breaches of accessibility on the pages looked at so far; collected, so that one page does not hide the next.</summary>
    public IReadOnlyList<string> Breaches => _breaches;

    public async Task CheckAccessibilityAsync()
    {
        await Page.EvaluateAsync(Axe);
        string found = await Page.EvaluateAsync<string>(SeriousBreaches);
        foreach (string breach in JsonSerializer.Deserialize<string[]>(found)!)
            _breaches.Add($"{KindOf(Page.Url)} at {_width}: {breach}");
    }

    /// <summary>Presses something that answers with a file, and reads it.</summary>
    public async Task<DownloadedFile> DownloadAsync(ILocator target)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => target.ClickAsync());
        string path = await download.PathAsync();
        return new DownloadedFile(download.SuggestedFilename, await File.ReadAllBytesAsync(path));
    }

    public Task<DownloadedFile> DownloadAsync(string selector) => DownloadAsync(Page.Locator(selector).First);

    /// <summary>Writes a picture for the user guide, but only when the documentation is being renewed.</summary>
    public async Task PictureAsync(string name)
    {
        if (!Repository.WritesPictures) return;
        string path = Path.Combine(Repository.Root, "docs", "huong-dan", "anh", name + ".png");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await Page.EvaluateAsync("window.scrollTo(0, 0)");
        await Page.ScreenshotAsync(new() { Path = path, Type = ScreenshotType.Png, Animations = ScreenshotAnimations.Disabled, Clip = new() { Width = _window.Width, Height = PictureHeight } });
    }

    /// <summary>The message on top of the page after something was done.</summary>
    public async Task<string> MessageAsync() => (await Page.Locator("main .message").First.InnerTextAsync()).Trim();

    public async ValueTask DisposeAsync() => await _context.CloseAsync();

    /// <summary>A refused form or a missing record answers 4xx with a page of its own; the browser notes that as an error, which it is not.</summary>
    private bool IsAboutThePageItself(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.Split('#')[0].StartsWith(Page.Url.Split('#')[0], StringComparison.Ordinal);

    /// <summary>Pages that differ only in ids and filters are of one kind.</summary>
    private string KindOf(string url)
    {
        string path = url.Replace(_portal.Address, "", StringComparison.Ordinal).Split('?', '#')[0];
        return string.Join('/', path.Split('/').Select(part => Guid.TryParse(part, out _) ? "*" : part));
    }
}

public sealed record DownloadedFile(string Name, byte[] Bytes);
