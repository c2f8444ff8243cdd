using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>The engine alone on 20,000 persons and 5,000 rows of known truth.</summary>
public sealed class LinkageTests(ITestOutputHelper output)
{
    [Fact]
    public void Rows_of_the_linkage_set_find_their_person_or_are_asked()
    {
        var folder = SharedSamples.Folder("linkage-5k");
        var citizens = SharedSamples.Read(folder, "registry.csv", r =>
            new KnownPerson(Guid.NewGuid(), r["ho_ten"], BirthOf(r["ngay_sinh"]), SexOf(r["gioi_tinh"]), r["so_dinh_danh"], NullIfBlank(r["cmnd_cu"]), r["thon"], r["xa"]));
        var rows = SharedSamples.Read(folder, "list.csv", r => (Id: r["row_id"], Subject: SubjectOf(r)));
        var truth = SharedSamples.Read(folder, "truth.csv", r => (Id: r["row_id"], Person: r["true_id"], Others: r["other_candidates"], Corruptions: r["corruptions"]))
            .ToDictionary(t => t.Id);

        var engine = new MatchEngine(citizens);
        var (right, wrong, decidable, first, nobodyLinked, ambiguous, asked) = (0, new List<string>(), 0, 0, 0, 0, 0);
        foreach (var (id, subject) in rows)
        {
            var (_, person, others, corruptions) = truth[id];
            var finding = engine.Find(subject);
            if (others.Length > 0)
            {
                ambiguous++;
                asked += finding.Outcome == MatchOutcome.Review ? 1 : 0;
                continue;
            }
            if (person.Length > 0)
            {
                decidable++;
                first += finding.Candidates.Count > 0 && finding.Candidates[0].CitizenId == person ? 1 : 0;
            }
            if (finding.Linked is not { } linked)
                continue;
            if (linked.CitizenId == person)
                right++;
            else
                wrong.Add($"row {id} ({corruptions}): {linked.CitizenId} by {finding.Reasons}, not {person}");
            nobodyLinked += person.Length == 0 ? 1 : 0;
        }
        output.WriteLine($"right {right}, wrong {wrong.Count}, decidable {decidable}, first {first}, nobody linked {nobodyLinked}, others fit {ambiguous}, of them asked {asked}");
        wrong.ShouldBeEmpty();
        ((double)right / decidable).ShouldBeGreaterThan(0.96);
        ((double)first / decidable).ShouldBeGreaterThan(0.996);
        ((double)asked / ambiguous).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    private static MatchSubject SubjectOf(IReadOnlyDictionary<string, string> row)
    {
        return new MatchSubject(row["ho_ten"], BirthOf(row["ngay_sinh"]), SexOf(row["gioi_tinh"]), NullIfBlank(row["so_giay_to"]), null, row["thon"], row["xa"]);
    }

    private static PartialDate? BirthOf(string? text) =>
        PartialDate.TryParse((text ?? "").Trim(), out var date) ? date is { Day: 1, Month: 1 } ? new PartialDate(date.Year) : date : null;

    private static Sex? SexOf(string? text) => text switch { "Nam" => Sex.Male, "Nữ" => Sex.Female, _ => null };

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
