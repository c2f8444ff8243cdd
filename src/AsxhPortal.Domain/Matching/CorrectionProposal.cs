using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Matching;

/// <summary>A fact about who somebody is that may be corrected from the card.</summary>
public enum CorrectedField { FullName, Birth, Sex, CitizenId, OldId }

/// <summary>Waits for step 2; the register took it; the register stays as it is, with a reason.</summary>
public enum CorrectionState { Open, Accepted, Rejected }

/// <summary>
/// What the card of a person says differently from the register, proposed at the door for step 2 to decide: the team that visits does not change who
/// somebody is (step 2 (1) of the procedure gives that to the commune police). A closed proposal stays.
/// </summary>
public sealed class CorrectionProposal : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private CorrectionProposal() { }

    /// <param name="value">Digits, a name, dd/MM/yyyy, or Male or Female.</param>
    /// <exception cref="RuleException">The value cannot be, or the register says the same.</exception>
    public CorrectionProposal(Beneficiary person, CorrectedField field, string? value, Actor by, DateTime now)
    {
        UnitId = person.UnitId;
        BeneficiaryId = person.Id;
        Field = field;
        Proposed = Normalise(field, value, DateOnly.FromDateTime(now.AddHours(7)));
        Stood = ValueOf(person, field);
        if (Stood == Proposed)
            throw new RuleException($"{field.ToVietnamese()} trong danh sách đã đúng như vậy.");
        (ProposedById, ProposedByName, ProposedAt) = (by.Id, by.Name, now);
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public CorrectedField Field { get; private set; }

    /// <summary>What the register had when it was proposed; null when it had nothing.</summary>
    public string? Stood { get; private set; }
    public string Proposed { get; private set; } = "";
    public CorrectionState State { get; private set; }
    public Guid ProposedById { get; private set; }
    public string ProposedByName { get; private set; } = "";
    public DateTime ProposedAt { get; private set; }
    public Guid? DecidedById { get; private set; }
    public string? DecidedByName { get; private set; }
    public DateTime? DecidedAt { get; private set; }
    public string? Note { get; private set; }

    /// <summary>The register takes the card's value; the correction is recorded as an event of the person.</summary>
    /// <returns>The event, to be saved with the person.</returns>
    /// <exception cref="RuleException">Already decided.</exception>
    public ChangeEvent Accept(Beneficiary person, Actor by, DateTime now)
    {
        Decide(CorrectionState.Accepted, null, by, now);
        var today = DateOnly.FromDateTime(now.AddHours(7));
        person.CorrectIdentity(
            VietnameseName.From(Field == CorrectedField.FullName ? Proposed : person.FullName),
            Field == CorrectedField.Birth && PartialDate.TryParse(Proposed, out var birth) ? birth : person.Birth,
            Field == CorrectedField.Sex ? Enum.Parse<Sex>(Proposed) : person.Sex,
            Field == CorrectedField.CitizenId ? Shared.CitizenId.Parse(Proposed) : Shared.CitizenId.TryParse(person.CitizenId, out var known) ? known : null,
            Field == CorrectedField.OldId ? Proposed : person.OldId, today);
        return person.Record(ChangeKind.IdentityCorrected, today, $"{Field.ToVietnamese()} theo thẻ căn cước quét khi khảo sát ({ProposedByName}, {DateOnly.FromDateTime(ProposedAt.AddHours(7)):dd/MM/yyyy})", by, now);
    }

    /// <exception cref="RuleException">Already decided, or no reason.</exception>
    public void Reject(string? reason, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do không sửa.", nameof(Note));
        Decide(CorrectionState.Rejected, reason.Trim(), by, now);
    }

    /// <summary>What the register says of a field, in the form in which it is proposed.</summary>
    public static string? ValueOf(Beneficiary person, CorrectedField field) => field switch
    {
        CorrectedField.FullName => person.FullName,
        CorrectedField.Birth => person.Birth?.ToString(),
        CorrectedField.Sex => person.Sex?.ToString(),
        CorrectedField.CitizenId => person.CitizenId,
        _ => person.OldId,
    };

    /// <summary>The value as it is kept.</summary>
    /// <exception cref="RuleException">It cannot be a value of that field.</exception>
    public static string Normalise(CorrectedField field, string? value, DateOnly today)
    {
        value = VietnameseText.Nfc(value).Trim();
        switch (field)
        {
            case CorrectedField.FullName when value.Length is > 0 and <= 200:
                return VietnameseName.From(value).Display;
            case CorrectedField.Birth when PartialDate.TryParse(value, out var birth) && birth.CompareTo(PartialDate.From(today)) <= 0:
                return birth.ToString();
            case CorrectedField.Sex when value is nameof(Sex.Male) or nameof(Sex.Female):
                return value;
            case CorrectedField.CitizenId when Shared.CitizenId.TryParse(value, out _):
                return value;
            case CorrectedField.OldId when value.Length is 9 or 12 && value.All(char.IsAsciiDigit):
                return value;
            default:
                throw new RuleException($"Giá trị đề nghị sửa của “{field.ToVietnamese()}” không hợp lệ; hãy quét lại thẻ căn cước.");
        }
    }

    private void Decide(CorrectionState state, string? note, Actor by, DateTime now)
    {
        if (State != CorrectionState.Open)
            throw new RuleException("Đề nghị này đã được quyết định.");
        State = state;
        Note = note;
        (DecidedById, DecidedByName, DecidedAt) = (by.Id, by.Name, now);
    }
}

public static class CorrectionWords
{
    public static string ToVietnamese(this CorrectedField field) => field switch
    {
        CorrectedField.FullName => "Họ và tên",
        CorrectedField.Birth => "Ngày sinh",
        CorrectedField.Sex => "Giới tính",
        CorrectedField.CitizenId => "Số định danh",
        _ => "Số CMND cũ",
    };

    public static string ToVietnamese(this CorrectionState state) => state switch
    {
        CorrectionState.Open => "Chờ quyết định",
        CorrectionState.Accepted => "Đã sửa",
        _ => "Không sửa",
    };

    /// <summary>The value as shown.</summary>
    public static string? Shown(CorrectedField field, string? value) =>
        field == CorrectedField.Sex && Enum.TryParse<Sex>(value, out var sex) ? sex.ToVietnamese() : value;
}
