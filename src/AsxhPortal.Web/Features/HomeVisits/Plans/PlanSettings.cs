using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>Settings Plans:MostPerDay (120) and Plans:AttemptsBeforeAdvice (3).</summary>
public sealed class PlanSettings(IConfiguration configuration)
{
    /// <summary>People a team can see on one day; more is proposed to nobody, though it may be typed.</summary>
    public int MostPerDay => Math.Clamp(configuration.GetValue("Plans:MostPerDay", PlanProposal.MostPerDay), 1, 500);

    /// <summary>After so many visits in vain something else is suggested.</summary>
    public int AttemptsBeforeAdvice => Math.Max(1, configuration.GetValue("Plans:AttemptsBeforeAdvice", 3));
}
