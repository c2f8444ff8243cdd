using System.Net;
using System.Text;
using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class SigningPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly (string, string, byte[])[] Drawn =
    [
        ("SignaturePolice", "a.png", MinutePictures.Signature(1)), ("SignatureOfficer", "b.png", MinutePictures.Signature(2)), ("SignatureSubject", "c.png", MinutePictures.Signature(3)),
    ];

    [Fact]
    public async Task A_minute_signed_on_the_screen_prints_the_signatures_until_the_text_changes()
    {
        var (client, id) = await WrittenAsync("Đậu Thị Ký");
        (await CompleteAsync(client, id)).Errors().Single().ShouldContain("chưa ký: hãy ký trên màn hình");
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        (await client.SendAsync(page, "form[data-sign-minute]", Drawn)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // Sent twice: the same signatures, no second copy.
        await client.SendAsync(page, "form[data-sign-minute]", Drawn);

        page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        page.QuerySelector("#ky .message-ok")!.TextContent.ShouldContain("chữ ký có giá trị");
        page.QuerySelectorAll(".signed-images img").Length.ShouldBe(3);
        var seal = page.QuerySelector("#ky .message-ok b")!.TextContent;
        var (text, pictures) = await PdfAsync(client, id);
        pictures.ShouldBe(3);
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(seal.Replace(" ", "", StringComparison.Ordinal));

        await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("Reason", "Sợ bị lừa mất tiền"));
        page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        page.QuerySelector("#ky .message-bad")!.TextContent.ShouldContain("các chữ ký không còn giá trị");
        page.QuerySelector("#ky .message-bad")!.TextContent.ShouldContain("nay là “Sợ bị lừa mất tiền”");
        var (voided, signatures) = await PdfAsync(client, id);
        signatures.ShouldBe(0);
        voided.Replace(" ", "", StringComparison.Ordinal).ShouldContain("KHÔNGCÒNGIÁTRỊ");
        (await CompleteAsync(client, id)).Errors().Single().ShouldContain("đã thay đổi sau khi ký");

        await client.SendAsync(page, "form[data-sign-minute]", Drawn);
        (await CompleteAsync(client, id)).Errors().ShouldBeEmpty();
        await scene.InDatabaseAsync(async db =>
        {
            var kept = await db.VisitAttachments.Where(a => a.BeneficiaryId == id).ToListAsync();
            kept.Count(a => a.RemovedAt == null).ShouldBe(3);
            kept.Where(a => a.RemovedAt != null).ShouldAllBe(a => a.RemovalReason == "Ký lại");
        });
    }

    [Fact]
    public async Task A_corrected_identity_voids_the_signatures_of_a_completed_survey()
    {
        var (client, id) = await WrittenAsync("Đậu Thị Tên");
        await client.SendAsync(await client.GetPageAsync($"/khao-sat/{id}/bien-ban"), "form[data-sign-minute]", Drawn);
        (await CompleteAsync(client, id)).Errors().ShouldBeEmpty();
        await scene.InDatabaseAsync(db => db.Beneficiaries.Where(b => b.Id == id).ExecuteUpdateAsync(set => set.SetProperty(b => b.FullName, "Đậu Thị Tên Đúng")));

        var page = await client.GetPageAsync($"/khao-sat/{id}");
        page.QuerySelector(".message-bad")!.TextContent.ShouldContain("các chữ ký không còn giá trị; hãy ký lại");
        (await PdfAsync(client, id)).Pictures.ShouldBe(0);
    }

    [Fact]
    public async Task Wrong_or_missing_signatures_are_refused_and_nothing_is_kept()
    {
        var (client, id) = await WrittenAsync("Đậu Thị Thiếu");
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        (string, byte[], string)[] wrong =
        [
            ("SignatureSubject", Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'/>"), "Ảnh SVG không được nhận."),
            ("SignatureSubject", MinutePictures.Photo(), "Chữ ký gửi lên không đúng dạng"),
            ("SignatureSubject", new byte[40 * 1024 * 1024], "Ảnh nặng 40 MB"),
        ];
        await client.SendAsync(page, "form[data-sign-minute]", Drawn[..2]);
        (await client.GetPageAsync($"/khao-sat/{id}/bien-ban")).Message()!.ShouldStartWith("Còn thiếu: chữ ký đối tượng.");
        foreach (var (name, bytes, sentence) in wrong)
        {
            await client.SendAsync(page, "form[data-sign-minute]", [.. Drawn[..2], (name, "c.png", bytes)]);
            (await client.GetPageAsync($"/khao-sat/{id}/bien-ban")).Message()!.ShouldContain(sentence);
        }
        await scene.InDatabaseAsync(async db => (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == id)).ShouldBe(0));
    }

    [Fact]
    public async Task Signed_on_paper_counts_with_a_tick_and_asks_for_the_photo_without_stopping_anybody()
    {
        var (client, id) = await WrittenAsync("Đậu Thị Giấy");
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        await client.SendAsync(page, "form[data-sign-paper]", []);
        (await client.GetPageAsync($"/khao-sat/{id}/bien-ban")).Message()!.ShouldStartWith("Hãy chọn ảnh biên bản đã ký, hoặc đánh dấu");
        await client.SendAsync(page, "form[data-sign-paper]", [], ("IsFiled", "true"));
        (await client.GetPageAsync($"/khao-sat/{id}")).Body!.TextContent.ShouldContain("chưa có ảnh biên bản");
        (await CompleteAsync(client, id)).Errors().ShouldBeEmpty();

        page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        await client.SendAsync(page, "form[data-sign-paper]", [("SignedPaper", "a.jpg", MinutePictures.Photo())]);
        page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        page.Body!.TextContent.ShouldNotContain("Chưa có ảnh biên bản đã ký");
        page.QuerySelectorAll(".photo-grid img").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_cancelled_minute_keeps_its_number_and_the_next_one_replaces_it()
    {
        var (client, id) = await WrittenAsync("Đậu Thị Hủy");
        var page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban/huy", "form[data-cancel-minute]", ("reason", ""));
        (await client.GetPageAsync($"/khao-sat/{id}/bien-ban")).Message()!.ShouldBe("Hãy ghi lý do hủy biên bản.");
        await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban/huy", "form[data-cancel-minute]", ("reason", "Ghi nhầm lý do"));
        page = await client.GetPageAsync($"/khao-sat/{id}/bien-ban");
        page.Body!.TextContent.ShouldContain("Ghi nhầm lý do");
        (await CompleteAsync(client, id)).Errors().ShouldBe(["Hãy lập biên bản có đủ ba bên ký."]);
        await client.SubmitAsync(page, $"/khao-sat/{id}/bien-ban", "form.survey", ("Reason", "Xa ngân hàng"), ("PoliceName", "Trần Quốc Hưng"));

        await scene.InDatabaseAsync(async db =>
        {
            var minutes = await db.RefusalMinutes.Where(m => m.BeneficiaryId == id).OrderBy(m => m.Number).ToListAsync();
            minutes.Select(m => m.IsCancelled).ShouldBe([true, false]);
            minutes[1].Number.ShouldBe(minutes[0].Number + 1);
            minutes[1].ReplacesId.ShouldBe(minutes[0].Id);
        });
        (await PdfAsync(client, id)).Text.Replace(" ", "", StringComparison.Ordinal).ShouldContain("Thaychobiênbảnsố");
        (await client.GetPageAsync($"/khao-sat/{id}/bien-ban")).Body!.TextContent.ShouldContain("thay cho biên bản số");
    }

    [Fact]
    public async Task Who_changes_their_mind_leaves_the_minute_cancelled_with_the_survey()
    {
        var (client, id) = await WrittenAsync("Đậu Thị Đổi");
        await client.SendAsync(await client.GetPageAsync($"/khao-sat/{id}/bien-ban"), "form[data-sign-paper]", [], ("IsFiled", "true"));
        (await CompleteAsync(client, id)).Errors().ShouldBeEmpty();
        var refused = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}/bien-ban"), $"/khao-sat/{id}/bien-ban/huy", "form[data-cancel-minute]", ("reason", "Đổi ý"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync($"/khao-sat/{id}/bien-ban")).Message()!.ShouldContain("hãy mở lại phiếu trước khi hủy biên bản");

        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}/mo-lai", "form[action$='/mo-lai']");
        (await CompleteAsync(client, id, ("Outcome", "3-DV"), ("HasAccount", "false"))).Errors().ShouldBeEmpty();

        await scene.InDatabaseAsync(async db => (await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == id)).CancelReason.ShouldBe("Đổi ý: kết quả khảo sát nay là 3-DV"));
        (await client.GetAsync($"/khao-sat/{id}/bien-ban.pdf")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_communes_minute_is_neither_signed_nor_cancelled()
    {
        await scene.PreparedAsync();
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        foreach (var action in new[] { "ky", "ky-giay", "huy" })
            (await client.PostFormAsync($"/khao-sat/{scene.StrangerId}/bien-ban/{action}", new() { ["reason"] = "x", ["IsFiled"] = "true" })).StatusCode.ShouldBe(HttpStatusCode.NotFound, action);
    }

    private async Task<(HttpClient Client, Guid Id)> WrittenAsync(string name)
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync(name);
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "minute"), ("Outcome", "2B"), ("Reason", "Xa ngân hàng"));
        (await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}/bien-ban"), $"/khao-sat/{id}/bien-ban", "form.survey", ("PoliceName", "Trần Quốc Hưng"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (client, id);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> CompleteAsync(HttpClient client, Guid id, params (string, string)[] typed)
    {
        var response = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", [("command", "complete"), .. typed]);
        return response.StatusCode == HttpStatusCode.Redirect ? await client.GetPageAsync($"/khao-sat/{id}") : await response.ReadPageAsync();
    }

    private static async Task<(string Text, int Pictures)> PdfAsync(HttpClient client, Guid id)
    {
        var response = await client.GetAsync($"/khao-sat/{id}/bien-ban.pdf");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync());
        return (string.Concat(pdf.GetPages().Select(p => p.Text)), pdf.GetPages().Sum(p => p.GetImages().Count()));
    }
}
