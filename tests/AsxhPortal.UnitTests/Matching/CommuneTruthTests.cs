using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.UnitTests.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>The rows of two offices, as step 1 reads them, against the population extract and the truth beside them.</summary>
public sealed class CommuneTruthTests(ITestOutputHelper output)
{
    private static readonly (string List, SourceGroup Group)[] Lists =
    [
        ("bao-tro-xa-hoi", SourceGroup.SocialAssistance),
        ("nguoi-co-cong", SourceGroup.Merit),
        ("ho-ngheo-can-ngheo", SourceGroup.PoorHousehold),
        ("doi-tuong-khac", SourceGroup.Other),
    ];

    /// <summary>Truth marks these also where the list is as right as the extract: no number and no name is harmed.</summary>
    [Theory]
    [InlineData("xuan-yen")]
    [InlineData("co-dam")]
    public async Task Clean_rows_find_their_person_and_no_row_finds_a_wrong_one(string set)
    {
        var folder = SharedSamples.Folder(set);
        var reference = await ReferenceAsync();
        var engine = new MatchEngine(Read(folder, "dan-cu", SourceGroup.Registry, reference).Select(ToCitizen));
        var truth = Truth(folder);
        var (wrong, clean, cleanRight) = (new List<string>(), 0, 0);
        foreach (var (list, group) in Lists)
        {
            var count = new Dictionary<string, int>();
            foreach (var row in Read(folder, list, group, reference))
            {
                var expected = truth[(list, row.Number)];
                var finding = engine.Find(new MatchSubject(row.FullName, row.Birth, row.Sex, row.CitizenId, row.OldId, row.Hamlet));
                var isRight = finding.Linked is { } linked && linked.CitizenId == expected["true_id"];
                Add(count, "rows");
                Add(count, finding.Outcome.ToString());
                if (finding.Linked is { } link && !isRight)
                    wrong.Add($"{list} {row.Number}: {finding.Reasons}; {expected["defects"]} {expected["note"]}; {link.CitizenId}, not {expected["true_id"]}");
                if (isRight)
                    Add(count, "right");
                else if (expected["true_id"].Length > 0 && finding.Candidates.Count > 0 && finding.Candidates[0].CitizenId == expected["true_id"])
                    Add(count, "asked, right one first");
                if (expected["true_id"].Length > 0 && finding.Outcome == MatchOutcome.None)
                    Add(count, "not found");
                if (finding.Outcome != MatchOutcome.Auto)
                    output.WriteLine($"  {list} {row.Number} {finding.Outcome} [{expected["defects"]}] {finding.Reasons}");
                if (expected["defects"].Length > 0)
                    continue;
                clean++;
                Add(count, "clean");
                if (isRight)
                {
                    cleanRight++;
                    Add(count, "clean right");
                }
            }
            output.WriteLine($"{set} {list}: {string.Join(", ", count.Select(c => $"{c.Key} {c.Value}"))}");
        }
        wrong.ShouldBeEmpty();
        cleanRight.ShouldBe(clean);
    }

    private static IReadOnlyList<CleanedRow> Read(string folder, string list, SourceGroup group, ListReference reference)
    {
        var path = Path.Combine(folder, list + ".xlsx");
        return ListReading.Read(ListReading.SheetsWithHeader(SourceListFile.Read(File.ReadAllBytes(path), path)).Single(), group, reference).Rows;
    }

    private static Citizen ToCitizen(CleanedRow row) => new()
    {
        CitizenId = row.CitizenId,
        OldId = row.OldId,
        FullName = row.FullName,
        Birth = row.Birth,
        Sex = row.Sex,
        HamletName = row.Hamlet,
    };

    private static Dictionary<(string, int), Dictionary<string, string>> Truth(string folder)
    {
        var path = Path.Combine(folder, "truth.csv");
        var rows = SourceListFile.Read(File.ReadAllBytes(path), path).Single().Rows;
        var header = rows[0].Cells.Select(c => c.Text).ToArray();
        return rows.Skip(1).Select(r => header.Select((h, i) => (h, r[i].Text)).ToDictionary(p => p.h!, p => p.Text ?? ""))
            .ToDictionary(r => (r["list"], int.Parse(r["row"])));
    }

    private static async Task<ListReference> ReferenceAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();
        var rates = new RateBook(await db.BenefitCategories.ToListAsync(), await db.BaseAmounts.ToListAsync(), await db.BenefitRates.ToListAsync());
        return new ListReference(rates, "42", await db.PaymentProviders.ToListAsync(), [], new HashSet<string>(), new DateOnly(2024, 2, 1));
    }

    private static void Add(Dictionary<string, int> count, string key) => count[key] = count.GetValueOrDefault(key) + 1;
}
