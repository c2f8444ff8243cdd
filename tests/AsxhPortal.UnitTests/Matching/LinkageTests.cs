using System.Diagnostics;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>The engine alone on 20,000 persons and 5,000 rows of known truth.</summary>
public sealed class LinkageTests(ITestOutputHelper output)
{
    [Fact]
    public void No_row_of_the_linkage_set_is_linked_to_the_wrong_person()
    {
        var folder = SharedSamples.Folder("linkage-5k");
        var watch = Stopwatch.StartNew();
        var citizens = SharedSamples.Read(folder, "registry.csv", r => new Citizen
        {
            CitizenId = r["so_dinh_danh"],
            OldId = NullIfBlank(r["cmnd_cu"]),
            FullName = r["ho_ten"],
            Birth = BirthOf(r["ngay_sinh"]),
            Sex = SexOf(r["gioi_tinh"]),
            HamletName = r["thon"],
        });
        var rows = SharedSamples.Read(folder, "list.csv", r => (Id: r["row_id"], Subject: SubjectOf(r)));
        var truth = SharedSamples.Read(folder, "truth.csv", r => (Id: r["row_id"], Person: r["true_id"], Others: r["other_candidates"], Corruptions: r["corruptions"]))
            .ToDictionary(t => t.Id);

        var reports = new List<string> { $"read: {watch.ElapsedMilliseconds} ms" };
        foreach (var strict in new[] { true, false })
        {
            watch.Restart();
            var engine = new MatchEngine(citizens, new MatchSettings { DisagreementNeedsPerson = strict });
            var (auto, wrong, people, first, decidable, ambiguousLinked, none) = (0, 0, 0, 0, 0, 0, 0);
            foreach (var (id, subject) in rows)
            {
                var (_, person, others, corruptions) = truth[id];
                var finding = engine.Find(subject);
                if (person.Length > 0)
                    people++;
                if (finding.Outcome == MatchOutcome.None && person.Length > 0) none++;
                if (others.Length > 0)
                {
                    if (finding.Outcome == MatchOutcome.Auto)
                        ambiguousLinked++;
                    continue;
                }
                if (person.Length > 0)
                {
                    decidable++;
                    if (finding.Candidates.Count > 0 && finding.Candidates[0].Citizen.CitizenId == person)
                        first++;
                }
                if (finding.Linked is not { } linked)
                    continue;
                auto++;
                if (linked.CitizenId != person)
                {
                    wrong++;
                    reports.Add($"WRONG {strict} row {id} ({corruptions}) odds {finding.Candidates[0].Odds:0.0}: {subject} -> {linked.FullName} {linked.Birth} {linked.CitizenId} {linked.HamletName}: {finding.Reasons}; true {person}");
                }
            }
            reports.Add($"strict={strict}: rows {rows.Count}, people {people}, auto {auto}, wrong {wrong}, recall {(auto - wrong) / (double)people:0.000}, first {first / (double)decidable:0.0000}, none-of-people {none}, ambiguous linked {ambiguousLinked}, {watch.ElapsedMilliseconds} ms");
            if (strict)
                wrong.ShouldBe(0, string.Join('\n', reports));
        }
        foreach (var line in reports)
            output.WriteLine(line);
    }

    private static MatchSubject SubjectOf(IReadOnlyDictionary<string, string> row)
    {
        var paper = row["so_giay_to"].Trim();
        var (birth, sex) = (BirthOf(row["ngay_sinh"]), SexOf(row["gioi_tinh"]));
        var completed = paper.Length is 10 or 11 && CitizenId.TryParse(paper.PadLeft(12, '0'), out var id) && birth is not null && id.AgreesWith(birth, sex)
            ? id.Value
            : paper.Length == 12 ? paper : null;
        return new MatchSubject(row["ho_ten"], birth, sex, completed, paper.Length == 9 ? paper : null, row["thon"]);
    }

    private static PartialDate? BirthOf(string? text) =>
        PartialDate.TryParse((text ?? "").Trim(), out var date) ? date is { Day: 1, Month: 1 } ? new PartialDate(date.Year) : date : null;

    private static Sex? SexOf(string? text) => text switch { "Nam" => Sex.Male, "Nữ" => Sex.Female, _ => null };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
