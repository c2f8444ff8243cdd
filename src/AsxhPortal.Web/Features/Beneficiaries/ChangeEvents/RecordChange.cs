using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.ChangeEvents;

/// <summary>Writes down a death, a move, an error, a refusal, or that somebody is followed again. What is due stops by itself (NĐ 20/2021 Đ8).</summary>
public sealed class RecordChange(AppDbContext db, FollowPayees followPayees)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    public async Task<ChangeEvent?> RunAsync(Guid id, ChangeEventForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == id, cancel);
        if (person is null)
            return null;
        person.ExpectVersion(form.Version);
        if (form.Kind is not { } kind || !ChangeEventForm.Kinds.Contains(kind))
            throw new RuleException("Hãy chọn loại biến động.", nameof(form.Kind));
        if (kind == ChangeKind.BackToActive && person.Status == BeneficiaryStatus.Active)
            throw new RuleException("Đối tượng đang được theo dõi; không cần ghi trở lại.", nameof(form.Kind));
        if (string.IsNullOrWhiteSpace(form.Note))
            throw new RuleException("Hãy ghi lý do, căn cứ của biến động.", nameof(form.Note));
        var change = person.Record(kind, form.OccurredOn!.Value, form.Note.Trim(), by, now);
        db.ChangeEvents.Add(change);
        if (kind is ChangeKind.Death or ChangeKind.MoveAway)
        {
            foreach (var flag in await db.ResidenceFlags.Where(f => f.BeneficiaryId == id && f.State == ResidenceFlagState.Open).ToListAsync(cancel))
                flag.Handle($"Đã ghi biến động: {kind.ToVietnamese().ToLowerInvariant()} ngày {form.OccurredOn!.Value:dd/MM/yyyy}.", by, now);
        }
        await db.SaveFormAsync(person, cancel: cancel);
        if (kind is ChangeKind.Death or ChangeKind.BackToActive)
            await followPayees.RunAsync(null, by, now, cancel);
        return change;
    }
}
