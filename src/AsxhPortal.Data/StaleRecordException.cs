using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Data;

/// <summary>Somebody else saved in between; the screen shows both versions.</summary>
public sealed class StaleRecordException(VersionedEntity current)
    : Exception("The record was changed by somebody else after the form was opened.")
{
    public VersionedEntity Current { get; } = current;
}

public static class Staleness
{
    /// <summary>Refuses when the entity is no longer the version the form was opened on.</summary>
    /// <exception cref="StaleRecordException">It has changed.</exception>
    public static void ExpectVersion(this VersionedEntity entity, int version)
    {
        if (entity.Version != version)
            throw new StaleRecordException(entity);
    }
}
