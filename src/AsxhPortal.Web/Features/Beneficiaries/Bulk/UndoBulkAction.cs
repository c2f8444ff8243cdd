using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>
/// Takes a bulk action back in one transaction: every person as before, except those to whom something happened since; these are listed with
/// what happened. Once only.
/// </summary>
public sealed class UndoBulkAction(AppDbContext db, BulkSubjectsQuery subjectsQuery, BulkTransaction transaction)
{
    private sealed record Touch(string? Who, DateTime At, string Subject);

    /// <returns>The action and whether this call took it back; null when there is no such action in the scope.</returns>
    /// <exception cref="RuleException">Not applied, not all of its people are in the scope, or somebody else kept saving.</exception>
    public Task<(BulkAction Action, bool WasUndoneNow)?> RunAsync(Guid id, Actor by, DateTime now, CancellationToken cancel = default) =>
        transaction.RunAsync<(BulkAction, bool)?>(async () =>
        {
            if (await db.BulkActions.FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } action)
                return null;
            if (action.State == BulkActionState.Undone)
                return (action, false);
            var lines = await db.BulkActionLines.AsNoTracking().Where(l => l.ActionId == id && l.State == BulkLineState.Applied).ToListAsync(cancel);
            if (lines.Count != action.AppliedCount)
                throw new RuleException("Một số người của thao tác này thuộc thôn bạn không phụ trách; hãy nhờ người phụ trách cả xã hoàn tác.");
            if (action.Choice is not { } choice)
                throw new RuleException("Thao tác này chưa thực hiện nên không có gì để hoàn tác.");
            var subjects = await subjectsQuery.RunAsync(action, choice, tracked: true, DateOnly.FromDateTime(now.AddHours(7)), cancel);
            var touched = await TouchesAsync(action, cancel);
            var signed = choice.Kind is BulkActionKind.SetCategory or BulkActionKind.SetStart or BulkActionKind.ConfirmUnchanged ? await SignedSinceAsync(action, cancel) : [];
            var visited = choice.Kind == BulkActionKind.OpenSurveys ? await VisitedAsync(action, cancel) : [];
            var kept = new List<(Guid, string)>();
            foreach (var line in lines)
            {
                if (WhyKept(action, line, choice, subjects, touched, signed, visited) is { } sentence)
                    kept.Add((line.Id, sentence));
            }
            action.Undo(lines.Count - kept.Count, kept.Count, by, now);
            await transaction.SaveAsync($"Hoàn tác: {action.Title}. {action.Reason}", cancel);
            await transaction.MarkAsync(kept, BulkLineState.Kept, cancel);
            await db.BulkActionLines.Where(l => l.ActionId == id && l.State == BulkLineState.Applied).ExecuteUpdateAsync(set => set.SetProperty(l => l.State, BulkLineState.Undone), cancel);
            return (action, true);
        }, cancel);

    /// <summary>Takes the line's change back; a sentence when something happened to the person since.</summary>
    private string? WhyKept(BulkAction action, BulkActionLine line, BulkChoice choice, BulkSubjects subjects, Dictionary<Guid, Touch> touched, Dictionary<Guid, DateTime> signed, HashSet<Guid> visited)
    {
        string Changed(string what) => touched.GetValueOrDefault(line.BeneficiaryId) is { } touch
            ? $"{what} đã được sửa sau thao tác này ({touch.Who}, {BusinessClock.ToLocal(touch.At):dd/MM/yyyy HH:mm})." : $"{what} đã được sửa sau thao tác này.";

        var person = subjects.People[line.BeneficiaryId];
        if (person.Version != line.PersonVersion)
            return Changed("Hồ sơ");
        if (signed.TryGetValue(person.Id, out var at))
            return $"Đã lên danh sách phân loại ký duyệt ngày {BusinessClock.ToLocal(at):dd/MM/yyyy}.";
        switch (choice.Kind)
        {
            case BulkActionKind.AssignTeam:
                if (subjects.Assignments.GetValueOrDefault(person.Id) is not { } own || own.Version != line.TargetVersion)
                    return Changed("Việc giao tổ");
                own.GiveBack(Guid.TryParse(line.BeforeValue, out var team) ? team : null);
                return null;
            case BulkActionKind.OpenSurveys:
                if (subjects.Surveys.GetValueOrDefault(person.Id) is not { } survey || !survey.IsUntouched(visited.Contains(survey.Id) ? 1 : 0))
                    return "Phiếu đã ghi nội dung hoặc lượt đến nhà.";
                db.Surveys.Remove(survey);
                return null;
            case BulkActionKind.ConfirmUnchanged:
                if (subjects.Surveys.GetValueOrDefault(person.Id) is not { State: SurveyState.Completed, CopiedFromId: not null, Visits.Count: 1 } confirmed || confirmed.CompletedAt != action.AppliedAt)
                    return "Phiếu đã được mở lại hoặc ghi thêm sau khi xác nhận.";
                db.RemoveRange(confirmed.Visits.ToList());
                db.Surveys.Remove(confirmed);
                return null;
            default:
                if (subjects.Entitlements[person.Id].FirstOrDefault(e => e.Id == line.TargetId) is not { } entitlement || entitlement.Version != line.TargetVersion)
                    return Changed("Chế độ");
                if (choice.Kind == BulkActionKind.SetCategory)
                    entitlement.Correct(line.BeforeValue, entitlement.Percent, entitlement.DeclaredAmount, entitlement.StartsFrom, entitlement.DecisionNumber, entitlement.WardName);
                else
                    entitlement.Correct(entitlement.CategoryCode, entitlement.Percent, entitlement.DeclaredAmount, Period.TryParse(line.BeforeValue, out var month) ? month : null, entitlement.DecisionNumber, entitlement.WardName);
                return null;
        }
    }

    private IQueryable<Guid> PeopleOf(BulkAction action) => db.BulkActionLines.Where(l => l.ActionId == action.Id && l.State == BulkLineState.Applied).Select(l => l.BeneficiaryId);

    /// <summary>The first change of each person after the action, for saying who it was.</summary>
    private async Task<Dictionary<Guid, Touch>> TouchesAsync(BulkAction action, CancellationToken cancel)
    {
        var people = PeopleOf(action);
        var after = action.AppliedAt;
        var found = await db.AuditEntries.AsNoTracking()
            .Where(e => e.At > after && e.BeneficiaryId != null && people.Contains(e.BeneficiaryId.Value) && (e.Action == AuditAction.Updated || e.Action == AuditAction.Created))
            .Select(e => new { Person = e.BeneficiaryId!.Value, e.UserId, e.UserName, e.At, e.Subject }).ToListAsync(cancel);
        var users = found.Where(e => e.UserId is not null).Select(e => e.UserId!.Value).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => users.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.FullName, cancel);
        return found.GroupBy(e => e.Person).ToDictionary(g => g.Key, g =>
        {
            var first = g.OrderBy(e => e.At).First();
            return new Touch(first.UserId is { } user ? names.GetValueOrDefault(user, first.UserName ?? "") : first.UserName, first.At, first.Subject);
        });
    }

    private async Task<Dictionary<Guid, DateTime>> SignedSinceAsync(BulkAction action, CancellationToken cancel)
    {
        var people = PeopleOf(action);
        var after = action.AppliedAt;
        var lines = await (from line in db.ListLines
                           join list in db.ClassificationLists on line.ListId equals list.Id
                           where list.UnitId == action.UnitId && list.SignedOffAt > after && list.State == ClassificationState.SignedOff && people.Contains(line.BeneficiaryId)
                           select new { line.BeneficiaryId, list.SignedOffAt }).ToListAsync(cancel);
        return lines.GroupBy(l => l.BeneficiaryId).ToDictionary(g => g.Key, g => g.Min(l => l.SignedOffAt));
    }

    /// <summary>Surveys of the action with a visit, a minute or a power of attorney.</summary>
    private async Task<HashSet<Guid>> VisitedAsync(BulkAction action, CancellationToken cancel)
    {
        var people = PeopleOf(action);
        return [.. await db.Surveys.Where(s => s.RoundId == action.RoundId && people.Contains(s.BeneficiaryId) && (s.Visits.Any() || db.RefusalMinutes.Any(m => m.SurveyId == s.Id))).Select(s => s.Id).ToListAsync(cancel)];
    }
}
