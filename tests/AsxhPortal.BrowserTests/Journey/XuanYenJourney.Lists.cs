using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Journey;

public sealed partial class XuanYenJourney
{
    private const string LeadingZeros = "0011004123456";

    [Fact]
    public Task Part_09_the_leader_signs_off_the_lists() => PartAsync(Leader, Window.Office, async desk =>
    {
        portal.TurnCalendarTo(new DateOnly(2024, 1, 19));
        await desk.VisitAsync("/phan-loai");
        await desk.PictureAsync("buoc-5");
        (await FigureAsync(desk, "Chưa phân loại được")).ShouldBeGreaterThan(0);
        await desk.PressAsync(desk.Page.Locator("main .message a", new() { HasText = "Xem từng người" }));

        await desk.VisitAsync("/phan-loai/2A?size=200");
        int lines = await desk.Page.Locator("main tbody th[scope=row]").CountAsync();
        Sheet.First(await desk.DownloadAsync("a[href*='/excel']")).Holds("chưa ký duyệt").ShouldBeTrue();

        await desk.VisitAsync("/phan-loai");
        int pending = await FigureAsync(desk, "Chờ ký duyệt");
        await desk.PressAsync(desk.Page.Locator("main form button", new() { HasText = "Ký duyệt tất cả" }));
        (await desk.MessageAsync()).ShouldContain("Đã ký duyệt");
        (await FigureAsync(desk, "Đã ký duyệt")).ShouldBe(pending);

        var list = await portal.InDatabaseAsync(db => db.ClassificationLists.Where(row => row.Outcome == Domain.HomeVisits.SurveyOutcome.RegistersAccount).Select(row => new { row.Id, row.PersonCount }).SingleAsync());
        list.PersonCount.ShouldBeGreaterThan(1);
        lines.ShouldBeGreaterThanOrEqualTo(list.PersonCount);
        await desk.VisitAsync($"/phan-loai/danh-sach/{list.Id}");
        Sheet.First(await desk.DownloadAsync("a[href$='/excel']")).Rows.Count.ShouldBeGreaterThan(list.PersonCount);
        var paper = Paper.Of(await desk.DownloadAsync("a[href$='/pdf']"));
        paper.Text.ShouldContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
        paper.Text.ShouldContain("Bằng chữ");
    });

    [Fact]
    public Task Part_10_police_correct_an_account_and_hand_over() => PartAsync(Police, Window.Office, async desk =>
    {
        var (person, name) = await portal.InDatabaseAsync(db => db.Surveys
            .Where(survey => survey.Outcome == Domain.HomeVisits.SurveyOutcome.ChoosesBankApp && survey.State == Domain.HomeVisits.SurveyState.Completed)
            .OrderBy(survey => survey.Id).Select(survey => ValueTuple.Create(survey.BeneficiaryId, survey.Beneficiary.FullName)).FirstAsync());
        await desk.VisitAsync("/ban-giao/tai-khoan?standing=Missing");
        await desk.VisitAsync($"/ban-giao/tai-khoan/{person}");
        await desk.Page.Locator("input[name=Channel][value=BankAccount]").CheckAsync();
        await desk.Page.Locator("select[name=ProviderCode]").SelectOptionAsync("970436");
        await desk.Page.Locator("input[name=AccountNumber]").FillAsync(LeadingZeros);
        await desk.Page.Locator("input[name=Reason]").FillAsync("Đối tượng cho xem thẻ");
        await desk.Page.Locator("input[name=AccountHolder]").FillAsync("NGUOI LA");
        await desk.PressAsync("main form.form-panel .btn-primary");
        (await desk.Page.Locator(".error-summary").CountAsync()).ShouldBe(1);
        await desk.Page.Locator("input[name=AccountHolder]").FillAsync(name);
        await desk.PressAsync("main form.form-panel .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã ghi tài khoản");
        (await desk.Page.Locator("main dl.facts").InnerTextAsync()).ShouldContain(LeadingZeros);

        await desk.VisitAsync("/ban-giao");
        await desk.PictureAsync("buoc-6");
        var agencies = await desk.Page.Locator("a[href*='/chuan-bi/']").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        foreach (string agency in agencies)
        {
            await desk.VisitAsync(agency);
            if (await desk.Page.Locator("main form[method=post] button").CountAsync() == 0) continue;
            int lines = await FigureAsync(desk, "Số dòng");
            await desk.PressAsync("main form[method=post] button");
            (await desk.MessageAsync()).ShouldContain($"{lines} dòng");
            Sheet.First(await desk.DownloadAsync("main a[href*='excel' i]")).DataRows.Count.ShouldBe(lines);
        }
        await desk.VisitAsync("/ban-giao");
        (await portal.InDatabaseAsync(db => db.HandOvers.CountAsync())).ShouldBeGreaterThan(0);
    });

    [Fact]
    public Task Part_11_the_paying_office_returns_one_line_and_receives_the_rest() => PartAsync(Paying, Window.Office, async desk =>
    {
        await desk.VisitAsync("/ban-giao/nhan");
        string[] waiting = await desk.Page.Locator("main tbody th a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        waiting.ShouldNotBeEmpty();
        await desk.VisitAsync(waiting[0]);
        await desk.Page.Locator("input[name=Returned]").First.CheckAsync();
        await desk.PressAsync("main form[method=post] .btn-primary");
        (await desk.Page.Locator(".error-summary").InnerTextAsync()).ShouldContain("lý do", Case.Insensitive);
        await desk.Page.Locator("input[name^='reason-']").First.FillAsync("Số tài khoản không có ở ngân hàng này");
        await desk.PressAsync("main form[method=post] .btn-primary");
        (await desk.MessageAsync()).ShouldContain("trả lại 1 dòng");
        foreach (string next in waiting.Skip(1))
        {
            await desk.VisitAsync(next);
            await desk.PressAsync("main form[method=post] .btn-primary");
            (await desk.MessageAsync()).ShouldContain("Đã tiếp nhận");
        }

        await using var police = await Desk.SignInAsync(chromium, portal, Police);
        await police.VisitAsync("/ban-giao");
        (await police.Page.Locator("main").InnerTextAsync()).ShouldContain("Số tài khoản không có ở ngân hàng này");
    });
}
