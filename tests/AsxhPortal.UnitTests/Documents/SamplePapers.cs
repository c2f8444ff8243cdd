using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Payments;

namespace AsxhPortal.UnitTests.Documents;

/// <summary>Fixed, invented people and headings for the document tests.</summary>
internal static class SamplePapers
{
    public static readonly DateTime CreatedAt = new(2024, 1, 19, 8, 30, 0, DateTimeKind.Utc);

    public static readonly DateOnly IssuedOn = new(2024, 1, 3);

    public static readonly Letterhead Letterhead = new(
        null, "Ủy ban nhân dân\nxã Xuân Yên", "Số: 05/DS-UBND", "Xuân Yên", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Thuận");

    private static readonly string[] Names =
        ["Nguyễn Thị Hoà", "Trần Văn Ưởng", "Lê Thị Thuý Quỳnh", "Hoàng Đình Phước", "Phan Thị Mỹ Duyên", "Đậu Xuân Khởi", "Võ Thị Nguyệt Ánh"];

    private static readonly string[] Hamlets = ["Yên Khánh", "Yên Thông", "Yên Lợi", "Trung Vân", "Yên Ngư"];

    public static string NameOf(int i) => Names[i % Names.Length];

    public static string HamletOf(int i) => "Thôn " + Hamlets[i % Hamlets.Length];

    public static string CitizenIdOf(int i) => $"0421{i:00000000}";

    public static BeneficiaryListHeading BeneficiaryHeading(string? filter = "thôn Yên Khánh; nhóm Bảo trợ xã hội") =>
        new("UBND xã Xuân Yên", "Đối tượng hưởng chính sách an sinh xã hội trên địa bàn xã Xuân Yên", filter, IssuedOn);

    public static IEnumerable<BeneficiaryListRow> Beneficiaries(int count) => Enumerable.Range(1, count).Select(i => new BeneficiaryListRow(
        i,
        NameOf(i),
        i % 5 == 0 ? "1941" : "03/01/1950",
        i % 2 == 0 ? "Nam" : "Nữ",
        CitizenIdOf(i),
        HamletOf(i),
        "Bảo trợ xã hội",
        i % 3 == 0 ? "Người khuyết tật nặng là người cao tuổi" : "Người từ đủ 80 tuổi trở lên",
        i % 7 == 0 ? null : 360_000L + i * 1_000,
        i % 4 == 0 ? null : $"00{i:00000000}",
        i % 4 == 0 ? null : "Agribank",
        "0912345678",
        "Đang hưởng",
        i % 6 == 0 ? null : "Có tài khoản, xác nhận lại"));

    public static PaymentList Payments(int count, bool isCash) => new(
        new PaymentListHeading(
            "CT-2024-01-001", 2024, 1, isCash ? "Tiền mặt qua tổ chức dịch vụ chi trả" : "Tài khoản ngân hàng", isCash ? null : "Agribank", isCash, IssuedOn, "Lê Thị Vân"),
        [.. Enumerable.Range(1, count).Select(i => new PaymentListRow(
            i,
            $"XY{i:00000}",
            NameOf(i),
            "03/01/1950",
            CitizenIdOf(i),
            HamletOf(i) + ", xã Xuân Yên",
            i % 2 == 0 ? "BTXH-5.5a" : "NCC-2",
            540_000,
            i % 9 == 0 ? 1_080_000 : 0,
            i % 8 == 0 ? 540_000 : 0,
            isCash ? null : $"00{i:0000000000}",
            isCash ? null : "Agribank",
            i % 6 == 0 ? NameOf(i + 1) : isCash ? null : NameOf(i),
            isCash ? "Tiền mặt" : "Tài khoản",
            i % 6 == 0 ? "Ủy quyền" : null))]);

    public static IEnumerable<ReturnExportRow> ReturnRows(int count) => Enumerable.Range(1, count).Select(i => new ReturnExportRow(
        i, $"XY{i:00000}", NameOf(i), "1950", "Nữ", CitizenIdOf(i), "18376", HamletOf(i), "btxh", "BTXH-5.5a", "Người từ đủ 80 tuổi trở lên",
        540_000, new DateOnly(2023, 7, 1), "3-BANK", new DateOnly(2024, 1, 17), "BANK", $"00{i:0000000000}", "970405", "Agribank", NameOf(i), null, null, null,
        "0912345678", i == 1 ? "=HYPERLINK(\"x\")" : null));
}
