using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.BankAccounts.Receiving;

/// <summary>The agency's answer: everything is received but the lines ticked here.</summary>
public sealed class AnswerForm
{
    public int Version { get; set; }

    /// <summary>Ids of the ticked lines.</summary>
    public List<Guid> Returned { get; set; } = [];

    /// <summary>What stands in the reason fields, by line.</summary>
    public Dictionary<Guid, string> Reasons { get; } = [];

    /// <summary>Only the ticked lines count; the fields are named reason-{id}, because a list may be longer than what model binding collects.</summary>
    public AnswerForm ReadReasons(IFormCollection fields)
    {
        foreach (var id in Returned)
            Reasons[id] = fields[$"reason-{id}"].ToString();
        return this;
    }
}

/// <summary>Receives a hand-over of an agency in the person's scope, or returns lines with a reason each. Answered once.</summary>
public sealed class AnswerHandOver(AppDbContext db)
{
    /// <returns>The hand-over, or null when it is not one of an agency of the scope.</returns>
    public async Task<HandOver?> RunAsync(Guid id, AnswerForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        var handOver = await ReceivedHandOvers.Of(db).Include(h => h.Lines).FirstOrDefaultAsync(h => h.Id == id, cancel);
        if (handOver is null)
            return null;
        if (form.Reasons.Values.Any(reason => reason.Length > 400))
            throw new RuleException("Lý do trả lại dài quá 400 ký tự; hãy rút gọn.");
        if (handOver.State == HandOverState.Sent)
            handOver.ExpectVersion(form.Version);
        handOver.Answer(form.Reasons, by, now);
        var entry = db.NewAuditEntry(AuditAction.Updated, nameof(HandOverLine), handOver.Id.ToString(), handOver);
        entry.RowCount = handOver.LineCount;
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        return handOver;
    }
}

public static class ReceivedHandOvers
{
    /// <summary>Sent to an agency whose unit is in the scope: a district officer sees the communes of the district, a commune sees none.</summary>
    public static IQueryable<HandOver> Of(AppDbContext db) => db.HandOvers
        .Where(h => db.ReceivingAgencies.Any(a => a.Id == h.AgencyId && (db.Scope.IsEverything || db.Scope.UnitIds.Contains(a.UnitId))));
}
