using System.Globalization;
using System.Text;
using AsxhPortal.Benchmarks;

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
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/AsxhPortal.Benchmarks -- VERB …
              import FILE                               reads a source list (.xlsx, .xls) as step 1 does, against the bare ExcelDataReader pass
              match REGISTRY LIST [TRUTH] [--csv OUT]   links the rows of LIST with the persons of REGISTRY, as step 2 does
              make FOLDER [--people N] [--rows N] [--seed S]
                                                        writes a synthetic registry.csv, list.csv and truth.csv for match
              make-workbooks FOLDER PEOPLE              writes dan-cu.xlsx, danh-sach.xlsx and danh-sach-sai.xlsx for the verbs import and match of the site
            """);
        return 2;
}
