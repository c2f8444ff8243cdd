using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

public enum VerificationView { Running, New, Requested, Answered, Late, Closed, All }

/// <summary>What the list of cases reads from its address. No names: those are searched for by a posted form.</summary>
public sealed class VerificationFilter : ListQuery
{
    public Guid? Unit { get; set; }

    [ModelBinder(Name = "tinh-trang")]
    public VerificationView? View { get; set; }

    [ModelBinder(Name = "nhom")]
    public SourceGroup? Group { get; set; }
}

public sealed record VerificationRow(Guid Id, int Number, int Year, string FullName, PartialDate? Birth, string? HamletName, SourceGroup Group, string? CategoryText,
    VerificationState State, DateOnly DueOn, string? Agency, DateTime OpenedAt, bool IsFromList)
{
    public string NumberText => $"{Number:00}/{Year}";
    public bool IsLate(DateOnly today) => State is not (VerificationState.Confirmed or VerificationState.Refuted) && DueOn < today;
}

/// <param name="NewByGroup">Groups with cases nobody was asked about, for one letter each.</param>
/// <param name="Waiting">Rows sent to verification from the review queue without a case yet.</param>
public sealed record VerificationCounts(int New, int Requested, int Answered, int Closed, int Late, int Waiting, IReadOnlyList<(SourceGroup Group, int Count)> NewByGroup)
{
    public int Running => New + Requested + Answered;
}

/// <summary>The cases of a commune and how many there are of each kind.</summary>
public sealed class VerificationList(AppDbContext db, UnitPictures pictures)
{
    private static readonly VerificationState[] ClosedStates = [VerificationState.Confirmed, VerificationState.Refuted];

    public Task<PageOf<VerificationRow>> RunAsync(Guid unitId, VerificationFilter filter, DateOnly today, CancellationToken cancel = default) =>
        Ordered(Filtered(unitId, filter, today), filter).Select(c => new VerificationRow(c.Id, c.Number, c.Year, c.FullName, c.Birth, c.HamletName, c.Group, c.CategoryText,
            c.State, c.DueOn, c.Agency, c.OpenedAt, c.RowId != null)).ToPageAsync(filter, cancel);

    /// <summary>Kept while the cases and the source rows stand as they are.</summary>
    public Task<VerificationCounts> CountAsync(Guid unitId, DateOnly today, CancellationToken cancel = default) =>
        pictures.GetAsync($"verification {today:yyyyMMdd}", unitId, PictureReach.Commune, () => ComputeAsync(unitId, today, cancel), cancel);

    private async Task<VerificationCounts> ComputeAsync(Guid unitId, DateOnly today, CancellationToken cancel)
    {
        var byState = await db.VerificationCases.Where(c => c.UnitId == unitId).GroupBy(c => c.State)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var newByGroup = await db.VerificationCases.Where(c => c.UnitId == unitId && c.State == VerificationState.Open).GroupBy(c => c.Group)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel);
        return new VerificationCounts(byState.GetValueOrDefault(VerificationState.Open), byState.GetValueOrDefault(VerificationState.Requested),
            byState.GetValueOrDefault(VerificationState.Answered), ClosedStates.Sum(s => byState.GetValueOrDefault(s)),
            await Late(db.VerificationCases.Where(c => c.UnitId == unitId), today).CountAsync(cancel),
            await WaitingRows(db, unitId).CountAsync(cancel),
            [.. newByGroup.OrderBy(g => g.Key).Select(g => (g.Key, g.Count))]);
    }

    /// <summary>Sent to verification by a person in the review queue, without a case.</summary>
    internal static IQueryable<MatchDecision> WaitingRows(AppDbContext db, Guid unitId) =>
        db.MatchDecisions.Where(d => d.UnitId == unitId && d.State == MatchState.ToVerify && !db.VerificationCases.Any(c => c.RowId == d.RowId));

    private IQueryable<VerificationCase> Filtered(Guid unitId, VerificationFilter filter, DateOnly today)
    {
        var cases = db.VerificationCases.AsNoTracking().Where(c => c.UnitId == unitId);
        if (filter.Group is { } group)
            cases = cases.Where(c => c.Group == group);
        var words = VietnameseText.Fold(filter.Q);
        if (words.Length > 0)
            cases = cases.Where(c => c.NameKey.Contains(words) || c.CitizenId == words || c.OldId == words);
        return (filter.View ?? VerificationView.Running) switch
        {
            VerificationView.New => cases.Where(c => c.State == VerificationState.Open),
            VerificationView.Requested => cases.Where(c => c.State == VerificationState.Requested),
            VerificationView.Answered => cases.Where(c => c.State == VerificationState.Answered),
            VerificationView.Late => Late(cases, today),
            VerificationView.Closed => cases.Where(c => ClosedStates.Contains(c.State)),
            VerificationView.All => cases,
            _ => cases.Where(c => !ClosedStates.Contains(c.State)),
        };
    }

    private static IQueryable<VerificationCase> Late(IQueryable<VerificationCase> cases, DateOnly today) =>
        cases.Where(c => !ClosedStates.Contains(c.State) && c.DueOn < today);

    private static IOrderedQueryable<VerificationCase> Ordered(IQueryable<VerificationCase> cases, VerificationFilter filter) => (filter.SortKey, filter.IsDescending) switch
    {
        ("name", false) => cases.OrderBy(c => c.NameKey).ThenBy(c => c.Id),
        ("name", true) => cases.OrderByDescending(c => c.NameKey).ThenBy(c => c.Id),
        ("number", false) => cases.OrderBy(c => c.Year).ThenBy(c => c.Number),
        ("number", true) => cases.OrderByDescending(c => c.Year).ThenByDescending(c => c.Number),
        (_, true) => cases.OrderByDescending(c => c.DueOn).ThenBy(c => c.Year).ThenBy(c => c.Number),
        _ => cases.OrderBy(c => c.DueOn).ThenBy(c => c.Year).ThenBy(c => c.Number),
    };
}
