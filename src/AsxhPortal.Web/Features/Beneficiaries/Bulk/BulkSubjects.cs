using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.CarryOver;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>Everything that a bulk action of one kind reads about its people: a fixed number of statements, whatever their number.</summary>
public sealed record BulkSubjects(IReadOnlyDictionary<Guid, Beneficiary> People, DateOnly Today)
{
    public required RateBook Book { get; init; }
    public ILookup<Guid, Entitlement> Entitlements { get; init; } = Enumerable.Empty<Entitlement>().ToLookup(e => e.BeneficiaryId);
    public ReviewRound? Round { get; init; }
    public IReadOnlyDictionary<Guid, VisitTeam> Teams { get; init; } = new Dictionary<Guid, VisitTeam>();
    public IReadOnlyDictionary<Guid, TeamAssignment> Assignments { get; init; } = new Dictionary<Guid, TeamAssignment>();
    public IReadOnlyDictionary<Guid, Survey> Surveys { get; init; } = new Dictionary<Guid, Survey>();

    /// <summary>Answers of the rounds before.</summary>
    public IReadOnlyDictionary<Guid, CarriedAnswer> Carried { get; init; } = new Dictionary<Guid, CarriedAnswer>();

    /// <summary>The surveys these answers stand in, by person.</summary>
    public IReadOnlyDictionary<Guid, Survey> EarlierSurveys { get; init; } = new Dictionary<Guid, Survey>();
    public ILookup<Guid, PowerOfAttorney> Attorneys { get; init; } = Enumerable.Empty<PowerOfAttorney>().ToLookup(p => p.BeneficiaryId);

    public VisitTeam? TeamOfHamlet(Guid? hamletId) => hamletId is { } id ? Teams.Values.FirstOrDefault(t => t.Hamlets.Any(h => h.HamletId == id)) : null;

    public string? NameOf(string? categoryCode) => Book.Find(categoryCode) switch
    {
        null => null,
        { IsSensitive: true } => "Diện được bảo vệ thông tin",
        var category => category.ShortName,
    };
}

/// <summary>Reads the subjects of an action's selection; tracked when they are about to change.</summary>
public sealed class BulkSubjectsQuery(AppDbContext db, RateBooks rateBooks, CarriedAnswers carriedAnswers)
{
    public async Task<BulkSubjects> RunAsync(BulkAction action, BulkChoice choice, bool tracked, DateOnly today, CancellationToken cancel)
    {
        var selected = db.BulkActionLines.Where(l => l.ActionId == action.Id).Select(l => l.BeneficiaryId);
        var tracking = tracked ? QueryTrackingBehavior.TrackAll : QueryTrackingBehavior.NoTracking;
        var people = await db.Beneficiaries.AsTracking(tracking).Where(b => selected.Contains(b.Id)).ToDictionaryAsync(b => b.Id, cancel);
        var subjects = new BulkSubjects(people, today) { Book = await rateBooks.ReadAsync(cancel) };
        if (choice.Kind is BulkActionKind.SetCategory or BulkActionKind.SetStart)
        {
            return subjects with
            {
                Entitlements = (await db.Entitlements.AsTracking(tracking).Where(e => selected.Contains(e.BeneficiaryId)).ToListAsync(cancel)).OrderBy(e => e.Group).ThenBy(e => e.CategoryCode).ToLookup(e => e.BeneficiaryId),
            };
        }
        var round = await db.Rounds.AsNoTracking().FirstOrDefaultAsync(r => r.Id == choice.RoundId, cancel);
        if (choice.Kind == BulkActionKind.OpenSurveys)
        {
            return subjects with
            {
                Round = round,
                Surveys = await db.Surveys.AsTracking(tracking).Where(s => s.RoundId == choice.RoundId && selected.Contains(s.BeneficiaryId)).ToDictionaryAsync(s => s.BeneficiaryId, cancel),
            };
        }
        if (choice.Kind == BulkActionKind.ConfirmUnchanged)
        {
            var carried = round is null ? new Dictionary<Guid, CarriedAnswer>() : await carriedAnswers.RunAsync(action.UnitId, round, today, cancel);
            var earlier = db.Surveys.Where(s => s.RoundId != choice.RoundId && s.State == SurveyState.Completed && selected.Contains(s.BeneficiaryId));
            var ids = carried.Values.Select(c => c.SurveyId).ToHashSet();
            return subjects with
            {
                Round = round,
                Carried = carried,
                Surveys = await db.Surveys.AsTracking(tracking).Include(s => s.Visits).Where(s => s.RoundId == choice.RoundId && selected.Contains(s.BeneficiaryId)).ToDictionaryAsync(s => s.BeneficiaryId, cancel),
                EarlierSurveys = (await earlier.AsNoTracking().ToListAsync(cancel)).Where(s => ids.Contains(s.Id)).ToDictionary(s => s.BeneficiaryId),
                Attorneys = (await db.PowersOfAttorney.AsNoTracking().Where(p => p.State != PowerOfAttorneyState.Ended && selected.Contains(p.BeneficiaryId)).OrderByDescending(p => p.ValidFrom).ToListAsync(cancel))
                    .ToLookup(p => p.BeneficiaryId),
            };
        }
        return subjects with
        {
            Round = round,
            Teams = await db.VisitTeams.AsNoTracking().Include(t => t.Hamlets).Where(t => t.RoundId == choice.RoundId && t.UnitId == action.UnitId).ToDictionaryAsync(t => t.Id, cancel),
            Assignments = await db.TeamAssignments.AsTracking(tracking).Where(a => a.RoundId == choice.RoundId && selected.Contains(a.BeneficiaryId)).ToDictionaryAsync(a => a.BeneficiaryId, cancel),
        };
    }
}

/// <summary>The change of each kind, by the verbs of the domain; whoever a rule leaves out gets its sentence.</summary>
public static class BulkChanges
{
    /// <exception cref="RuleException">The choice itself cannot be: no such team, no such category.</exception>
    public static string TitleOf(BulkChoice choice, BulkSubjects subjects)
    {
        switch (choice.Kind)
        {
            case BulkActionKind.AssignTeam:
                return subjects.Teams.GetValueOrDefault(choice.TeamId ?? default) is { } team ? $"Giao {team.Name}" : throw new RuleException("Hãy chọn tổ công tác của xã trong đợt này.", nameof(BulkForm.TeamId));
            case BulkActionKind.SetCategory:
                var category = subjects.Book.Find(choice.CategoryCode) ?? throw new RuleException("Hãy chọn loại đối tượng trong danh mục.", nameof(BulkForm.CategoryCode));
                if (category.IsSensitive)
                    throw new RuleException("Loại này thuộc diện được bảo vệ thông tin nên không đặt hàng loạt; hãy sửa ở từng hồ sơ.", nameof(BulkForm.CategoryCode));
                return $"Đặt loại đối tượng: {category.ShortName}";
            case BulkActionKind.SetStart:
                return $"Đặt tháng bắt đầu hưởng: {choice.StartsFrom}";
            case BulkActionKind.ConfirmUnchanged:
                return $"Xác nhận không thay đổi, {subjects.Round?.Name}";
            default:
                return $"Mở phiếu khảo sát, {subjects.Round?.Name}";
        }
    }

    /// <summary>What would happen to one person: at least one line, changed or left out.</summary>
    public static IEnumerable<BulkActionLine> Plan(BulkChoice choice, BulkSubjects subjects, Beneficiary person) => choice.Kind switch
    {
        BulkActionKind.AssignTeam => [PlanTeam(choice, subjects, person)],
        BulkActionKind.SetCategory => [PlanCategory(choice, subjects, person)],
        BulkActionKind.SetStart => PlanStart(choice, subjects, person),
        BulkActionKind.ConfirmUnchanged => [PlanUnchanged(subjects, person)],
        _ => [PlanSurvey(subjects, person)],
    };

    private static BulkActionLine PlanTeam(BulkChoice choice, BulkSubjects subjects, Beneficiary person)
    {
        var team = subjects.Teams[choice.TeamId!.Value];
        var own = subjects.Assignments.GetValueOrDefault(person.Id);
        var (before, after) = (own?.TeamId, team.Name);
        var now = before is { } id ? subjects.Teams.GetValueOrDefault(id) : subjects.TeamOfHamlet(person.HamletId);
        if (before is null && now?.Id == team.Id)
            return LeftOut(person, $"Thôn của người này do {team.Name} phụ trách rồi.");
        return Try(person, () => GiveTo(team, person, own), line =>
        {
            (line.TargetId, line.TargetVersion, line.BeforeValue) = (own?.Id, own?.Version, before?.ToString());
            (line.Before, line.After) = (now is null ? "Chưa có tổ" : before is null ? $"{now.Name} (theo thôn)" : now.Name, after);
        });
    }

    /// <returns>The new assignment; null when the existing one was changed.</returns>
    public static TeamAssignment? GiveTo(VisitTeam team, Beneficiary person, TeamAssignment? own)
    {
        if (own is null)
            return new TeamAssignment(team, person);
        own.GiveTo(team, person);
        return null;
    }

    private static BulkActionLine PlanCategory(BulkChoice choice, BulkSubjects subjects, Beneficiary person)
    {
        var category = subjects.Book.Find(choice.CategoryCode)!;
        var all = subjects.Entitlements[person.Id].ToList();
        var ofGroup = all.Where(e => e.Group == category.Group && e.State != EntitlementState.Ended).ToList();
        if (WhyGone(person) is { } gone)
            return LeftOut(person, gone);
        if (ofGroup.Count == 0)
            return LeftOut(person, $"Không có chế độ nào thuộc nhóm {category.Group.ToVietnamese()} đang hưởng; hãy thêm chế độ ở hồ sơ.");
        var meant = ofGroup.Where(e => choice.OnlyCategoryCode is null || (e.CategoryCode ?? BulkChoice.NoCategory) == choice.OnlyCategoryCode).ToList();
        if (meant.Count == 0)
        {
            return LeftOut(person, choice.OnlyCategoryCode == BulkChoice.NoCategory
                ? "Đã có loại đối tượng." : $"Không có chế độ nào đang là “{subjects.NameOf(choice.OnlyCategoryCode) ?? choice.OnlyCategoryCode}”.");
        }
        if (meant.Count > 1)
            return LeftOut(person, $"Có {meant.Count} chế độ cùng nhóm nên không rõ đổi chế độ nào; hãy chọn “Chỉ đổi chế độ đang là”, hoặc sửa ở hồ sơ.");
        var entitlement = meant[0];
        return OfEntitlement(entitlement, person, subjects.NameOf(entitlement.CategoryCode) ?? "Chưa có loại", category.ShortName, entitlement.CategoryCode,
            () => entitlement.ChangeCategory(category, person.Birth, all, subjects.Today));
    }

    private static List<BulkActionLine> PlanStart(BulkChoice choice, BulkSubjects subjects, Beneficiary person)
    {
        var month = choice.StartsFrom!.Value;
        if (WhyGone(person) is { } gone)
            return [LeftOut(person, gone)];
        var standing = subjects.Entitlements[person.Id].Where(e => e.State != EntitlementState.Ended && (choice.Group is null || e.Group == choice.Group)).ToList();
        if (standing.Count == 0)
            return [LeftOut(person, choice.Group is { } group ? $"Không có chế độ nào thuộc nhóm {group.ToVietnamese()} đang hưởng." : "Không có chế độ nào đang hưởng.")];
        var meant = standing.Where(e => !choice.OnlyMissing || e.StartsFrom is null).ToList();
        if (meant.Count == 0)
            return [LeftOut(person, "Đã ghi tháng hưởng.")];
        return meant.ConvertAll(e =>
        {
            var name = subjects.NameOf(e.CategoryCode) ?? e.Group.ToVietnamese();
            return OfEntitlement(e, person, $"{name}: {e.StartsFrom?.ToString() ?? "chưa có tháng"}", $"từ {month}", e.StartsFrom?.ToIso(),
                () => e.BeginFrom(month, subjects.Book.Find(e.CategoryCode), person.Birth));
        });
    }

    private static BulkActionLine PlanSurvey(BulkSubjects subjects, Beneficiary person) =>
        Try(person, () => _ = SurveyOpening.Open(subjects.Round!, person, subjects.Surveys.GetValueOrDefault(person.Id)),
            line => (line.Before, line.After) = ("Chưa có phiếu", "Phiếu đã mở"));

    private static BulkActionLine PlanUnchanged(BulkSubjects subjects, Beneficiary person)
    {
        var nobody = new Actor(Guid.Empty, "");
        return Try(person, () => _ = Unchanged(subjects, person, nobody, subjects.Today.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)), line =>
        {
            var carried = subjects.Carried[person.Id];
            line.Before = $"{carried.RoundName}: {carried.Outcome.Rule().Code}, ngày {carried.AnsweredOn:dd/MM/yyyy}; hỏi lại: {carried.WhyInShort}";
            line.After = $"{carried.Outcome.Rule().Code}, xác nhận không thay đổi";
        });
    }

    /// <summary>The survey of this round with the answers of the earlier one, confirmed today.</summary>
    /// <exception cref="RuleException">There is nothing to confirm, it counts unasked, or something has to be asked anew.</exception>
    public static Survey Unchanged(BulkSubjects subjects, Beneficiary person, Actor by, DateTime now)
    {
        if (subjects.Surveys.GetValueOrDefault(person.Id) is { } own)
            throw new RuleException(own.State == SurveyState.Completed ? "Đã có phiếu hoàn thành của đợt này." : "Phiếu của đợt này đang ghi dở; hãy xác nhận hoặc hoàn thành ở phiếu.");
        if (WhyGone(person) is { } gone)
            throw new RuleException(gone);
        if (subjects.Carried.GetValueOrDefault(person.Id) is not { } carried || subjects.EarlierSurveys.GetValueOrDefault(person.Id) is not { } earlier)
            throw new RuleException("Chưa có phiếu hoàn thành của đợt trước; phải khảo sát.");
        if (carried.IsInherited)
            throw new RuleException("Kết quả đợt trước được kế thừa rồi, không phải xác nhận.");
        if (carried.Why.FirstOrDefault(w => !w.IsConfirmable) is { } unanswered)
            throw new RuleException($"Phải ghi phiếu mới: {unanswered.Sentence}");
        (subjects.Round ?? throw new RuleException("Chưa có đợt rà soát nào đang mở.")).ExpectOpen();
        var survey = new Survey(subjects.Round.Id, person);
        survey.ConfirmUnchanged(earlier, subjects.Today, minute: false, subjects.Attorneys[person.Id].FirstOrDefault(), by, now);
        survey.RecordVisit(subjects.Today, met: true, $"Xác nhận không thay đổi so với {carried.RoundName} (hàng loạt)", null, by);
        return survey;
    }

    private static string? WhyGone(Beneficiary person) => person.Status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit
        ? $"{person.Status.ToVietnamese()}; nếu cần, hãy mở hồ sơ để sửa riêng."
        : null;

    private static BulkActionLine OfEntitlement(Entitlement entitlement, Beneficiary person, string before, string after, string? beforeValue, Action change)
    {
        var version = entitlement.Version;
        return Try(person, change, line => (line.TargetId, line.TargetVersion, line.BeforeValue, line.Before, line.After) = (entitlement.Id, version, beforeValue, before, after));
    }

    private static BulkActionLine Try(Beneficiary person, Action change, Action<BulkActionLine> describe)
    {
        try
        {
            change();
        }
        catch (RuleException rule)
        {
            return LeftOut(person, rule.Message);
        }
        var line = Line(person, BulkLineState.Planned);
        describe(line);
        return line;
    }

    private static BulkActionLine LeftOut(Beneficiary person, string sentence)
    {
        var line = Line(person, BulkLineState.LeftOut);
        line.Note = sentence;
        return line;
    }

    private static BulkActionLine Line(Beneficiary person, BulkLineState state) => new() { UnitId = person.UnitId, BeneficiaryId = person.Id, PersonVersion = person.Version, State = state };
}
