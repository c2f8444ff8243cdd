using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>Open cases that differ in the same way.</summary>
/// <param name="Examples">Up to three names on the list, so that the words become clear.</param>
public sealed record DifferenceKindRow(string Kind, int Count, IReadOnlyList<(string? OnList, string? Citizen)> Examples);

/// <summary>The kinds of difference of a commune, and the cases that need a look of their own.</summary>
public sealed record DifferenceKinds(IReadOnlyList<DifferenceKindRow> Kinds, int OnTheirOwn);

/// <summary>One case of a kind: both sides of every field that is compared.</summary>
public sealed record KindCaseRow(Guid RowId, int Version, SourceGroup Group, int RowNumber, string? FullName, PartialDate? Birth, string? CitizenId, string? HamletName,
    string CandidateName, PartialDate? CandidateBirth, string? CandidateCitizenId, string? CandidateHamlet, int Score, Guid? ClaimedById, string? ClaimedByName, DateTime? ClaimedUntil)
{
    public string? HeldBy(Guid? userId, DateTime now) => ClaimedById != userId && ClaimedUntil > now ? ClaimedByName : null;
}

/// <summary>Open cases by kind of difference, for deciding them together.</summary>
public sealed class DifferenceKindQuery(AppDbContext db)
{
    private const int ExampleCount = 3;

    public async Task<DifferenceKinds> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var counts = await db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.Open)
            .GroupBy(d => d.Difference).Select(g => new { Kind = g.Key, Count = g.Count() }).ToListAsync(cancel);
        var examples = await Cases(unitId).GroupBy(x => x.Case.Difference!)
            .Select(g => new { g.Key, Rows = g.OrderBy(x => x.Row.RowNumber).ThenBy(x => x.Row.Id).Take(ExampleCount).Select(x => new { x.Row.FullName, Citizen = x.Citizen.FullName }).ToList() })
            .ToDictionaryAsync(g => g.Key, g => g.Rows, cancel);
        return new DifferenceKinds(
            counts.Where(c => c.Kind is not null)
                .Select(c => new DifferenceKindRow(c.Kind!, c.Count, examples.GetValueOrDefault(c.Kind!)?.Select(e => (e.FullName, (string?)e.Citizen)).ToList() ?? []))
                .OrderByDescending(k => k.Count).ThenBy(k => k.Kind, StringComparer.Ordinal).ToList(),
            counts.Where(c => c.Kind is null).Sum(c => c.Count));
    }

    public Task<PageOf<KindCaseRow>> CasesAsync(Guid unitId, string kind, ListQuery query, CancellationToken cancel = default) =>
        Cases(unitId).Where(x => x.Case.Difference == kind).OrderBy(x => x.Row.Group).ThenBy(x => x.Row.RowNumber).ThenBy(x => x.Row.Id)
            .Select(x => new KindCaseRow(x.Row.Id, x.Case.Version, x.Row.Group, x.Row.RowNumber, x.Row.FullName, x.Row.Birth, x.Row.CitizenId, x.Row.HamletName,
                x.Citizen.FullName, x.Citizen.Birth, x.Citizen.CitizenId, x.Citizen.HamletName, x.Case.Score, x.Case.ClaimedById, x.Case.ClaimedByName, x.Case.ClaimedUntil))
            .ToPageAsync(query, cancel);

    /// <summary>Set by name, so that the engine sees through it.</summary>
    private sealed class Joined
    {
        public required MatchDecision Case { get; init; }
        public required ImportRow Row { get; init; }
        public required Citizen Citizen { get; init; }
    }

    private IQueryable<Joined> Cases(Guid unitId) =>
        from decision in db.MatchDecisions.AsNoTracking()
        join row in db.ImportRows.AsNoTracking() on decision.RowId equals row.Id
        join best in db.MatchCandidates.AsNoTracking() on decision.Id equals best.DecisionId
        join citizen in db.Citizens.AsNoTracking() on best.CitizenRecordId equals citizen.Id
        where decision.UnitId == unitId && decision.State == MatchState.Open && decision.Difference != null && best.Rank == 1
        select new Joined { Case = decision, Row = row, Citizen = citizen };
}
