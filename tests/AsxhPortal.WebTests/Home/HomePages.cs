namespace AsxhPortal.WebTests.Home;

public sealed class HomePages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData(Roles.DataSteward, "/nguon-du-lieu")]
    [InlineData(Roles.Administrator, "/quan-tri")]
    [InlineData(Roles.Auditor, "/nhat-ky")]
    public async Task Home_shows_the_seven_steps_with_deadlines_and_the_next_work_of_the_role(string role, string nextUrl)
    {
        var client = await portal.SignedInAsAsync(role);
        var page = await client.GetPageAsync("/");
        page.QuerySelector("h1")!.TextContent.ShouldBe("Đợt rà soát tháng 01/2024");
        var steps = page.QuerySelectorAll(".step-row");
        steps.Length.ShouldBe(7);
        steps[3].TextContent.ShouldContain("19/01/2024");
        page.QuerySelectorAll(".work-list a").ShouldContain(a => a.GetAttribute("href") == nextUrl);
    }

    [Fact]
    public async Task The_administrator_sees_no_numbers_of_people()
    {
        var client = await portal.SignedInAsAsync(Roles.Administrator);
        var page = await client.GetPageAsync("/");
        page.QuerySelector(".data-table").ShouldBeNull();
        page.QuerySelectorAll(".step-row .status").Length.ShouldBe(0);
    }
}
