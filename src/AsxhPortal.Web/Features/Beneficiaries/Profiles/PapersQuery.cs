using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>One paper about the person.</summary>
/// <param name="Counts">Whether it is in force.</param>
/// <param name="Url">Where it is shown or printed.</param>
public sealed record PaperRow(string Title, string? Number, DateOnly? On, string State, bool Counts, string? By, string? Url, string? UrlText, Permission Permission);

public sealed record PapersPage(ProfileHead Head, IReadOnlyList<PaperRow> Rows);

/// <summary>Minutes, powers of attorney, signed lists with this person on them, newest first.</summary>
public sealed class PapersQuery(AppDbContext db, ProfileQuery profiles)
{
    public async Task<PapersPage?> RunAsync(Guid id, CancellationToken cancel = default)
    {
        if (await profiles.HeadAsync(id, cancel) is not { } head)
            return null;
        var survey = $"/{Steps.HomeVisitsPath}/{id}";
        var rows = new List<PaperRow>();
        foreach (var s in await db.Surveys.AsNoTracking().Where(s => s.BeneficiaryId == id).Select(s => new { s.Id, s.State, s.Outcome, s.VisitedOn, s.CompletedByName, Round = db.Rounds.Where(r => r.Id == s.RoundId).Select(r => r.Name).FirstOrDefault() }).ToListAsync(cancel))
            rows.Add(new PaperRow("Phiếu khảo sát, " + s.Round, s.Outcome?.Rule().Code, s.VisitedOn, s.State == SurveyState.Completed ? "Hoàn thành" : "Nháp", s.State == SurveyState.Completed, s.CompletedByName, $"{survey}/phieu-cu/{s.Id}", "Xem phiếu", Permission.ViewSurveys));
        foreach (var m in await db.RefusalMinutes.AsNoTracking().Where(m => m.BeneficiaryId == id).ToListAsync(cancel))
            rows.Add(new PaperRow("Biên bản", m.NumberText, DateOnly.FromDateTime(m.HeldAt), m.IsCancelled ? $"Đã hủy: {m.CancelReason}" : m.SignedBy switch { SigningWay.OnScreen => "Đã ký trên màn hình", SigningWay.OnPaper => "Đã ký trên giấy", _ => "Chưa ký" }, !m.IsCancelled, m.PoliceName, survey + "/bien-ban", "Xem biên bản", Permission.ViewSurveys));
        foreach (var p in await db.PowersOfAttorney.AsNoTracking().Where(p => p.BeneficiaryId == id).ToListAsync(cancel))
            rows.Add(new PaperRow($"Giấy ủy quyền cho {p.AttorneyName}", p.CertificationNumber, p.CertifiedOn ?? p.ValidFrom, p.State switch { PowerOfAttorneyState.Certified => $"Đã chứng thực, đến {p.ValidTo:dd/MM/yyyy}", PowerOfAttorneyState.Ended => "Đã chấm dứt", _ => "Chưa chứng thực" },
                p.State == PowerOfAttorneyState.Certified, p.CertifiedByName, survey + "/uy-quyen", "Xem giấy", Permission.ViewSurveys));
        var lists = await (from l in db.ListLines.AsNoTracking()
                           where l.BeneficiaryId == id
                           join c in db.ClassificationLists on l.ListId equals c.Id
                           select new { c.Id, c.Outcome, c.Number, c.SignedOffAt, c.SignedOffByName, c.WithdrawnAt, l.Change }).ToListAsync(cancel);
        rows.AddRange(lists.Select(l => new PaperRow($"Danh sách phân loại {l.Outcome.Rule().Code}", $"lần {l.Number}", DateOnly.FromDateTime(l.SignedOffAt.AddHours(7)), l.WithdrawnAt is not null ? "Đã rút lại" : l.Change == Domain.Classification.LineChange.Removed ? "Đưa ra khỏi danh sách" : "Đã ký duyệt", l.WithdrawnAt is null && l.Change != Domain.Classification.LineChange.Removed, l.SignedOffByName, $"/{Steps.ClassificationPath}/danh-sach/{l.Id}", "Xem danh sách", Permission.ViewClassification)));
        foreach (var p in await db.IssuedPapers.AsNoTracking().Where(p => p.BeneficiaryId == id).ToListAsync(cancel))
            rows.Add(new PaperRow($"{p.Kind.ToVietnamese()}, bản phát hành", p.NumberText, p.IssuedOn, p.State.ToVietnamese() + (p.ReprintCount > 0 ? $", in lại {p.ReprintCount} lần" : ""), p.State == IssuedPaperState.Current, p.IssuedByName, $"/van-ban/{p.Id}", "Xem văn bản", Permission.ViewPapers));
        return new PapersPage(head, [.. rows.OrderByDescending(r => r.On).ThenBy(r => r.Title, StringComparer.Ordinal)]);
    }
}
