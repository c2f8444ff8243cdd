using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Shared;

public static class Arriving
{
    /// <summary>
    /// Waits until the page whose address fulfils the condition (JavaScript over <c>location</c>) is there to be read. Asks the page itself:
    /// waiting for the browser's navigation events misses those that came before the waiting began.
    /// </summary>
    public static Task ArriveAsync(this IPage page, string where) =>
        page.WaitForFunctionAsync($"() => {where} && document.readyState !== 'loading'");
}
