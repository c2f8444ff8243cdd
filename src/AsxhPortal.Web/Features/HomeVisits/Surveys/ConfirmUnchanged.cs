using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.CarryOver;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Surveys;

/// <summary>
/// "Không thay đổi" in one step: the officer asked, the answers of the earlier round still hold, and become the completed survey of this round with
/// the day and the name. Account and way of payment stay as they are.
/// </summary>
public sealed class ConfirmUnchanged(AppDbContext db, OpenSurvey open, CarriedAnswers carriedAnswers)
{
    /// <returns>Null when there is no such person in the scope.</returns>
    /// <exception cref="RuleException">There is no earlier answer, something has to be asked anew, or this round has answers already.</exception>
    public async Task<Survey?> RunAsync(Guid beneficiaryId, ReviewRound round, int? seenVersion, DateOnly? confirmedOn, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var survey = await open.RunAsync(beneficiaryId, round.Id, seenVersion, cancel);
        if (survey is null)
            return null;
        var carried = (await carriedAnswers.RunAsync(survey.UnitId, round, today, cancel, beneficiaryId)).GetValueOrDefault(beneficiaryId)
            ?? throw new RuleException("Không có phiếu hoàn thành của đợt trước để kế thừa; hãy khảo sát.");
        if (carried.Why.FirstOrDefault(w => !w.IsConfirmable) is { } unanswered)
            throw new RuleException($"Không xác nhận “không thay đổi” được: {unanswered.Sentence} Hãy ghi phiếu mới.");
        if (confirmedOn is not { } day)
            throw new RuleException("Hãy nhập ngày hỏi lại.", "confirmedOn");
        if (day < round.StartsOn)
            throw new RuleException($"Ngày hỏi lại phải thuộc đợt này (từ {round.StartsOn:dd/MM/yyyy}).", "confirmedOn");
        var earlier = await db.Surveys.AsNoTracking().FirstAsync(s => s.Id == carried.SurveyId, cancel);
        var paper = await db.PowersOfAttorney.Where(p => p.BeneficiaryId == beneficiaryId && p.State != PowerOfAttorneyState.Ended)
            .OrderByDescending(p => p.ValidFrom).FirstOrDefaultAsync(cancel);
        survey.ConfirmUnchanged(earlier, day, minute: false, paper, by, now);
        survey.RecordVisit(day, met: true, $"Xác nhận không thay đổi so với {carried.RoundName}", null, by);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return survey;
    }
}
