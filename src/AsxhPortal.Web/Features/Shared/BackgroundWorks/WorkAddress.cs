using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>Where work is looked at, where its result is, and who may start or stop it.</summary>
public static class WorkAddress
{
    public const string Path = "/cong-viec";

    public static string Of(Guid workId) => $"{Path}/{workId}";

    /// <summary>Null while there is no result.</summary>
    public static string? OfResult(BackgroundWork work) => work switch
    {
        { State: not WorkState.Done } => null,
        { Kind: WorkKind.Import, ResultId: { } batch } => $"/{Steps.ImportPath}/{batch}",
        { Kind: WorkKind.Match } => $"/{Steps.MatchingPath}?unit={work.UnitId}",
        _ => null,
    };

    public static Permission PermissionFor(WorkKind kind) => kind == WorkKind.Import ? Permission.ImportLists : Permission.DecideMatches;
}
