using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Cases;

/// <summary>What a person says of a case.</summary>
public enum MatchVerdict
{
    /// <summary>It is this citizen.</summary>
    Accept,

    /// <summary>None of them: to verification.</summary>
    Verify,

    /// <summary>The row does not belong on the list.</summary>
    Dismiss,

    /// <summary>Takes the decision back.</summary>
    Reopen,
}

/// <param name="CitizenRecordId">For <see cref="MatchVerdict.Accept"/>: one of the candidates or anybody else of the commune's extract.</param>
/// <param name="Version">Of the case as the person saw it.</param>
public sealed record MatchAnswer(MatchVerdict Verdict, Guid? CitizenRecordId, string? Note, int Version);

/// <summary>Records what the steward or the commune police decided about one row.</summary>
public sealed class DecideMatch(AppDbContext db)
{
    /// <summary>Step 2 (2) of the procedure: who is not in the subsystem for people with merit is verified together with the labour department.</summary>
    public const string MeritVerification = "Phối hợp Sở LĐTBXH xác minh";

    /// <returns>Null when there is no such case in the scope.</returns>
    /// <exception cref="RuleException">No citizen chosen, no reason given, or already published.</exception>
    /// <exception cref="StaleRecordException">Somebody else decided in between.</exception>
    public async Task<MatchDecision?> RunAsync(Guid rowId, MatchAnswer answer, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var decision = await db.MatchDecisions.FirstOrDefaultAsync(d => d.RowId == rowId, cancel);
        if (decision is null)
            return null;
        decision.ExpectVersion(answer.Version);
        if (decision.ClaimedByAnother(by.Id, now) is { } holder)
            throw new RuleException($"Đồng chí {holder} đang xem trường hợp này. Hãy chuyển sang trường hợp khác.");
        switch (answer.Verdict)
        {
            case MatchVerdict.Accept:
                var citizen = await CitizenAsync(decision, answer.CitizenRecordId, cancel);
                decision.Accept(citizen.Id, by, now, answer.Note, await FingerprintAsync(decision, citizen, cancel));
                break;
            case MatchVerdict.Verify:
                decision.SendToVerification(by, now, await VerificationNoteAsync(rowId, answer.Note, cancel));
                break;
            case MatchVerdict.Dismiss:
                decision.Dismiss(by, now, answer.Note ?? "");
                break;
            default:
                decision.Reopen();
                break;
        }
        await db.SaveChangesAsync(cancel);
        return decision;
    }

    private async Task<Citizen> CitizenAsync(MatchDecision decision, Guid? citizenRecordId, CancellationToken cancel) =>
        await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.Id == citizenRecordId && c.UnitId == decision.UnitId, cancel)
        ?? throw new RuleException("Hãy chọn người trong dữ liệu dân cư khớp với dòng này.", nameof(MatchAnswer.CitizenRecordId));

    /// <summary>Whom a person finds by hand belongs to the data behind the case from now on.</summary>
    private async Task<string> FingerprintAsync(MatchDecision decision, Citizen chosen, CancellationToken cancel)
    {
        var row = await db.ImportRows.AsNoTracking().FirstAsync(r => r.Id == decision.RowId, cancel);
        var candidates = await db.Citizens.AsNoTracking()
            .Where(c => c.UnitId == decision.UnitId && db.MatchCandidates.Any(m => m.DecisionId == decision.Id && m.CitizenRecordId == c.Id)).ToListAsync(cancel);
        return CaseFingerprint.Of(MatchSubject.Of(row), candidates.Append(chosen));
    }

    private async Task<string?> VerificationNoteAsync(Guid rowId, string? note, CancellationToken cancel)
    {
        var group = await db.ImportRows.Where(r => r.Id == rowId).Select(r => r.Group).FirstAsync(cancel);
        if (group != SourceGroup.Merit)
            return note;
        return string.IsNullOrWhiteSpace(note) ? MeritVerification : $"{MeritVerification}. {note.Trim()}";
    }
}
