using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Carried;

/// <summary>A phone of 360 pixels with its own storage, whose network can be cut and whose clock can be wrong.</summary>
public sealed class Phone : IAsyncDisposable
{
    public const string Pin = "280719", Home = "/khao-sat/mang-di";
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>The clock stands off by what the page finds under this name; the server does not know.</summary>
    private const string WrongClock = """
        { const off = location.protocol === 'about:' ? 0 : Number(localStorage.getItem('test-clock-off') ?? 0), Real = Date;
          if (off) globalThis.Date = class extends Real { constructor(...given) { if (given.length) super(...given); else super(Real.now() + off); } static now() { return Real.now() + off; } }; }
        """;

    private const string Everything = """
        async () => {
          const found = [];
          const words = value => JSON.stringify(value, (key, one) => one instanceof ArrayBuffer || ArrayBuffer.isView(one) ? new TextDecoder('latin1').decode(one) + new TextDecoder().decode(one) : one);
          for (const { name } of await indexedDB.databases()) {
            const db = await new Promise(done => { const opening = indexedDB.open(name); opening.onsuccess = () => done(opening.result); });
            for (const store of db.objectStoreNames) found.push(words(await new Promise(done => { const all = db.transaction(store).objectStore(store).getAll(); all.onsuccess = () => done(all.result); })));
            db.close();
          }
          for (const name of await caches.keys()) { const cache = await caches.open(name); for (const request of await cache.keys()) if (!request.url.match(/\.(wasm|woff2)$/)) found.push(await (await cache.match(request)).text()); }
          found.push(JSON.stringify(localStorage), document.documentElement.outerHTML);
          return found.join('\n');
        }
        """;

    private readonly IBrowserContext _context;

    private Phone(IBrowserContext context, IPage page, string address) => (_context, Page, Address) = (context, page, address);

    public IPage Page { get; private set; }
    public string Address { get; }
    public List<string> Complaints { get; } = [];

    public static async Task<Phone> SignInAsync(Chromium chromium, string address, string email = "congan.xuanthanh@demo.vn")
    {
        var context = await chromium.Browser.NewContextAsync(new()
        {
            BaseURL = address,
            ViewportSize = new() { Width = 360, Height = 780 },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            AcceptDownloads = true,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.AddInitScriptAsync(WrongClock);
        var phone = new Phone(context, await context.NewPageAsync(), address);
        phone.Watch();
        await phone.SignInAsync(email);
        return phone;
    }

    public async Task SignInAsync(string email = "congan.xuanthanh@demo.vn")
    {
        await Page.GotoAsync("/dang-nhap");
        await Page.Locator("main form.form-panel input[name=Email]").FillAsync(email);
        await Page.Locator("main form.form-panel input[type=password]").FillAsync(DemoUser.Password);
        await Page.Locator("main form.form-panel button[type=submit]").ClickAsync();
        await Page.ArriveAsync("!location.pathname.startsWith('/dang-nhap')");
    }

    private void Watch()
    {
        Page.PageError += (_, error) => Complaints.Add(error);
        Page.Console += (_, said) => { if (said.Type == "error" && said.Text.Contains("Content Security Policy", StringComparison.Ordinal)) Complaints.Add(said.Text); };
    }

    public Task CutNetworkAsync() => _context.SetOfflineAsync(true);

    public Task RestoreNetworkAsync() => _context.SetOfflineAsync(false);

    /// <summary>From the next loading on the phone's clock is off by so much.</summary>
    public Task SetClockOffAsync(TimeSpan off) => Page.EvaluateAsync("off => localStorage.setItem('test-clock-off', off)", (long)off.TotalMilliseconds);

    public async Task GoHomeAsync(string fragment = "")
    {
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(Home + fragment);
        await Page.Locator("[data-ready]").WaitForAsync();
    }

    /// <summary>As when the browser was closed and opened again.</summary>
    public async Task ReopenAsync()
    {
        await Page.CloseAsync();
        Page = await _context.NewPageAsync();
        Watch();
        await Page.GotoAsync(Home);
        await Page.Locator("[data-ready]").WaitForAsync();
    }

    /// <summary>Takes along what the last choice offers.</summary>
    public async Task CarryAsync()
    {
        await Page.Locator("form .carried-choice label").Last.ClickAsync();
        await TypePinTwiceAsync(Pin);
        await Page.GetByText("Đã sẵn sàng").WaitForAsync();
        await Page.Locator("main button.carried-main").ClickAsync();
        await Page.Locator("[data-day]").WaitForAsync();
    }

    public async Task TypePinTwiceAsync(string pin)
    {
        var fields = Page.Locator("input[type=password]");
        await fields.Nth(0).FillAsync(pin);
        await fields.Nth(1).FillAsync(pin);
        await Page.Locator("form button[type=submit]").ClickAsync();
    }

    public async Task UnlockAsync(string pin = Pin)
    {
        await Page.Locator(".carried-pin").FillAsync(pin);
        await Page.Locator("[data-day], .field-error:not(:empty), h1:has-text('Mang đi')").First.WaitForAsync();
    }

    /// <summary>Opens the person and stands at the first question.</summary>
    public async Task BeginAsync(int person)
    {
        await Page.Locator(".carried-person").Nth(person).ClickAsync();
        await Page.Locator("[data-begin]").ClickAsync();
        await AtAsync("gap-ai");
    }

    /// <summary>The question is drawn, so the answer before is stored.</summary>
    public Task AtAsync(string question) => Page.WaitForFunctionAsync("id => document.querySelector('[data-screen]')?.dataset.screen.endsWith('/' + id)", question);

    public async Task ChooseAsync(string question, string answer)
    {
        await AtAsync(question);
        await Page.Locator("[data-answer] label").Filter(new() { HasText = answer }).First.ClickAsync();
    }

    public async Task TypeAsync(string question, string? text)
    {
        await AtAsync(question);
        if (text is not null) await Page.Locator("form[data-answer] .form-control").FillAsync(text);
        await Page.Locator("form button[type=submit]").ClickAsync();
    }

    public async Task SignAsync(string kind)
    {
        var place = Page.Locator($"[data-sign={kind}]");
        var canvas = place.Locator("canvas");
        await canvas.ScrollIntoViewIfNeededAsync();
        var box = (await canvas.BoundingBoxAsync())!;
        await Page.Mouse.MoveAsync(box.X + 20, box.Y + 30);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + 120, box.Y + 60, new() { Steps = 4 });
        await Page.Mouse.UpAsync();
        await place.GetByText("Giữ chữ ký").ClickAsync();
        await place.GetByText("đã ký").First.WaitForAsync();
    }

    /// <summary>So many things wait; none when everything was acknowledged.</summary>
    public Task WaitsAsync(int count) => Page.Locator($"[data-waits='{count}']").WaitForAsync();

    /// <summary>All that lies on the phone, as text: every store, every cached page, the screen.</summary>
    public Task<string> EverythingAsync() => Page.EvaluateAsync<string>(Everything);

    /// <summary>A picture for the user guide, as high as a phone.</summary>
    public async Task PictureAsync(string name)
    {
        if (Repository.WritesPictures) await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs", "huong-dan", "anh", name + ".png") });
    }

    public Task<string> WriteAsync(string script, object? argument = null) => Page.EvaluateAsync<string>(script, argument);

    /// <summary>Not too wide, no serious breach of WCAG 2 A/AA.</summary>
    public async Task LookAsync()
    {
        (await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth")).ShouldBeLessThanOrEqualTo(0, Page.Url);
        await Page.EvaluateAsync(Axe);
        string found = await Page.EvaluateAsync<string>("""
            async () => JSON.stringify((await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }, resultTypes: ['violations'] })).violations
              .filter(one => one.impact === 'serious' || one.impact === 'critical').map(one => `${one.id}: ${one.nodes.slice(0, 2).map(node => node.html).join(' | ')}`))
            """);
        JsonSerializer.Deserialize<string[]>(found)!.ShouldBeEmpty(Page.Url);
        Complaints.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
