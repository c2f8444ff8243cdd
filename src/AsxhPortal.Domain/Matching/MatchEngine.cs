namespace AsxhPortal.Domain.Matching;

/// <summary>A citizen who may be the person of a row, with the evidence.</summary>
/// <param name="Odds">log2 of the odds that they are one person.</param>
public sealed record FoundCitizen(Citizen Citizen, Likeness Likeness, double Odds)
{
    /// <summary>0 to 100.</summary>
    public int Score => EvidenceWeights.ScoreOf(Odds);
    public string DifferingFields => string.Join('|', Likeness.DifferingFields());
    public string Reasons => Likeness.ToVietnamese(Citizen);
}

/// <summary>What the engine says of one row: the outcome, why, and who may be meant, best first.</summary>
public sealed record MatchFinding(MatchOutcome Outcome, int Score, string Reasons, IReadOnlyList<FoundCitizen> Candidates)
{
    public Citizen? Linked => Outcome == MatchOutcome.Auto ? Candidates[0].Citizen : null;
}

/// <summary>
/// Compares rows with the population extract (step 2). Namesakes in one thôn are normal, father and son may share a name, and the printed number may
/// belong to another member of the household: so a number alone links nobody, and a name alone links nobody.
/// </summary>
public sealed class MatchEngine
{
    private readonly CitizenIndex _index;
    private readonly EvidenceWeights _weights;
    private readonly MatchSettings _settings;

    public MatchEngine(IEnumerable<Citizen> citizens, MatchSettings? settings = null)
    {
        _index = new CitizenIndex(citizens);
        _weights = new EvidenceWeights(_index.Count, _index.HamletCount);
        _settings = settings ?? MatchSettings.Default;
    }

    public int CitizenCount => _index.Count;

    public MatchFinding Find(MatchSubject subject)
    {
        var name = new NameForms(subject.FullName);
        var hamlet = CitizenIndex.PlaceKey(subject.HamletName);
        var found = _index.CandidatesFor(subject, name)
            .Select(entry => Weigh(subject, name, hamlet, entry))
            .Where(f => f.Odds >= _settings.ReviewOdds || f.Likeness.CitizenId == NumberLikeness.Same || f.Likeness.OldId == NumberLikeness.Same)
            .OrderByDescending(f => Math.Round(f.Odds, 6)).ThenByDescending(f => f.Likeness is { NameAgrees: true, BirthAgrees: true })
            .ThenBy(f => f.Citizen.CitizenId, StringComparer.Ordinal).ThenBy(f => f.Citizen.Id)
            .ToList();
        if (found.Count == 0)
            return new MatchFinding(MatchOutcome.None, 0, "không tìm thấy ai phù hợp trong dữ liệu dân cư", []);

        var best = found[0];
        var doubt = DoubtOf(best, found);
        var shown = found.Take(_settings.MaxCandidates).ToList();
        return doubt is null
            ? new MatchFinding(MatchOutcome.Auto, best.Score, best.Reasons, shown)
            : new MatchFinding(MatchOutcome.Review, best.Score, doubt.Length == 0 ? best.Reasons : $"{best.Reasons}; {doubt}", shown);
    }

    private FoundCitizen Weigh(MatchSubject subject, NameForms name, string hamlet, CitizenIndex.Entry entry)
    {
        var citizen = entry.Citizen;
        var likeness = new Likeness(
            name.LikenessTo(entry.Name),
            Likeness.Compare(subject.Birth, citizen.Birth),
            Likeness.Compare(subject.Sex, citizen.Sex),
            Likeness.Compare(subject.CitizenId, citizen.CitizenId),
            Likeness.Compare(subject.OldId, citizen.OldId),
            Likeness.ComparePlaces(hamlet, entry.HamletKey));
        return new FoundCitizen(citizen, likeness, _weights.OddsOf(likeness, _index.SameName(entry.Name), _index.SameKey(entry.Name)));
    }

    /// <summary>Null when the link needs no person; else why it does (empty when the differences say it themselves).</summary>
    private string? DoubtOf(FoundCitizen best, List<FoundCitizen> found)
    {
        var likeness = best.Likeness;
        if (found.Any(f => f != best && f.Likeness.CitizenId == NumberLikeness.Same))
            return "số định danh trên danh sách là của người khác";
        if (found.Any(f => f != best && f.Likeness.OldId == NumberLikeness.Same))
            return "số CMND trên danh sách là của người khác";
        var rivals = found.Count(f => f != best && FitsAsWell(f.Likeness, likeness));
        if (!_settings.DisagreementNeedsPerson)
        {
            var lead = found.Count > 1 ? best.Odds - found[1].Odds : double.PositiveInfinity;
            if (lead < _settings.AutoMargin)
                return "có người khác cũng phù hợp";
            return best.Odds >= _settings.AutoOdds ? null : "";
        }
        if (!likeness.NameAgrees || !likeness.BirthAgrees)
            return "";
        var isSure = likeness.CitizenId == NumberLikeness.Same
            || (likeness.CitizenId == NumberLikeness.Missing && likeness.OldId == NumberLikeness.Same)
            || IsSureWithoutNumber(likeness);
        if (!isSure)
            return rivals > 0 ? $"có {rivals} người khác cùng họ tên, ngày sinh phù hợp" : "";
        // A weaker name beside a better one of the same birth: the number may have been a sister's.
        if (found.Any(f => f != best && f.Likeness.Name < likeness.Name && f.Likeness.BirthAgrees))
            return "có người khác họ tên khớp hơn";
        // A full namesake who lives where the list says, and the one with the number does not: whose number is it?
        if (likeness.Hamlet == WordLikeness.Different && found.Any(f => f != best && f.Likeness is { NameAgrees: true, BirthAgrees: true, Hamlet: WordLikeness.Same }))
            return "có người cùng họ tên, ngày sinh ở đúng thôn ghi trên danh sách";
        if (likeness.Sex == WordLikeness.Different && likeness.Name > NameLikeness.MarksMissing)
            return "";
        return likeness.CitizenId == NumberLikeness.Missing && rivals > 0 ? $"có {rivals} người khác cùng họ tên, ngày sinh phù hợp" : null;
    }

    /// <summary>Name with all marks, birth to the day, sex and thôn: together enough where nobody else fits as well.</summary>
    private static bool IsSureWithoutNumber(in Likeness likeness) =>
        likeness is { CitizenId: NumberLikeness.Missing, OldId: NumberLikeness.Missing, Name: NameLikeness.Same, Birth: BirthLikeness.SameDay, Hamlet: WordLikeness.Same }
        && likeness.Sex != WordLikeness.Different;

    private static bool FitsAsWell(in Likeness other, in Likeness best) =>
        other.NameAgrees && other.BirthAgrees && other.Name <= (best.Name == NameLikeness.Same ? NameLikeness.MarksDiffer : best.Name);
}
