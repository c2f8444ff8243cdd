using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Beneficiaries.Comparisons;

/// <summary>Which two lists of which commune, and which of the differences.</summary>
public sealed class ComparisonQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? Unit { get; set; }

    /// <summary>Key of a <see cref="ListPoint"/>; the earlier one.</summary>
    [FromQuery(Name = "truoc")] public string? Before { get; set; }
    [FromQuery(Name = "truoc-ngay")] public DateOnly? BeforeOn { get; set; }
    [FromQuery(Name = "sau")] public string? After { get; set; }
    [FromQuery(Name = "sau-ngay")] public DateOnly? AfterOn { get; set; }

    /// <summary>One kind of difference, or nothing.</summary>
    [FromQuery(Name = "loai")] public ListDifference? Kind { get; set; }

    /// <summary>Only those whose reason nobody knows.</summary>
    [FromQuery(Name = "chua-ro")] public bool IsUnknownOnly { get; set; }

    public bool IsAsked => Before is not null || After is not null;

    public string? BeforeKey => Before == ListPoints.OnDay ? DayKey(BeforeOn) : Before;
    public string? AfterKey => After == ListPoints.OnDay ? DayKey(AfterOn) : After;

    private static string? DayKey(DateOnly? day) => day is { } on ? $"{ListPoints.OnDay}{on:yyyy-MM-dd}" : null;
}

/// <summary>One person who differs: the screen and the workbook share it.</summary>
public sealed record ComparisonRow(int Ordinal, ComparedPerson Compared)
{
    public const string UnknownReason = "Chưa rõ lý do";

    public string Reason => string.Join("; ", Compared.HasUnknownReason ? [.. Compared.Reasons, UnknownReason] : Compared.Reasons);

    public string? Changes => Compared.Fields.Count == 0 ? null : string.Join("; ", Compared.Fields.Select(f => $"{f.Label}: {f.Before ?? "(trống)"} → {f.After ?? "(trống)"}"));

    public ListComparisonRow ToListRow() => new(Ordinal, Compared.Kinds.ToVietnamese(), Compared.Person.FullName, Compared.Person.Birth, Compared.Person.CitizenId, Compared.Person.HamletName,
        Compared.Person.Categories, Compared.Before?.Amount, Compared.After?.Amount, Compared.AmountAfter - Compared.AmountBefore, Account(Compared.Before), Account(Compared.After), Changes, Reason);

    private static string? Account(PersonOnList? person) => person?.AccountNumber is { } number ? string.Join(", ", new[] { number, person.ProviderName }.Where(t => !string.IsNullOrEmpty(t))) : null;
}

/// <summary>Two lists beside each other; without <see cref="Result"/> only the choice.</summary>
public sealed record ComparisonPage(
    ComparisonQuery Query,
    IReadOnlyList<CommuneOption> Communes,
    CommuneOption? Commune,
    IReadOnlyList<ListPoint> Points,
    ListPoint? Before,
    ListPoint? After,
    ListComparison? Result,
    IReadOnlyList<ComparisonRow> Rows)
{
    public PageOf<ComparisonRow> Shown => Rows.ToPage(Query);

    public string? WhatIsUnusual => Before is null || After is null ? null
        : Before.At > After.At ? "Danh sách trước lại muộn hơn danh sách sau: “tăng” và “giảm” dưới đây đọc theo thứ tự bạn chọn."
        : Before.Kind != After.Kind && !(Before.Kind is PointKind.Register or PointKind.Snapshot && After.Kind is PointKind.Register or PointKind.Snapshot)
            ? "Hai danh sách khác loại nên có thể khác phạm vi (nhóm, người chưa chi); chỉ so những cột cả hai đều có." : null;
}

/// <summary>Reads the two lists and compares them; the rule is <see cref="ListComparison"/>.</summary>
public sealed class CompareLists(ListPoints points, ListPointReader reader, KnownCausesQuery causes)
{
    /// <exception cref="RuleException">A list is missing, not of this commune, or twice the same.</exception>
    public async Task<ComparisonPage> RunAsync(ComparisonPage page, DateOnly today, CancellationToken cancel)
    {
        var query = page.Query;
        var before = ListPoints.Find(page.Points, query.BeforeKey, nameof(query.Before));
        var after = ListPoints.Find(page.Points, query.AfterKey, nameof(query.After));
        if (before.Key == after.Key)
            throw new RuleException($"Hai bên là cùng một danh sách ({before.Label}); hãy chọn hai danh sách hoặc hai thời điểm khác nhau.", nameof(query.After));
        var unitId = page.Commune!.Id;
        var one = await reader.RunAsync(unitId, before, today, cancel);
        var other = await reader.RunAsync(unitId, after, today, cancel);
        var (from, to) = before.At <= after.At ? (before.At, after.At) : (after.At, before.At);
        var known = await causes.RunAsync(unitId, from, to, cancel);
        var isSameKind = before.Kind == after.Kind || (IsRegister(before) && IsRegister(after));
        var kept = isSameKind ? ListedFields.Everything : ListedFields.Everything & ~ListedFields.Categories;
        var result = ListComparison.Of(one.List with { Fields = one.List.Fields & kept }, other.List with { Fields = other.List.Fields & kept }, [.. known, .. other.OwnCauses]);
        var rows = result.People.Where(p => (query.Kind is not { } kind || p.Kinds.HasFlag(kind)) && (!query.IsUnknownOnly || p.HasUnknownReason))
            .Select((p, index) => new ComparisonRow(index + 1, p)).ToList();
        return page with { Before = before, After = after, Result = result, Rows = rows };
    }

    public Task<IReadOnlyList<ListPoint>> PointsAsync(Guid unitId, CancellationToken cancel) => points.AllAsync(unitId, cancel);

    private static bool IsRegister(ListPoint point) => point.Kind is PointKind.Register or PointKind.Snapshot or PointKind.Round;
}
