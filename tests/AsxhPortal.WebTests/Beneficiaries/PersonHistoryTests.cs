using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

/// <summary>A person with two years behind them: visits, lists, hand-overs and twenty-five months of payments.</summary>
public sealed class PersonHistoryTests(PersonHistoryTests.Scene scene) : IClassFixture<PersonHistoryTests.Scene>
{
    public sealed class Scene : IAsyncLifetime
    {
        private static readonly Actor Leader = new(Guid.NewGuid(), "Lê Thị Lãnh Đạo"), Payer = new(Guid.NewGuid(), "Đặng Thị Chi Trả"), Approver = new(Guid.NewGuid(), "Võ Văn Duyệt");

        public SurveyedPortal Portal { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await Portal.InitializeAsync();
            await Portal.InDatabaseAsync(async db =>
            {
                var entitlement = await db.Entitlements.FirstAsync(e => e.BeneficiaryId == Portal.Hoa);
                var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == Portal.Hoa);
                db.ClassificationLists.Add(new ClassificationList(Portal.UnitId, Portal.RoundId, SurveyOutcome.ReconfirmsAccount, 1, 0,
                    [new ListLine { BeneficiaryId = Portal.Hoa, SurveyId = survey.Id, FullName = "Lê Thị Hoà", Ordinal = 1, Amount = 360_000 }], Leader, PortalFactory.Now));
                var line = new HandOverLine { Ordinal = 1, BeneficiaryId = Portal.Hoa, EntitlementId = entitlement.Id, FullName = "Lê Thị Hoà", CategoryCode = "BTXH-5C", Amount = 360_000, PayeeName = "Lê Thị Hoà", OutcomeCode = "1" };
                var handOver = new HandOver(Portal.UnitId, Portal.RoundId, Portal.AgencyId, 1, [line], Leader, PortalFactory.Now);
                handOver.Answer(new Dictionary<Guid, string> { [line.Id] = "Số tài khoản sai một chữ số" }, Payer, PortalFactory.Now);
                db.HandOvers.Add(handOver);
                var agency = await db.ReceivingAgencies.SingleAsync();
                for (var month = 0; month < 25; month++)
                {
                    var at = PortalFactory.Now.AddMonths(month - 30);
                    var run = new PaymentRun(agency.Id, agency.UnitId, Period.Of(DateOnly.FromDateTime(at)), Payer, at);
                    var isHeld = month == 3;
                    run.Count(1, 0, 360_000, Payer, at);
                    run.Approve(new string('a', 64), Approver, at);
                    db.PaymentRuns.Add(run);
                    db.PaymentLines.Add(new PaymentLine
                    {
                        RunId = run.Id,
                        UnitId = Portal.UnitId,
                        BeneficiaryId = Portal.Hoa,
                        EntitlementId = entitlement.Id,
                        Period = run.Period,
                        HandOverLineId = line.Id,
                        FullName = "Lê Thị Hoà",
                        CategoryCode = "BTXH-5C",
                        Amount = 360_000,
                        Channel = PaymentChannel.BankAccount,
                        PayeeName = "Lê Thị Hoà",
                        AccountNumber = "0012345678",
                        ProviderName = "Agribank",
                        State = isHeld ? PaymentLineState.Held : PaymentLineState.Payable,
                        HoldReason = isHeld ? HoldReason.UnderVerification : null,
                    });
                }
                await db.SaveChangesAsync();
            });
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }

    private Task<HttpClient> PoliceAsync() => scene.Portal.SignedInAsAsync(Roles.CommunePolice);

    [Fact]
    public async Task Two_years_of_payments_are_paged_and_summed_and_the_police_see_the_runs_of_the_district()
    {
        var police = await PoliceAsync();
        var page = await police.GetPageAsync($"/doi-tuong/{scene.Portal.Hoa}/chi-tra");
        page.QuerySelector(".figures")!.TextContent.ShouldContain("8.640.000");
        page.QuerySelectorAll("#chi-tra tbody tr").Length.ShouldBe(20);
        page.QuerySelectorAll("#chi-tra a").ShouldBeEmpty();
        var last = await police.GetPageAsync($"/doi-tuong/{scene.Portal.Hoa}/chi-tra?page=9999");
        last.QuerySelectorAll("#chi-tra tbody tr").Length.ShouldBe(5);
        last.QuerySelector("#chi-tra")!.TextContent.ShouldContain("Đang xác minh thông tin");
    }

    [Fact]
    public async Task One_line_each_for_visit_list_hand_over_and_month()
    {
        var page = await (await PoliceAsync()).GetPageAsync($"/doi-tuong/{scene.Portal.Hoa}/dien-bien?size=100");
        string[] Lines(string kind) => [.. page.QuerySelectorAll($"[data-kind={kind}]").Select(l => string.Join(' ', l.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
        Lines("chi-tra").Length.ShouldBe(25);
        Lines("chi-tra").ShouldContain(l => l.Contains("360.000 đ qua tài khoản ngân hàng") && l.Contains("Võ Văn Duyệt"));
        Lines("chi-tra").ShouldContain(l => l.Contains("Chưa chi tháng") && l.Contains("Đang xác minh thông tin"));
        Lines("danh-sach").ShouldHaveSingleItem().ShouldContain("Lê Thị Lãnh Đạo");
        Lines("ban-giao").ShouldContain(l => l.Contains("trả lại") && l.Contains("Số tài khoản sai một chữ số") && l.Contains("Đặng Thị Chi Trả"));
        Lines("khao-sat").ShouldContain(l => l.Contains("Hoàn thành phiếu khảo sát"));
        Lines("tai-khoan").ShouldContain(l => l.Contains("0012345678"));
        page.QuerySelector($"[data-kind=danh-sach] a[href^='/phan-loai/danh-sach/']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Papers_stand_together_and_another_commune_sees_none_of_it()
    {
        var papers = (await (await PoliceAsync()).GetPageAsync($"/doi-tuong/{scene.Portal.My}/giay-to")).QuerySelector("#giay-to")!.TextContent;
        papers.ShouldContain("Giấy ủy quyền cho Phạm Văn Cháu");
        papers.ShouldContain("Chưa chứng thực");
        var stranger = await scene.Portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.OtherCommune);
        foreach (var path in new[] { "", "/dien-bien", "/chi-tra", "/giay-to" })
            (await stranger.GetAsync($"/doi-tuong/{scene.Portal.Hoa}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        (await (await scene.Portal.SignedInAsAsync(Roles.JusticeOfficer, SurveyedPortal.Commune)).GetAsync($"/doi-tuong/{scene.Portal.Hoa}/chi-tra")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_summary_says_what_to_do_next()
    {
        var police = await PoliceAsync();
        async Task<string> NextAsync(Guid id) => (await police.GetPageAsync($"/doi-tuong/{id}")).QuerySelector(".profile-next")!.TextContent;
        (await NextAsync(scene.Portal.Sen)).ShouldContain("Không còn theo dõi");
        (await NextAsync(scene.Portal.Lan)).ShouldContain("Bổ sung");
    }
}
