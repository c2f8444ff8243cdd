using System.Text;
using System.Text.Json.Nodes;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Attachments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>What a phone may send by mistake or by malice: each gets a sentence, and nothing is stored that should not be.</summary>
public sealed class WrongVisitTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly DateTime Taken = PortalFactory.Now.AddHours(-1);
    private static readonly Actor Officer = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");
    private static readonly Dictionary<string, string> AtHome = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" };

    private async Task<(Phone Phone, Guid PersonId)> ReadyAsync(string name)
    {
        await scene.PreparedAsync();
        var person = await scene.AddPersonAsync(name);
        return (await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString())), person);
    }

    private async Task<int[]> RowsAsync()
    {
        var rows = Array.Empty<int>();
        await scene.InDatabaseAsync(async db => rows =
        [
            await db.VisitSubmissions.CountAsync(), await db.SubmittedPictures.CountAsync(), await db.SubmittedContents.CountAsync(), await db.VisitAttachments.CountAsync(),
            await db.VisitAttachmentContents.CountAsync(), await db.Surveys.CountAsync(), await db.Visits.CountAsync(), await db.PowersOfAttorney.CountAsync(), await db.CorrectionProposals.CountAsync(),
        ]);
        return rows;
    }

    [Theory]
    [InlineData("text", "Tệp này không phải ảnh, dù tên tệp có đuôi ảnh.")]
    [InlineData("svg", "Ảnh SVG không được nhận.")]
    [InlineData("pdf", "Đây là tệp PDF, không phải ảnh.")]
    [InlineData("polyglot", "Tệp ảnh có dữ liệu lạ kèm theo nên không nhận.")]
    [InlineData("hidden", "Tệp ảnh có dữ liệu lạ kèm theo nên không nhận.")]
    [InlineData("webp", "Chỉ nhận ảnh JPEG hoặc PNG.")]
    [InlineData("cut", "Ảnh bị hỏng hoặc tải lên chưa hết.")]
    public async Task A_file_that_is_no_picture_is_refused_at_the_door(string kind, string sentence)
    {
        var (phone, person) = await ReadyAsync("Phan Thị Tệp " + kind);
        var photo = MinutePictures.Photo(120, 90);
        byte[] bytes = kind switch
        {
            "text" => Encoding.UTF8.GetBytes("Đây là văn bản"),
            "svg" => "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray(),
            "pdf" => "%PDF-1.7\n1 0 obj"u8.ToArray(),
            "polyglot" => [.. photo, .. "<script>alert(1)</script>"u8],
            "hidden" => [.. photo[..2], 0xFF, 0xFE, 0, 27, .. "<script>alert(1)</script>"u8, .. photo[2..]],
            "webp" => [.. "RIFF"u8, 24, 0, 0, 0, .. "WEBPVP8 "u8, .. new byte[20]],
            _ => photo[..^40],
        };
        var picture = (Id: Guid.NewGuid(), Kind: "SignedPaper", Bytes: bytes);
        var visit = phone.Visit(person, "complete", AtHome, Taken, picture);
        var before = await RowsAsync();

        var answer = await phone.SendAsync(phone.SealPicture(picture.Id, visit["id"]!.GetValue<Guid>(), picture.Kind, picture.Bytes));

        (answer.Status, answer.State).ShouldBe((422, "refused"));
        answer.Sentence!.ShouldStartWith(sentence);
        (await RowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(40, "Dữ liệu gửi lên lớn hơn 12 MB nên không nhận")]
    [InlineData(9, "Dữ liệu gửi lên lớn hơn 12 MB nên không nhận")]
    [InlineData(8, "Ảnh lớn hơn 8 MB; hãy chụp lại bằng ứng dụng")]
    public async Task A_photo_that_is_too_large_is_refused_with_a_sentence(int megabytes, string sentence)
    {
        var (phone, _) = await ReadyAsync("Phan Thị Nặng " + (char)('A' + megabytes % 20));
        var bytes = new byte[megabytes * 1024 * 1024 + 200 * 1024];
        var before = await RowsAsync();

        var answer = await phone.SendAsync(phone.SealPicture(Guid.NewGuid(), Guid.NewGuid(), "Other", bytes));

        (answer.Status, answer.State).ShouldBe((413, "refused"));
        answer.Sentence!.ShouldStartWith(sentence);
        (await RowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("attachments", "[null]")]
    [InlineData("attachments", "[{\"id\":\"7b1d6b5e-7f0f-4c5a-9d2e-000000000001\"}]")]
    [InlineData("corrections", "[null]")]
    [InlineData("corrections", "[{\"value\":\"x\"}]")]
    [InlineData("answers", "{\"Note\":\"\\ud800\"}")]
    [InlineData("answers", "{\"Note\":[1]}")]
    [InlineData("minute", "[]")]
    [InlineData("command", "\"delete\"")]
    public async Task A_visit_with_a_part_that_cannot_be_is_refused_before_it_is_stored(string part, string json)
    {
        var (phone, person) = await ReadyAsync("Phan Thị Méo " + part);
        var visit = phone.Visit(person, "draft", AtHome, Taken);
        visit[part] = "@";
        var plain = visit.ToJsonString().Replace("\"@\"", json, StringComparison.Ordinal);
        var before = await RowsAsync();

        var answer = await phone.SendAsync(phone.Seal(visit["id"]!.GetValue<Guid>(), "visit", Encoding.UTF8.GetBytes(plain)));

        (answer.Status, answer.Sentence).ShouldBe((422, "Không đọc được nội dung lượt khảo sát; hãy cập nhật ứng dụng rồi gửi lại."));
        (await RowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("CitizenId", "42", "Giá trị đề nghị sửa của “Số định danh” không hợp lệ; hãy quét lại thẻ căn cước.")]
    [InlineData("Birth", "2024-01-13", "Giá trị đề nghị sửa của “Ngày sinh” không hợp lệ; hãy quét lại thẻ căn cước.")]
    [InlineData("Sex", "Nu", "Giá trị đề nghị sửa của “Giới tính” không hợp lệ; hãy quét lại thẻ căn cước.")]
    [InlineData("CitizenId", "042144007777", "Thẻ này là của Phan Thị Chủ Thẻ, không phải của")]
    public async Task What_no_card_of_the_person_can_say_is_told_and_no_proposal_is_made(string field, string value, string sentence)
    {
        var (phone, person) = await ReadyAsync("Phan Thị Quét " + (field == "CitizenId" ? value.Length == 2 ? "A" : "B" : field));
        if (!await ExistsAsync("042144007777"))
        {
            var owner = await scene.AddPersonAsync("Phan Thị Chủ Thẻ");
            await scene.InDatabaseAsync(async db =>
            {
                var other = await db.Beneficiaries.SingleAsync(b => b.Id == owner);
                other.CorrectIdentity(VietnameseName.From(other.FullName), other.Birth, other.Sex, CitizenId.Parse("042144007777"), null, PortalFactory.Today);
                await db.SaveChangesAsync();
            });
        }
        var visit = phone.Visit(person, "complete", AtHome, Taken);
        visit["corrections"] = new JsonArray(new JsonObject { ["field"] = field, ["value"] = value }, new JsonObject { ["field"] = "FullName", ["value"] = "Phan Thị Khác" });
        await phone.SendAsync(visit);

        var settled = await phone.SettledAsync(visit["id"]!.GetValue<Guid>());

        settled.State.ShouldBe("applied");
        settled.Sentence!.ShouldStartWith(sentence);
        await scene.InDatabaseAsync(async db => (await db.CorrectionProposals.CountAsync(p => p.BeneficiaryId == person)).ShouldBe(0));
    }

    private async Task<bool> ExistsAsync(string citizenId)
    {
        var exists = false;
        await scene.InDatabaseAsync(async db => exists = await db.Beneficiaries.AnyAsync(b => b.CitizenId == citizenId));
        return exists;
    }

    [Theory]
    [InlineData("dead", "042069000002", "Phan Văn Khuất", "05/03/1969", "đã chết")]
    [InlineData("oneself", null, null, "03/1944", "Đối tượng không thể ủy quyền cho chính mình.")]
    [InlineData("unborn", "042069000003", "Phan Văn Mai Sau", "13/01/2024", "ở tương lai")]
    [InlineData("minor", "042210000004", "Phan Văn Trẻ", "01/02/2010", "phải đủ 18 tuổi")]
    [InlineData("unreadable", "042069000005", "Phan Văn Mờ", "31/02/1970", "Hãy nhập ngày sinh theo dạng")]
    public async Task An_attorney_who_cannot_be_one_leaves_the_answers_as_a_draft_and_no_paper(string what, string? number, string? name, string birth, string sentence)
    {
        var own = "Phan Thị Ủy " + what;
        var (phone, person) = await ReadyAsync(own);
        if (what == "dead")
        {
            await scene.InDatabaseAsync(async db =>
            {
                db.Citizens.Add(new Citizen { UnitId = scene.UnitId, CitizenId = number!, FullName = name!, NameKey = "phan van khuat", Residence = Residence.Dead });
                await db.SaveChangesAsync();
            });
        }
        var visit = phone.Visit(person, "complete", new() { ["Outcome"] = "3-UQ-TM", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false" }, Taken);
        visit["attorney"] = new JsonObject { ["attorneyName"] = name ?? own, ["attorneyCitizenId"] = number, ["attorneyBirth"] = birth, ["attorneyRelation"] = "con", ["attorneyAddress"] = "Thôn Thử Một", ["isThroughAccount"] = "false", ["validFrom"] = "2024-01-12" };
        await phone.SendAsync(visit);

        var settled = await phone.SettledAsync(visit["id"]!.GetValue<Guid>());

        settled.State.ShouldBe("draft");
        settled.Sentence!.ShouldContain(sentence);
        await scene.InDatabaseAsync(async db =>
        {
            (await db.PowersOfAttorney.CountAsync(p => p.BeneficiaryId == person)).ShouldBe(0);
            (await db.PaymentArrangements.CountAsync(a => a.BeneficiaryId == person)).ShouldBe(0);
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == person)).State.ShouldBe(SurveyState.Draft);
        });
    }

    [Fact]
    public async Task Too_long_words_and_days_that_are_none_are_told_and_the_rest_is_kept()
    {
        var (phone, person) = await ReadyAsync("Phan Thị Dài");
        var visit = phone.Visit(person, "draft", new() { ["Outcome"] = "3-UQ-TM", ["Note"] = new string('a', 5_000), ["ReturnOn"] = "ngày mai", ["InformantName"] = "Phan Văn Con" }, Taken);
        visit["attorney"] = new JsonObject { ["attorneyName"] = "Phan Văn Con", ["attorneyRelation"] = "con", ["attorneyAddress"] = new string('b', 5_000), ["validTo"] = "mãi mãi", ["isThroughAccount"] = "false" };
        await phone.SendAsync(visit);

        var settled = await phone.SettledAsync(visit["id"]!.GetValue<Guid>());

        settled.State.ShouldBe("draft");
        foreach (var sentence in new[] { "“Ghi chú” dài quá 1000 ký tự", "Không đọc được câu trả lời “Hẹn quay lại ngày”", "“Nơi ở” dài quá 300 ký tự", "Không đọc được “Đến hết ngày”" })
            settled.Sentence!.ShouldContain(sentence);
        await scene.InDatabaseAsync(async db =>
        {
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == person)).Answers.InformantName.ShouldBe("Phan Văn Con");
            (await db.PowersOfAttorney.SingleAsync(p => p.BeneficiaryId == person)).AttorneyAddress.ShouldBeNull();
        });
    }

    [Fact]
    public async Task What_was_applied_and_is_sent_again_changes_nothing()
    {
        var (phone, person) = await ReadyAsync("Phan Thị Phát Lại");
        var police = await new Phone(await scene.SignedInAsAsync(Roles.CommunePolice)).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var picture = (Id: Guid.NewGuid(), Kind: "Other", Bytes: MinutePictures.Photo(200, 150));
        var visit = phone.Visit(person, "complete", AtHome, Taken, picture);
        var id = visit["id"]!.GetValue<Guid>();
        string[] envelopes = [phone.SealPicture(picture.Id, id, picture.Kind, picture.Bytes), phone.Seal(visit)];
        foreach (var envelope in envelopes)
            await phone.SendAsync(envelope);
        await phone.SettledAsync(id);
        var before = await RowsAsync();

        foreach (var envelope in (string[])[.. envelopes, phone.Seal(visit), phone.SealPicture(picture.Id, id, picture.Kind, picture.Bytes)])
            (await phone.SendAsync(envelope)).State.ShouldBe("applied");

        (await RowsAsync()).ShouldBe(before);
        var stolen = police.Visit(person, "draft", AtHome, Taken);
        stolen["id"] = id;
        (await police.SendAsync(stolen)).Sentence!.ShouldStartWith("Mã này đã được dùng cho một bản gửi khác");
        (await RowsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Who_was_moved_to_another_thon_meanwhile_sends_nothing_about_the_old_one()
    {
        await scene.PreparedAsync();
        var person = await scene.AddPersonAsync("Phan Thị Thôn Cũ");
        await scene.AddPersonAsync("Phan Thị Thôn Mới", scene.OtherHamletId);
        var email = await scene.AddUserAsync(Roles.CommunePolice, "18376", "cskv-thon");
        var client = scene.Anonymous();
        await client.SignInAsync(email, DemoUser.Password);
        var phone = await new Phone(client).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var envelope = phone.Seal(phone.Visit(person, "complete", AtHome, Taken));
        await scene.InDatabaseAsync(async db =>
        {
            db.UserHamlets.Add(new UserHamlet { UserId = (await db.Users.SingleAsync(u => u.Email == email)).Id, HamletId = scene.OtherHamletId });
            await db.SaveChangesAsync();
        });
        var again = scene.Anonymous();
        await again.SignInAsync(email, DemoUser.Password);
        var narrowed = await new Phone(again).CarryAsync(("HamletId", scene.OtherHamletId.ToString()));
        var before = await RowsAsync();

        var answer = await narrowed.SendAsync(envelope);

        (answer.Status, answer.State).ShouldBe((422, "refused"));
        answer.Sentence!.ShouldContain("không thuộc địa bàn của bạn");
        (await narrowed.TryCarryAsync(("HamletId", scene.HamletId.ToString()))).IsSuccessStatusCode.ShouldBeFalse();
        (await RowsAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_picture_under_the_id_of_somebody_elses_takes_nothing_from_them(bool isOfOtherCommune)
    {
        var (phone, person) = await ReadyAsync("Phan Thị Mượn " + (isOfOtherCommune ? "Xa" : "Gần"));
        var victim = isOfOtherCommune ? scene.StrangerId : await scene.AddPersonAsync("Phan Thị Bị Mượn");
        var forged = Guid.NewGuid();
        var signature = MinutePictures.Signature(7);
        await scene.InScopeAsync(async services =>
            await services.GetRequiredService<AddAttachment>().RunAsync(new NewAttachment(forged, victim, AttachmentKind.SignaturePolice, signature, Taken), Officer, Taken));
        (Guid Id, string Kind, byte[] Bytes)[] pictures =
            [(forged, "SignaturePolice", signature), (Guid.NewGuid(), "SignatureOfficer", MinutePictures.Signature(2)), (Guid.NewGuid(), "SignatureSubject", MinutePictures.Signature(3))];
        var visit = phone.Visit(person, "complete", new() { ["Outcome"] = "2B", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "true", ["Reason"] = "Quen nhận tiền mặt" }, Taken, pictures);
        visit["minute"] = new JsonObject
        {
            ["place"] = "Tại nhà",
            ["reason"] = "Quen nhận tiền mặt",
            ["policeName"] = "Nguyễn Văn A",
            ["policeTitle"] = "Công an xã",
            ["officerName"] = "Trần Thị B",
            ["officerTitle"] = "Công chức",
            ["signatoryName"] = "Phan Thị Mượn",
            ["signing"] = "Signs",
            ["heldOn"] = "2024-01-12",
            ["heldTime"] = "08:00",
        };
        var id = visit["id"]!.GetValue<Guid>();
        foreach (var picture in pictures)
            await phone.SendAsync(phone.SealPicture(picture.Id, id, picture.Kind, picture.Bytes));
        await phone.SendAsync(visit);

        var settled = await phone.SettledAsync(id);

        settled.State.ShouldBe("draft");
        settled.Sentence!.ShouldContain("Mã ảnh này đã dùng cho một ảnh khác");
        await scene.InDatabaseAsync(async db =>
        {
            var theirs = await db.VisitAttachments.SingleAsync(a => a.Id == forged);
            (theirs.BeneficiaryId, theirs.SurveyId, theirs.MinuteId, theirs.RemovedAt).ShouldBe((victim, null, null, null));
            (await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == person)).SignedAt.ShouldBeNull();
            (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == person)).ShouldBe(2);
        });
    }
}
