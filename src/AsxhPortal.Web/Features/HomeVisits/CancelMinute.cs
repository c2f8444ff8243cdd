using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits;

/// <summary>Takes the minute in force of a survey out of force, and the paper printed of it with it; the numbers stay taken.</summary>
public sealed class CancelMinute(AppDbContext db)
{
    /// <returns>Null when there is no minute in force.</returns>
    /// <exception cref="RuleException">No reason, or the survey that rests on it is completed.</exception>
    /// <exception cref="StaleRecordException">The minute was changed after the page was opened.</exception>
    public async Task<RefusalMinute?> RunAsync(Guid beneficiaryId, Guid roundId, int? seenVersion, string? reason, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var survey = await db.Surveys.FirstOrDefaultAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId, cancel);
        var minute = survey is null ? null : await db.RefusalMinutes.FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel);
        if (minute is null)
            return null;
        if (minute.Version != seenVersion)
            throw new StaleRecordException(minute);
        if (survey!.State == SurveyState.Completed && survey.Outcome == SurveyOutcome.RefusesAccount)
            throw new RuleException("Phiếu khảo sát đã hoàn thành dựa trên biên bản này; hãy mở lại phiếu trước khi hủy biên bản.", "CancelReason");
        await CancelAsync(minute, reason, by, now, cancel);
        await db.SaveChangesAsync(cancel);
        return minute;
    }

    /// <summary>The person changed their mind: the survey says something else now. The caller saves.</summary>
    public async Task OnChangeOfMindAsync(Survey survey, Actor by, DateTime now, CancellationToken cancel = default)
    {
        if (await db.RefusalMinutes.FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel) is { } minute)
            await CancelAsync(minute, $"Đổi ý: kết quả khảo sát nay là {survey.Outcome!.Value.Rule().Code}", by, now, cancel);
    }

    private async Task CancelAsync(RefusalMinute minute, string? reason, Actor by, DateTime now, CancellationToken cancel)
    {
        minute.Cancel(reason, by, now);
        var key = minute.Id.ToString("N");
        foreach (var printed in await db.IssuedPapers.Where(p => p.Kind == PaperKind.RefusalMinute && p.SubjectKey == key && p.State == IssuedPaperState.Current).ToListAsync(cancel))
            printed.Cancel(minute.CancelReason!, by, now);
    }
}
