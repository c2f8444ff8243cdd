using AsxhPortal.Data;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Papers;

/// <summary>Search text is a number ("5", "05/DS") or the first digits of a paper's content code.</summary>
public sealed class PaperListQuery : ListQuery
{
    public PaperKind? Kind { get; set; }
    public IssuedPaperState? State { get; set; }
    public int? Year { get; set; }
}

public sealed record PaperRow(IssuedPaper Paper, string UnitName, string? PersonName, string? ReplacedByNumber);

public sealed record PapersPage(PaperListQuery Query, PageOf<PaperRow> Rows, IReadOnlyList<int> Years, bool ShowsUnits);

/// <summary>The register of issued papers, newest first.</summary>
public sealed class PaperList(AppDbContext db)
{
    public async Task<PapersPage> RunAsync(PaperListQuery query, CancellationToken cancel)
    {
        var years = await db.IssuedPapers.Select(p => p.Year).Distinct().OrderByDescending(year => year).ToListAsync(cancel);
        return new PapersPage(query, await Rows(Chosen(query)).ToPageAsync(query, cancel), years, db.Scope.IsEverything || db.Scope.UnitIds.Count() > 1);
    }

    /// <summary>Null when there is no such paper in the scope.</summary>
    public Task<PaperRow?> FindAsync(Guid id, CancellationToken cancel) => Rows(db.IssuedPapers.AsNoTracking().Where(p => p.Id == id)).FirstOrDefaultAsync(cancel);

    private IQueryable<IssuedPaper> Chosen(PaperListQuery query)
    {
        var papers = db.IssuedPapers.AsNoTracking();
        if (query.Kind is { } kind)
            papers = papers.Where(p => p.Kind == kind);
        if (query.State is { } state)
            papers = papers.Where(p => p.State == state);
        if (query.Year is { } year)
            papers = papers.Where(p => p.Year == year);
        if (query.Q?.Trim() is not { Length: > 0 } text)
            return papers;
        var hash = text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        if (int.TryParse(text, out var number))
            return papers.Where(p => p.Number == number);
        return VietnameseText.Fold(text).Length >= 8 && hash.All(char.IsAsciiHexDigit)
            ? papers.Where(p => p.ContentHash.StartsWith(hash))
            : papers.Where(p => p.NumberText.Contains(text) || p.SubjectTitle.Contains(text));
    }

    private IQueryable<PaperRow> Rows(IQueryable<IssuedPaper> papers) =>
        from paper in papers
        join unit in db.Units on paper.UnitId equals unit.Id
        orderby paper.IssuedAt descending, paper.Number descending
        select new PaperRow(paper, unit.Name,
            db.Beneficiaries.Where(b => b.Id == paper.BeneficiaryId).Select(b => b.FullName).FirstOrDefault(),
            db.IssuedPapers.Where(p => p.Id == paper.ReplacedById).Select(p => p.NumberText).FirstOrDefault());
}
