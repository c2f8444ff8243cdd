using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Features.Matching.Incoming;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>One case as its page shows it.</summary>
/// <param name="Source">Where it came from, in words.</param>
/// <param name="Answers">Who may be meant in the extract today: a newer extract may know the person.</param>
public sealed record VerificationPage(VerificationCase Case, IReadOnlyList<VerificationEvent> Events, string UnitName, string? CategoryName, string Source, PersonAnswers? Answers, DateOnly Today);

public sealed class VerificationPageQuery(AppDbContext db, PersonSearch search, RateBooks rateBooks)
{
    /// <returns>Null when there is no such case in the scope.</returns>
    public async Task<VerificationPage?> RunAsync(Guid id, DateOnly today, CancellationToken cancel = default)
    {
        var found = await db.VerificationCases.AsNoTracking().Include(c => c.Events.OrderBy(e => e.Ordinal)).FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null)
            return null;
        var unitName = await db.Units.Where(u => u.Id == found.UnitId).Select(u => u.Name).FirstAsync(cancel);
        var row = found.RowId is { } rowId
            ? await db.ImportRows.Where(r => r.Id == rowId).Select(r => new { r.RowNumber, r.SheetName, File = db.ImportBatches.Where(b => b.Id == r.BatchId).Select(b => b.FileName).FirstOrDefault() }).FirstOrDefaultAsync(cancel)
            : null;
        var category = (await rateBooks.ReadAsync(cancel)).Find(found.CategoryCode);
        return new VerificationPage(found, [.. found.Events.OrderBy(e => e.Ordinal)], unitName, NameOf(category) ?? found.CategoryText,
            row is null ? "Người đến kê khai trực tiếp" : $"Danh sách nguồn {row.File}, trang {row.SheetName}, dòng {row.RowNumber}",
            found.IsClosed ? null : await search.RunAsync(found.UnitId, found.Subject.ToMatchSubject(), cancel), today);
    }

    private static string? NameOf(BenefitCategory? category) => category is null ? null : $"{category.ShortName} ({category.LegalBasis})";
}
