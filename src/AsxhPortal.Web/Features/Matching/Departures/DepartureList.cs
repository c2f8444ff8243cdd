using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Departures;

public enum DepartureView { Open, Handled, Withdrawn, All }

/// <summary>What the list of departures reads from its address.</summary>
public sealed class DepartureFilter : ListQuery
{
    public Guid? Unit { get; set; }

    [ModelBinder(Name = "tinh-trang")]
    public DepartureView? View { get; set; }

    [ModelBinder(Name = "loai")]
    public ResidenceFlagKind? Kind { get; set; }

    public DepartureView ViewOrFirst => View ?? DepartureView.Open;

    /// <summary>What was chosen, in words.</summary>
    public string Words() => Kind is { } kind ? $"{ViewOrFirst.ToVietnamese()}; {kind.ToVietnamese()}" : ViewOrFirst.ToVietnamese();
}

public static class DepartureViews
{
    public static string ToVietnamese(this DepartureView view) => view switch
    {
        DepartureView.Open => "Chờ kiểm tra",
        DepartureView.Handled => "Đã xử lý",
        DepartureView.Withdrawn => "Dữ liệu mới đã rút",
        _ => "Tất cả",
    };
}

/// <summary>One person of the register of whom a newer extract says something.</summary>
/// <param name="Flag">With the next action.</param>
/// <param name="CitizenId">Or the old number.</param>
/// <param name="ExtractFile">The extract that said so; null when it is another commune's, where the person lives now.</param>
public sealed record DepartureRow(ResidenceFlag Flag, string FullName, PartialDate? Birth, string? CitizenId, string? Hamlet, BeneficiaryStatus Status, string? ExtractFile)
{
    public const string OtherExtract = "trích xuất của xã khác";
}

public sealed record DepartureCounts(int Dead, int MovedAway, int Missing)
{
    public int Open => Dead + MovedAway + Missing;
}

/// <summary>People whom a newer population extract says to be dead, moved or gone.</summary>
public sealed class DepartureList(AppDbContext db, UnitPictures pictures)
{
    public Task<PageOf<DepartureRow>> RunAsync(Guid unitId, DepartureFilter filter, CancellationToken cancel = default) => Rows(unitId, filter).ToPageAsync(filter, cancel);

    /// <summary>The same rows, all of them.</summary>
    public Task<List<DepartureRow>> AllAsync(Guid unitId, DepartureFilter filter, CancellationToken cancel = default) => Rows(unitId, filter).ToListAsync(cancel);

    private IQueryable<DepartureRow> Rows(Guid unitId, DepartureFilter filter)
    {
        var flags = filter.ViewOrFirst switch
        {
            DepartureView.Open => Open(unitId),
            DepartureView.Handled => db.ResidenceFlags.Where(f => f.UnitId == unitId && f.State == ResidenceFlagState.Handled),
            DepartureView.Withdrawn => db.ResidenceFlags.Where(f => f.UnitId == unitId && f.State == ResidenceFlagState.Withdrawn),
            _ => db.ResidenceFlags.Where(f => f.UnitId == unitId),
        };
        if (filter.Kind is { } kind)
            flags = flags.Where(f => f.Kind == kind);
        var rows = from f in flags.AsNoTracking()
                   join b in db.Beneficiaries on f.BeneficiaryId equals b.Id
                   select new { f, b, File = db.ImportBatches.Where(i => i.Id == f.BatchId).Select(i => i.FileName).FirstOrDefault(), Hamlet = db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault() };
        rows = (filter.SortKey, filter.IsDescending) switch
        {
            ("found", false) => rows.OrderBy(r => r.f.FoundAt).ThenBy(r => r.b.NameSortKey).ThenBy(r => r.f.Id),
            ("found", true) => rows.OrderByDescending(r => r.f.FoundAt).ThenBy(r => r.b.NameSortKey).ThenBy(r => r.f.Id),
            ("hamlet", false) => rows.OrderBy(r => r.Hamlet).ThenBy(r => r.b.NameSortKey).ThenBy(r => r.f.Id),
            ("hamlet", true) => rows.OrderByDescending(r => r.Hamlet).ThenBy(r => r.b.NameSortKey).ThenBy(r => r.f.Id),
            (_, true) => rows.OrderByDescending(r => r.b.NameSortKey).ThenBy(r => r.f.Id),
            _ => rows.OrderBy(r => r.b.NameSortKey).ThenBy(r => r.f.Id),
        };
        return rows.Select(r => new DepartureRow(r.f, r.b.FullName, r.b.Birth, r.b.CitizenId ?? r.b.OldId, r.Hamlet, r.b.Status, r.File));
    }

    /// <summary>Kept while the register and its flags stand as they are.</summary>
    public Task<DepartureCounts> CountAsync(Guid unitId, CancellationToken cancel = default) =>
        pictures.GetAsync("departures", unitId, PictureReach.Commune, () => ComputeAsync(unitId, cancel), cancel);

    private async Task<DepartureCounts> ComputeAsync(Guid unitId, CancellationToken cancel)
    {
        var byKind = await Open(unitId).GroupBy(f => f.Kind).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return new DepartureCounts(byKind.GetValueOrDefault(ResidenceFlagKind.Dead), byKind.GetValueOrDefault(ResidenceFlagKind.MovedAway), byKind.GetValueOrDefault(ResidenceFlagKind.Missing));
    }

    /// <summary>Waiting, and nothing recorded about the person elsewhere (a visit may have told of the death too).</summary>
    private IQueryable<ResidenceFlag> Open(Guid unitId) => db.ResidenceFlags
        .Where(f => f.UnitId == unitId && f.State == ResidenceFlagState.Open && db.Beneficiaries.Any(b => b.Id == f.BeneficiaryId && b.Status == BeneficiaryStatus.Active));
}
