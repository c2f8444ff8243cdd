using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Security.Drafts;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace AsxhPortal.Web.Startup;

public static class SignInSetup
{
    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddDataProtection().SetApplicationName("AsxhPortal").PersistKeysToDbContext<AppDbContext>();
        services.AddIdentity<AppUser, AppRole>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.Password.RequiredLength = 10;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<AppDbContext>()
            .AddErrorDescriber<VietnameseIdentityErrors>()
            .AddClaimsPrincipalFactory<UserClaimsFactory>()
            .AddDefaultTokenProviders();

        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "asxh.signin";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.LoginPath = "/dang-nhap";
            options.ReturnUrlParameter = "returnUrl";
            options.ExpireTimeSpan = TimeSpan.FromHours(9);
            options.SlidingExpiration = true;
            options.Events = new CookieAuthenticationEvents
            {
                OnRedirectToLogin = async context =>
                {
                    if (HttpMethods.IsGet(context.Request.Method))
                    {
                        context.Response.Redirect(context.RedirectUri);
                        return;
                    }
                    // A phone that sends what it wrote in the village is no form: it is told to sign in and keeps what it has.
                    if (context.Request.Path.StartsWithSegments("/khao-sat/mang-di") && !context.Request.HasFormContentType)
                    {
                        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                        await context.Response.WriteAsJsonAsync(new { state = "signed-out", sentence = "Phiên đăng nhập đã hết; hãy đăng nhập lại rồi gửi tiếp." });
                        return;
                    }
                    // A form sent after the session ended: what was typed is kept for whoever opened it and waits behind the sign-in.
                    var kept = await context.HttpContext.RequestServices.GetRequiredService<DraftStore>().KeepAsync(context.Request, context.HttpContext.RequestAborted);
                    context.Response.Redirect(kept is null ? options.LoginPath.Value! : options.LoginPath + QueryString.Create(options.ReturnUrlParameter, DraftStore.AddressOf(kept)));
                },
                OnRedirectToAccessDenied = context =>
                {
                    context.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                },
                OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync,
            };
        });
    }

    /// <summary>One policy per permission, from the table; without any, signing in is still needed.</summary>
    public static void AddPermissions(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<AccessTrail>();
        services.AddScoped<DraftStore>();
        services.AddAuthorization(options =>
        {
            var signedIn = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
            options.DefaultPolicy = signedIn;
            options.FallbackPolicy = signedIn;
            foreach (var permission in Enum.GetValues<Permission>())
                options.AddPolicy(permission.ToString(), policy => policy.RequireRole(RolePermissions.RolesWith(permission)));
        });
    }
}
