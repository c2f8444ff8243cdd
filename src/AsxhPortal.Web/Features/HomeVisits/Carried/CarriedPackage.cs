namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What a phone takes along: the people of one plan and nothing more (docs/formats/carried-package.md).</summary>
public sealed record CarriedPackage
{
    public required Guid PlanId { get; init; }
    public required DateTime ExpiresAt { get; init; }
    public required DateTime ServerTime { get; init; }

    /// <summary>RSA public key, SubjectPublicKeyInfo in base64.</summary>
    public required string SealKey { get; init; }
    public required string Token { get; init; }
    public required string CommuneName { get; init; }
    public required string RoundName { get; init; }
    public required DateOnly Day { get; init; }
    public required CarriedTeam? Team { get; init; }
    public required IReadOnlyList<CarriedOfficer> Officers { get; init; }
    public required IReadOnlyList<CarriedProvider> Providers { get; init; }
    public required IReadOnlyList<CarriedSubject> People { get; init; }

    /// <summary>The list of questions, as at /khao-sat/bo-cau-hoi.json.</summary>
    public required object Questionnaire { get; init; }
}

public sealed record CarriedTeam(Guid Id, string Name);

/// <param name="Role">police or officer.</param>
public sealed record CarriedOfficer(string Role, string Name, string Title);

public sealed record CarriedProvider(string Code, string? Bin, string Name, bool IsMobileMoney);

/// <param name="Number">In full: it is compared with the card or the app at the door.</param>
public sealed record CarriedAccount(string ProviderCode, string Provider, string Number, string Holder);

/// <summary>One person as the phone knows them.</summary>
public sealed record CarriedSubject
{
    public required Guid Id { get; init; }
    public required int Order { get; init; }
    public required string Household { get; init; }
    public required string Name { get; init; }
    public required string? Birth { get; init; }
    public required string? Sex { get; init; }
    public required string? CitizenId { get; init; }
    public required string? OldId { get; init; }
    public required string Address { get; init; }
    public required string? Hamlet { get; init; }
    public required string? Phone { get; init; }
    public required string Categories { get; init; }

    /// <summary>đồng a month.</summary>
    public required long? Amount { get; init; }
    public required string? Guardian { get; init; }

    /// <summary>The grounds of a guardianship in force are recorded: a guardian may receive without a new proof.</summary>
    public required bool HasGuardianship { get; init; }
    public required CarriedAccount? Account { get; init; }
    public required int? SurveyVersion { get; init; }
    public required int PersonVersion { get; init; }

    /// <summary>The draft that stands, flat; see <see cref="FlatForm"/>.</summary>
    public required IReadOnlyDictionary<string, string> Answers { get; init; }
    public required int Absences { get; init; }
    public required DateOnly? ReturnOn { get; init; }
    public required IReadOnlyDictionary<string, string> MinuteDefaults { get; init; }
}
