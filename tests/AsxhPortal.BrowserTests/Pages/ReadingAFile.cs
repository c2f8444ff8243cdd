using System.Text;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Pages;

/// <summary>A steward looks at how a file will be read and changes a column: the first rows follow at once, or at a press where no script runs.</summary>
public sealed class ReadingAFile(Chromium chromium, PortalServer portal) : IClassFixture<PortalServer>
{
    private const string Column = "#Sheets_0__Fields_1_";

    [Fact]
    public async Task A_changed_column_shows_in_the_first_rows_at_once()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "dulieu.nghixuan@demo.vn");
        await ReceiveAsync(desk, "doi-cot.csv", "042140653201");
        (await desk.Page.Locator(".preview thead").InnerTextAsync()).ShouldNotContain("Thôn", Case.Insensitive);

        await desk.Page.Locator(Column).FocusAsync();
        await desk.Page.Locator(Column).SelectOptionAsync("Hamlet");
        await desk.Page.Locator(".preview thead th", new() { HasText = "Thôn" }).WaitForAsync();

        (await desk.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe(Column[1..]);
        (await desk.Page.Locator("tr:has(" + Column + ")").InnerTextAsync()).ShouldContain("Bạn đã chọn");
        await desk.LookAtBothWidthsAsync();
        await desk.PressAsync("#reading .actions-form .btn-primary");
        (await desk.MessageAsync()).ShouldContain("Đã đọc 2 dòng");
        desk.Breaches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_a_button_reads_it_again()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "dulieu.nghixuan@demo.vn", Window.PhoneWithoutScript);
        await ReceiveAsync(desk, "khong-script.csv", "042140653202");

        await desk.Page.Locator(Column).SelectOptionAsync("Hamlet");
        await desk.PressAsync("#reading [data-preview-button]");

        (await desk.Page.Locator(".preview thead").InnerTextAsync()).ShouldContain("Thôn", Case.Insensitive);
        await desk.PressAsync("#reading .actions-form button[form=discard]");
        (await desk.MessageAsync()).ShouldContain("Đã bỏ tệp khong-script.csv");
    }

    [Fact]
    public async Task A_file_that_is_recognised_is_confirmed_with_enter()
    {
        await using var desk = await Desk.SignInAsync(chromium, portal, "dulieu.nghixuan@demo.vn");
        await UploadAsync(desk, "nhan-ra-het.csv",
            "DANH SÁCH ĐỐI TƯỢNG KHÁC\nSTT,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Thôn\n1,Trần Thị Én,20/11/1940,Nữ,042140653203,Thôn Một\n2,Lê Văn Bốn,20/12/1941,Nam,042041653204,Thôn Một\n");

        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.ArriveAsync("!location.pathname.includes('/tep/')");

        (await desk.MessageAsync()).ShouldContain("Đã đọc 2 dòng");
    }

    private static Task ReceiveAsync(Desk desk, string name, string citizenId) =>
        UploadAsync(desk, name, $"Họ và tên,Ghi riêng,Số CCCD,Ngày sinh\nNguyễn Thị Hoa,x,{citizenId},22/10/1940\nPhan Thị Lý,y,042142653999,21/10/1942\n");

    private static async Task UploadAsync(Desk desk, string name, string csv)
    {
        await desk.VisitAsync("/nguon-du-lieu/tai-len");
        await desk.Page.Locator("input[name=Group][value=Other]").CheckAsync();
        await desk.Page.Locator("select[name=UnitId]").SelectOptionAsync(new SelectOptionValue { Label = "Xã Xuân Yên" });
        await desk.Page.Locator("input[name=File]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await desk.PressAsync("main form button[type=submit]");
        desk.Page.Url.ShouldContain("/tep/");
    }
}
