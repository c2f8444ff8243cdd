using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Letterheads;

/// <summary>A new letterhead of a unit or agency ends the one before it; a typing mistake is corrected in place.</summary>
public sealed class WriteLetterhead(AppDbContext db, OwnUnits ownUnits)
{
    /// <exception cref="RuleException">A unit of others, or one of that or a later day exists already.</exception>
    public async Task RunAsync(LetterheadForm form, CancellationToken cancel)
    {
        if (!await ownUnits.HoldAsync(form.UnitId, cancel))
            throw new RuleException("Đơn vị này không thuộc phạm vi quản trị của bạn; hãy chọn lại.", nameof(form.UnitId));
        var (unitId, from) = (form.UnitId!.Value, form.ValidFrom!.Value);
        if (form.AgencyId is { } agency && !await db.ReceivingAgencies.AnyAsync(a => a.Id == agency && a.UnitId == unitId, cancel))
            throw new RuleException("Cơ quan đã chọn không thuộc đơn vị này; hãy chọn lại đơn vị hoặc cơ quan.", nameof(form.AgencyId));
        var latest = await db.Letterheads.Where(head => head.UnitId == unitId && head.AgencyId == form.AgencyId).OrderByDescending(head => head.ValidFrom).FirstOrDefaultAsync(cancel);
        if (latest is not null && latest.ValidFrom >= from)
            throw new RuleException($"Đơn vị đã có tiêu đề dùng từ {latest.ValidFrom:dd/MM/yyyy}; hãy chọn ngày sau đó hoặc sửa tiêu đề ấy.", nameof(form.ValidFrom));
        if (latest is { ValidTo: null })
            latest.EndOn(from.AddDays(-1));
        db.Letterheads.Add(new UnitLetterhead(unitId, from, Lines(form.ParentAuthority ?? ""), Lines(form.IssuingAuthority), form.NumberPattern, form.PlaceName, form.SignerAuthority ?? "", Lines(form.SignerTitle), form.SignerName, form.TypePatterns, form.AgencyId));
        await db.SaveChangesAsync(cancel);
    }

    /// <returns>False when there is no such letterhead among the administrator's own units.</returns>
    /// <exception cref="StaleRecordException">Saved by somebody else in between.</exception>
    public async Task<bool> CorrectAsync(Guid id, LetterheadForm form, CancellationToken cancel)
    {
        if (await db.Letterheads.FirstOrDefaultAsync(head => head.Id == id, cancel) is not { } found || !await ownUnits.HoldAsync(found.UnitId, cancel))
            return false;
        found.ExpectVersion(form.Version);
        found.Revise(Lines(form.ParentAuthority ?? ""), Lines(form.IssuingAuthority), form.NumberPattern, form.PlaceName, form.SignerAuthority ?? "", Lines(form.SignerTitle), form.SignerName, form.TypePatterns);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
