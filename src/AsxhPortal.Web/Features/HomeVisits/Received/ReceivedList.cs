using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Received;

public sealed class ReceivedListQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }
    [FromQuery(Name = "nguoi")] public Guid? BeneficiaryId { get; set; }

    /// <summary>cho (received, not applied yet), thieu-anh (waits for pictures), xung-dot, anh-hong (pictures to be taken again), or nothing.</summary>
    [FromQuery(Name = "tinh-trang")] public string? State { get; set; }
}

/// <summary>One visit that a phone sent.</summary>
/// <param name="Refused">Pictures that could not be read and must be taken again.</param>
/// <param name="Waiting">Pictures that belong to it and have not come.</param>
public sealed record ReceivedRow(
    Guid Id, Guid BeneficiaryId, string FullName, string SentByName, DateTime TakenAt, DateTime ReceivedAt, VisitCommand Command, SubmissionState State, string? Sentence, int Refused, int Waiting);

public sealed record ReceivedPage(ReceivedListQuery Query, IReadOnlyList<CommuneOption> Communes, CommuneOption? Commune)
{
    public PageOf<ReceivedRow>? Rows { get; init; }
    public bool IsNarrowed => Query.State is not null || Query.BeneficiaryId is not null;
}

/// <summary>A picture of a submission.</summary>
public sealed record ReceivedPicture(Guid Id, string Kind, string ContentType, SubmittedPictureState State, string? Sentence);

/// <summary>One submission with all it said, whatever became of it.</summary>
/// <param name="Answers">In words, in the order of the form; only what was answered.</param>
public sealed record ReceivedVisit(VisitSubmission Submission, string FullName, IReadOnlyList<(string Label, string Text)> Answers, IReadOnlyDictionary<string, string?> Minute,
    IReadOnlyDictionary<string, string?> Attorney, IReadOnlyList<SealedCorrection> Corrections, IReadOnlyList<ReceivedPicture> Pictures)
{
    /// <summary>Kinds of the pictures that it names and that have not come.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>It is not applied because of them.</summary>
    public bool IsHeldUp => Submission.State == SubmissionState.Received && Missing.Count > Submission.LeftOutCount;
}

/// <summary>What phones of a commune have sent, and what became of it.</summary>
public sealed class ReceivedList(AppDbContext db, ProviderChoices providers)
{
    public Task<PageOf<ReceivedRow>> RunAsync(Guid unitId, ReceivedListQuery query, CancellationToken cancel)
    {
        var rows = db.VisitSubmissions.AsNoTracking().Where(s => s.UnitId == unitId);
        if (query.BeneficiaryId is { } person)
            rows = rows.Where(s => s.BeneficiaryId == person);
        rows = query.State switch
        {
            "cho" => rows.Where(s => s.State == SubmissionState.Received),
            "thieu-anh" => rows.Where(s => s.State == SubmissionState.Received && s.AttachmentCount - s.LeftOutCount > db.SubmittedPictures.Count(p => p.VisitId == s.Id)),
            "xung-dot" => rows.Where(s => s.State == SubmissionState.Conflict),
            "anh-hong" => rows.Where(s => db.SubmittedPictures.Any(p => p.VisitId == s.Id && p.State == SubmittedPictureState.Refused)),
            _ => rows,
        };
        return rows.OrderByDescending(s => s.ReceivedAt).ThenByDescending(s => s.Id).Select(s => new ReceivedRow(s.Id, s.BeneficiaryId,
            db.Beneficiaries.Where(b => b.Id == s.BeneficiaryId).Select(b => b.FullName).First(), s.SentByName, s.TakenAt, s.ReceivedAt, s.Command, s.State, s.Sentence,
            db.SubmittedPictures.Count(p => p.VisitId == s.Id && p.State == SubmittedPictureState.Refused),
            s.AttachmentCount - s.LeftOutCount - db.SubmittedPictures.Count(p => p.VisitId == s.Id))).ToPageAsync(query, cancel);
    }

    /// <returns>Null when it is not in the scope.</returns>
    public async Task<ReceivedVisit?> FindAsync(Guid id, CancellationToken cancel)
    {
        var found = await db.VisitSubmissions.AsNoTracking().Where(s => s.Id == id).Select(s => new
        {
            Submission = s,
            Name = db.Beneficiaries.Where(b => b.Id == s.BeneficiaryId).Select(b => b.FullName).First(),
            Bytes = db.SubmittedContents.Where(c => c.Id == id).Select(c => c.Bytes).FirstOrDefault(),
        }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (submission, name) = (found.Submission, found.Name);
        var visit = (found.Bytes is null ? null : SealedVisit.Read(found.Bytes)) ?? new SealedVisit();
        var (sent, _) = ApplyVisit.AnswersOf(visit);
        var answers = FormFields.Of<SurveyForm>(await providers.RunAsync(cancel: cancel)).Select(field => (field.Label, Text: field.Show(sent) ?? "")).Where(field => field.Text.Length > 0).ToList();
        var pictures = await PicturesAsync(id, cancel);
        return new ReceivedVisit(submission, name, answers, visit.Minute ?? [], visit.Attorney ?? [], visit.Corrections, pictures)
        {
            Missing = [.. visit.Attachments.Where(a => pictures.All(p => p.Id != a.Id)).Select(a => Enum.TryParse<AttachmentKind>(a.Kind, out var kind) ? kind.ToVietnamese() : "Ảnh")],
        };
    }

    public async Task<IReadOnlyList<ReceivedPicture>> PicturesAsync(Guid submissionId, CancellationToken cancel) =>
        await db.SubmittedPictures.AsNoTracking().Where(p => p.VisitId == submissionId).OrderBy(p => p.ReceivedAt).ThenBy(p => p.Id)
            .Select(p => new ReceivedPicture(p.Id, p.Kind, p.ContentType, p.State, p.Sentence)).ToListAsync(cancel);

    /// <summary>Other submissions about the same person in the round, the latest first.</summary>
    public async Task<IReadOnlyList<ReceivedRow>> OthersAsync(Guid submissionId, CancellationToken cancel) => await (
        from own in db.VisitSubmissions.AsNoTracking()
        where own.Id == submissionId
        from s in db.VisitSubmissions
        where s.BeneficiaryId == own.BeneficiaryId && s.RoundId == own.RoundId && s.Id != own.Id
        orderby s.ReceivedAt descending, s.Id descending
        select new ReceivedRow(s.Id, s.BeneficiaryId, "", s.SentByName, s.TakenAt, s.ReceivedAt, s.Command, s.State, s.Sentence, 0, 0)).Take(20).ToListAsync(cancel);
}
