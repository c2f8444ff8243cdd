using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>Which cases are shown.</summary>
public enum CaseView { Open, NotFound, Verify, Auto, Decided, Dismissed, Published, Solved, Changed, All }

/// <summary>The review queue as its address says it.</summary>
public sealed class CaseListQuery : ListQuery
{
    public Guid? Unit { get; set; }
    public Guid? Batch { get; set; }
    public CaseView? View { get; set; }
    public SourceGroup? Group { get; set; }

    /// <summary>A field of <see cref="MatchCandidate.DifferingFields"/> of the best candidate.</summary>
    public string? Difference { get; set; }

    /// <summary>A kind of difference, as <see cref="DifferenceKind"/> says it.</summary>
    public string? Kind { get; set; }

    /// <summary>As the list writes it.</summary>
    public string? Hamlet { get; set; }

    /// <summary>The filters without search text, order and page: what stays the same from case to case.</summary>
    public IReadOnlyDictionary<string, string> ToRoute()
    {
        var values = new (string Name, string? Value)[]
        {
            ("unit", Unit?.ToString()), ("batch", Batch?.ToString()), ("view", View?.ToString()), ("group", Group?.ToString()),
            ("difference", Difference), ("kind", Kind), ("hamlet", Hamlet),
        };
        return values.Where(v => !string.IsNullOrEmpty(v.Value)).ToDictionary(v => v.Name, v => v.Value!);
    }

    /// <summary>"?unit=…&amp;view=…", or nothing.</summary>
    public string ToAddress() => ToRoute() is { Count: > 0 } values ? QueryString.Create(values.Select(v => KeyValuePair.Create<string, string?>(v.Key, v.Value))).ToString() : "";
}

/// <summary>One line of the queue: the row of the list beside the best candidate.</summary>
public sealed record MatchCaseRow(Guid RowId, SourceGroup Group, string SheetName, int RowNumber, string? FullName, PartialDate? Birth, string? CitizenId, string? OldId,
    string? HamletName, MatchOutcome Outcome, MatchState State, int Score, string Reasons, string? DecidedByName, DateTime? PublishedAt, string? Note,
    string? CandidateName, PartialDate? CandidateBirth, string? DifferingFields, DateTime? DataChangedAt, Guid? ClaimedById, string? ClaimedByName, DateTime? ClaimedUntil)
{
    /// <summary>Who else has the case open.</summary>
    public string? HeldBy(Guid? userId, DateTime now) => State == MatchState.Open && ClaimedById != userId && ClaimedUntil > now ? ClaimedByName : null;
}

/// <summary>Where a case stands in the queue that one person walks through.</summary>
/// <param name="Number">1-based; 0 where the case itself is not in the queue.</param>
/// <param name="Previous">Those that another officer has open are passed over.</param>
public sealed record QueuePlace(int Number, int Total, Guid? Previous, Guid? Next);

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
                x.Citizen == null ? null : x.Citizen.FullName, x.Citizen == null ? null : x.Citizen.Birth, x.Best == null ? null : x.Best.DifferingFields,
                x.Case.DataChangedAt, x.Case.ClaimedById, x.Case.ClaimedByName, x.Case.ClaimedUntil))
            .ToPageAsync(query, cancel);
    }

    /// <summary>Where the case stands among those of the filter, and what comes before and after it.</summary>
    /// <param name="rowId">Null: before the first one.</param>
    public async Task<QueuePlace> PlaceAsync(Guid unitId, CaseListQuery query, Guid? rowId, Guid? userId, DateTime now, CancellationToken cancel = default)
    {
        var queue = await Filter(unitId, query)
            .OrderBy(x => x.Row.Group).ThenBy(x => x.Row.RowNumber).ThenBy(x => x.Row.Id)
            .Select(x => new
            {
                x.Row.Id,
                x.Row.Group,
                x.Row.RowNumber,
                IsHeld = x.Case.State == MatchState.Open && x.Case.ClaimedById != null && x.Case.ClaimedById != userId && x.Case.ClaimedUntil > now,
            }).ToListAsync(cancel);
        var at = queue.FindIndex(x => x.Id == rowId);
        // A case that has left the filter (just decided) keeps its place between its neighbours.
        var row = at >= 0 || rowId is null ? null : await db.ImportRows.Where(r => r.Id == rowId).Select(r => new { r.Group, r.RowNumber }).FirstOrDefaultAsync(cancel);
        var after = at >= 0 ? at + 1
            : row is null ? 0
            : queue.TakeWhile(x => (string.CompareOrdinal(x.Group.ToString(), row.Group.ToString()), x.RowNumber.CompareTo(row.RowNumber)) is ( < 0, _) or (0, <= 0)).Count();
        var before = queue.Take(at >= 0 ? at : after).ToList();
        var next = queue.Skip(after).Concat(before).FirstOrDefault(x => !x.IsHeld);
        return new QueuePlace(at + 1, queue.Count, before.LastOrDefault(x => !x.IsHeld)?.Id, next?.Id);
    }

    /// <summary>The thôn as the rows of the commune write them, for the filter.</summary>
    public async Task<IReadOnlyList<string>> HamletsAsync(Guid unitId, CancellationToken cancel = default) =>
        (await (from decision in db.MatchDecisions
                join row in db.ImportRows on decision.RowId equals row.Id
                where decision.UnitId == unitId && row.HamletName != null
                select row.HamletName!).Distinct().ToListAsync(cancel))
        .OrderBy(Hamlet.KeyOf, StringComparer.Ordinal).ToList();

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
            CaseView.Solved => joined.Where(x => x.Case.SolvedAt != null),
            CaseView.Changed => joined.Where(x => x.Case.DataChangedAt != null),
            _ => joined,
        };
        if (query.Batch is { } batch)
            joined = joined.Where(x => x.Case.BatchId == batch);
        if (query.Group is { } group)
            joined = joined.Where(x => x.Row.Group == group);
        if (!string.IsNullOrEmpty(query.Kind))
            joined = joined.Where(x => x.Case.Difference == query.Kind);
        if (!string.IsNullOrEmpty(query.Hamlet))
            joined = joined.Where(x => x.Row.HamletName == query.Hamlet);
        if (MatchWords.Differences.Any(d => d.Field == query.Difference))
            joined = joined.Where(x => x.Best != null && ("|" + x.Best.DifferingFields + "|").Contains("|" + query.Difference + "|"));
        if (VietnameseText.Fold(query.Q) is { Length: > 0 } words)
            joined = joined.Where(x => (x.Row.NameKey != null && x.Row.NameKey.Contains(words)) || x.Row.CitizenId == words || x.Row.OldId == words);
        return joined;
    }
}
