using System.Net;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Papers;

/// <summary>The register of issued papers: numbers without gaps, reprints, replacements, and the page that a QR opens.</summary>
public sealed class IssuedPaperTests(SurveyedPortal portal) : IClassFixture<SurveyedPortal>
{
    private static readonly Actor Printer = new(new Guid("00000000-0000-0000-0000-0000000000aa"), "Nguyễn Thị Thu Hà");

    [Fact]
    public async Task Prints_at_the_same_moment_get_numbers_without_gap_or_double()
    {
        var prints = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => IssueAsync(PaperKind.SurveyForm, $"parallel-{i}", new { Line = i })));

        prints.Select(print => print.NumberText).Order().ShouldBe(Enumerable.Range(1, 24).Select(number => $"{number:00}/PKS-UBND"));
        await portal.InDatabaseAsync(async db => (await db.PaperCounters.SingleAsync(c => c.UnitId == portal.UnitId && c.Type == PaperType.SurveyForm)).Last.ShouldBe(24));
    }

    [Fact]
    public async Task The_same_paper_printed_twice_at_the_same_moment_is_one_paper_and_its_reprint()
    {
        var prints = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => IssueAsync(PaperKind.RoundReport, "one", new { Text = "Báo cáo" })));

        prints.Select(print => print.PaperId).Distinct().Count().ShouldBe(1);
        prints.Select(print => print.Reprint).Order().ShouldBe([0, 1, 2, 3, 4, 5]);
    }

    [Fact]
    public async Task Changed_content_is_a_new_paper_that_replaces_the_old_one()
    {
        var first = await IssueAsync(PaperKind.PublicNotice, "notice", new { Text = "một" });
        var again = await IssueAsync(PaperKind.PublicNotice, "notice", new { Text = "một" });
        var changed = await IssueAsync(PaperKind.PublicNotice, "notice", new { Text = "hai" });

        again.NumberText.ShouldBe(first.NumberText);
        again.Letterhead.Stamp!.Sentence.ShouldContain("in lại lần 1");
        changed.NumberText.ShouldNotBe(first.NumberText);
        await portal.InDatabaseAsync(async db =>
        {
            var old = await db.IssuedPapers.SingleAsync(p => p.Id == first.PaperId);
            (old.State, old.ReplacedById, old.ReprintCount).ShouldBe((IssuedPaperState.Replaced, changed.PaperId, 1));
        });
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader, SurveyedPortal.Commune);
        var page = await leader.GetPageAsync($"/van-ban/{first.PaperId:N}?ma={first.Letterhead.Stamp!.ShortHash}");
        page.QuerySelector(".message-warn")!.TextContent.ShouldContain(changed.NumberText);
    }

    [Fact]
    public async Task What_has_a_number_of_its_own_keeps_it_when_printed_anew()
    {
        var first = await IssueAsync(PaperKind.RefusalMinute, "minute", new { Text = "một" }, ownNumber: 7);
        var changed = await IssueAsync(PaperKind.RefusalMinute, "minute", new { Text = "hai" }, ownNumber: 7);

        first.NumberText.ShouldBe("07/BB-UBND");
        changed.NumberText.ShouldBe("07/BB-UBND");
        changed.PaperId.ShouldNotBe(first.PaperId);
    }

    [Fact]
    public async Task The_page_of_a_paper_says_whether_the_scanned_code_is_right()
    {
        var print = await IssueAsync(PaperKind.VisitPlan, "plan", new { Text = "kế hoạch" });
        var officer = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);
        var stamp = print.Letterhead.Stamp!;

        stamp.Address.ShouldEndWith($"/van-ban/{print.PaperId:N}?ma={stamp.ShortHash}");
        (await officer.GetPageAsync($"/van-ban/{print.PaperId:N}?ma={stamp.ShortHash}")).QuerySelector(".message-ok")!.TextContent.ShouldContain("khớp");
        (await officer.GetPageAsync($"/van-ban/{print.PaperId}?ma=0000000000000000")).QuerySelector(".message-bad")!.TextContent.ShouldContain("không khớp");
        (await officer.GetPageAsync($"/van-ban?q={Uri.EscapeDataString(print.NumberText)}")).QuerySelector("tbody")!.TextContent.ShouldContain(print.NumberText);

        var stranger = await portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.OtherCommune);
        (await stranger.GetAsync($"/van-ban/{print.PaperId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await portal.Anonymous().GetAsync($"/van-ban/{print.PaperId}")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_paper_is_cancelled_with_a_reason_and_printed_again_under_a_new_number()
    {
        var print = await IssueAsync(PaperKind.ClassificationSummary, "summary", new { Text = "tổng hợp" });
        var leader = await portal.SignedInAsAsync(Roles.CommuneLeader, SurveyedPortal.Commune);
        var address = $"/van-ban/{print.PaperId}";

        var unexplained = await leader.PostFormAsync(address + "/huy", new() { ["Reason"] = "", ["Version"] = "0" });
        unexplained.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await leader.PostFormAsync(address + "/huy", new() { ["Reason"] = "In nhầm người ký", ["Version"] = "9" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await leader.PostFormAsync(address + "/huy", new() { ["Reason"] = "In nhầm người ký", ["Version"] = "0" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await leader.GetPageAsync(address)).QuerySelector(".message-bad")!.TextContent.ShouldContain("In nhầm người ký");
        var next = await IssueAsync(PaperKind.ClassificationSummary, "summary", new { Text = "tổng hợp" });
        next.NumberText.ShouldNotBe(print.NumberText);
        next.Reprint.ShouldBe(0);
    }

    [Fact]
    public async Task A_unit_without_letterhead_issues_nothing()
    {
        await portal.InScopeAsync(async services =>
        {
            var bare = new AdministrativeUnit("T9001", "Xã Chưa Có Tiêu Đề", UnitLevel.Commune, null, new DateOnly(2023, 1, 1));
            services.GetRequiredService<AsxhPortal.Data.AppDbContext>().Units.Add(bare);
            await services.GetRequiredService<AsxhPortal.Data.AppDbContext>().SaveChangesAsync();
            var refused = await Should.ThrowAsync<RuleException>(() => services.GetRequiredService<IssuePaper>()
                .RunAsync(new PaperToIssue(PaperKind.BeneficiaryList, bare.Id, "list", "Danh sách", new { }), Printer));
            refused.Message.ShouldContain("Quản trị › Tiêu đề văn bản");
            (await services.GetRequiredService<AsxhPortal.Data.AppDbContext>().PaperCounters.AnyAsync(c => c.UnitId == bare.Id)).ShouldBeFalse();
        });
    }

    private async Task<PaperPrint> IssueAsync(PaperKind kind, string subject, object content, int? ownNumber = null)
    {
        PaperPrint? print = null;
        await portal.InScopeAsync(async services => print = await services.GetRequiredService<IssuePaper>()
            .RunAsync(new PaperToIssue(kind, portal.UnitId, subject, kind.ToVietnamese(), content) { OwnNumber = ownNumber }, Printer));
        return print!;
    }
}
