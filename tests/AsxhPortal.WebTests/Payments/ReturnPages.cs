using System.Net;
using System.Text;
using AsxhPortal.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Payments;

public sealed class ReturnPages : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public async ValueTask InitializeAsync() => await _portal.InDatabaseAsync(async db =>
    {
        await ReceivedLists.SeedAsync(db);
        await ReceivedLists.SeedAsync(db, "18391");
    });

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task The_steward_sends_back_csv_and_workbook_with_the_same_rows_and_a_record_is_kept()
    {
        var steward = await _portal.SignedInAsAsync(Roles.DataSteward);
        var unit = Guid.Empty;
        await _portal.InDatabaseAsync(async db => unit = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync());
        var csv = await steward.PostFormAsync("/chi-tra/trich-xuat", new() { ["unit"] = unit.ToString(), ["format"] = "csv" });
        csv.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await csv.Content.ReadAsByteArrayAsync();
        bytes[..3].ShouldBe(Encoding.UTF8.GetPreamble());
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(7);
        lines[0].ShouldStartWith("STT,Mã đối tượng,Họ và tên");
        lines.ShouldContain(l => l.Contains("Nguyễn Văn Ân") && l.Contains("1513000"));

        var excel = await steward.PostFormAsync("/chi-tra/trich-xuat", new() { ["unit"] = unit.ToString(), ["format"] = "xlsx" });
        using var book = new ClosedXML.Excel.XLWorkbook(await excel.Content.ReadAsStreamAsync());
        book.Worksheet(1).RowsUsed().Count().ShouldBe(7);

        await _portal.InDatabaseAsync(async db =>
        {
            (await db.ReturnExports.CountAsync(r => r.RowCount == 6 && r.UnitId == unit)).ShouldBe(2);
            (await db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported && e.RowCount == 6)).ShouldBe(2);
        });
        (await steward.GetPageAsync("/chi-tra/trich-xuat")).QuerySelectorAll("tbody tr").Length.ShouldBe(2);
    }

    [Fact]
    public async Task All_communes_of_the_district_come_in_one_file()
    {
        var steward = await _portal.SignedInAsAsync(Roles.DataSteward);
        var csv = await steward.PostFormAsync("/chi-tra/trich-xuat", new() { ["unit"] = "", ["format"] = "csv" });
        (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(13);
    }

    [Fact]
    public async Task Who_may_not_export_is_refused_and_another_unit_is_not_found()
    {
        (await (await _portal.SignedInAsAsync(Roles.PayingOfficer)).GetAsync("/chi-tra/trich-xuat")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var steward = await _portal.SignedInAsAsync(Roles.DataSteward, "18391");
        var other = Guid.Empty;
        await _portal.InDatabaseAsync(async db => other = await db.Units.Where(u => u.Code == "18376").Select(u => u.Id).FirstAsync());
        (await steward.PostFormAsync("/chi-tra/trich-xuat", new() { ["unit"] = other.ToString(), ["format"] = "csv" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await steward.PostFormAsync("/chi-tra/trich-xuat", new() { ["format"] = "exe" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
