using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace AsxhPortal.Benchmarks.Site;

/// <summary>
/// People walk through the list of step 3 of the real site over HTTP, so many at once, with a while of looking between two pages; then the same
/// pages by bare SQL, one after the other with the machine to itself: so many at once it would stand in its own way.
/// </summary>
internal static class ListBenchmark
{
    private sealed record Taken(string Name, double Milliseconds);

    public static async Task RunAsync(string database, int users, int rounds, int thinkMilliseconds)
    {
        await using var site = await SiteProcess.StartAsync(database);
        Console.WriteLine($"{users} people at once, each through {ListLook.Morning.Count} looks {rounds} times, {thinkMilliseconds} ms between two looks on average");
        await MeasureAsync(site, database, "the whole province (250,000 people)", "dulieu.minhhoa@demo.vn", "99", users, rounds, thinkMilliseconds);
        await MeasureAsync(site, database, "one commune (1,500 people)", "congan.minhhoa001@demo.vn", "99001", users, rounds, thinkMilliseconds);
        Console.WriteLine($"site: {site.Megabytes()} MB resident, peak {site.PeakMegabytes()} MB, {site.Cpu().TotalSeconds:0} s CPU");
    }

    private static async Task MeasureAsync(SiteProcess site, string database, string title, string email, string unitCode, int users, int rounds, int think)
    {
        var walkers = await Task.WhenAll(Enumerable.Range(0, users).Select(async _ =>
        {
            var user = new SiteUser(site.Address);
            await user.SignInAsync(email);
            return user;
        }));
        var cold = Stopwatch.StartNew();
        foreach (var look in ListLook.Morning)
            await LookAsync(walkers[0], look);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: first walk of one person after the start {cold.Elapsed.TotalSeconds:0.0} s"));

        var real = await WalkAsync(users, rounds, think, (i, look) => LookAsync(walkers[i], look));
        using var bareList = new BareList(database, unitCode);
        foreach (var look in ListLook.Morning)
            bareList.Read(look);
        var bare = await WalkAsync(1, rounds, 0, (_, look) => Task.Run(() => bareList.Read(look)));
        Print("all looks", real, bare);
        foreach (var look in ListLook.Morning)
            Print(look.Name, real.FindAll(t => t.Name == look.Name), bare.FindAll(t => t.Name == look.Name));
        foreach (var one in walkers)
            one.Dispose();
    }

    private static async Task LookAsync(SiteUser user, ListLook look)
    {
        if (look.Search is null)
            await user.ReadAsync($"/doi-tuong?{look.Address}");
        else
            await user.PostAsync("/doi-tuong", new Dictionary<string, string>(look.Filters) { ["q"] = look.Search });
    }

    private static async Task<List<Taken>> WalkAsync(int users, int rounds, int think, Func<int, ListLook, Task> look)
    {
        var taken = new ConcurrentBag<Taken>();
        await Task.WhenAll(Enumerable.Range(0, users).Select(async user =>
        {
            var random = new Random(user);
            await Task.Delay(random.Next(think + 1));
            for (var round = 0; round < rounds; round++)
            {
                for (var i = 0; i < ListLook.Morning.Count; i++)
                {
                    var one = ListLook.Morning[(i + user) % ListLook.Morning.Count];
                    var watch = Stopwatch.StartNew();
                    await look(user, one);
                    taken.Add(new Taken(one.Name, watch.Elapsed.TotalMilliseconds));
                    await Task.Delay(think / 2 + random.Next(think + 1));
                }
            }
        }));
        return [.. taken];
    }

    private static void Print(string name, List<Taken> real, List<Taken> bare) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
        $"  {name,-34} site p50 {Part(real, 0.5),7:0.0} p95 {Part(real, 0.95),7:0.0} ms   bare SQL alone p50 {Part(bare, 0.5),7:0.0} p95 {Part(bare, 0.95),7:0.0} ms   ratio {Part(real, 0.5) / Part(bare, 0.5):0.00} / {Part(real, 0.95) / Part(bare, 0.95):0.00}"));

    private static double Part(List<Taken> times, double part)
    {
        var sorted = times.ConvertAll(t => t.Milliseconds);
        sorted.Sort();
        return sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
    }
}
