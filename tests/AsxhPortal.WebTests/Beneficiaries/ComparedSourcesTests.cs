using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

/// <summary>
/// The same four differences between two moments of the register, two rounds, two uploads and two months of payment: Kỳ came, Sen (who died) is gone, Mỹ moved
/// to another thôn, Hoà has another account. Screen and workbook count alike.
/// </summary>
public sealed class ComparedSourcesTests(ComparedSourcesTests.Scene scene) : IClassFixture<ComparedSourcesTests.Scene>
{
    [Theory]
    [InlineData("register")]
    [InlineData("rounds")]
    [InlineData("uploads")]
    [InlineData("months")]
    public async Task All_four_kinds_are_told_with_the_reason_and_the_file_counts_as_the_screen(string source)
    {
        var leader = await scene.Portal.SignedInAsAsync(Roles.CommuneLeader);
        var (before, after) = scene.Keys[source];
        var address = $"?truoc={before}&sau={after}";
        var page = await leader.GetPageAsync("/doi-tuong/so-sanh" + address);
        var rows = page.QuerySelectorAll("table.is-cards tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(4);
        string Of(string name) => rows.Single(r => r.Contains(name, StringComparison.Ordinal));
        Of("Nguyễn Văn Kỳ").ShouldContain("Tăng");
        Of("Đặng Thị Sen").ShouldContain("Giảm");
        Of("Đặng Thị Sen").ShouldContain("Đã chết ngày 11/01/2024: Trích lục khai tử số 9");
        Of("Phạm Thị Mỹ").ShouldContain("Đổi thông tin");
        Of("Phạm Thị Mỹ").ShouldContain("Thôn Cũ");
        Of("Lê Thị Hoà").ShouldContain("Đổi tài khoản");
        Of("Lê Thị Hoà").ShouldContain("0055555555");
        // Nothing tells why Kỳ is on the list now: said, with the form that would tell it.
        Of("Nguyễn Văn Kỳ").ShouldContain("Chưa rõ lý do");

        var sheet = await leader.GetSheetAsync("/doi-tuong/so-sanh/xuat-excel" + address);
        foreach (var (kind, name) in new[] { ("Added", "Nguyễn Văn Kỳ"), ("Removed", "Đặng Thị Sen"), ("Identity", "Phạm Thị Mỹ"), ("Account", "Lê Thị Hoà") })
        {
            var filtered = await leader.GetPageAsync($"/doi-tuong/so-sanh{address}&loai={kind}");
            filtered.QuerySelectorAll("table.is-cards tbody tr").Single().TextContent.ShouldContain(name);
            filtered.QuerySelectorAll(".compare-totals tr").Single(r => r.QuerySelector($"a[href*='loai={kind}']") is not null).QuerySelector("td.num")!.TextContent.ShouldBe("1");
            var part = await leader.GetSheetAsync($"/doi-tuong/so-sanh/xuat-excel{address}&loai={kind}");
            Names(part).ShouldBe([name]);
        }
        Names(sheet).ShouldBe(["Lê Thị Hoà", "Nguyễn Văn Kỳ", "Phạm Thị Mỹ", "Đặng Thị Sen"], ignoreOrder: true);
        sheet.Says("Trích lục khai tử số 9").ShouldBeTrue();
    }

    private static List<string> Names(IReadOnlyList<IReadOnlyList<string>> sheet) =>
        [.. sheet.Where(row => row.Count > 3 && int.TryParse(row[0], out _)).Select(row => row[2])];

    public sealed class Scene : IAsyncLifetime
    {
        private static readonly Actor By = new(Guid.NewGuid(), "Lê Thị Lãnh Đạo");
        private static readonly DateTime Before = PortalFactory.Now.AddDays(-28), After = PortalFactory.Now;

        public SurveyedPortal Portal { get; } = new();
        public Dictionary<string, (string Before, string After)> Keys { get; } = [];

        /// <summary>Sen on the first list only, Kỳ on the second only, Mỹ and Hoà on both.</summary>
        private (Guid Id, string Name, string CitizenId, string Hamlet, string? Account)[] People(bool isAfter) =>
        [
            (Portal.Hoa, "Lê Thị Hoà", "042138000001", "Thôn Yên Ngư", isAfter ? "0012345678" : "0055555555"), (Portal.My, "Phạm Thị Mỹ", "042137000003", isAfter ? "Thôn Yên Ngư" : "Thôn Cũ", null),
            isAfter ? (Portal.Ky, "Nguyễn Văn Kỳ", "042036000004", "Thôn Yên Ngư", null) : (Portal.Sen, "Đặng Thị Sen", "042135000005", "Thôn Yên Ngư", null),
        ];

        public async ValueTask InitializeAsync()
        {
            await Portal.InitializeAsync();
            await Portal.InDatabaseAsync(async db =>
            {
                await db.ChangeEvents.Where(e => e.BeneficiaryId == Portal.Sen).ExecuteUpdateAsync(set => set.SetProperty(e => e.Note, "Trích lục khai tử số 9"));
                Keys["rounds"] = ($"ky-{await RoundAsync(db, isAfter: false)}", $"ky-{await RoundAsync(db, isAfter: true)}");
                Keys["uploads"] = ($"tep-{Upload(db, isAfter: false)}", $"tep-{Upload(db, isAfter: true)}");
                Keys["months"] = ($"thang-{await MonthAsync(db, Period.Parse("12/2023"), isAfter: false)}", $"thang-{await MonthAsync(db, Period.Parse("01/2024"), isAfter: true)}");
                await db.SaveChangesAsync();
            });
            var leader = await Portal.SignedInAsAsync(Roles.CommuneLeader);
            await leader.PostFormAsync("/doi-tuong/so-sanh/luu", []);
            await Portal.InDatabaseAsync(RegisterThenAsync);
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();

        /// <summary>The register that has just been kept, as it stood four weeks ago.</summary>
        private async Task RegisterThenAsync(AppDbContext db)
        {
            var snapshot = await db.RegisterSnapshots.OrderByDescending(s => s.TakenAt).FirstAsync();
            await db.RegisterSnapshotLines.Where(l => l.SnapshotId == snapshot.Id && l.BeneficiaryId == Portal.Ky).ExecuteDeleteAsync();
            await db.RegisterSnapshotLines.Where(l => l.SnapshotId == snapshot.Id && l.BeneficiaryId == Portal.My).ExecuteUpdateAsync(set => set.SetProperty(l => l.HamletName, "Thôn Cũ"));
            await db.RegisterSnapshotLines.Where(l => l.SnapshotId == snapshot.Id && l.BeneficiaryId == Portal.Hoa).ExecuteUpdateAsync(set => set.SetProperty(l => l.AccountNumber, "0055555555"));
            if (!await db.RegisterSnapshotLines.AnyAsync(l => l.SnapshotId == snapshot.Id && l.BeneficiaryId == Portal.Sen))
                db.RegisterSnapshotLines.Add(new RegisterSnapshotLine { SnapshotId = snapshot.Id, UnitId = Portal.UnitId, BeneficiaryId = Portal.Sen, FullName = "Đặng Thị Sen", NameSortKey = "sen dang thi", CitizenId = "042135000005", Amount = 360_000 });
            await db.RegisterSnapshots.Where(s => s.Id == snapshot.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.TakenAt, Before));
            await db.SaveChangesAsync();
            Keys["register"] = ($"luu-{snapshot.Id}", "hien-nay");
        }

        private async Task<Guid> RoundAsync(AppDbContext db, bool isAfter)
        {
            var round = new ReviewRound((await db.Rounds.FirstAsync(r => r.Id == Portal.RoundId)).OwnerUnitId, isAfter ? "Đợt sau" : "Đợt trước", new DateOnly(2023, 12, 1));
            round.Close(new DateOnly(2024, 1, 11));
            db.Rounds.Add(round);
            var lines = new List<ListLine>();
            foreach (var (id, name, citizenId, hamlet, account) in People(isAfter))
            {
                var survey = new Survey(round.Id, await db.Beneficiaries.SingleAsync(b => b.Id == id));
                db.Surveys.Add(survey);
                lines.Add(new ListLine { BeneficiaryId = id, SurveyId = survey.Id, FullName = name, CitizenId = citizenId, HamletName = hamlet, Ordinal = lines.Count + 1, Amount = 360_000, AccountNumber = account, ProviderName = account is null ? null : "Agribank" });
            }
            var list = new ClassificationList(Portal.UnitId, round.Id, SurveyOutcome.ReconfirmsAccount, 1, 0, lines, By, isAfter ? After : Before);
            db.ClassificationLists.Add(list);
            return list.Id;
        }

        private Guid Upload(AppDbContext db, bool isAfter)
        {
            var batch = new ImportBatch(Portal.UnitId, SourceGroup.SocialAssistance, isAfter ? "thang-1.xlsx" : "thang-12.xlsx", new string(isAfter ? 'b' : 'a', 64), By, isAfter ? After : Before);
            db.ImportBatches.Add(batch);
            var number = 5;
            foreach (var (_, name, citizenId, hamlet, account) in People(isAfter))
            {
                db.ImportRows.Add(new ImportRow
                {
                    BatchId = batch.Id,
                    UnitId = Portal.UnitId,
                    Group = SourceGroup.SocialAssistance,
                    SheetName = "DS",
                    RowNumber = number++,
                    FullName = name,
                    NameKey = VietnameseText.Fold(name),
                    CitizenId = citizenId,
                    HamletName = hamlet,
                    Amount = 360_000,
                    AccountNumber = account,
                    ProviderCode = account is null ? null : "970405",
                });
            }
            return batch.Id;
        }

        private async Task<string> MonthAsync(AppDbContext db, Period month, bool isAfter)
        {
            var agency = await db.ReceivingAgencies.SingleAsync();
            var run = new PaymentRun(agency.Id, agency.UnitId, month, By, isAfter ? After : Before);
            run.Count(3, 0, 1_080_000, By, isAfter ? After : Before);
            run.Approve(new string('a', 64), new Actor(Guid.NewGuid(), "Võ Văn Duyệt"), isAfter ? After : Before);
            db.PaymentRuns.Add(run);
            var sent = new List<HandOverLine>();
            foreach (var (id, name, citizenId, hamlet, account) in People(isAfter))
            {
                var entitlement = await db.Entitlements.FirstAsync(e => e.BeneficiaryId == id);
                var line = new HandOverLine { Ordinal = sent.Count + 1, BeneficiaryId = id, EntitlementId = entitlement.Id, FullName = name, Amount = 360_000, PayeeName = name, OutcomeCode = "1" };
                sent.Add(line);
                db.PaymentLines.Add(new PaymentLine
                {
                    RunId = run.Id,
                    UnitId = Portal.UnitId,
                    BeneficiaryId = id,
                    EntitlementId = entitlement.Id,
                    HandOverLineId = line.Id,
                    Period = month,
                    FullName = name,
                    CitizenId = citizenId,
                    HamletName = hamlet,
                    CategoryCode = entitlement.CategoryCode,
                    Amount = 360_000,
                    Channel = account is null ? PaymentChannel.Cash : PaymentChannel.BankAccount,
                    PayeeName = name,
                    AccountNumber = account,
                    ProviderName = account is null ? null : "Agribank",
                    State = PaymentLineState.Payable,
                });
            }
            db.HandOvers.Add(new HandOver(Portal.UnitId, Portal.RoundId, Portal.AgencyId, isAfter ? 2 : 1, sent, By, isAfter ? After : Before));
            return month.ToIso();
        }
    }
}
