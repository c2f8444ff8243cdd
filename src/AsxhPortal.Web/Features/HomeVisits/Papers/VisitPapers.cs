using System.Globalization;
using AsxhPortal.Data;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Visits;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Papers;

/// <summary>What a paper prints, for which commune, about whom.</summary>
public sealed record VisitPaper<T>(Guid UnitId, Guid? BeneficiaryId, T Content);

/// <summary>A filled paper about a person.</summary>
/// <param name="SubjectKey">Id of the survey, minute or power of attorney.</param>
/// <param name="OwnNumber">The number that the minute has already.</param>
/// <param name="IssuedOn">The day it says; null for the day of printing.</param>
public sealed record PersonPaper<T>(Guid UnitId, Guid BeneficiaryId, string SubjectKey, int? OwnNumber, DateOnly? IssuedOn, T Content);

/// <summary>The visit plan of a thôn.</summary>
public sealed record HamletPlan(VisitPlanHeading Heading, IReadOnlyList<VisitPlanRow> Rows);

/// <summary>Fills the papers of step 4 from what is saved. Null where there is no such person, thôn or paper in the scope.</summary>
public sealed class VisitPapers(AppDbContext db, SurveySubjects subjects, VisitList visits, SurveyRound rounds, BusinessClock clock)
{
    public async Task<PersonPaper<SurveyPaper>?> SurveyAsync(Guid beneficiaryId, CancellationToken cancel) =>
        (await SurveysAsync(db.Beneficiaries.Where(b => b.Id == beneficiaryId), isBlankAllowed: true, cancel)).FirstOrDefault();

    public async Task<PersonPaper<RefusalMinutePaper>?> MinuteAsync(Guid beneficiaryId, CancellationToken cancel) =>
        (await MinutesAsync(db.Beneficiaries.Where(b => b.Id == beneficiaryId), cancel)).FirstOrDefault();

    /// <summary>The surveys of these people in their round, in the order of Vietnamese lists; who has none is left out unless blank ones are allowed.</summary>
    public async Task<IReadOnlyList<PersonPaper<SurveyPaper>>> SurveysAsync(IQueryable<Beneficiary> people, bool isBlankAllowed, CancellationToken cancel)
    {
        var all = await subjects.ReadAsync(people, clock.Today, cancel);
        var roundId = all.FirstOrDefault()?.Round?.Id;
        var found = await db.Surveys.AsNoTracking().Where(s => s.RoundId == roundId && people.Any(p => p.Id == s.BeneficiaryId)).ToDictionaryAsync(s => s.BeneficiaryId, cancel);
        var banks = await BanksAsync(cancel);
        return
        [
            .. from subject in all
               let survey = found.GetValueOrDefault(subject.Id)
               where survey is not null || isBlankAllowed
               select new PersonPaper<SurveyPaper>(subject.UnitId, subject.Id, survey is null ? $"{subject.Id:N}/{roundId:N}" : survey.Id.ToString("N"), null, survey?.VisitedOn,
                   survey is null ? Begin(subject) : Fill(Begin(subject), survey, Bank(banks, survey.Answers.ProviderCode))),
        ];
    }

    /// <summary>The refusal minutes of these people in their round.</summary>
    public async Task<IReadOnlyList<PersonPaper<RefusalMinutePaper>>> MinutesAsync(IQueryable<Beneficiary> people, CancellationToken cancel)
    {
        var all = await subjects.ReadAsync(people, clock.Today, cancel);
        var roundId = all.FirstOrDefault()?.Round?.Id;
        var found = await (
            from minute in db.RefusalMinutes.AsNoTracking()
            join survey in db.Surveys.AsNoTracking() on minute.StandingForSurveyId equals (Guid?)survey.Id
            where survey.RoundId == roundId && people.Any(p => p.Id == survey.BeneficiaryId)
            from replaced in db.RefusalMinutes.AsNoTracking().Where(m => m.Id == minute.ReplacesId).DefaultIfEmpty()
            select new { minute, survey, replaced }).ToDictionaryAsync(row => row.survey.BeneficiaryId, cancel);
        var banks = await BanksAsync(cancel);
        var pictures = await PicturesAsync(people, cancel);
        var drawn = await DrawnAsync(pictures, cancel);
        return
        [
            .. from subject in all
               where found.ContainsKey(subject.Id)
               let row = found[subject.Id]
               let standing = MinuteSeals.Compare(subject, row.minute, row.survey.Answers, pictures, banks)
               select new PersonPaper<RefusalMinutePaper>(subject.UnitId, subject.Id, row.minute.Id.ToString("N"), row.minute.Number, DateOnly.FromDateTime(row.minute.HeldAt),
                   Fill(Begin(subject, row.survey.Answers.AccountNumber, Bank(banks, row.survey.Answers.ProviderCode)), standing) with
                   {
                       Drawn = Sign(standing, drawn),
                       EndedAt = standing.State == SealState.Valid && standing.Minute.SignedBy == SigningWay.OnScreen ? EndOf(standing.Minute) : null,
                       Replaces = row.replaced is null ? null : string.Create(CultureInfo.InvariantCulture, $"(Thay cho biên bản số {row.replaced.NumberText} ngày {row.replaced.HeldAt:dd/MM/yyyy} đã hủy)"),
                       SigningNote = NoteOf(standing),
                   }),
        ];
    }

    /// <summary>When it was signed, if that was on its own day: the paper says "cùng ngày".</summary>
    private static DateTime? EndOf(RefusalMinute minute) =>
        BusinessClock.ToLocal(minute.SignedAt!.Value) is var end && end >= minute.HeldAt && end.Date == minute.HeldAt.Date ? end : null;

    private static string? NoteOf(StandingMinute standing)
    {
        if (standing.State == SealState.Unsigned)
            return null;
        var minute = standing.Minute;
        var signed = BusinessClock.ToLocal(minute.SignedAt!.Value).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);
        return standing.State switch
        {
            SealState.Valid when minute.SignedBy == SigningWay.OnPaper => $"Bản gốc đã ký trên giấy, {minute.SignedByName} ghi nhận lúc {signed}. Mã niêm phong nội dung: {minute.ShortSeal}.",
            SealState.Valid => null,
            SealState.TextChanged => $"Chữ ký ghi nhận lúc {signed} KHÔNG CÒN GIÁ TRỊ vì nội dung biên bản đã thay đổi sau khi ký. Phải đọc lại và ký lại.",
            _ => $"Chữ ký ghi nhận lúc {signed} KHÔNG CÒN GIÁ TRỊ vì không còn đủ như khi ký. Phải ký lại.",
        };
    }

    /// <summary>The signatures given on the screen, where they still stand: everything else leaves room to sign by hand.</summary>
    private static DrawnSignatures? Sign(StandingMinute standing, Dictionary<Guid, byte[]> drawn)
    {
        if (standing.State != SealState.Valid || standing.Minute.SignedBy != SigningWay.OnScreen)
            return null;
        byte[]? Of(AttachmentKind kind) => standing.Pictures.FirstOrDefault(p => p.Kind == kind) is { } picture ? drawn.GetValueOrDefault(picture.Id) : null;
        return new DrawnSignatures(Of(AttachmentKind.SignaturePolice), Of(AttachmentKind.SignatureOfficer), Of(AttachmentKind.SignatureSubject), Of(AttachmentKind.SignatureWitness),
            BusinessClock.ToLocal(standing.Minute.SignedAt!.Value), standing.Minute.ShortSeal!);
    }

    private Task<List<VisitAttachment>> PicturesAsync(IQueryable<Beneficiary> people, CancellationToken cancel) => db.VisitAttachments.AsNoTracking()
        .Where(a => a.MinuteId != null && a.RemovedAt == null && people.Any(p => p.Id == a.BeneficiaryId)).ToListAsync(cancel);

    private async Task<Dictionary<Guid, byte[]>> DrawnAsync(List<VisitAttachment> pictures, CancellationToken cancel)
    {
        var drawn = new Dictionary<Guid, byte[]>();
        foreach (var some in pictures.Where(p => p.IsSignature).Select(p => p.Id).Chunk(500))
        {
            foreach (var content in await db.VisitAttachmentContents.AsNoTracking().Where(c => some.Contains(c.Id)).ToListAsync(cancel))
                drawn.Add(content.Id, content.Bytes);
        }
        return drawn;
    }

    /// <summary>The powers of attorney of these people that stand now.</summary>
    public async Task<IReadOnlyList<PersonPaper<PowerOfAttorneyPaper>>> PowersOfAttorneyAsync(IQueryable<Beneficiary> people, CancellationToken cancel)
    {
        var found = (await db.PowersOfAttorney.AsNoTracking().Where(p => p.State != PowerOfAttorneyState.Ended && people.Any(b => b.Id == p.BeneficiaryId)).ToListAsync(cancel))
            .GroupBy(p => p.BeneficiaryId).ToDictionary(group => group.Key, group => group.MaxBy(p => p.ValidFrom)!);
        var all = await subjects.ReadAsync(people, clock.Today, cancel);
        var banks = await BanksAsync(cancel);
        return [.. all.Where(subject => found.ContainsKey(subject.Id)).Select(subject => PowerOf(subject, found[subject.Id], banks))];
    }

    /// <summary>Survey forms to be written at the home, with what the register knows.</summary>
    public async Task<IReadOnlyList<VisitPaper<SurveyPaper>>> SurveysByHandAsync(IQueryable<Beneficiary> people, CancellationToken cancel) =>
        [.. (await ByHamletAsync(people, cancel)).Select(subject => new VisitPaper<SurveyPaper>(subject.UnitId, subject.Id, Begin(subject) with { Category = subject.PublicCategories }))];

    /// <summary>Minutes to be written at the home, with who it is about.</summary>
    public async Task<IReadOnlyList<VisitPaper<RefusalMinutePaper>>> MinutesByHandAsync(IQueryable<Beneficiary> people, CancellationToken cancel) =>
        [.. (await ByHamletAsync(people, cancel)).Select(subject => new VisitPaper<RefusalMinutePaper>(subject.UnitId, subject.Id, Begin(subject, subject.Account?.Number, subject.Account?.Provider) with { HasWitness = true, Category = subject.PublicCategories }))];

    /// <summary>Powers of attorney to be written and certified, with who gives them.</summary>
    public async Task<IReadOnlyList<VisitPaper<PowerOfAttorneyPaper>>> PowersOfAttorneyByHandAsync(IQueryable<Beneficiary> people, CancellationToken cancel) =>
        [.. (await ByHamletAsync(people, cancel)).Select(subject => new VisitPaper<PowerOfAttorneyPaper>(subject.UnitId, subject.Id, new PowerOfAttorneyPaper(PartyOf(subject), Category: subject.PublicCategories, Amount: subject.Amount)))];

    public async Task<VisitPaper<RefusalMinutePaper>?> BlankMinuteAsync(Guid beneficiaryId, CancellationToken cancel) =>
        await subjects.FindAsync(beneficiaryId, clock.Today, cancel) is { } subject
            ? new(subject.UnitId, subject.Id, Begin(subject, subject.Account?.Number, subject.Account?.Provider) with { HasWitness = true })
            : null;

    /// <summary>The paper that stands now: not ended, the newest.</summary>
    public async Task<PersonPaper<PowerOfAttorneyPaper>?> PowerOfAttorneyOfAsync(Guid beneficiaryId, CancellationToken cancel) =>
        (await PowersOfAttorneyAsync(db.Beneficiaries.Where(b => b.Id == beneficiaryId), cancel)).FirstOrDefault();

    public async Task<PersonPaper<PowerOfAttorneyPaper>?> PowerOfAttorneyAsync(Guid paperId, CancellationToken cancel)
    {
        var paper = await db.PowersOfAttorney.AsNoTracking().FirstOrDefaultAsync(p => p.Id == paperId, cancel);
        if (paper is null || await subjects.FindAsync(paper.BeneficiaryId, clock.Today, cancel) is not { } subject)
            return null;
        return PowerOf(subject, paper, await BanksAsync(cancel));
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
            person.CitizenId, person.HouseholdHead is null ? person.HamletName : $"{person.HamletName} (hộ {person.HouseholdHead})", person.PublicCategories, person.Amount, person.Phone,
            person.Account is { } account ? $"{account.Number} {account.Provider}" : null))]));
    }

    /// <summary>In the order in which one walks: by thôn, then by Vietnamese name.</summary>
    private async Task<IEnumerable<SurveySubject>> ByHamletAsync(IQueryable<Beneficiary> people, CancellationToken cancel) =>
        (await subjects.ReadAsync(people, clock.Today, cancel)).OrderBy(subject => subject.HamletName, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), true));

    private async Task<(Guid UnitId, string Hamlet, IReadOnlyList<SurveySubject> People)?> OpenAsync(Guid hamletId, CancellationToken cancel)
    {
        var hamlet = await db.Hamlets.AsNoTracking().FirstOrDefaultAsync(h => h.Id == hamletId, cancel);
        if (hamlet is null || await rounds.RunAsync(hamlet.UnitId, cancel) is not { } round)
            return null;
        var open = visits.People(hamlet.UnitId, round.Id).Where(b => b.HamletId == hamletId
            && !db.Surveys.Any(s => s.RoundId == round.Id && s.BeneficiaryId == b.Id && s.State == SurveyState.Completed));
        return (hamlet.UnitId, hamlet.Name, await subjects.ReadAsync(open, clock.Today, cancel));
    }

    private async Task<Dictionary<string, string>> BanksAsync(CancellationToken cancel) =>
        await db.PaymentProviders.AsNoTracking().Select(p => new { p.Code, p.ShortName }).ToDictionaryAsync(p => p.Code, p => p.ShortName, cancel);

    private static string? Bank(Dictionary<string, string> banks, string? code) => code is null ? null : banks.GetValueOrDefault(code);

    private static PersonPaper<PowerOfAttorneyPaper> PowerOf(SurveySubject subject, PowerOfAttorney paper, Dictionary<string, string> banks) =>
        new(subject.UnitId, subject.Id, paper.Id.ToString("N"), null, paper.CertifiedOn, new PowerOfAttorneyPaper(
            PartyOf(subject),
            new PaperParty(paper.AttorneyName, paper.AttorneyBirth?.ToString(), paper.AttorneyCitizenId, IdIssuedOn: paper.AttorneyPaperIssuedOn, Address: paper.AttorneyAddress, Phone: paper.AttorneyPhone,
                OtherPaper: paper.AttorneyCitizenId is null && paper.AttorneyPaperNumber is not null ? $"{paper.AttorneyPaperName} số {paper.AttorneyPaperNumber}" : null),
            paper.AttorneyRelation, subject.Categories, subject.Amount, null, paper.IsThroughAccount, paper.AccountNumber,
            Bank(banks, paper.ProviderCode), paper.AccountHolder, paper.ValidFrom, paper.ValidTo, null,
            paper.CertificationNumber, paper.CertificationBook, paper.CertifiedOn, paper.CertifiedByName,
            subject.ScopeOf(paper), paper.EndedOn is { } ended ? string.Create(CultureInfo.InvariantCulture, $"(Ủy quyền đã chấm dứt từ ngày {ended:dd/MM/yyyy}: {paper.EndReason})") : null));

    private static PaperParty PartyOf(SurveySubject subject) => new(subject.FullName, subject.Birth?.ToString(), subject.CitizenId, Address: subject.Address, Phone: subject.Phone);

    private static RefusalMinutePaper Fill(RefusalMinutePaper paper, StandingMinute standing) => FillText(paper, standing.Minute, standing.Facts);

    private static RefusalMinutePaper FillText(RefusalMinutePaper paper, RefusalMinute held, MinuteFacts facts) => paper with
    {
        Address = facts.Address,
        Category = facts.Category,
        Amount = facts.Amount,
        NumberText = held.NumberText,
        HeldAt = held.HeldAt,
        Place = held.Place,
        PoliceName = held.PoliceName,
        PoliceTitle = held.PoliceTitle,
        OfficerName = held.OfficerName,
        OfficerTitle = held.OfficerTitle,
        Reason = held.Reason,
        Wish = facts.Wish,
        SignatoryName = held.SignatoryName,
        UsesFingerprint = held.Signing == SigningAbility.Fingerprint,
        CannotSign = held.Signing == SigningAbility.CannotSign,
        WitnessName = held.WitnessName,
        HasWitness = held.WitnessName is not null,
    };

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
            Wish = answers.Wish,
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
