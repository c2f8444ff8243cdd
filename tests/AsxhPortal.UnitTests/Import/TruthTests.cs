using System.Text;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.UnitTests.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

/// <summary>The sample lists of two offices against the truth beside them, with the project's own reference data.</summary>
public class TruthTests(ITestOutputHelper output)
{
    private static readonly (string List, SourceGroup Group)[] Lists =
    [
        ("bao-tro-xa-hoi", SourceGroup.SocialAssistance),
        ("nguoi-co-cong", SourceGroup.Merit),
        ("ho-ngheo-can-ngheo", SourceGroup.PoorHousehold),
        ("doi-tuong-khac", SourceGroup.Other),
    ];

    /// <summary>What only the population extract, another list or the bank can show: step 2 and later.</summary>
    private static readonly HashSet<string> NotVisibleInTheList =
        ["DEAD", "MOVED", "NOT-FOUND", "DUP-GROUP", "ID-TYPO", "DOB-WRONG", "NAME-TYPO", "NAME-TONE", "NAME-DROPMID"];

    /// <summary>These two need a column with the holder's name.</summary>
    private static readonly HashSet<string> NeedHolder = ["ACC-OWNER", "ACC-GUARDIAN"];

    [Theory]
    [InlineData("xuan-yen")]
    [InlineData("co-dam")]
    public async Task Lists_are_read_as_the_truth_says(string set)
    {
        var reference = await LoadReferenceAsync(SharedFolder.Require("samples", set));
        var truth = Csv(SharedFolder.Require("samples", set, "truth.csv"));
        var nonData = Csv(SharedFolder.Require("samples", set, "truth-nondata.csv"));
        var count = new Counts();
        foreach (var (list, group) in Lists)
        {
            var path = SharedFolder.Require("samples", set, list + ".xlsx");
            var sheet = ListReading.SheetsWithHeader(SourceListFile.Read(await File.ReadAllBytesAsync(path), path)).Single();
            var read = ListReading.Read(sheet, group, reference);
            count.Line($"{list}: {read.Rows.Count} dòng, tính ngày {read.TakenOn:yyyy-MM-dd}");
            CompareSkipped(read, nonData.Where(n => n["list"] == list), count);
            CompareRows(read, group, truth.Where(t => t["list"] == list), count);
        }
        output.WriteLine(count.ToString());
        count.NonDataRight.ShouldBe(nonData.Count);
        count.CleanRight.ShouldBe(count.Clean, "every row without a defect is accepted with every field right");
        count.SilentlyWrong.ShouldBe(0);
        count.Missed.ShouldBeEmpty();
    }

    private static void CompareSkipped(SourceList read, IEnumerable<Dictionary<string, string>> nonData, Counts count)
    {
        var skipped = read.Skipped.ToDictionary(s => s.Raw.Number, s => s.Kind.ToCode());
        foreach (var truth in nonData)
        {
            var number = int.Parse(truth["row"]);
            if (skipped.GetValueOrDefault(number) == truth["kind"]) count.NonDataRight++;
            else count.Line($"dòng {number} là {truth["kind"]}, đọc thành {skipped.GetValueOrDefault(number) ?? "dữ liệu"}");
        }
    }

    private static void CompareRows(SourceList read, SourceGroup group, IEnumerable<Dictionary<string, string>> truth, Counts count)
    {
        var rows = read.Rows.ToDictionary(r => r.Number);
        var hasHolder = read.Columns.Has(ListField.AccountHolder);
        foreach (var expected in truth)
        {
            rows.TryGetValue(int.Parse(expected["row"]), out var row).ShouldBeTrue($"row {expected["row"]} of {expected["list"]} was not read as data");
            var defects = expected["defects"].Split(';', StringSplitOptions.RemoveEmptyEntries);
            var wrong = Differences(expected, row!, group, group == SourceGroup.PoorHousehold || read.Columns.Has(ListField.Start)).ToList();
            foreach (var defect in defects.Where(d => !NotVisibleInTheList.Contains(d) && (hasHolder || !NeedHolder.Contains(d))))
                count.Defect(defect, IsFlagged(defect, row!, expected));
            if (defects.Length == 0)
            {
                count.Clean++;
                if (wrong.Count == 0 && row!.Status == ImportRowStatus.Accepted) count.CleanRight++;
                else count.Line($"dòng {row!.Number} không lỗi nhưng {row.Status}: {string.Join("; ", wrong)} {string.Join("|", row.Problems.Select(p => p.Code))}");
            }
            // A wrong digit that still agrees with birth and sex shows only against the population extract.
            if (row!.Status == ImportRowStatus.Accepted && !defects.Contains("ID-TYPO") && wrong.Any(w => w.StartsWith("id") || w.StartsWith("account") || w.StartsWith("amount")))
            {
                count.SilentlyWrong++;
                count.Line($"dòng {row.Number} sai mà không cảnh báo: {string.Join("; ", wrong)}");
            }
        }
    }

    private static bool IsFlagged(string defect, CleanedRow row, Dictionary<string, string> expected) => defect switch
    {
        // The list does not say the thôn, or the amount is fixed by decision: nothing to compare with.
        "THON-WRONG" when row.Raw.Cells.All(c => !(c.Text ?? "").StartsWith("Thôn", StringComparison.Ordinal)) => true,
        "AMT-MISMATCH" when expected["expected_category"].StartsWith("KHAC", StringComparison.Ordinal) => true,
        // No sex column: the sex comes from the birth column and only the number contradicts it.
        "SEX-WRONG" => row.Has("SEX-WRONG") || row.Has("ID-BLANK") || row.Has("ID-09-CMND") || row.Has("ID-MISMATCH"),
        _ => row.Has(defect),
    };

    private static IEnumerable<string> Differences(Dictionary<string, string> expected, CleanedRow row, SourceGroup group, bool saysStart)
    {
        if (expected["expected_category"] != (row.CategoryCode ?? "")) yield return $"category {row.CategoryCode}, not {expected["expected_category"]}";
        if (group != SourceGroup.PoorHousehold && expected["expected_amount"] != $"{row.Amount}") yield return $"amount {row.Amount}, not {expected["expected_amount"]}";
        if (saysStart && expected["expected_start"] != (row.Start?.ToIso() ?? "")) yield return $"start {row.Start}, not {expected["expected_start"]}";
        if (expected["expected_bin"] != (row.ProviderCode ?? "")) yield return $"bank {row.ProviderCode}, not {expected["expected_bin"]}";
        if ((expected["expected_account"] == "unrecoverable" ? "" : expected["expected_account"]) != (row.Account ?? "")) yield return $"account {row.Account}, not {expected["expected_account"]}";
        if (expected["true_thon"].Length > 0 && expected["true_thon"] != row.Hamlet) yield return $"thôn {row.Hamlet}, not {expected["true_thon"]}";
        if (expected["true_id"].Length > 0 && row.CitizenId is not null && row.CitizenId != expected["true_id"]) yield return $"id {row.CitizenId}, not {expected["true_id"]}";
    }

    private static async Task<ListReference> LoadReferenceAsync(string setFolder)
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var rates = new RateBook(await db.BenefitCategories.ToListAsync(), await db.BaseAmounts.ToListAsync(), await db.BenefitRates.ToListAsync());
        var extract = Path.Combine(setFolder, "dan-cu.xlsx");
        var hamlets = SourceListFile.Read(await File.ReadAllBytesAsync(extract), extract).Single().Rows.Skip(1).Select(r => r[7].Text).Distinct().ToList();
        return new ListReference(rates, "42", await db.PaymentProviders.ToListAsync(), hamlets, new HashSet<string>(), new DateOnly(2024, 2, 1));
    }

    private static List<Dictionary<string, string>> Csv(string path)
    {
        var rows = SourceListFile.Read(File.ReadAllBytes(path), path).Single().Rows;
        var header = rows[0].Cells.Select(c => c.Text).ToArray();
        return [.. rows.Skip(1).Select(r => header.Select((h, i) => (h, r[i].Text)).ToDictionary(p => p.h, p => p.Text ?? ""))];
    }

    private sealed class Counts
    {
        private readonly SortedDictionary<string, (int All, int Flagged)> _defects = [];
        private readonly StringBuilder _lines = new();

        public int Clean { get; set; }
        public int CleanRight { get; set; }
        public int NonDataRight { get; set; }
        public int SilentlyWrong { get; set; }

        public IEnumerable<string> Missed => _defects.Where(d => d.Value.Flagged < d.Value.All).Select(d => $"{d.Key} {d.Value.Flagged}/{d.Value.All}");

        public void Defect(string code, bool isFlagged)
        {
            var (all, flagged) = _defects.GetValueOrDefault(code);
            _defects[code] = (all + 1, flagged + (isFlagged ? 1 : 0));
        }

        public void Line(string text) => _lines.AppendLine(text);

        public override string ToString() =>
            $"{_lines}dòng không lỗi đọc đúng {CleanRight}/{Clean}, dòng không phải dữ liệu {NonDataRight}, sai mà không cảnh báo {SilentlyWrong}\n"
            + string.Join('\n', _defects.Select(d => $"{d.Key} {d.Value.Flagged}/{d.Value.All}"));
    }
}
