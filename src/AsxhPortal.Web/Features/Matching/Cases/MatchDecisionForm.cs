using System.ComponentModel.DataAnnotations;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>What a person presses and writes on the page of a case.</summary>
public sealed class MatchDecisionForm
{
    public MatchVerdict Verdict { get; set; }
    public Guid? CitizenRecordId { get; set; }

    [Display(Name = "Ghi chú, lý do"), StringLength(1000)]
    public string? Note { get; set; }
    public int Version { get; set; }

    public MatchAnswer ToAnswer() => new(Verdict, CitizenRecordId, Note, Version);
}
