using System.Text;
using AsxhPortal.Domain.Import;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Import;

public sealed class RowChangePages(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Every_value_that_cleaning_changed_has_one_line_beside_the_raw_cell()
    {
        var client = await portal.SignedInAsAsync(Roles.DataSteward, "18376");
        var csv = "DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI\n\"Xuân Yên, ngày 03 tháng 01 năm 2024\"\n"
            + "STT;Họ và tên;Ngày sinh;Giới tính;Số CCCD;Thôn;Loại đối tượng;Mức trợ cấp;Số tài khoản;Ngân hàng\n"
            + "1;Trần Thị Em;20/11/1940;Nữ;042140653107;Thôn Yên Ngư;Người cao tuổi từ đủ 80 tuổi trở lên;360000;3706200552274;Agribank\n"
            + "2;LÊ VĂN HUẤN;02.03.1941;nam;42041653107;Thôn Yên Ngư;Người cao tuổi từ đủ 80 tuổi trở lên;360.000đ;3.70621E+12;Agribank\n";
        await portal.ImportAsync(client, SourceGroup.SocialAssistance, "doi.csv", Encoding.UTF8.GetBytes(csv));

        await portal.InDatabaseAsync(async db =>
        {
            var second = await db.ImportRows.SingleAsync(r => r.CitizenId == "042041653107");
            var changes = await db.RowChanges.Where(c => c.BatchId == second.BatchId).ToListAsync();
            changes.ShouldAllBe(c => c.RowId == second.Id && c.UnitId == second.UnitId && c.ByName == null && c.At == PortalFactory.Now);
            changes.OrderBy(c => c.Field, StringComparer.Ordinal).Select(c => (c.Field, c.Before, c.After, c.Code)).ShouldBe(
            [
                ("Họ tên", "LÊ VĂN HUẤN", "Lê Văn Huấn", "NAME-UPPER"),
                ("Mức trợ cấp", "360.000đ", "360000", "AMT-TEXT"),
                ("Ngày sinh", "02.03.1941", "02/03/1941", "DOB-DOTS"),
                ("Số tài khoản", "3.70621E+12", null, "ACC-EXP"),
                ("Số định danh", "42041653107", "042041653107", "ID-11-LEAD0"),
            ], ignoreOrder: true);
        });
    }
}
