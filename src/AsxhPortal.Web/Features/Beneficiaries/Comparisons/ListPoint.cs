using System.Globalization;
using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.TagHelpers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Comparisons;

/// <summary>Where a list comes from.</summary>
public enum PointKind { Register, Snapshot, Round, Upload, PaymentMonth }

/// <summary>A list, or the register at a moment, that can be compared.</summary>
/// <param name="Key">As it stands in an address: no personal data.</param>
/// <param name="At">When it was: what happened after the earlier and up to the later one explains differences.</param>
public sealed record ListPoint(string Key, PointKind Kind, Guid? Id, Period? Month, string Label, DateTime At)
{
    public string GroupLabel => Kind switch
    {
        PointKind.Register => "Danh sách đối tượng",
        PointKind.Snapshot => "Danh sách đối tượng đã lưu",
        PointKind.Round => "Danh sách phân loại đã ký duyệt",
        PointKind.Upload => "Danh sách nguồn đã tải lên",
        _ => "Chi trả tháng",
    };
}

/// <summary>The lists of one commune that the signed-in person may compare, kept while no list is added or changed.</summary>
public sealed class ListPoints(AppDbContext db, UnitPictures pictures, CurrentUser user, BusinessClock clock)
{
    /// <summary>Key of "the register on a day": followed by yyyy-MM-dd, found among the kept ones.</summary>
    public const string OnDay = "ngay-";

    private const int MostOfAKind = 200;

    public async Task<IReadOnlyList<ListPoint>> AllAsync(Guid unitId, CancellationToken cancel)
    {
        var seen = string.Join(' ', new[] { Permission.ViewClassification, Permission.ViewImports, Permission.ViewPayments }.Where(user.Can));
        return
        [
            new ListPoint("hien-nay", PointKind.Register, null, null, $"Hiện nay ({clock.Today:dd/MM/yyyy})", clock.UtcNow),
            .. await pictures.GetAsync($"list points {seen}", unitId, PictureReach.Commune, () => KeptAsync(unitId, cancel), cancel),
        ];
    }

    private async Task<List<ListPoint>> KeptAsync(Guid unitId, CancellationToken cancel)
    {
        var points = new List<ListPoint>();
        var snapshots = await db.RegisterSnapshots.AsNoTracking().Where(s => s.UnitId == unitId).OrderByDescending(s => s.TakenAt).Take(MostOfAKind)
            .Select(s => new { s.Id, s.TakenAt, s.TakenOn, s.Cause, s.PersonCount }).ToListAsync(cancel);
        points.AddRange(snapshots.Select(s => new ListPoint($"luu-{s.Id}", PointKind.Snapshot, s.Id, null, $"{s.TakenOn:dd/MM/yyyy}, {s.Cause.ToVietnamese()} ({MoneyTagHelper.Figures(s.PersonCount)} người)", s.TakenAt)));
        if (user.Can(Permission.ViewClassification))
            points.AddRange(await RoundsAsync(unitId, cancel));
        if (user.Can(Permission.ViewImports))
        {
            var batches = await db.ImportBatches.AsNoTracking().Where(b => b.UnitId == unitId && b.Group != SourceGroup.Registry).OrderByDescending(b => b.UploadedAt).Take(MostOfAKind)
                .Select(b => new { b.Id, b.UploadedAt, b.Group, b.FileName, b.ReadCount }).ToListAsync(cancel);
            points.AddRange(batches.Select(b => new ListPoint($"tep-{b.Id}", PointKind.Upload, b.Id, null,
                $"{BusinessClock.ToLocal(b.UploadedAt):dd/MM/yyyy HH:mm}, {b.Group.ToVietnamese()}: {b.FileName} ({MoneyTagHelper.Figures(b.ReadCount)} dòng)", b.UploadedAt)));
        }
        if (user.Can(Permission.ViewPayments))
        {
            var months = await db.PaymentLines.AsNoTracking().Where(l => l.UnitId == unitId).GroupBy(l => l.Period)
                .Select(g => new { Period = g.Key, Paid = g.Count(l => l.State == PaymentLineState.Payable) }).ToListAsync(cancel);
            points.AddRange(months.OrderByDescending(m => m.Period).Select(m => new ListPoint($"thang-{m.Period.ToIso()}", PointKind.PaymentMonth, null, m.Period,
                $"Tháng {m.Period} ({MoneyTagHelper.Figures(m.Paid)} dòng được chi)", BusinessClock.StartOf(m.Period.LastDay))));
        }
        return points;
    }

    /// <exception cref="RuleException">No such list in this commune, or none was kept by that day.</exception>
    public static ListPoint Find(IReadOnlyList<ListPoint> points, string? key, string field)
    {
        if (string.IsNullOrWhiteSpace(key))
            throw new RuleException("Hãy chọn đủ hai danh sách để so sánh.", field);
        if (key.StartsWith(OnDay, StringComparison.Ordinal) && DateOnly.TryParseExact(key[OnDay.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            var kept = points.Where(p => p.Kind == PointKind.Snapshot).ToList();
            if (kept.Find(p => DateOnly.FromDateTime(BusinessClock.ToLocal(p.At)) <= day) is { } found)
                return found;
            throw new RuleException(kept.Count == 0
                ? $"Xã chưa có bản lưu danh sách nào nên không biết danh sách ngày {day:dd/MM/yyyy}; danh sách được lưu mỗi tháng, khi ký duyệt và khi duyệt chi."
                : $"Chưa có bản lưu nào vào hoặc trước ngày {day:dd/MM/yyyy}; bản đầu tiên là ngày {BusinessClock.ToLocal(kept[^1].At):dd/MM/yyyy}.", field);
        }
        return points.FirstOrDefault(p => p.Key == key) ?? throw new RuleException("Danh sách đã chọn không thuộc xã này hoặc không còn; hãy chọn lại trong các danh sách dưới đây.", field);
    }

    /// <summary>A round after each sign-off: what stood signed by then.</summary>
    private async Task<IEnumerable<ListPoint>> RoundsAsync(Guid unitId, CancellationToken cancel)
    {
        var lists = await (from list in db.ClassificationLists.AsNoTracking()
                           join round in db.Rounds on list.RoundId equals round.Id
                           where list.UnitId == unitId && list.State == ClassificationState.SignedOff
                           select new { list.Id, list.RoundId, round.Name, list.SignedOffAt }).ToListAsync(cancel);
        return lists.GroupBy(l => (l.RoundId, l.SignedOffAt)).OrderByDescending(g => g.Key.SignedOffAt).Take(MostOfAKind)
            .Select(g => g.OrderBy(l => l.Id).First()).Select(l => new ListPoint($"ky-{l.Id}", PointKind.Round, l.Id, null, $"{l.Name}, đến lần ký {BusinessClock.ToLocal(l.SignedOffAt):dd/MM/yyyy HH:mm}", l.SignedOffAt));
    }
}
