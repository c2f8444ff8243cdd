using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>What is taken in, what is refused with a sentence, and that nothing is stored twice.</summary>
public sealed class ReceiptTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly Dictionary<string, string> Cash = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false" };
    private static readonly DateTime Taken = PortalFactory.Now.AddHours(-1);

    private async Task<(Phone Phone, Guid PersonId)> ReadyAsync(string name)
    {
        await scene.PreparedAsync();
        var personId = await scene.AddPersonAsync(name);
        return (await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString())), personId);
    }

    [Fact]
    public async Task A_visit_is_stored_once_however_often_and_at_once_it_is_sent()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Một Lần");
        var visit = phone.Visit(person, "draft", Cash, Taken);
        var envelope = phone.Seal(visit);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => phone.SendAsync(envelope)));

        answers.ShouldAllBe(a => a.Status == 200);
        (await phone.SendAsync(phone.Seal(visit))).Status.ShouldBe(200);
        var id = Phone.IdOf(envelope);
        await scene.InDatabaseAsync(async db => (await db.VisitSubmissions.CountAsync(s => s.Id == id)).ShouldBe(1));
    }

    [Fact]
    public async Task The_same_id_with_other_bytes_is_told()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Khác");
        var visit = phone.Visit(person, "draft", Cash, Taken);
        await phone.SendAsync(visit);
        visit["appVersion"] = "other";
        var answer = await phone.SendAsync(visit);
        (answer.Status, answer.State).ShouldBe((409, "refused"));
        answer.Sentence!.ShouldContain("đã được dùng cho một bản gửi khác");
    }

    [Fact]
    public async Task What_is_no_envelope_or_was_tampered_with_leaves_nothing_behind()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Hỏng");
        var before = await CountAsync();
        var id = Guid.NewGuid();
        (await phone.SendAsync("xin chào", id)).Status.ShouldBe(400);
        (await phone.SendAsync("{}", id)).Status.ShouldBe(400);
        var visit = phone.Visit(person, "draft", Cash, Taken);
        var envelope = phone.Seal(visit);
        (await phone.SendAsync(envelope, id)).Status.ShouldBe(400);
        var tampered = envelope.Replace("\"data\":\"", "\"data\":\"AAAA", StringComparison.Ordinal);
        (await phone.SendAsync(tampered)).Sentence!.ShouldContain("Không mở được phong bì");
        using var other = RSA.Create(2048);
        var wrongKey = phone.Seal(visit["id"]!.GetValue<Guid>(), "visit", Encoding.UTF8.GetBytes(visit.ToJsonString()), other.ExportSubjectPublicKeyInfo());
        (await phone.SendAsync(wrongKey)).Sentence!.ShouldContain("Không mở được phong bì");
        (await phone.SendAsync(phone.Seal(Guid.NewGuid(), "visit", Encoding.UTF8.GetBytes("[1,2]")))).Sentence!.ShouldContain("Không đọc được nội dung");
        (await phone.SendAsync(new string('x', 13 * 1024 * 1024), id)).Status.ShouldBe(413);
        (await phone.SendAsync(envelope, token: "none")).Status.ShouldBe(400);
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_person_outside_the_plan_and_the_plan_of_somebody_else_are_refused()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Trong");
        var outside = await scene.AddPersonAsync("Hoàng Thị Ngoài", scene.OtherHamletId);
        var before = await CountAsync();
        foreach (var id in new[] { outside, scene.StrangerId })
        {
            var visit = phone.Visit(person, "draft", Cash, Taken);
            visit["beneficiaryId"] = id;
            var answer = await phone.SendAsync(visit);
            (answer.Status, answer.State).ShouldBe((422, "refused"));
            answer.Sentence!.ShouldContain("không có trong kế hoạch");
        }
        var envelope = phone.Seal(phone.Visit(person, "draft", Cash, Taken));
        var police = await new Phone(await scene.SignedInAsAsync(Roles.CommunePolice)).CarryAsync(("HamletId", scene.HamletId.ToString()));
        (await police.SendAsync(envelope)).Sentence!.ShouldContain("của người khác");
        var elsewhere = new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer, "18391"));
        (await elsewhere.Client.PostAsync($"/khao-sat/mang-di/{phone.PlanId}/con-hieu-luc", null)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await CountAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_picture_may_come_first_but_never_for_another_visit()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Ảnh");
        var second = await scene.AddPersonAsync("Hoàng Thị Ảnh Hai");
        await phone.CarryAsync(("HamletId", scene.HamletId.ToString()));
        var picture = (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png);
        var visit = phone.Visit(person, "draft", Cash, Taken, picture);
        var visitId = visit["id"]!.GetValue<Guid>();
        (await phone.SendAsync(phone.SealPicture(picture.Id, visitId, "Other", picture.Bytes))).State.ShouldBe("received");
        (await phone.SendAsync(phone.SealPicture(picture.Id, visitId, "Other", picture.Bytes))).Status.ShouldBe(200);
        (await phone.SendAsync(visit)).Status.ShouldBe(200);

        var thief = phone.Visit(second, "draft", Cash, Taken, picture);
        (await phone.SendAsync(thief)).Sentence!.ShouldContain("đã gửi cho một lượt khác");
        (await phone.SendAsync(phone.SealPicture(Guid.NewGuid(), visitId, "Other", Phone.Png))).Sentence!.ShouldContain("không thuộc lượt khảo sát");
        (await phone.SendAsync(phone.SealPicture(picture.Id, visitId, "Other", [.. Phone.Png, 0]))).Status.ShouldBe(409);
        (await phone.SendAsync(phone.SealPicture(Guid.NewGuid(), visitId, "Other", Phone.Png, new string('0', 64)))).Sentence!.ShouldContain("hỏng trên đường gửi");
        (await phone.SendAsync(phone.SealPicture(Guid.NewGuid(), Guid.NewGuid(), "Other", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>")))).Sentence!.ShouldStartWith("Ảnh SVG không được nhận.");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.SubmittedPictures.CountAsync(p => p.VisitId == visitId)).ShouldBe(1);
            (await db.VisitSubmissions.CountAsync(s => s.BeneficiaryId == second)).ShouldBe(0);
        });
    }

    [Fact]
    public async Task Without_a_sign_in_the_phone_is_told_so()
    {
        var (phone, person) = await ReadyAsync("Hoàng Thị Hết Phiên");
        var stranger = new Phone(scene.Anonymous());
        (await stranger.SendAsync(phone.Seal(phone.Visit(person, "draft", Cash, Taken)))).ShouldBe(new Acknowledged(401, "signed-out", "Phiên đăng nhập đã hết; hãy đăng nhập lại rồi gửi tiếp."));
    }

    private async Task<int> CountAsync()
    {
        var count = 0;
        await scene.InDatabaseAsync(async db => count = await db.VisitSubmissions.CountAsync() + await db.SubmittedPictures.CountAsync());
        return count;
    }
}
