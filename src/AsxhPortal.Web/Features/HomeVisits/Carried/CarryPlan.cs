using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Plans;
using AsxhPortal.Web.Features.HomeVisits.Questions;
using AsxhPortal.Web.Features.HomeVisits.Refusals;
using AsxhPortal.Web.Features.HomeVisits.Surveys;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What is to be carried: the plan of a day; or the people of a team, or of one thôn, who are still to be visited.</summary>
public sealed class CarryForm
{
    public Guid? DayPlanId { get; set; }
    public Guid? TeamId { get; set; }
    public Guid? HamletId { get; set; }
    public string? DeviceName { get; set; }
}

/// <summary>"Mang đi": writes down who carries whom for how long, and packs what the visits need.</summary>
public sealed class CarryPlan(AppDbContext db, DayPlanPeople dayPlans, SurveySubjects subjects, SurveyRound rounds, CommuneChoice communes, PaymentProviders providers, SealKeyRing keys,
    CarriedSettings settings, BusinessClock clock)
{
    /// <returns>The package; the antiforgery token is put in by the caller.</returns>
    /// <exception cref="RuleException">No commune, no open round, nobody to carry, or too many.</exception>
    public async Task<CarriedPackage> RunAsync(CarryForm form, Guid deviceId, Actor by, CancellationToken cancel = default)
    {
        var now = clock.UtcNow;
        var day = form.DayPlanId is { } dayPlanId ? await dayPlans.RunAsync(dayPlanId, clock.Today, cancel) ?? throw new RuleException("Không có kế hoạch này; hãy tải lại trang kế hoạch rồi chọn lại.") : null;
        if (day is not null)
            form.TeamId = day.TeamId;
        var team = await TeamAsync(form, by, cancel);
        var commune = await communes.FindAsync(team?.UnitId ?? await UnitOfHamletAsync(form.HamletId, cancel), clock.Today, cancel)
            ?? throw new RuleException("Hãy chọn tổ công tác hoặc thôn cần mang đi.");
        var round = await rounds.RunAsync(commune.Id, cancel) ?? throw new RuleException("Chưa có đợt rà soát nào đang mở nên chưa mang đi được.");
        if (day is not null && day.RoundId != round.Id)
            throw new RuleException("Kế hoạch này thuộc đợt đã kết thúc; hãy chọn kế hoạch của đợt đang mở.");
        var walk = day?.People.Where(p => p.IsOpen && p.MovedToOn is null).Select((p, index) => (p.BeneficiaryId, index)).ToDictionary(p => p.BeneficiaryId, p => p.index);
        var people = walk is null ? People(commune.Id, round.Id, team?.Id, form.HamletId) : db.Beneficiaries.Where(b => EF.Parameter(walk.Keys.ToArray()).Contains(b.Id));
        var read = await subjects.ReadAsync(people, clock.Today, cancel);
        if (read.Count > settings.MostPeople)
            throw new RuleException($"Có {read.Count} người; mỗi lần mang đi nhiều nhất {settings.MostPeople} người. Hãy chọn từng thôn.");
        var sealKey = await keys.CurrentAsync(db, settings.SealKeyDays, now, cancel);
        var packed = await PackAsync(people, read, round, walk, cancel);
        var plan = new CarriedPlan(commune.Id, round.Id, sealKey.Id, deviceId, form.DeviceName, packed.Count, settings.Hours, by, now);
        plan.Follow(team?.Id, day?.PlanId);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var earlier in await db.CarriedPlans.Where(p => p.UserId == by.Id && p.DeviceId == deviceId && p.EndedAt == null && p.ExpiresAt > now).ToListAsync(cancel))
            earlier.Finish(CarriedPlanEnd.Replaced, "Mang đi lại trên cùng thiết bị", by, now);
        db.CarriedPlans.Add(plan);
        await db.SaveChangesAsync(cancel);
        await db.BulkInsertAsync(packed.Select(p => new CarriedPerson(plan, p.Id, p.Order)), cancel);
        await transaction.CommitAsync(cancel);

        return new CarriedPackage
        {
            PlanId = plan.Id,
            ExpiresAt = plan.ExpiresAt,
            ServerTime = now,
            SealKey = Convert.ToBase64String(sealKey.PublicKey),
            Token = "",
            CommuneName = commune.Name,
            RoundName = round.Name,
            Day = day?.Day ?? clock.Today,
            Team = team is null ? null : new CarriedTeam(team.Id, team.Name),
            Officers = OfficersOf(team),
            Providers = [.. (await providers.AllAsync(cancel)).Select(p => new CarriedProvider(p.Code, p.Bin, p.ShortName, p.IsMobileMoney))],
            People = packed,
            Questionnaire = QuestionnaireFile.Content,
        };
    }

    private async Task<VisitTeam?> TeamAsync(CarryForm form, Actor by, CancellationToken cancel)
    {
        if (form.TeamId is { } id)
            return await db.VisitTeams.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, cancel) ?? throw new RuleException("Không có tổ công tác này; hãy tải lại trang rồi chọn lại.");
        if (form.HamletId is not null)
            return null;
        var userId = by.Id;
        return await (
            from mine in db.VisitTeams.AsNoTracking()
            where mine.PoliceOfficerId == userId || mine.CultureOfficerId == userId
            join round in db.Rounds on mine.RoundId equals round.Id
            where round.ClosedOn == null
            orderby round.StartsOn descending, mine.Name
            select mine).FirstOrDefaultAsync(cancel)
            ?? throw new RuleException("Bạn chưa thuộc tổ công tác nào của đợt này; hãy chọn tổ hoặc thôn cần mang đi.");
    }

    private Task<Guid?> UnitOfHamletAsync(Guid? hamletId, CancellationToken cancel) =>
        db.Hamlets.Where(h => h.Id == hamletId).Select(h => (Guid?)h.UnitId).FirstOrDefaultAsync(cancel);

    /// <summary>Who of the team, or of the thôn, has no completed survey in the round.</summary>
    private IQueryable<Beneficiary> People(Guid unitId, Guid roundId, Guid? teamId, Guid? hamletId)
    {
        var people = RoundPeople.Of(db, roundId).Where(b => b.UnitId == unitId
            && !db.Surveys.Any(s => s.RoundId == roundId && s.BeneficiaryId == b.Id && s.State == SurveyState.Completed));
        if (hamletId is not null)
            people = people.Where(b => b.HamletId == hamletId);
        if (teamId is not null)
            people = people.Where(b => db.TeamAssignments.Any(a => a.RoundId == roundId && a.BeneficiaryId == b.Id && a.TeamId == teamId)
                || (db.VisitTeamHamlets.Any(h => h.TeamId == teamId && h.HamletId == b.HamletId)
                    && !db.TeamAssignments.Any(a => a.RoundId == roundId && a.BeneficiaryId == b.Id && a.TeamId != null)));
        return people;
    }

    private async Task<IReadOnlyList<CarriedSubject>> PackAsync(IQueryable<Beneficiary> people, IReadOnlyList<SurveySubject> read, ReviewRound round, Dictionary<Guid, int>? walk, CancellationToken cancel)
    {
        var rows = await people.AsNoTracking().Select(b => new { b.Id, b.Version, b.OldId, b.HouseholdCode }).ToDictionaryAsync(b => b.Id, cancel);
        var surveys = await db.Surveys.AsNoTracking().Include(s => s.Visits).Where(s => s.RoundId == round.Id && people.Any(p => p.Id == s.BeneficiaryId)).ToDictionaryAsync(s => s.BeneficiaryId, cancel);
        var guardians = await db.PaymentArrangements.AsNoTracking()
            .Where(a => a.ValidTo == null && (a.PayeeKind == PayeeKind.Guardian || a.PayeeKind == PayeeKind.Carer) && people.Any(p => p.Id == a.BeneficiaryId))
            .ToDictionaryAsync(a => a.BeneficiaryId, a => a.PayeeName, cancel);
        var wards = (await db.Guardianships.Where(g => g.EndedOn == null && g.ValidFrom <= clock.Today && (g.ValidTo == null || clock.Today <= g.ValidTo) && people.Any(p => p.Id == g.BeneficiaryId))
            .Select(g => g.BeneficiaryId).ToListAsync(cancel)).ToHashSet();
        var walked = read.OrderBy(s => walk?.GetValueOrDefault(s.Id) ?? 0).ThenBy(s => s.HamletName, StringComparer.Ordinal).ThenBy(s => VietnameseText.Fold(rows[s.Id].HouseholdCode ?? s.HouseholdHead ?? s.FullName), StringComparer.Ordinal);
        return [.. walked.Select((subject, index) => Pack(subject, index + 1, rows[subject.Id].Version, rows[subject.Id].OldId, surveys.GetValueOrDefault(subject.Id), guardians.GetValueOrDefault(subject.Id), wards.Contains(subject.Id)))];
    }

    private static CarriedSubject Pack(SurveySubject subject, int order, int version, string? oldId, Survey? survey, string? guardian, bool isWard) => new()
    {
        Id = subject.Id,
        Order = order,
        Household = subject.HouseholdHead ?? subject.FullName,
        Name = subject.FullName,
        Birth = subject.Birth?.ToString(),
        Sex = subject.Sex?.ToString(),
        CitizenId = subject.CitizenId,
        OldId = oldId,
        Address = subject.Address,
        Hamlet = subject.HamletName,
        Phone = subject.Phone,
        Categories = subject.Categories,
        Amount = subject.Amount,
        Guardian = guardian,
        HasGuardianship = isWard,
        Account = subject.Account is { } account ? new CarriedAccount(account.ProviderCode, account.Provider, account.Number, account.Holder) : null,
        SurveyVersion = survey?.Version,
        PersonVersion = version,
        Answers = survey is null ? new Dictionary<string, string>() : AnswersOf(survey),
        Absences = survey?.Visits.Count(v => !v.WasMet) ?? 0,
        ReturnOn = survey?.Visits.MaxBy(v => v.VisitedOn)?.ReturnOn,
        MinuteDefaults = FlatForm.Write(new RefusalForm
        {
            Place = $"Nhà của {subject.FullName}, {subject.Address}",
            PoliceName = subject.PoliceName,
            PoliceTitle = "Công an xã",
            OfficerName = subject.OfficerName,
            OfficerTitle = "Công chức văn hóa - xã hội",
            SignatoryName = subject.FullName,
        }),
    };

    /// <summary>The version stands beside the answers, not among them.</summary>
    private static Dictionary<string, string> AnswersOf(Survey survey)
    {
        var answers = FlatForm.Write(SurveyForm.From(survey));
        answers.Remove(nameof(SurveyForm.Version));
        return answers;
    }

    private static IReadOnlyList<CarriedOfficer> OfficersOf(VisitTeam? team)
    {
        var officers = new List<CarriedOfficer>();
        if (team?.PoliceOfficerName is { } police)
            officers.Add(new CarriedOfficer("police", police, "Công an xã"));
        if (team?.CultureOfficerName is { } culture)
            officers.Add(new CarriedOfficer("officer", culture, "Công chức văn hóa - xã hội"));
        return officers;
    }
}
