using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Corrections;

/// <param name="Value">As <see cref="CorrectionProposal"/> keeps it: digits, a name, dd/MM/yyyy, Male or Female.</param>
public sealed record ProposedCorrection(CorrectedField Field, string? Value);

/// <summary>
/// What a card says differently goes to the work of step 2. The same proposal again writes nothing; what the register meanwhile says too is left out.
/// </summary>
public sealed class ProposeCorrections(AppDbContext db)
{
    /// <returns>How many are new; null when there is no such person in the scope. Saved with the next SaveChanges when <paramref name="save"/> is false.</returns>
    /// <exception cref="RuleException">A value cannot be, or the card is somebody else's; nothing is written then.</exception>
    public async Task<int?> RunAsync(Guid beneficiaryId, IReadOnlyList<ProposedCorrection> corrections, Actor by, DateTime now, bool save = true, CancellationToken cancel = default)
    {
        if (await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == beneficiaryId, cancel) is not { } person)
            return null;
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var number = corrections.FirstOrDefault(c => c.Field == CorrectedField.CitizenId)?.Value?.Trim();
        if (number is not null && await db.Beneficiaries.Where(b => b.CitizenId == number && b.Id != beneficiaryId).Select(b => b.FullName).FirstOrDefaultAsync(cancel) is { } owner)
            throw new RuleException($"Thẻ này là của {owner}, không phải của {person.FullName}; không có đề nghị sửa nào được gửi. Hãy xin đúng thẻ hoặc mở đúng người trong danh sách.");
        var waiting = await db.CorrectionProposals.AsNoTracking().Where(p => p.BeneficiaryId == beneficiaryId && p.State == CorrectionState.Open)
            .Select(p => new { p.Field, p.Proposed }).ToListAsync(cancel);
        var added = new List<CorrectionProposal>();
        foreach (var (field, value) in corrections.DistinctBy(c => c.Field))
        {
            var wanted = CorrectionProposal.Normalise(field, value, today);
            if (wanted != CorrectionProposal.ValueOf(person, field) && !waiting.Any(w => w.Field == field && w.Proposed == wanted))
                added.Add(new CorrectionProposal(person, field, value, by, now));
        }
        db.CorrectionProposals.AddRange(added);
        if (save)
            await db.SaveChangesAsync(cancel);
        return added.Count;
    }
}
