using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Web.Features.Shared.Papers;

/// <summary>A paper that asks for its number.</summary>
/// <param name="UnitId">The unit whose letterhead and numbers it takes.</param>
/// <param name="SubjectKey">What it is of, as ids; the same kind and key is the same paper in a new state.</param>
/// <param name="SubjectTitle">For the register; no name of a person.</param>
/// <param name="Content">What it says, as plain records without the date of printing.</param>
public sealed record PaperToIssue(PaperKind Kind, Guid UnitId, string SubjectKey, string SubjectTitle, object Content)
{
    public Guid? BeneficiaryId { get; init; }

    /// <summary>The agency that signs, where it is not the unit itself.</summary>
    public ReceivingAgency? Agency { get; init; }

    /// <summary>The number that the thing itself already has (a minute); null takes the next one of the counter.</summary>
    public int? OwnNumber { get; init; }

    /// <summary>The day printed on it where that is fixed (the day a list was signed off); null for the day of issuing.</summary>
    public DateOnly? IssuedOn { get; init; }
}

/// <summary>A paper with its number: what to print on it and how the register knows it.</summary>
/// <param name="Letterhead">With number line and stamp.</param>
/// <param name="IssuedOn">The date to print; on a reprint the first one's.</param>
public sealed record PaperPrint(Letterhead Letterhead, DateOnly IssuedOn, Guid PaperId, string NumberText, int Reprint);
