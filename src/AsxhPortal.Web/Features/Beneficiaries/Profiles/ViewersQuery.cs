using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <param name="Path">The address that was open; older entries have none.</param>
public sealed record ViewerRow(Guid Id, DateTime At, string? FullName, string? UserName, string? UnitName, AuditAction Action, string Subject, string? Path)
{
    /// <summary>From which page, in words.</summary>
    public string Page => Action == AuditAction.Exported ? "Giấy tờ: " + AuditWords.SubjectOf(Subject) : Words.FirstOrDefault(w => Path?.EndsWith(w.Ending, StringComparison.Ordinal) == true).Title
        ?? (Path?.StartsWith("/" + Steps.BeneficiariesPath, StringComparison.Ordinal) != false && Subject == "Beneficiary" ? "Trang đối tượng" : AuditWords.SubjectOf(Subject));

    private static readonly (string Ending, string Title)[] Words =
    [
        ("/nhan-than", "Sửa nhân thân"), ("/tai-khoan", "Sửa tài khoản"), ("/bien-dong", "Ghi biến động"), ("/tinh-trang", "Đổi tình trạng chế độ"), ("/che-do/moi", "Thêm chế độ"),
        ("/dien-bien", "Diễn biến"), ("/chi-tra", "Chi trả của đối tượng"), ("/giay-to", "Giấy tờ của đối tượng"), ("/nguoi-xem", "Ai đã xem người này"),
        ("/bien-ban", "Biên bản"), ("/uy-quyen", "Giấy ủy quyền"),
    ];
}

public sealed class ViewerListQuery : ListQuery
{
    public Guid? Account { get; set; }
}

/// <param name="People">Who looked, and how often.</param>
public sealed record ViewersPage(ProfileHead Head, ViewerListQuery Query, PageOf<ViewerRow> Rows, IReadOnlyList<(Guid? UserId, string Name, int Count, DateTime LastAt)> People);

/// <summary>Who looked at a person or took a paper about them away: for the auditor.</summary>
public sealed class ViewersQuery(AppDbContext db, ProfileQuery profiles)
{
    public async Task<ViewersPage?> RunAsync(Guid id, ViewerListQuery query, CancellationToken cancel = default)
    {
        if (await profiles.HeadAsync(id, cancel) is not { } head)
            return null;
        var looks = db.AuditEntries.AsNoTracking().Where(e => e.BeneficiaryId == id && (e.Action == AuditAction.Viewed || e.Action == AuditAction.Exported));
        var people = await looks.GroupBy(e => new { e.UserId, e.UserName })
            .Select(g => new { g.Key.UserId, g.Key.UserName, Count = g.Count(), LastAt = g.Max(e => e.At), FullName = db.Users.Where(u => u.Id == g.Key.UserId).Select(u => u.FullName).FirstOrDefault() })
            .ToListAsync(cancel);
        if (query.Account is { } account)
            looks = looks.Where(e => e.UserId == account);
        var rows = await (from e in looks
                          join u in db.Users on e.UserId equals (Guid?)u.Id into users
                          from viewer in users.DefaultIfEmpty()
                          orderby e.At descending, e.Id
                          select new ViewerRow(e.Id, e.At, viewer.FullName, e.UserName, db.Units.Where(unit => unit.Id == viewer.UnitId).Select(unit => unit.Name).FirstOrDefault(), e.Action, e.Subject, e.Note))
            .ToPageAsync(query, cancel);
        return new ViewersPage(head, query, rows, [.. people.OrderByDescending(p => p.Count).ThenBy(p => p.UserName, StringComparer.Ordinal).Select(p => (p.UserId, p.FullName ?? p.UserName ?? "", p.Count, p.LastAt))]);
    }
}
