using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>Who a list row says it speaks of: all that the engine looks at. A field the row lacks is null, never guessed.</summary>
/// <param name="CitizenId">As printed: twelve digits; also with lost zeros, a digit too many, or a nine-digit CMND in this column.</param>
/// <param name="OldId">The nine-digit CMND.</param>
/// <param name="HamletName">As written; compared by <see cref="CitizenIndex.PlaceKey"/>.</param>
/// <param name="CommuneName">Null where the list and the extract are of one commune.</param>
public sealed record MatchSubject(
    string? FullName, PartialDate? Birth, Sex? Sex, string? CitizenId, string? OldId, string? HamletName, string? CommuneName = null)
{
    public static MatchSubject Of(ImportRow row) => new(row.FullName, row.Birth, row.Sex, row.CitizenId, row.OldId, row.HamletName);

    public static MatchSubject Of(in KnownPerson person) =>
        new(person.FullName, person.Birth, person.Sex, person.CitizenId, person.OldId, person.HamletName, person.CommuneName);
}
