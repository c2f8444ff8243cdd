using System.Net;
using System.Text;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits;

/// <summary>What may be typed or sent to the pages of a visit by mistake or by malice: each gets a sentence, and nothing is stored that should not be.</summary>
public sealed class WrongVisitPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private async Task<int[]> RowsAsync()
    {
        var rows = Array.Empty<int>();
        await scene.InDatabaseAsync(async db => rows =
        [
            await db.VisitAttachments.CountAsync(), await db.VisitAttachmentContents.CountAsync(), await db.Surveys.CountAsync(), await db.Visits.CountAsync(), await db.RefusalMinutes.CountAsync(),
            await db.PowersOfAttorney.CountAsync(), await db.Guardianships.CountAsync(), await db.CorrectionProposals.CountAsync(), await db.PaymentArrangements.CountAsync(),
        ]);
        return rows;
    }

    [Theory]
    [InlineData("dead", "042069000012", "Bùi Văn Khuất", "05/03/1969", "đã chết")]
    [InlineData("oneself", null, null, "03/1944", "Đối tượng không thể ủy quyền cho chính mình.")]
    [InlineData("unborn", "042069000013", "Bùi Văn Mai Sau", "13/01/2024", "ở tương lai")]
    [InlineData("minor", "042210000014", "Bùi Văn Trẻ", "01/02/2010", "phải đủ 18 tuổi")]
    [InlineData("unreadable", "042069000015", "Bùi Văn Mờ", "31/02/1970", "Hãy nhập ngày sinh theo dạng")]
    [InlineData("number", "42", "Bùi Văn Thiếu", "01/02/1970", "gồm đúng 12 chữ số")]
    public async Task An_attorney_who_cannot_be_one_gets_a_sentence_and_no_paper(string what, string? number, string? name, string birth, string sentence)
    {
        await scene.PreparedAsync();
        var own = "Bùi Thị Ủy " + what;
        var id = await scene.AddPersonAsync(own);
        if (what == "dead")
        {
            await scene.InDatabaseAsync(async db =>
            {
                db.Citizens.Add(new Citizen { UnitId = scene.UnitId, CitizenId = number!, FullName = name!, NameKey = "bui van khuat", Residence = Residence.Dead });
                await db.SaveChangesAsync();
            });
        }
        var before = await RowsAsync();
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = $"/khao-sat/{id}/uy-quyen";

        var response = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.survey", ("AttorneyName", name ?? own), ("AttorneyCitizenId", number ?? ""), ("AttorneyBirth", birth),
            ("AttorneyRelation", "con"), ("AttorneyAddress", "Thôn Thử Một"), ("IsThroughAccount", "false"));

        var page = await response.ReadPageAsync();
        page.Errors().Single().ShouldContain(sentence);
        page.QuerySelector("#AttorneyName")!.GetAttribute("value").ShouldBe(name ?? own);
        (await RowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("042185000777", "Bùi Thị Mai Sau", "13/01/2024", "Ngày sinh của người giám hộ ở tương lai")]
    [InlineData("", "Bùi Thị Tự Giám Hộ", "03/1944", "Đối tượng không thể giám hộ cho chính mình.")]
    [InlineData("042210000778", "Bùi Thị Nhỏ", "01/02/2010", "Người giám hộ phải đủ 18 tuổi")]
    public async Task A_guardian_who_cannot_be_one_gets_a_sentence_and_nothing_is_recorded(string number, string name, string birth, string sentence)
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Bùi Thị Tự Giám Hộ");
        var before = await RowsAsync();
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = $"/khao-sat/{id}/giam-ho";

        var response = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.survey", ("GuardianName", name), ("GuardianCitizenId", number), ("GuardianBirth", birth), ("GuardianRelation", "con"),
            ("GuardianAddress", "Thôn Thử Một"), ("Basis", "WithoutCapacity"), ("ProofKind", "CourtDecision"), ("ProofNumber", "01/2023/QĐST"), ("ProofIssuedOn", "20/03/2023"), ("ProofIssuer", "Tòa án huyện"));

        (await response.ReadPageAsync()).Errors().Single().ShouldContain(sentence);
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_minute_of_tomorrow_is_not_written_and_takes_no_number()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Bùi Thị Ngày Mai");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "draft"), ("Outcome", "2B"), ("Reason", "Quen tiền mặt"));
        var before = await RowsAsync();
        var url = $"/khao-sat/{id}/bien-ban";

        var response = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.survey", ("PoliceName", "Lê Công An"), ("OfficerName", "Trần Văn Hóa"), ("HeldOn", "13/01/2024"));

        (await response.ReadPageAsync()).Errors().ShouldBe(["Ngày lập biên bản không được ở tương lai; hãy kiểm tra lại."]);
        (await RowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("text", "Tệp này không phải ảnh, dù tên tệp có đuôi ảnh.")]
    [InlineData("svg", "Ảnh SVG không được nhận.")]
    [InlineData("polyglot", "Tệp ảnh có dữ liệu lạ kèm theo nên không nhận.")]
    [InlineData("9", "Ảnh nặng 9 MB, quá 8 MB.")]
    [InlineData("40", "Ảnh nặng 40 MB, quá 8 MB.")]
    public async Task A_wrong_photo_of_the_signed_minute_signs_nothing_and_stores_nothing(string kind, string sentence)
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Bùi Thị Ảnh " + (kind.Length > 2 ? kind : kind == "9" ? "A" : "B"));
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "draft"), ("Outcome", "2B"), ("Reason", "Quen tiền mặt"));
        var url = $"/khao-sat/{id}/bien-ban";
        await client.SubmitAsync(await client.GetPageAsync(url), url, "form.survey", ("PoliceName", "Lê Công An"), ("OfficerName", "Trần Văn Hóa"), ("Reason", "Quen tiền mặt"));
        var before = await RowsAsync();
        byte[] bytes = kind switch
        {
            "text" => Encoding.UTF8.GetBytes("Đây là văn bản"),
            "svg" => "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(),
            "polyglot" => [.. MinutePictures.Photo(), .. "<script>alert(1)</script>"u8],
            _ => new byte[int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture) * 1024 * 1024 + 1],
        };

        (await client.SendAsync(await client.GetPageAsync(url), "form[data-sign-paper]", [("SignedPaper", "bien-ban.jpg", bytes)])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await client.GetPageAsync(url)).Message()!.ShouldStartWith(sentence);
        (await RowsAsync()).ShouldBe(before);
        await scene.InDatabaseAsync(async db => (await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == id)).SignedAt.ShouldBeNull());
    }

    [Fact]
    public async Task The_number_of_another_person_is_never_proposed()
    {
        await scene.PreparedAsync();
        var (id, owner) = (await scene.AddPersonAsync("Bùi Thị Quét"), await scene.AddPersonAsync("Bùi Thị Chủ Thẻ"));
        await scene.InDatabaseAsync(async db =>
        {
            var other = await db.Beneficiaries.SingleAsync(b => b.Id == owner);
            other.CorrectIdentity(VietnameseName.From(other.FullName), other.Birth, other.Sex, CitizenId.Parse("042144008888"), null, PortalFactory.Today);
            await db.SaveChangesAsync();
        });
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var before = await RowsAsync();

        await client.PostFormAsync($"/khao-sat/{id}/hoi/can-cuoc/de-nghi-sua", new() { ["fields"] = "CitizenId", ["values"] = "042144008888" });

        (await client.GetPageAsync($"/khao-sat/{id}")).Message()!.ShouldStartWith("Thẻ này là của Bùi Thị Chủ Thẻ, không phải của Bùi Thị Quét");
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Of_a_person_outside_ones_thon_nothing_is_shown_and_nothing_written()
    {
        await scene.PreparedAsync();
        var there = await scene.AddPersonAsync("Bùi Thị Thôn Hai", scene.OtherHamletId);
        var email = await scene.AddUserAsync(Roles.CommunePolice, "18376", "cskv-mot");
        await scene.InDatabaseAsync(async db =>
        {
            db.UserHamlets.Add(new UserHamlet { UserId = (await db.Users.SingleAsync(u => u.Email == email)).Id, HamletId = scene.HamletId });
            await db.SaveChangesAsync();
        });
        var client = scene.Anonymous();
        await client.SignInAsync(email, DemoUser.Password);
        var before = await RowsAsync();

        foreach (var page in new[] { "", "/hoi", "/hoi/gap-ai", "/bien-ban", "/uy-quyen", "/giam-ho", "/anh" })
            (await client.GetAsync($"/khao-sat/{there}{page}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        Dictionary<string, Dictionary<string, string>> forms = new()
        {
            [""] = new() { ["command"] = "draft", ["Note"] = "x" },
            ["/khong-doi"] = [],
            ["/mo-lai"] = [],
            ["/hoi/gap-ai"] = new() { ["Answer"] = "Met" },
            ["/hoi/ket-qua"] = [],
            ["/hoi/can-cuoc/the"] = new() { ["code"] = "042144001234||Bùi Thị Thôn Hai|05031944|Nữ|Hà Tĩnh|10052021" },
            ["/hoi/can-cuoc/de-nghi-sua"] = new() { ["fields"] = "CitizenId", ["values"] = "042144001234" },
            ["/hoi/ngan-hang/ma-qr"] = new() { ["code"] = "x" },
            ["/bien-ban"] = new() { ["HeldOn"] = "12/01/2024", ["HeldTime"] = "08:00", ["Place"] = "Tại nhà", ["Reason"] = "x", ["PoliceName"] = "a", ["OfficerName"] = "b", ["SignatoryName"] = "c" },
            ["/bien-ban/ky-giay"] = new() { ["IsFiled"] = "true" },
            ["/bien-ban/huy"] = new() { ["reason"] = "x" },
            ["/uy-quyen"] = new() { ["AttorneyName"] = "Lê Văn Nhận", ["AttorneyRelation"] = "con", ["ValidFrom"] = "12/01/2024", ["IsThroughAccount"] = "false" },
            ["/giam-ho"] = new() { ["GuardianName"] = "Lê Văn Nhận", ["GuardianRelation"] = "con", ["Basis"] = "WithoutCapacity", ["ProofKind"] = "CourtDecision", ["ProofNumber"] = "1", ["ProofIssuedOn"] = "01/01/2024", ["ProofIssuer"] = "Tòa", ["ValidFrom"] = "01/01/2024" },
            ["/anh"] = new() { ["Kind"] = "Other" },
        };
        foreach (var (page, fields) in forms)
            (await client.PostFormAsync($"/khao-sat/{there}{page}", fields)).StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        (await RowsAsync()).ShouldBe(before);
    }
}
