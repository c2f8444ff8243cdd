using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

public enum DuplicateVerdict { Keep, Settle, Undo }

/// <summary>What an officer says of one finding.</summary>
public sealed class DuplicateForm
{
    public DuplicateVerdict Verdict { get; set; }

    /// <summary>The finding as it looked on the page.</summary>
    [Required]
    public string Basis { get; set; } = "";

    [Display(Name = "Ghi chú, lý do"), StringLength(1000)]
    public string? Note { get; set; }
}

/// <summary>Records a decision about a double, or takes it back.</summary>
public sealed class DecideDuplicate(AppDbContext db, FindDuplicates find)
{
    /// <returns>Null when there is no such finding (any more) in the scope.</returns>
    /// <exception cref="RuleException">No reason, or the finding has changed since the page was opened.</exception>
    public async Task<DuplicateDecision?> RunAsync(Guid unitId, DuplicateKind kind, string key, DuplicateForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (await find.RunAsync(unitId, kind, cancel) is not { } findings)
            return null;
        var decision = await db.DuplicateDecisions.FirstOrDefaultAsync(d => d.UnitId == unitId && d.Kind == kind && d.Key == key, cancel);
        if (findings.FirstOrDefault(f => f.Key == key) is not { } finding)
            return null;
        if (finding.Basis != form.Basis)
            throw new RuleException("Trường hợp này vừa thay đổi; hãy xem lại rồi quyết định.");
        if (form.Verdict == DuplicateVerdict.Undo)
        {
            if (decision is null)
                return null;
            decision.Reopen();
        }
        else
        {
            if (decision is { State: not DuplicateState.Open } && decision.Covers(finding.Basis))
                throw new RuleException($"{decision.DecidedByName} đã quyết định trường hợp này; hãy hoàn tác trước khi quyết định khác.");
            if (decision is null)
            {
                decision = new DuplicateDecision(unitId, kind, key);
                db.DuplicateDecisions.Add(decision);
            }
            decision.Decide(form.Verdict == DuplicateVerdict.Keep ? DuplicateState.Kept : DuplicateState.Settled, finding.Basis, form.Note, by, now);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            throw new RuleException("Người khác vừa quyết định trường hợp này; hãy mở lại trang để xem.");
        }
        return decision;
    }
}
