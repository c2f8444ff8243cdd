using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

/// <summary>Tells what the papers of a day carry where that is not the letterhead being looked at.</summary>
public sealed class LetterheadInForce(UnitPapers papers, OwnUnits ownUnits)
{
    /// <param name="id">The letterhead being corrected; null for a new one.</param>
    /// <returns>Null where the letterhead being looked at is the one in force, or no unit is chosen yet.</returns>
    public async Task<string?> RunAsync(LetterheadForm form, Guid? id, DateOnly day, CancellationToken cancel)
    {
        if (form.UnitId is not { } unitId || !await ownUnits.HoldAsync(unitId, cancel))
            return null;
        var isNewInForce = id is null && form.ValidFrom is { } from && from <= day;
        if (isNewInForce)
            return null;
        var own = id is null ? $"Tiêu đề này chỉ dùng từ {form.ValidFrom:dd/MM/yyyy}" : "Tiêu đề này không dùng vào ngày ấy";
        return await papers.FindAsync(unitId, form.AgencyId, day, cancel) switch
        {
            null => $"Ngày {day:dd/MM/yyyy} chưa có tiêu đề nào có hiệu lực. {own}; văn bản in ngày ấy sẽ không in được.",
            { } other when other.Id == id => null,
            { } other => $"Ngày {day:dd/MM/yyyy} văn bản mang tiêu đề khác: {other.IssuingAuthority.ReplaceLineEndings(" ")}, {Signer(other.SignerAuthority, other.SignerTitle, other.SignerName)}, "
                + $"dùng từ {other.ValidFrom:dd/MM/yyyy}{(other.ValidTo is { } to ? $" đến hết {to:dd/MM/yyyy}" : "")}. {own}.",
        };
    }

    private static string Signer(params string?[] parts) =>
        "ký " + string.Join(" ", parts.Where(part => !string.IsNullOrWhiteSpace(part)).Select(part => part!.ReplaceLineEndings(" ")));
}
