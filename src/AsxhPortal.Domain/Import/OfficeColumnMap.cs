using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// What the columns of an office's lists mean, kept from a file that a person has looked at, for the next file of the same unit and group. The
/// newest one that fits is used; a forgotten one stays as a record only.
/// </summary>
public sealed class OfficeColumnMap : VersionedEntity, IScopedToUnit
{
    private OfficeColumnMap() { }

    /// <param name="choicesJson">Titles and what they mean, as <c>ColumnChoices</c> writes them.</param>
    /// <param name="fileName">The file it was kept from.</param>
    public OfficeColumnMap(Guid unitId, SourceGroup group, string choicesJson, string fileName, Actor by, DateTime now)
    {
        UnitId = unitId;
        Group = group;
        ChoicesJson = choicesJson;
        FileName = fileName.Length <= 200 ? fileName : fileName[^200..];
        SavedById = by.Id;
        SavedByName = by.Name;
        SavedAt = now;
    }

    public Guid UnitId { get; private set; }
    public SourceGroup Group { get; private set; }
    public string ChoicesJson { get; private set; } = "";
    public string FileName { get; private set; } = "";
    public Guid SavedById { get; private set; }
    public string SavedByName { get; private set; } = "";
    public DateTime SavedAt { get; private set; }
    public DateTime? ForgottenAt { get; private set; }
    public string? ForgottenByName { get; private set; }

    /// <summary>The next file is read by recognition again.</summary>
    public void Forget(Actor by, DateTime now)
    {
        if (ForgottenAt is not null) return;
        ForgottenAt = now;
        ForgottenByName = by.Name;
    }
}
