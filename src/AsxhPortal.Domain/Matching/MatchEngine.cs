using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>A known person who may be the person of a row, with the evidence.</summary>
/// <param name="Id">As given in <see cref="KnownPerson.Id"/>.</param>
/// <param name="Place">Which of the known persons, in the order they were given.</param>
/// <param name="Odds">log2 of the odds that they are one person.</param>
/// <param name="Content">Of <see cref="KnownPerson.Content"/>.</param>
public sealed record FoundCitizen(Guid Id, int Place, string? CitizenId, Likeness Likeness, double Odds, Residence Residence, DateOnly? DiedOn, ulong Content)
{
    /// <summary>0 to 100.</summary>
    public int Score => EvidenceWeights.ScoreOf(Odds);
    public string DifferingFields => string.Join('|', Likeness.DifferingFields());
    public string Reasons => Likeness.ToVietnamese(Residence, DiedOn);
}

/// <summary>What the engine says of one row: the outcome, why, and who may be meant, best first.</summary>
public sealed record MatchFinding(MatchOutcome Outcome, int Score, string Reasons, IReadOnlyList<FoundCitizen> Candidates)
{
    /// <summary>Null unless the link is automatic.</summary>
    public FoundCitizen? Linked => Outcome == MatchOutcome.Auto ? Candidates[0] : null;
}

/// <summary>
/// Compares rows with known persons: with the population extract (step 2), or a list with itself or another list (duplicates). Namesakes in
/// one thôn are normal, father and son may share a name, and the printed number may belong to another member of the household: so a number
/// alone links nobody, and a name alone links nobody. Not for several threads at once.
/// </summary>
public sealed class MatchEngine
{
    private readonly CitizenIndex _index;
    private readonly EvidenceWeights _weights;
    private readonly MatchSettings _settings;
    private readonly int[] _seen;
    private readonly int[] _nameSeen;
    private readonly (NameLikeness Likeness, double Weight)[] _nameResults;
    private readonly List<int> _places = [];
    private readonly List<Weighed> _found = [];
    private int _round;

    public MatchEngine(IEnumerable<Citizen> citizens, MatchSettings? settings = null) : this(citizens.Select(KnownPerson.Of), settings) { }

    public MatchEngine(IEnumerable<KnownPerson> persons, MatchSettings? settings = null)
    {
        _index = new CitizenIndex(persons);
        _weights = new EvidenceWeights(_index);
        _settings = settings ?? MatchSettings.Default;
        _seen = new int[_index.Count];
        _nameSeen = new int[_index.DistinctNames];
        _nameResults = new (NameLikeness, double)[_index.DistinctNames];
    }

    public int CitizenCount => _index.Count;

    /// <param name="except">A known person who is left out: the row itself, where a list is compared with itself.</param>
    public MatchFinding Find(MatchSubject subject, Guid? except = null)
    {
        Weigh(subject, except);
        if (_found.Count == 0)
            return new MatchFinding(MatchOutcome.None, 0, "không tìm thấy ai phù hợp trong dữ liệu dân cư", []);
        var doubt = DoubtOf();
        var shown = new List<FoundCitizen>(Math.Min(_found.Count, _settings.MaxCandidates));
        for (var i = 0; i < _found.Count && i < _settings.MaxCandidates; i++)
            shown.Add(Shown(_found[i]));
        var best = shown[0];
        return doubt is null
            ? new MatchFinding(MatchOutcome.Auto, best.Score, best.Reasons, shown)
            : new MatchFinding(MatchOutcome.Review, best.Score, doubt.Length == 0 ? best.Reasons : $"{best.Reasons}; {doubt}", shown);
    }

    /// <summary>How many known persons a row is compared with.</summary>
    public int ComparisonsFor(MatchSubject subject)
    {
        Weigh(subject, null);
        return _places.Distinct().Count();
    }

    private FoundCitizen Shown(in Weighed found)
    {
        ref readonly var entry = ref _index[found.Place];
        return new FoundCitizen(entry.Id, found.Place, CitizenIndex.TextOf(entry.CitizenId, 12), found.Likeness, found.Odds, entry.Residence, entry.DiedOn, entry.Content);
    }

    /// <summary>Fills <see cref="_found"/>: everybody worth showing, best first.</summary>
    private void Weigh(MatchSubject subject, Guid? except)
    {
        _round++;
        _places.Clear();
        _found.Clear();
        var row = new Row(subject, _index);
        Span<ulong> keys = stackalloc ulong[BlockingKeys.Most + 1];
        var count = BlockingKeys.Of(keys, row.Name.Forms, subject.Birth, row.CitizenId, row.OldId, row.HamletKey, isRow: true);
        if (subject.Birth is { Day: { } day, Month: { } month } birth && day != month && PartialDate.IsPossible(birth.Year, day, month))
            keys[count++] = BlockingKeys.DayKey(new PartialDate(birth.Year, day, month));
        _index.Collect(keys[..count], _places);
        var (idOwner, oldIdOwner) = OwnersOf(row, except);
        foreach (var place in _places)
        {
            if (_seen[place] == _round)
                continue;
            _seen[place] = _round;
            ref readonly var entry = ref _index[place];
            if (entry.Id == except)
                continue;
            var name = NameResult(row, entry.Name);
            if (name.Likeness == NameLikeness.Different && IsHopeless(row, subject.Birth, entry))
                continue;
            var hamlet = row.HamletKey.Length == 0 || entry.Hamlet == 0 ? WordLikeness.Missing
                : row.HamletKey == _index.Homes.KeyOfHamlet(entry.Hamlet) ? WordLikeness.Same : WordLikeness.Different;
            var commune = row.Commune == 0 || entry.Commune == 0 ? WordLikeness.Missing : row.Commune == entry.Commune ? WordLikeness.Same : WordLikeness.Different;
            var likeness = new Likeness(
                name.Likeness, Likeness.Compare(subject.Birth, entry.Birth), Likeness.Compare(subject.Sex, entry.Sex),
                Compare(row.CitizenId, row.CitizenNumber, entry.CitizenId, 12, idOwner, entry),
                Compare(row.OldId, row.OldNumber, entry.OldId, 9, oldIdOwner, entry), hamlet, commune);
            var odds = _weights.Prior + name.Weight + EvidenceWeights.FixedWeights(likeness) + _weights.PlaceWeight(hamlet, commune, entry.Hamlet, entry.Commune);
            if (odds >= _settings.ReviewOdds || likeness.HasSameNumber || IsNamesakeOfYear(likeness))
                _found.Add(new Weighed(place, odds, likeness));
        }
        _found.Sort(ByOdds);
    }

    /// <summary>Another name, another birth and neither number: no place in the list of candidates can come of that.</summary>
    private static bool IsHopeless(in Row row, PartialDate? birth, in CitizenIndex.Entry entry) =>
        (row.CitizenNumber < 0 || row.CitizenNumber != entry.CitizenId) && (row.OldNumber < 0 || row.OldNumber != entry.OldId)
        && birth is not null && entry.Birth is not null && birth != entry.Birth;

    private int ByOdds(Weighed left, Weighed right)
    {
        var order = Math.Round(right.Odds, 6).CompareTo(Math.Round(left.Odds, 6));
        if (order == 0)
            order = (right.Likeness is { NameAgrees: true, BirthAgrees: true }).CompareTo(left.Likeness is { NameAgrees: true, BirthAgrees: true });
        if (order == 0)
            order = _index[left.Place].CitizenId.CompareTo(_index[right.Place].CitizenId);
        return order != 0 ? order : left.Place.CompareTo(right.Place);
    }

    private (NameLikeness Likeness, double Weight) NameResult(in Row row, int name)
    {
        if (_nameSeen[name] == _round)
            return _nameResults[name];
        _nameSeen[name] = _round;
        var forms = _index.NameOf(name);
        var likeness = row.Name.Forms.LikenessTo(forms);
        return _nameResults[name] = (likeness, _weights.NameWeight(likeness, row.Name, forms));
    }

    /// <summary>Who has exactly the printed numbers; -1 for nobody.</summary>
    private (int CitizenId, int OldId) OwnersOf(in Row row, Guid? except)
    {
        var (owner, oldOwner) = (-1, -1);
        if (row.CitizenNumber < 0 && row.OldNumber < 0)
            return (owner, oldOwner);
        foreach (var place in _places)
        {
            ref readonly var entry = ref _index[place];
            if (entry.Id == except)
                continue;
            if (row.CitizenNumber >= 0 && entry.CitizenId == row.CitizenNumber)
                owner = place;
            if (row.OldNumber >= 0 && entry.OldId == row.OldNumber)
                oldOwner = place;
        }
        return (owner, oldOwner);
    }

    private NumberLikeness Compare(string? printed, long number, long known, int length, int owner, in CitizenIndex.Entry entry)
    {
        if (printed is null || known < 0)
            return NumberLikeness.Missing;
        if (number == known)
            return NumberLikeness.Same;
        Span<char> text = stackalloc char[length];
        known.TryFormat(text, out _, length == 12 ? "D12" : "D9");
        // Where the number is exactly somebody's, it is not a slip of this person's.
        if (owner < 0)
            return EditDistance.IsOne(printed, text) ? NumberLikeness.OneDigitOff : NumberLikeness.Different;
        ref readonly var other = ref _index[owner];
        return other.Hamlet == entry.Hamlet && other.Commune == entry.Commune ? NumberLikeness.OfNeighbour : NumberLikeness.OfAnother;
    }

    /// <summary>Null when the link needs no person; else why it does (empty when the differences say it themselves).</summary>
    private string? DoubtOf()
    {
        var best = _found[0];
        if (!best.Likeness.NameAgrees)
            return "";
        // Father and son: the number of one, the birth of the other.
        if (best.Likeness.Birth == BirthLikeness.Different)
            return "";
        // Whoever has a number of his own that nobody knows is most likely somebody whom nobody knows.
        if (!best.Likeness.HasSameNumber && (best.Likeness.CitizenId == NumberLikeness.Different || best.Likeness.OldId == NumberLikeness.Different))
            return "";
        // A name is no person, and a number without the rest is none either.
        if (!best.Likeness.HasLikeNumber && !best.Likeness.BirthIsLike)
            return "";
        var (others, namesakes) = (0d, 0);
        for (var i = 1; i < _found.Count; i++)
        {
            var other = _found[i].Likeness;
            if (other.NameAgrees && other.CitizenId == NumberLikeness.Same)
                return "số định danh trên danh sách là của người khác";
            if (other.NameAgrees && other.OldId == NumberLikeness.Same)
                return "số CMND trên danh sách là của người khác";
            if (best.Likeness.Hamlet == WordLikeness.Different && other is { NameAgrees: true, BirthAgrees: true, Hamlet: WordLikeness.Same })
                return "có người cùng họ tên, ngày sinh ở đúng thôn ghi trên danh sách";
            if (best.Likeness.Name >= NameLikeness.MarksDiffer && other.Name < best.Likeness.Name && other is { BirthAgrees: true, Hamlet: not WordLikeness.Different })
                return "có người khác họ tên khớp hơn";
            namesakes += FitsAsWell(other, best.Likeness) ? 1 : 0;
            others += Math.Pow(2, _found[i].Odds - best.Odds);
        }
        if (best.Odds < _settings.AutoOdds || (_settings.AsksAboutDifferences && Differs(best.Likeness)))
            return "";
        if (namesakes > 0 && !best.Likeness.HasSameNumber)
            return $"có {namesakes} người khác cùng họ tên, ngày sinh phù hợp";
        return others > Math.Pow(2, -_settings.AutoMargin) ? "có người khác cũng phù hợp" : null;
    }

    private static bool Differs(in Likeness likeness) =>
        !likeness.BirthAgrees || likeness.Sex == WordLikeness.Different
        || likeness.CitizenId is not (NumberLikeness.Same or NumberLikeness.Missing) || likeness.OldId is not (NumberLikeness.Same or NumberLikeness.Missing);

    /// <summary>
    /// A namesake whom nothing printed rules out. Where the row's own number, name or birth date is not exact, the same year is enough: the
    /// slip may hide who of the two was meant.
    /// </summary>
    private static bool FitsAsWell(in Likeness other, in Likeness best) =>
        other.Name <= (best.Name <= NameLikeness.MarksDiffer ? NameLikeness.MarksDiffer : best.Name)
        && (other.BirthAgrees || (other.Birth != BirthLikeness.Different && !IsExact(best)))
        && other.Sex != WordLikeness.Different
        && (other.Hamlet != WordLikeness.Different || best.Hamlet == WordLikeness.Different)
        && (other.Commune != WordLikeness.Different || best.Commune == WordLikeness.Different || best.Hamlet == WordLikeness.Missing);

    private static bool IsExact(in Likeness likeness) =>
        likeness is { Name: <= NameLikeness.MarksMissing, Birth: BirthLikeness.SameDay } and not { CitizenId: NumberLikeness.OneDigitOff } and not { OldId: NumberLikeness.OneDigitOff };

    /// <summary>The same name and year, and no word of another place or sex: worth a look whatever the odds.</summary>
    private static bool IsNamesakeOfYear(in Likeness likeness) =>
        likeness is { Name: <= NameLikeness.MarksDiffer, Birth: not BirthLikeness.Different, Hamlet: not WordLikeness.Different, Sex: not WordLikeness.Different };

    private readonly record struct Weighed(int Place, double Odds, Likeness Likeness);

    /// <summary>A row prepared once.</summary>
    private readonly struct Row
    {
        public Row(MatchSubject subject, CitizenIndex index)
        {
            Name = RowName.Of(subject.FullName, index.Words, index.Names);
            CitizenId = PaperNumber.CitizenId(subject.CitizenId).Text;
            OldId = PaperNumber.OldId(subject.OldId, subject.CitizenId).Text;
            CitizenNumber = CitizenId is { Length: 12 } ? long.Parse(CitizenId, System.Globalization.CultureInfo.InvariantCulture) : -1;
            OldNumber = OldId is null ? -1 : long.Parse(OldId, System.Globalization.CultureInfo.InvariantCulture);
            HamletKey = index.Homes.KeyOfHamlet(subject.HamletName);
            Commune = index.Homes.FindCommune(subject.CommuneName);
        }

        public RowName Name { get; }
        public string? CitizenId { get; }
        public string? OldId { get; }
        public long CitizenNumber { get; }
        public long OldNumber { get; }
        public string HamletKey { get; }
        public int Commune { get; }
    }
}
