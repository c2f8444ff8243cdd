using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>One of the places where a person or account stands.</summary>
/// <param name="Where">List and row, register, or the name of another commune.</param>
/// <param name="What">Category, account or relation, in words.</param>
/// <param name="Amount">đồng a month.</param>
/// <param name="IsDoubtful">This very place is what must be looked at.</param>
public sealed record DuplicateParty(string Where, string? FullName, PartialDate? Birth, string? CitizenId, string? Hamlet, string? What, long? Amount,
    Guid? BeneficiaryId = null, Guid? RowId = null, bool IsDoubtful = false);

/// <summary>A double as it stands today: who, where, why it is one, what to do.</summary>
/// <param name="Key">Stable; the decision is found by it.</param>
/// <param name="Basis">Changes with what the finding consists of.</param>
/// <param name="IsAllowed">The law or a paper explains it, so nobody has to decide.</param>
public sealed record DuplicateFinding(DuplicateKind Kind, string Key, string Basis, string Who, string Why, string ToDo, bool IsAllowed, IReadOnlyList<DuplicateParty> Parties)
{
    public DuplicateDecision? Decision { get; init; }

    public bool IsDecided => Decision?.Covers(Basis) == true;

    /// <summary>Decided once, but it looks different now.</summary>
    public bool HasChanged => Decision is { State: not DuplicateState.Open } && !IsDecided;

    public bool IsOpen => !IsDecided && !IsAllowed;
}

/// <param name="Open">To decide.</param>
/// <param name="Gone">Decided once; the cause is gone since.</param>
public sealed record DuplicateCounts(DuplicateKind Kind, int Open, int Allowed, int Kept, int Settled, int Gone);
