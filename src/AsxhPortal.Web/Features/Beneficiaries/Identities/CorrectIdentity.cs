using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Identities;

/// <summary>The commune police mend what the lists had wrong about who somebody is (step 2 (1) of the procedure).</summary>
public sealed class CorrectIdentity(AppDbContext db)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<Beneficiary?> RunAsync(Guid id, IdentityForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == id, cancel);
        if (person is null)
            return null;
        person.ExpectVersion(form.Version);
        if (form.HamletId is { } hamlet && !await db.Hamlets.AnyAsync(h => h.Id == hamlet && h.UnitId == person.UnitId, cancel))
            throw new RuleException("Hãy chọn một thôn của xã.", nameof(form.HamletId));
        var before = FactsOf(person);
        var citizenId = Digits(form.CitizenId) is { Length: > 0 } typed ? CitizenId.Parse(typed) : (CitizenId?)null;
        var taken = new RuleException("Số định danh này đã thuộc về một người khác trong danh sách; hãy kiểm tra lại trên thẻ căn cước.", nameof(form.CitizenId));
        if (citizenId is { } number && await db.Beneficiaries.AnyAsync(b => b.CitizenId == number.Value && b.Id != id, cancel))
            throw taken;
        var oldId = Digits(form.OldId) is { Length: > 0 } old ? old : null;
        var today = DateOnly.FromDateTime(now.AddHours(7));
        person.CorrectIdentity(VietnameseName.From(form.FullName), BirthOf(form), form.Sex, citizenId, oldId, today);
        person.UsePhone(form.Phone);
        person.LiveAt(form.HamletId, VietnameseText.Nfc(form.HouseholdHead) is { Length: > 0 } head ? head : person.HouseholdHead is null ? null : "");
        if (before != FactsOf(person))
        {
            if (string.IsNullOrWhiteSpace(form.Reason))
                throw new RuleException("Hãy ghi lý do, căn cứ của việc sửa.", nameof(form.Reason));
            db.ChangeEvents.Add(person.Record(ChangeKind.IdentityCorrected, today, form.Reason.Trim(), by, now));
        }
        await db.SaveFormAsync(person, taken, cancel);
        return person;
    }

    private static (string, PartialDate?, Sex?, string?, string?, string?, Guid?, string?) FactsOf(Beneficiary person) =>
        (person.FullName, person.Birth, person.Sex, person.CitizenId, person.OldId, person.Phone, person.HamletId, person.HouseholdHead);

    private static PartialDate? BirthOf(IdentityForm form)
    {
        if (string.IsNullOrWhiteSpace(form.Birth))
            return null;
        return PartialDate.TryParse(form.Birth, out var birth)
            ? birth
            : throw new RuleException("Hãy ghi ngày sinh như 24/02/1969, hoặc 03/1937, hoặc 1937.", nameof(form.Birth));
    }

    private static string? Digits(string? text) => text?.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
}
