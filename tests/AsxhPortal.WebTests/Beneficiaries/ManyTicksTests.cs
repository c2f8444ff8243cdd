using System.Net;
using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

/// <summary>A form with thousands of ticks is read whole, and a limit that an action sets for its form is the one that counts.</summary>
public sealed class ManyTicksTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    private const int People = 3_000;

    [Fact]
    public async Task Three_thousand_ticked_people_are_selected_and_previewed()
    {
        var ids = await PeopleAsync();
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        var response = await PostAsync(client, "/doi-tuong/hang-loat", "ids", ids);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var url = response.Headers.Location!.ToString();
        (await client.GetPageAsync(url)).Body!.TextContent.ShouldContain("đã chọn 3.000 người");
        await portal.InDatabaseAsync(async db => (await db.BulkActionLines.CountAsync(l => l.ActionId == Guid.Parse(url.Substring(url.LastIndexOf('/') + 1)))).ShouldBe(People));
    }

    [Theory]
    [InlineData(Roles.CommunePolice, "/khao-sat/in-nhieu?Kind=SurveyForm", "PersonIds", People, "Mỗi lần in nhiều nhất")]
    [InlineData(Roles.CommunePolice, "/doi-sanh/xac-minh/gui", "Ids", People, null)]
    [InlineData(Roles.PayingOfficer, "/ban-giao/nhan/11111111-1111-1111-1111-111111111111", "Returned", 30_000, null)]
    public async Task A_list_of_thousands_is_bound(string role, string url, string field, int count, string? answer)
    {
        var client = await portal.SignedInAsAsync(role, role == Roles.CommunePolice ? "18376" : null);
        var response = await PostAsync(client, url, field, Enumerable.Range(1, count).Select(i => new Guid(i, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8])));
        ((int)response.StatusCode).ShouldBeOneOf(200, 302, 404, 422);
        if (answer is null)
            return;
        var page = response.StatusCode == HttpStatusCode.Found ? await client.GetPageAsync(response.Headers.Location!.ToString()) : await response.ReadPageAsync();
        page.Body!.TextContent.ShouldContain(answer);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string url, string field, IEnumerable<Guid> ids)
    {
        var token = (await client.GetPageAsync("/tai-khoan/mat-khau")).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await client.PostAsync(url, new FormUrlEncodedContent(ids.Select(id => new KeyValuePair<string, string>(field, id.ToString())).Prepend(new("__RequestVerificationToken", token))));
    }

    private async Task<List<Guid>> PeopleAsync()
    {
        var ids = new List<Guid>();
        await portal.InDatabaseAsync(async db =>
        {
            var unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).SingleAsync();
            var people = Enumerable.Range(1, People).Select(i => new Beneficiary(unit, null, VietnameseName.From($"Nguyễn Văn {i:0000}"), new PartialDate(1950), null, null, null)).ToList();
            await db.BulkInsertAsync(people);
            ids.AddRange(people.Select(p => p.Id));
        });
        return ids;
    }
}
