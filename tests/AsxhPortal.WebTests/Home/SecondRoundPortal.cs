using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Home;

/// <summary>
/// The half-way commune with a second round that continues the first one, and every kind of person in both: surveyed, drafted, inherited, to be
/// asked again, confirmed, new, under verification with and without a survey, dead, moved away after the signature, without a thôn.
/// </summary>
public sealed class SecondRoundPortal : RoundPortal
{
    private static readonly Actor Visitor = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");

    public Guid FirstRoundId { get; private set; }
    public Guid SecondRoundId { get; private set; }

    /// <summary>Under verification now, surveyed in the first round only.</summary>
    public Guid DoubtedId { get; private set; }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await InDatabaseAsync(async db =>
        {
            var first = await db.Rounds.Include(r => r.Deadlines).SingleAsync(r => r.PreviousRoundId == null && r.ClosedOn == null);
            FirstRoundId = first.Id;
            var second = new ReviewRound(first.OwnerUnitId, "Đợt rà soát quý II", Today);
            second.Schedule([.. Enumerable.Range(1, 7).Select(step => Today.AddDays(7 + step))]);
            second.ContinueFrom(first);
            first.Close(Today);
            SecondRoundId = second.Id;
            db.Rounds.Add(second);

            var surveyed = await db.Surveys.Include(s => s.Beneficiary).Where(s => s.UnitId == UnitId && s.RoundId == FirstRoundId && s.State == SurveyState.Completed
                && s.Beneficiary.Status == BeneficiaryStatus.Active && s.Outcome == SurveyOutcome.ReconfirmsAccount).OrderBy(s => s.Beneficiary.CitizenId).Take(12).ToListAsync();
            surveyed.Count.ShouldBe(12);
            foreach (var earlier in surveyed[..3])
            {
                var again = new Survey(SecondRoundId, earlier.Beneficiary);
                again.ConfirmUnchanged(earlier, Today, minute: false, null, Visitor, Now);
                db.Surveys.Add(again);
            }
            foreach (var earlier in surveyed[3..5])
            {
                var draft = new Survey(SecondRoundId, earlier.Beneficiary);
                draft.SaveDraft(new SurveyAnswers { HasPhone = true }, null, Today);
                db.Surveys.Add(draft);
            }
            db.ChangeEvents.Add(surveyed[5].Beneficiary.Record(ChangeKind.WrongInformation, Today, "Hai người cùng số định danh", Visitor, Now));
            DoubtedId = surveyed[5].BeneficiaryId;
            db.ChangeEvents.Add(surveyed[6].Beneficiary.Record(ChangeKind.MoveAway, Today, null, Visitor, Now));
            surveyed[7].Beneficiary.LiveAt(null);
            var open = await db.Beneficiaries.Where(b => b.UnitId == UnitId && b.Status == BeneficiaryStatus.Active && !db.Surveys.Any(s => s.BeneficiaryId == b.Id))
                .OrderBy(b => b.CitizenId).Take(3).ToListAsync();
            db.ChangeEvents.Add(open[0].Record(ChangeKind.WrongInformation, Today, "Không rõ nơi ở", Visitor, Now));
            open[1].LiveAt(null);
            await db.SaveChangesAsync();
        });
    }

    /// <summary>The leader signs off what waits, then somebody inherited moves away.</summary>
    public async Task SignOffAndMoveAwayAsync()
    {
        var leader = await LeaderAsync();
        await leader.SubmitAsync(await leader.GetPageAsync("/phan-loai"), "/phan-loai", "form[action='/phan-loai/ky-duyet']");
        await InDatabaseAsync(async db =>
        {
            var line = await db.ListLines.Where(l => l.CurrentInRoundId == SecondRoundId && l.CarriedFrom != null).OrderBy(l => l.CitizenId).FirstAsync();
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == line.BeneficiaryId);
            db.ChangeEvents.Add(person.Record(ChangeKind.MoveAway, Today, null, Visitor, Now));
            await db.SaveChangesAsync();
        });
    }
}
