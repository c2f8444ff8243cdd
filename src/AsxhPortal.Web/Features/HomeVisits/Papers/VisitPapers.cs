using AsxhPortal.Data;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Visits;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Papers;

/// <summary>What a paper prints, for which commune, about whom.</summary>
public sealed record VisitPaper<T>(Guid UnitId, Guid? BeneficiaryId, T Content);

/// <summary>The visit plan of a thôn.</summary>
public sealed record HamletPlan(VisitPlanHeading Heading, IReadOnlyList<VisitPlanRow> Rows);

/// <summary>Fills the papers of step 4 from what is saved. Null where there is no such person, thôn or paper in the scope.</summary>
public sealed class VisitPapers(AppDbContext db, SurveySubjects subjects, VisitList visits, SurveyRound rounds, BusinessClock clock)
{
    public async Task<VisitPaper<SurveyPaper>?> SurveyAsync(Guid beneficiaryId, CancellationToken cancel)
    {
        if (await subjects.FindAsync(beneficiaryId, clock.Today, cancel) is not { } subject)
            return null;
        var roundId = subject.Round?.Id;
        var survey = await db.Surveys.AsNoTracking().FirstOrDefaultAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId, cancel);
        var paper = Begin(subject);
        return new(subject.UnitId, subject.Id, survey is null ? paper : Fill(paper, survey, await BankAsync(survey.Answers.ProviderCode, cancel)));
    }

    public async Task<VisitPaper<RefusalMinutePaper>?> MinuteAsync(Guid beneficiaryId, CancellationToken cancel)
    {
        if (await subjects.FindAsync(beneficiaryId, clock.Today, cancel) is not { } subject)
            return null;
        var roundId = subject.Round?.Id;
        var found = await (
            from minute in db.RefusalMinutes.AsNoTracking()
            join survey in db.Surveys.AsNoTracking() on minute.SurveyId equals survey.Id
            where survey.BeneficiaryId == beneficiaryId && survey.RoundId == roundId
            select new { minute, survey }).FirstOrDefaultAsync(cancel);
        if (found is null)
            return null;
        var (held, answers) = (found.minute, found.survey.Answers);
        return new(subject.UnitId, subject.Id, Begin(subject, answers.AccountNumber, await BankAsync(answers.ProviderCode, cancel)) with
        {
            NumberText = held.NumberText,
            HeldAt = held.HeldAt,
            Place = held.Place,
            PoliceName = held.PoliceName,
            PoliceTitle = held.PoliceTitle,
            OfficerName = held.OfficerName,
            OfficerTitle = held.OfficerTitle,
            Reason = held.Reason,
            Wish = answers.Wish?.ToVietnamese() ?? PaymentChannel.Cash.ToVietnamese(),
            SignatoryName = held.SignatoryName,
            UsesFingerprint = held.Signing == SigningAbility.Fingerprint,
            WitnessName = held.WitnessName,
            HasWitness = held.WitnessName is not null,
        });
    }

    public async Task<VisitPaper<RefusalMinutePaper>?> BlankMinuteAsync(Guid beneficiaryId, CancellationToken cancel) =>
        await subjects.FindAsync(beneficiaryId, clock.Today, cancel) is { } subject
            ? new(subject.UnitId, subject.Id, Begin(subject, subject.Account?.Number, subject.Account?.Provider) with { HasWitness = true })
            : null;

    /// <summary>The paper that stands now: not ended, the newest.</summary>
    public async Task<VisitPaper<PowerOfAttorneyPaper>?> PowerOfAttorneyOfAsync(Guid beneficiaryId, CancellationToken cancel)
    {
        var id = await db.PowersOfAttorney.Where(p => p.BeneficiaryId == beneficiaryId && p.State != PowerOfAttorneyState.Ended)
            .OrderByDescending(p => p.ValidFrom).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(cancel);
        return id is { } paperId ? await PowerOfAttorneyAsync(paperId, cancel) : null;
    }

    public async Task<VisitPaper<PowerOfAttorneyPaper>?> PowerOfAttorneyAsync(Guid paperId, CancellationToken cancel)
    {
        var paper = await db.PowersOfAttorney.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null || await subjects.FindAsync(paper.BeneficiaryId, clock.Today, cancel) is not { } subject)
            return null;
        return new(subject.UnitId, subject.Id, new PowerOfAttorneyPaper(
            new PaperParty(subject.FullName, subject.Birth?.ToString(), subject.CitizenId, Address: subject.Address, Phone: subject.Phone),
            new PaperParty(paper.AttorneyName, paper.AttorneyBirth?.ToString(), paper.AttorneyCitizenId, Address: paper.AttorneyAddress, Phone: paper.AttorneyPhone),
            paper.AttorneyRelation, subject.Categories, subject.Amount, null, paper.IsThroughAccount, paper.AccountNumber,
            await BankAsync(paper.ProviderCode, cancel), paper.AccountHolder, paper.ValidFrom, paper.ValidTo, null,
            paper.CertificationNumber, paper.CertificationBook, paper.CertifiedOn, paper.CertifiedByName));
    }

    /// <summary>One form for each person of the thôn who has not been surveyed yet, with part I printed.</summary>
    public async Task<VisitPaper<IReadOnlyList<SurveyPaper>>?> OpenSurveysAsync(Guid hamletId, CancellationToken cancel) =>
        await OpenAsync(hamletId, cancel) is { } open ? new(open.UnitId, null, [.. open.People.Select(Begin)]) : null;

    public async Task<VisitPaper<HamletPlan>?> PlanAsync(Guid hamletId, CancellationToken cancel)
    {
        if (await OpenAsync(hamletId, cancel) is not { } open)
            return null;
        var first = open.People.FirstOrDefault();
        var members = string.Join(", ", new[] { first?.PoliceName, first?.OfficerName }.Where(name => !string.IsNullOrWhiteSpace(name)));
        var heading = new VisitPlanHeading(open.Hamlet, first?.Round?.Name ?? "", first?.TeamName, members, first?.Round?.DeadlineOf(4), clock.Today);
        return new(open.UnitId, null, new HamletPlan(heading, [.. open.People.Select((person, index) => new VisitPlanRow(index + 1, person.FullName, person.Birth?.ToString(),
            person.CitizenId, person.HouseholdHead is null ? person.HamletName : $"{person.HamletName} (hộ {person.HouseholdHead})", person.Categories, person.Amount, person.Phone,
            person.Account is { } account ? $"{account.Number} {account.Provider}" : null))]));
    }

    private async Task<(Guid UnitId, string Hamlet, IReadOnlyList<SurveySubject> People)?> OpenAsync(Guid hamletId, CancellationToken cancel)
    {
        var hamlet = await db.Hamlets.AsNoTracking().FirstOrDefaultAsync(h => h.Id == hamletId, cancel);
        if (hamlet is null || await rounds.RunAsync(hamlet.UnitId, cancel) is not { } round)
            return null;
        var open = visits.People(hamlet.UnitId, round.Id).Where(b => b.HamletId == hamletId
            && !db.Surveys.Any(s => s.RoundId == round.Id && s.BeneficiaryId == b.Id && s.State == SurveyState.Completed));
        return (hamlet.UnitId, hamlet.Name, await subjects.ReadAsync(open, clock.Today, cancel));
    }

    private Task<string?> BankAsync(string? providerCode, CancellationToken cancel) =>
        db.PaymentProviders.Where(p => p.Code == providerCode).Select(p => (string?)p.ShortName).FirstOrDefaultAsync(cancel);

    private static SurveyPaper Begin(SurveySubject subject) => new(
        RoundName: subject.Round?.Name,
        FullName: subject.FullName,
        Birth: subject.Birth?.ToString(),
        Sex: subject.Sex?.ToVietnamese(),
        CitizenId: subject.CitizenId,
        PermanentAddress: subject.Address,
        Phone: subject.Phone,
        Category: subject.Categories,
        Amount: subject.Amount,
        PoliceName: subject.PoliceName,
        OfficerName: subject.OfficerName);

    private static SurveyPaper Fill(SurveyPaper paper, Survey survey, string? bank)
    {
        var answers = survey.Answers;
        return paper with
        {
            Phone = answers.Phone ?? paper.Phone,
            Guardian = answers.PayeeName,
            HasAccount = answers.HasAccount,
            AccountNumber = answers.AccountNumber,
            Bank = bank,
            AccountHolder = answers.AccountHolder,
            AccountIsActive = answers.AccountIsActive,
            IsRegisteredForAccount = answers.IsRegisteredForAccount,
            ReceivingToday = answers.ReceivingToday == ReceivingToday.Unknown ? null : answers.ReceivingToday,
            HasPhone = answers.HasPhone,
            HasSmartphone = answers.HasSmartphone,
            HasVneidLevel2 = answers.HasVneidLevel2,
            OutcomeCode = survey.Outcome?.Rule().Code,
            Reason = answers.Reason,
            Persuasion = answers.Persuasion,
            Note = answers.Note,
            InformantName = answers.InformantName,
            InformantRelation = answers.InformantRelation,
            VisitedOn = survey.VisitedOn,
            UsesFingerprint = answers.Signing == SigningAbility.Fingerprint,
        };
    }

    private static RefusalMinutePaper Begin(SurveySubject subject, string? accountNumber, string? bank) => new(
        PoliceName: subject.PoliceName,
        OfficerName: subject.OfficerName,
        FullName: subject.FullName,
        Birth: subject.Birth?.ToString(),
        Sex: subject.Sex?.ToVietnamese(),
        CitizenId: subject.CitizenId,
        Address: subject.Address,
        Category: subject.Categories,
        Amount: subject.Amount,
        AccountNumber: accountNumber,
        Bank: bank);
}
