using System.Net;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class ComparisonTests(PeoplePortal portal) : IClassFixture<PeoplePortal>
{
    private const string Url = "/doi-tuong/so-sanh";

    [Fact]
    public async Task The_register_then_and_now_with_the_reason_where_an_event_tells_it()
    {
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        (await client.PostFormAsync(Url + "/luu", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var choice = await client.GetPageAsync(Url);
        choice.Message()!.ShouldContain("Đã lưu danh sách hiện nay");
        var kept = choice.QuerySelectorAll("#Before option").First(o => o.GetAttribute("value")!.StartsWith("luu-", StringComparison.Ordinal)).GetAttribute("value")!;
        (await client.GetPageAsync($"{Url}?truoc={kept}&sau=hien-nay")).QuerySelector(".nothing")!.TextContent.ShouldContain("giống nhau");

        await portal.InDatabaseAsync(async db =>
        {
            var by = new Actor(Guid.NewGuid(), "Nguyễn Văn Công");
            // Kept yesterday; what follows happened since.
            await db.RegisterSnapshots.ExecuteUpdateAsync(set => set.SetProperty(s => s.TakenAt, PortalFactory.Now.AddDays(-1)));
            var now = PortalFactory.Now;
            var binh = await db.Beneficiaries.SingleAsync(b => b.Id == portal.BinhId);
            db.ChangeEvents.Add(binh.Record(ChangeKind.Death, PortalFactory.Today, "Trích lục khai tử số 5", by, now));
            var hoa = await db.Beneficiaries.SingleAsync(b => b.Id == portal.HoaId);
            hoa.LiveAt(portal.YenLoiId);
            var provider = await db.PaymentProviders.OrderBy(p => p.Code).FirstAsync(p => p.Bin != null);
            db.BankAccounts.Add(BankAccount.Declare(hoa, provider, PaymentChannel.BankAccount, "0101000123", hoa.FullName, PayeeKind.Self, null, by, now));
            await db.SaveChangesAsync();
        });

        var page = await client.GetPageAsync($"{Url}?truoc={kept}&sau=hien-nay");
        var rows = page.QuerySelectorAll("table.is-cards tbody tr").Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(2);
        rows.Single(r => r.Contains("Lê Văn Bình")).ShouldContain("Giảm");
        rows.Single(r => r.Contains("Lê Văn Bình")).ShouldContain("Trích lục khai tử số 5");
        var hoaRow = rows.Single(r => r.Contains("Trần Thị Hoà"));
        hoaRow.ShouldContain("Đổi thông tin, đổi tài khoản");
        hoaRow.ShouldContain("Thôn Yên Lợi");
        hoaRow.ShouldContain("0101000123");
        hoaRow.ShouldContain("Khai tài khoản ngày");
        hoaRow.ShouldContain("Chưa rõ lý do");
        page.QuerySelector($"a[href='/doi-tuong/{portal.HoaId}/bien-dong']").ShouldNotBeNull();

        var filtered = await client.GetPageAsync($"{Url}?truoc={kept}&sau=hien-nay&loai=Removed");
        filtered.QuerySelectorAll("table.is-cards tbody tr").Length.ShouldBe(1);
        var file = await client.GetAsync($"{Url}/xuat-excel?truoc={kept}&sau=hien-nay");
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        await portal.InDatabaseAsync(async db => (await db.AuditEntries.Where(e => e.Subject == "So sánh danh sách").Select(e => e.RowCount).ToListAsync()).ShouldContain(2));

        (await client.GetPageAsync($"{Url}?truoc=ngay-&truoc-ngay={PortalFactory.Today:dd/MM/yyyy}&sau=hien-nay")).QuerySelectorAll("table.is-cards tbody tr").Length.ShouldBe(2);
        var tooEarly = await client.GetAsync($"{Url}?truoc=ngay-&truoc-ngay=01/01/2020&sau=hien-nay");
        (await tooEarly.ReadPageAsync()).Errors().ShouldContain(e => e.Contains("bản đầu tiên là ngày"));
    }

    [Fact]
    public async Task Wrong_choices_are_answered_with_a_sentence()
    {
        var foreign = Guid.Empty;
        await portal.InDatabaseAsync(async db =>
        {
            var other = await db.Units.SingleAsync(u => u.Code == "18391");
            var snapshot = new RegisterSnapshot(other.Id, SnapshotCause.Asked, 1, 0, new Actor(Guid.NewGuid(), "Người khác"), new DateTime(2024, 1, 11, 1, 0, 0, DateTimeKind.Utc));
            db.RegisterSnapshots.Add(snapshot);
            await db.SaveChangesAsync();
            foreign = snapshot.Id;
        });
        var client = await portal.SignedInAsAsync(Roles.CommunePolice);
        async Task<string> ErrorAsync(string address)
        {
            var response = await client.GetAsync(Url + address);
            response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            return (await response.ReadPageAsync()).Errors().First();
        }
        (await ErrorAsync("?truoc=hien-nay&sau=hien-nay")).ShouldContain("cùng một danh sách");
        (await ErrorAsync($"?truoc=luu-{foreign}&sau=hien-nay")).ShouldContain("không thuộc xã này");
        (await ErrorAsync("?truoc=&sau=hien-nay")).ShouldContain("chọn đủ hai danh sách");
        (await ErrorAsync("?truoc=thang-2099-13&sau=hien-nay")).ShouldContain("không thuộc xã này");
        (await client.GetAsync($"{Url}?unit={Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var administrator = await portal.SignedInAsAsync(Roles.Administrator);
        (await administrator.GetAsync(Url)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var justice = await portal.SignedInAsAsync(Roles.JusticeOfficer);
        (await justice.GetAsync(Url + "/xuat-excel?truoc=hien-nay&sau=hien-nay")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }
}
