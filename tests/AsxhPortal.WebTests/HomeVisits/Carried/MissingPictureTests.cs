using System.Net;
using System.Net.Http.Json;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>A visit whose pictures do not come: seen by the office, applied without them with a reason, and what comes later is kept.</summary>
public sealed class MissingPictureTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly Dictionary<string, string> AtHome = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" };

    private sealed record Held(Phone Phone, Guid PersonId, Guid Id, (Guid Id, string Kind, byte[] Bytes) Come, (Guid Id, string Kind, byte[] Bytes) Missing)
    {
        public string Url => $"/khao-sat/mang-di/da-nhan/{Id}";
        public string Late => Phone.SealPicture(Missing.Id, Id, Missing.Kind, Missing.Bytes);
    }

    private async Task<Held> HeldUpAsync(string name)
    {
        await scene.PreparedAsync();
        var person = await scene.AddPersonAsync(name);
        var phone = await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var (come, missing) = ((Guid.NewGuid(), "Other", MinutePictures.Photo(100, 80)), (Guid.NewGuid(), "PowerOfAttorneyPaper", MinutePictures.Photo(110, 80)));
        var visit = phone.Visit(person, "complete", AtHome, PortalFactory.Now.AddHours(-1), come, missing);
        var held = new Held(phone, person, visit["id"]!.GetValue<Guid>(), come, missing);
        await phone.SendAsync(phone.SealPicture(held.Come.Id, held.Id, held.Come.Kind, held.Come.Bytes));
        (await phone.SendAsync(visit)).State.ShouldBe("received");
        return held;
    }

    private static Task<HttpResponseMessage> GoWithoutAsync(HttpClient client, Held held, string reason) => client.PostFormAsync(held.Url + "/khong-cho-anh", new() { ["reason"] = reason });

    [Fact]
    public async Task The_office_sees_what_is_missing_and_lets_the_visit_go_with_a_reason()
    {
        var held = await HeldUpAsync("Đặng Thị Chờ");
        var office = await scene.SignedInAsAsync(Roles.CommunePolice);
        (await office.GetPageAsync("/khao-sat/mang-di/da-nhan?tinh-trang=thieu-anh")).QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Đặng Thị Chờ", StringComparison.Ordinal)).TextContent.ShouldContain("còn 1 ảnh chưa tới");
        var page = await office.GetPageAsync(held.Url);
        page.QuerySelectorAll("#thieu-anh li").Select(li => li.TextContent).ShouldBe(["Giấy ủy quyền"]);
        page.QuerySelector("#thieu-anh a[href='/khao-sat/mang-di/tep']").ShouldNotBeNull();

        await GoWithoutAsync(office, held, " ");
        (await office.GetPageAsync(held.Url)).Message()!.ShouldStartWith("Hãy ghi lý do ghi phiếu mà không chờ ảnh");
        await scene.InDatabaseAsync(async db => (await db.VisitSubmissions.SingleAsync(s => s.Id == held.Id)).LeftOutCount.ShouldBe(0));

        (await GoWithoutAsync(office, held, "Điện thoại đã mất")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var settled = await held.Phone.SettledAsync(held.Id);
        settled.ShouldBe(new Acknowledged(200, "applied", "Ghi khi thiếu 1 ảnh (Điện thoại đã mất)."));
        (await office.GetPageAsync(held.Url)).QuerySelector("#thieu-anh")!.TextContent.ShouldContain("Điện thoại đã mất");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == held.PersonId)).State.ShouldBe(SurveyState.Completed);
            (await db.AuditEntries.AnyAsync(e => e.Subject == nameof(VisitSubmission) && e.SubjectId == held.Id.ToString() && e.ChangesJson!.Contains("LeftOutReason"))).ShouldBeTrue();
        });
        await GoWithoutAsync(office, held, "Lần nữa");
        (await office.GetPageAsync(held.Url)).Message()!.ShouldStartWith("Bản gửi này đã được ghi rồi");

        (await held.Phone.SendAsync(held.Late)).State.ShouldBe("received");
        (await held.Phone.SettledAsync(held.Missing.Id)).State.ShouldBe("applied");
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == held.PersonId)).ShouldBe(2));
        (await office.GetPageAsync(held.Url)).QuerySelector("#thieu-anh").ShouldBeNull();
    }

    [Fact]
    public async Task The_missing_picture_from_an_exported_file_lets_it_go_whole()
    {
        var held = await HeldUpAsync("Đặng Thị Xuất Tệp");
        var file = System.Text.Encoding.UTF8.GetBytes(held.Late + "\n");
        await held.Phone.Client.PostFileAsync("/khao-sat/mang-di/tep", "file", "hang-cho.asxhq", file);
        (await held.Phone.SettledAsync(held.Id)).ShouldBe(new Acknowledged(200, "applied", null));
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == held.PersonId)).ShouldBe(2));
    }

    [Fact]
    public async Task A_picture_taken_out_of_the_phones_queue_is_waited_for_no_longer()
    {
        var held = await HeldUpAsync("Đặng Thị Bỏ Ảnh");
        for (var i = 0; i < 2; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/khao-sat/mang-di/{held.Phone.PlanId}/da-bo")
            {
                Content = JsonContent.Create(new { id = held.Missing.Id, kind = "attachment", reason = "Chụp nhầm giấy" }),
            };
            request.Headers.Add("RequestVerificationToken", held.Phone.Token);
            (await held.Phone.Client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
        (await held.Phone.SettledAsync(held.Id)).ShouldBe(new Acknowledged(200, "applied", "Ghi khi thiếu 1 ảnh (Đã bỏ trên điện thoại: Chụp nhầm giấy)."));
    }

    [Fact]
    public async Task A_reader_and_another_commune_let_nothing_go()
    {
        var held = await HeldUpAsync("Đặng Thị Kín");
        var leader = await scene.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetPageAsync(held.Url)).QuerySelector("form[action$='khong-cho-anh']").ShouldBeNull();
        (await GoWithoutAsync(leader, held, "Thử")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await GoWithoutAsync(await scene.SignedInAsAsync(Roles.CultureOfficer, "18391"), held, "Thử")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await scene.InDatabaseAsync(async db => (await db.VisitSubmissions.SingleAsync(s => s.Id == held.Id)).State.ShouldBe(SubmissionState.Received));
    }
}
