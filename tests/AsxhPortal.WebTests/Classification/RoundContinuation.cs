using System.Net;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Classification;

public sealed class RoundContinuation
{
    private const string Rounds = "/quan-tri/dot-ra-soat";

    private static string Words(AngleSharp.Dom.IElement element) => string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A second round that continues the first one, in which the lists were signed off.</summary>
    private static async Task<(SurveyedPortal Portal, Guid First, Guid Second)> ContinuedAsync()
    {
        var portal = new SurveyedPortal();
        await portal.InitializeAsync();
        await portal.SignOffAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var team = new VisitTeam(portal.UnitId, portal.RoundId, "Tổ Yên Ngư");
            var police = await db.Users.SingleAsync(u => u.Email == "congan.xuanyen@demo.vn");
            team.Staff(new Domain.Shared.Actor(police.Id, police.FullName), new Domain.Shared.Actor(Guid.NewGuid(), "Người đã nghỉ việc"), "Trưởng thôn");
            team.Visit([await db.Hamlets.Where(h => h.UnitId == portal.UnitId).Select(h => h.Id).SingleAsync()]);
            db.VisitTeams.Add(team);
            db.TeamAssignments.Add(new TeamAssignment(team, await db.Beneficiaries.SingleAsync(b => b.Id == portal.Lan)));
            await db.SaveChangesAsync();
        });
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var form = await client.GetPageAsync(Rounds + "/them");
        form.QuerySelector("#PreviousRoundId option[selected]")!.GetAttribute("value").ShouldBe(portal.RoundId.ToString());
        var owner = Guid.Empty;
        await portal.InDatabaseAsync(async db => owner = (await db.Rounds.SingleAsync()).OwnerUnitId);
        var response = await client.SubmitAsync(form, Rounds + "/them", "form.form-panel", ("Name", "Đợt rà soát quý II"), ("OwnerUnitId", owner.ToString()), ("StartsOn", "12/01/2024"),
            ("Step1DueOn", "13/01/2024"), ("Step2DueOn", "14/01/2024"), ("Step3DueOn", "15/01/2024"), ("Step4DueOn", "19/01/2024"), ("Step5DueOn", "19/01/2024"), ("Step6DueOn", "19/01/2024"), ("Step7DueOn", "25/01/2024"));
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Rounds)).Message()!.ShouldContain("đã kết thúc, từ nay chỉ xem; đã chép 1 tổ công tác");
        var second = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Rounds.SingleAsync(r => r.Id == portal.RoundId)).ClosedOn.ShouldBe(PortalFactory.Today);
            second = (await db.Rounds.SingleAsync(r => r.PreviousRoundId == portal.RoundId)).Id;
        });
        return (portal, portal.RoundId, second);
    }

    [Fact]
    public async Task The_visit_list_asks_only_what_may_have_changed_and_says_why()
    {
        var (portal, _, second) = await ContinuedAsync();
        await using var _portal = portal;
        var officer = await portal.SignedInAsAsync(Roles.CultureOfficer);
        var list = await officer.GetPageAsync("/khao-sat");
        var rows = list.QuerySelectorAll(".visit").ToDictionary(v => v.QuerySelector(".visit-name")!.TextContent.Trim(), Words);
        rows.Keys.ShouldBe(["Trần Văn Bảy", "Phạm Thị Mỹ", "Nguyễn Văn Kỳ", "Bùi Thị Lan"], ignoreOrder: true);
        rows["Trần Văn Bảy"].ShouldContain("lần trước 3-BANK, hỏi lại: chưa mở tài khoản");
        rows["Phạm Thị Mỹ"].ShouldContain("ủy quyền hết hạn, đang nhận tiền mặt");
        rows["Bùi Thị Lan"].ShouldContain("người mới");
        var inherited = await officer.GetPageAsync("/khao-sat?tinh-trang=ke-thua");
        Words(inherited.QuerySelectorAll(".visit").Single()).ShouldBe("Lê Thị Hoà 1938 · Thôn Yên Ngư Kế thừa 1");
        Words(list.QuerySelector(".hamlet-count")!).ShouldBe("1/5");

        var page = await officer.GetPageAsync($"/khao-sat/{portal.Ky}");
        page.QuerySelector(".message-warn")!.TextContent.ShouldContain("Đang nhận tiền mặt hoặc tại nhà");
        page.QuerySelector("input[name=Outcome][value='4']")!.HasAttribute("checked").ShouldBeTrue();
        var url = $"/khao-sat/{portal.Ky}/khong-doi";
        (await officer.SubmitAsync(page, url, "form.confirm-unchanged", ("confirmedOn", "11/01/2024"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await officer.GetPageAsync($"/khao-sat/{portal.Ky}")).Message()!.ShouldContain("Ngày hỏi lại phải thuộc đợt này");
        await officer.SubmitAsync(page, url, "form.confirm-unchanged");
        await officer.SubmitAsync(page, url, "form.confirm-unchanged");
        await portal.InDatabaseAsync(async db =>
        {
            var copied = await db.Surveys.Include(s => s.Visits).SingleAsync(s => s.RoundId == second);
            (copied.BeneficiaryId, copied.State, copied.Outcome, copied.VisitedOn, copied.Answers.Reason).ShouldBe((portal.Ky, SurveyState.Completed, SurveyOutcome.ForceMajeure, PortalFactory.Today, "Già yếu, không đi lại được"));
            copied.CopiedFromId.ShouldBe((await db.Surveys.SingleAsync(s => s.RoundId != second && s.BeneficiaryId == portal.Ky)).Id);
            copied.Visits.Count.ShouldBe(1);
        });
        (await officer.GetPageAsync($"/khao-sat/{portal.Ky}")).Body!.TextContent.ShouldContain("xác nhận không thay đổi ngày 12/01/2024");

        (await officer.GetPageAsync($"/khao-sat/{portal.My}")).QuerySelector("form.confirm-unchanged").ShouldBeNull();
        await officer.PostFormAsync($"/khao-sat/{portal.My}/khong-doi", new() { ["confirmedOn"] = "12/01/2024" });
        await portal.InDatabaseAsync(async db => (await db.Surveys.CountAsync(s => s.RoundId == second)).ShouldBe(1));
        (await (await portal.SignedInAsAsync(Roles.CommuneLeader)).PostFormAsync(url, new() { ["confirmedOn"] = "12/01/2024" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await portal.SignedInAsAsync(Roles.CultureOfficer, SurveyedPortal.OtherCommune)).PostFormAsync(url, new() { ["confirmedOn"] = "12/01/2024" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Inherited_answers_are_listed_with_where_they_come_from_and_the_earlier_round_is_only_read()
    {
        var (portal, first, second) = await ContinuedAsync();
        await using var _portal = portal;
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader);
        var missing = await leader.GetPageAsync("/phan-loai/con-thieu?kind=ToBeConfirmed");
        missing.QuerySelectorAll("tbody tr th").Select(Words).ShouldBe(["Trần Văn Bảy", "Phạm Thị Mỹ", "Nguyễn Văn Kỳ"], ignoreOrder: true);
        missing.Body!.TextContent.ShouldContain("Có kết quả kế thừa từ Đợt rà soát tháng 01/2024 nhưng cần hỏi lại");
        var preview = await leader.GetPageAsync("/phan-loai/1");
        preview.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("Kế thừa từ Đợt rà soát tháng 01/2024.");
        await portal.SignOffAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var line = await db.ListLines.SingleAsync(l => l.CurrentInRoundId == second);
            (line.BeneficiaryId, line.CarriedFrom).ShouldBe((portal.Hoa, "Đợt rà soát tháng 01/2024"));
            (await db.ListLines.CountAsync(l => l.CurrentInRoundId == first)).ShouldBe(3);
        });

        var earlier = await leader.GetPageAsync($"/phan-loai?dot={first}");
        earlier.Body!.TextContent.ShouldContain("chỉ xem được, không ghi thêm hay ký duyệt được nữa");
        earlier.QuerySelector("form[action='/phan-loai/ky-duyet']").ShouldBeNull();
        var old = Guid.Empty;
        await portal.InDatabaseAsync(async db => old = (await db.ClassificationLists.SingleAsync(l => l.RoundId == first && l.Outcome == SurveyOutcome.ForceMajeure)).Id);
        var page = await leader.GetPageAsync($"/phan-loai/danh-sach/{old}");
        page.Body!.TextContent.ShouldContain("Khớp với lúc ký");
        page.QuerySelector("form[action$='rut-lai']").ShouldBeNull();
        var refused = await leader.PostFormAsync($"/phan-loai/danh-sach/{old}/rut-lai", new() { ["Reason"] = "Sai", ["Version"] = "1" });
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.ReadPageAsync()).Errors().Single().ShouldStartWith("Đợt rà soát tháng 01/2024 đã kết thúc ngày 12/01/2024: chỉ xem được");
        await portal.InDatabaseAsync(async db => (await db.ClassificationLists.SingleAsync(l => l.Id == old)).State.ShouldBe(ClassificationState.SignedOff));
        (await leader.GetAsync($"/phan-loai?dot={Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Teams_come_along_and_a_whole_thon_is_confirmed_and_taken_back_at_once()
    {
        var (portal, first, second) = await ContinuedAsync();
        await using var _portal = portal;
        var hamlet = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            var team = await db.VisitTeams.Include(t => t.Hamlets).SingleAsync(t => t.RoundId == second);
            (team.Name, team.PoliceOfficerName, team.CultureOfficerName, team.OtherMembers).ShouldBe(("Tổ Yên Ngư", "Trần Quốc Hưng", null, "Trưởng thôn"));
            hamlet = team.Hamlets.Single().HamletId;
            (await db.TeamAssignments.SingleAsync(a => a.RoundId == second)).ShouldSatisfyAllConditions(a => a.BeneficiaryId.ShouldBe(portal.Lan), a => a.TeamId.ShouldBe(team.Id));
            (await db.VisitTeams.CountAsync(t => t.RoundId == first)).ShouldBe(1);
        });
        var officer = await portal.SignedInAsAsync(Roles.CultureOfficer);
        var list = await officer.GetPageAsync($"/khao-sat?thon={hamlet}");
        var selected = await officer.SubmitAsync(list, "/doi-tuong/hang-loat", "form.confirm-hamlet");
        selected.StatusCode.ShouldBe(HttpStatusCode.Found);
        var address = selected.Headers.Location!.ToString();
        var choose = await officer.GetPageAsync(address);
        choose.QuerySelector("input[name=Kind][checked]")!.GetAttribute("value").ShouldBe("ConfirmUnchanged");
        var path = address.Split('?')[0];
        (await officer.SubmitAsync(choose, path + "/xem-truoc", "form.bulk-form", ("Reason", ""))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await officer.SubmitAsync(choose, path + "/xem-truoc", "form.bulk-form", ("Reason", "Trưởng thôn hỏi lại từng nhà ngày 12/01"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var lines = await db.BulkActionLines.ToDictionaryAsync(l => l.BeneficiaryId);
            lines[portal.Bay].State.ShouldBe(Domain.Beneficiaries.BulkLineState.Planned);
            lines[portal.Ky].State.ShouldBe(Domain.Beneficiaries.BulkLineState.Planned);
            lines[portal.Hoa].Note!.ShouldContain("được kế thừa rồi");
            lines[portal.My].Note!.ShouldStartWith("Phải ghi phiếu mới: ");
            lines[portal.Lan].Note!.ShouldContain("phải khảo sát");
            (await db.Surveys.CountAsync(s => s.RoundId == second)).ShouldBe(0);
        });
        var preview = await officer.GetPageAsync(path);
        (await officer.SubmitAsync(preview, path + "/thuc-hien", "form[action$='thuc-hien']")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db =>
        {
            var confirmed = await db.Surveys.Include(s => s.Visits).Where(s => s.RoundId == second).ToListAsync();
            confirmed.Select(s => s.BeneficiaryId).ShouldBe([portal.Bay, portal.Ky], ignoreOrder: true);
            confirmed.ShouldAllBe(s => s.State == SurveyState.Completed && s.CopiedFromId != null && s.Visits.Count == 1 && s.VisitedOn == PortalFactory.Today);
        });
        var done = await officer.GetPageAsync(path);
        (await officer.SubmitAsync(done, path + "/hoan-tac", "form[action$='hoan-tac']")).StatusCode.ShouldBe(HttpStatusCode.Found);
        await portal.InDatabaseAsync(async db => (await db.Surveys.CountAsync(s => s.RoundId == second)).ShouldBe(0));
        (await (await portal.SignedInAsAsync(Roles.CommuneLeader)).GetPageAsync($"/khao-sat?thon={hamlet}")).QuerySelector("form.confirm-hamlet").ShouldBeNull();
    }

    [Fact]
    public async Task An_old_survey_is_read_from_the_timeline_and_not_changed()
    {
        var (portal, first, _) = await ContinuedAsync();
        await using var _portal = portal;
        var officer = await portal.SignedInAsAsync(Roles.CultureOfficer);
        var survey = Guid.Empty;
        await portal.InDatabaseAsync(async db => survey = (await db.Surveys.SingleAsync(s => s.BeneficiaryId == portal.Ky && s.RoundId == first)).Id);
        var address = $"/khao-sat/{portal.Ky}/phieu-cu/{survey}";
        (await officer.GetPageAsync($"/doi-tuong/{portal.Ky}/dien-bien")).QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        var page = await officer.GetPageAsync(address);
        page.Body!.TextContent.ShouldContain("Chỉ để đọc: phiếu của Đợt rà soát tháng 01/2024");
        page.Body!.TextContent.ShouldContain("Già yếu, không đi lại được");
        page.QuerySelectorAll("main form").ShouldBeEmpty();
        (await officer.GetAsync($"/khao-sat/{portal.Hoa}/phieu-cu/{survey}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.SignedInAsAsync(Roles.CultureOfficer, SurveyedPortal.OtherCommune)).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
