using System.Net;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Import;

/// <summary>Brings a list into the database the way a steward does.</summary>
internal static class Imports
{
    public static async Task<HttpResponseMessage> ImportAsync(this PortalFactory portal, HttpClient client, SourceGroup group, string name, byte[] content, string unitCode = "18376")
    {
        var response = await portal.UploadAsync(client, group, name, content, unitCode);
        response.StatusCode.ShouldBe(HttpStatusCode.Found);
        return response;
    }

    public static async Task<HttpResponseMessage> UploadAsync(this PortalFactory portal, HttpClient client, SourceGroup group, string name, byte[] content, string unitCode = "18376")
    {
        var unitId = Guid.Empty;
        await portal.InDatabaseAsync(async db => unitId = await db.Units.Where(u => u.Code == unitCode && u.ValidFrom <= PortalFactory.Today).Select(u => u.Id).FirstAsync());
        return await client.ImportFileAsync(name, content, new() { ["Group"] = group.ToString(), ["UnitId"] = unitId.ToString() });
    }

    /// <summary>Sends the file and stops there: the answer says which screen comes next.</summary>
    public static async Task<HttpResponseMessage> SendAsync(this PortalFactory portal, HttpClient client, SourceGroup group, string name, byte[] content, string unitCode = "18376")
    {
        var unitId = Guid.Empty;
        await portal.InDatabaseAsync(async db => unitId = await db.Units.Where(u => u.Code == unitCode && u.ValidFrom <= PortalFactory.Today).Select(u => u.Id).FirstAsync());
        return await client.PostFileAsync("/nguon-du-lieu/tai-len", "File", name, content, new() { ["Group"] = group.ToString(), ["UnitId"] = unitId.ToString() });
    }
}
