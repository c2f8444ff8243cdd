using System.Globalization;
using System.Text;
using AsxhPortal.Benchmarks;
using AsxhPortal.Benchmarks.Site;

// Timings as ratios against a floor measured in the same run, so that a figure means the same on a slow machine as on a fast one.
// Never asserted: tests prove behaviour, this prints numbers.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
switch (args)
{
    case ["import", var file]:
        ImportBenchmark.Run(file);
        return 0;
    case ["match", var registry, var list, .. var rest] when MatchArguments.TryRead(rest, out var truth, out var csv):
        MatchBenchmark.Run(registry, list, truth, csv);
        return 0;
    case ["make", var folder, .. var rest] when MakeArguments.TryRead(rest, out var people, out var rows, out var seed):
        SyntheticLists.Make(folder, people, rows, seed);
        return 0;
    case ["make-workbooks", var folder, var people]:
        ListWorkbooks.Make(folder, int.Parse(people, CultureInfo.InvariantCulture), seed: 7);
        return 0;
    case ["list", var database, .. var rest] when WalkArguments.TryRead(rest, out var users, out var rounds, out var think):
        await ListBenchmark.RunAsync(database, users, rounds, think);
        return 0;
    case ["submissions", var database, .. var rest] when SubmissionArguments.TryRead(rest, out var rate, out var seconds, out var isToHold):
        await (isToHold ? SubmissionsBenchmark.HoldAsync(database, rate, seconds) : SubmissionsBenchmark.RunAsync(database, rate, seconds));
        return 0;
    case ["export", var database]:
        await ExportBenchmark.RunAsync(database);
        return 0;
    case ["papers", .. var rest]:
        PapersBenchmark.Run(rest);
        return 0;
    case ["photos"]:
        PhotoBenchmark.Run();
        return 0;
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/AsxhPortal.Benchmarks -- VERB …
              import FILE                               reads a source list (.xlsx, .xls) as step 1 does, against the bare ExcelDataReader pass
              match REGISTRY LIST [TRUTH] [--csv OUT]   links the rows of LIST with the persons of REGISTRY, as step 2 does
              make FOLDER [--people N] [--rows N] [--seed S]
                                                        writes a synthetic registry.csv, list.csv and truth.csv for match
              make-workbooks FOLDER PEOPLE              writes dan-cu.xlsx, danh-sach.xlsx and danh-sach-sai.xlsx for the verbs import and match of the site
              list DATABASE [--users N] [--rounds N] [--think MS]
                                                        people walk through the list of the real site on a database of demo --size province, against bare SQL that has the machine to itself
              export DATABASE                           100,000 filtered rows of that database as .xlsx from the real site, against openpyxl and xlsxwriter
              submissions DATABASE [hold] [--rate N] [--seconds N]
                                                        visits a second with two photos of 100 KB each, as phones send them, to the real site on a copy of a database of the verb demo
              papers                            500 minutes and 500 survey forms in one PDF each, a list of 9,000 lines, against a bare SkiaSharp PDF
              photos                            what checking a photo of 100 KB costs, against decoding it alone
            """);
        return 2;
}
