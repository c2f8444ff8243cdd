using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Matching;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits;

public sealed class PowerOfAttorneyPageTests(VisitScene scene) : IClassFixture<VisitScene>
{
    [Fact]
    public async Task Through_an_account_it_counts_from_the_certification()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hoàng Thị Ủy");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await WriteAsync(culture, id, ("AttorneyName", "Phan Minh Bình"), ("AttorneyRelation", "con"), ("AttorneyCitizenId", "042069697908"), ("AttorneyBirth", "05/03/1969"), ("AttorneyAddress", "Thôn Thử Một"), ("IsThroughAccount", "true"),
            ("ProviderCode", "970422"), ("AccountNumber", "0321414361"));
        await CompleteAsync(culture, id, "3-UQ-TK");

        await scene.InDatabaseAsync(async db =>
        {
            var paper = await db.PowersOfAttorney.SingleAsync(p => p.BeneficiaryId == id);
            (paper.State, paper.ValidTo).ShouldBe((PowerOfAttorneyState.Draft, new DateOnly(2025, 1, 11)));
            (await db.BankAccounts.AnyAsync(a => a.BeneficiaryId == id)).ShouldBeFalse();
            var arrangement = await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id);
            (arrangement.PayeeKind, arrangement.PayeeName, arrangement.BankAccountId).ShouldBe((PayeeKind.Attorney, "Phan Minh Bình", null));
        });

        var justice = await scene.SignedInAsAsync(Roles.JusticeOfficer);
        (await justice.GetPageAsync("/khao-sat/uy-quyen?q=hoang+thi+uy")).QuerySelector(".paper-list")!.TextContent.ShouldContain("Chưa chứng thực");
        await CertifyAsync(justice, id, "25/2024-SCT/CK,ĐC");

        (await justice.GetPageAsync("/khao-sat/uy-quyen?loai=hieu-luc")).QuerySelector(".paper-list")!.TextContent.ShouldContain("25/2024-SCT/CK,ĐC");
        await scene.InDatabaseAsync(async db =>
        {
            var account = await db.BankAccounts.SingleAsync(a => a.BeneficiaryId == id);
            (account.HolderKind, account.Number, account.HolderName).ShouldBe((PayeeKind.Attorney, "0321414361", "Phan Minh Bình"));
            var arrangement = await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id && a.ValidTo == null);
            (arrangement.BankAccountId, arrangement.PowerOfAttorneyId).ShouldBe((account.Id, account.PowerOfAttorneyId));
        });
        (await justice.GetAsync($"/khao-sat/{id}/uy-quyen.pdf")).Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task In_cash_the_attorney_is_the_payee_and_the_end_is_written_down()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hoàng Thị Tiền");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await WriteAsync(culture, id, ("AttorneyName", "Hoàng Thế Mậu"), ("AttorneyRelation", "con rể"), ("AttorneyCitizenId", "042071000011"), ("AttorneyBirth", "02/09/1971"), ("AttorneyAddress", "Thôn Thử Một"), ("IsThroughAccount", "false"));
        await CompleteAsync(culture, id, "3-UQ-TM");
        var justice = await scene.SignedInAsAsync(Roles.JusticeOfficer);
        await CertifyAsync(justice, id, "45/2024-SCT/CK,ĐC");

        await scene.InDatabaseAsync(async db =>
        {
            var arrangement = await db.PaymentArrangements.SingleAsync(a => a.BeneficiaryId == id && a.ValidTo == null);
            (arrangement.Channel, arrangement.PayeeName).ShouldBe((PaymentChannel.Cash, "Hoàng Thế Mậu"));
        });
        var url = $"/khao-sat/uy-quyen/{await PaperIdAsync(id)}/cham-dut";
        var page = await justice.GetPageAsync(url);
        (await (await justice.SubmitAsync(page, url, "form.survey", ("EndReason", ""))).ReadPageAsync()).Errors().ShouldNotBeEmpty();
        (await justice.SubmitAsync(page, url, "form.survey", ("EndReason", "Hai bên thỏa thuận"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await justice.GetPageAsync("/khao-sat/uy-quyen?loai=het")).QuerySelector(".paper-list")!.TextContent.ShouldContain("Hai bên thỏa thuận");
    }

    [Fact]
    public async Task A_certification_number_is_used_once_a_year()
    {
        await scene.PreparedAsync();
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var justice = await scene.SignedInAsAsync(Roles.JusticeOfficer);
        var ids = new[] { await scene.AddPersonAsync("Hoàng Văn Số Một"), await scene.AddPersonAsync("Hoàng Văn Số Hai") };
        foreach (var id in ids)
            await WriteAsync(culture, id, ("AttorneyName", "Lê Văn Nhận"), ("AttorneyRelation", "con"), ("AttorneyCitizenId", "042080000022"), ("AttorneyBirth", "01/02/1980"), ("AttorneyAddress", "Thôn Thử Một"), ("IsThroughAccount", "false"));
        await CertifyAsync(justice, ids[0], "77/2024-SCT/CK,ĐC");

        var url = $"/khao-sat/uy-quyen/{await PaperIdAsync(ids[1])}/chung-thuc";
        var response = await justice.SubmitAsync(await justice.GetPageAsync(url), url, "form.survey", ("CertificationNumber", "77/2024-SCT/CK,ĐC"));

        (await response.ReadPageAsync()).Errors().Single().ShouldContain("đã dùng cho giấy khác");
    }

    [Fact]
    public async Task The_dead_cannot_be_authorised()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hoàng Văn Nhầm");
        await scene.InDatabaseAsync(async db =>
        {
            db.Citizens.Add(new Citizen { UnitId = scene.UnitId, CitizenId = "042069000001", FullName = "Lê Văn Khuất", NameKey = "le van khuat", Residence = Residence.Dead });
            await db.SaveChangesAsync();
        });
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var url = $"/khao-sat/{id}/uy-quyen";

        var response = await culture.SubmitAsync(await culture.GetPageAsync(url), url, "form.survey",
            ("AttorneyName", "Lê Văn Khuất"), ("AttorneyRelation", "con"), ("AttorneyCitizenId", "042069000001"), ("IsThroughAccount", "false"));

        var page = await response.ReadPageAsync();
        page.Errors().Single().ShouldContain("đã chết");
        page.QuerySelector("#AttorneyName")!.GetAttribute("value").ShouldBe("Lê Văn Khuất");
    }

    [Fact]
    public async Task Only_the_justice_officer_certifies_and_only_in_their_commune()
    {
        await scene.PreparedAsync();
        var id = await scene.AddPersonAsync("Hoàng Văn Cấm");
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await WriteAsync(culture, id, ("AttorneyName", "Lê Văn Nhận"), ("AttorneyRelation", "con"), ("IsThroughAccount", "false"));
        var url = $"/khao-sat/uy-quyen/{await PaperIdAsync(id)}/chung-thuc";

        (await culture.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var elsewhere = await scene.SignedInAsAsync(Roles.JusticeOfficer, "18391");
        (await elsewhere.GetAsync(url)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var justice = await scene.SignedInAsAsync(Roles.JusticeOfficer);
        (await justice.GetAsync($"/khao-sat/{id}/uy-quyen")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task WriteAsync(HttpClient client, Guid id, params (string, string)[] typed)
    {
        var url = $"/khao-sat/{id}/uy-quyen";
        var response = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.survey", typed);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, string.Join(" ", (await response.ReadPageAsync()).Errors()));
    }

    private static async Task CompleteAsync(HttpClient client, Guid id, string code)
    {
        var response = await client.SubmitAsync(await client.GetPageAsync($"/khao-sat/{id}"), $"/khao-sat/{id}", "form.survey", ("command", "complete"), ("Outcome", code));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, string.Join(" ", (await response.ReadPageAsync()).Errors()));
    }

    private async Task CertifyAsync(HttpClient client, Guid id, string number)
    {
        var url = $"/khao-sat/uy-quyen/{await PaperIdAsync(id)}/chung-thuc";
        var response = await client.SubmitAsync(await client.GetPageAsync(url), url, "form.survey", ("CertificationNumber", number));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, string.Join(" ", (await response.ReadPageAsync()).Errors()));
    }

    private async Task<Guid> PaperIdAsync(Guid beneficiaryId)
    {
        var id = Guid.Empty;
        await scene.InDatabaseAsync(async db => id = (await db.PowersOfAttorney.SingleAsync(p => p.BeneficiaryId == beneficiaryId)).Id);
        return id;
    }
}
