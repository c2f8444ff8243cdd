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

    /// <summary>Everybody stands at one outcome at most, by the lines and by the counts of the lists.</summary>
    private static Task ExpectOneOutcomeEachAsync(SurveyedPortal portal) => portal.InDatabaseAsync(async db =>
    {
        var current = await db.ListLines.Where(l => l.CurrentInRoundId == portal.RoundId).ToListAsync();
        current.Select(l => l.BeneficiaryId).ShouldBeUnique();
        var signed = await db.ClassificationLists.Where(l => l.State == ClassificationState.SignedOff).Select(l => l.Id).ToListAsync();
        current.ShouldAllBe(l => signed.Contains(l.ListId) && l.ReplacedByListId == null && l.Change != LineChange.Removed);
    });

    private static async Task<string> SignAsync(HttpClient leader, string url)
    {
        var response = await leader.SubmitAsync(await leader.GetPageAsync(url), url, "form[action='/phan-loai/ky-duyet']");
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response.Headers.Location!.ToString();
    }

    [Fact]
    public async Task A_signed_off_list_stays_as_it_was_and_a_supplement_says_who_comes_moves_changes_and_leaves()
    {
        await using var portal = await PortalAsync();
        await portal.SignOffAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var lists = await db.ClassificationLists.Include(l => l.Lines).ToListAsync();
            lists.Select(l => (l.Outcome, l.Number, l.PersonCount, l.AmountSum)).ShouldBe(
            [
                (SurveyOutcome.ReconfirmsAccount, 1, 1, 360_000), (SurveyOutcome.ChoosesBankApp, 1, 1, 900_000), (SurveyOutcome.ForceMajeure, 1, 1, 360_000),
            ], ignoreOrder: true);
            lists.ShouldAllBe(l => l.Lines.Count == l.PersonCount && l.SignedOffByName == "Hoàng Đức Thắng" && l.ContentHash == ListSeal.Of(l.Outcome, l.Lines));
            (await db.AuditEntries.CountAsync(e => e.Subject == nameof(ListLine) && e.RowCount == 1)).ShouldBe(3);
        });
        await ExpectOneOutcomeEachAsync(portal);

        await portal.ChangeOutcomeAsync(portal.Hoa, SurveyOutcome.ForceMajeure);
        await portal.SurveyLaterAsync(portal.Lan, SurveyOutcome.ForceMajeure);
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Beneficiaries.SingleAsync(b => b.Id == portal.Ky)).UsePhone("0963045776");
            var bay = await db.Beneficiaries.SingleAsync(b => b.Id == portal.Bay);
            db.ChangeEvents.Add(bay.Record(Domain.Beneficiaries.ChangeKind.MoveAway, PortalFactory.Today, null, new Actor(Guid.NewGuid(), "Công an"), PortalFactory.Now));
            await db.SaveChangesAsync();
        });
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var preview = await leader.GetPageAsync("/phan-loai/4");
        preview.Body!.TextContent.ShouldContain("Danh sách bổ sung, bản xem trước");
        preview.Body!.TextContent.ShouldContain("1 thêm, 1 đổi nhóm, 1 đổi thông tin");
        var sheet = await leader.GetSheetAsync("/phan-loai/4/excel");
        sheet.Says("TỔNG CỘNG (3 người)").ShouldBeTrue();

        var second = await leader.GetPageAsync(await SignAsync(leader, "/phan-loai/4"));
        second.QuerySelector("h1")!.TextContent.ShouldContain("bổ sung lần 1");
        var rows = second.QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(3);
        rows.Single(r => r.Contains("Bùi Thị Lan")).ShouldContain("Thêm");
        rows.Single(r => r.Contains("Lê Thị Hoà")).ShouldContain("Chuyển từ danh sách 1 sang 4.");
        rows.Single(r => r.Contains("Nguyễn Văn Kỳ")).ShouldContain("Điện thoại: trống → 0963045776");
        await ExpectOneOutcomeEachAsync(portal);

        var leaving = await leader.GetPageAsync(await SignAsync(leader, "/phan-loai/3-BANK"));
        leaving.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Danh sách đối tượng ghi “Đã chuyển đi” nhưng phiếu ghi kết quả 3-BANK");
        leaving.Body!.TextContent.ShouldContain("Đưa ra khỏi danh sách");
        await ExpectOneOutcomeEachAsync(portal);

        var old = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            var current = await (from line in db.ListLines join list in db.ClassificationLists on line.ListId equals list.Id where line.CurrentInRoundId != null select new { line.BeneficiaryId, list.Outcome })
                .ToDictionaryAsync(l => l.BeneficiaryId, l => l.Outcome);
            current.ShouldBe(new Dictionary<Guid, SurveyOutcome> { [portal.Hoa] = SurveyOutcome.ForceMajeure, [portal.Lan] = SurveyOutcome.ForceMajeure, [portal.Ky] = SurveyOutcome.ForceMajeure }, ignoreOrder: true);
            old = (await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ReconfirmsAccount)).Id;
        });
        var first = await leader.GetPageAsync($"/phan-loai/danh-sach/{old}");
        first.Body!.TextContent.ShouldContain("Khớp với lúc ký");
        first.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Đã thay bằng danh sách 4, bổ sung lần 1");

        var again = await leader.PostFormAsync("/phan-loai/ky-duyet", new() { ["Unit"] = portal.UnitId.ToString() });
        again.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await again.ReadPageAsync()).Errors().Single().ShouldStartWith("Không còn ai chờ ký duyệt");
    }

    [Fact]
    public async Task What_changed_after_the_preview_is_named_and_nothing_is_signed()
    {
        await using var portal = await PortalAsync();
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var opened = await leader.GetPageAsync("/phan-loai");
        await portal.ChangeOutcomeAsync(portal.Ky, SurveyOutcome.ChoosesPaymentOrganisation);
        await portal.SurveyLaterAsync(portal.Lan, SurveyOutcome.ForceMajeure);
        var refused = await leader.SubmitAsync(opened, "/phan-loai", "form[action='/phan-loai/ky-duyet']");
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await refused.ReadPageAsync();
        var changed = page.QuerySelectorAll(".message[role=alert] li").Select(li => string.Join(' ', li.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();
        changed.ShouldBe(["Nguyễn Văn Kỳ: thông tin hoặc kết quả đã đổi", "Bùi Thị Lan: mới vào bản chờ ký"], ignoreOrder: true);
        await portal.InDatabaseAsync(async db => (await db.ClassificationLists.CountAsync()).ShouldBe(0));

        (await leader.SubmitAsync(page, "/phan-loai", "form[action='/phan-loai/ky-duyet']")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await leader.SubmitAsync(page, "/phan-loai", "form[action='/phan-loai/ky-duyet']")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_line_altered_behind_the_signature_is_seen_and_not_printed()
    {
        await using var portal = await PortalAsync();
        await portal.SignOffAsync();
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            id = (await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ForceMajeure)).Id;
            await db.ListLines.Where(l => l.ListId == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.Amount, 9_000_000));
        });
        var police = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await police.GetPageAsync($"/phan-loai/danh-sach/{id}")).Body!.TextContent.ShouldContain("Nội dung không khớp");
        (await police.GetAsync($"/phan-loai/danh-sach/{id}/pdf")).StatusCode.ShouldBe(HttpStatusCode.Found);
    }

    [Fact]
    public async Task Withdrawing_a_supplement_puts_its_people_back_where_they_stood_and_the_latest_goes_first()
    {
        await using var portal = await PortalAsync();
        await portal.SignOffAsync();
        await portal.ChangeOutcomeAsync(portal.Hoa, SurveyOutcome.ForceMajeure);
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var supplement = await SignAsync(leader, "/phan-loai/4");
        var first = "";
        await portal.InDatabaseAsync(async db => first = $"/phan-loai/danh-sach/{(await db.ClassificationLists.SingleAsync(l => l.Outcome == SurveyOutcome.ReconfirmsAccount)).Id}");

        var tooEarly = await leader.SubmitAsync(await leader.GetPageAsync(first), first, "form[action$='rut-lai']", ("Reason", "Sai"));
        tooEarly.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await tooEarly.ReadPageAsync()).Errors().Single().ShouldStartWith("Đã có danh sách bổ sung ký sau");
        (await leader.SubmitAsync(await leader.GetPageAsync(supplement), supplement, "form[action$='rut-lai']", ("Reason", "Nhầm"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        await ExpectOneOutcomeEachAsync(portal);
        await portal.InDatabaseAsync(async db =>
        {
            var hoa = await db.ListLines.SingleAsync(l => l.BeneficiaryId == portal.Hoa && l.CurrentInRoundId != null);
            (await db.ClassificationLists.SingleAsync(l => l.Id == hoa.ListId)).Outcome.ShouldBe(SurveyOutcome.ReconfirmsAccount);
        });
        (await leader.GetPageAsync(await SignAsync(leader, "/phan-loai/4"))).QuerySelector("h1")!.TextContent.ShouldContain("bổ sung lần 2");
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
        await portal.CertifyAsync();
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
            var pending = PendingList.Of(await services.GetRequiredService<ComputeClassification>().RunAsync(portal.UnitId, portal.RoundId, PortalFactory.Today, CancellationToken.None), SurveyOutcome.ForceMajeure);
            await start.Task;
            try
            {
                await signOff.RunAsync(portal.UnitId, portal.RoundId, new SignOffForm { Outcome = "4", Seal = PendingList.SealOf(pending) }, new Actor(Guid.NewGuid(), "Người ký"), PortalFactory.Now, CancellationToken.None);
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
