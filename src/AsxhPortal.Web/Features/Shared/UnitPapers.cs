using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>What a unit prints at the head and foot of its papers on a day.</summary>
public sealed class UnitPapers(AppDbContext db)
{
    /// <param name="number">The running number, or null to leave room for it.</param>
    /// <exception cref="RuleException">No letterhead is configured for that day.</exception>
    public async Task<Letterhead> LetterheadOfAsync(Guid unitId, DateOnly day, int? number = null, CancellationToken cancellationToken = default)
    {
        var configured = await db.Letterheads.AsNoTracking()
            .Where(l => l.UnitId == unitId && l.ValidFrom <= day && (l.ValidTo == null || day <= l.ValidTo))
            .OrderByDescending(l => l.ValidFrom).FirstOrDefaultAsync(cancellationToken);
        if (configured is null)
        {
            var name = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken);
            throw new RuleException($"Chưa có mẫu tiêu đề văn bản cho {name} vào ngày {day:dd/MM/yyyy}. Hãy nhờ quản trị viên nhập tại Quản trị › Tiêu đề văn bản.");
        }
        return ToLetterhead(configured, number);
    }

    /// <summary>The letterhead of an agency's papers: its own name over the signature of its head.</summary>
    public async Task<Letterhead> LetterheadOfAgencyAsync(ReceivingAgency agency, DateOnly day, CancellationToken cancellationToken = default)
    {
        var unit = await db.Units.AsNoTracking().FirstAsync(u => u.Id == agency.UnitId, cancellationToken);
        var configured = await db.Letterheads.AsNoTracking()
            .Where(l => l.UnitId == agency.UnitId && l.ValidFrom <= day && (l.ValidTo == null || day <= l.ValidTo))
            .OrderByDescending(l => l.ValidFrom).FirstOrDefaultAsync(cancellationToken);
        if (configured is not null)
            return ToLetterhead(configured, null);
        var place = unit.Name.Split(' ', 2) is [_, var name] ? name : unit.Name;
        return new Letterhead($"ỦY BAN NHÂN DÂN {unit.Name}", agency.Name, "", place, "THỦ TRƯỞNG ĐƠN VỊ", "", null);
    }

    private static Letterhead ToLetterhead(UnitLetterhead configured, int? number) => new(
        configured.ParentAuthority,
        configured.IssuingAuthority,
        number is null ? "" : "Số: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, configured.NumberPattern, number.Value.ToString("00", System.Globalization.CultureInfo.InvariantCulture)),
        configured.PlaceName,
        configured.SignerAuthority,
        configured.SignerTitle,
        configured.SignerName);
}
