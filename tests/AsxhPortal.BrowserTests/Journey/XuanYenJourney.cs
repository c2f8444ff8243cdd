using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Journey;

/// <summary>
/// Xã Xuân Yên through all seven steps in the browser, on the sample lists: from the upload of four office lists to the payment lists that
/// the paying office downloads. The parts share one site and run in order; when one fails the later ones are skipped.
/// </summary>
[TestCaseOrderer(typeof(InOrderOfNames))]
public sealed partial class XuanYenJourney(Chromium chromium, JourneyServer portal) : IClassFixture<JourneyServer>
{
    private const string Steward = "dulieu.nghixuan@demo.vn";
    private const string Police = "congan.xuanyen@demo.vn";
    private const string Culture = "vhxh.xuanyen@demo.vn";
    private const string Justice = "tuphap.xuanyen@demo.vn";
    private const string Leader = "lanhdao.xuanyen@demo.vn";
    private const string Paying = "chitra.nghixuan@demo.vn";
    private const string Approver = "duyetchi.nghixuan@demo.vn";
    private const string Commune = "Xã Xuân Yên";

    /// <summary>Runs a part unless an earlier one failed; on failure keeps a picture beside the test results.</summary>
    private async Task PartAsync(string email, Window window, Func<Desk, Task> work, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        Assert.SkipWhen(portal.FailedIn is not null, $"The journey stopped in {portal.FailedIn}.");
        Repository.Sample("dan-cu.xlsx");
        await using var desk = await Desk.SignInAsync(chromium, portal, email, window);
        try
        {
            await work(desk);
        }
        catch
        {
            portal.FailedIn = name;
            string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "failed")).FullName;
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
            throw;
        }
        finally
        {
            portal.Breaches.AddRange(desk.Breaches);
        }
    }

    private Task<Guid> CommuneIdAsync() => portal.InDatabaseAsync(db => db.Units.Where(unit => unit.Code == "18376").Select(unit => unit.Id).FirstAsync());

    private Task<int> CountPeopleAsync() => portal.InDatabaseAsync(db => db.Beneficiaries.CountAsync());

    /// <summary>The number of a figure (dl.figures) by its caption.</summary>
    private static async Task<int> FigureAsync(Desk desk, string caption)
    {
        string text = await desk.Page.Locator("dl.figures > div").Filter(new() { Has = desk.Page.Locator("dt", new() { HasText = caption }) }).First.Locator("dd").InnerTextAsync();
        return int.Parse(new string([.. text.Where(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);
    }
}
