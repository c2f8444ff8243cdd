using System.Net;
using AsxhPortal.Data;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Classification.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Classification;

public sealed class SignOffFlow
{
    private static async Task<SurveyedPortal> PortalAsync()
    {
        var portal = new SurveyedPortal();
        await portal.InitializeAsync();
        return portal;
    }

    [Fact]
    public async Task A_signed_off_list_stays_as_it_was_and_later_people_come_on_a_supplement()
    {
        await using var portal = await PortalAsync();
        await portal.SignOffAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var lists = await db.ClassificationLists.Include(l => l.Lines).ToListAsync();
            lists.Select(l => (l.Outcome, l.Number, l.PersonCount, l.AmountSum)).ShouldBe(
            [
                (SurveyOutcome.ReconfirmsAccount, 1, 1, 360_000), (SurveyOutcome.ChoosesBankApp, 1, 1, 900_000),
                (SurveyOutcome.AttorneyInCash, 1, 1, 2_055_000), (SurveyOutcome.ForceMajeure, 1, 1, 360_000),
            ], ignoreOrder: true);
            lists.ShouldAllBe(l => l.Lines.Count == l.PersonCount && l.SignedOffByName == "Hoàng Đức Thắng");
            (await db.AuditEntries.CountAsync(e => e.Subject == nameof(ListLine) && e.RowCount == 1)).ShouldBe(4);
        });

        await portal.ChangeOutcomeAsync(portal.Hoa, SurveyOutcome.ForceMajeure);
        await portal.SurveyLaterAsync(portal.Lan, SurveyOutcome.ForceMajeure);
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var preview = await leader.GetPageAsync("/phan-loai/4");
        preview.Body!.TextContent.ShouldContain("Danh sách bổ sung, bản xem trước");
        var response = await leader.SubmitAsync(preview, "/phan-loai/4", "form[action='/phan-loai/ky-duyet']");
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        var second = await leader.GetPageAsync(response.Headers.Location!.ToString());
        second.QuerySelector("h1")!.TextContent.ShouldContain("lần 2");
        second.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Bùi Thị Lan");

        await portal.InDatabaseAsync(async db =>
        {
            var hoa = await db.ListLines.SingleAsync(l => l.BeneficiaryId == portal.Hoa);
            (await db.ClassificationLists.SingleAsync(l => l.Id == hoa.ListId)).Outcome.ShouldBe(SurveyOutcome.ReconfirmsAccount);
        });
        (await leader.GetPageAsync("/phan-loai/con-thieu")).Body!.TextContent.ShouldContain("Đã ký duyệt ở danh sách 1 nhưng phiếu nay ghi 4");
        var again = await leader.PostFormAsync("/phan-loai/ky-duyet", new() { ["Unit"] = portal.UnitId.ToString() });
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.ReadPageAsync()).Errors().Single().ShouldStartWith("Không còn ai chờ ký duyệt");
    }

    [Fact]
    public async Task A_withdrawn_list_gives_its_people_back_and_the_next_edition_has_the_next_number()
    {
        await using var portal = await PortalAsync();
        await portal.SignOffAsync();
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = (await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ForceMajeure)).Id);
        var url = $"/phan-loai/danh-sach/{id}";
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var page = await leader.GetPageAsync(url);

        var silent = await leader.SubmitAsync(page, url, "form[action$='rut-lai']", ("Reason", " "));
        silent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await silent.ReadPageAsync()).Errors().Single().ShouldBe("Hãy ghi lý do rút lại danh sách.");

        (await leader.SubmitAsync(page, url, "form[action$='rut-lai']", ("Reason", "Ghi nhầm kết quả"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        var stale = await leader.SubmitAsync(page, url, "form[action$='rut-lai']", ("Reason", "Lần nữa"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await stale.ReadPageAsync()).Body!.TextContent.ShouldContain("Có người vừa thay đổi danh sách này");

        var sheet = await leader.GetSheetAsync(url + "/excel");
        sheet.Says("ĐÃ RÚT LẠI: Ghi nhầm kết quả").ShouldBeTrue();
        await portal.SignOffAsync();
        await portal.InDatabaseAsync(async db =>
            (await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ForceMajeure && l.State == ClassificationState.SignedOff)).Number.ShouldBe(2));
    }

    [Fact]
    public async Task The_files_of_a_signed_off_list_equal_its_lines()
    {
        await using var portal = await PortalAsync();
        await portal.SignOffAsync();
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = (await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.AttorneyInCash)).Id);
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        var sheet = await police.GetSheetAsync($"/phan-loai/danh-sach/{id}/excel");
        var row = sheet.RowOf("Phạm Thị Mỹ");
        row.ShouldContain("Phạm Văn Cháu");
        row.ShouldContain("042090000009");
        row.ShouldContain("Cháu ruột");
        sheet.Says("Hoàng Đức Thắng ký duyệt lúc 09:00 ngày 12/01/2024").ShouldBeTrue();
        sheet.Says("Hai triệu không trăm năm mươi lăm nghìn đồng").ShouldBeTrue();

        var stranger = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.OtherCommune);
        (await stranger.GetAsync($"/phan-loai/danh-sach/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/phan-loai/danh-sach/{id}/pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await police.PostFormAsync($"/phan-loai/danh-sach/{id}/rut-lai", new() { ["Reason"] = "Sai" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Two_people_signing_at_the_same_moment_make_one_list()
    {
        await using var portal = await PortalAsync();
        var sentences = new List<string>();
        var start = new TaskCompletionSource();
        var signers = Enumerable.Range(0, 2).Select(_ => portal.InScopeAsync(async services =>
        {
            var signOff = services.GetRequiredService<SignOffLists>();
            await start.Task;
            try
            {
                await signOff.RunAsync(portal.UnitId, portal.RoundId, new SignOffForm { Outcome = "4", PeopleSeen = 1, AmountSeen = 360_000 }, new Actor(Guid.NewGuid(), "Người ký"), PortalFactory.Now, CancellationToken.None);
            }
            catch (RuleException refused)
            {
                lock (sentences) sentences.Add(refused.Message);
            }
        })).ToList();
        start.SetResult();
        await Task.WhenAll(signers);

        sentences.Count.ShouldBe(1);
        sentences[0].ShouldMatch("vừa được người khác ký duyệt cùng lúc|Không còn ai chờ ký duyệt");
        await portal.InDatabaseAsync(async db =>
        {
            (await db.ClassificationLists.CountAsync()).ShouldBe(1);
            (await db.ListLines.CountAsync(l => l.BeneficiaryId == portal.Ky)).ShouldBe(1);
        });
    }
}
