using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Matching.Incoming;

/// <summary>Where somebody stands already, in words; the page of the person where the reader may open it.</summary>
/// <param name="IsObstacle">True when the person must not be taken in again here.</param>
public sealed record Standing(string Sentence, Guid? BeneficiaryId = null, bool IsObstacle = false);

/// <summary>Somebody of the commune's extract who may be meant.</summary>
public sealed record CitizenAnswer(Citizen Citizen, int Score, string Reasons, IReadOnlyList<string> DifferingFields, IReadOnlyList<Standing> Standings);

/// <summary>Somebody of the register whom the extract does not know.</summary>
public sealed record RegisterAnswer(Guid BeneficiaryId, string FullName, PartialDate? Birth, string? CitizenId, string? Hamlet, string Reasons, IReadOnlyList<Standing> Standings);

/// <summary>What the engine answers about one person.</summary>
/// <param name="Elsewhere">Other communes that know the numbers, without anything else of them.</param>
public sealed record PersonAnswers(
    MatchOutcome Outcome,
    string Sentence,
    IReadOnlyList<CitizenAnswer> Citizens,
    IReadOnlyList<RegisterAnswer> RegisterOnly,
    IReadOnlyList<string> Elsewhere,
    int CitizenCount)
{
    public bool IsNobody => Citizens.Count == 0 && RegisterOnly.Count == 0;
}

/// <summary>The answers as shown inside a form: with a button to choose each.</summary>
/// <param name="ChosenId">The citizen chosen so far.</param>
public sealed record PersonAnswersPart(PersonAnswers? Answers, Guid? ChosenId, bool CanChoose = true);
