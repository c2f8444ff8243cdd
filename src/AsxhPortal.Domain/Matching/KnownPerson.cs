using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>
/// A person that rows are compared with: a citizen of the population extract, or (for duplicates) a row of a list itself. Only read while
/// the index is built; nothing of it is kept but what comparing needs.
/// </summary>
/// <param name="Id">Comes back in <see cref="FoundCitizen.Id"/>.</param>
/// <param name="CitizenId">Twelve digits.</param>
/// <param name="OldId">The nine-digit CMND.</param>
/// <param name="CommuneName">Null where all live in one commune.</param>
public readonly record struct KnownPerson(
    Guid Id, string FullName, PartialDate? Birth, Sex? Sex, string? CitizenId, string? OldId, string? HamletName,
    string? CommuneName = null, Residence Residence = Residence.Resident, DateOnly? DiedOn = null)
{
    /// <summary>Stands for all that is known of the person here; another value means that something of it has changed.</summary>
    public ulong Content
    {
        get
        {
            var hash = BlockingKeys.Text('K', FullName);
            hash = BlockingKeys.Text(hash, Birth?.ToIso());
            hash = BlockingKeys.Number(hash, Sex is { } sex ? (int)sex : -1);
            hash = BlockingKeys.Text(hash, CitizenId);
            hash = BlockingKeys.Text(hash, OldId);
            hash = BlockingKeys.Text(hash, HamletName);
            hash = BlockingKeys.Number(hash, (int)Residence);
            return BlockingKeys.Number(hash, DiedOn?.DayNumber ?? -1);
        }
    }

    public static KnownPerson Of(Citizen citizen) => new(
        citizen.Id, citizen.FullName, citizen.Birth, citizen.Sex, citizen.CitizenId, citizen.OldId, citizen.HamletName, null, citizen.Residence, citizen.DiedOn);
}
