using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Refusals;

/// <summary>
/// Writes the refusal minute of a survey. The number is unique per commune and year; when two people take the same one at once, the unique
/// index lets one in and the other gets the next, unless the number was typed by hand.
/// </summary>
public sealed class RecordRefusal(AppDbContext db)
{
    private const int Attempts = 8;

    /// <returns>Null when the person has no survey in this round (or is outside the scope).</returns>
    /// <exception cref="StaleRecordException">Somebody else wrote the minute after the form was opened.</exception>
    public async Task<RefusalMinute?> RunAsync(Guid beneficiaryId, Guid roundId, RefusalForm form, CancellationToken cancel = default)
    {
        var survey = await db.Surveys.FirstOrDefaultAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == roundId, cancel);
        if (survey is null)
            return null;
        var minute = await db.RefusalMinutes.FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel);
        if (minute is not null && minute.Version != form.Version)
            throw new StaleRecordException(minute);
        survey.TakeReasonOfMinute(form.Reason, form.ReasonKind);
        if (minute is not null)
        {
            Write(minute, form);
            await db.SaveChangesAsync(cancel);
            return minute;
        }
        return await AddAsync(survey, form, cancel);
    }

    /// <summary>The next number of a commune in a year.</summary>
    public static async Task<int> NextNumberAsync(AppDbContext db, Guid unitId, int year, CancellationToken cancel = default) =>
        (await db.RefusalMinutes.Where(m => m.UnitId == unitId && m.Year == year).MaxAsync(m => (int?)m.Number, cancel) ?? 0) + 1;

    private async Task<RefusalMinute> AddAsync(Survey survey, RefusalForm form, CancellationToken cancel)
    {
        var year = form.HeldAt.Year;
        var isByHand = form.Number is not null && form.Number != form.ProposedNumber;
        var number = form.Number ?? await NextNumberAsync(db, survey.UnitId, year, cancel);
        var cancelled = await db.RefusalMinutes.AsNoTracking().Where(m => m.SurveyId == survey.Id && m.CancelledAt != null).OrderByDescending(m => m.CancelledAt).FirstOrDefaultAsync(cancel);
        for (var attempt = 1; ; attempt++)
        {
            var minute = new RefusalMinute(survey, number, year);
            if (cancelled is not null)
                minute.Replace(cancelled);
            Write(minute, form);
            db.RefusalMinutes.Add(minute);
            try
            {
                await db.SaveChangesAsync(cancel);
                return minute;
            }
            catch (DbUpdateException error) when (error is not DbUpdateConcurrencyException)
            {
                ForgetAdded();
                await ExpectStillMineAsync(survey, cancel);
                if (!await db.RefusalMinutes.AnyAsync(m => m.UnitId == survey.UnitId && m.Year == year && m.Number == number, cancel) || attempt == Attempts)
                    throw;
                if (isByHand)
                    throw new RuleException($"Số biên bản {number:00} của năm {year} đã dùng; hãy nhập số khác hoặc để trống để lấy số tiếp theo.", nameof(form.Number));
                number = await NextNumberAsync(db, survey.UnitId, year, cancel);
            }
        }
    }

    private void ForgetAdded()
    {
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State == EntityState.Added).ToList())
            entry.State = EntityState.Detached;
    }

    private async Task ExpectStillMineAsync(Survey survey, CancellationToken cancel)
    {
        var theirs = await db.RefusalMinutes.AsNoTracking().FirstOrDefaultAsync(m => m.StandingForSurveyId == survey.Id, cancel);
        if (theirs is not null)
            throw new StaleRecordException(theirs);
    }

    private static void Write(RefusalMinute minute, RefusalForm form) => minute.Write(form.HeldAt, form.Place ?? "", form.Reason ?? "", form.PoliceName ?? "",
        form.PoliceTitle ?? "", form.OfficerName ?? "", form.OfficerTitle ?? "", form.SignatoryName ?? "", form.Signing, form.WitnessName, form.ReasonKind);
}
