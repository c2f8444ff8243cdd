using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup.Demo;

namespace AsxhPortal.Web.Startup.Verbs;

public sealed class DemoVerb(AppDbContext db, DatabasePreparation preparation, DemoData data, DemoMode mode) : Verb
{
    public override string Name => "demo";
    public override string Summary => "fills the database with invented people and the demo users";
    public override IReadOnlyCollection<string> Options => ["--size"];
    public override string Usage => """
        demo [--size commune|district|province] [--json]
          Writes the demo users, a review round and invented people: one commune half-way through its round (default), all communes of the
          district (8,900 people), or a made-up province of 250,000 people (5 minutes, 5 GB); the last two with twelve months of history.
          Only with Demo:Enabled; people already there are left alone.
        """;

    public override async Task<int> RunAsync(VerbArguments args, CancellationToken cancel)
    {
        if (!Enum.TryParse<DemoSize>(args.Option("--size") ?? "commune", ignoreCase: true, out var size))
            throw new WrongUsageException("--size is commune, district or province.");
        if (!mode.IsEnabled)
            throw new RuleException("Chỉ ghi dữ liệu minh hoạ ở chế độ minh hoạ (đặt Demo__Enabled=true); không dùng trên cơ sở dữ liệu thật.");
        await preparation.RunAsync(cancel);
        var people = await data.SeedAsync(size, cancel);
        await db.RefreshPlannerStatisticsAsync(cancel);
        return args.Done(new { people, users = DemoUser.All.Count }, $"Wrote {people} invented people and {DemoUser.All.Count} demo users.");
    }
}
