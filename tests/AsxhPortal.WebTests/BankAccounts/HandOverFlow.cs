using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.BankAccounts;

public sealed class HandOverFlow
{
    private static async Task<SurveyedPortal> SignedOffAsync(bool isCertified = false)
    {
        var portal = new SurveyedPortal();
        await portal.InitializeAsync();
        if (isCertified)
            await portal.CertifyAsync();
        await portal.SignOffAsync();
        return portal;
    }

    /// <summary>Hands over what the page shows; the address of the hand-over.</summary>
    private static async Task<string> HandOverAsync(HttpClient police, SurveyedPortal portal)
    {
        var url = Due(portal);
        var response = await police.SubmitAsync(await police.GetPageAsync(url), url, "form[method=post][action*='chuan-bi']");
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response.Headers.Location!.ToString();
    }

    private static string Due(SurveyedPortal portal) => $"/ban-giao/chuan-bi/{portal.AgencyId}?unit={portal.UnitId}";

    [Fact]
    public async Task The_preview_carries_who_can_be_paid_and_says_why_the_others_wait()
    {
        await using var portal = await SignedOffAsync(isCertified: true);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.PowersOfAttorney.SingleAsync(p => p.Id == portal.PowerOfAttorneyId)).End(PortalFactory.Today, "Đối tượng đổi ý");
            await db.SaveChangesAsync();
        });
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var page = await police.GetPageAsync(Due(portal));
        var lines = page.QuerySelectorAll(".data-table")[0].QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();
        lines.Count.ShouldBe(3);
        lines.Single(l => l.Contains("Lê Thị Hoà")).ShouldContain("0012345678");
        lines.Single(l => l.Contains("Trần Văn Bảy")).ShouldContain("Chưa có số tài khoản: chi tiền mặt");
        lines.Single(l => l.Contains("Nguyễn Văn Kỳ")).ShouldContain("Chi trả tận tay tại nhà");
        page.QuerySelectorAll(".data-table")[1].QuerySelector("tbody tr")!.TextContent.ShouldContain("Chưa có giấy ủy quyền");
        page.Body!.TextContent.ShouldContain("Không có khoản chi hằng tháng nên không bàn giao: Hộ nghèo 1 người");

        var sheet = await police.GetSheetAsync($"/ban-giao/chuan-bi/{portal.AgencyId}/excel?unit={portal.UnitId}");
        sheet.Says("BẢN XEM TRƯỚC, CHƯA BÀN GIAO").ShouldBeTrue();
        sheet.Says("TỔNG CỘNG (3 dòng)").ShouldBeTrue();
    }

    [Fact]
    public async Task Handing_over_twice_changes_nothing_and_a_certified_paper_follows_as_a_supplement()
    {
        await using var portal = await SignedOffAsync();
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var url = Due(portal);
        var opened = await police.GetPageAsync(url);
        (await police.SubmitAsync(opened, url, "form[method=post][action*='chuan-bi']")).StatusCode.ShouldBe(HttpStatusCode.Found);
        var again = await police.SubmitAsync(opened, url, "form[method=post][action*='chuan-bi']");
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.ReadPageAsync()).Errors().Single().ShouldStartWith("Cơ quan tiếp nhận đã có đủ danh sách này");
        await portal.InDatabaseAsync(async db =>
        {
            var handOver = await db.HandOvers.SingleAsync();
            (handOver.Number, handOver.LineCount, handOver.PersonCount, handOver.AmountSum, handOver.State).ShouldBe((1, 3, 3, 1_620_000, HandOverState.Sent));
            (await db.HandOverLines.CountAsync()).ShouldBe(3);
        });

        await portal.CertifyAsync();
        (await police.GetPageAsync(url)).QuerySelector("form[method=post][action*='chuan-bi']").ShouldBeNull();
        await portal.SignOffAsync();
        var second = await police.GetPageAsync(await HandOverAsync(police, portal));
        second.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Phạm Văn Cháu (người được ủy quyền)");
        await portal.InDatabaseAsync(async db => (await db.HandOvers.Select(h => h.Number).ToListAsync()).ShouldBe([1, 2], ignoreOrder: true));
    }

    [Fact]
    public async Task What_was_handed_over_is_frozen_and_its_list_cannot_be_withdrawn()
    {
        await using var portal = await SignedOffAsync();
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var address = await HandOverAsync(police, portal);
        await portal.InDatabaseAsync(async db =>
        {
            var account = await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == portal.Hoa);
            account.Close("Đổi ngân hàng", PortalFactory.Now);
            await db.SaveChangesAsync();
        });
        (await police.GetPageAsync(address)).Body!.TextContent.ShouldContain("0012345678");
        var sheet = await police.GetSheetAsync(address + "/excel");
        sheet.RowOf("Lê Thị Hoà").ShouldContain("0012345678");
        sheet.Says("Một triệu sáu trăm hai mươi nghìn đồng").ShouldBeTrue();

        var listId = Guid.Empty;
        await portal.InDatabaseAsync(async db => listId = (await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ReconfirmsAccount)).Id);
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var list = $"/phan-loai/danh-sach/{listId}";
        var refused = await leader.SubmitAsync(await leader.GetPageAsync(list), list, "form[action$='rut-lai']", ("Reason", "Sai"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.ReadPageAsync()).Errors().Single().ShouldStartWith("Danh sách đã bàn giao");
    }

    [Fact]
    public async Task The_agency_receives_or_returns_with_a_reason_and_the_commune_mends_and_sends_again()
    {
        await using var portal = await SignedOffAsync();
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var id = (await HandOverAsync(police, portal)).Split('/')[^1];
        var officer = await portal.SignedInAsAsync(Roles.PayingOfficer);
        (await officer.GetAsync("/ban-giao")).Headers.Location!.ToString().ShouldBe("/ban-giao/nhan");
        (await officer.GetPageAsync("/ban-giao/nhan")).Body!.TextContent.ShouldContain("Xã Xuân Yên, lần 1");

        var url = $"/ban-giao/nhan/{id}";
        var page = await officer.GetPageAsync(url);
        var lineId = page.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Lê Thị Hoà")).QuerySelector("input[name=Returned]")!.GetAttribute("value")!;
        var silent = await officer.SubmitAsync(page, url, "main form[method=post]", ("Returned", lineId));
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var kept = await silent.ReadPageAsync();
        kept.Errors().Single().ShouldStartWith("Hãy ghi lý do trả lại dòng");
        kept.QuerySelector($"input[value='{lineId}']")!.HasAttribute("checked").ShouldBeTrue();

        var answered = await officer.SubmitAsync(page, url, "main form[method=post]", ("Returned", lineId), ($"reason-{lineId}", "Tài khoản không hoạt động"));
        answered.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await officer.SubmitAsync(page, url, "main form[method=post]")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.HandOvers.SingleAsync()).State.ShouldBe(HandOverState.PartlyReturned);
            (await db.HandOverLines.CountAsync(l => l.State == HandOverLineState.Received)).ShouldBe(2);
        });

        var work = await police.GetPageAsync("/ban-giao");
        work.QuerySelectorAll("tbody tr").First().TextContent.ShouldContain("Tài khoản không hoạt động");
        (await police.GetPageAsync(Due(portal))).Body!.TextContent.ShouldContain("1 dòng bị trả lại mà chưa sửa gì");

        var account = $"/ban-giao/tai-khoan/{portal.Hoa}";
        (await police.SubmitAsync(await police.GetPageAsync(account), account, "main form[method=post]",
            ("AccountNumber", "0099887766"), ("Reason", "Tài khoản cũ bị khoá"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        var second = await police.GetPageAsync(await HandOverAsync(police, portal));
        second.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("0099887766");
    }

    [Fact]
    public async Task Only_those_concerned_see_send_and_answer()
    {
        await using var portal = await SignedOffAsync();
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var address = await HandOverAsync(police, portal);
        var id = address.Split('/')[^1];
        var stranger = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.OtherCommune);
        (await stranger.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(Due(portal))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostFormAsync(Due(portal), new() { ["Unit"] = portal.UnitId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await police.GetAsync($"/ban-giao/nhan/{id}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await portal.SignedInAsAsync(Roles.CultureOfficer)).PostFormAsync(Due(portal), new() { ["Unit"] = portal.UnitId.ToString() })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var communesOwn = await portal.SignedInAsAsync(Roles.PayingOfficer, SurveyedPortal.Commune);
        (await communesOwn.GetAsync($"/ban-giao/nhan/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await communesOwn.PostFormAsync($"/ban-giao/nhan/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_is_taken_off_after_the_hand_over_is_announced_to_the_agency_and_not_paid()
    {
        await using var portal = await SignedOffAsync();
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        await HandOverAsync(police, portal);
        var payer = await portal.SignedInAsAsync(Roles.PayingOfficer);
        (await payer.GetPageAsync("/ban-giao/nhan")).QuerySelector("#removed").ShouldBeNull();

        var now = PortalFactory.Now;
        await portal.InDatabaseAsync(async db =>
        {
            await db.HandOvers.ExecuteUpdateAsync(set => set.SetProperty(h => h.SentAt, now.AddHours(-2)));
            var hoa = await db.Beneficiaries.SingleAsync(b => b.Id == portal.Hoa);
            db.ChangeEvents.Add(hoa.Record(Domain.Beneficiaries.ChangeKind.MoveAway, PortalFactory.Today, null, new Domain.Shared.Actor(Guid.NewGuid(), "Công an"), now));
            await db.SaveChangesAsync();
        });
        await portal.SignOffAsync();
        var supplement = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            var list = await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ReconfirmsAccount && l.SupplementNumber == 1);
            (supplement, list.RemovedCount).ShouldBe((supplement, 1));
            supplement = list.Id;
            await db.ClassificationLists.Where(l => l.Id == supplement).ExecuteUpdateAsync(set => set.SetProperty(l => l.SignedOffAt, now.AddHours(-1)));
        });
        var leaving = (await police.GetPageAsync($"/phan-loai/danh-sach/{supplement}")).QuerySelector("table[aria-labelledby=leaving] tbody tr")!.TextContent;
        leaving.ShouldContain("Lê Thị Hoà");
        leaving.ShouldContain("Đã chuyển đi");
        (await police.GetSheetAsync($"/phan-loai/danh-sach/{supplement}/excel", 2)).RowOf("Lê Thị Hoà")[^1].ShouldContain("Đã chuyển đi");

        var announced = await payer.GetPageAsync("/ban-giao/nhan");
        announced.QuerySelector("table[aria-labelledby=removed] tbody tr")!.TextContent.ShouldContain("Lê Thị Hoà");
        (await police.GetPageAsync(Due(portal))).QuerySelector("table[aria-labelledby=removed]")!.TextContent.ShouldContain("Đã chuyển đi");
        await portal.CertifyAsync();
        await portal.SignOffAsync();
        var second = await HandOverAsync(police, portal);
        (await police.GetPageAsync(second)).QuerySelector("table[aria-labelledby=removed]")!.TextContent.ShouldContain("Lê Thị Hoà");
        (await police.GetSheetAsync(second + "/excel", 2)).RowOf("Lê Thị Hoà").ShouldContain("042138000001");
        (await police.GetPageAsync(Due(portal))).QuerySelector("#removed").ShouldBeNull();

        var person = await police.GetPageAsync($"/doi-tuong/{portal.Hoa}/dien-bien");
        person.Body!.TextContent.ShouldContain("Đưa ra khỏi danh sách phân loại");
        await portal.InScopeAsync(async services =>
        {
            var agency = await services.GetRequiredService<AsxhPortal.Data.AppDbContext>().ReceivingAgencies.SingleAsync();
            await services.GetRequiredService<AsxhPortal.Data.AppDbContext>().HandOverLines.ExecuteUpdateAsync(set => set.SetProperty(l => l.State, HandOverLineState.Received));
            await services.GetRequiredService<AsxhPortal.Data.AppDbContext>().Beneficiaries.Where(b => b.Id == portal.Hoa).ExecuteUpdateAsync(set => set.SetProperty(b => b.Status, Domain.Beneficiaries.BeneficiaryStatus.Active));
            var lines = await services.GetRequiredService<Web.Features.Payments.Runs.DuePayments>().FindAsync(agency, Guid.NewGuid(), Domain.Shared.Period.Of(PortalFactory.Today).Plus(1), CancellationToken.None);
            lines.Single(l => l.BeneficiaryId == portal.Hoa).HoldReason.ShouldBe(Domain.Payments.HoldReason.RemovedFromList);
        });
    }
}
