using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>Which cases are shown.</summary>
public enum CaseView { Open, NotFound, Verify, Auto, Decided, Dismissed, Published, All }

/// <summary>The review queue as its address says it.</summary>
public sealed class CaseListQuery : ListQuery
{
    public Guid? Unit { get; set; }
    public Guid? Batch { get; set; }
    public CaseView? View { get; set; }
    public SourceGroup? Group { get; set; }

    /// <summary>A field of <see cref="MatchCandidate.DifferingFields"/> of the best candidate.</summary>
    public string? Difference { get; set; }
}

/// <summary>One line of the queue: the row of the list beside the best candidate.</summary>
public sealed record MatchCaseRow(Guid RowId, SourceGroup Group, string SheetName, int RowNumber, string? FullName, PartialDate? Birth, string? CitizenId, string? OldId,
    string? HamletName, MatchOutcome Outcome, MatchState State, int Score, string Reasons, string? DecidedByName, DateTime? PublishedAt, string? Note,
    string? CandidateName, PartialDate? CandidateBirth, string? DifferingFields);

/// <summary>Filters, sorts and pages the cases of a commune.</summary>
public sealed class MatchCaseListQuery(AppDbContext db)
{
    public Task<PageOf<MatchCaseRow>> RunAsync(Guid unitId, CaseListQuery query, CancellationToken cancel = default)
    {
        var cases = Filter(unitId, query);
        var ordered = (query.SortKey, query.IsDescending) switch
        {
            ("name", false) => cases.OrderBy(x => x.Row.NameKey),
            ("name", true) => cases.OrderByDescending(x => x.Row.NameKey),
            ("score", false) => cases.OrderBy(x => x.Case.Score),
            ("score", true) => cases.OrderByDescending(x => x.Case.Score),
            _ => cases.OrderBy(x => x.Row.Group),
        };
        return ordered.ThenBy(x => x.Row.Group).ThenBy(x => x.Row.RowNumber).ThenBy(x => x.Row.Id)
            .Select(x => new MatchCaseRow(x.Row.Id, x.Row.Group, x.Row.SheetName, x.Row.RowNumber, x.Row.FullName, x.Row.Birth, x.Row.CitizenId, x.Row.OldId,
                x.Row.HamletName, x.Case.Outcome, x.Case.State, x.Case.Score, x.Case.Reasons, x.Case.DecidedByName, x.Case.PublishedAt, x.Case.Note,
                x.Citizen == null ? null : x.Citizen.FullName, x.Citizen == null ? null : x.Citizen.Birth, x.Best == null ? null : x.Best.DifferingFields))
            .ToPageAsync(query, cancel);
    }

    /// <summary>The next case that waits for a person, after this one in the order of the lists.</summary>
    public async Task<Guid?> NextOpenAsync(Guid unitId, Guid rowId, CancellationToken cancel = default)
    {
        var open = await Filter(unitId, new CaseListQuery()).Where(x => x.Row.Id != rowId)
            .Select(x => new { x.Row.Id, x.Row.Group, x.Row.RowNumber }).ToListAsync(cancel);
        var here = await db.ImportRows.Where(r => r.Id == rowId).Select(r => new { r.Group, r.RowNumber }).FirstOrDefaultAsync(cancel);
        var ordered = open.OrderBy(o => o.Group.ToString(), StringComparer.Ordinal).ThenBy(o => o.RowNumber).ToList();
        var next = here is null ? null : ordered.Find(o =>
            (string.CompareOrdinal(o.Group.ToString(), here.Group.ToString()), o.RowNumber.CompareTo(here.RowNumber)) is ( > 0, _) or (0, > 0));
        return (next ?? ordered.FirstOrDefault())?.Id;
    }

    /// <summary>Set by name, so that the engine sees through it.</summary>
    private sealed class Joined
    {
        public required MatchDecision Case { get; init; }
        public required ImportRow Row { get; init; }
        public MatchCandidate? Best { get; init; }
        public Citizen? Citizen { get; init; }
    }

    private IQueryable<Joined> Filter(Guid unitId, CaseListQuery query)
    {
        var joined = from decision in db.MatchDecisions.AsNoTracking()
                     join row in db.ImportRows.AsNoTracking() on decision.RowId equals row.Id
                     from best in db.MatchCandidates.AsNoTracking().Where(c => c.DecisionId == decision.Id && c.Rank == 1).DefaultIfEmpty()
                     from citizen in db.Citizens.AsNoTracking().Where(c => best != null && c.Id == best.CitizenRecordId).DefaultIfEmpty()
                     where decision.UnitId == unitId
                     select new Joined { Case = decision, Row = row, Best = best, Citizen = citizen };
        joined = (query.View ?? CaseView.Open) switch
        {
            CaseView.Open => joined.Where(x => x.Case.State == MatchState.Open),
            CaseView.NotFound => joined.Where(x => x.Case.State == MatchState.Open && x.Case.Outcome == MatchOutcome.None),
            CaseView.Verify => joined.Where(x => x.Case.State == MatchState.ToVerify),
            CaseView.Auto => joined.Where(x => x.Case.State == MatchState.Accepted && x.Case.DecidedById == null),
            CaseView.Decided => joined.Where(x => x.Case.State == MatchState.Accepted && x.Case.DecidedById != null),
            CaseView.Dismissed => joined.Where(x => x.Case.State == MatchState.Dismissed),
            CaseView.Published => joined.Where(x => x.Case.PublishedAt != null),
            _ => joined,
        };
        if (query.Batch is { } batch)
            joined = joined.Where(x => x.Case.BatchId == batch);
        if (query.Group is { } group)
            joined = joined.Where(x => x.Row.Group == group);
        if (MatchWords.Differences.Any(d => d.Field == query.Difference))
            joined = joined.Where(x => x.Best != null && ("|" + x.Best.DifferingFields + "|").Contains("|" + query.Difference + "|"));
        if (VietnameseText.Fold(query.Q) is { Length: > 0 } words)
            joined = joined.Where(x => (x.Row.NameKey != null && x.Row.NameKey.Contains(words)) || x.Row.CitizenId == words || x.Row.OldId == words);
        return joined;
    }
}
