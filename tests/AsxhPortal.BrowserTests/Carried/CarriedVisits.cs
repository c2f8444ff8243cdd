using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AsxhPortal.BrowserTests.Carried;

/// <summary>The phone with its network really cut: nothing lost, nothing twice, nothing to be read by a finder.</summary>
public sealed class CarriedVisits(Chromium chromium, CarriedServer portal) : IClassFixture<CarriedServer>
{
    private static readonly FilePayload Photo = new() { Name = "bien-ban.png", MimeType = "image/png", Buffer = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAANklEQVR42m3CoREAIAwEwa8Ti8XGxmJjY7FYiriyaOB3VrxhizttcZYtOmxRaYu9bZFli2j7A/0LdYHRmaRUAAAAAElFTkSuQmCC") };

    [Fact]
    public async Task A_refusal_with_three_signatures_is_written_without_network_and_arrives_whole()
    {
        await using var phone = await Phone.SignInAsync(chromium, portal.Address);
        var page = phone.Page;
        await phone.GoHomeAsync();
        await phone.LookAsync();
        await page.Locator("form .carried-choice label").Last.ClickAsync();
        await phone.TypePinTwiceAsync("123456");
        await Assertions.Expect(page.Locator(".field-error").First).ToContainTextAsync("quá dễ đoán");
        await phone.CarryAsync();
        await phone.LookAsync();
        await phone.PictureAsync("mang-di-360");

        await phone.CutNetworkAsync();
        await phone.SetClockOffAsync(TimeSpan.FromHours(-3));
        await phone.ReopenAsync();
        page = phone.Page;
        await phone.LookAsync();
        await phone.UnlockAsync("909192");
        await Assertions.Expect(page.Locator(".field-error").First).ToContainTextAsync("Còn 4 lần");
        await phone.UnlockAsync();
        await phone.BeginAsync(0);
        string person = page.Url.Split('/')[^2];
        await phone.LookAsync();
        await phone.ChooseAsync("gap-ai", "Gặp đối tượng");
        await phone.AtAsync("can-cuoc");
        await page.Locator("summary").Filter(new() { HasText = "đầu đọc" }).ClickAsync();
        await page.Locator("[data-reader]").FillAsync("042199999999||Người Nào Khác|01011950|Nam|Nơi khác|01012021");
        await page.Locator("[data-reader]").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".message-bad")).ToContainTextAsync("Thẻ này là của Người Nào Khác");
        await page.Locator("[data-scan] > .btn-primary").ClickAsync();
        await phone.ChooseAsync("co-tai-khoan", "Có");
        await phone.ChooseAsync("con-hoat-dong", "Có");
        await phone.ChooseAsync("da-dang-ky", "Không");
        await phone.ChooseAsync("dang-nhan", "Tiền mặt");
        await phone.ChooseAsync("co-dien-thoai", "Không");
        await phone.AtAsync("dong-y");
        await phone.LookAsync();
        await phone.PictureAsync("hoi-tung-cau-360");
        await phone.ChooseAsync("dong-y", "Chưa đồng ý");
        await phone.TypeAsync("ghi-van-dong", "Đã giải thích ba điểm");
        await phone.ChooseAsync("loai-ly-do", "Lý do khác");
        await phone.TypeAsync("ly-do", "Quen nhận tiền mặt tận tay");
        await phone.AtAsync("bien-ban");
        await phone.SignAsync("SignaturePolice");
        await page.GetByLabel("Địa điểm").FillAsync("Tại nhà bà, thôn Yên Ngư");
        await page.GetByLabel("Công an xã/CSKV").FocusAsync();
        await Assertions.Expect(page.Locator(".message-warn")).ToContainTextAsync("đã đổi sau khi ký");
        await Assertions.Expect(page.Locator("[data-sign=SignaturePolice] canvas")).ToBeVisibleAsync();
        foreach (string kind in new[] { "SignaturePolice", "SignatureOfficer", "SignatureSubject" }) await phone.SignAsync(kind);
        string shown = await page.EvaluateAsync<string>("[...document.querySelectorAll('[data-minute-text] dt')].map(dt => `${dt.textContent}\\t${dt.nextElementSibling.dataset.value}\\n`).join('')");
        await page.Locator("[data-photo=SignedPaper]").SetInputFilesAsync(Photo);
        await page.Locator(".carried-photos li").First.WaitForAsync();
        await phone.LookAsync();

        // Switched off in the middle: the draft is there again, behind the PIN.
        await page.ReloadAsync();
        await page.Locator(".carried-pin").WaitForAsync();
        await page.Locator(".carried-pin").FillAsync(Phone.Pin);
        await page.Locator("[data-sign=SignatureSubject]").GetByText("đã ký").First.WaitForAsync();
        await page.Locator("form button[type=submit]").ClickAsync();
        await phone.ChooseAsync("xac-nhan-bang", "Ký tên");
        await phone.TypeAsync("ghi-chu", null);
        await phone.TypeAsync("ngay-den", null);
        await phone.AtAsync("tong-ket");
        await Assertions.Expect(page.Locator(".carried-outcome")).ToContainTextAsync("2B");
        await phone.LookAsync();
        await page.Locator("[data-finish]").ClickAsync();
        await phone.WaitsAsync(5);
        string name = await page.Locator(".carried-name").First.InnerTextAsync();
        await page.Locator("[data-waits]").ClickAsync();
        await page.Locator("[data-item]").WaitForAsync();
        await phone.LookAsync();

        await page.Locator("[data-bar] button").ClickAsync();
        await Assertions.Expect(page.Locator("[data-item]")).ToContainTextAsync("Phiếu khảo sát");
        string everything = await phone.EverythingAsync();
        var known = await portal.InDatabaseAsync(db => db.Beneficiaries.AsNoTracking().Where(b => b.Id == Guid.Parse(person)).Select(b => new { b.FullName, b.CitizenId }).SingleAsync());
        known.FullName.ShouldBe(name);
        everything.ShouldNotContain(known.FullName);
        everything.ShouldNotContain(known.CitizenId!);
        everything.ShouldNotContain("tận tay");

        await phone.RestoreNetworkAsync();
        await phone.WaitsAsync(0);
        await portal.InDatabaseAsync(async db =>
        {
            await UntilAsync(() => db.VisitSubmissions.AnyAsync(s => s.BeneficiaryId == Guid.Parse(person) && s.State != SubmissionState.Received));
            var submission = await db.VisitSubmissions.AsNoTracking().SingleAsync(s => s.BeneficiaryId == Guid.Parse(person));
            (submission.State, submission.Sentence).ShouldBe((SubmissionState.Applied, null));
            var survey = await db.Surveys.AsNoTracking().SingleAsync(s => s.BeneficiaryId == Guid.Parse(person) && s.RoundId == submission.RoundId);
            (survey.State, survey.Outcome, survey.VisitedOn).ShouldBe((SurveyState.Completed, SurveyOutcome.RefusesAccount, new DateOnly(2024, 1, 12)));
            var minute = await db.RefusalMinutes.AsNoTracking().SingleAsync(m => m.StandingForSurveyId == survey.Id);
            (minute.SignedBy, minute.SignedAt is not null, minute.Place).ShouldBe((SigningWay.OnScreen, true, "Tại nhà bà, thôn Yên Ngư"));
            minute.SealedText.ShouldBe($"Số biên bản\t{minute.NumberText} năm 2024\n{shown}", "what was read out before signing is what is sealed");
            (submission.Command, submission.AttachmentCount, DateOnly.FromDateTime(submission.TakenAt)).ShouldBe((VisitCommand.Complete, 4, new DateOnly(2024, 1, 11)));
            var pictures = await db.SubmittedPictures.AsNoTracking().Where(p => p.VisitId == submission.Id).Select(p => p.Kind).Order().ToListAsync();
            pictures.ShouldBe(["SignatureOfficer", "SignaturePolice", "SignatureSubject", "SignedPaper"]);
            return 0;
        });
        var paper = await page.APIRequest.GetAsync($"/khao-sat/{person}/bien-ban.pdf");
        Paper.Of(new DownloadedFile("bien-ban.pdf", await paper.BodyAsync())).Text.ShouldContain("Quen nhận tiền mặt tận tay");
        phone.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dead_key_shows_nothing_and_loses_nothing()
    {
        await using var phone = await Phone.SignInAsync(chromium, portal.Address, "vhxh.xuanthanh@demo.vn");
        var page = phone.Page;
        await phone.GoHomeAsync();

        // Expired, by a clock that jumped two days: the draft goes to the server as a draft.
        await phone.CarryAsync();
        await phone.CutNetworkAsync();
        await phone.BeginAsync(1);
        string person = page.Url.Split('/')[^2];
        string name = await page.Locator(".carried-back a").InnerTextAsync();
        await phone.ChooseAsync("gap-ai", "Gặp đối tượng");
        await phone.AtAsync("can-cuoc");
        await phone.SetClockOffAsync(TimeSpan.FromHours(49));
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".message-warn").First).ToContainTextAsync("đã hết hạn");
        (await phone.EverythingAsync()).ShouldNotContain(name.Trim());
        await phone.WaitsAsync(1);
        await phone.SetClockOffAsync(TimeSpan.Zero);
        await phone.RestoreNetworkAsync();
        await phone.WaitsAsync(0);
        (await portal.InDatabaseAsync(db => db.VisitSubmissions.AsNoTracking().Where(s => s.BeneficiaryId == Guid.Parse(person)).Select(s => s.Command).SingleAsync())).ShouldBe(VisitCommand.Draft);

        // Five wrong PINs.
        await phone.GoHomeAsync();
        await phone.CarryAsync();
        await phone.ReopenAsync();
        page = phone.Page;
        for (int left = 4; left > 0; left--)
        {
            await page.Locator(".carried-pin").FillAsync("50505" + left);
            await Assertions.Expect(page.Locator(".field-error").First).ToContainTextAsync($"Còn {left} lần");
        }
        await page.Locator(".carried-pin").FillAsync("505050");
        await Assertions.Expect(page.Locator(".message-warn").First).ToContainTextAsync("sai mã PIN");

        // Revoked from afar: at the next contact.
        await phone.GoHomeAsync();
        await phone.CarryAsync();
        await portal.InDatabaseAsync(async db =>
        {
            var carried = await db.CarriedPlans.OrderByDescending(p => p.CreatedAt).ThenByDescending(p => p.Id).FirstAsync(p => p.EndedAt == null);
            carried.Finish(CarriedPlanEnd.Revoked, "Mất điện thoại", new Actor(carried.UserId, "Người thử"), carried.CreatedAt);
            return await db.SaveChangesAsync();
        });
        await page.Locator("[data-waits]").ClickAsync();
        await phone.ReopenAsync();
        page = phone.Page;
        await Assertions.Expect(page.Locator(".message-warn").First).ToContainTextAsync("thu hồi");

        // Signing out anywhere on the site.
        await phone.CarryAsync();
        await page.GotoAsync("/khao-sat");
        await page.Locator("details.menu-phone > summary").ClickAsync();
        await page.Locator("form[action='/dang-xuat'] button").Locator("visible=true").ClickAsync();
        await page.ArriveAsync("location.pathname.startsWith('/dang-nhap')");
        await page.GotoAsync(Phone.Home);
        await Assertions.Expect(page.Locator(".message-warn").First).ToContainTextAsync("Đã đăng xuất");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Đăng nhập" })).ToBeVisibleAsync();
        phone.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_full_phone_keeps_the_answer_and_an_update_waits_for_the_visit()
    {
        await using var phone = await Phone.SignInAsync(chromium, portal.Address);
        var page = phone.Page;
        await phone.GoHomeAsync();
        await phone.CarryAsync();
        await phone.BeginAsync(2);
        await phone.ChooseAsync("gap-ai", "Gặp người trả lời thay");
        await phone.AtAsync("nguoi-tra-loi");
        string before = await page.EvaluateAsync<string>("document.querySelector('meta[name=carried-version]').content");

        // The browser refuses the write as it does on a full disk; the override of the quota by its tools is not felt at once.
        await page.EvaluateAsync("""
            () => { const put = IDBObjectStore.prototype.put; window.freeDisk = () => { IDBObjectStore.prototype.put = put; };
              IDBObjectStore.prototype.put = function (...given) { if (this.name === 'queue') throw new DOMException('full', 'QuotaExceededError'); return put.apply(this, given); }; }
            """);
        string stored = await phone.EverythingAsync();
        await page.Locator("form[data-answer] .form-control").FillAsync("Hồ Thị Con");
        await page.Locator("form button[type=submit]").ClickAsync();
        await Assertions.Expect(page.Locator(".message-bad")).ToContainTextAsync("đã đầy");
        (await page.Locator("form[data-answer] .form-control").InputValueAsync()).ShouldBe("Hồ Thị Con");
        await phone.LookAsync();
        Kept(await phone.EverythingAsync()).ShouldBe(Kept(stored), "nothing half-written");
        await page.EvaluateAsync("window.freeDisk()");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lưu lại" }).ClickAsync();
        await phone.AtAsync("quan-he");

        portal.Update("js/carried/words.js", "\n// another version\n");
        await page.EvaluateAsync("navigator.serviceWorker.getRegistration().then(found => found.update())");
        await page.WaitForFunctionAsync("navigator.serviceWorker.getRegistration().then(found => Boolean(found.waiting))");
        await phone.TypeAsync("quan-he", "Con gái");
        await phone.AtAsync("can-cuoc");
        (await page.EvaluateAsync<string>("document.querySelector('meta[name=carried-version]').content")).ShouldBe(before);
        await page.EvaluateAsync("location.hash = '#/ngay'");
        await page.Locator(".carried-pin").WaitForAsync();
        (await page.EvaluateAsync<string>("document.querySelector('meta[name=carried-version]').content")).ShouldNotBe(before);
        (await page.EvaluateAsync<string>("fetch('/js/carried/words.js').then(answer => answer.text())")).ShouldContain("another version");
        await phone.CutNetworkAsync();
        await phone.UnlockAsync();
        await page.Locator(".carried-person").Nth(2).ClickAsync();
        await page.GetByText("Xem lại và hoàn thành").ClickAsync();
        await Assertions.Expect(page.Locator(".carried-answers")).ToContainTextAsync("Hồ Thị Con");
        await Assertions.Expect(page.Locator(".error-summary")).ToContainTextAsync("Đã có tài khoản chưa?");
        phone.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_killed_while_it_receives_gets_everything_once()
    {
        const int Visits = 8;
        string folder = Directory.CreateTempSubdirectory("asxh-killed-").FullName;
        string file = Path.Combine(folder, "asxh.db");
        await portal.CopyDatabaseAsync(file);
        // What other tests of this class have sent lies in the copy too.
        var (visitsBefore, picturesBefore) = (await CountAsync(file, "VisitSubmissions"), await CountAsync(file, "SubmittedPictures"));
        using (var site = new SiteProcess(file))
        {
            await site.StartAsync();
            await using var phone = await Phone.SignInAsync(chromium, site.Address);
            await phone.GoHomeAsync();
            await phone.CarryAsync();
            await phone.CutNetworkAsync();
            await phone.WriteAsync("""
                async count => {
                  const visits = await import('/js/carried/visits.js'), vault = await import('/js/carried/vault.js');
                  for (const person of vault.pack().people.slice(3, 3 + count)) {
                    let draft = await visits.openVisit(person);
                    draft.answers = { ...draft.answers, Encounter: 'MovedAway', EventOn: '2024-01-05' };
                    await visits.save(draft);
                    for (const kind of ['Other', 'GuardianProof']) {
                      const canvas = Object.assign(document.createElement('canvas'), { width: 300, height: 200 });
                      const pen = canvas.getContext('2d');
                      for (let at = 0; at < 400; at++) { pen.fillStyle = `hsl(${Math.random() * 360} 60% 50%)`; pen.fillRect(Math.random() * 300, Math.random() * 200, 30, 30); }
                      draft = await visits.attach(draft, kind, await new Promise(done => canvas.toBlob(done, 'image/jpeg', .9)));
                    }
                    await visits.finish(draft, 'complete');
                  }
                  return '';
                }
                """, Visits);
            await phone.RestoreNetworkAsync();
            await UntilAsync(async () => await CountAsync(file, "SubmittedPictures") >= picturesBefore + 3);
            await site.KillAsync();
            int arrived = await CountAsync(file, "SubmittedPictures") + await CountAsync(file, "VisitSubmissions") - picturesBefore - visitsBefore;
            arrived.ShouldBeLessThan(Visits * 3);
            await site.StartAsync();
            await phone.Page.Locator("[data-waits]").ClickAsync();
            await phone.Page.GetByText("Gửi ngay").ClickAsync();
            await phone.WaitsAsync(0);
            (await CountAsync(file, "VisitSubmissions"), await CountAsync(file, "SubmittedPictures")).ShouldBe((visitsBefore + Visits, picturesBefore + (Visits * 2)));
            phone.Complaints.ShouldBeEmpty();
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Of everything on the phone: the encrypted boxes and the queue.</summary>
    private static (string Boxes, string Queue) Kept(string everything) => everything.Split('\n') is var stores ? (stores[0], stores[3]) : default;

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var giveUp = DateTime.UtcNow.AddSeconds(30); !await holds(); await Task.Delay(5)) DateTime.UtcNow.ShouldBeLessThan(giveUp);
    }

    private static async Task<int> CountAsync(string file, string table)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(DISTINCT Id) FROM \"{table}\"";
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
