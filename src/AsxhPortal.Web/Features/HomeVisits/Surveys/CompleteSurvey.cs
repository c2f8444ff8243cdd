using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <param name="Missing">Every sentence that still stands in the way, with its field; empty when it was completed.</param>
/// <param name="IsAbsence">Nobody was met: the attempt was counted and the survey stays open.</param>
public sealed record SurveyCompletion(IReadOnlyList<(string Field, string Sentence)> Missing, bool IsAbsence = false);

/// <summary>
/// Completes a survey and does what its outcome says: account and payment arrangement, or the event with the end of entitlements and powers of
/// attorney. All of it or nothing; a caller's transaction is joined.
/// </summary>
public sealed class CompleteSurvey(AppDbContext db, OpenSurvey open, DeclareAccount declare, Arrange arrange, ArrangeAttorney arrangeAttorney, MinuteSeals seals, CancelMinute cancelMinute)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<SurveyCompletion?> RunAsync(Guid beneficiaryId, Guid roundId, SurveyForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancel) : null;
        var survey = await open.RunAsync(beneficiaryId, roundId, form.Version, cancel);
        if (survey is null)
            return null;
        survey.SaveDraft(form.ToAnswers(), form.ChosenOutcome, form.VisitedOn);
        var paper = await db.PowersOfAttorney.Where(p => p.BeneficiaryId == beneficiaryId && p.State != PowerOfAttorneyState.Ended)
            .OrderByDescending(p => p.ValidFrom).FirstOrDefaultAsync(cancel);
        var hasGuardianProof = await db.Guardianships.AnyAsync(g => g.BeneficiaryId == beneficiaryId && g.EndedOn == null && g.ValidFrom <= today && (g.ValidTo == null || today <= g.ValidTo), cancel);
        var minute = survey.Outcome?.Rule().NeedsMinute == true && await seals.FindAsync(survey, cancel) is { } standing ? standing.Proof : new MinuteProof(false);
        var missing = survey.WhatIsMissing(minute, paper, today, hasGuardianProof);
        if (missing.Count > 0)
            return new SurveyCompletion(missing);

        var isAbsence = survey.Outcome == SurveyOutcome.Absent;
        if (isAbsence)
            survey.RecordAbsence(form.ReturnOn, survey.Answers.Note, by);
        else
            await CompleteAsync(survey, minute, paper, by, now, cancel);
        await db.SaveChangesAsync(cancel);
        if (transaction is not null)
            await transaction.CommitAsync(cancel);
        return new SurveyCompletion([], isAbsence);
    }

    private async Task CompleteAsync(Survey survey, MinuteProof minute, PowerOfAttorney? paper, Actor by, DateTime now, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var person = survey.Beneficiary;
        var rule = survey.Outcome!.Value.Rule();
        survey.Complete(minute, paper, by, now);
        if (!rule.NeedsMinute)
            await cancelMinute.OnChangeOfMindAsync(survey, by, now, cancel);
        survey.RecordVisit(survey.VisitedOn!.Value, met: !rule.IsEvent || survey.Outcome == SurveyOutcome.RefusesBenefit, survey.Answers.Note, null, by);
        if (!string.IsNullOrWhiteSpace(survey.Answers.Phone))
            person.UsePhone(survey.Answers.Phone);
        if (rule.Change is { } change)
            await RecordEventAsync(survey, change, by, now, cancel);
        else if (rule.NeedsPowerOfAttorney)
            await arrangeAttorney.RunAsync(person, paper!, by, now, cancel);
        else
            await ArrangeAsync(survey, rule, by, now, today, cancel);
    }

    private async Task RecordEventAsync(Survey survey, ChangeKind change, Actor by, DateTime now, CancellationToken cancel)
    {
        var person = survey.Beneficiary;
        var happenedOn = survey.Answers.EventOn ?? survey.VisitedOn!.Value;
        db.ChangeEvents.Add(person.Record(change, happenedOn, survey.Answers.Reason ?? survey.Answers.Note, by, now));
        foreach (var entitlement in await db.Entitlements.Where(e => e.BeneficiaryId == person.Id).ToListAsync(cancel))
            entitlement.StopFor(change, happenedOn);
        if (change == ChangeKind.Death)
        {
            foreach (var paper in await db.PowersOfAttorney.Where(p => p.BeneficiaryId == person.Id).ToListAsync(cancel))
                paper.EndOnDeath(happenedOn);
        }
    }

    private async Task ArrangeAsync(Survey survey, OutcomeRule rule, Actor by, DateTime now, DateOnly today, CancellationToken cancel)
    {
        var (person, answers) = (survey.Beneficiary, survey.Answers);
        var hasAccount = rule.NeedsAccount || (rule.MayHoldAccount && answers.MentionsAccount);
        var channel = await arrange.ChannelAsync(hasAccount ? answers.ProviderCode : null, rule.Channel!.Value, cancel);
        Guid? accountId = null;
        if (hasAccount)
        {
            var declared = await declare.RunAsync(new AccountDeclaration(person.Id, channel, answers.ProviderCode, answers.AccountNumber, answers.AccountHolder,
                answers.Payee, "Khai lại khi khảo sát tại nhà"), by, now, cancel);
            accountId = declared?.Account.Id;
        }
        var payeeName = answers.Payee == PayeeKind.Self ? person.FullName : VietnameseText.Nfc(answers.PayeeName);
        await arrange.RunAsync(person, channel, answers.Payee, payeeName, null, accountId, today, cancel);
    }
}
