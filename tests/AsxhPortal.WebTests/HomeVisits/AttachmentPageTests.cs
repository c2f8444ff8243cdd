using System.Net;
using System.Text;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Attachments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class AttachmentPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");

    [Fact]
    public async Task A_photo_is_sent_shown_to_who_may_see_the_person_and_taken_out_with_a_reason()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hồ Thị Ảnh");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var page = await client.GetPageAsync($"/khao-sat/{id}/anh");
        var sent = await client.SendAsync(page, "form.form-panel", [("File", "anh.jpg", MinutePictures.Photo())], ("Kind", "SignedPaper"));
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The same form again stores nothing twice.
        (await client.SendAsync(page, "form.form-panel", [("File", "anh.jpg", MinutePictures.Photo())], ("Kind", "SignedPaper"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        page = await client.GetPageAsync($"/khao-sat/{id}/anh");
        var address = page.QuerySelectorAll(".photo-grid img").Single().GetAttribute("src")!;
        var picture = await client.GetAsync(address);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        picture.Headers.CacheControl!.ToString().ShouldContain("no-store");
        picture.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        picture.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("inline");
        foreach (var other in new[] { $"/khao-sat/{id}", $"/doi-tuong/{id}/giay-to" })
            (await client.GetPageAsync(other)).QuerySelectorAll(".photo-grid img").Length.ShouldBe(1, other);
        await scene.InDatabaseAsync(async db => (await db.AuditEntries.AnyAsync(e => e.BeneficiaryId == id && e.Subject == "VisitAttachment" && e.Action == AuditAction.Viewed)).ShouldBeTrue());

        (await client.PostFormAsync($"/khao-sat/{id}/anh/{IdIn(address)}/go", new() { ["reason"] = "" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync($"/khao-sat/{id}/anh")).Message()!.ShouldStartWith("Hãy ghi lý do gỡ ảnh");
        await client.PostFormAsync($"/khao-sat/{id}/anh/{IdIn(address)}/go", new() { ["reason"] = "Chụp nhầm giấy" });
        page = await client.GetPageAsync($"/khao-sat/{id}/anh");
        page.QuerySelectorAll(".photo-grid img").ShouldBeEmpty();
        page.Body!.TextContent.ShouldContain("Chụp nhầm giấy");
        (await client.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await scene.InDatabaseAsync(async db => (await db.VisitAttachmentContents.CountAsync(c => c.BeneficiaryId == id)).ShouldBe(1));
    }

    [Fact]
    public async Task Another_commune_finds_nothing_and_a_role_without_the_right_is_refused()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hồ Thị Kín");
        var photo = await AddAsync(id, Guid.NewGuid(), MinutePictures.Photo());
        var address = $"/khao-sat/{id}/anh/{photo!.Id}.jpg";

        (await (await scene.SignedInAsAsync(Roles.CommuneLeader)).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await scene.SignedInAsAsync(Roles.CultureOfficer, "18391")).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await scene.SignedInAsAsync(Roles.PayingOfficer)).GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await scene.SignedInAsAsync(Roles.CommuneLeader)).PostFormAsync($"/khao-sat/{id}/anh/{photo.Id}/go", new() { ["reason"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var officer = await scene.SignedInAsAsync(Roles.CultureOfficer);
        // The picture is asked for under another person.
        (await officer.GetAsync($"/khao-sat/{await scene.AddPersonAsync("Hồ Thị Khác")}/anh/{photo.Id}.jpg")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await officer.GetAsync($"/khao-sat/{scene.StrangerId}/anh")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.SingleAsync(a => a.Id == photo.Id)).RemovedAt.ShouldBeNull());
    }

    public static TheoryData<string, string> WrongFiles => new()
    {
        { "none", "Hãy chụp hoặc chọn một ảnh." },
        { "text", "Tệp này không phải ảnh, dù tên tệp có đuôi ảnh." },
        { "svg", "Ảnh SVG không được nhận." },
        { "polyglot", "Tệp ảnh có dữ liệu lạ kèm theo" },
        { "huge", "Ảnh nặng 40 MB, quá 8 MB" },
        { "cut", "Ảnh bị hỏng hoặc tải lên chưa hết." },
    };

    [Theory, MemberData(nameof(WrongFiles))]
    public async Task A_wrong_file_gets_a_sentence_keeps_what_was_chosen_and_stores_nothing(string kind, string sentence)
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hồ Thị Sai " + kind);
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var bytes = kind switch
        {
            "none" => null,
            "text" => Encoding.UTF8.GetBytes("Đây là văn bản"),
            "svg" => "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(),
            "polyglot" => [.. MinutePictures.Photo(), .. "<script>alert(1)</script>"u8],
            "huge" => new byte[40 * 1024 * 1024],
            _ => MinutePictures.Photo()[..^40],
        };

        var response = await client.SendAsync(await client.GetPageAsync($"/khao-sat/{id}/anh"), "form.form-panel", bytes is null ? [] : [("File", "anh.jpg", bytes)], ("Kind", "GuardianProof"));

        var page = await response.ReadPageAsync();
        page.Errors().Single().ShouldStartWith(sentence);
        page.QuerySelector("#Kind option[selected]")!.GetAttribute("value").ShouldBe("GuardianProof");
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == id)).ShouldBe(0));
    }

    [Fact]
    public async Task An_id_stands_for_one_picture_whoever_sends_it()
    {
        await scene.PreparedAsync();
        var (first, second) = (await scene.AddPersonAsync("Hồ Thị Một"), await scene.AddPersonAsync("Hồ Thị Hai"));
        var id = Guid.NewGuid();
        var photo = await AddAsync(first, id, MinutePictures.Photo());

        (await AddAsync(first, id, MinutePictures.Photo()))!.AddedAt.ShouldBe(photo!.AddedAt);
        const string sentence = "Mã ảnh này đã dùng cho một ảnh khác";
        (await Should.ThrowAsync<RuleException>(() => AddAsync(first, id, MinutePictures.Photo(900)))).Message.ShouldStartWith(sentence);
        (await Should.ThrowAsync<RuleException>(() => AddAsync(second, id, MinutePictures.Photo()))).Message.ShouldStartWith(sentence);
        (await Should.ThrowAsync<RuleException>(() => AddAsync(first, Guid.Empty, MinutePictures.Photo()))).Message.ShouldContain("không có mã");
        (await Should.ThrowAsync<RuleException>(() => AddAsync(first, Guid.NewGuid(), MinutePictures.Photo(), hash: new string('0', 64)))).Message.ShouldBe("Ảnh đến nơi không còn nguyên vẹn; hãy gửi lại.");
        (await Should.ThrowAsync<RuleException>(() => AddAsync(first, Guid.NewGuid(), MinutePictures.Photo(), minuteId: Guid.NewGuid()))).Message.ShouldContain("không thuộc người này");
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == first || a.BeneficiaryId == second)).ShouldBe(1));
    }

    [Fact]
    public async Task The_id_of_another_communes_picture_is_refused_without_a_word_about_it()
    {
        await scene.PreparedAsync();
        var id = Guid.NewGuid();
        await AddAsync(scene.StrangerId, id, MinutePictures.Photo());
        var own = await scene.AddPersonAsync("Hồ Thị Giả");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);

        var response = await client.SendAsync(await client.GetPageAsync($"/khao-sat/{own}/anh"), "form.form-panel", [("File", "a.jpg", MinutePictures.Photo())], ("PictureId", id.ToString()), ("Kind", "Other"));

        (await response.ReadPageAsync()).Errors().Single().ShouldStartWith("Mã ảnh này đã dùng cho một ảnh khác");
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.SingleAsync(a => a.Id == id)).BeneficiaryId.ShouldBe(scene.StrangerId));
    }

    private static string IdIn(string address) => address.Split('/')[^1].Split('.')[0];

    private async Task<VisitAttachment?> AddAsync(Guid person, Guid id, byte[] bytes, string? hash = null, Guid? minuteId = null)
    {
        VisitAttachment? added = null;
        await scene.InScopeAsync(async services => added = await services.GetRequiredService<AddAttachment>().RunAsync(
            new NewAttachment(id, person, AttachmentKind.Other, bytes, new DateTime(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc)) { Sha256 = hash, MinuteId = minuteId }, Officer, new DateTime(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc)));
        return added;
    }
}
