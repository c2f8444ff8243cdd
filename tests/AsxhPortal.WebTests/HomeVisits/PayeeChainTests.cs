using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.HomeVisits;

/// <summary>From a paper that ends to the next payments: nobody is paid through it, the person is, and somebody is told to ask them.</summary>
public sealed class PayeeChainTests
{
    private static readonly Actor Justice = new(Guid.NewGuid(), "Lê Văn Định");

    /// <summary>Mỹ receives through Phạm Văn Cháu: certified, signed off, handed over and received.</summary>
    private static async Task<SurveyedPortal> PaidThroughAttorneyAsync()
    {
        var portal = new SurveyedPortal();
        await portal.InitializeAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var paper = await db.PowersOfAttorney.Include(p => p.Beneficiary).SingleAsync();
            paper.Write(paper.Beneficiary, new AttorneyPerson("Phạm Văn Cháu", new PartialDate(1990, 5, 6), "042090000009", "Cháu ruột", "Thôn Yên Ngư", null), null, new DateOnly(2024, 1, 10), null);
            db.PaymentArrangements.Add(new PaymentArrangement(paper.Beneficiary, PaymentChannel.Cash, PayeeKind.Attorney, paper.AttorneyName, paper.Id, null, new DateOnly(2024, 1, 10)));
            await db.SaveChangesAsync();
        });
        await portal.CertifyAsync();
        await portal.SignOffAsync();
        await HandOverAsync(portal);
        return portal;
    }

    private static async Task HandOverAsync(SurveyedPortal portal)
    {
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = $"/ban-giao/chuan-bi/{portal.AgencyId}?unit={portal.UnitId}";
        (await police.SubmitAsync(await police.GetPageAsync(url), url, "form[method=post][action*='chuan-bi']")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var handOver = await db.HandOvers.Include(h => h.Lines).OrderByDescending(h => h.Number).FirstAsync();
            handOver.Answer(new Dictionary<Guid, string>(), new Actor(Guid.NewGuid(), "Đặng Thị Hồng Nhung"), PortalFactory.Now);
            await db.SaveChangesAsync();
        });
    }

    private static async Task<PaymentLine> LineOfMyAsync(SurveyedPortal portal)
    {
        var maker = await portal.SignedInAsAsync(Roles.PayingOfficer);
        (await maker.PostFormAsync("/chi-tra/lap", new() { ["AgencyId"] = portal.AgencyId.ToString(), ["Period"] = "02/2024" })).StatusCode.ShouldBe(HttpStatusCode.Found);
        PaymentLine? line = null;
        await portal.InDatabaseAsync(async db => line = await db.PaymentLines.AsNoTracking().SingleAsync(l => l.BeneficiaryId == portal.My));
        return line!;
    }

    private static async Task<FollowedPayees> FollowAsync(SurveyedPortal portal)
    {
        FollowedPayees? followed = null;
        await portal.InScopeAsync(async services => followed = await services.GetRequiredService<FollowPayees>().RunAsync(null, Justice, PortalFactory.Now));
        return followed!;
    }

    [Fact]
    public async Task The_attorney_dies_in_another_commune_and_the_next_months_follow()
    {
        await using var portal = await PaidThroughAttorneyAsync();
        var before = await LineOfMyAsync(portal);
        (before.State, before.PayeeKind, before.PayeeName).ShouldBe((PaymentLineState.Payable, PayeeKind.Attorney, "Phạm Văn Cháu"));

        await portal.InDatabaseAsync(async db =>
        {
            db.Citizens.Add(new Citizen { UnitId = portal.OtherUnitId, CitizenId = "042090000009", FullName = "Phạm Văn Cháu", NameKey = "pham van chau", Residence = Residence.Dead, DiedOn = new DateOnly(2024, 1, 11) });
            await db.SaveChangesAsync();
        });
        var held = await LineOfMyAsync(portal);
        (held.State, held.HoldReason).ShouldBe((PaymentLineState.Held, HoldReason.AttorneyNotInForce), "held at once, before anything else has noticed the death");

        (await FollowAsync(portal)).ShouldBe(new FollowedPayees(1, 1, 1, 0));
        (await FollowAsync(portal)).ShouldBe(new FollowedPayees(0, 0, 0, 0), "nothing is done twice");
        await portal.InDatabaseAsync(async db =>
        {
            var paper = await db.PowersOfAttorney.SingleAsync();
            (paper.State, paper.EndedOn, paper.EndKind).ShouldBe((PowerOfAttorneyState.Ended, new DateOnly(2024, 1, 11), AttorneyEnd.AttorneyDied));
            var standing = await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == portal.My && a.ValidTo == null);
            (standing.PayeeKind, standing.Channel, standing.PayeeName).ShouldBe((PayeeKind.Self, PaymentChannel.Cash, "Phạm Thị Mỹ"));
        });

        var culture = await portal.SignedInAsAsync(Roles.CultureOfficer);
        (await culture.GetPageAsync("/")).Body!.TextContent.ShouldContain("Hết ủy quyền, giám hộ: hỏi lại cách nhận");
        var list = await culture.GetPageAsync("/khao-sat/uy-quyen/hoi-lai");
        list.QuerySelector("tbody tr")!.TextContent.ShouldContain("Người được ủy quyền đã chết");

        (await LineOfMyAsync(portal)).HoldReason.ShouldBe(HoldReason.AttorneyNotInForce, "the agency pays by what it has received");
        await HandOverAsync(portal);
        var after = await LineOfMyAsync(portal);
        (after.State, after.PayeeKind, after.PayeeName, after.Channel).ShouldBe((PaymentLineState.Payable, PayeeKind.Self, "Phạm Thị Mỹ", PaymentChannel.Cash));
    }

    [Fact]
    public async Task Revoked_by_the_principal_it_falls_back_at_once_and_the_entry_is_settled_with_words()
    {
        await using var portal = await PaidThroughAttorneyAsync();
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer);
        var url = $"/khao-sat/uy-quyen/{portal.PowerOfAttorneyId}/cham-dut";
        var early = await justice.SubmitAsync(await justice.GetPageAsync(url), url, "form.survey", ("Kind", "RevokedByPrincipal"), ("EndedOn", "09/01/2024"), ("EndReason", "Đổi ý"));
        (await early.ReadPageAsync()).Errors().Single().ShouldContain("không được trước ngày");
        (await justice.SubmitAsync(await justice.GetPageAsync(url), url, "form.survey", ("Kind", "RevokedByPrincipal"), ("EndedOn", "12/01/2024"), ("EndReason", "Bà tự nhận"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var culture = await portal.SignedInAsAsync(Roles.CultureOfficer);
        var entry = (await culture.GetPageAsync("/khao-sat/uy-quyen/hoi-lai")).QuerySelector("tbody td a")!.GetAttribute("href")!;
        (await justice.GetAsync(entry)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await portal.SignedInAsAsync(Roles.CultureOfficer, "18391")).GetAsync(entry)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await culture.GetPageAsync(entry);
        (await (await culture.SubmitAsync(page, entry, "form.survey", ("Settlement", ""))).ReadPageAsync()).Errors().ShouldNotBeEmpty();
        (await culture.SubmitAsync(page, entry, "form.survey", ("Settlement", "Đã hỏi, bà tự nhận tiền mặt"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await culture.SubmitAsync(page, entry, "form.survey", ("Settlement", "Ghi lần nữa"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await culture.GetPageAsync("/khao-sat/uy-quyen/hoi-lai?xong=true")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Đã hỏi, bà tự nhận tiền mặt");
        (await culture.GetSheetAsync("/khao-sat/uy-quyen/hoi-lai/xuat-excel?xong=true")).RowOf("Phạm Thị Mỹ").ShouldContain("Đã hỏi, bà tự nhận tiền mặt");
        (await LineOfMyAsync(portal)).State.ShouldBe(PaymentLineState.Held);
    }

    [Fact]
    public async Task A_term_that_is_over_falls_back_and_a_renewed_paper_takes_over_on_its_day()
    {
        await using var portal = await PaidThroughAttorneyAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var old = await db.PowersOfAttorney.Include(p => p.Beneficiary).SingleAsync();
            var renewed = new PowerOfAttorney(old.Beneficiary, null);
            renewed.Write(old.Beneficiary, new AttorneyPerson("Phạm Văn Cháu", new PartialDate(1990, 5, 6), "042090000009", "Cháu ruột", "Thôn Yên Ngư", null), null, new DateOnly(2025, 1, 10), null);
            renewed.Certify("06/2024-SCT/CK,ĐC", null, PortalFactory.Today, Justice, PortalFactory.Today);
            db.PowersOfAttorney.Add(renewed);
            await db.SaveChangesAsync();
        });
        await portal.InScopeAsync(async services =>
        {
            var follow = services.GetRequiredService<FollowPayees>();
            (await follow.RunAsync(null, Justice, new DateTime(2025, 1, 9, 2, 0, 0, DateTimeKind.Utc))).ShouldBe(new FollowedPayees(0, 0, 0, 0));
            (await follow.RunAsync(null, Justice, new DateTime(2025, 1, 10, 2, 0, 0, DateTimeKind.Utc))).FellBack.ShouldBe(1);
        });
        await portal.InDatabaseAsync(async db =>
        {
            var standing = await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == portal.My && a.ValidTo == null);
            (standing.PayeeKind, standing.PowerOfAttorneyId != portal.PowerOfAttorneyId).ShouldBe((PayeeKind.Attorney, true));
            (await db.PayeeReviews.AnyAsync()).ShouldBeFalse();
        });
        await portal.InScopeAsync(async services =>
            (await services.GetRequiredService<FollowPayees>().RunAsync(null, Justice, new DateTime(2026, 1, 10, 2, 0, 0, DateTimeKind.Utc))).Opened.ShouldBe(1));
        await portal.InDatabaseAsync(async db =>
        {
            (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == portal.My && a.ValidTo == null)).PayeeKind.ShouldBe(PayeeKind.Self);
            (await db.PayeeReviews.SingleAsync()).ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(PayeeReviewKind.AttorneyExpired), r => r.Since.ShouldBe(new DateOnly(2026, 1, 10)));
        });
    }
}
