using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>One field of the card beside the register's.</summary>
/// <param name="Field">CitizenId, OldId, FullName, Birth or Sex.</param>
/// <param name="Ours">As the register has it, in words; null when it has nothing.</param>
/// <param name="Value">The card's value as it would be proposed: digits, the name, dd/MM/yyyy, Male or Female.</param>
public sealed record ComparedCardField(string Field, string Label, string? Ours, string Theirs, string Value, bool Agrees);

/// <summary>The person in front of the door as the register knows them.</summary>
public sealed record RegisteredIdentity(string FullName, PartialDate? Birth, Sex? Sex, string? CitizenId, string? OldId);

/// <summary>The card of the person in front of the door, compared with the register; <c>wwwroot/js/visit/cccd.js</c> compares in the same way.</summary>
public static class CardComparison
{
    public static IReadOnlyList<ComparedCardField> Compare(CccdCard card, RegisteredIdentity person)
    {
        List<ComparedCardField> fields =
        [
            new("FullName", "Họ và tên", person.FullName, card.FullName, card.FullName, CccdCard.NamesAgree(person.FullName, card.FullName)),
            new("Birth", "Ngày sinh", person.Birth?.ToString(), Day(card.Birth), Day(card.Birth), person.Birth is { IsExact: true } birth && birth == PartialDate.From(card.Birth)),
            new("Sex", "Giới tính", person.Sex?.ToVietnamese(), card.Sex.ToVietnamese(), card.Sex.ToString(), person.Sex == card.Sex),
            new("CitizenId", "Số định danh", person.CitizenId, card.CitizenId.Value, card.CitizenId.Value, person.CitizenId == card.CitizenId.Value),
        ];
        if (card.OldId is { } oldId)
            fields.Add(new("OldId", "Số CMND cũ", person.OldId, oldId, oldId, person.OldId == oldId));
        return fields;
    }

    /// <summary>
    /// The same number is the same person; with another number, or none, name and birth have to speak for it. Namesakes of one village are usual, so
    /// a name alone is never enough.
    /// </summary>
    public static bool IsSamePerson(CccdCard card, RegisteredIdentity person)
    {
        if (person.CitizenId == card.CitizenId.Value)
            return true;
        if (!CccdCard.NamesAgree(person.FullName, card.FullName))
            return false;
        if (person.CitizenId is null && person.OldId is not null && person.OldId == card.OldId)
            return true;
        return person.Birth is { } birth ? birth.AgreesWith(PartialDate.From(card.Birth)) || (person.CitizenId is null && birth.Year == card.Birth.Year) : person.CitizenId is null;
    }

    private static string Day(DateOnly day) => PartialDate.From(day).ToString();
}
