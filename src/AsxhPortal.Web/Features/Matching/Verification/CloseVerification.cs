using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Matching.Incoming;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Verification;

/// <summary>
/// Closes a case. Confirmed: the person is linked to the population extract, or, where the extract does not know them, taken into the register
/// as the answer states. Refuted: the row that waited is dismissed with the reason.
/// </summary>
public sealed class CloseVerification(AppDbContext db, PublishMatches publish, AdmitPerson admit, CitizenEngines engines)
{
    /// <returns>Null when the case, or the citizen chosen, is not in the scope.</returns>
    /// <exception cref="RuleException">The case may not be closed this way yet.</exception>
    /// <exception cref="StaleRecordException">Somebody else changed the case in between.</exception>
    public async Task<VerificationCase?> RunAsync(Guid id, VerificationVerdictForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var found = await db.VerificationCases.Include(c => c.Events).FirstOrDefaultAsync(c => c.Id == id, cancel);
        if (found is null)
            return null;
        found.ExpectVersion(form.Version);
        switch (form.Verdict)
        {
            case VerificationVerdict.Note:
                found.AddNote(form.Note ?? "", by, now);
                break;
            case VerificationVerdict.Reopen:
                found.Reopen(form.Note ?? "", by, now);
                await ReopenRowAsync(found, by, now, cancel);
                break;
            case VerificationVerdict.Refute:
                found.Refute(form.Note ?? "", by, now);
                await DismissRowAsync(found, form.Note!, by, now, cancel);
                break;
            default:
                found.RequireConfirmable();
                if (await TakeInAsync(found, form, by, now, cancel) is not { } beneficiaryId)
                    return null;
                found.Confirm(beneficiaryId, form.CitizenRecordId, form.Note, by, now);
                break;
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return found;
    }

    private async Task<Guid?> TakeInAsync(VerificationCase found, VerificationVerdictForm form, Actor by, DateTime now, CancellationToken cancel)
    {
        var decision = found.RowId is { } rowId ? await db.MatchDecisions.FirstOrDefaultAsync(d => d.RowId == rowId, cancel) : null;
        if (decision?.BeneficiaryId is { } published)
            return published;
        var note = $"Xác minh theo hồ sơ số {found.NumberText}";
        if (form.CitizenRecordId is not { } citizenId)
        {
            var person = await RegisterAsync(found, cancel);
            await db.SaveChangesAsync(cancel);
            decision?.MarkVerified(person.Id, by, now, note);
            return person.Id;
        }
        if (await db.Citizens.AsNoTracking().FirstOrDefaultAsync(c => c.Id == citizenId && c.UnitId == found.UnitId, cancel) is not { } citizen
            || await engines.FindAsync(found.UnitId, found.Subject.ToMatchSubject(), cancel) is not { } answer)
            return null;
        if (decision is null)
            return await admit.RunAsync(found.UnitId, found.Subject, null, note, citizenId, by, now, cancel);
        decision.Accept(citizenId, by, now, note, CaseFingerprint.Of(found.Subject.ToMatchSubject(), answer.Finding, citizen));
        await db.SaveChangesAsync(cancel);
        var result = await publish.RunForRowAsync(found.UnitId, decision.RowId, by, now, cancel);
        if (result is { Elsewhere: > 0 })
            throw new RuleException("Người này đang ở danh sách đối tượng của xã khác; phải thôi hưởng ở đó rồi mới tiếp nhận ở đây (Nghị định 20/2021/NĐ-CP, Điều 8).");
        return await db.MatchDecisions.AsNoTracking().Where(d => d.RowId == decision.RowId).Select(d => d.BeneficiaryId).SingleAsync(cancel);
    }

    /// <summary>Identity as stated and verified by the agency's paper. A citizen id exists once in the register, also outside the scope.</summary>
    private async Task<Beneficiary> RegisterAsync(VerificationCase found, CancellationToken cancel)
    {
        var known = found.CitizenId is null ? null
            : await db.Beneficiaries.IgnoreQueryFilters([AppDbContext.ScopeFilter]).FirstOrDefaultAsync(b => b.CitizenId == found.CitizenId, cancel);
        if (known is not null && known.UnitId != found.UnitId)
            throw new RuleException("Số định danh này đang ở danh sách đối tượng của xã khác; phải thôi hưởng ở đó rồi mới tiếp nhận ở đây (Nghị định 20/2021/NĐ-CP, Điều 8).");
        var person = known ?? new Beneficiary(found.UnitId, null, VietnameseName.From(found.FullName), found.Birth, found.Sex, found.CitizenId, found.OldId);
        if (known is null)
        {
            db.Beneficiaries.Add(person);
            var hamlets = await db.Hamlets.Where(h => h.UnitId == found.UnitId).ToListAsync(cancel);
            person.LiveAt(hamlets.Find(h => h.NameKey == Hamlet.KeyOf(found.HamletName))?.Id);
        }
        var category = await db.BenefitCategories.AnyAsync(c => c.Code == found.CategoryCode, cancel) ? found.CategoryCode : null;
        var key = Entitlement.SourceKeyOf(found.Group, category, found.WardName);
        if (!await db.Entitlements.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AnyAsync(e => e.BeneficiaryId == person.Id && e.SourceKey == key, cancel))
        {
            var entitlement = new Entitlement(person, found.Group, category, found.WardName);
            entitlement.FillFrom(found.RowId, found.Percent, found.Amount, found.StartsFrom, found.DecisionNumber);
            db.Entitlements.Add(entitlement);
        }
        return person;
    }

    private async Task DismissRowAsync(VerificationCase found, string note, Actor by, DateTime now, CancellationToken cancel)
    {
        if (found.RowId is { } rowId && await db.MatchDecisions.FirstOrDefaultAsync(d => d.RowId == rowId && d.PublishedAt == null, cancel) is { } decision)
            decision.Dismiss(by, now, $"Hồ sơ xác minh số {found.NumberText}: {note.Trim()}");
    }

    private async Task ReopenRowAsync(VerificationCase found, Actor by, DateTime now, CancellationToken cancel)
    {
        if (found.RowId is { } rowId && await db.MatchDecisions.FirstOrDefaultAsync(d => d.RowId == rowId && d.PublishedAt == null && d.State == MatchState.Dismissed, cancel) is { } decision)
            decision.SendToVerification(by, now, $"Mở lại hồ sơ xác minh số {found.NumberText}");
    }
}
