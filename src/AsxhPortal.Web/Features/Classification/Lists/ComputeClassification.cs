using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using MissingPiece = AsxhPortal.Domain.Classification.MissingPiece;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>One person of the register in a round: surveyed or not, on which list, and what is missing.</summary>
/// <param name="Line">As the person would stand on the list now; null until the survey is completed.</param>
/// <param name="SignedOffAs">Outcome of the signed-off list the person stands on.</param>
public sealed record ClassifiedPerson(
    Guid BeneficiaryId,
    string FullName,
    string SortKey,
    string? HamletName,
    Guid? HamletId,
    SurveyOutcome? Outcome,
    ListLine? Line,
    IReadOnlyList<MissingPiece> Missing,
    SurveyOutcome? SignedOffAs)
{
    public bool IsSurveyed => Line is not null;
    public bool IsListed => Line is not null && !Missing.Any(m => m.KeepsOffList);

    /// <summary>Would be signed off now.</summary>
    public bool IsPending => IsListed && SignedOffAs is null;
}

/// <summary>
/// Step 5, computed: everybody of a commune who is followed up, or was surveyed in the round, with the list they belong on. Five set-wise
/// queries, whatever the size of the commune.
/// </summary>
public sealed class ComputeClassification(AppDbContext db, RateBooks rates)
{
    public async Task<IReadOnlyList<ClassifiedPerson>> RunAsync(Guid unitId, Guid roundId, DateOnly today, CancellationToken cancel)
    {
        var people = await (
            from person in db.Beneficiaries.AsNoTracking()
            join survey in db.Surveys.Where(s => s.RoundId == roundId) on person.Id equals survey.BeneficiaryId into surveys
            from survey in surveys.DefaultIfEmpty()
            join account in db.BankAccounts.Where(a => a.ClosedAt == null) on person.Id equals account.BeneficiaryId into accounts
            from account in accounts.DefaultIfEmpty()
            join minute in db.RefusalMinutes on survey.Id equals minute.SurveyId into minutes
            from minute in minutes.DefaultIfEmpty()
            where person.UnitId == unitId && (person.Status == BeneficiaryStatus.Active || survey != null)
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

        var entitlements = (await db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId).ToListAsync(cancel)).ToLookup(e => e.BeneficiaryId);
        var attorneys = (await db.PowersOfAttorney.AsNoTracking().Where(p => p.UnitId == unitId).ToListAsync(cancel)).ToLookup(p => p.BeneficiaryId);
        var signed = (await (
            from line in db.ListLines
            join list in db.ClassificationLists on line.ListId equals list.Id
            where list.UnitId == unitId && list.RoundId == roundId && list.State == ClassificationState.SignedOff
            select new { line.BeneficiaryId, list.Outcome }).ToListAsync(cancel)).GroupBy(l => l.BeneficiaryId).ToDictionary(g => g.Key, g => g.First().Outcome);
        var providers = await db.PaymentProviders.ToDictionaryAsync(p => p.Code, p => p.ShortName, cancel);
        var amounts = new Amounts(await rates.ReadAsync(cancel), await rates.ProvinceCodeOfAsync(unitId, cancel), today);

        return [.. people.Select(found => Classify(found,
            entitlements[found.Id].Where(e => e.IsListedOn(today)).ToList(),
            attorneys[found.Id].OrderBy(p => p.State switch { PowerOfAttorneyState.Certified => 0, PowerOfAttorneyState.Draft => 1, _ => 2 }).ThenByDescending(p => p.ValidTo).FirstOrDefault(),
            signed.TryGetValue(found.Id, out var outcome) ? outcome : null, providers, amounts, today))];
    }

    private static ClassifiedPerson Classify(Found found, List<Entitlement> entitlements, PowerOfAttorney? attorney, SurveyOutcome? signedAs,
        Dictionary<string, string> providers, Amounts amounts, DateOnly today)
    {
        ClassifiedPerson Person(ListLine? line, IReadOnlyList<MissingPiece> missing) =>
            new(found.Id, found.FullName, found.SortKey, found.HamletName, found.HamletId, found.Outcome, line, missing, signedAs);

        if (found.SurveyState is null)
            return Person(null, [ListReadiness.NotSurveyed]);
        if (found.SurveyState == SurveyState.Draft || found.Outcome is not { } outcome)
            return Person(null, [ListReadiness.SurveyIsDraft]);

        var standing = attorney is null ? null : new AttorneyStanding(attorney.State, attorney.ValidTo);
        var hasAttorneysAccount = attorney is { IsThroughAccount: true, AccountNumber: not null };
        var missing = ListReadiness.WhatIsMissing(new SurveyedPerson(outcome, found.Status, found.AccountNumber is not null || hasAttorneysAccount,
            found.MinuteNumber is not null, standing, entitlements.Count, entitlements.Count(e => amounts.Of(e) is null), signedAs), today);
        return Person(Line(found, outcome, entitlements, attorney, missing, providers, amounts), missing);
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
        string? AccountNumber, string? ProviderCode, string? AccountHolder, PaymentChannel? AccountChannel, int? MinuteNumber, string? MinuteReason);

    private sealed record Amounts(RateBook Book, string? Province, DateOnly Day)
    {
        public long? Of(Entitlement e) => Book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, Day, Province);

        public string NameOf(Entitlement e) => Book.Find(e.CategoryCode)?.ShortName ?? "Chưa rõ loại đối tượng";
    }
}
