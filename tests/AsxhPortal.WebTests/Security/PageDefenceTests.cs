using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AsxhPortal.WebTests.Security;

public sealed class PageDefenceTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task A_post_without_a_token_is_400_and_says_so_in_Vietnamese()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var response = await client.PostAsync("/tai-khoan/mat-khau", new FormUrlEncodedContent([]));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector("h1")!.TextContent.ShouldBe("Không nhận được yêu cầu");
        page.QuerySelector("main code")!.TextContent.Length.ShouldBe(32);
    }

    [Fact]
    public async Task The_trace_number_is_there_even_when_another_site_of_the_process_ends_while_this_one_starts()
    {
        await using var factory = new PortalFactory();
        var starting = factory.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
            services.Insert(0, ServiceDescriptor.Singleton<IHostedService, EndOfAnotherSite>())));
        var page = await (await starting.CreateClient().PostAsync("/dang-nhap", new FormUrlEncodedContent([]))).ReadPageAsync();
        page.QuerySelector("main code")!.TextContent.Length.ShouldBe(32);
    }

    [Fact]
    public async Task An_unknown_address_is_404_with_a_way_home()
    {
        var response = await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetAsync("/khong-co-trang-nay");
        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ReadPageAsync()).QuerySelector("main a[href='/']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        var response = await portal.Anonymous().GetAsync("/dang-nhap");
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.GetValues("X-Frame-Options").Single().ShouldBe("DENY");
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
    }

    [Theory]
    [InlineData("/khao-sat/00000000-0000-0000-0000-000000000001")]
    [InlineData("/khao-sat/00000000-0000-0000-0000-000000000001/hoi/can-cuoc")]
    [InlineData("/khao-sat/mang-di")]
    [InlineData("/khao-sat/mang-di/sw.js")]
    public async Task The_pages_of_a_visit_may_use_the_camera_and_the_compiled_reader_of_codes(string url)
    {
        var response = await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetAsync(url);
        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self' 'wasm-unsafe-eval'");
        policy.ShouldContain("worker-src 'self'");
        policy.ShouldContain("connect-src 'self'");
        policy.ShouldContain("img-src 'self' data: blob:");
        policy.Replace("'wasm-unsafe-eval'", "", StringComparison.Ordinal).ShouldNotContain("unsafe");
        response.Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=self");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/khao-sat")]
    [InlineData("/khao-sat/uy-quyen")]
    [InlineData("/khao-sat-khac/00000000-0000-0000-0000-000000000001")]
    [InlineData("/doi-tuong/00000000-0000-0000-0000-000000000001")]
    public async Task Every_other_page_stays_strict(string url)
    {
        var response = await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetAsync(url);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe");
        response.Headers.GetValues("Permissions-Policy").Single().ShouldContain("camera=()");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/tai-khoan")]
    [InlineData("/tai-khoan/mat-khau")]
    public async Task No_page_needs_an_inline_script_or_style(string url)
    {
        var page = await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetPageAsync(url);
        page.QuerySelectorAll("style, [style], [onclick], [onchange], [onsubmit], script:not([src])").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/lib/bootstrap/bootstrap.min.css")]
    [InlineData("/lib/be-vietnam-pro/vietnamese-400.woff2")]
    [InlineData("/lib/aspnet-client-validation/aspnet-validation.min.js")]
    [InlineData("/css/site.css")]
    [InlineData("/js/site.js")]
    public async Task Front_end_files_are_served_without_signing_in(string url) =>
        (await portal.Anonymous().GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Letter_size_and_contrast_are_kept_without_scripts()
    {
        var client = portal.Anonymous();
        var page = await client.GetPageAsync("/dang-nhap");
        page.DocumentElement.GetAttribute("data-size").ShouldBe("normal");
        var bigger = await client.SubmitAsync(page, "/dang-nhap", "form.view-options", ("size", "large"));
        bigger.Headers.Location!.ToString().ShouldBe("/dang-nhap");
        await client.SubmitAsync(page, "/dang-nhap", "form.view-options", ("contrast", "high"));
        var root = (await client.GetPageAsync("/dang-nhap")).DocumentElement;
        root.GetAttribute("data-size").ShouldBe("large");
        root.GetAttribute("data-contrast").ShouldBe("high");
    }

    [Fact]
    public async Task View_options_go_back_to_addresses_of_this_site_only()
    {
        var response = await portal.Anonymous().PostFormAsync("/giao-dien", new() { ["size"] = "large", ["returnUrl"] = "//example.com" });
        response.Headers.Location!.ToString().ShouldBe("/");
    }

    /// <summary>What a site that ends does to a logger all sites of a process would share.</summary>
    private sealed class EndOfAnotherSite : IHostedService
    {
        public EndOfAnotherSite() => Serilog.Log.CloseAndFlush();

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
