using System.Diagnostics;
using AsxhPortal.Documents.Import;
using ExcelDataReader;

namespace AsxhPortal.Benchmarks;

/// <summary>Reading a workbook into rows and cells, against the bare reader's pass over the same bytes.</summary>
internal static class ImportBenchmark
{
    public static void Run(string file)
    {
        var content = File.ReadAllBytes(file);
        var rows = 0;
        var floor = Median(() => rows = BarePass(content));
        var reading = Median(() => SourceListFile.Read(content, file));
        Console.WriteLine($"{Path.GetFileName(file)}: {rows} rows, {content.Length / 1024} KB");
        Console.WriteLine($"floor (bare ExcelDataReader pass)  {floor.TotalMilliseconds,8:0.0} ms");
        Console.WriteLine($"reading into rows and cells        {reading.TotalMilliseconds,8:0.0} ms   {reading / floor:0.00} x floor");
        Console.WriteLine($"peak working set                   {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024,8} MB");
    }

    private static TimeSpan Median(Action work)
    {
        work();
        var times = new List<TimeSpan>();
        for (var i = 0; i < 7; i++)
        {
            var watch = Stopwatch.StartNew();
            work();
            times.Add(watch.Elapsed);
        }
        times.Sort();
        return times[3];
    }

    private static int BarePass(byte[] content)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(content));
        var rows = 0;
        do
        {
            while (reader.Read())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                    reader.GetValue(column);
                rows++;
            }
        }
        while (reader.NextResult());
        return rows;
    }
}
