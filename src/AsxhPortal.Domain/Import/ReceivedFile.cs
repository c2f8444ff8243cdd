using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

public enum ReceivedFileState
{
    /// <summary>Kept, not read into the lists yet: somebody looks at how it will be read.</summary>
    Received,

    /// <summary>How it shall be read is confirmed; the import waits or runs.</summary>
    Confirmed,

    /// <summary>Its rows are a batch.</summary>
    Imported,

    /// <summary>Put aside by a person; nothing of it was read.</summary>
    Discarded,
}

/// <summary>
/// A list as an office sent it, byte for byte: what the import reads from, today or after a restart, and what is handed back annotated. The bytes
/// stand in <see cref="ReceivedFileContent"/>, so that lists of files stay light.
/// </summary>
public sealed class ReceivedFile : VersionedEntity, IScopedToUnit
{
    private ReceivedFile() { }

    /// <param name="contentHash">SHA-256 of the bytes, hexadecimal, lower case.</param>
    /// <param name="length">Bytes.</param>
    public ReceivedFile(Guid unitId, SourceGroup group, string fileName, string contentHash, long length, Actor by, DateTime now)
    {
        UnitId = unitId;
        Group = group;
        FileName = fileName.Length <= 200 ? fileName : fileName[^200..];
        ContentHash = contentHash;
        Length = length;
        ReceivedById = by.Id;
        ReceivedByName = by.Name;
        ReceivedAt = now;
    }

    public Guid UnitId { get; private set; }
    public SourceGroup Group { get; private set; }
    public string FileName { get; private set; } = "";
    public string ContentHash { get; private set; } = "";
    public long Length { get; private set; }
    public Guid ReceivedById { get; private set; }
    public string ReceivedByName { get; private set; } = "";
    public DateTime ReceivedAt { get; private set; }
    public ReceivedFileState State { get; private set; }

    /// <summary>How the file shall be read (sheets, columns, encoding), as JSON; null: by recognition alone.</summary>
    public string? ReadingJson { get; private set; }

    /// <summary>The batch that its rows became.</summary>
    public Guid? BatchId { get; private set; }

    public void Confirm(string? readingJson)
    {
        if (State is ReceivedFileState.Imported or ReceivedFileState.Discarded)
            throw new RuleException("Tệp này đã nhập xong hoặc đã bỏ; hãy tải tệp lên lại nếu cần nhập lần nữa.");
        ReadingJson = readingJson;
        State = ReceivedFileState.Confirmed;
    }

    /// <summary>Keeps how it shall be read while something else is to be said first: it may be a newer edition of a list.</summary>
    public void KeepReading(string? readingJson)
    {
        if (State != ReceivedFileState.Received)
            throw new RuleException("Tệp này đã được xác nhận, đã nhập xong hoặc đã bỏ.");
        ReadingJson = readingJson;
    }

    /// <summary>Back to looking at it, after a failed or cancelled import.</summary>
    public void Reconsider()
    {
        if (State == ReceivedFileState.Confirmed)
            State = ReceivedFileState.Received;
    }

    public void MarkImported(Guid batchId)
    {
        BatchId = batchId;
        State = ReceivedFileState.Imported;
    }

    public void Discard()
    {
        if (State == ReceivedFileState.Imported)
            throw new RuleException("Tệp này đã nhập xong nên không bỏ được nữa.");
        State = ReceivedFileState.Discarded;
    }
}

/// <summary>The bytes of a <see cref="ReceivedFile"/>; same id.</summary>
public sealed class ReceivedFileContent : Entity, IScopedToUnit
{
    private ReceivedFileContent() { }

    public ReceivedFileContent(ReceivedFile file, byte[] bytes)
    {
        Id = file.Id;
        UnitId = file.UnitId;
        Bytes = bytes;
    }

    public Guid UnitId { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}
