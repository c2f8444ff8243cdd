using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class GuardianPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private static readonly (string, string)[] Mother =
    [
        ("GuardianName", "Lê Thị Mẹ"), ("GuardianBirth", "02/04/1985"), ("GuardianCitizenId", "042185000123"), ("GuardianRelation", "mẹ"), ("GuardianAddress", "Thôn Thử Một"),
        ("Basis", "ParentOfMinor"), ("ProofKind", "BirthCertificate"), ("ProofNumber", "15/2010"), ("ProofIssuedOn", "20/03/2010"), ("ProofIssuer", "UBND xã Xuân Yên"),
    ];

    private async Task<Guid> AddChildAsync(string name)
    {
        var child = new Beneficiary(scene.UnitId, null, VietnameseName.From(name), new PartialDate(2010, 3, 15), Sex.Male, null, null);
        child.LiveAt(scene.HamletId);
        await scene.InDatabaseAsync(async db =>
        {
            db.Beneficiaries.Add(child);
            await db.SaveChangesAsync();
        });
        return child.Id;
    }

    [Fact]
    public async Task A_guardian_needs_no_power_of_attorney_but_proof()
    {
        await scene.PreparedAsync();
        var id = await AddChildAsync("Lê Văn Bé");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        (string, string)[] answers = [("command", "complete"), ("Outcome", "2A"), ("ProviderCode", "970405"), ("AccountNumber", "0012345678"), ("AccountHolder", "LE THI ME"), ("Payee", "Guardian"), ("PayeeName", "Lê Thị Mẹ")];
        var refused = await culture.SubmitAsync(await culture.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", answers);
        (await refused.ReadPageAsync()).Errors().Single().ShouldStartWith("Hãy ghi căn cứ giám hộ");

        var url = $"/khao-sat/{id}/giam-ho";
        var page = await culture.GetPageAsync(url);
        page.QuerySelector("#Basis option[selected]")!.GetAttribute("value").ShouldBe("ParentOfMinor");
        var bare = await culture.SubmitAsync(page, url, "form.survey", [.. Mother.Where(field => field.Item1 != "ProofNumber"), ("ProofNumber", "")]);
        (await bare.ReadPageAsync()).Errors().Single().ShouldContain("số của giấy");
        (await culture.SubmitAsync(page, url, "form.survey", Mother)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await culture.SubmitAsync(await culture.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", answers)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await scene.InDatabaseAsync(async db =>
        {
            (await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == id)).HolderKind.ShouldBe(PayeeKind.Guardian);
            (await db.Guardianships.SingleAsync(g => g.BeneficiaryId == id)).ValidTo.ShouldBe(new DateOnly(2028, 3, 14));
        });
        (await culture.GetPageAsync("/khao-sat/giam-ho?q=le+van+be")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Giấy khai sinh số 15/2010");
        (await culture.GetSheetAsync("/khao-sat/giam-ho/xuat-excel?q=le+van+be")).RowOf("Lê Văn Bé").ShouldContain("15/2010");

        await scene.InScopeAsync(async services =>
            (await services.GetRequiredService<FollowPayees>().RunAsync(id, ReceivedBy, new DateTime(2028, 3, 14, 18, 0, 0, DateTimeKind.Utc))).Opened.ShouldBe(1));
        (await culture.GetPageAsync("/khao-sat/uy-quyen/hoi-lai?q=le+van+be")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Đối tượng đã đủ 18 tuổi");
    }

    [Fact]
    public async Task Its_end_asks_and_an_old_form_or_another_commune_is_refused()
    {
        await scene.PreparedAsync();
        var id = await AddChildAsync("Lê Văn Út");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = $"/khao-sat/{id}/giam-ho";
        await culture.SubmitAsync(await culture.GetPageAsync(url), url, "form.survey", Mother);
        await scene.InDatabaseAsync(async db =>
        {
            var child = await db.Beneficiaries.SingleAsync(b => b.Id == id);
            db.PaymentArrangements.Add(new PaymentArrangement(child, PaymentChannel.Cash, PayeeKind.Guardian, "Lê Thị Mẹ", null, null, PortalFactory.Today));
            await db.SaveChangesAsync();
        });
        var guardianshipId = Guid.Empty;
        await scene.InDatabaseAsync(async db => guardianshipId = (await db.Guardianships.SingleAsync(g => g.BeneficiaryId == id)).Id);
        var old = await culture.GetPageAsync($"{url}/{guardianshipId}");
        (await culture.SubmitAsync(old, $"{url}/{guardianshipId}", "form.survey", ("GuardianPhone", "0912345678"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await culture.SubmitAsync(old, $"{url}/{guardianshipId}", "form.survey", ("GuardianPhone", "0987654321"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await (await scene.SignedInAsAsync(Roles.JusticeOfficer)).GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await scene.SignedInAsAsync(Roles.CultureOfficer, "18391")).GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await culture.GetAsync($"/khao-sat/{scene.StrangerId}/giam-ho")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var end = $"{url}/{guardianshipId}/cham-dut";
        (await culture.SubmitAsync(await culture.GetPageAsync(end), end, "form.survey", ("EndReason", "Thay đổi người giám hộ"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await culture.GetPageAsync("/khao-sat/uy-quyen/hoi-lai?q=le+van+ut")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Việc giám hộ đã chấm dứt");
        await culture.SubmitAsync(await culture.GetPageAsync(url), url, "form.survey", Mother);
        (await culture.GetPageAsync("/khao-sat/uy-quyen/hoi-lai?q=le+van+ut&xong=true")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Đã ghi căn cứ giám hộ còn hiệu lực");
    }

    [Fact]
    public async Task The_look_up_fills_the_form_from_the_own_communes_data_only()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hoàng Thị Tra");
        await scene.InDatabaseAsync(async db =>
        {
            var elsewhere = (await db.Beneficiaries.SingleAsync(b => b.Id == scene.StrangerId)).UnitId;
            db.Citizens.Add(new Citizen { UnitId = scene.UnitId, CitizenId = "042080000777", FullName = "Hoàng Văn Trai", NameKey = "hoang van trai", Birth = new PartialDate(1980, 5, 6), HamletName = "Thôn Thử Một" });
            db.Citizens.Add(new Citizen { UnitId = elsewhere, CitizenId = "042080000778", FullName = "Lê Văn Kín", NameKey = "le van kin", Birth = new PartialDate(1980, 5, 6) });
            await db.SaveChangesAsync();
        });
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = $"/khao-sat/{id}/uy-quyen";
        var filled = await (await culture.SubmitAsync(await culture.GetPageAsync(url), url + "/tim", "form.survey", ("AttorneyCitizenId", "042080000777"))).ReadPageAsync();
        (filled.QuerySelector("#AttorneyName")!.GetAttribute("value"), filled.QuerySelector("#AttorneyBirth")!.GetAttribute("value")).ShouldBe(("Hoàng Văn Trai", "06/05/1980"));
        var hidden = await (await culture.SubmitAsync(await culture.GetPageAsync(url), url + "/tim", "form.survey", ("AttorneyCitizenId", "042080000778"))).ReadPageAsync();
        hidden.Errors().Single().ShouldContain("Không có người đang cư trú mang số này");
        hidden.Body!.TextContent.ShouldNotContain("Kín");
        var other = await culture.SubmitAsync(filled, url, "form.survey", ("AttorneyName", "Hoàng Văn Khác"), ("AttorneyRelation", "con"), ("IsThroughAccount", "false"));
        (await other.ReadPageAsync()).Errors().Single().ShouldContain("là của Hoàng Văn Trai");
        (await culture.SubmitAsync(filled, url, "form.survey", ("AttorneyRelation", "con"), ("IsThroughAccount", "false"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await scene.InDatabaseAsync(async db => (await db.PowersOfAttorney.SingleAsync(p => p.BeneficiaryId == id)).AttorneyIsRegistered.ShouldBeTrue());
    }

    [Fact]
    public async Task Terms_are_set_with_day_and_reason_and_followed_by_new_papers()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hoàng Thị Hạn");
        var admin = await scene.SignedInAsAsync(Roles.Administrator);
        var page = await admin.GetPageAsync("/quan-tri/uy-quyen");
        (await (await admin.SubmitAsync(page, "/quan-tri/uy-quyen", "form.form-panel", ("Kind", "TermMonths"), ("Value", "200"), ("ValidFrom", "01/01/2024"), ("Reason", "Thử"))).ReadPageAsync()).Errors().Single().ShouldContain("từ 1 đến 120");
        (await admin.SubmitAsync(page, "/quan-tri/uy-quyen", "form.form-panel", ("Kind", "TermMonths"), ("Group", "SocialAssistance"), ("Value", "6"), ("ValidFrom", "01/01/2024"), ("Reason", "Hướng dẫn của Sở")))
            .StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.GetPageAsync("/quan-tri/uy-quyen")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Đang dùng");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        (await culture.GetAsync("/quan-tri/uy-quyen")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await culture.GetPageAsync($"/khao-sat/{id}/uy-quyen")).QuerySelector("#ValidTo")!.GetAttribute("value").ShouldBe("11/07/2024");
        await scene.InDatabaseAsync(async db =>
        {
            db.AttorneySettings.RemoveRange(await db.AttorneySettings.ToListAsync());
            await db.SaveChangesAsync();
        });
    }

    private static readonly Actor ReceivedBy = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");
}
