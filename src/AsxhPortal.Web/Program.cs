using AsxhPortal.Data;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using AsxhPortal.Web.Startup.Verbs;

if (CommandLine.Handles(args)) return await CommandLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(ContentRoot.AddTo(args));
builder.AddLogging();
builder.Services.AddAppDatabase(builder.Configuration, builder.Environment.ContentRootPath);
builder.Services.AddBusinessClock(builder.Configuration);
builder.Services.AddSignIn();
builder.Services.AddPermissions();
builder.Services.AddPages();
builder.Services.AddMatchSettings(builder.Configuration);
builder.Services.AddFeatures();
builder.Services.AddBackgroundWork(builder.Configuration);
builder.Services.AddHealth();

var app = builder.Build();
app.UseErrorPages();
app.UsePageHeaders();
app.UsePageFiles();
app.UseVietnamese();
app.UseRequestLogging();
app.UseRouting();
app.UseAuthentication();
app.UseMiddleware<RequestScope>();
app.UseAuthorization();
app.MapControllers();
app.MapHealth();
await FirstRun.PrepareAsync(app);
await app.RunAsync();
return 0;

public partial class Program;
