using System.Diagnostics;
using System.Globalization;
using System.Text;
using AsxhPortal.Documents.Beneficiaries;
using ExcelDataReader;

namespace AsxhPortal.Benchmarks.Site;

/// <summary>
/// The list of step 3 as .xlsx: from the real site over HTTP (rows read from the database, written and sent as they come), the site's writer alone, and
/// two libraries of Python over the same rows, which have them in memory already.
/// </summary>
internal static class ExportBenchmark
{
    /// <summary>Of the invented province: people with an account, some 110,000 after the filter.</summary>
    private const string Filter = "nhom=btxh&trangthai=Active";

    private const string Python = "/usr/bin/python3";

    public static async Task RunAsync(string database)
    {
        var folder = Directory.CreateTempSubdirectory("asxh-export-");
        try
        {
            var file = Path.Combine(folder.FullName, "site.xlsx");
            await MeasureSiteAsync(database, file);
            var rows = ReadBack(file);
            MeasureWriter(rows, Path.Combine(folder.FullName, "writer.xlsx"));
            MeasurePython(rows, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task MeasureSiteAsync(string database, string file)
    {
        await using var site = await SiteProcess.StartAsync(database);
        using var user = new SiteUser(site.Address);
        await user.SignInAsync("dulieu.minhhoa@demo.vn");
        Console.WriteLine($"site, signed in: {site.Megabytes()} MB resident");
        for (var run = 1; run <= 3; run++)
        {
            site.ForgetPeak();
            var cpu = site.Cpu();
            var (first, whole, bytes) = await user.DownloadAsync($"/doi-tuong/xuat-excel?{Filter}", file);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"site, export {run}: first byte {first.TotalSeconds:0.00} s, whole {whole.TotalSeconds:0.00} s, {bytes / 1024.0 / 1024:0.0} MB file, site's peak {site.PeakMegabytes()} MB, CPU {(site.Cpu() - cpu).TotalSeconds:0.0} s"));
        }
    }

    private static List<BeneficiaryListRow> ReadBack(string file)
    {
        var rows = new List<BeneficiaryListRow>();
        using var stream = File.OpenRead(file);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        reader.Read();
        while (reader.Read() && reader.GetValue(0) is double ordinal)
        {
            string? Text(int column) => reader.GetValue(column)?.ToString();
            rows.Add(new BeneficiaryListRow((int)ordinal, Text(1)!, Text(2), Text(3), Text(4), Text(5), Text(6), Text(7), reader.GetValue(8) is double amount ? (long)amount : null,
                Text(9), Text(10), Text(11), Text(12), Text(13)));
        }
        Console.WriteLine($"rows: {rows.Count}");
        return rows;
    }

    private static void MeasureWriter(List<BeneficiaryListRow> rows, string file)
    {
        var times = new List<double>();
        for (var run = 0; run < 5; run++)
        {
            var watch = Stopwatch.StartNew();
            using (var stream = File.Create(file))
                BeneficiaryListWorkbook.Write(stream, new BeneficiaryListHeading("UBND", "Danh sách", null, new DateOnly(2024, 1, 12)), rows);
            times.Add(watch.Elapsed.TotalSeconds);
        }
        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"writer alone, rows in memory: {times[2]:0.00} s (median of 5), {new FileInfo(file).Length / 1024.0 / 1024:0.0} MB file"));
    }

    private static void MeasurePython(List<BeneficiaryListRow> rows, string folder)
    {
        var data = Path.Combine(folder, "rows.tsv");
        using (var writer = new StreamWriter(data, false, new UTF8Encoding(false)))
        {
            foreach (var r in rows)
                writer.WriteLine(string.Join('\t', r.Ordinal, r.FullName, r.Birth, r.Sex, r.CitizenId, r.Hamlet, r.Groups, r.Categories, r.Amount, r.AccountNumber, r.Bank, r.Phone, r.Status, r.Outcome));
        }
        var script = Path.Combine(folder, "write.py");
        File.WriteAllText(script, Script);
        foreach (var library in new[] { "openpyxl", "xlsxwriter" })
        {
            if (!File.Exists(Python) || Run(library, "", "") is null)
                Console.WriteLine($"{library}: not installed (Debian package python3-{library}), not compared");
            else
                Console.WriteLine($"{library}: {Run(library, data, Path.Combine(folder, library + ".xlsx"))}");
        }

        string? Run(string library, string rowsFile, string target)
        {
            using var process = Process.Start(new ProcessStartInfo(Python, [script, library, rowsFile, target]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var answer = process.StandardOutput.ReadToEnd();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? answer.Trim() : null;
        }
    }

    /// <summary>Only the writing is timed: the rows are in memory, with their types. openpyxl in its write-only mode, xlsxwriter with constant memory.</summary>
    private const string Script = """
        import resource, sys, time
        library, source, target = sys.argv[1:4]
        if library == 'openpyxl':
            import openpyxl
        else:
            import xlsxwriter
        if not source:
            sys.exit(0)
        rows = []
        for line in open(source, encoding='utf-8'):
            cells = line.rstrip('\n').split('\t')
            rows.append([int(c) if i in (0, 8) and c else (c or None) for i, c in enumerate(cells)])
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.time()
        if library == 'openpyxl':
            book = openpyxl.Workbook(write_only=True)
            sheet = book.create_sheet('Danh sach')
            for row in rows:
                sheet.append(row)
            book.save(target)
        else:
            book = xlsxwriter.Workbook(target, {'constant_memory': True})
            sheet = book.add_worksheet()
            for i, row in enumerate(rows):
                for j, cell in enumerate(row):
                    if cell is None:
                        continue
                    if isinstance(cell, int):
                        sheet.write_number(i, j, cell)
                    else:
                        sheet.write_string(i, j, cell)
            book.close()
        took = time.time() - start
        after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print('%.2f s for %d rows in memory, without styles; its peak %d MB (%d MB before writing)' % (took, len(rows), after // 1024, before // 1024))
        """;
}
