using System.Net;
using System.Text;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>The list of carried plans, taking one back, and the file of a phone that cannot send.</summary>
public sealed class DeviceTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly Dictionary<string, string> AtHome = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false" };

    private async Task<(Phone Phone, Guid PersonId)> ReadyAsync(string name, string device)
    {
        await scene.PreparedAsync();
        var person = await scene.AddPersonAsync(name);
        return (await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString()), ("DeviceName", device)), person);
    }

    [Fact]
    public async Task A_leader_takes_back_a_lost_phone_and_what_was_written_before_still_comes()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Mất Máy", "Máy bị mất");
        var before = phone.Seal(phone.Visit(person, "complete", AtHome, PortalFactory.Now.AddHours(-2)));
        var leader = await scene.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync("/khao-sat/mang-di/thiet-bi")).Body!.TextContent.ShouldContain("Máy bị mất");
        var url = $"/khao-sat/mang-di/thiet-bi/{phone.PlanId}/thu-hoi";
        (await (await leader.PostFormAsync(url, new() { ["reason"] = " " })).ReadPageAsync()).Errors().Single().ShouldContain("lý do thu hồi");
        (await leader.PostFormAsync(url, new() { ["reason"] = "Rơi xuống suối" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var answer = await phone.ContactAsync();
        answer["state"]!.GetValue<string>().ShouldBe("revoked");
        answer["sentence"]!.GetValue<string>().ShouldContain("Rơi xuống suối");
        (await phone.SendAsync(before)).State.ShouldBe("received");
        (await phone.SettledAsync(Phone.IdOf(before))).State.ShouldBe("applied");
        await scene.InDatabaseAsync(async db => (await db.CarriedPlans.SingleAsync(p => p.Id == phone.PlanId)).End.ShouldBe(CarriedPlanEnd.Revoked));
    }

    [Fact]
    public async Task Everybody_sees_their_own_and_nobody_another_communes()
    {
        var (phone, _) = await ReadyAsync("Hoàng Thị Riêng", "Máy của văn hóa");
        (await phone.Client.GetPageAsync("/khao-sat/mang-di/thiet-bi")).Body!.TextContent.ShouldContain("Máy của văn hóa");
        var justice = await scene.SignedInAsAsync(Roles.JusticeOfficer);
        (await justice.GetPageAsync("/khao-sat/mang-di/thiet-bi")).Body!.TextContent.ShouldNotContain("Máy của văn hóa");
        (await justice.PostFormAsync($"/khao-sat/mang-di/thiet-bi/{phone.PlanId}/thu-hoi", new() { ["reason"] = "Thử" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var elsewhere = await scene.SignedInAsAsync(Roles.CommuneLeader, "18391");
        (await elsewhere.GetPageAsync("/khao-sat/mang-di/thiet-bi")).Body!.TextContent.ShouldNotContain("Máy của văn hóa");
        (await elsewhere.PostFormAsync($"/khao-sat/mang-di/thiet-bi/{phone.PlanId}/thu-hoi", new() { ["reason"] = "Thử" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_file_of_a_queue_is_taken_in_line_by_line_and_twice_is_once()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Tệp", "Máy xuất tệp");
        var picture = (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png);
        var visit = phone.Visit(person, "complete", AtHome, PortalFactory.Now.AddHours(-1), picture);
        var file = Encoding.UTF8.GetBytes(string.Join('\n', phone.Seal(visit), "hỏng", phone.SealPicture(picture.Id, visit["id"]!.GetValue<Guid>(), "Other", picture.Bytes)) + "\n");

        var page = await (await phone.Client.PostFileAsync("/khao-sat/mang-di/tep", "file", "hang-cho.asxhq", file)).ReadPageAsync();
        page.QuerySelector(".message")!.TextContent.ShouldContain("Đã nhận 2 trên 3");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        (await phone.SettledAsync(visit["id"]!.GetValue<Guid>())).State.ShouldBe("applied");
        await phone.Client.PostFileAsync("/khao-sat/mang-di/tep", "file", "hang-cho.asxhq", file);
        await scene.InDatabaseAsync(async db => (await db.VisitSubmissions.CountAsync(s => s.BeneficiaryId == person)).ShouldBe(1));
        (await (await phone.Client.PostFileAsync("/khao-sat/mang-di/tep", "file", "trong.asxhq", [])).ReadPageAsync()).Errors().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_was_written_after_the_end_waits_for_a_decision_and_a_removal_is_written_down()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Sau Hạn", "Máy quá hạn");
        await scene.InDatabaseAsync(async db => await db.CarriedPlans.Where(p => p.Id == phone.PlanId).ExecuteUpdateAsync(set => set.SetProperty(p => p.ExpiresAt, PortalFactory.Now.AddHours(-3))));
        (await phone.ContactAsync())["state"]!.GetValue<string>().ShouldBe("expired");
        var late = phone.Visit(person, "complete", AtHome, PortalFactory.Now.AddHours(-1));
        await phone.SendAsync(late);
        (await phone.SettledAsync(late["id"]!.GetValue<Guid>())).State.ShouldBe("conflict");

        var removed = Guid.NewGuid();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/khao-sat/mang-di/{phone.PlanId}/da-bo") { Content = System.Net.Http.Json.JsonContent.Create(new { id = removed, kind = "visit", reason = "Ghi nhầm người" }) };
        request.Headers.Add("RequestVerificationToken", phone.Token);
        (await phone.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await scene.InDatabaseAsync(async db => (await db.AuditEntries.SingleAsync(e => e.SubjectId == removed.ToString())).Note.ShouldBe("Ghi nhầm người"));
    }
}
