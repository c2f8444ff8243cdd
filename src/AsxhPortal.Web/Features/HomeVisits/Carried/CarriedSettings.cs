using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>Settings CarriedVisits:Hours (48), CarriedVisits:MostPeople (500), CarriedVisits:SealKeyDays (90).</summary>
public sealed class CarriedSettings(IConfiguration configuration)
{
    /// <summary>A picture of eight megabytes in base64, with its header; more is no envelope of ours.</summary>
    public const int MostEnvelopeBytes = 12 * 1024 * 1024;

    /// <summary>Envelopes of one export file.</summary>
    public const int MostFileBytes = 200 * 1024 * 1024;

    /// <summary>So long a phone may open what it took along; see <see cref="CarriedPlan"/> for the range.</summary>
    public int Hours => configuration.GetValue("CarriedVisits:Hours", 48);

    /// <summary>A team visits 60 to 120 people a day.</summary>
    public int MostPeople => configuration.GetValue("CarriedVisits:MostPeople", 500);

    /// <summary>After so many days new plans get a new key.</summary>
    public int SealKeyDays => configuration.GetValue("CarriedVisits:SealKeyDays", 90);
}
