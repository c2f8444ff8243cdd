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

public sealed class VerificationPageQuery(AppDbContext db, PersonSearch search, RateBooks rateBooks, UnitTree units)
{
    /// <returns>Null when there is no such case in the scope.</returns>
    public async Task<VerificationPage?> RunAsync(Guid id, DateOnly today, CancellationToken cancel = default)
    {
        var known = await (from c in db.VerificationCases.AsNoTracking().Include(c => c.Events.OrderBy(e => e.Ordinal))
                           where c.Id == id
                           join r in db.ImportRows on c.RowId equals (Guid?)r.Id into rows
                           from r in rows.DefaultIfEmpty()
                           select new { Case = c, RowNumber = (int?)r.RowNumber, r.SheetName, File = db.ImportBatches.Where(b => b.Id == r.BatchId).Select(b => b.FileName).FirstOrDefault() })
            .FirstOrDefaultAsync(cancel);
        if (known is null)
            return null;
        var found = known.Case;
        var unitName = (await units.ReadAsync(cancel)).Find(found.UnitId)!.Name;
        var category = (await rateBooks.ReadAsync(cancel)).Find(found.CategoryCode);
        return new VerificationPage(found, [.. found.Events.OrderBy(e => e.Ordinal)], unitName, NameOf(category) ?? found.CategoryText,
            known.RowNumber is null ? "Người đến kê khai trực tiếp" : $"Danh sách nguồn {known.File}, trang {known.SheetName}, dòng {known.RowNumber}",
            found.IsClosed ? null : await search.RunAsync(found.UnitId, found.Subject.ToMatchSubject(), cancel), today);
    }

    private static string? NameOf(BenefitCategory? category) => category is null ? null : $"{category.ShortName} ({category.LegalBasis})";
}
