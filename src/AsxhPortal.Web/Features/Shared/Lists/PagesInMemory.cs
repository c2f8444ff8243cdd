namespace AsxhPortal.Web.Features.Shared.Lists;

public static class PagesInMemory
{
    /// <summary>One page of rows that were computed, not queried. A page past the end shows the last one.</summary>
    public static PageOf<TRow> ToPage<TRow>(this IReadOnlyList<TRow> rows, ListQuery query)
    {
        var size = ListQuery.Sizes.Contains(query.Size ?? 0) ? query.Size!.Value : 50;
        var number = Math.Clamp(query.Page ?? 1, 1, Math.Max(1, (rows.Count + size - 1) / size));
        return new PageOf<TRow>([.. rows.Skip((number - 1) * size).Take(size)], number, size, rows.Count);
    }
}
