using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup.Demo;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Home;

/// <summary>
/// The site with the demo commune half-way through its round, some of its people refusing with different reasons, some drafts and absences,
/// somebody dead, and three people in the commune next door.
/// </summary>
public class RoundPortal : PortalFactory, IAsyncLifetime
{
    private static readonly Actor Visitor = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");
    private static readonly string[] Reasons = ["Quen nhận tiền mặt tại bưu điện", "Sợ lừa đảo trên mạng", "Ngân hàng thu phí tin nhắn", "Không nói lý do gì khác", "Sợ bị lộ thông tin"];

    public Guid UnitId { get; private set; }
    public Guid NextDoorId { get; private set; }
    public Guid DistrictId { get; private set; }

    public virtual async ValueTask InitializeAsync()
    {
        await InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<AppDbContext>();
            await services.GetRequiredService<DemoCommunes>().SeedAsync(DemoSize.Commune, await db.Rounds.SingleAsync(), Now);
        });
        await InDatabaseAsync(async db =>
        {
            var round = await db.Rounds.SingleAsync();
            DistrictId = round.OwnerUnitId;
            UnitId = await IdOfAsync(db, DemoCommunes.HalfwayCode);
            NextDoorId = await IdOfAsync(db, "18376");
            var surveys = await db.Surveys.Include(s => s.Beneficiary).Where(s => s.UnitId == UnitId && s.Outcome == SurveyOutcome.RegistersAccount)
                .OrderBy(s => s.Beneficiary.CitizenId).Take(12).ToListAsync();
            foreach (var (index, survey) in surveys.Index())
            {
                survey.Reopen();
                survey.SaveDraft(new SurveyAnswers { HasAccount = true, Reason = Reasons[index % Reasons.Length] }, SurveyOutcome.RefusesAccount, Today);
                survey.Complete(minute: true, attorney: null, Visitor, Now);
            }
            var open = await db.Beneficiaries.Where(b => b.UnitId == UnitId && !db.Surveys.Any(s => s.BeneficiaryId == b.Id)).OrderBy(b => b.CitizenId).Take(9).ToListAsync();
            foreach (var person in open[..5])
            {
                var draft = new Survey(round.Id, person);
                draft.SaveDraft(new SurveyAnswers { HasPhone = true }, null, Today);
                db.Surveys.Add(draft);
            }
            foreach (var person in open[5..8])
            {
                var absent = new Survey(round.Id, person);
                absent.SaveDraft(new SurveyAnswers(), null, Today);
                absent.RecordAbsence(Today.AddDays(1), null, Visitor);
                db.Surveys.Add(absent);
            }
            db.ChangeEvents.Add(open[8].Record(ChangeKind.Death, Today.AddDays(-1), null, Visitor, Now));
            foreach (var name in new[] { "Lê Thị Hoà", "Trần Văn Bảy", "Phạm Thị Mỹ" })
            {
                var person = new Beneficiary(NextDoorId, null, VietnameseName.From(name), new PartialDate(1940), null, null, null);
                db.Beneficiaries.Add(person);
                db.Entitlements.Add(new Entitlement(person, SourceGroup.SocialAssistance, "BTXH-5C", null));
            }
            await db.SaveChangesAsync();
        });
    }

    private static async Task<Guid> IdOfAsync(AppDbContext db, string code) =>
        await db.Units.Where(u => u.Code == code && u.ValidFrom <= Today && (u.ValidTo == null || u.ValidTo >= Today)).Select(u => u.Id).SingleAsync();

    /// <summary>The leader of the demo commune.</summary>
    public async Task<HttpClient> LeaderAsync() => await SignedInAsAsync(Roles.CommuneLeader, DemoCommunes.HalfwayCode);
}
