using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;

namespace AsxhPortal.Web.Features.HomeVisits.Visits;

/// <summary>The visit list as shown. Without a commune it asks for one; without a round it says so.</summary>
public sealed record VisitsPage(VisitListQuery Query, IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune, ReviewRound? Round)
{
    public PageOf<VisitRow>? Rows { get; init; }
    public IReadOnlyList<HamletProgress> Progress { get; init; } = [];

    public HamletProgress? Hamlet => Query.HamletId is { } id ? Progress.FirstOrDefault(p => p.HamletId == id)
        : Query.IsHamletUnknown ? Progress.FirstOrDefault(p => p.HamletId is null) : null;
    public int Total => Progress.Sum(p => p.Total);
    public int Done => Progress.Sum(p => p.Done);
    public int Draft => Progress.Sum(p => p.Draft);
    public int Carried => Progress.Sum(p => p.Carried);

    /// <summary>The round starts from the result of another one.</summary>
    public bool Continues => Round?.PreviousRoundId is not null;

    /// <summary>A search or a filter was given, so the people are what is looked for.</summary>
    public bool IsNarrowed => Query.HamletId is not null || Query.IsHamletUnknown || Query.TeamId is not null || !string.IsNullOrWhiteSpace(Query.Q) || !string.IsNullOrEmpty(Query.State);
}
