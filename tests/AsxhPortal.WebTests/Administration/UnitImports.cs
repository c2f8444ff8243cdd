using System.Text;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Administration.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AsxhPortal.WebTests.Administration;

public sealed class UnitImports(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Before = """
        province_code,province,district_code,district,commune_code,commune
        42,Tỉnh Hà Tĩnh,442,Huyện Nghi Xuân,18376,Xã Xuân Yên
        42,Tỉnh Hà Tĩnh,443,Huyện Can Lộc,18406,Thị trấn Nghèn
        42,Tỉnh Hà Tĩnh,443,Huyện Can Lộc,18409,Xã Thiên Lộc
        """;

    [Fact]
    public async Task A_table_of_three_levels_adds_what_is_missing_and_a_second_time_nothing()
    {
        var recorded = await ImportsRecordedAsync();
        var first = await RunAsync(Before, "don-vi.csv");
        (first.Read, first.Added, first.Renamed).ShouldBe((6, 3, 0));
        (await RunAsync(Before, "don-vi.csv")).Added.ShouldBe(0);
        (await RunAsync(Before.Replace("Xã Thiên Lộc", "Xã Thiên Lộc mới"), "don-vi.csv")).Renamed.ShouldBe(1);
        await portal.InDatabaseAsync(async db =>
        {
            var commune = await db.Units.SingleAsync(unit => unit.Code == "18406" && unit.Level == UnitLevel.Commune);
            var district = await db.Units.SingleAsync(unit => unit.Code == "443");
            var province = await db.Units.SingleAsync(unit => unit.Code == "42" && unit.Level == UnitLevel.Province && unit.ValidTo != null);
            commune.Path.ShouldBe($"{province.Path}{district.Id:N}/{commune.Id:N}/");
            commune.ValidTo.ShouldBe(new DateOnly(2025, 6, 30));
        });
        (await ImportsRecordedAsync()).ShouldBe(recorded + 3);
    }

    private async Task<int> ImportsRecordedAsync()
    {
        var count = 0;
        await portal.InDatabaseAsync(async db => count = await db.AuditEntries.CountAsync(entry => entry.Action == AuditAction.Imported && entry.Subject == "AdministrativeUnit"));
        return count;
    }

    [Fact]
    public async Task A_table_of_two_levels_begins_where_the_districts_ended()
    {
        var done = await RunAsync("province_code,province,commune_code,commune\n1,Thành phố Hà Nội,4,Phường Ba Đình\n", "moi.csv");
        (done.Added, done.ValidFrom, done.ValidTo).ShouldBe((1, new DateOnly(2025, 7, 1), (DateOnly?)null));
        await portal.InDatabaseAsync(async db =>
        {
            (await db.Units.CountAsync(unit => unit.Code == "01" && unit.Level == UnitLevel.Province)).ShouldBe(2);
            (await db.Units.SingleAsync(unit => unit.Code == "00004")).Name.ShouldBe("Phường Ba Đình");
        });
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "province_code")]
    [InlineData("province_code,province,commune_code,commune\n42,Tỉnh Hà Tĩnh,X1,Xã Lạ\n", "Dòng 2")]
    public async Task A_table_that_cannot_be_understood_changes_nothing(string table, string words)
    {
        (await Should.ThrowAsync<RuleException>(() => RunAsync(table, "sai.csv"))).Message.ShouldContain(words);
        await portal.InDatabaseAsync(async db => (await db.Units.AnyAsync(unit => unit.Name == "Xã Lạ")).ShouldBeFalse());
    }

    private async Task<UnitsImported> RunAsync(string table, string fileName)
    {
        UnitsImported? done = null;
        await portal.InScopeAsync(async services => done = await services.GetRequiredService<ImportUnits>().RunAsync(Encoding.UTF8.GetBytes(table), fileName, null, null, CancellationToken.None));
        return done!;
    }
}
