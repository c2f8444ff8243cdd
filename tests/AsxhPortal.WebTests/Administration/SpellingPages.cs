using System.Net;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.SpellingAliases;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Administration;

public sealed class SpellingPages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Url = "/quan-tri/cach-viet";
    private static readonly Actor Officer = new(Guid.Empty, "Cán bộ thử");

    [Fact]
    public async Task A_spelling_is_added_changed_and_retired()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var form = await client.GetPageAsync(Url + "/them?loai=Bank");
        var unit = (await UnitIdAsync("18376")).ToString();
        (await client.SubmitAsync(form, Url + "/them", "form.form-panel", ("Text", "Quỹ xã"), ("UnitId", unit), ("Target", "970405"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        var list = await client.GetPageAsync(Url + "?q=quy xa");
        list.QuerySelector("tbody")!.TextContent.ShouldContain("Agribank");
        var edit = list.QuerySelector("tbody a")!.GetAttribute("href")!;
        (await client.SubmitAsync(await client.GetPageAsync(edit), edit, "form.form-panel", ("Target", SpellingAlias.Cash))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Url + "?q=quy xa")).QuerySelector("tbody")!.TextContent.ShouldContain("Nhận tiền mặt");

        var page = await client.GetPageAsync(edit);
        (await client.SubmitAsync(page, edit, "form[action$=ngung]")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Url + "?q=quy xa")).QuerySelector("tbody").ShouldBeNull();
        (await client.GetPageAsync(Url + "?q=quy xa&ca-ngung=true")).QuerySelector("tbody")!.TextContent.ShouldContain("Đã ngừng");

        // The form was opened before somebody retired it.
        var stale = await client.SubmitAsync(page, edit, "form.form-panel", ("Target", "970436"));
        stale.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await stale.ReadPageAsync()).Body!.TextContent.ShouldContain("Người khác vừa sửa");
    }

    [Fact]
    public async Task Another_units_spelling_is_neither_added_nor_seen()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, "18376");
        var other = await UnitIdAsync("18391");
        var refused = await (await client.PostFormAsync(Url + "/them", new() { ["Kind"] = "Category", ["UnitId"] = other.ToString(), ["Text"] = "Diện A", ["Target"] = "BTXH-5C" })).ReadPageAsync();
        refused.Errors().Single().ShouldContain("không thuộc phạm vi");

        var foreign = await RememberAsync(SpellingKind.Category, other, "Diện B", "BTXH-5C");
        (await client.GetAsync($"{Url}/{foreign}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetPageAsync(Url)).Body!.TextContent.ShouldNotContain("Diện B");
    }

    [Fact]
    public async Task What_does_not_exist_cannot_be_meant()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var unit = (await UnitIdAsync("18376")).ToString();
        (string Kind, string Text, string Target, string Sentence)[] cases =
        [
            ("Category", "Diện C", "BTXH-99", "Không có loại đối tượng"),
            ("Bank", "Quỹ", "000000", "Không có ngân hàng"),
            ("Bank", "Vietcombank", "970405", "là tên của"),
            ("Hamlet", "Xóm Trên", "Thôn Không Có", "Xã không có thôn này"),
        ];
        foreach (var (kind, text, target, sentence) in cases)
        {
            var page = await (await client.PostFormAsync(Url + "/them", new() { ["Kind"] = kind, ["UnitId"] = unit, ["Text"] = text, ["Target"] = target })).ReadPageAsync();
            page.Errors().Single().ShouldContain(sentence);
        }
    }

    [Fact]
    public async Task The_next_list_is_read_as_the_officer_settled_it()
    {
        var unit = await UnitIdAsync("18376");
        await portal.InDatabaseAsync(async db =>
        {
            db.Hamlets.Add(new AsxhPortal.Domain.Organisation.Hamlet(unit, "Thôn Cổ Đạm Mới"));
            await db.SaveChangesAsync();
        });
        await RememberAsync(SpellingKind.Hamlet, unit, "Xóm Bãi", "Thôn Cổ Đạm Mới");
        await RememberAsync(SpellingKind.Bank, unit, "Quỹ Nghi Xuân", "970405");
        await RememberAsync(SpellingKind.Category, unit, "Diện già yếu theo mục 9", "BTXH-5C");
        await RememberAsync(SpellingKind.Bank, await UnitIdAsync("18391"), "Quỹ Nghi Xuân", "970436");

        var client = await portal.SignedInAsAsync(Roles.DataSteward, "18376");
        var csv = "STT;Họ và tên;Ngày sinh;Giới tính;Số CCCD;Thôn;Loại đối tượng;Mức trợ cấp;Số tài khoản;Ngân hàng\n"
            + "1;Trần Thị Em;20/11/1940;Nữ;042140653107;xóm bãi;DIỆN GIÀ YẾU theo mục 9.;360000;3706200552274;quỹ nghi xuân\n";
        var uploaded = await client.ImportFileAsync("cach-viet.csv", System.Text.Encoding.UTF8.GetBytes(csv),
            new() { ["Group"] = nameof(SourceGroup.SocialAssistance), ["UnitId"] = unit.ToString() });
        uploaded.StatusCode.ShouldBe(HttpStatusCode.Found);

        await portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.Include(r => r.Problems).SingleAsync(r => r.CitizenId == "042140653107" && r.UnitId == unit);
            row.HamletName.ShouldBe("Thôn Cổ Đạm Mới");
            row.CategoryCode.ShouldBe("BTXH-5C");
            row.ProviderCode.ShouldBe("970405");
            row.Problems.Select(p => p.Code).ShouldBe(["THON-VARIANT", "CAT-ALIAS", "BANK-ALIAS"], ignoreOrder: true);
        });
    }

    [Fact]
    public async Task Choosing_differently_later_changes_what_the_text_stands_for()
    {
        var unit = await UnitIdAsync("18376");
        var first = await RememberAsync(SpellingKind.Bank, unit, "NH Lạ", "970405");
        (await RememberAsync(SpellingKind.Bank, unit, "nh  lạ.", "970436")).ShouldBe(first);
        await portal.InDatabaseAsync(async db => (await db.SpellingAliases.SingleAsync(a => a.Id == first)).Target.ShouldBe("970436"));
    }

    [Fact]
    public async Task Only_administrators_and_data_stewards_keep_the_table()
    {
        await (await portal.SignedInAsAsync(Roles.DataSteward)).GetPageAsync(Url);
        (await (await portal.SignedInAsAsync(Roles.CommunePolice)).GetAsync(Url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> RememberAsync(SpellingKind kind, Guid unit, string text, string target)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = (await new RememberSpelling(db).RunAsync(kind, unit, text, target, Officer, PortalFactory.Now)).Id);
        return id;
    }

    private async Task<Guid> UnitIdAsync(string code)
    {
        var id = Guid.Empty;
        await portal.InDatabaseAsync(async db => id = await db.Units.Where(unit => unit.Code == code).OrderBy(unit => unit.ValidFrom).Select(unit => unit.Id).FirstAsync());
        return id;
    }
}
