using System.Net;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Matching;

/// <summary>What a new population extract says of people who stand in the register.</summary>
public sealed class DeparturePages(DoublesPortal portal) : IClassFixture<DoublesPortal>
{
    private const string Url = "/doi-sanh/bien-dong-dan-cu";

    private static readonly (string Name, string Birth, string Id, string Residence)[] Commune =
    [
        ("Nguyễn Thị Lan", "12/03/1950", "042150000001", "Thường trú"), ("Hồ Sỹ Quế", "05/06/1938", "042038000002", "Thường trú"), ("Võ Thị Hoà", "15/08/1948", "042148000003", "Thường trú"),
        ("Phan Trọng Nghĩa", "14/02/1966", "042066000004", "Thường trú"), ("Lê Văn Tám", "01/02/1960", "042060000005", "Thường trú"), ("Trần Thị Mười", "03/04/1955", "042155000006", "Thường trú"),
        ("Bùi Thị Xuân", "20/10/1940", "042140000007", "Thường trú"),
    ];

    [Fact]
    public async Task The_dead_the_moved_and_the_gone_are_flagged_shown_handled_and_withdrawn()
    {
        await portal.InDatabaseAsync(async db =>
        {
            foreach (var id in new[] { "042150000001", "042038000002", "042148000003", "042060000005" })
                await DoublesPortal.RegisterAsync(db, portal.UnitId, id);
            await DoublesPortal.RegisterAsync(db, portal.OtherUnitId, "042145000008");
        });
        var client = await portal.PoliceAsync();
        (await client.GetPageAsync(Url)).QuerySelectorAll("tbody tr").Length.ShouldBe(0);

        // Lan died, Quế moved, Hoà is not in the new extract; Cao Thị Bên of Cỗ Đạm now lives here.
        await portal.RenewAsync("2",
        [
            .. Commune.Where(p => p.Name != "Võ Thị Hoà").Select(p => p with { Residence = p.Name switch { "Nguyễn Thị Lan" => "Đã chết", "Hồ Sỹ Quế" => "Chuyển đi", _ => p.Residence } }),
            ("Cao Thị Bên", "09/09/1945", "042145000008", "Thường trú"),
        ]);
        var text = (await client.GetPageAsync(Url)).QuerySelector("tbody")!.TextContent;
        text.ShouldContain("Đã chết theo dữ liệu dân cư");
        text.ShouldContain("Đã chuyển đi theo dữ liệu dân cư");
        text.ShouldContain("Không còn trong dữ liệu dân cư");
        text.ShouldNotContain("Cao Thị Bên");
        var sheet = await client.GetSheetAsync((await client.GetPageAsync(Url)).QuerySelector("a[href*='xuat-excel']")!.GetAttribute("href")!);
        sheet.Count.ShouldBe(4);
        sheet.RowOf("Hồ Sỹ Quế").ShouldContain("Đã chuyển đi theo dữ liệu dân cư");
        sheet.Says("042150000001").ShouldBeTrue();
        (await client.GetSheetAsync($"{Url}/xuat-excel?loai=Dead")).Count.ShouldBe(2);
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.Where(e => e.Subject == "Biến động từ dữ liệu dân cư").Select(e => e.RowCount).ToListAsync()).ShouldBe([3, 1], ignoreOrder: true));
        (await (await portal.NeighbourAsync()).GetAsync($"{Url}/xuat-excel?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.NeighbourAsync()).GetPageAsync(Url)).QuerySelector("tbody")!.TextContent.ShouldContain("Cao Thị Bên");
        (await client.GetPageAsync("/")).Body!.TextContent.ShouldContain("Kiểm tra người đã chết, chuyển đi theo dữ liệu dân cư mới");
        (await client.GetPageAsync("/doi-tuong")).QuerySelector("tbody")!.TextContent.ShouldContain("Đã chết theo dữ liệu dân cư");

        // The event is proposed with what the extract says; recording it settles the flag.
        var lan = await portal.PersonAsync("Nguyễn Thị Lan");
        (await client.GetPageAsync($"/doi-tuong/{lan}")).QuerySelector(".message-bad")!.TextContent.ShouldContain("thôi chi trả từ tháng sau");
        var form = await client.GetPageAsync($"/doi-tuong/{lan}/bien-dong");
        form.QuerySelector("input[name=Kind][checked]")!.GetAttribute("value").ShouldBe(nameof(ChangeKind.Death));
        (await client.SubmitAsync(form, $"/doi-tuong/{lan}/bien-dong", "form.form-panel", ("OccurredOn", "05/01/2024"))).StatusCode.ShouldBe(HttpStatusCode.Found);

        // Hoà still lives there: handled with words, taken back, handled again.
        var page = await client.GetPageAsync($"{Url}?loai=Missing");
        (await client.SubmitAsync(page, Url, "tbody form")).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync(Url)).Message()!.ShouldContain("kết quả kiểm tra");
        await client.SubmitAsync(page, Url, "tbody form", ("Note", "Vẫn ở tại thôn, trích xuất thiếu."));
        var handled = await client.GetPageAsync($"{Url}?tinh-trang=Handled&loai=Missing");
        handled.QuerySelector("tbody")!.TextContent.ShouldContain("Vẫn ở tại thôn");
        (await client.SubmitAsync(page, Url, "tbody form", ("Note", "lần nữa"))).StatusCode.ShouldBe(HttpStatusCode.Found);
        (await client.GetPageAsync($"{Url}?tinh-trang=Handled&loai=Missing")).Message()!.ShouldContain("Người khác vừa xử lý");

        // The next extract: Quế is back, Hoà is missing still and was looked at already.
        await portal.RenewAsync("3", [.. Commune.Where(p => p.Name is not ("Võ Thị Hoà" or "Nguyễn Thị Lan"))]);
        await portal.InDatabaseAsync(async db =>
        {
            var flags = await db.ResidenceFlags.Where(f => f.UnitId == portal.UnitId).OrderBy(f => f.Kind).Select(f => new { f.Kind, f.State }).ToListAsync();
            flags.Select(f => (f.Kind, f.State)).ShouldBe([(ResidenceFlagKind.Dead, ResidenceFlagState.Handled), (ResidenceFlagKind.MovedAway, ResidenceFlagState.Withdrawn), (ResidenceFlagKind.Missing, ResidenceFlagState.Handled)], ignoreOrder: true);
        });
        await portal.RenewAsync("4", Commune[4]);
        await portal.InDatabaseAsync(async db => (await db.ResidenceFlags.CountAsync(f => f.UnitId == portal.UnitId)).ShouldBe(3));

        var flagOf = Guid.Empty;
        await portal.InDatabaseAsync(async db => flagOf = await db.ResidenceFlags.Where(f => f.UnitId == portal.UnitId).Select(f => f.Id).FirstAsync());
        (await (await portal.NeighbourAsync()).PostFormAsync($"{Url}/{flagOf}", new() { ["Note"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await portal.NeighbourAsync()).GetAsync($"{Url}?unit={portal.UnitId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
