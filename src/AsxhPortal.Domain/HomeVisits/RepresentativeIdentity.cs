using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>An identity paper other than the căn cước: hộ chiếu, CMND, giấy chứng nhận căn cước.</summary>
public sealed record OtherPaper(string? Name, string? Number, DateOnly? IssuedOn)
{
    /// <summary>Name, number and day of issue are all there.</summary>
    public bool IsWhole => !string.IsNullOrWhiteSpace(Name) && !string.IsNullOrWhiteSpace(Number) && IssuedOn is not null;

    /// <summary>"Hộ chiếu số C1234567, cấp ngày 05/03/2021".</summary>
    public override string ToString() => $"{Name} số {Number}{(IssuedOn is { } on ? $", cấp ngày {on:dd/MM/yyyy}" : "")}";
}

/// <summary>What the population data and the register know of somebody who is to receive for another.</summary>
/// <param name="InExtract">The citizen of that number in the extract of the own commune; null when there is none.</param>
/// <param name="IsDead">Some extract or register, wherever, says that the person of that number has died. Nothing else of another unit is told.</param>
public sealed record KnownRepresentative(Citizen? InExtract, bool IsDead = false)
{
    public static readonly KnownRepresentative Unknown = new((Citizen?)null);
}

/// <summary>
/// Who may receive for another: alive, of age, not the person themself, and either found in the population data or fully identified. Attorneys
/// and guardians are asked the same.
/// </summary>
public static class RepresentativeIdentity
{
    /// <summary>
    /// Age of majority (BLDS 2015 Đ20). Đ138 k3 lets people of 15 to 17 represent by mandate unless a law wants an adult; the procedure of step 4
    /// wants an adult for money of others, so the portal asks 18 of everybody.
    /// </summary>
    public const int AdultAge = 18;

    /// <param name="field">Beginning of the field names: "Attorney" or "Guardian".</param>
    /// <param name="role">"Người được ủy quyền" or "Người giám hộ", for the sentences.</param>
    /// <param name="startsOn">First day of the mandate or guardianship: of age by then.</param>
    /// <exception cref="RuleException">Impossible number, another person's number, the person themself, dead, a minor, or born in the future.</exception>
    public static void Refuse(Beneficiary principal, AttorneyPerson who, KnownRepresentative known, string field, string role, DateOnly startsOn, DateOnly today)
    {
        var name = VietnameseName.From(who.FullName);
        if (who.CitizenId is not null && !CitizenId.TryParse(who.CitizenId, out _))
            throw new RuleException($"Số định danh của {Small(role)} gồm đúng 12 chữ số.", field + "CitizenId");
        if (who.CitizenId is not null && who.CitizenId == principal.CitizenId)
            throw new RuleException(field == "Attorney" ? "Đối tượng không thể ủy quyền cho chính mình." : "Đối tượng không thể giám hộ cho chính mình.", field + "CitizenId");
        if (who.CitizenId is null && name.Key == principal.NameKey && who.Birth is not null && who.Birth == principal.Birth)
            throw new RuleException(field == "Attorney" ? "Đối tượng không thể ủy quyền cho chính mình." : "Đối tượng không thể giám hộ cho chính mình.", field + "Name");
        if (who.Birth is { } typed && typed.Year * 10000 + (typed.Month ?? 1) * 100 + (typed.Day ?? 1) > today.Year * 10000 + today.Month * 100 + today.Day)
            throw new RuleException($"Ngày sinh của {Small(role)} ở tương lai; hãy kiểm tra lại.", field + "Birth");
        if (known.InExtract is { } citizen)
        {
            if (VietnameseText.Fold(citizen.FullName) != name.Key)
                throw new RuleException($"Theo dữ liệu dân cư, số định danh này là của {citizen.FullName}, không phải {name.Display}; hãy kiểm tra lại số hoặc họ tên.", field + "CitizenId");
            if (citizen.Residence == Residence.Dead)
                throw new RuleException($"Theo dữ liệu dân cư, {citizen.FullName} đã chết; hãy chọn người nhận thay khác hoặc kiểm tra lại số định danh.", field + "CitizenId");
            if (who.Birth is { } birth && citizen.Birth is { } registered && !birth.AgreesWith(registered))
                throw new RuleException($"Theo dữ liệu dân cư, {citizen.FullName} sinh {registered}; hãy kiểm tra lại ngày sinh hoặc số định danh.", field + "Birth");
        }
        if (known.IsDead)
            throw new RuleException($"Theo dữ liệu dân cư, người có số định danh này đã chết; hãy chọn {Small(role)} khác hoặc kiểm tra lại số.", field + "CitizenId");
        if (BirthOf(who, known) is { } born && born.AgeOn(startsOn) is var age and < AdultAge)
            throw new RuleException($"{role} phải đủ {AdultAge} tuổi (Bộ luật Dân sự 2015, Điều 20); người này mới {Math.Max(0, age)} tuổi, hãy chọn người khác.", field + "Birth");
        if (who.OtherPaper?.IssuedOn > today)
            throw new RuleException("Ngày cấp giấy tờ ở tương lai; hãy kiểm tra lại.", field + "PaperIssuedOn");
    }

    /// <summary>Found in the population data by number, with the same name.</summary>
    public static bool IsRegistered(AttorneyPerson who, KnownRepresentative known) =>
        known.InExtract is { } citizen && citizen.CitizenId == who.CitizenId && VietnameseText.Fold(citizen.FullName) == VietnameseName.From(who.FullName).Key;

    /// <summary>As typed; where nothing exact was typed, as the extract has it, else the year of the number.</summary>
    public static PartialDate? BirthOf(AttorneyPerson who, KnownRepresentative known) => who.Birth is { IsExact: true } typed ? typed
        : known.InExtract?.Birth ?? who.Birth ?? (CitizenId.TryParse(who.CitizenId, out var id) && PartialDate.IsPossible(id.BirthYear, null, null) ? new PartialDate(id.BirthYear) : null);

    /// <summary>
    /// What still keeps somebody from being known well enough to sign (NĐ 23/2015 Đ24: giấy tờ tùy thân); empty when registered in the population
    /// data or fully identified: whole birth date, number or another paper with its day, address.
    /// </summary>
    public static IReadOnlyList<(string Field, string Word)> Gaps(bool isRegistered, PartialDate? birth, string? citizenId, OtherPaper? paper, string? address)
    {
        if (isRegistered)
            return [];
        var gaps = new List<(string, string)>();
        if (birth is not { IsExact: true })
            gaps.Add(("Birth", "ngày sinh đủ ngày, tháng, năm"));
        if (citizenId is null && paper?.IsWhole != true)
            gaps.Add(("CitizenId", "số định danh 12 chữ số, hoặc giấy tờ khác có tên, số và ngày cấp"));
        if (string.IsNullOrWhiteSpace(address))
            gaps.Add(("Address", "nơi ở"));
        return gaps;
    }

    private static string Small(string role) => char.ToLowerInvariant(role[0]) + role[1..];
}
