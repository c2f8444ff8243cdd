using System.Runtime.InteropServices;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

/// <summary>A thôn of the commune, in the order of its name.</summary>
public sealed record HamletOfUnit(Guid Id, string Name, string Key);

/// <summary>One entitlement that has not ended by this month.</summary>
/// <param name="Amount">đồng a month; null when it cannot be told.</param>
/// <param name="IsDue">Paid this month: begun, not suspended, the person neither dead nor gone.</param>
public readonly record struct StandingEntitlement(SourceGroup Group, string? CategoryCode, long? Amount, bool HasStart, bool IsDue);

/// <summary>What one person is filtered, sorted and counted by.</summary>
[StructLayout(LayoutKind.Auto)]
public struct PersonMarks
{
    /// <summary>The first eight letters of the sort keys: nearly every comparison ends here.</summary>
    public ulong GivenKey, FullKey;

    /// <summary>đồng this month over what can be told; -1 when nothing can.</summary>
    public long Amount;

    /// <summary>yyyyMMdd with 00 for what is not known; 0 = not known at all.</summary>
    public int Birth;

    /// <summary>Day number of the last day of the certified power of attorney that reaches furthest; 0 = none.</summary>
    public int AttorneyUntil;

    /// <summary>Completed years; -1 = not known.</summary>
    public short Age;

    /// <summary>Place in <see cref="UnitRegister.Hamlets"/>; -1 = none.</summary>
    public short Hamlet;
    public BeneficiaryStatus Status;
    public SurveyOutcome? Outcome;
    public PaymentChannel? Channel;
    public ResidenceFlagKind? Flag;
    public bool HasAccount, AccountIsVerified, HasCitizenId;

    /// <summary>Bits by <see cref="MissingField"/>, over all entitlements.</summary>
    public byte Missing;

    /// <summary>Open problems of the source rows behind the standing entitlements, by <see cref="OpenProblems"/>.</summary>
    public ulong Problems;
}

/// <summary>
/// One commune's people as the list of step 3 searches them: in Vietnamese order, a few dozen bytes each. Computed from the rows by
/// <see cref="RegisterReading"/> and thrown away when the commune's stamp changes; never changed.
/// </summary>
public sealed class UnitRegister
{
    public required Guid UnitId { get; init; }
    public required RegisterStamp Stamp { get; init; }
    public required IReadOnlyList<HamletOfUnit> Hamlets { get; init; }

    public required Guid[] Ids { get; init; }
    public required PersonMarks[] Marks { get; init; }

    /// <summary>By given name: the order the people stand in.</summary>
    public required string[] SortKeys { get; init; }

    /// <summary>Numbers with their zeros, see <see cref="NumberSearch.Keep"/>.</summary>
    public required long[] CitizenIds { get; init; }
    public required long[] OldIds { get; init; }
    public required long[] Phones { get; init; }
    public required long[] Accounts { get; init; }

    /// <summary>"970405:0012345678", for accounts that several people use; null = none.</summary>
    public required string?[] AccountKeys { get; init; }

    /// <summary>Numbers of the words of name and head of household: those of person i begin at [i] and end before [i + 1].</summary>
    public required int[] NameStarts { get; init; }
    public required int[] NameWords { get; init; }
    public required int[] HeadStarts { get; init; }
    public required int[] HeadWords { get; init; }

    /// <summary>The standing entitlements, likewise.</summary>
    public required int[] EntitlementStarts { get; init; }
    public required StandingEntitlement[] Entitlements { get; init; }

    public int Count => Ids.Length;

    public ReadOnlySpan<int> NameOf(int person) => NameWords.AsSpan(NameStarts[person], NameStarts[person + 1] - NameStarts[person]);
    public ReadOnlySpan<int> HeadOf(int person) => HeadWords.AsSpan(HeadStarts[person], HeadStarts[person + 1] - HeadStarts[person]);
    public ReadOnlySpan<StandingEntitlement> EntitlementsOf(int person) => Entitlements.AsSpan(EntitlementStarts[person], EntitlementStarts[person + 1] - EntitlementStarts[person]);
}

/// <summary>What a picture of a commune rests on: while all of it is as it was, so are the rows.</summary>
public sealed record RegisterStamp(Guid Unit, Guid EveryUnit, Guid Rates, Guid? RoundId, DateOnly Today);
