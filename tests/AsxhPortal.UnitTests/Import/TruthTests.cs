using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

/// <summary>The sample lists of two offices against the truth beside them.</summary>
public class TruthTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, SourceGroup> Groups = new()
    {
        ["bao-tro-xa-hoi"] = SourceGroup.SocialAssistance,
        ["nguoi-co-cong"] = SourceGroup.Merit,
        ["ho-ngheo-can-ngheo"] = SourceGroup.PoorHousehold,
        ["doi-tuong-khac"] = SourceGroup.Other,
    };

    [Theory]
    [InlineData("xuan-yen")]
    [InlineData("co-dam")]
    public void Lists_are_read_as_the_truth_says(string set)
    {
        var hamlets = new HashSet<string>();
        var reference = SampleReference.Load(hamlets);
        var truth = SampleReference.Csv(SharedFolder.Require("samples", set, "truth.csv"));
        var nonData = SampleReference.Csv(SharedFolder.Require("samples", set, "truth-nondata.csv"));
        var registry = Registry(set);
        int clean = 0, cleanRight = 0, silent = 0, nonDataRight = 0;
        var found = new SortedDictionary<string, (int Truth, int Flagged)>();
        var extra = new SortedDictionary<string, int>();
        foreach (var (list, group) in Groups)
        {
            var path = SharedFolder.Require("samples", set, list + ".xlsx");
            var sheet = ListReading.SheetsWithHeader(SourceListFile.Read(File.ReadAllBytes(path), path)).Single();
            var read = ListReading.Read(sheet, group, reference);
            output.WriteLine($"== {list}: {read.Rows.Count} rows, listed {read.ListedOn:yyyy-MM-dd}, taken {read.TakenOn:yyyy-MM-dd}; acc {read.Rows.Count(r => r.Status == ImportRowStatus.Accepted)} warn {read.Rows.Count(r => r.Status == ImportRowStatus.Warned)} rej {read.Rows.Count(r => r.Status == ImportRowStatus.Rejected)}");
            var rows = read.Rows.ToDictionary(r => r.Number);
            var skipped = read.Skipped.ToDictionary(s => s.Raw.Number, s => s.Kind);
            foreach (var t in nonData.Where(n => n["list"] == list))
            {
                var number = int.Parse(t["row"]);
                if (skipped.TryGetValue(number, out var kind) && Word(kind) == t["kind"]) nonDataRight++;
                else output.WriteLine($"NONDATA {list} {number} {t["kind"]} got {(rows.ContainsKey(number) ? "DATA" : kind)}");
            }
            foreach (var t in truth.Where(t => t["list"] == list))
            {
                var number = int.Parse(t["row"]);
                if (!rows.TryGetValue(number, out var row))
                {
                    output.WriteLine($"MISSING {list} {number}");
                    continue;
                }
                var defects = t["defects"].Split(';', StringSplitOptions.RemoveEmptyEntries);
                var wrong = Wrong(t, row, group, registry, group == SourceGroup.PoorHousehold || read.Columns.Has(ListField.Start)).ToList();
                foreach (var d in defects)
                {
                    var (a, b) = found.GetValueOrDefault(d);
                    found[d] = (a + 1, b + (row.Has(d) ? 1 : 0));
                }
                foreach (var p in row.Problems.Where(p => !defects.Contains(p.Code))) extra[p.Code] = extra.GetValueOrDefault(p.Code) + 1;
                if (defects.Length == 0)
                {
                    clean++;
                    if (wrong.Count == 0 && row.Status == ImportRowStatus.Accepted) cleanRight++;
                    else output.WriteLine($"CLEAN {list} {number} {row.Status} wrong: {string.Join("; ", wrong)} problems: {string.Join("|", row.Problems.Select(p => p.Code))}");
                }
                else if (wrong.Count > 0)
                {
                    output.WriteLine($"ROW {list} {number} [{t["defects"]}] {row.Status} wrong: {string.Join("; ", wrong)} problems: {string.Join("|", row.Problems.Select(p => p.Code))}");
                }
                // A digit that still agrees with birth and sex shows only against the population extract (step 2).
                if (row.Status == ImportRowStatus.Accepted && !defects.Contains("ID-TYPO") && wrong.Any(w => w.StartsWith("id") || w.StartsWith("account") || w.StartsWith("amount")))
                {
                    silent++;
                    output.WriteLine($"SILENT {list} {number} [{t["defects"]}] {string.Join("; ", wrong)}");
                }
            }
        }
        output.WriteLine($"clean {cleanRight}/{clean}; nondata {nonDataRight}/{nonData.Count}; silent {silent}");
        foreach (var (code, (all, flagged)) in found) output.WriteLine($"{code}: {flagged}/{all} extra {extra.GetValueOrDefault(code)}");
        output.WriteLine("extra: " + string.Join(", ", extra.Select(e => $"{e.Key}={e.Value}")));
        nonDataRight.ShouldBe(nonData.Count);
        (cleanRight * 100).ShouldBeGreaterThanOrEqualTo(clean * 99);
        silent.ShouldBe(0);
    }

    private static IEnumerable<string> Wrong(Dictionary<string, string> t, CleanedRow row, SourceGroup group, Dictionary<string, string[]> registry, bool hasStart)
    {
        if (t["expected_category"] != (row.CategoryCode ?? "")) yield return $"category {row.CategoryText} → {row.CategoryCode} not {t["expected_category"]}";
        if (group != SourceGroup.PoorHousehold && t["expected_amount"] != (row.Amount?.ToString() ?? "") && !row.Has("AMT-MISMATCH")) yield return $"amount {row.Amount} not {t["expected_amount"]}";
        if (hasStart && t["expected_start"] != (row.Start?.ToIso() ?? "")) yield return $"start {row.Start} not {t["expected_start"]}";
        if (t["expected_bin"] != (row.ProviderCode ?? "")) yield return $"bank {row.BankText} → {row.ProviderCode} not {t["expected_bin"]}";
        var account = t["expected_account"] == "unrecoverable" ? "" : t["expected_account"];
        if (account != (row.Account ?? "")) yield return $"account {row.Account} not {t["expected_account"]}";
        if (t["true_thon"].Length > 0 && t["true_thon"] != row.Hamlet) yield return $"thon {row.Hamlet} not {t["true_thon"]}";
        if (t["true_id"].Length > 0)
        {
            if (row.CitizenId is not null && row.CitizenId != t["true_id"]) yield return $"id {row.CitizenId} not {t["true_id"]}";
            if (registry.TryGetValue(t["true_id"], out var person))
            {
                if (row.Birth is { } b && b.ToString() != person[1] && !(person[1].StartsWith("01/01/") && b.ToString() == person[1][6..]) && !person[1].EndsWith(b.ToString())) yield return $"birth {b} not {person[1]}";
            }
        }
    }

    private static Dictionary<string, string[]> Registry(string set)
    {
        var path = SharedFolder.Require("samples", set, "dan-cu.xlsx");
        var sheet = SourceListFile.Read(File.ReadAllBytes(path), path).Single();
        return sheet.Rows.Skip(1).GroupBy(r => r[4].Text).ToDictionary(g => g.Key, g => g.First().Cells.Skip(1).Select(c => c.Text).ToArray());
    }

    private static string Word(RowKind kind) => kind switch
    {
        RowKind.ColumnNumbers => "COLNUM",
        RowKind.Section => "GROUP-ROW",
        RowKind.HeaderRepeat => "HDR-REPEAT",
        RowKind.Signature => "SIGN",
        _ => kind.ToString().ToUpperInvariant(),
    };
}
