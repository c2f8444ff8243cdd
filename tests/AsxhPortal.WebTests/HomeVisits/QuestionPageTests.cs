using System.Net;
using AngleSharp.Dom;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits;

/// <summary>The visit one question at a time, as a browser without scripts walks it.</summary>
public sealed class QuestionPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private const string Lan = "042144001234|181234567|Hồ Thị Thẻ|05031944|Nữ|Thôn Yên Ngư, Xuân Yên, Nghi Xuân, Hà Tĩnh|10052021";
    private const string Agribank = "00020101021138570010A00000072701270006970405011337122051234560208QRIBFTTA53037045802VN6304A1AA";

    [Fact]
    public async Task Case_1_is_confirmed_tap_by_tap_and_every_tap_is_a_draft()
    {
        var (id, client) = await BeginAsync("Hồ Văn Một");
        (await client.GetAsync($"/khao-sat/{id}/hoi")).Headers.Location!.ToString().ShouldBe($"/khao-sat/{id}/hoi/gap-ai");
        await TapAsync(client, id, "gap-ai", "Met", "can-cuoc");
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Answers.Encounter.ShouldBe(Encounter.Met));
        await TapAsync(client, id, "can-cuoc", null, "co-tai-khoan");
        await TapAsync(client, id, "co-tai-khoan", "true", "con-hoat-dong");
        await TapAsync(client, id, "con-hoat-dong", "true", "da-dang-ky");
        await TapAsync(client, id, "da-dang-ky", "true", "co-dien-thoai");
        (await client.GetPageAsync($"/khao-sat/{id}/hoi/da-dang-ky")).QuerySelector("button.ask-choice[aria-pressed=true]")!.GetAttribute("value").ShouldBe("true");
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Outcome.ShouldBe(SurveyOutcome.ReconfirmsAccount));
        await TapAsync(client, id, "co-dien-thoai", "false", "ai-nhan");
        await AccountAsync(client, id, "Hồ Văn Một");

        var summary = await client.GetPageAsync($"/khao-sat/{id}/hoi/ket-qua");
        summary.QuerySelector(".ask-code")!.TextContent.ShouldStartWith("1 ·");
        summary.QuerySelector(".ask-outcome")!.TextContent.ShouldContain("đã đăng ký nhận trợ cấp qua tài khoản (trường hợp 1)");
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == id);
            (survey.State, survey.Outcome).ShouldBe((SurveyState.Completed, SurveyOutcome.ReconfirmsAccount));
            (await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == id)).Number.ShouldBe("003713205169");
            (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id)).Channel.ShouldBe(PaymentChannel.BankAccount);
        });
        (await client.GetAsync($"/khao-sat/{id}/hoi")).Headers.Location!.ToString().ShouldBe($"/khao-sat/{id}");
    }

    [Fact]
    public async Task Case_2_agrees_after_persuasion()
    {
        var (id, client) = await BeginAsync("Hồ Văn Hai");
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "true"), ("con-hoat-dong", "true"), ("da-dang-ky", "false"));
        var asked = await client.GetPageAsync($"/khao-sat/{id}/hoi/dong-y");
        asked.QuerySelectorAll("details.persuasion li").Length.ShouldBe(3);
        await TapAsync(client, id, "dong-y", "true", "ai-nhan");
        await AccountAsync(client, id, "HO VAN HAI");
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Outcome.ShouldBe(SurveyOutcome.RegistersAccount));
    }

    [Fact]
    public async Task Case_2_refuses_goes_to_the_minute_and_back_to_the_last_page()
    {
        var (id, client) = await BeginAsync("Hồ Văn Hai Bê");
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "true"), ("con-hoat-dong", "true"), ("da-dang-ky", "false"), ("dong-y", "false"), ("loai-ly-do", "FearsFraud"));
        await TapAsync(client, id, "loi-noi", "Sợ bị lừa như người làng bên", "bien-ban");
        var refused = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}/hoi/ket-qua"), $"/khao-sat/{id}/hoi/ket-qua", "form.ask-form");
        var page = await refused.ReadPageAsync();
        page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe($"/khao-sat/{id}/hoi/bien-ban?sua=1");
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Hãy lập biên bản có đủ ba bên ký.");

        (await client.GetPageAsync($"/khao-sat/{id}/hoi/bien-ban")).QuerySelector($"a[href='/khao-sat/{id}/bien-ban?hoi=1']").ShouldNotBeNull();
        var minute = await client.GetPageAsync($"/khao-sat/{id}/bien-ban?hoi=1");
        minute.QuerySelector("#Reason")!.TextContent.Trim().ShouldBe("Sợ bị lừa như người làng bên");
        var saved = await client.SubmitAsync(minute, $"/khao-sat/{id}/bien-ban?hoi=1", "form.survey", ("PoliceName", "Lê Công An"), ("OfficerName", "Trần Văn Hóa"));
        saved.Headers.Location!.ToString().ShouldBe($"/khao-sat/{id}/bien-ban?hoi=1#ky", string.Join(" ", (await saved.ReadPageAsync()).Errors()));
        var signing = await client.GetPageAsync($"/khao-sat/{id}/bien-ban?hoi=1");
        var signed = await client.SendAsync(signing, "form[data-sign-paper]", [], ("IsFiled", "true"));
        signed.Headers.Location!.ToString().ShouldBe($"/khao-sat/{id}/hoi/ket-qua");
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == id);
            (survey.Outcome, survey.Answers.ReasonKind).ShouldBe((SurveyOutcome.RefusesAccount, RefusalReasonKind.FearsFraud));
            (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id)).Channel.ShouldBe(PaymentChannel.Cash);
        });
    }

    [Theory]
    [InlineData("MobileMoney", "3-MM", PaymentChannel.MobileMoney)]
    [InlineData("BankAccount", "3-BANK", PaymentChannel.BankAccount)]
    [InlineData("Vneid", "3-VNEID", PaymentChannel.Vneid)]
    public async Task Case_3_chooses_a_way_and_opens_the_account_later(string way, string code, PaymentChannel channel)
    {
        var (id, client) = await BeginAsync("Hồ Thị Ba " + way);
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "false"), ("di-lai", "true"), ("chon-cach", way), ("da-mo", "false"));
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db =>
        {
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Outcome!.Value.Rule().Code.ShouldBe(code);
            (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id)).Channel.ShouldBe(channel);
        });
    }

    [Fact]
    public async Task An_account_that_is_dead_counts_as_none_and_its_number_is_left_behind()
    {
        var (id, client) = await BeginAsync("Hồ Thị Khóa");
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "true"), ("con-hoat-dong", "true"), ("da-dang-ky", "true"), ("so-tai-khoan", "003713205169"), ("ngan-hang", "970405"));
        await WalkAsync(client, id, ("con-hoat-dong", "false"), ("di-lai", "true"), ("chon-cach", "PaymentOrganisation"));
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Answers.AccountNumber.ShouldBe("003713205169"));
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == id);
            (survey.Outcome, survey.Answers.AccountNumber, survey.Answers.IsRegisteredForAccount).ShouldBe((SurveyOutcome.ChoosesPaymentOrganisation, null, null));
            (await db.BankAccounts.AnyAsync(a => a.BeneficiaryId == id)).ShouldBeFalse();
        });
    }

    [Fact]
    public async Task Case_3_with_an_attorney_asks_for_the_paper()
    {
        var (id, client) = await BeginAsync("Hồ Thị Ủy");
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "false"), ("di-lai", "false"), ("nhan-thay", "true"), ("chon-cach", "Attorney"), ("uy-quyen-qua", "false"));
        var summary = await client.GetPageAsync($"/khao-sat/{id}/hoi/ket-qua");
        summary.QuerySelector(".ask-code")!.TextContent.ShouldStartWith("3-UQ-TM");
        summary.QuerySelector(".message-warn a")!.GetAttribute("href").ShouldBe($"/khao-sat/{id}/hoi/giay-uy-quyen?sua=1");
        (await client.GetPageAsync($"/khao-sat/{id}/hoi/giay-uy-quyen")).QuerySelector($"a[href='/khao-sat/{id}/uy-quyen?hoi=1']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Case_4_follows_from_nobody_and_no_way()
    {
        var (id, client) = await BeginAsync("Hồ Văn Bốn");
        await WalkAsync(client, id, ("gap-ai", "MetInformant"), ("nguoi-tra-loi", "Hồ Văn Con"), ("quan-he", "hàng xóm"), ("co-tai-khoan", "false"), ("di-lai", "false"), ("nhan-thay", "false"), ("bat-kha-khang", "Nằm liệt, sống một mình"));
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db => (await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id)).Channel.ShouldBe(PaymentChannel.PaymentOrganisationAtHome));
    }

    [Theory]
    [InlineData("Died", "ngay-chet", "18/09/2023", BeneficiaryStatus.Deceased)]
    [InlineData("MovedAway", "ngay-chuyen", "10/01/2024", BeneficiaryStatus.MovedAway)]
    [InlineData("NotThePerson", "sai-gi", "Không có người này ở thôn", BeneficiaryStatus.UnderVerification)]
    [InlineData("RefusesBenefit", "vi-sao-tu-choi", "Nhường người khó hơn", BeneficiaryStatus.RefusedBenefit)]
    public async Task Events_at_the_door_take_two_answers(string encounter, string question, string answer, BeneficiaryStatus status)
    {
        var (id, client) = await BeginAsync("Hồ Văn " + encounter);
        await TapAsync(client, id, "gap-ai", encounter, question);
        await TapAsync(client, id, question, answer, "ghi-chu");
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db => (await db.Beneficiaries.SingleAsync(b => b.Id == id)).Status.ShouldBe(status));
    }

    [Fact]
    public async Task Absence_is_counted_and_the_next_attempt_begins_anew()
    {
        var (id, client) = await BeginAsync("Hồ Văn Vắng");
        await TapAsync(client, id, "gap-ai", "Absent", "ngay-hen");
        await TapAsync(client, id, "ngay-hen", "14/01/2024", "ghi-chu");
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db => (await db.Visits.SingleAsync(v => db.Surveys.Any(s => s.Id == v.SurveyId && s.BeneficiaryId == id))).ReturnOn.ShouldBe(new DateOnly(2024, 1, 14)));
        (await client.GetAsync($"/khao-sat/{id}/hoi")).Headers.Location!.ToString().ShouldBe($"/khao-sat/{id}/hoi/gap-ai");
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "false"), ("di-lai", "true"), ("chon-cach", "PaymentOrganisation"));
        await CompleteAsync(client, id);
        await scene.InDatabaseAsync(async db => (await db.Visits.CountAsync(v => db.Surveys.Any(s => s.Id == v.SurveyId && s.BeneficiaryId == id))).ShouldBe(2));
    }

    [Theory]
    [InlineData("so-dien-thoai", "12", "Số điện thoại gồm 10 chữ số, bắt đầu bằng 0; hãy kiểm tra lại.")]
    [InlineData("ngay-den", "31/02/2024", "Hãy ghi ngày như 24/02/2024.")]
    [InlineData("so-tai-khoan", "12", "Số tài khoản gồm 6 đến 19 chữ số (giữ cả số 0 ở đầu); hãy kiểm tra lại trên thẻ hoặc ứng dụng ngân hàng.")]
    [InlineData("co-tai-khoan", "có lẽ", "Hãy chọn một trong các câu trả lời.")]
    [InlineData("chu-tai-khoan", "", "Hãy ghi câu trả lời, hoặc bấm “Để sau”.")]
    public async Task A_wrong_answer_stays_with_a_sentence_and_nothing_is_written(string question, string answer, string sentence)
    {
        var (id, client) = await BeginAsync("Hồ Văn Sai " + question.Replace("-", " "));
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "true"), ("con-hoat-dong", "true"), ("da-dang-ky", "true"), ("co-dien-thoai", "true"));
        var before = await VersionAsync(id);
        var page = await (await AnswerAsync(client, id, question, answer)).ReadPageAsync();
        page.Errors().ShouldBe([sentence]);
        page.QuerySelector("#Answer-error")!.TextContent.ShouldBe(sentence);
        if (question != "co-tai-khoan")
            (page.QuerySelector("#Answer")!.GetAttribute("value") ?? "").ShouldBe(answer);
        (await VersionAsync(id)).ShouldBe(before);
    }

    [Fact]
    public async Task Two_phones_at_one_person_meet_on_the_conflict_page()
    {
        var (id, client) = await BeginAsync("Hồ Văn Tranh");
        await TapAsync(client, id, "gap-ai", "Met", "can-cuoc");
        var mine = await client.GetPageAsync($"/khao-sat/{id}/hoi/co-tai-khoan");
        await TapAsync(client, id, "co-tai-khoan", "true", "con-hoat-dong");
        var response = await client.SubmitAsync(mine, $"/khao-sat/{id}/hoi/co-tai-khoan", "form.ask-form", ("Answer", "false"));
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        page.QuerySelector(".conflict")!.TextContent.ShouldContain("Có tài khoản chưa?");
        page.QuerySelector("form.survey")!.GetAttribute("action").ShouldBe($"/khao-sat/{id}");
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Answers.HasAccount.ShouldBe(true));
    }

    [Fact]
    public async Task Only_who_records_surveys_asks_and_only_about_people_of_the_scope()
    {
        var (id, client) = await BeginAsync("Hồ Văn Quyền");
        (await client.GetAsync($"/khao-sat/{scene.StrangerId}/hoi")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync($"/khao-sat/{scene.StrangerId}/hoi/gap-ai", new() { ["Answer"] = "Met" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync($"/khao-sat/{scene.StrangerId}/hoi/can-cuoc/the", new() { ["code"] = Lan })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostFormAsync($"/khao-sat/{scene.StrangerId}/hoi/can-cuoc/de-nghi-sua", new() { ["fields"] = "CitizenId", ["values"] = "042144001234" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var leader = await scene.SignedInAsAsync(Roles.CommuneLeader);
        (await leader.GetAsync($"/khao-sat/{id}/hoi/gap-ai")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await leader.PostFormAsync($"/khao-sat/{id}/hoi/gap-ai", new() { ["Answer"] = "Met" })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await scene.InDatabaseAsync(async db => (await db.Surveys.AnyAsync(s => s.BeneficiaryId == id || s.BeneficiaryId == scene.StrangerId)).ShouldBeFalse());
    }

    [Fact]
    public async Task A_card_that_differs_becomes_a_proposal_once()
    {
        var (id, client) = await BeginAsync("Hồ Thị Thẻ");
        await TapAsync(client, id, "gap-ai", "Met", "can-cuoc");
        var page = await (await ScanAsync(client, id, "can-cuoc/the", Lan)).ReadPageAsync();
        page.QuerySelector(".ask-card .status")!.TextContent.ShouldContain("khác danh sách ở 3 chỗ");
        page.QuerySelectorAll(".ask-card tbody tr").Select(r => r.TextContent.Contains("khớp", StringComparison.Ordinal)).ShouldBe([true, false, true, false, false]);
        page.QuerySelector("#code")!.GetAttribute("value").ShouldBeNull();
        for (var i = 0; i < 2; i++)
            (await client.SubmitAsync(page, $"/khao-sat/{id}/hoi/can-cuoc/de-nghi-sua", "form[action$='de-nghi-sua']")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync($"/khao-sat/{id}/hoi/can-cuoc")).Body!.TextContent.ShouldContain("Đang chờ bước 2 quyết định sửa");
        await scene.InDatabaseAsync(async db =>
        {
            var proposals = await db.CorrectionProposals.Where(p => p.BeneficiaryId == id).OrderBy(p => p.Field).ToListAsync();
            proposals.Select(p => (p.Field, p.Stood, p.Proposed)).ShouldBe([(CorrectedField.Birth, "03/1944", "05/03/1944"), (CorrectedField.CitizenId, null, "042144001234"), (CorrectedField.OldId, null, "181234567")], ignoreOrder: true);
            (await db.Beneficiaries.SingleAsync(b => b.Id == id)).CitizenId.ShouldBeNull();
            (await db.AuditEntries.CountAsync(e => e.BeneficiaryId == id && e.Subject == nameof(CorrectionProposal))).ShouldBe(3);
            (await db.AuditEntries.Where(e => e.BeneficiaryId == id).ToListAsync()).ShouldAllBe(e => !System.Text.Json.JsonSerializer.Serialize(e, (System.Text.Json.JsonSerializerOptions?)null).Contains("Thôn Yên Ngư, Xuân Yên", StringComparison.Ordinal));
        });

        var police = await scene.SignedInAsAsync(Roles.CommunePolice);
        var list = await police.GetPageAsync("/doi-sanh/de-nghi-sua");
        var row = list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Hồ Thị Thẻ", StringComparison.Ordinal) && r.TextContent.Contains("042144001234", StringComparison.Ordinal));
        var accept = row.QuerySelector("form[action$='/sua']")!.GetAttribute("action")!;
        (await police.SubmitAsync(list, accept, $"form[action='{accept}']")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var birth = list.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Hồ Thị Thẻ", StringComparison.Ordinal) && r.TextContent.Contains("05/03/1944", StringComparison.Ordinal));
        var reject = birth.QuerySelector("form[action$='/khong-sua']")!.GetAttribute("action")!;
        await police.SubmitAsync(list, reject, $"form[action='{reject}']", ("Note", "Giấy khai sinh ghi khác"));
        await scene.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == id);
            (person.CitizenId, person.Birth).ShouldBe(("042144001234", new PartialDate(1944, 3)));
            (await db.ChangeEvents.SingleAsync(e => e.BeneficiaryId == id)).Kind.ShouldBe(ChangeKind.IdentityCorrected);
            (await db.CorrectionProposals.SingleAsync(p => p.BeneficiaryId == id && p.Field == CorrectedField.Birth)).State.ShouldBe(CorrectionState.Rejected);
        });
    }

    [Theory]
    [InlineData("042144009999||Trần Thị Khác|05031944|Nữ|Hà Tĩnh|10052021", "Thẻ này là của Trần Thị Khác, sinh ngày 05/03/1944")]
    [InlineData("042144001234|181234567|Hồ Thị Sai|05031944|Nữ|Hà Tĩnh", "không phải mã QR của thẻ căn cước")]
    [InlineData("https://example.com/x", "không phải mã QR của thẻ căn cước")]
    [InlineData("042144001234||Hồ Thị Sai|13012024|Nữ|Hà Tĩnh|10052021", "ở tương lai")]
    [InlineData("", "Chưa đọc được mã nào")]
    [InlineData(Agribank, "mã QR nhận tiền của ngân hàng")]
    public async Task A_wrong_code_at_the_card_is_a_sentence(string code, string sentence)
    {
        var (id, client) = await BeginAsync("Hồ Thị Sai");
        await TapAsync(client, id, "gap-ai", "Met", "can-cuoc");
        var page = await (await ScanAsync(client, id, "can-cuoc/the", code)).ReadPageAsync();
        page.Errors().Single().ShouldContain(sentence);
        page.QuerySelector("form[action$='de-nghi-sua']").ShouldBeNull();
        await scene.InDatabaseAsync(async db => (await db.CorrectionProposals.AnyAsync(p => p.BeneficiaryId == id)).ShouldBeFalse());
    }

    [Fact]
    public async Task A_forged_proposal_is_refused_with_a_sentence()
    {
        var (id, client) = await BeginAsync("Hồ Thị Giả");
        await client.PostFormAsync($"/khao-sat/{id}/hoi/can-cuoc/de-nghi-sua", new() { ["fields"] = "CitizenId", ["values"] = "42" });
        await client.PostFormAsync($"/khao-sat/{id}/hoi/can-cuoc/de-nghi-sua", new() { ["fields"] = "Birth", ["values"] = "13/01/2024" });
        await scene.InDatabaseAsync(async db => (await db.CorrectionProposals.AnyAsync(p => p.BeneficiaryId == id)).ShouldBeFalse());
    }

    [Fact]
    public async Task A_receiving_code_fills_bank_and_number()
    {
        var (id, client) = await BeginAsync("Hồ Thị Mã");
        await WalkAsync(client, id, ("gap-ai", "Met"), ("co-tai-khoan", "true"), ("con-hoat-dong", "true"), ("da-dang-ky", "true"));
        var wrong = await (await ScanAsync(client, id, "ngan-hang/ma-qr", Agribank.Replace("3712205123456", "3712205123457"))).ReadPageAsync();
        wrong.Errors().Single().ShouldContain("đọc sai một vài chữ");
        var read = await ScanAsync(client, id, "ngan-hang/ma-qr", Agribank);
        read.Headers.Location!.ToString().ShouldBe($"/khao-sat/{id}/hoi/so-tai-khoan");
        (await client.GetPageAsync($"/khao-sat/{id}/hoi/so-tai-khoan")).QuerySelector("#Answer")!.GetAttribute("value").ShouldBe("3712205123456");
        await scene.InDatabaseAsync(async db =>
        {
            var answers = (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Answers;
            (answers.ProviderCode, answers.AccountNumber).ShouldBe(("970405", "3712205123456"));
        });
    }

    [Fact]
    public async Task The_attorneys_card_fills_the_power_of_attorney_and_the_persons_own_does_not()
    {
        var (id, client) = await BeginAsync("Hồ Thị Chủ");
        await scene.InDatabaseAsync(async db =>
        {
            var person = await db.Beneficiaries.SingleAsync(b => b.Id == id);
            person.CorrectIdentity(VietnameseName.From(person.FullName), person.Birth, person.Sex, CitizenId.Parse("042144005678"), null, PortalFactory.Today);
            await db.SaveChangesAsync();
        });
        var page = await client.GetPageAsync($"/khao-sat/{id}/uy-quyen?hoi=1");
        var own = await (await client.SubmitAsync(page, $"/khao-sat/{id}/uy-quyen/the?hoi=1", "form.scan", ("code", "042144005678||Hồ Thị Chủ|05031944|Nữ|Hà Tĩnh|10052021"))).ReadPageAsync();
        own.Errors().Single().ShouldStartWith("Thẻ này là của Hồ Thị Chủ, người ủy quyền");
        var filled = await (await client.SubmitAsync(page, $"/khao-sat/{id}/uy-quyen/the?hoi=1", "form.scan", ("code", "042084001111||Hồ Văn Cháu|01021984|Nam|Thôn Yên Ngư|10052021"))).ReadPageAsync();
        filled.QuerySelector("#AttorneyName")!.GetAttribute("value").ShouldBe("Hồ Văn Cháu");
        filled.QuerySelector("#AttorneyBirth")!.GetAttribute("value").ShouldBe("01/02/1984");
        filled.QuerySelector("#AttorneyCitizenId")!.GetAttribute("value").ShouldBe("042084001111");
        filled.QuerySelector("form[data-attorney]")!.GetAttribute("action").ShouldBe($"/khao-sat/{id}/uy-quyen?hoi=1");
        await scene.InDatabaseAsync(async db => (await db.PowersOfAttorney.AnyAsync(p => p.BeneficiaryId == id)).ShouldBeFalse());
    }

    [Fact]
    public async Task The_questions_are_a_file_for_phones_without_anybody_in_it()
    {
        await scene.PreparedAsync();
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var file = System.Text.Json.JsonDocument.Parse(await client.GetStringAsync("/khao-sat/bo-cau-hoi.json")).RootElement;
        file.GetProperty("version").GetInt32().ShouldBe(Questionnaire.Version);
        file.GetProperty("questions")[0].GetProperty("id").GetString().ShouldBe("gap-ai");
        file.GetProperty("questions").EnumerateArray().Single(q => q.GetProperty("id").GetString() == "dong-y").GetProperty("explains").GetArrayLength().ShouldBe(3);
        file.GetProperty("outcomes").EnumerateArray().Select(o => o.GetProperty("code").GetString()).ShouldBe(SurveyOutcomes.All.Select(r => r.Code), ignoreOrder: true);
        file.GetProperty("outcomes").EnumerateArray().Single(o => o.GetProperty("code").GetString() == "2B").GetProperty("needs").GetProperty("minute").GetBoolean().ShouldBeTrue();
    }

    private async Task<(Guid Id, HttpClient Client)> BeginAsync(string name)
    {
        await scene.PreparedAsync();
        return (await scene.AddPersonAsync(name), await scene.SignedInAsAsync(Roles.CultureOfficer));
    }

    private static async Task<HttpResponseMessage> AnswerAsync(HttpClient client, Guid id, string question, string? answer)
    {
        var page = await client.GetPageAsync($"/khao-sat/{id}/hoi/{question}");
        return await client.SubmitAsync(page, $"/khao-sat/{id}/hoi/{question}", "form.ask-form", answer is null ? [] : [("Answer", answer)]);
    }

    private static async Task TapAsync(HttpClient client, Guid id, string question, string? answer, string next)
    {
        var response = await AnswerAsync(client, id, question, answer);
        response.Headers.Location?.ToString().ShouldBe($"/khao-sat/{id}/hoi/{next}", $"{question}: {string.Join(" ", (await response.ReadPageAsync()).Errors())}");
    }

    private static async Task WalkAsync(HttpClient client, Guid id, params (string Question, string Answer)[] answers)
    {
        foreach (var (question, answer) in answers)
            (await AnswerAsync(client, id, question, answer)).StatusCode.ShouldBe(HttpStatusCode.Redirect, question);
    }

    private static Task AccountAsync(HttpClient client, Guid id, string holder) =>
        WalkAsync(client, id, ("ai-nhan", "Self"), ("ngan-hang", "970405"), ("so-tai-khoan", "0037 1320 5169"), ("chu-tai-khoan", holder));

    private static async Task CompleteAsync(HttpClient client, Guid id)
    {
        var response = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}/hoi/ket-qua"), $"/khao-sat/{id}/hoi/ket-qua", "form.ask-form");
        response.Headers.Location?.ToString().ShouldBe($"/khao-sat/{id}", (await response.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent);
    }

    private static async Task<HttpResponseMessage> ScanAsync(HttpClient client, Guid id, string path, string code) =>
        await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}/hoi/{path.Split('/')[0]}"), $"/khao-sat/{id}/hoi/{path}", "form.scan", ("code", code));

    private async Task<int> VersionAsync(Guid id)
    {
        var version = 0;
        await scene.InDatabaseAsync(async db => version = (await db.Surveys.SingleAsync(s => s.BeneficiaryId == id)).Version);
        return version;
    }
}
