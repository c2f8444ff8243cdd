using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AsxhPortal.Data.ReferenceData;
using AsxhPortal.Web.Features;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security.Drafts;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace AsxhPortal.Web.Startup;

public static class PagesSetup
{
    /// <summary>Values of one list in a posted form; how many values a form has in all is limited by itself.</summary>
    private const int MostTicks = 50_000;

    public static void AddPages(this IServiceCollection services)
    {
        services.AddControllersWithViews(options =>
        {
            // As an object it keeps its own order, behind the limits of an action (RequestFormLimits); added by type it would read the form before them.
            options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            options.Filters.Add<ReturnLink>();
            options.Filters.Add<DraftFilter>();
            options.ModelBinderProviders.Insert(0, new VietnameseBinders());
            options.ModelMetadataDetailsProviders.Add(new VietnameseValidation());
            VietnameseValidation.Translate(options.ModelBindingMessageProvider);
            // A page may be sent with thousands of ticks in one list; usual are 1,024.
            options.MaxModelBindingCollectionSize = MostTicks;
        });
        services.Configure<RazorViewEngineOptions>(options => options.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // A reading screen shows some hundred columns on some dozens of sheets.
        services.Configure<FormOptions>(options => options.ValueCountLimit = 20_000);
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = "asxh.message");
        services.AddAntiforgery(options => options.Cookie.Name = "asxh.form");
        services.AddMemoryCache();
        services.AddRouting(options => options.LowercaseUrls = true);
        services.AddSingleton<ReferenceCache>();
        services.AddScoped<ReferenceDataSeeder>();
        services.AddScoped<DatabasePreparation>();
        services.AddScoped<DemoData>();
        services.AddScoped<DemoRound>();
        services.AddScoped<DemoCommunes>();
        services.AddScoped<DemoHistory>();
        services.AddScoped<DemoProvince>();
    }

    /// <summary>Vietnamese dates and numbers for everybody, whatever the browser asks for.</summary>
    public static void UseVietnamese(this WebApplication app)
    {
        var vietnamese = new CultureInfo("vi-VN");
        app.UseRequestLocalization(new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture(vietnamese),
            SupportedCultures = [vietnamese],
            SupportedUICultures = [vietnamese],
            RequestCultureProviders = [],
        });
    }

    public static void UsePageFiles(this WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        // Addresses with ?v= change with the file, so they may be kept for good.
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            file.Context.Request.Query.ContainsKey("v") || file.File.Name.EndsWith(".woff2", StringComparison.Ordinal)
                ? "public,max-age=31536000,immutable" : "public,max-age=3600",
    });

    /// <summary>
    /// The same headers everywhere, except that the pages of one visit and the offline shell read QR codes: there the camera and the compiled reader
    /// (WebAssembly) of this site are allowed.
    /// </summary>
    public static void UsePageHeaders(this WebApplication app)
    {
        HeaderPolicyCollection strict = Headers(reads: false), visit = Headers(reads: true);
        app.UseWhen(context => !ReadsCodes(context.Request.Path), pages => pages.UseSecurityHeaders(strict));
        app.UseWhen(context => ReadsCodes(context.Request.Path), pages => pages.UseSecurityHeaders(visit));
    }

    private static bool ReadsCodes(PathString path) => path.StartsWithSegments("/" + Steps.HomeVisitsPath, out var rest)
        && (rest.StartsWithSegments("/mang-di") || Guid.TryParse(rest.Value?.Split('/').ElementAtOrDefault(1), out _));

    private static HeaderPolicyCollection Headers(bool reads) => new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicySameOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddDefaultSecureDirectives();
            if (reads) policy.AddCamera().Self();
        })
        .AddStrictTransportSecurityMaxAge()
        .RemoveServerHeader()
        .AddContentSecurityPolicy(policy =>
        {
            policy.AddDefaultSrc().Self();
            var scripts = policy.AddScriptSrc().Self();
            policy.AddStyleSrc().Self();
            var images = policy.AddImgSrc().Self().Data();
            policy.AddFontSrc().Self();
            policy.AddObjectSrc().None();
            policy.AddBaseUri().Self();
            policy.AddFormAction().Self();
            policy.AddFrameAncestors().None();
            if (!reads) return;
            scripts.WasmUnsafeEval();
            images.Blob();
            policy.AddWorkerSrc().Self();
            policy.AddConnectSrc().Self();
        });

    /// <summary>Friendly Vietnamese pages for 400, 403, 404 and 500; ASXH_DEVPAGES=1 shows the developer's page instead.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() && Environment.GetEnvironmentVariable("ASXH_DEVPAGES") == "1") app.UseDeveloperExceptionPage();
        else app.UseExceptionHandler("/loi/500");
        app.UseStatusCodePagesWithReExecute("/loi/{0}");
    }
}
