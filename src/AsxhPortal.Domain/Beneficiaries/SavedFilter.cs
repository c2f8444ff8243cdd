using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

/// <summary>
/// A filter of the list of beneficiaries kept under a name, for its owner or for everybody of the owner's unit. It holds the parts of the address
/// only: what was searched for (names, numbers) is personal data and is never kept.
/// </summary>
public sealed class SavedFilter : VersionedEntity, IScopedToUnit
{
    private SavedFilter() { }

    /// <param name="query">The filter as it stands in an address, without page and search: "?nhom=btxh&amp;tuoitu=80".</param>
    /// <exception cref="RuleException">No name, a name of more than 80 characters, or a filter that filters nothing.</exception>
    public SavedFilter(Guid unitId, Actor owner, string? name, string query, bool isShared)
    {
        UnitId = unitId;
        (OwnerId, OwnerName) = (owner.Id, owner.Name);
        IsShared = isShared;
        Rename(name);
        Query = query.Length > 1 ? query : throw new RuleException("Danh sách chưa lọc theo điều kiện nào; hãy chọn điều kiện rồi lưu.", "Name");
        if (query.Length > 1000)
            throw new RuleException("Bộ lọc có quá nhiều điều kiện để lưu; hãy bỏ bớt.", "Name");
    }

    /// <summary>The unit of the owner; a shared filter is seen by everybody whose scope holds it.</summary>
    public Guid UnitId { get; private set; }
    public Guid OwnerId { get; private set; }
    public string OwnerName { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Query { get; private set; } = "";
    public bool IsShared { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    public void Rename(string? name)
    {
        Name = VietnameseText.Nfc(name);
        if (Name.Length is 0 or > 80)
            throw new RuleException("Hãy đặt tên bộ lọc, không quá 80 ký tự.", "Name");
    }

    /// <summary>Taken off the list of filters; a filter of somebody else stays theirs.</summary>
    /// <exception cref="RuleException">It belongs to somebody else, or is closed already.</exception>
    public void Close(Actor by, DateTime now)
    {
        if (by.Id != OwnerId)
            throw new RuleException($"Bộ lọc này của {OwnerName}; chỉ người lập mới bỏ được.");
        ClosedAt = ClosedAt is null ? now : throw new RuleException("Bộ lọc này đã bỏ.");
    }
}

/// <summary>Which columns of a list a person wants to see, in their order.</summary>
public sealed class ColumnSelection : Entity
{
    private ColumnSelection() { }

    public ColumnSelection(Guid userId, string list, IReadOnlyList<string> columns)
    {
        (UserId, List) = (userId, list);
        Choose(columns);
    }

    public Guid UserId { get; private set; }

    /// <summary>Which list, e.g. doi-tuong.</summary>
    public string List { get; private set; } = "";

    /// <summary>Keys of columns, comma between; keys that a list no longer knows are passed over when it is read.</summary>
    public string Columns { get; private set; } = "";

    public IReadOnlyList<string> Keys => Columns.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <exception cref="RuleException">No column at all.</exception>
    public void Choose(IReadOnlyList<string> columns) => Columns = columns.Count > 0
        ? string.Join(',', columns.Distinct())
        : throw new RuleException("Hãy chọn ít nhất một cột.", "Columns");
}
