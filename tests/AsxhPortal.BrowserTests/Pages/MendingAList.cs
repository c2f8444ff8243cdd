using System.Text;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Pages;

/// <summary>A steward lives with the problems of a list: by kind, row after row, and with a newer edition of it.</summary>
public sealed class MendingAList(Chromium chromium, PortalServer portal) : IClassFixture<PortalServer>
{
    private const string Header = "DANH SÁCH ĐỐI TƯỢNG KHÁC ngày 03 tháng 01 năm 2024\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn,Loại đối tượng,Mức trợ cấp\n";

    [Fact]
    public async Task Rows_in_doubt_are_mended_one_after_the_other_and_a_newer_edition_is_compared_first()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "dulieu.nghixuan@demo.vn");
        await ImportAsync(desk, "sua-1.csv", Header + "1,Hồ Thị Một,05/06/1939,Nữ,0421396534011,Thôn Một,KCX,300000\n2,Hồ Thị Hai,05/06/1940,Nữ,,Thôn Một,KCX,300000\n3,Hồ Thị Ba,05/06/1941,Nữ,042141653403,Thôn Một,KCX,300000\n");
        await desk.LookAtBothWidthsAsync();

        await desk.PressAsync("a[href$='/tiep']");
        await desk.LookAtBothWidthsAsync();
        await desk.Page.Locator("#Values_CitizenId_").FillAsync("042139653401");
        await desk.PressAsync(".mend button[name=GoOn]");
        (await desk.MessageAsync()).ShouldContain("Đã sửa 1 giá trị");
        (await desk.Page.TitleAsync()).ShouldContain("Hồ Thị Hai");
        await desk.Page.Locator("h1").ClickAsync();

        await ImportAsync(desk, "sua-2.csv", Header + "1,Hồ Thị Một,05/06/1939,Nữ,042139653401,Thôn Một,KCX,500000\n2,Hồ Thị Ba,05/06/1941,Nữ,042141653403,Thôn Một,KCX,300000\n");
        desk.Page.Url.ShouldContain("/ban-moi/");
        await desk.LookAtBothWidthsAsync();
        await desk.PressAsync("form.edition .btn-primary");
        (await desk.MessageAsync()).ShouldContain("1 dòng không còn");
        await desk.LookAtBothWidthsAsync();
        desk.Breaches.ShouldBeEmpty();
    }

    private static async Task ImportAsync(Desk desk, string name, string csv)
    {
        await desk.VisitAsync("/nguon-du-lieu/tai-len");
        await desk.Page.Locator("input[name=Group][value=Other]").CheckAsync();
        await desk.Page.Locator("select[name=UnitId]").SelectOptionAsync(new SelectOptionValue { Label = "Xã Xuân Yên" });
        await desk.Page.Locator("input[name=File]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await desk.PressAsync("main form button[type=submit]");
        await desk.PressAsync("#reading .actions-form .btn-primary");
    }
}
