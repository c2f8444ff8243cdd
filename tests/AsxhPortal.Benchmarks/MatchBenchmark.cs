using System.Diagnostics;
using System.Globalization;
using System.Text;
using AsxhPortal.Domain.Matching;

namespace AsxhPortal.Benchmarks;

/// <summary>Links a list with a registry by the engine of step 2, counts against the truth, and measures the process against an id join over the same files.</summary>
internal static class MatchBenchmark
{
    public static void Run(string registry, string list, string? truthFile, string? csv)
    {
        var truth = truthFile is null ? null : LinkageFiles.Truth(truthFile);
        var start = Cpu();
        var engine = new MatchEngine(LinkageFiles.Registry(registry));
        var built = Cpu();
        var score = new LinkScore();
        using var output = csv is null ? null : new StreamWriter(csv, false, new UTF8Encoding(false));
        output?.WriteLine("row_id,decision,citizen_id,score,candidates");
        foreach (var (id, subject) in LinkageFiles.List(list))
        {
            var finding = engine.Find(subject);
            output?.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{id},{finding.Outcome.ToString().ToLowerInvariant()},{finding.Linked?.CitizenId},{finding.Score},{string.Join('|', finding.Candidates.Select(c => c.CitizenId))}"));
            score.Count(id, subject, finding, truth?.GetValueOrDefault(id));
        }
        var matched = Cpu();
        var peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024;
        var whole = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;

        Console.WriteLine($"{engine.CitizenCount} persons x {score.Rows} rows: {score.Auto} auto, {score.Review} review, {score.None} none");
        if (truth is not null)
            score.Print();
        var (links, floor) = IdJoin(registry, list);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"CPU {whole:0.00} s whole process (reading and indexing {built - start:0.00} s, rows {matched - built:0.00} s), peak working set {peak} MB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"floor (id equality over the same files) {floor:0.00} s, {links} links; engine {(matched - start) / floor:0.0} x floor"));
    }

    /// <summary>The least that any linkage does: read both files, look the printed number up.</summary>
    private static (int Links, double Seconds) IdJoin(string registry, string list)
    {
        var start = Cpu();
        var ids = LinkageFiles.Registry(registry).Select(p => p.CitizenId).ToHashSet();
        var links = LinkageFiles.List(list).Count(r => r.Subject.CitizenId is { } id && ids.Contains(id.PadLeft(12, '0')));
        return (links, Cpu() - start);
    }

    private static double Cpu() => Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
}
