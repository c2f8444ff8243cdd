using System.Net;

namespace AsxhPortal.WebTests.Security;

public sealed class HealthTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    public async Task The_container_may_ask_without_signing_in_and_learns_one_word(string url)
    {
        var response = await portal.Anonymous().GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("Healthy");
    }
}
