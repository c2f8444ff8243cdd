using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>What becomes of a visit that a phone sent.</summary>
public sealed class ApplyTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly DateTime Taken = PortalFactory.Now.AddHours(-1);
    private static readonly Dictionary<string, string> AtHome = new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" };

    private static Dictionary<string, string> Account(string number, string holder) => new()
    {
        ["Outcome"] = "2A",
        ["VisitedOn"] = "2024-01-12",
        ["HasAccount"] = "true",
        ["ProviderCode"] = "970422",
        ["AccountNumber"] = number,
        ["AccountHolder"] = holder,
    };

    private async Task<Phone> CarryAsync(string role = Roles.CultureOfficer) =>
        await new Phone(await scene.SignedInAsAsync(role)).CarryAsync(("HamletId", scene.HamletId.ToString()));

    private async Task<Guid> PersonAsync(string name)
    {
        await scene.PreparedAsync();
        return await scene.AddPersonAsync(name);
    }

    [Fact]
    public async Task A_finished_visit_does_what_the_page_would_do()
    {
        var person = await PersonAsync("Hoàng Thị Xong");
        var phone = await CarryAsync();
        var picture = (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png);
        var visit = phone.Visit(person, "complete", Account("0321414361", "HOANG THI XONG"), Taken, picture);

        (await phone.SendAsync(visit)).State.ShouldBe("received");
        await phone.SendAsync(phone.SealPicture(picture.Id, visit["id"]!.GetValue<Guid>(), "Other", picture.Bytes));
        (await phone.SettledAsync(visit["id"]!.GetValue<Guid>())).ShouldBe(new Acknowledged(200, "applied", null));

        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.Include(s => s.Visits).SingleAsync(s => s.BeneficiaryId == person);
            (survey.State, survey.Outcome, survey.Visits.Count, survey.CompletedByName).ShouldBe((SurveyState.Completed, (SurveyOutcome?)SurveyOutcome.RegistersAccount, 1, "Nguyễn Thị Thu Hà"));
            (await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == person)).Number.ShouldBe("0321414361");
            (await db.VisitAttachments.SingleAsync(a => a.BeneficiaryId == person)).Id.ShouldBe(picture.Id);
            (await db.SubmittedContents.AnyAsync(c => c.Id == picture.Id)).ShouldBeFalse();
        });
        (await phone.SendAsync(visit)).State.ShouldBe("applied");
    }

    [Fact]
    public async Task What_lacks_something_stands_as_a_draft_and_says_so()
    {
        var person = await PersonAsync("Hoàng Thị Thiếu");
        var phone = await CarryAsync();
        var visit = phone.Visit(person, "complete", new() { ["Outcome"] = "2A", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "true" }, Taken);
        await phone.SendAsync(visit);

        var settled = await phone.SettledAsync(visit["id"]!.GetValue<Guid>());

        settled.State.ShouldBe("draft");
        settled.Sentence!.ShouldContain("Hãy nhập số tài khoản");
        await scene.InDatabaseAsync(async db => (await db.Surveys.SingleAsync(s => s.BeneficiaryId == person)).Outcome.ShouldBe(SurveyOutcome.RegistersAccount));
    }

    [Fact]
    public async Task A_draft_and_then_the_finished_visit_of_one_phone_are_no_conflict()
    {
        var person = await PersonAsync("Hoàng Thị Nháp");
        var phone = await CarryAsync();
        var draft = phone.Visit(person, "draft", new() { ["HasAccount"] = "false" }, Taken);
        var done = phone.Visit(person, "complete", AtHome, Taken.AddMinutes(5));
        await phone.SendAsync(draft);
        (await phone.SettledAsync(draft["id"]!.GetValue<Guid>())).State.ShouldBe("draft");
        await phone.SendAsync(done);
        (await phone.SettledAsync(done["id"]!.GetValue<Guid>())).State.ShouldBe("applied");
    }

    [Fact]
    public async Task Nothing_is_overwritten_that_the_office_changed_meanwhile_and_a_person_decides()
    {
        var person = await PersonAsync("Hoàng Thị Giữa");
        var phone = await CarryAsync();
        var office = await scene.SignedInAsAsync(Roles.CommunePolice);
        await office.SubmitAsync(await office.GetPageAsync($"/khao-sat/{person}"), $"/khao-sat/{person}", "form.survey", ("command", "draft"), ("Outcome", "3-MM"), ("Note", "Gọi điện hỏi"));
        var visit = phone.Visit(person, "complete", AtHome, Taken);
        var id = visit["id"]!.GetValue<Guid>();
        await phone.SendAsync(visit);
        (await phone.SettledAsync(id)).State.ShouldBe("conflict");

        await scene.InScopeAsync(async services =>
        {
            var view = (await services.GetRequiredService<ConflictSides>().FindAsync(id))!;
            view.Row.Kind.ShouldBe(ConflictKind.ChangedMeanwhile);
            var outcome = view.Fields.Single(f => f.Name == "Outcome");
            (outcome.Standing![..4], outcome.Sent![..4], outcome.Differs).ShouldBe(("3-MM", "3-DV", true));
            var decide = services.GetRequiredService<DecideConflict>();
            var by = new Actor(Guid.NewGuid(), "Người quyết định");
            await Should.ThrowAsync<RuleException>(() => decide.RunAsync(new ConflictDecision(id, ["Outcome"], view.SurveyVersion, " "), by));
        });
        await scene.InScopeAsync(async services =>
        {
            var version = (await services.GetRequiredService<ConflictSides>().FindAsync(id))!.SurveyVersion;
            var result = await services.GetRequiredService<DecideConflict>().RunAsync(new ConflictDecision(id, ["Outcome", "VisitedOn"], version, "Đã hỏi lại gia đình"), new Actor(Guid.NewGuid(), "Người quyết định"));
            result!.Missing.ShouldBeEmpty();
        });
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == person);
            (survey.State, survey.Outcome, survey.Answers.Note, survey.Answers.HasAccount).ShouldBe((SurveyState.Completed, SurveyOutcome.ChoosesPaymentOrganisation, "Gọi điện hỏi", (bool?)null));
            var kept = await db.VisitSubmissions.SingleAsync(s => s.Id == id);
            (kept.State, kept.DecisionReason).ShouldBe((SubmissionState.Applied, "Đã hỏi lại gia đình"));
            (await db.SubmittedContents.AnyAsync(c => c.Id == id)).ShouldBeTrue();
        });
    }

    /// <summary>Two phones, one person: a draft, a finished visit and a picture each, in every order of arrival and with replays.</summary>
    [Fact]
    public async Task Two_phones_end_alike_in_whatever_order_they_come()
    {
        await scene.PreparedAsync();
        var orders = Permutations([0, 1, 2, 3]).ToList();
        var people = new List<Guid>();
        for (var i = 0; i < orders.Count; i++)
            people.Add(await scene.AddPersonAsync($"Hoàng Thị Thứ Tự {(char)('A' + i)}"));
        var (culture, police) = (await CarryAsync(), await CarryAsync(Roles.CommunePolice));
        var ends = new HashSet<string>();
        for (var i = 0; i < orders.Count; i++)
        {
            var name = $"HOANG THI THU TU {(char)('A' + i)}";
            var picture = (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png);
            var first = culture.Visit(people[i], "complete", Account("0321414361", name), Taken, picture);
            var later = police.Visit(people[i], "complete", AtHome, Taken.AddMinutes(30));
            var draft = police.Visit(people[i], "draft", new() { ["HasAccount"] = "false" }, Taken.AddMinutes(-30));
            var firstId = first["id"]!.GetValue<Guid>();
            (Phone Phone, string Envelope)[] all =
                [(culture, culture.Seal(first)), (culture, culture.SealPicture(picture.Id, firstId, "Other", picture.Bytes)), (police, police.Seal(later)), (police, police.Seal(draft))];
            foreach (var n in orders[i])
            {
                (await all[n].Phone.SendAsync(all[n].Envelope)).Status.ShouldBe(200);
                await SettleAsync();
                (await all[n].Phone.SendAsync(all[n].Envelope)).Status.ShouldBe(200);
            }
            ends.Add(await EndAsync(people[i], ("đầu", firstId), ("sau", later["id"]!.GetValue<Guid>()), ("nháp", draft["id"]!.GetValue<Guid>())));
        }
        ends.ShouldHaveSingleItem();
    }

    /// <summary>What stands in the end, without ids and numbers of versions.</summary>
    private async Task<string> EndAsync(Guid person, params (string Name, Guid Id)[] submissions)
    {
        var end = "";
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.Include(s => s.Visits).SingleAsync(s => s.BeneficiaryId == person);
            var accounts = await db.BankAccounts.Where(a => a.BeneficiaryId == person && a.ClosedAt == null).Select(a => a.Number).ToListAsync();
            var ways = await db.PaymentArrangements.Where(a => a.BeneficiaryId == person && a.ValidTo == null).Select(a => a.Channel).ToListAsync();
            var states = await db.VisitSubmissions.Where(s => s.BeneficiaryId == person).ToDictionaryAsync(s => s.Id, s => $"{s.State}/{s.Conflict}/{s.IsStanding}");
            var pictures = await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == person);
            end = $"{survey.State} {survey.Outcome} {survey.Answers.AccountNumber} visits {survey.Visits.Count} accounts {string.Join(",", accounts)} ways {string.Join(",", ways)} pictures {pictures} "
                + string.Join(" ", submissions.Select(s => $"{s.Name}:{states[s.Id]}"));
        });
        return end;
    }

    /// <summary>Until nothing that is whole waits any more.</summary>
    private async Task SettleAsync()
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            var waits = true;
            await scene.InDatabaseAsync(async db => waits = await db.VisitSubmissions.AnyAsync(s => s.State == SubmissionState.Received && db.SubmittedPictures.Count(p => p.VisitId == s.Id) >= s.AttachmentCount));
            if (!waits)
                return;
            await Task.Delay(10);
        }
        throw new InvalidOperationException("Something was never applied.");
    }

    private static IEnumerable<int[]> Permutations(int[] items) => items.Length == 1 ? [items]
        : items.SelectMany(item => Permutations([.. items.Where(other => other != item)]).Select(rest => (int[])[item, .. rest]));

    [Fact]
    public async Task A_wrong_clock_is_set_right_and_said_and_absence_counts()
    {
        var person = await PersonAsync("Hoàng Thị Đồng Hồ");
        var phone = await CarryAsync();
        phone.ClockOffsetMs = -(long)TimeSpan.FromDays(1).TotalMilliseconds;
        var visit = phone.Visit(person, "absent", new() { ["VisitedOn"] = "2024-01-13", ["ReturnOn"] = "2024-01-15" }, Taken.AddDays(1));
        await phone.SendAsync(visit);
        var settled = await phone.SettledAsync(visit["id"]!.GetValue<Guid>());
        settled.State.ShouldBe("applied");
        settled.Sentence!.ShouldContain("12/01/2024");
        await scene.InDatabaseAsync(async db =>
        {
            var attempt = (await db.Surveys.Include(s => s.Visits).SingleAsync(s => s.BeneficiaryId == person)).Visits.Single();
            (attempt.WasMet, attempt.VisitedOn, attempt.ReturnOn).ShouldBe((false, new DateOnly(2024, 1, 12), new DateOnly(2024, 1, 15)));
        });
    }

    [Fact]
    public async Task A_minute_gets_its_number_when_it_is_applied_and_waits_for_its_signatures()
    {
        var (person, settled) = await RefusalAsync("Hoàng Thị Biên Bản");
        settled.State.ShouldBe("draft");
        settled.Sentence.ShouldNotBeNull().ShouldContain("ký");
        await scene.InDatabaseAsync(async db =>
        {
            var minute = await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == person);
            (minute.Number, minute.Year, minute.Reason, minute.HeldAt).ShouldBe((minute.Number, 2024, "Quen nhận tiền mặt", new DateTime(2024, 1, 12, 8, 0, 0)));
            (minute.Number > 0, minute.SignedAt is not null).ShouldBe((true, false));
        });
    }

    [Fact]
    public async Task A_minute_signed_on_the_phone_is_sealed_with_its_signatures()
    {
        var (person, settled) = await RefusalAsync("Hoàng Thị Đã Ký", "SignaturePolice", "SignatureOfficer", "SignatureSubject");
        settled.State.ShouldBe("applied", settled.Sentence);
        await scene.InDatabaseAsync(async db =>
        {
            var minute = await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == person);
            (minute.SignedAt is not null, minute.SignedBy, minute.SignedAt).ShouldBe((true, SigningWay.OnScreen, Taken));
            (await db.VisitAttachments.CountAsync(a => a.MinuteId == minute.Id)).ShouldBe(3);
            (await db.Surveys.SingleAsync(s => s.BeneficiaryId == person && s.Outcome != null)).State.ShouldBe(SurveyState.Completed);
        });
    }

    [Fact]
    public async Task A_minute_without_the_signature_of_all_stays_a_draft_with_the_pictures_kept()
    {
        var (person, settled) = await RefusalAsync("Hoàng Thị Thiếu Chữ", "SignaturePolice", "SignatureSubject");
        settled.State.ShouldBe("draft");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.RefusalMinutes.SingleAsync(m => m.BeneficiaryId == person)).SignedAt.ShouldBeNull();
            (await db.VisitAttachments.CountAsync(a => a.BeneficiaryId == person)).ShouldBe(2);
        });
    }

    [Fact]
    public async Task What_the_server_cannot_write_goes_to_the_office_and_is_kept()
    {
        var person = await PersonAsync("Hoàng Thị Không Ghi");
        var phone = await CarryAsync();
        var missing = (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png);
        var visit = phone.Visit(person, "complete", AtHome, Taken, missing);
        var id = visit["id"]!.GetValue<Guid>();
        await phone.SendAsync(visit);
        await scene.InScopeAsync(services => services.GetRequiredService<ApplySubmission>().GiveUpAsync(id));

        (await phone.SettledAsync(id)).State.ShouldBe("conflict");
        var page = await (await scene.SignedInAsAsync(Roles.CommunePolice)).GetPageAsync($"/khao-sat/mang-di/xung-dot/{id}");
        page.Body!.TextContent.ShouldContain("Máy chủ thử nhiều lần mà không ghi được lượt này.");
        await scene.InDatabaseAsync(async db =>
        {
            (await db.SubmittedContents.AnyAsync(c => c.Id == id)).ShouldBeTrue();
            (await db.Surveys.AnyAsync(s => s.BeneficiaryId == person && s.State == SurveyState.Completed)).ShouldBeFalse();
        });
    }

    private async Task<(Guid Person, Acknowledged Settled)> RefusalAsync(string name, params string[] signatures)
    {
        var person = await PersonAsync(name);
        var phone = await CarryAsync();
        var pictures = signatures.Select((kind, i) => (Id: Guid.NewGuid(), Kind: kind, Bytes: MinutePictures.Signature(i + 1))).ToArray();
        var visit = phone.Visit(person, "complete", new() { ["Outcome"] = "2B", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "true", ["Reason"] = "Quen nhận tiền mặt" }, Taken, pictures);
        visit["minute"] = new System.Text.Json.Nodes.JsonObject
        {
            ["place"] = "Tại nhà",
            ["reason"] = "Quen nhận tiền mặt",
            ["policeName"] = "Nguyễn Văn A",
            ["policeTitle"] = "Công an xã",
            ["officerName"] = "Trần Thị B",
            ["officerTitle"] = "Công chức",
            ["signatoryName"] = name,
            ["signing"] = "Signs",
            ["heldOn"] = "2024-01-12",
            ["heldTime"] = "08:00",
        };
        var id = visit["id"]!.GetValue<Guid>();
        await phone.SendAsync(visit);
        foreach (var picture in pictures)
            await phone.SendAsync(phone.SealPicture(picture.Id, id, picture.Kind, picture.Bytes));
        return (person, await phone.SettledAsync(id));
    }
}
