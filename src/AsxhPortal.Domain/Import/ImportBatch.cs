using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>One uploaded file of one group for one commune. The bytes' hash makes a second upload of the same file visible.</summary>
public sealed class ImportBatch : VersionedEntity, IScopedToUnit
{
    private ImportBatch() { }

    public ImportBatch(Guid unitId, SourceGroup group, string fileName, string contentHash, Actor by, DateTime now)
    {
        UnitId = unitId;
        Group = group;
        FileName = fileName.Length <= 200 ? fileName : fileName[^200..];
        ContentHash = contentHash;
        UploadedById = by.Id;
        UploadedByName = by.Name;
        UploadedAt = now;
    }

    public Guid UnitId { get; private set; }
    public SourceGroup Group { get; private set; }

    /// <summary>The bytes it was read from.</summary>
    public Guid? FileId { get; private set; }
    public string FileName { get; private set; } = "";

    /// <summary>SHA-256 of the bytes, hexadecimal, lower case. Unique per unit and group.</summary>
    public string ContentHash { get; private set; } = "";
    public Guid UploadedById { get; private set; }
    public string UploadedByName { get; private set; } = "";
    public DateTime UploadedAt { get; private set; }

    /// <summary>Set while its rows are still being written: until then nobody sees the batch or a row of it.</summary>
    public DateTime? WritingSince { get; private set; }

    /// <summary>The date the list itself carries in its letterhead, when it does.</summary>
    public DateOnly? ListedOn { get; private set; }

    /// <summary>How the columns were recognised, as JSON, for showing and for the next file of the same office.</summary>
    public string? ColumnMapJson { get; private set; }

    /// <summary>Data rows read = accepted + warned + rejected.</summary>
    public int ReadCount { get; private set; }
    public int AcceptedCount { get; private set; }
    public int WarnedCount { get; private set; }
    public int RejectedCount { get; private set; }

    /// <summary>Rows that are no data (titles, headers, thôn sections, totals, signatures).</summary>
    public int SkippedCount { get; private set; }

    /// <summary>The earlier edition of the same list that this one took the place of.</summary>
    public Guid? EditionOfId { get; private set; }

    public void ReadFrom(ReceivedFile file) => FileId = file.Id;

    public void MarkEditionOf(Guid earlierId) => EditionOfId = earlierId;

    /// <summary>Counts anew after rows were mended, left out or replaced.</summary>
    public void Recount(int accepted, int warned, int rejected, int skipped)
    {
        AcceptedCount = accepted;
        WarnedCount = warned;
        RejectedCount = rejected;
        ReadCount = accepted + warned + rejected;
        SkippedCount = skipped;
    }

    /// <summary>Its rows follow in several steps; it is shown when all of them are there.</summary>
    public void BeginWriting(DateTime now) => WritingSince = now;

    public void RecordResult(int accepted, int warned, int rejected, int skipped, DateOnly? listedOn, string? columnMapJson)
    {
        AcceptedCount = accepted;
        WarnedCount = warned;
        RejectedCount = rejected;
        ReadCount = accepted + warned + rejected;
        SkippedCount = skipped;
        ListedOn = listedOn;
        ColumnMapJson = columnMapJson;
    }
}
