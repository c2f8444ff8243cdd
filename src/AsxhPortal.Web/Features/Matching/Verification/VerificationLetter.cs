using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Matching;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>A letter as a file: how many people it is about, and of which commune.</summary>
public sealed record PrintedLetter(byte[] Pdf, int Count, Guid UnitId);

/// <summary>The letter that asks the agency, for one case or for all of a commune and group that were not asked yet.</summary>
public sealed class VerificationLetter(AppDbContext db, UnitPapers papers, IssuePaper issue, RateBooks rateBooks, UnitTree units, BusinessClock clock)
{
    /// <summary>Who keeps the files of people with merit: the labour department of the province; for the other groups the district's office.</summary>
    public async Task<string> UsualAgencyAsync(Guid unitId, SourceGroup group, CancellationToken cancel = default)
    {
        var line = (await units.ReadAsync(cancel)).LineOf(unitId);
        var province = Lower(line.FirstOrDefault(u => u.Level == UnitLevel.Province)?.Name);
        var district = Lower(line.FirstOrDefault(u => u.Level == UnitLevel.District)?.Name);
        return group == SourceGroup.Merit || district is null
            ? $"Sở Lao động - Thương binh và Xã hội {province}".Trim()
            : $"Phòng Lao động - Thương binh và Xã hội {district}";
    }

    /// <returns>Null when there is no such case in the scope.</returns>
    public async Task<PrintedLetter?> OfCaseAsync(Guid id, Actor? issuedBy, CancellationToken cancel = default)
    {
        var cases = await db.VerificationCases.AsNoTracking().Include(c => c.Events).Where(c => c.Id == id).ToListAsync(cancel);
        return cases is [var one] ? await RenderAsync(one.UnitId, cases, one.Group, issuedBy, cancel) : null;
    }

    /// <returns>Null when nothing of the group waits to be asked.</returns>
    public async Task<PrintedLetter?> OfOpenAsync(Guid unitId, SourceGroup group, Actor? issuedBy, CancellationToken cancel = default)
    {
        var cases = await OpenCases(unitId, group).Include(c => c.Events).OrderBy(c => c.Number).ToListAsync(cancel);
        return cases.Count == 0 ? null : await RenderAsync(unitId, cases, group, issuedBy, cancel);
    }

    /// <summary>The letter printed with a number about one case, so that its number need not be typed; null when there is none.</summary>
    public Task<IssuedPaper?> IssuedOfCaseAsync(VerificationCase one, CancellationToken cancel = default) => IssuedAsync(one.UnitId, KeyOf([one.Id]), cancel);

    /// <summary>The same about all that wait to be asked.</summary>
    public async Task<IssuedPaper?> IssuedOfOpenAsync(Guid unitId, SourceGroup group, CancellationToken cancel = default) =>
        await IssuedAsync(unitId, KeyOf(await OpenCases(unitId, group).Select(c => c.Id).ToListAsync(cancel)), cancel);

    private IQueryable<VerificationCase> OpenCases(Guid unitId, SourceGroup group) =>
        db.VerificationCases.AsNoTracking().Where(c => c.UnitId == unitId && c.Group == group && c.State == VerificationState.Open);

    private Task<IssuedPaper?> IssuedAsync(Guid unitId, string key, CancellationToken cancel) => db.IssuedPapers.AsNoTracking()
        .FirstOrDefaultAsync(p => p.UnitId == unitId && p.Kind == PaperKind.VerificationLetter && p.SubjectKey == key && p.State == IssuedPaperState.Current, cancel);

    /// <param name="issuedBy">Who takes a number; null to look at the letter.</param>
    private async Task<PrintedLetter> RenderAsync(Guid unitId, List<VerificationCase> cases, SourceGroup group, Actor? issuedBy, CancellationToken cancel)
    {
        var sent = cases.Count == 1 ? cases[0].Events.Where(e => e.Step is VerificationStep.Requested or VerificationStep.Reminded).MaxBy(e => e.Ordinal) : null;
        var book = await rateBooks.ReadAsync(cancel);
        var unit = (await units.ReadAsync(cancel)).Find(unitId)!.Name;
        var paper = new VerificationRequestPaper(
            cases.Select(c => c.Agency).FirstOrDefault(a => a is not null) ?? await UsualAgencyAsync(unitId, group, cancel),
            null, null, Lower(unit) ?? unit, group == SourceGroup.Merit, group.ToVietnamese(), cases.Max(c => c.DueOn),
            [.. cases.Select((c, place) => new VerificationRequestRow(place + 1, c.FullName, c.Birth?.ToString(), c.Sex?.ToVietnamese(), c.CitizenId, c.OldId, c.HamletName,
                book.Find(c.CategoryCode)?.Name ?? c.CategoryText, c.Percent, c.Amount, c.StartsFrom?.ToString(), c.DecisionNumber))]);
        if (issuedBy is { } by)
        {
            if (sent is not null)
                throw new RuleException($"Hồ sơ này đã ghi văn bản gửi đi số {sent.DocumentNumber}; xem lại công văn ấy thay vì lấy số mới.");
            var print = await issue.RunAsync(
                new PaperToIssue(PaperKind.VerificationLetter, unitId, KeyOf(cases.Select(c => c.Id)), $"Đề nghị xác minh {cases.Count} người ({group.ToVietnamese()})", paper), by, cancel);
            return new PrintedLetter(VerificationRequestPdf.Render(print.Letterhead, paper with { NumberText = print.NumberText, IssuedOn = print.IssuedOn }, clock.UtcNow), cases.Count, unitId);
        }
        var letterhead = await papers.LetterheadOfAsync(unitId, sent?.DocumentOn ?? clock.Today, cancel);
        return new PrintedLetter(
            sent is null
                ? VerificationRequestPdf.Render(letterhead with { Stamp = PaperStamp.Preview }, paper, clock.UtcNow)
                : VerificationRequestPdf.Render(letterhead, paper with { NumberText = sent.DocumentNumber, IssuedOn = sent.DocumentOn }, clock.UtcNow),
            cases.Count, unitId);
    }

    /// <summary>Which cases one letter is about, as one short word.</summary>
    private static string KeyOf(IEnumerable<Guid> cases) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('/', cases.Order().Select(id => id.ToString("N"))))))[..40];

    /// <summary>"Tỉnh Hà Tĩnh" within a sentence: "tỉnh Hà Tĩnh".</summary>
    private static string? Lower(string? name) => string.IsNullOrEmpty(name) ? null : char.ToLowerInvariant(name[0]) + name[1..];
}
