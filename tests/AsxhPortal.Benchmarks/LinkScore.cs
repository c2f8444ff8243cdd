using System.Globalization;
using AsxhPortal.Domain.Matching;

namespace AsxhPortal.Benchmarks;

/// <summary>
/// What the decisions are worth. Precision: right automatic links of all automatic links on rows that can be decided. Recall: right automatic
/// links of the decidable rows that have a person. First candidate: the person is the linked one or stands first for review.
/// </summary>
internal sealed class LinkScore
{
    private static readonly bool IsVerbose = Environment.GetEnvironmentVariable("ASXH_MATCH_VERBOSE") is not null;
    private readonly Side[] _sides = [new(), new(), new()];
    private readonly Dictionary<string, (int Rows, int Missed)> _byCorruption = [];

    public int Rows { get; private set; }
    public int Auto { get; private set; }
    public int Review { get; private set; }
    public int None { get; private set; }

    public void Count(string id, MatchSubject subject, MatchFinding finding, LinkTruth? truth)
    {
        Rows++;
        Auto += finding.Outcome == MatchOutcome.Auto ? 1 : 0;
        Review += finding.Outcome == MatchOutcome.Review ? 1 : 0;
        None += finding.Outcome == MatchOutcome.None ? 1 : 0;
        if (truth is null)
            return;
        var first = finding.Candidates.Count > 0 ? finding.Candidates[0].CitizenId : null;
        // Half A may be tuned on; of half B only the figures are looked at.
        foreach (var side in new[] { _sides[0], _sides[1 + Half(id)] })
            side.Count(finding.Outcome, first, truth);
        if (truth is { IsDecidable: true, PersonId.Length: > 0 })
        {
            var missed = finding.Outcome != MatchOutcome.Auto;
            foreach (var code in truth.Corruptions.Length == 0 ? ["(clean)"] : truth.Corruptions.Split(';'))
            {
                var (rows, misses) = _byCorruption.GetValueOrDefault(code);
                _byCorruption[code] = (rows + 1, misses + (missed ? 1 : 0));
            }
        }
        if (IsVerbose && Half(id) == 0)
            Explain(id, subject, finding, truth, first);
    }

    public void Print()
    {
        _sides[0].Print("all rows");
        _sides[1].Print("half A");
        _sides[2].Print("half B");
        if (IsVerbose)
        {
            foreach (var (code, (rows, missed)) in _byCorruption.OrderByDescending(p => p.Value.Missed))
                Console.WriteLine($"  {code,-16} {missed,5} of {rows,6} not linked");
        }
    }

    private static int Half(string id) => (int)(id.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u) >> 16 & 1);

    private static void Explain(string id, MatchSubject subject, MatchFinding finding, LinkTruth truth, string? first)
    {
        var isAuto = finding.Outcome == MatchOutcome.Auto;
        var word = !truth.IsDecidable ? finding.Outcome == MatchOutcome.Review ? null : "AMBIGUOUS-NOT-ASKED"
            : isAuto && first != truth.PersonId ? "WRONG"
            : truth.PersonId.Length == 0 ? null
            : first != truth.PersonId ? "NOT-FIRST" : isAuto ? null : "ASKED";
        if (word is null)
            return;
        Console.WriteLine($"{word} {id} [{truth.Kind} {truth.Corruptions}] {subject.FullName} {subject.Birth} {subject.Sex} {subject.CitizenId} {subject.HamletName}, {subject.CommuneName}; true {truth.PersonId}");
        foreach (var candidate in finding.Candidates.Take(3))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {candidate.Odds,6:0.0} {candidate.CitizenId} {candidate.Reasons}"));
        Console.WriteLine($"    -> {finding.Reasons}");
    }

    private sealed class Side
    {
        private int _auto, _right, _wrong, _people, _first, _nobody, _nobodyLinked, _ambiguous, _ambiguousAsked;

        public void Count(MatchOutcome outcome, string? first, LinkTruth truth)
        {
            var isAuto = outcome == MatchOutcome.Auto;
            if (!truth.IsDecidable)
            {
                _ambiguous++;
                _ambiguousAsked += outcome == MatchOutcome.Review ? 1 : 0;
                return;
            }
            var isFirst = truth.PersonId.Length > 0 && first == truth.PersonId;
            _auto += isAuto ? 1 : 0;
            _right += isAuto && isFirst ? 1 : 0;
            _wrong += isAuto && !isFirst ? 1 : 0;
            if (truth.PersonId.Length == 0)
            {
                _nobody++;
                _nobodyLinked += isAuto ? 1 : 0;
                return;
            }
            _people++;
            _first += isFirst ? 1 : 0;
        }

        public void Print(string name) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: precision {Share(_right, _auto):0.00000} ({_wrong} wrong of {_auto}), recall {Share(_right, _people):0.0000}, first candidate {Share(_first, _people):0.0000}, nobody linked {_nobodyLinked} of {_nobody}, others fit and asked {Share(_ambiguousAsked, _ambiguous):0.000} ({_ambiguousAsked} of {_ambiguous})"));

        private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
    }
}
