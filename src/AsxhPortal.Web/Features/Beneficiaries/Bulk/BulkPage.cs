using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Bulk;

/// <summary>Which lines of an action are shown.</summary>
public sealed class BulkLineQuery : ListQuery
{
    [FromQuery(Name = "tinh-trang")] public BulkLineState? State { get; set; }
}

/// <summary>One person of the action: from what to what, or why not.</summary>
public sealed record BulkRow(Guid BeneficiaryId, int Ordinal, string FullName, PartialDate? Birth, string? Hamlet, BulkLineState State, string? Before, string? After, string? Note);

/// <summary>How many are left out, skipped or kept for one reason.</summary>
public sealed record BulkReason(BulkLineState State, string Sentence, int Count);

/// <summary>An action with its lines: preview, result or what was taken back.</summary>
/// <param name="People">People in the lines, however many lines they have.</param>
public sealed record BulkPage(BulkAction Action, string UnitName, int People, IReadOnlyDictionary<BulkLineState, int> Counts, IReadOnlyList<BulkReason> Reasons, BulkLineQuery Query, PageOf<BulkRow> Rows);

/// <summary>How many of the selected people have a paper that is filled already.</summary>
public sealed record PrintablePapers(int Surveys, int Minutes, int PowersOfAttorney);

/// <summary>What can be chosen for a selection.</summary>
/// <param name="Papers">Null where the person may not print them.</param>
public sealed record BulkChoices(
    BulkAction Action,
    string UnitName,
    string? RoundName,
    IReadOnlyList<BulkActionKind> Kinds,
    IReadOnlyList<SelectListItem> Teams,
    IReadOnlyList<SelectListItem> Categories,
    IReadOnlyList<SelectListItem> PresentCategories,
    PrintablePapers? Papers);

/// <summary>A bulk action of the recent past.</summary>
public sealed record RecentAction(Guid Id, string Title, string? Reason, BulkActionState State, DateTime AppliedAt, string AppliedByName, int AppliedCount, int SkippedCount, DateTime? UndoneAt, string? UndoneByName, int UndoneCount, int KeptCount);

/// <summary>Reads actions, their lines and what may be chosen.</summary>
public sealed class BulkPageQuery(AppDbContext db, RateBooks rateBooks, CurrentRound round, CurrentUser user)
{
    /// <summary>A draft belongs to whoever drafted it; what was applied is seen by everybody of the unit.</summary>
    public async Task<BulkAction?> FindAsync(Guid id, CancellationToken cancel)
    {
        var me = user.Actor.Id;
        return await db.BulkActions.FirstOrDefaultAsync(a => a.Id == id && (a.State != BulkActionState.Drafted || a.DraftedById == me), cancel);
    }

    public async Task<BulkPage> RunAsync(BulkAction action, BulkLineQuery query, CancellationToken cancel)
    {
        var lines = db.BulkActionLines.AsNoTracking().Where(l => l.ActionId == action.Id);
        var groups = await lines.GroupBy(l => new { l.State, l.Note }).Select(g => new { g.Key.State, g.Key.Note, Count = g.Count() }).ToListAsync(cancel);
        var people = await lines.Select(l => l.BeneficiaryId).Distinct().CountAsync(cancel);
        var shown = query.State is { } state ? lines.Where(l => l.State == state) : lines;
        var rows = await (from line in shown
                          join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
                          orderby line.Ordinal
                          select new BulkRow(person.Id, line.Ordinal, person.FullName, person.Birth, db.Hamlets.Where(h => h.Id == person.HamletId).Select(h => h.Name).FirstOrDefault(),
                              line.State, line.Before, line.After, line.Note)).ToPageAsync(query, cancel);
        return new BulkPage(action, await UnitNameAsync(action, cancel), people, groups.GroupBy(g => g.State).ToDictionary(g => g.Key, g => g.Sum(x => x.Count)),
            groups.Where(g => g.Note is not null).OrderBy(g => g.State).ThenByDescending(g => g.Count).Select(g => new BulkReason(g.State, g.Note!, g.Count)).ToList(), query, rows);
    }

    public async Task<BulkChoices> ChoicesAsync(BulkAction action, CancellationToken cancel)
    {
        var current = await round.FindAsync();
        var book = await rateBooks.ReadAsync(cancel);
        var selected = db.BulkActionLines.Where(l => l.ActionId == action.Id).Select(l => l.BeneficiaryId);
        var present = await db.Entitlements.Where(e => e.State != EntitlementState.Ended && e.CategoryCode != null && selected.Contains(e.BeneficiaryId)).Select(e => e.CategoryCode!).Distinct().ToListAsync(cancel);
        var teams = current is null ? [] : await db.VisitTeams.AsNoTracking().Where(t => t.RoundId == current.Id && t.UnitId == action.UnitId).OrderBy(t => t.Name)
            .Select(t => new SelectListItem(t.Name, t.Id.ToString())).ToListAsync(cancel);
        var categories = book.Categories.Where(c => !c.IsSensitive).OrderBy(c => c.Group).ThenBy(c => c.Code).ToList();
        var groups = SourceGroups.Lists.ToDictionary(g => g, g => new SelectListGroup { Name = g.ToVietnamese() });
        return new BulkChoices(action, await UnitNameAsync(action, cancel), current?.Name, Enum.GetValues<BulkActionKind>().Where(k => user.Can(PermissionFor(k)) && (k != BulkActionKind.ConfirmUnchanged || current?.PreviousRoundId is not null)).ToList(), teams,
            categories.ConvertAll(c => new SelectListItem($"{c.ShortName} ({c.LegalBasis})", c.Code) { Group = groups[c.Group] }),
            [new SelectListItem("Chưa có loại đối tượng", BulkChoice.NoCategory), .. categories.Where(c => present.Contains(c.Code)).Select(c => new SelectListItem(c.ShortName, c.Code))],
            user.Can(Permission.ViewSurveys) && user.Can(Permission.IssuePapers) ? await PapersAsync(selected, current?.Id, cancel) : null);
    }

    private async Task<PrintablePapers> PapersAsync(IQueryable<Guid> people, Guid? roundId, CancellationToken cancel) => new(
        await db.Surveys.CountAsync(s => s.RoundId == roundId && people.Contains(s.BeneficiaryId), cancel),
        await db.RefusalMinutes.CountAsync(m => people.Contains(m.BeneficiaryId) && db.Surveys.Any(s => s.Id == m.StandingForSurveyId && s.RoundId == roundId), cancel),
        await db.PowersOfAttorney.Where(p => p.State != PowerOfAttorneyState.Ended && people.Contains(p.BeneficiaryId)).Select(p => p.BeneficiaryId).Distinct().CountAsync(cancel));

    public async Task<PageOf<RecentAction>> RecentAsync(ListQuery query, CancellationToken cancel) =>
        await db.BulkActions.AsNoTracking().Where(a => a.AppliedAt != null).OrderByDescending(a => a.AppliedAt).ThenBy(a => a.Id)
            .Select(a => new RecentAction(a.Id, a.Title!, a.Reason, a.State, a.AppliedAt!.Value, a.AppliedByName!, a.AppliedCount, a.SkippedCount, a.UndoneAt, a.UndoneByName, a.UndoneCount, a.KeptCount))
            .ToPageAsync(query, cancel);

    public static Permission PermissionFor(BulkActionKind kind) => kind switch
    {
        BulkActionKind.AssignTeam => Permission.ManageTeams,
        BulkActionKind.OpenSurveys or BulkActionKind.ConfirmUnchanged => Permission.RecordSurveys,
        _ => Permission.EditBeneficiaries,
    };

    private Task<string> UnitNameAsync(BulkAction action, CancellationToken cancel) => db.Units.Where(u => u.Id == action.UnitId).Select(u => u.Name).FirstAsync(cancel);
}
