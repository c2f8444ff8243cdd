using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>Who a list row says it speaks of: all that the engine looks at. A field the row lacks is null, never guessed.</summary>
/// <param name="CitizenId">Twelve digits.</param>
/// <param name="OldId">The nine-digit CMND.</param>
/// <param name="HamletName">As written; compared by <see cref="Organisation.Hamlet.KeyOf"/>.</param>
public sealed record MatchSubject(string? FullName, PartialDate? Birth, Sex? Sex, string? CitizenId, string? OldId, string? HamletName)
{
    public static MatchSubject Of(ImportRow row) => new(row.FullName, row.Birth, row.Sex, row.CitizenId, row.OldId, row.HamletName);
}
