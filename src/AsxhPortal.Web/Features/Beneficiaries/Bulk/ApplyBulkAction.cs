using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>
/// Does what the preview showed, in one transaction; the interceptor writes every person's history with the reason. Whoever was changed by
/// somebody else since the preview is skipped and named. Asked twice, it does nothing the second time.
/// </summary>
public sealed class ApplyBulkAction(AppDbContext db, BulkSubjectsQuery subjectsQuery, BulkTransaction transaction)
{
    private const string ChangedMeanwhile = "Hồ sơ này đã được người khác sửa sau khi bạn xem trước, nên bỏ qua; hãy xem lại rồi làm riêng.";

    /// <param name="seenVersion">Version of the action whose preview was on the screen.</param>
    /// <returns>The action and whether this call applied it; null when there is no such action in the scope.</returns>
    /// <exception cref="RuleException">Nothing to do, or somebody else kept saving.</exception>
    /// <exception cref="StaleRecordException">The preview on the screen is not the latest one.</exception>
    public Task<(BulkAction Action, bool WasAppliedNow)?> RunAsync(Guid id, int seenVersion, Actor by, DateTime now, CancellationToken cancel = default) =>
        transaction.RunAsync<(BulkAction, bool)?>(async () =>
        {
            if (await db.BulkActions.FirstOrDefaultAsync(a => a.Id == id, cancel) is not { } action)
                return null;
            if (action.State != BulkActionState.Drafted)
                return (action, false);
            action.ExpectVersion(seenVersion);
            if (action.Choice is not { } choice)
                throw new RuleException("Hãy chọn việc cần làm và xem trước.");
            var planned = await db.BulkActionLines.AsNoTracking().Where(l => l.ActionId == id && l.State == BulkLineState.Planned).ToListAsync(cancel);
            var subjects = await subjectsQuery.RunAsync(action, choice, tracked: true, DateOnly.FromDateTime(now.AddHours(7)), cancel);
            _ = BulkChanges.TitleOf(choice, subjects);
            var skipped = new List<(Guid, string)>();
            foreach (var line in planned)
            {
                if (WhySkipped(line, choice, subjects, by, now) is { } sentence)
                    skipped.Add((line.Id, sentence));
            }
            action.Apply(planned.Count - skipped.Count, skipped.Count, by, now);
            await transaction.SaveAsync($"{action.Title}. {action.Reason}", cancel);
            await transaction.MarkAsync(skipped, BulkLineState.Skipped, cancel);
            await db.BulkActionLines.Where(l => l.ActionId == id && l.State == BulkLineState.Planned)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.State, BulkLineState.Applied).SetProperty(l => l.TargetVersion, l => l.TargetVersion == null ? 0 : l.TargetVersion + 1), cancel);
            return (action, true);
        }, cancel);

    /// <summary>Changes the line's person; a sentence when that may no longer be.</summary>
    private string? WhySkipped(BulkActionLine line, BulkChoice choice, BulkSubjects subjects, Actor by, DateTime now)
    {
        if (subjects.People.GetValueOrDefault(line.BeneficiaryId) is not { } person || person.Version != line.PersonVersion)
            return ChangedMeanwhile;
        try
        {
            switch (choice.Kind)
            {
                case BulkActionKind.AssignTeam:
                    var own = subjects.Assignments.GetValueOrDefault(person.Id);
                    if (own?.Version != line.TargetVersion)
                        return ChangedMeanwhile;
                    if (BulkChanges.GiveTo(subjects.Teams[choice.TeamId!.Value], person, own) is { } assignment)
                        db.TeamAssignments.Add(assignment);
                    break;
                case BulkActionKind.OpenSurveys:
                    db.Surveys.Add(SurveyOpening.Open(subjects.Round!, person, subjects.Surveys.GetValueOrDefault(person.Id)));
                    break;
                case BulkActionKind.ConfirmUnchanged:
                    db.Surveys.Add(BulkChanges.Unchanged(subjects, person, by, now));
                    break;
                default:
                    if (subjects.Entitlements[person.Id].FirstOrDefault(e => e.Id == line.TargetId) is not { } entitlement || entitlement.Version != line.TargetVersion)
                        return ChangedMeanwhile;
                    if (choice.Kind == BulkActionKind.SetCategory)
                        entitlement.ChangeCategory(subjects.Book.Find(choice.CategoryCode)!, person.Birth, subjects.Entitlements[person.Id], subjects.Today);
                    else
                        entitlement.BeginFrom(choice.StartsFrom!.Value, subjects.Book.Find(entitlement.CategoryCode), person.Birth);
                    break;
            }
        }
        catch (RuleException rule)
        {
            return rule.Message;
        }
        return null;
    }
}
