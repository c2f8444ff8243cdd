using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>The minute in force of a survey, and whether its signatures stand.</summary>
/// <param name="Now">What the register and the survey say about the person now.</param>
/// <param name="Facts">What it prints: residence, benefits and amount as signed.</param>
/// <param name="Pictures">Signatures and photos of the signed paper that were not taken out.</param>
public sealed record StandingMinute(RefusalMinute Minute, SealState State, MinuteFacts Now, MinuteFacts Facts, IReadOnlyList<VisitAttachment> Pictures)
{
    public MinuteProof Proof => new(true, Minute.WhatIsWrong(State));

    /// <summary>What changed since it was signed.</summary>
    public IReadOnlyList<string> Differences => State == SealState.TextChanged ? MinuteSeal.Differences(Minute.SealedText!, MinuteSeal.TextOf(Minute, MinuteSeal.AsSigned(Minute.SealedText, Now))) : [];

    /// <summary>Signed on paper, and no photo of that paper is kept: told, never in the way.</summary>
    public bool LacksPhoto => State == SealState.Valid && Minute.SignedBy == SigningWay.OnPaper && Pictures.All(p => p.Kind != AttachmentKind.SignedPaper);
}

/// <summary>Compares the minutes in force with what the register and the surveys say now.</summary>
public sealed class MinuteSeals(AppDbContext db, SurveySubjects subjects, PaymentProviders providers, BusinessClock clock)
{
    /// <param name="survey">With its answers as they are to be saved.</param>
    /// <returns>Null when the survey has no minute in force.</returns>
    public async Task<StandingMinute?> FindAsync(Survey survey, CancellationToken cancel = default)
    {
        var minute = await db.RefusalMinutes.FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel);
        return minute is null ? null : await ReadAsync(minute, survey.Answers, cancel);
    }

    public async Task<StandingMinute> ReadAsync(RefusalMinute minute, SurveyAnswers answers, CancellationToken cancel = default)
    {
        var subject = await subjects.FindAsync(minute.BeneficiaryId, clock.Today, cancel) ?? throw new InvalidOperationException("The minute's person is out of scope.");
        return Compare(subject, minute, answers, await PicturesAsync([minute.Id], cancel), await providers.ShortNamesAsync(cancel));
    }

    /// <summary>Signatures and signed papers of these minutes.</summary>
    public Task<List<VisitAttachment>> PicturesAsync(IReadOnlyCollection<Guid> minuteIds, CancellationToken cancel = default) => db.VisitAttachments.AsNoTracking()
        .Where(a => a.MinuteId != null && minuteIds.Contains(a.MinuteId.Value) && a.RemovedAt == null).OrderBy(a => a.AddedAt).ToListAsync(cancel);

    public static StandingMinute Compare(SurveySubject subject, RefusalMinute minute, SurveyAnswers answers, IEnumerable<VisitAttachment> pictures, Dictionary<string, string> banks)
    {
        var own = pictures.Where(p => p.MinuteId == minute.Id).ToList();
        var now = FactsOf(subject, answers, answers.ProviderCode is { } code ? banks.GetValueOrDefault(code) : null);
        var state = minute.Check(now, SignaturesOf(own));
        return new StandingMinute(minute, state, now, state == SealState.Valid ? MinuteSeal.AsSigned(minute.SealedText, now) : now, own);
    }

    public static MinuteFacts FactsOf(SurveySubject subject, SurveyAnswers answers, string? bank) => new(
        subject.FullName, subject.Birth?.ToString(), subject.Sex?.ToVietnamese(), subject.CitizenId, subject.Address, subject.Categories, subject.Amount,
        answers.AccountNumber, bank, answers.Wish?.ToVietnamese() ?? PaymentChannel.Cash.ToVietnamese());

    public static IReadOnlyCollection<MinuteSignature> SignaturesOf(IEnumerable<VisitAttachment> pictures) =>
        [.. pictures.Where(p => p.IsSignature).Select(p => new MinuteSignature(p.Kind, p.ContentSha256))];
}
