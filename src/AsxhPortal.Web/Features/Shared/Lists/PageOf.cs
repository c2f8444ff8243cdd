using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Lists;

/// <summary>One page of a list, as the pager sees it.</summary>
public interface IPage
{
    int Number { get; }
    int Size { get; }
    int Total { get; }
    int Pages => Math.Max(1, (Total + Size - 1) / Size);
    int First => (Number - 1) * Size + 1;
    int Last => Math.Min(Number * Size, Total);
}

/// <summary>The rows of one page and how many there are in all.</summary>
public sealed record PageOf<TRow>(IReadOnlyList<TRow> Rows, int Number, int Size, int Total) : IPage;

/// <summary>
/// What every list reads from its address: search text, order, page, page size. A list's own filters derive from it
/// and add nullable properties, so that the whole list can be sent as a link.
/// </summary>
public class ListQuery
{
    public static readonly IReadOnlyList<int> Sizes = [20, 50, 100, 200];

    public string? Q { get; set; }
    public string? Sort { get; set; }
    public int? Page { get; set; }
    public int? Size { get; set; }

    public string? SortKey => Sort?.TrimStart('-');
    public bool IsDescending => Sort?.StartsWith('-') == true;
}

public static class PageQueries
{
    /// <summary>Counts, then reads one page of an ordered query. A page past the end shows the last one.</summary>
    public static async Task<PageOf<TRow>> ToPageAsync<TRow>(this IQueryable<TRow> ordered, ListQuery query, CancellationToken cancel)
    {
        int size = ListQuery.Sizes.Contains(query.Size ?? 0) ? query.Size!.Value : 50;
        int total = await ordered.CountAsync(cancel);
        int number = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (total + size - 1) / size));
        return new PageOf<TRow>(await ordered.Skip((number - 1) * size).Take(size).ToListAsync(cancel), number, size, total);
    }
}
