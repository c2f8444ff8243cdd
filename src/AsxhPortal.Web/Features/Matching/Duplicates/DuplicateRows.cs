using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>A source row with its decision: all that the lists of doubles look at.</summary>
internal sealed record RowFact(Guid Id, Guid UnitId, Guid BatchId, SourceGroup Group, string FileName, string SheetName, int RowNumber, string? FullName, string? NameKey, PartialDate? Birth,
    string? CitizenId, string? OldId, string? HamletName, string? CategoryCode, string? CategoryText, string? WardName, int? Percent, long? Amount,
    string? ProviderCode, string? AccountNumber, string? AccountHolder, string? PayeeText, Guid? CitizenRecordId, Guid? BeneficiaryId)
{
    public string Where => $"{Group.ToVietnamese()}: {FileName}, dòng {RowNumber}";
    public string WardKey => VietnameseText.Fold(WardName);

    /// <summary>Who the row speaks of, as surely as is known: the linked citizen, else the number, else the row alone.</summary>
    public string PersonKey => CitizenRecordId?.ToString() ?? CitizenId ?? OldId ?? Id.ToString();

    public DuplicateParty ToParty(string? what = null, bool isDoubtful = false) =>
        new(Where, FullName, Birth, CitizenId ?? OldId, HamletName, what ?? CategoryText ?? CategoryCode, Amount, BeneficiaryId, Id, isDoubtful);
}

/// <summary>The rows of source lists that count: readable, of a group, not dismissed, not replaced by a newer edition of their list.</summary>
internal static class DuplicateRows
{
    public static IQueryable<ImportRow> Standing(AppDbContext db, IQueryable<ImportRow> rows) => rows.AsNoTracking()
        .Where(r => r.Group != SourceGroup.Registry && (r.Status == ImportRowStatus.Accepted || r.Status == ImportRowStatus.Warned)
            && r.GoneInBatchId == null && !db.ImportRows.Any(later => later.EarlierRowId == r.Id)
            && !db.MatchDecisions.Any(d => d.RowId == r.Id && d.State == MatchState.Dismissed));

    public static IQueryable<RowFact> Facts(AppDbContext db, IQueryable<ImportRow> rows) =>
        from r in rows
        from d in db.MatchDecisions.Where(d => d.RowId == r.Id).DefaultIfEmpty()
        select new RowFact(r.Id, r.UnitId, r.BatchId, r.Group, db.ImportBatches.Where(b => b.Id == r.BatchId).Select(b => b.FileName).FirstOrDefault() ?? "", r.SheetName, r.RowNumber,
            r.FullName, r.NameKey, r.Birth, r.CitizenId, r.OldId, r.HamletName, r.CategoryCode, r.CategoryText, r.WardName, r.Percent, r.Amount,
            r.ProviderCode, r.AccountNumber, r.AccountHolder, r.PayeeText, d == null || d.State != MatchState.Accepted ? null : d.CitizenRecordId, d == null ? null : d.BeneficiaryId);
}
