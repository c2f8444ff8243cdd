using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Papers;

/// <summary>Papers printed together: of the people chosen, of a selection kept by the list of step 3, or of the whole thôn when nobody is chosen.</summary>
public sealed class PrintForm
{
    [Display(Name = "Loại giấy"), Required]
    public PaperKind? Kind { get; set; }

    public Guid? HamletId { get; set; }

    public Guid[] PersonIds { get; set; } = [];

    /// <summary>The bulk action that keeps a selection of the list.</summary>
    public Guid? SelectionId { get; set; }

    /// <summary>Whoever is still to be visited on a day plan, in its order.</summary>
    public Guid? PlanId { get; set; }

    /// <summary>To be written by hand: what the register knows is printed, no number is taken.</summary>
    public bool IsByHand { get; set; }
}

/// <summary>A PDF with its numbers in the register, and whom it is about.</summary>
public sealed record PrintedPapers(byte[] Pdf, IReadOnlyList<Guid> BeneficiaryIds, Guid UnitId);

/// <summary>Gives the filled papers of step 4 their numbers and prints them: one, or those of a thôn or selection in one file with bookmarks.</summary>
public sealed class PrintVisitPapers(AppDbContext db, VisitPapers papers, IssuePaper issue, UnitPapers letterheads, BusinessClock clock)
{
    public const int MostPapers = 2_000;

    private static readonly PaperKind[] Kinds = [PaperKind.SurveyForm, PaperKind.RefusalMinute, PaperKind.PowerOfAttorney];

    /// <returns>Null when there is nothing of that kind about these people.</returns>
    /// <exception cref="RuleException">Nobody chosen, another kind, too many, or no letterhead.</exception>
    public async Task<PrintedPapers?> RunAsync(PrintForm form, Actor by, CancellationToken cancel)
    {
        if (form.Kind is not { } kind || !Kinds.Contains(kind))
            throw new RuleException("Hãy chọn loại giấy cần in: phiếu khảo sát, biên bản hoặc giấy ủy quyền.", nameof(form.Kind));
        if (form.PersonIds.Length == 0 && form.HamletId is null && form.SelectionId is null && form.PlanId is null)
            throw new RuleException("Hãy đánh dấu người cần in hoặc mở một thôn để in cả thôn.", nameof(form.PersonIds));
        if (form.PersonIds.Length > MostPapers)
            throw new RuleException($"Mỗi lần in nhiều nhất {MostPapers} người; hãy in theo từng thôn.", nameof(form.PersonIds));
        var people = form.PlanId is { } plan ? db.Beneficiaries.Where(b => db.DayPlanStops.Any(s => s.PlanId == plan && s.BeneficiaryId == b.Id && s.MovedToOn == null
                && !db.Surveys.Any(v => v.RoundId == s.RoundId && v.BeneficiaryId == b.Id && v.State == SurveyState.Completed)))
            : form.PersonIds.Length > 0 ? db.Beneficiaries.Where(b => form.PersonIds.Contains(b.Id))
            : form.SelectionId is { } selection ? db.Beneficiaries.Where(b => db.BulkActionLines.Any(l => l.ActionId == selection && l.BeneficiaryId == b.Id
                && db.BulkActions.Any(a => a.Id == selection && (a.State != BulkActionState.Drafted || a.DraftedById == by.Id))))
            : db.Beneficiaries.Where(b => b.HamletId == form.HamletId);
        if (await people.CountAsync(cancel) is var count && count > MostPapers)
            throw new RuleException($"Đã chọn {count} người; mỗi lần in nhiều nhất {MostPapers} giấy. Hãy lọc theo từng thôn rồi in.");
        if (form.PlanId is { } planId)
        {
            var order = await db.DayPlanStops.Where(s => s.PlanId == planId).ToDictionaryAsync(s => s.BeneficiaryId, s => s.Order, cancel);
            return await PrintByHandAsync(kind, people, cancel, order);
        }
        return form.IsByHand ? await PrintByHandAsync(kind, people, cancel) : await PrintAsync(kind, people, by, cancel);
    }

    /// <inheritdoc cref="RunAsync"/>
    public Task<PrintedPapers?> OneAsync(PaperKind kind, Guid beneficiaryId, Actor by, CancellationToken cancel) =>
        PrintAsync(kind, db.Beneficiaries.Where(b => b.Id == beneficiaryId), by, cancel);

    /// <summary>One power of attorney by its own id, also one that has ended.</summary>
    public async Task<PrintedPapers?> PowerOfAttorneyAsync(Guid paperId, Actor by, CancellationToken cancel) =>
        await papers.PowerOfAttorneyAsync(paperId, cancel) is { } paper
            ? await IssueAsync(PaperKind.PowerOfAttorney, [paper], PowerOfAttorneyPdf.Render, by, cancel)
            : null;

    private async Task<PrintedPapers?> PrintByHandAsync(PaperKind kind, IQueryable<Beneficiary> people, CancellationToken cancel, Dictionary<Guid, int>? order = null) => kind switch
    {
        PaperKind.SurveyForm => await ByHandAsync(await papers.SurveysByHandAsync(people, cancel), SurveyFormPdf.Render, order, cancel),
        PaperKind.RefusalMinute => await ByHandAsync(await papers.MinutesByHandAsync(people, cancel), RefusalMinutePdf.Render, order, cancel),
        _ => await ByHandAsync(await papers.PowersOfAttorneyByHandAsync(people, cancel), PowerOfAttorneyPdf.Render, order, cancel),
    };

    private async Task<PrintedPapers?> ByHandAsync<T>(IReadOnlyList<VisitPaper<T>> found, Func<IReadOnlyList<(Letterhead, T)>, DateTime, byte[]> render, Dictionary<Guid, int>? order, CancellationToken cancel)
    {
        if (found.Count == 0)
            return null;
        if (order is not null)
            found = [.. found.OrderBy(paper => paper.BeneficiaryId is { } id ? order.GetValueOrDefault(id) : 0)];
        RequireOneCommune(found.Select(paper => paper.UnitId));
        var letterhead = await letterheads.LetterheadOfAsync(found[0].UnitId, clock.Today, cancel);
        return new PrintedPapers(render([.. found.Select(paper => (letterhead, paper.Content))], clock.UtcNow), [.. found.Select(paper => paper.BeneficiaryId).OfType<Guid>()], found[0].UnitId);
    }

    private static void RequireOneCommune(IEnumerable<Guid> units)
    {
        if (units.Distinct().Skip(1).Any())
            throw new RuleException("Những người đã chọn thuộc nhiều xã; hãy in riêng từng xã vì mỗi xã có tiêu đề và số văn bản của mình.");
    }

    private async Task<PrintedPapers?> PrintAsync(PaperKind kind, IQueryable<Beneficiary> people, Actor by, CancellationToken cancel) => kind switch
    {
        PaperKind.SurveyForm => await IssueAsync(kind, await papers.SurveysAsync(people, isBlankAllowed: false, cancel), SurveyFormPdf.Render, by, cancel),
        PaperKind.RefusalMinute => await IssueAsync(kind, await papers.MinutesAsync(people, cancel), RefusalMinutePdf.Render, by, cancel),
        _ => await IssueAsync(kind, await papers.PowersOfAttorneyAsync(people, cancel), PowerOfAttorneyPdf.Render, by, cancel),
    };

    private async Task<PrintedPapers?> IssueAsync<T>(PaperKind kind, IReadOnlyList<PersonPaper<T>> found, Func<IReadOnlyList<(Letterhead, T)>, DateTime, byte[]> render, Actor by, CancellationToken cancel)
        where T : notnull
    {
        if (found.Count == 0)
            return null;
        if (found.Count > MostPapers)
            throw new RuleException($"Có {found.Count} giấy cần in; mỗi lần in nhiều nhất {MostPapers}. Hãy chọn bớt người.");
        RequireOneCommune(found.Select(paper => paper.UnitId));
        var prints = await issue.RunAsync(
            [.. found.Select(paper => new PaperToIssue(kind, paper.UnitId, paper.SubjectKey, kind.ToVietnamese(), paper.Content) { BeneficiaryId = paper.BeneficiaryId, OwnNumber = paper.OwnNumber, IssuedOn = paper.IssuedOn })],
            by, cancel);
        return new PrintedPapers(render([.. found.Select((paper, index) => (prints[index].Letterhead, paper.Content))], clock.UtcNow), [.. found.Select(paper => paper.BeneficiaryId)], found[0].UnitId);
    }
}
