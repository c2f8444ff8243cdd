using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.WebTests.Matching;
using AsxhPortal.WebTests.Payments;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Data;

/// <summary>Xã Xuân Yên with something in every list of the site: doubles, departures, a case of verification, signed lists, hand-overs, a payment run, a bulk action, kept lists, papers.</summary>
public sealed class BusyOffice : IAsyncLifetime
{
    private static readonly Actor Somebody = new(Guid.Parse("00000000-0000-0000-0000-000000000009"), "Trần Quốc Hưng");

    public SurveyedPortal Portal { get; } = new();

    /// <summary>Pages that no link leads to: results of a form, and lists with a filter of their own.</summary>
    public List<string> Results { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await Portal.InitializeAsync();
        await Portal.InScopeAsync(DoublesPortal.FillAsync);
        await FlagAsync();
        await Portal.SignOffAsync();
        var agencyId = Guid.Empty;
        var police = await Portal.SignedInAsAsync(Roles.CommunePolice, SurveyedPortal.Commune);
        await CompareAsync(police);
        await ChangeInBulkAsync(police);
        await HandOverAsync(police);
        await Portal.InDatabaseAsync(async db => agencyId = await ReceivedLists.SeedAsync(db, SurveyedPortal.OtherCommune));
        var paying = await Portal.SignedInAsAsync(Roles.PayingOfficer);
        Results.Add((await paying.PostFormAsync("/chi-tra/lap", new() { ["AgencyId"] = agencyId.ToString(), ["Period"] = "02/2024" })).Headers.Location!.ToString());
        Results.Add((await police.PostFormAsync("/doi-sanh/tiep-nhan/xac-minh", new() { ["FullName"] = "Lê Văn Tám", ["Birth"] = "1960", ["CitizenId"] = "042060000005", ["Group"] = "Other", ["Paper"] = "đơn" })).Headers.Location!.ToString());
        Results.AddRange(Enum.GetValues<DuplicateKind>().Select(kind => $"/doi-sanh/trung-lap?unit={Portal.UnitId}&loai={kind.ToWord()}"));
        Results.AddRange([$"/khao-sat/{Portal.Lan}/bien-ban", $"/khao-sat/{Portal.My}/uy-quyen", $"/khao-sat/uy-quyen/{Portal.PowerOfAttorneyId}/chung-thuc", $"/khao-sat/uy-quyen/{Portal.PowerOfAttorneyId}/cham-dut"]);
        Results.AddRange(await RepresentAsync());
        await Portal.InDatabaseAsync(async db =>
        {
            var row = await db.ImportRows.OrderBy(r => r.Id).FirstAsync(r => r.UnitId == Portal.UnitId);
            Results.AddRange([$"/nguon-du-lieu/{row.BatchId}/tiep", $"/nguon-du-lieu/{row.BatchId}/dong/{row.Id}"]);
        });
        Results.AddRange([await PlanAsync(police), "/khao-sat/mang-di"]);
        Results.Add($"/dot-ra-soat?unit={Portal.UnitId}");
        Results.Add($"/dot-ra-soat/tu-choi?unit={Portal.UnitId}");
        Results.Add("/doi-tuong?thieu=Any&sort=-amount");
        Results.AddRange(new[] { Portal.Hoa, Portal.Bay, Portal.My, Portal.Sen, Portal.Lan }.Select(id => $"/doi-tuong/{id}"));
    }

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>A guardian by court decision and somebody to be asked again; the pages of both.</summary>
    private async Task<IEnumerable<string>> RepresentAsync()
    {
        IEnumerable<string> pages = [];
        await Portal.InDatabaseAsync(async db =>
        {
            var ward = await db.Beneficiaries.SingleAsync(b => b.Id == Portal.Lan);
            var guardianship = new Guardianship(ward);
            guardianship.Write(ward, new AttorneyPerson("Bùi Văn Con", new PartialDate(1970, 4, 2), "042070000321", "con", "Thôn Yên Ngư", null), GuardianBasis.WithoutCapacity,
                new ProofPaper(GuardianProof.CourtDecision, "07/2022/QĐST-DS", new DateOnly(2022, 6, 1), "TAND huyện Nghi Xuân"), PortalFactory.Today, null, KnownRepresentative.Unknown, PortalFactory.Today);
            var review = new PayeeReview(ward.UnitId, ward.Id, PayeeReviewKind.AttorneyEnded, Guid.NewGuid(), "Bùi Văn Cháu", PortalFactory.Today, PortalFactory.Now);
            db.AddRange(guardianship, review);
            await db.SaveChangesAsync();
            pages = [$"/khao-sat/uy-quyen/hoi-lai/{review.Id}", $"/khao-sat/{ward.Id}/giam-ho/{guardianship.Id}", $"/khao-sat/{ward.Id}/giam-ho/{guardianship.Id}/cham-dut"];
        });
        return pages;
    }

    private Task FlagAsync() => Portal.InDatabaseAsync(async db =>
    {
        var extract = new ImportBatch(Portal.UnitId, SourceGroup.Registry, "dan-cu.xlsx", "hash-dan-cu", Somebody, PortalFactory.Now);
        db.ImportBatches.Add(extract);
        db.VisitTeams.Add(new VisitTeam(Portal.UnitId, Portal.RoundId, "Tổ 1"));
        db.ResidenceFlags.Add(new ResidenceFlag(Portal.UnitId, Portal.Lan, ResidenceFlagKind.MovedAway, null, extract.Id, PortalFactory.Now));
        await db.SaveChangesAsync();
    });

    private async Task<string> PlanAsync(HttpClient police)
    {
        var teamId = Guid.Empty;
        await Portal.InDatabaseAsync(async db => teamId = await db.VisitTeams.Where(t => t.RoundId == Portal.RoundId && t.UnitId == Portal.UnitId).Select(t => t.Id).FirstAsync());
        return (await police.PostFormAsync("/khao-sat/ke-hoach", new() { ["TeamId"] = teamId.ToString(), ["Day"] = PortalFactory.Today.ToString("dd/MM/yyyy") })).Headers.Location!.ToString();
    }

    private async Task CompareAsync(HttpClient police)
    {
        await police.PostFormAsync("/doi-tuong/so-sanh/luu", []);
        var choice = await police.GetPageAsync("/doi-tuong/so-sanh");
        var kept = choice.QuerySelectorAll("#Before option").Select(o => o.GetAttribute("value")!).First(value => value.StartsWith("luu-", StringComparison.Ordinal));
        var rows = choice.QuerySelectorAll("#Before option").Select(o => o.GetAttribute("value")!).Where(value => !value.StartsWith("luu-", StringComparison.Ordinal));
        await Portal.InDatabaseAsync(async db =>
        {
            await db.RegisterSnapshots.ExecuteUpdateAsync(set => set.SetProperty(s => s.TakenAt, PortalFactory.Now.AddDays(-1)));
            var lan = await db.Beneficiaries.SingleAsync(b => b.Id == Portal.Lan);
            var provider = await db.PaymentProviders.OrderBy(p => p.Code).FirstAsync(p => p.Bin != null);
            db.BankAccounts.Add(BankAccount.Declare(lan, provider, PaymentChannel.BankAccount, "0101000123", lan.FullName, PayeeKind.Self, null, Somebody, PortalFactory.Now));
            await db.SaveChangesAsync();
        });
        Results.Add($"/doi-tuong/so-sanh?unit={Portal.UnitId}&truoc={kept}&sau=hien-nay");
        // Every kind of thing to compare with: rounds, uploads, a day, the register now.
        Results.AddRange(rows.Where(value => value is { Length: > 0 } and not "hien-nay").GroupBy(value => value.Split('-')[0])
            .Select(kind => $"/doi-tuong/so-sanh?unit={Portal.UnitId}&truoc={kind.First()}&truoc-ngay={PortalFactory.Today:dd/MM/yyyy}&sau=hien-nay&loai-diem={kind.Key}"));
    }

    private async Task ChangeInBulkAsync(HttpClient police)
    {
        var (previewed, done) = (await SelectAsync(police), await SelectAsync(police));
        foreach (var url in new[] { previewed, done })
            (await police.PostFormAsync(url + "/xem-truoc", new() { ["Kind"] = "SetStart", ["StartsFrom"] = "03/2022", ["OnlyMissing"] = "false", ["Reason"] = "Theo quyết định" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await police.GetPageAsync(done);
        (await police.PostFormAsync(done + "/thuc-hien", new() { ["version"] = page.QuerySelector("input[name=version]")!.GetAttribute("value")! })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        // The address says which is which, so that each is a kind of its own.
        Results.AddRange([await SelectAsync(police) + "?buoc=chon", previewed + "?buoc=xem-truoc", done + "?buoc=xong", previewed + "?chon-lai=true"]);
    }

    private async Task<string> SelectAsync(HttpClient police) =>
        (await police.PostFormAsync("/doi-tuong/hang-loat", new() { ["ids"] = $"{Portal.Hoa},{Portal.Bay}" })).Headers.Location!.ToString();

    private async Task HandOverAsync(HttpClient police)
    {
        var due = $"/ban-giao/chuan-bi/{Portal.AgencyId}?unit={Portal.UnitId}";
        Results.Add(due);
        var made = await police.SubmitAsync(await police.GetPageAsync(due), due, "form[method=post][action*='chuan-bi']");
        made.StatusCode.ShouldBe(HttpStatusCode.Found);
        Results.Add(made.Headers.Location!.ToString());
        (await police.PostFormAsync($"/khao-sat/{Portal.Hoa}/phieu/in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
