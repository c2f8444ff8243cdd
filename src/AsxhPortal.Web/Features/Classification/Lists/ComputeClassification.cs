using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.CarryOver;
using AsxhPortal.Web.Features.Shared.Rounds;
using Microsoft.EntityFrameworkCore;
using MissingPiece = AsxhPortal.Domain.Classification.MissingPiece;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>One person of the register in a round: surveyed or not, where they stand by signature, where they belong now, and what is missing.</summary>
/// <param name="Line">As the person would stand on the list now; null until there is an answer that counts.</param>
/// <param name="Standing">The line of the signed-off list the person stands on.</param>
/// <param name="Pending">What the next signature would say about the person; null when nothing.</param>
/// <param name="PaperId">The power of attorney that counts, for the link that mends it.</param>
/// <param name="CaseId">The open verification case.</param>
public sealed record ClassifiedPerson(
    Guid BeneficiaryId,
    string FullName,
    string SortKey,
    string? HamletName,
    Guid? HamletId,
    SurveyOutcome? Outcome,
    ListLine? Line,
    IReadOnlyList<MissingPiece> Missing,
    StandingLine? Standing,
    StandingLine? Pending,
    Guid? PaperId = null,
    Guid? CaseId = null)
{
    /// <summary>The round visits the person, as the visit list and the dashboard count; false for who only stands on a line that is to be taken off.</summary>
    public bool IsInRound { get; init; } = true;

    public bool IsSurveyed => Line is not null;

    /// <summary>"Chưa phân loại được": no answer that counts, or one that the register contradicts.</summary>
    public bool IsUnclassified => IsInRound && Missing.Any(m => m.KeepsOffList);
    public bool IsListed => Line is not null && !IsUnclassified;
    public bool IsPending => Pending is not null;

    /// <summary>The answer is one of an earlier round that counts unasked.</summary>
    public bool IsCarried => Line?.CarriedFrom is not null;
}

/// <summary>
/// Step 5, computed: everybody whom the round visits in a commune (<see cref="RoundPeople"/>), and who stands on one of its signed lists, with the
/// list they belong on. A handful of set-wise queries, whatever the size of the commune.
/// </summary>
public sealed class ComputeClassification(AppDbContext db, RateBooks rates, OpenRounds rounds, CarriedAnswers carriedAnswers)
{
    public async Task<IReadOnlyList<ClassifiedPerson>> RunAsync(Guid unitId, Guid roundId, DateOnly today, CancellationToken cancel)
    {
        var people = await PeopleAsync(unitId, roundId, cancel);
        var round = (await rounds.AllOfUnitAsync(unitId, cancel)).FirstOrDefault(r => r.Id == roundId);
        var carried = round is null ? null : await carriedAnswers.RunAsync(unitId, round, today, cancel);
        var entitlements = (await db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        var attorneys = (await db.PowersOfAttorney.AsNoTracking().Where(p => p.UnitId == unitId).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId);
        var signed = (await (
            from line in db.ListLines.AsNoTracking()
            join list in db.ClassificationLists on line.ListId equals list.Id
            where list.UnitId == unitId && list.RoundId == roundId && line.CurrentInRoundId == roundId
            select new { list.Outcome, Line = line }).ToListAsync(cancel)).ToDictionary(l => l.Line.BeneficiaryId, l => new StandingLine(l.Outcome, l.Line));
        var cases = await db.VerificationCases.AsNoTracking()
            .Where(c => c.UnitId == unitId && c.State != VerificationState.Confirmed && c.State != VerificationState.Refuted && (c.BeneficiaryId != null || c.CitizenId != null))
            .Select(c => new OpenCase(c.Id, c.BeneficiaryId, c.CitizenId)).ToListAsync(cancel);
        var providers = await db.PaymentProviders.ToDictionaryAsync(p => p.Code, p => p.ShortName, cancel);
        var facts = new Facts(today, providers, new Amounts(await rates.ReadAsync(cancel), await rates.ProvinceCodeOfAsync(unitId, cancel), today), OpenCases.Of(cases));

        return [.. people.Select(found => Classify(found, found.SurveyState is null ? carried?.GetValueOrDefault(found.Id) : null, [.. entitlements[found.Id]],
            attorneys[found.Id].OrderBy(p => p.State switch { PowerOfAttorneyState.Certified => 0, PowerOfAttorneyState.Draft => 1, _ => 2 }).ThenByDescending(p => p.ValidTo).FirstOrDefault(),
            signed.GetValueOrDefault(found.Id), facts))];
    }

    private async Task<List<Found>> PeopleAsync(Guid unitId, Guid roundId, CancellationToken cancel) => await (
        from person in db.Beneficiaries.AsNoTracking()
        join survey in db.Surveys.Where(s => s.RoundId == roundId) on person.Id equals survey.BeneficiaryId into surveys
        from survey in surveys.DefaultIfEmpty()
        join account in db.BankAccounts.Where(a => a.ClosedAt == null) on person.Id equals account.BeneficiaryId into accounts
        from account in accounts.DefaultIfEmpty()
        join minute in db.RefusalMinutes on (Guid?)survey.Id equals minute.StandingForSurveyId into minutes
        from minute in minutes.DefaultIfEmpty()
        where person.UnitId == unitId
            && (person.Status == BeneficiaryStatus.Active || person.Status == BeneficiaryStatus.UnderVerification || survey != null || db.ListLines.Any(l => l.CurrentInRoundId == roundId && l.BeneficiaryId == person.Id))
        orderby person.NameSortKey, person.Id
        select new Found(
            person.Id, person.FullName, person.NameSortKey, person.Birth, person.Sex, person.CitizenId, person.Phone, person.HamletId, person.Status,
            db.Hamlets.Where(h => h.Id == person.HamletId).Select(h => h.Name).FirstOrDefault(),
            survey == null ? null : survey.Id,
            survey == null ? null : survey.State,
            survey == null ? null : survey.Outcome,
            survey == null ? null : survey.Answers.Reason,
            survey == null ? null : survey.Answers.EventOn,
            survey == null ? null : survey.Answers.Phone,
            account == null ? null : account.Number,
            account == null ? null : account.ProviderCode,
            account == null ? null : account.HolderName,
            account == null ? null : account.Channel,
            minute == null ? null : minute.Number,
            minute == null ? null : minute.Reason)).ToListAsync(cancel);

    private static ClassifiedPerson Classify(Found found, CarriedAnswer? carried, IReadOnlyList<Entitlement> entitlements, PowerOfAttorney? attorney, StandingLine? standing, Facts facts)
    {
        var caseId = facts.Cases.Of(found.Id, found.CitizenId);
        ClassifiedPerson Person(ListLine? line, IReadOnlyList<MissingPiece> missing) => new(
            found.Id, found.FullName, found.SortKey, found.HamletName, found.HamletId, found.Outcome, line, missing, standing,
            ListSupplement.Pending(standing, found.Outcome, line, missing, found.Status == BeneficiaryStatus.Active), attorney?.Id, caseId)
        {
            IsInRound = RoundPeople.IsVisited(found.Status, found.SurveyState is not null),
        };

        // An answer of an earlier round counts only where nothing can have changed; otherwise somebody has to confirm it or ask anew.
        if (carried is { IsInherited: true })
            found = found.Answered(carried);
        else if (found.SurveyState is null && found.Status != BeneficiaryStatus.Active)
            return Person(null, [ListReadiness.NotFollowed(found.Status)]);
        else if (found.SurveyState is null)
            return Person(null, [carried is null ? ListReadiness.NotSurveyed : ListReadiness.ToBeConfirmed(carried.RoundName, string.Join(" ", carried.Why.Select(w => w.Sentence)))]);
        if (found.SurveyState == SurveyState.Draft || found.Outcome is not { } outcome)
            return Person(null, [found.Outcome == SurveyOutcome.Absent ? ListReadiness.NotMet : ListReadiness.SurveyIsDraft]);

        var listed = entitlements.Where(e => e.IsListedOn(facts.Today)).ToList();
        var hasAttorneysAccount = attorney is { IsThroughAccount: true, AccountNumber: not null };
        var missing = ListReadiness.WhatIsMissing(new SurveyedPerson(outcome, found.Status, found.AccountNumber is not null || hasAttorneysAccount, found.MinuteNumber is not null,
            attorney is null ? null : new AttorneyStanding(attorney.State, attorney.ValidTo, attorney.IsThroughAccount),
            listed.Count, listed.Count(e => facts.Amounts.Of(e) is null),
            entitlements.Count(e => e.State == EntitlementState.Active && e.EndsAfter is null), caseId is not null), facts.Today);
        var line = Line(found, outcome, listed, attorney, missing, facts.Providers, facts.Amounts);
        line.CarriedFrom = carried?.RoundName;
        return Person(line, missing);
    }

    private static ListLine Line(Found found, SurveyOutcome outcome, List<Entitlement> entitlements, PowerOfAttorney? attorney,
        IReadOnlyList<MissingPiece> missing, Dictionary<string, string> providers, Amounts amounts)
    {
        var rule = outcome.Rule();
        var through = rule.NeedsPowerOfAttorney ? attorney : null;
        var isAttorneys = found.AccountNumber is null && through is { IsThroughAccount: true };
        var provider = isAttorneys ? through!.ProviderCode : found.ProviderCode;
        return new ListLine
        {
            BeneficiaryId = found.Id,
            SurveyId = found.SurveyId!.Value,
            FullName = found.FullName,
            Birth = found.Birth?.ToString(),
            Sex = found.Sex?.ToVietnamese(),
            CitizenId = found.CitizenId,
            HamletName = found.HamletName,
            Categories = string.Join("; ", entitlements.Select(amounts.NameOf)),
            Amount = entitlements.Sum(e => amounts.Of(e) ?? 0),
            Phone = found.Phone ?? found.SurveyPhone,
            AccountNumber = isAttorneys ? through!.AccountNumber : found.AccountNumber,
            ProviderName = provider is null ? null : providers.GetValueOrDefault(provider, provider),
            AccountHolder = isAttorneys ? through!.AccountHolder : found.AccountHolder,
            ChannelName = (rule.Channel?.NeedsAccount() == true ? found.AccountChannel ?? rule.Channel : rule.Channel)?.ToVietnamese(),
            Reason = found.MinuteReason ?? found.Reason ?? (found.EventOn is { } day ? $"Ngày {day:dd/MM/yyyy}" : null),
            MinuteNumber = rule.NeedsMinute && found.MinuteNumber is { } number ? $"{number:00}/BB" : null,
            AttorneyName = through?.AttorneyName,
            AttorneyRelation = through?.AttorneyRelation,
            AttorneyCitizenId = through?.AttorneyCitizenId,
            AttorneyTerm = through is null ? null : $"{through.ValidFrom:dd/MM/yyyy}–{through.ValidTo:dd/MM/yyyy}",
            CertificationNumber = through?.CertificationNumber,
            Note = missing.Count == 0 ? null : string.Join(" ", missing.Select(m => m.Sentence)),
        };
    }

    private sealed record Found(
        Guid Id, string FullName, string SortKey, PartialDate? Birth, Sex? Sex, string? CitizenId, string? Phone, Guid? HamletId, BeneficiaryStatus Status,
        string? HamletName, Guid? SurveyId, SurveyState? SurveyState, SurveyOutcome? Outcome, string? Reason, DateOnly? EventOn, string? SurveyPhone,
        string? AccountNumber, string? ProviderCode, string? AccountHolder, PaymentChannel? AccountChannel, int? MinuteNumber, string? MinuteReason)
    {
        public Found Answered(CarriedAnswer carried) => this with
        {
            SurveyId = carried.SurveyId,
            SurveyState = Domain.HomeVisits.SurveyState.Completed,
            Outcome = carried.Outcome,
            Reason = carried.Reason,
            EventOn = carried.EventOn,
            SurveyPhone = carried.Phone,
        };
    }

    private sealed record OpenCase(Guid Id, Guid? BeneficiaryId, string? CitizenId);

    /// <summary>Open verification cases, by the person of the register or by the number the case states.</summary>
    private sealed record OpenCases(ILookup<Guid, Guid> ByPerson, ILookup<string, Guid> ByCitizenId)
    {
        public static OpenCases Of(List<OpenCase> cases) => new(
            cases.Where(c => c.BeneficiaryId is not null).ToLookup(c => c.BeneficiaryId!.Value, c => c.Id),
            cases.Where(c => c.CitizenId is not null).ToLookup(c => c.CitizenId!, c => c.Id));

        public Guid? Of(Guid beneficiaryId, string? citizenId) =>
            ByPerson[beneficiaryId].Concat(citizenId is null ? [] : ByCitizenId[citizenId]).Select(id => (Guid?)id).FirstOrDefault();
    }

    private sealed record Facts(DateOnly Today, Dictionary<string, string> Providers, Amounts Amounts, OpenCases Cases);

    private sealed record Amounts(RateBook Book, string? Province, DateOnly Day)
    {
        public long? Of(Entitlement e) => Book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, Day, Province);

        public string NameOf(Entitlement e) => Book.Find(e.CategoryCode)?.ShortName ?? "Chưa rõ loại đối tượng";
    }
}
