using AsxhPortal.Data;
using AsxhPortal.Documents.Matching;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>The letter that asks the agency, for one case or for all of a commune and group that were not asked yet.</summary>
public sealed class VerificationLetter(AppDbContext db, UnitPapers papers, RateBooks rateBooks)
{
    /// <summary>Who keeps the files of people with merit: the labour department of the province; for the other groups the district's office.</summary>
    public async Task<string> UsualAgencyAsync(Guid unitId, SourceGroup group, CancellationToken cancel = default)
    {
        var path = await db.Units.Where(u => u.Id == unitId).Select(u => u.Path).FirstAsync(cancel);
        var above = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        var units = await db.Units.AsNoTracking().Where(u => above.Contains(u.Id)).ToListAsync(cancel);
        var province = Lower(units.Find(u => u.Level == UnitLevel.Province)?.Name);
        var district = Lower(units.Find(u => u.Level == UnitLevel.District)?.Name);
        return group == SourceGroup.Merit || district is null
            ? $"Sở Lao động - Thương binh và Xã hội {province}".Trim()
            : $"Phòng Lao động - Thương binh và Xã hội {district}";
    }

    /// <returns>Null when there is no such case in the scope.</returns>
    public async Task<(byte[] Pdf, int Count, Guid UnitId)?> OfCaseAsync(Guid id, DateOnly today, DateTime now, CancellationToken cancel = default)
    {
        var cases = await db.VerificationCases.AsNoTracking().Include(c => c.Events).Where(c => c.Id == id).ToListAsync(cancel);
        return cases is [var one] ? await RenderAsync(one.UnitId, cases, one.Group, today, now, cancel) : null;
    }

    /// <returns>Null when nothing of the group waits to be asked.</returns>
    public async Task<(byte[] Pdf, int Count, Guid UnitId)?> OfOpenAsync(Guid unitId, SourceGroup group, DateOnly today, DateTime now, CancellationToken cancel = default)
    {
        var cases = await db.VerificationCases.AsNoTracking().Include(c => c.Events)
            .Where(c => c.UnitId == unitId && c.Group == group && c.State == VerificationState.Open).OrderBy(c => c.Number).ToListAsync(cancel);
        return cases.Count == 0 ? null : await RenderAsync(unitId, cases, group, today, now, cancel);
    }

    private async Task<(byte[] Pdf, int Count, Guid UnitId)> RenderAsync(Guid unitId, List<VerificationCase> cases, SourceGroup group, DateOnly today, DateTime now, CancellationToken cancel)
    {
        var sent = cases.Count == 1 ? cases[0].Events.Where(e => e.Step is VerificationStep.Requested or VerificationStep.Reminded).MaxBy(e => e.Ordinal) : null;
        var day = sent?.DocumentOn ?? today;
        var letterhead = await papers.LetterheadOfAsync(unitId, day, cancel);
        var book = await rateBooks.ReadAsync(cancel);
        var unit = await db.Units.Where(u => u.Id == unitId).Select(u => u.Name).FirstAsync(cancel);
        var paper = new VerificationRequestPaper(
            cases.Select(c => c.Agency).FirstOrDefault(a => a is not null) ?? await UsualAgencyAsync(unitId, group, cancel),
            sent?.DocumentNumber, sent?.DocumentOn, Lower(unit) ?? unit, group == SourceGroup.Merit, group.ToVietnamese(), cases.Max(c => c.DueOn),
            [.. cases.Select((c, place) => new VerificationRequestRow(place + 1, c.FullName, c.Birth?.ToString(), c.Sex?.ToVietnamese(), c.CitizenId, c.OldId, c.HamletName,
                book.Find(c.CategoryCode)?.Name ?? c.CategoryText, c.Percent, c.Amount, c.StartsFrom?.ToString(), c.DecisionNumber))]);
        return (VerificationRequestPdf.Render(letterhead, paper, now), cases.Count, unitId);
    }

    /// <summary>"Tỉnh Hà Tĩnh" within a sentence: "tỉnh Hà Tĩnh".</summary>
    private static string? Lower(string? name) => string.IsNullOrEmpty(name) ? null : char.ToLowerInvariant(name[0]) + name[1..];
}
