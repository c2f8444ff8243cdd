namespace AsxhPortal.Domain.Organisation;

/// <summary>Where a step of a round stands against its deadline.</summary>
public enum StepStanding
{
    NotStarted,
    Ongoing,

    /// <summary>Not done, and the deadline is today or within <see cref="ReviewRound.SoonDays"/> days.</summary>
    DueSoon,
    Overdue,
    Done,
}

/// <summary>How far one step is in one place.</summary>
/// <param name="Step">1 to 7.</param>
/// <param name="Done">In what the step counts: sources, rows, entitlements, people, lines.</param>
/// <param name="Total">The same, all of it; 0 while nobody knows.</param>
public sealed record StepProgress(int Step, int Done, int Total, bool IsStarted, bool IsDone)
{
    public int Left => Math.Max(0, Total - Done);

    /// <summary>Completed per cent, rounded down, so that 100 means all; 0 when there is nothing to count.</summary>
    public int Percent => Total == 0 ? 0 : (int)Math.Min(100, 100L * Done / Total);

    /// <summary>A place above others: counts added; done when all of them are, started when one is.</summary>
    public static StepProgress Sum(int step, IReadOnlyCollection<StepProgress> places) => new(step,
        places.Sum(p => p.Done), places.Sum(p => p.Total), places.Any(p => p.IsStarted), places.Count > 0 && places.All(p => p.IsDone));
}

/// <summary>The counts of one commune in a round, from which the seven steps are judged.</summary>
public sealed record RoundCounts
{
    /// <summary>Population extract and the four source lists of step 1.</summary>
    public const int SourceCount = 5;

    public int RegistryBatches { get; init; }

    /// <summary>How many of the four groups of lists have come in.</summary>
    public int ListGroups { get; init; }
    public int RejectedRows { get; init; }
    public int OpenMatches { get; init; }
    public int UnpublishedMatches { get; init; }
    public int PublishedMatches { get; init; }

    /// <summary>Whom the round visits.</summary>
    public int People { get; init; }
    /// <summary>With a completed survey of this round.</summary>
    public int Surveyed { get; init; }

    /// <summary>Without a survey of this round: the answer of an earlier one counts (kế thừa).</summary>
    public int Carried { get; init; }
    public int Drafts { get; init; }

    /// <summary>Of the drafts: somebody came and met nobody.</summary>
    public int Absent { get; init; }
    public int Entitlements { get; init; }
    public int WithoutCategory { get; init; }
    public int HamletsWithoutTeam { get; init; }
    public int SignedOff { get; init; }
    public int HandOversSent { get; init; }
    public int HandOversAnswered { get; init; }
    public int HandedOverLines { get; init; }
    public int ReceivedLines { get; init; }
    public int ReturnedLines { get; init; }
    public int PaymentLines { get; init; }
    public int DraftRuns { get; init; }
    public int ApprovedRuns { get; init; }

    /// <summary>With an answer that counts: surveyed in this round, or inherited.</summary>
    public int Settled => Surveyed + Carried;

    public int Untouched => Math.Max(0, People - Settled - Drafts);

    public static RoundCounts operator +(RoundCounts one, RoundCounts other) => new()
    {
        RegistryBatches = one.RegistryBatches + other.RegistryBatches,
        ListGroups = Math.Max(one.ListGroups, other.ListGroups),
        RejectedRows = one.RejectedRows + other.RejectedRows,
        OpenMatches = one.OpenMatches + other.OpenMatches,
        UnpublishedMatches = one.UnpublishedMatches + other.UnpublishedMatches,
        PublishedMatches = one.PublishedMatches + other.PublishedMatches,
        People = one.People + other.People,
        Surveyed = one.Surveyed + other.Surveyed,
        Carried = one.Carried + other.Carried,
        Drafts = one.Drafts + other.Drafts,
        Absent = one.Absent + other.Absent,
        Entitlements = one.Entitlements + other.Entitlements,
        WithoutCategory = one.WithoutCategory + other.WithoutCategory,
        HamletsWithoutTeam = one.HamletsWithoutTeam + other.HamletsWithoutTeam,
        SignedOff = one.SignedOff + other.SignedOff,
        HandOversSent = one.HandOversSent + other.HandOversSent,
        HandOversAnswered = one.HandOversAnswered + other.HandOversAnswered,
        HandedOverLines = one.HandedOverLines + other.HandedOverLines,
        ReceivedLines = one.ReceivedLines + other.ReceivedLines,
        ReturnedLines = one.ReturnedLines + other.ReturnedLines,
        PaymentLines = one.PaymentLines + other.PaymentLines,
        DraftRuns = one.DraftRuns + other.DraftRuns,
        ApprovedRuns = one.ApprovedRuns + other.ApprovedRuns,
    };

    /// <summary>
    /// The seven steps of one commune. A commune whose register was there before the round needs no lists in step 1; a step whose
    /// predecessor has brought nothing cannot be done.
    /// </summary>
    public IReadOnlyList<StepProgress> Steps()
    {
        var hasRegister = ListGroups == 0 && RegistryBatches == 0 && People > 0;
        var sources = ListGroups + Math.Min(RegistryBatches, 1);
        var rows = OpenMatches + UnpublishedMatches + PublishedMatches;
        return
        [
            new(1, hasRegister ? SourceCount : sources, SourceCount, sources > 0 || People > 0,
                sources == SourceCount || (ListGroups == 0 && People > 0)),
            new(2, rows == 0 && People > 0 ? People : PublishedMatches, rows == 0 ? People : rows, rows + People > 0, People > 0 && OpenMatches + UnpublishedMatches == 0),
            ThirdStep(),
            FourthStep(),
            new(5, SignedOff, Math.Max(Settled, SignedOff), SignedOff > 0, SignedOff > 0 && SignedOff >= Settled && Settled >= People),
            new(6, ReceivedLines, Math.Max(HandedOverLines, ReceivedLines), HandOversSent + HandOversAnswered > 0,
                HandOversAnswered > 0 && HandOversSent == 0 && ReturnedLines == 0),
            new(7, PaymentLines, Math.Max(ReceivedLines, PaymentLines), PaymentLines > 0, PaymentLines > 0 && DraftRuns == 0),
        ];
    }

    /// <summary>Steps that a thôn has of its own: the register (3) and the home visits (4).</summary>
    public IReadOnlyList<StepProgress> HamletSteps() => [ThirdStep(), FourthStep()];

    private StepProgress ThirdStep() =>
        new(3, Math.Max(0, Entitlements - WithoutCategory), Entitlements, People > 0, People > 0 && WithoutCategory == 0 && HamletsWithoutTeam == 0);

    private StepProgress FourthStep() => new(4, Settled, People, Settled + Drafts > 0, People > 0 && Settled >= People);
}
