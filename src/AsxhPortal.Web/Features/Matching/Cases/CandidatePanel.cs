using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>One field of a candidate beside the same field of the row.</summary>
public sealed record CandidateField(string Label, string? Value, TextDifference Difference, bool Differs);

/// <summary>One candidate as the page of a case shows them.</summary>
/// <param name="Place">From 0, in the order of the page; the key that accepts is one more.</param>
public sealed record CandidatePanel(CasePage Page, int Place, bool CanDecide)
{
    public CandidateRow Candidate => Page.Case.Candidates[Place];
    public Citizen Citizen => Candidate.Citizen;
    public int Key => Place + 1;
    public bool IsLinked => Page.Case.Decision.CitizenRecordId == Citizen.Id;

    public IEnumerable<CandidateField> Fields() => Page.Case.Fields.Select(field =>
    {
        var value = field.Field switch
        {
            "FullName" => Citizen.FullName,
            "Birth" => Citizen.Birth?.ToString(),
            "Sex" => Citizen.Sex?.ToVietnamese(),
            "CitizenId" => Citizen.CitizenId,
            "OldId" => Citizen.OldId,
            _ => Citizen.HamletName,
        };
        return new CandidateField(field.Label, value, TextDifference.Between(field.Value, value), Candidate.DifferingFields.Contains(field.Field));
    });
}
