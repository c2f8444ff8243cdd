using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared;

/// <summary>A letterhead as it is printed on a day, with the configuration it came from.</summary>
public sealed record DatedHead(Letterhead Printed, UnitLetterhead Configured)
{
    public string NumberOf(PaperType type, int number) => Configured.NumberOf(type, number);
}

/// <summary>What a unit prints at the head and foot of its papers on a day.</summary>
public sealed class UnitPapers(AppDbContext db)
{
    /// <summary>Where letterheads are set, as the sentences say it.</summary>
    public const string Place = "Quản trị › Tiêu đề văn bản";

    /// <summary>Without a number: issuing gives it.</summary>
    /// <exception cref="RuleException">No letterhead is configured for that day, or it lacks who signs.</exception>
    public async Task<Letterhead> LetterheadOfAsync(Guid unitId, DateOnly day, CancellationToken cancellationToken = default) =>
        (await HeadAsync(unitId, day, cancellationToken)).Printed;

    /// <inheritdoc cref="LetterheadOfAsync"/>
    public async Task<DatedHead> HeadAsync(Guid unitId, DateOnly day, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(unitId, null, day, cancellationToken) is { } configured)
            return new DatedHead(Printed(configured, day), configured);
        throw Missing(await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).FirstOrDefaultAsync(cancellationToken), day);
    }

    /// <summary>The letterhead of an agency's papers: its own alone, never that of the unit it belongs to.</summary>
    /// <exception cref="RuleException">No letterhead of the agency is configured for that day, or it lacks who signs.</exception>
    public async Task<Letterhead> LetterheadOfAgencyAsync(ReceivingAgency agency, DateOnly day, CancellationToken cancellationToken = default) =>
        (await HeadOfAgencyAsync(agency, day, cancellationToken)).Printed;

    /// <inheritdoc cref="LetterheadOfAgencyAsync"/>
    public async Task<DatedHead> HeadOfAgencyAsync(ReceivingAgency agency, DateOnly day, CancellationToken cancellationToken = default) =>
        await FindAsync(agency.UnitId, agency.Id, day, cancellationToken) is { } configured
            ? new DatedHead(Printed(configured, day), configured)
            : throw Missing(agency.Name, day);

    public static Letterhead ToLetterhead(UnitLetterhead configured) => new(
        configured.ParentAuthority, configured.IssuingAuthority, "", configured.PlaceName, configured.SignerAuthority, configured.SignerTitle, configured.SignerName);

    /// <summary>The letterhead in force on a day; null when there is none.</summary>
    public Task<UnitLetterhead?> FindAsync(Guid unitId, Guid? agencyId, DateOnly day, CancellationToken cancellationToken) => db.Letterheads.AsNoTracking()
        .Where(l => l.UnitId == unitId && l.AgencyId == agencyId && l.ValidFrom <= day && (l.ValidTo == null || day <= l.ValidTo))
        .OrderByDescending(l => l.ValidFrom).FirstOrDefaultAsync(cancellationToken);

    private static Letterhead Printed(UnitLetterhead configured, DateOnly day) => configured.MissingForPrinting is { } missing
        ? throw new RuleException($"Tiêu đề văn bản dùng ngày {day:dd/MM/yyyy} còn thiếu {missing} nên chưa in được. Hãy nhờ quản trị viên bổ sung tại {Place}.")
        : ToLetterhead(configured);

    private static RuleException Missing(string? owner, DateOnly day) =>
        new($"Chưa có mẫu tiêu đề văn bản cho {owner} vào ngày {day:dd/MM/yyyy}. Hãy nhờ quản trị viên nhập tại {Place}.");
}
