using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Classification;
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

    public static PaymentList Payments(int count, PaymentListKind kind, bool hasMore = true)
    {
        var hasAccount = kind is PaymentListKind.BankAccount or PaymentListKind.MobileMoney or PaymentListKind.Vneid;
        var provider = kind switch { PaymentListKind.BankAccount or PaymentListKind.Vneid => "Agribank", PaymentListKind.MobileMoney => "Viettel Money", _ => null };
        return new PaymentList(
            new PaymentListHeading("CT-2024-01-001", 2024, 1, kind, provider, IssuedOn, "Lê Thị Vân", kind == PaymentListKind.Proxy ? "Tiền mặt" : null),
            [.. Enumerable.Range(1, count).Select(i => new PaymentListRow(
                i,
                $"XY{i:00000}",
                NameOf(i),
                "03/01/1950",
                CitizenIdOf(i),
                HamletOf(i) + ", xã Xuân Yên",
                i % 2 == 0 ? "BTXH-5.5a" : "NCC-2",
                540_000,
                hasMore && i % 9 == 0 ? 1_080_000 : 0,
                hasMore && i % 8 == 0 ? 540_000 : 0,
                kind switch { PaymentListKind.MobileMoney => "0912345678", _ when hasAccount => $"00{i:0000000000}", _ => null },
                provider,
                hasAccount || kind == PaymentListKind.Proxy ? NameOf(i + (i % 6 == 0 ? 1 : 0)) : null,
                hasAccount ? "Tài khoản" : "Tiền mặt",
                null,
                kind == PaymentListKind.Proxy || (hasAccount && i % 6 == 0) ? "Người được ủy quyền, con" : null,
                kind == PaymentListKind.Proxy ? CitizenIdOf(i + 5_000) : null,
                kind == PaymentListKind.Proxy ? "05/2024-SCT/CK,ĐC, từ 01/02/2024 đến 31/01/2025" : null))]);
    }

    /// <summary>Names, thôn and categories as long as they come.</summary>
    public static IEnumerable<ClassificationListRow> Classified(int count) => Enumerable.Range(1, count).Select(i => new ClassificationListRow(
        i, i % 10 == 3 ? "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên" : NameOf(i), i % 5 == 0 ? "1941" : "03/01/1950", i % 2 == 0 ? "Nam" : "Nữ", CitizenIdOf(i),
        i % 7 == 0 ? "Thôn Trung Vân Đông Thượng" : HamletOf(i),
        i % 4 == 0 ? "Người khuyết tật đặc biệt nặng là người cao tuổi; Thân nhân liệt sĩ hưởng trợ cấp tuất hằng tháng" : "Người từ đủ 80 tuổi trở lên", 360_000,
        "0912345678", $"00{i:00000000000}", "Agribank", NameOf(i), "Tài khoản ngân hàng", "Không biết dùng thẻ, sợ mất tiền", $"{i:00}/BB", NameOf(i + 1), "Con trai",
        CitizenIdOf(i + 5_000), new DateOnly(2024, 2, 1), new DateOnly(2025, 1, 31), "05/2024-SCT/CK,ĐC", "Già yếu, không đi lại được, không có người nhận thay", "Chết ngày 02/01/2024"));

    public static IEnumerable<HandOverRow> HandedOver(int count) => Enumerable.Range(1, count).Select(i => new HandOverRow(
        i, i % 10 == 3 ? "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên" : NameOf(i), i % 3 == 0 ? "1950" : "03/01/1950", CitizenIdOf(i), HamletOf(i), "Người từ đủ 80 tuổi trở lên", 500_000,
        (i % 4) switch { 0 => "Mobile money", 1 => "Tiền mặt", _ => "Tài khoản ngân hàng" }, i % 6 == 0 ? NameOf(i + 1) + " (người được ủy quyền)" : null,
        i % 4 == 1 ? null : $"00{i:0000000000}", i % 4 == 1 ? null : "Agribank", i % 4 == 1 ? null : NameOf(i), null));

    public static readonly HandOverHeading HandOverHeading = new(
        "Phòng Lao động - Thương binh và Xã hội huyện Nghi Xuân", "Đợt rà soát tháng 01/2024", "BG-01", IssuedOn);

    public static readonly AccountUpdateHeading AccountHeading = new("Đợt rà soát tháng 01/2024", "thôn Yên Khánh", IssuedOn);

    public static IEnumerable<AccountUpdateRow> Accounts(int count) => Enumerable.Range(1, count).Select(i => new AccountUpdateRow(
        i, i % 10 == 3 ? "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên" : NameOf(i), "03/01/1950", CitizenIdOf(i), HamletOf(i), i % 4 == 0 ? "Mobile money" : "Tài khoản ngân hàng",
        i % 5 == 0 ? null : $"00{i:0000000000}", i % 5 == 0 ? null : "Agribank", i % 5 == 0 ? null : NameOf(i), i % 6 == 0 ? "người được ủy quyền" : null,
        i % 3 == 0 ? "0123456789 Vietcombank" : null, i % 5 == 0 ? "Còn thiếu" : i % 3 == 0 ? "Thay đổi" : "Thêm mới", i % 5 == 0 ? null : new DateOnly(2024, 1, 17), i % 8 == 0 ? "Nhiều người dùng chung" : null));

    public static readonly PublicPostingHeading PostingHeading = new("xã Xuân Yên", "Đợt rà soát tháng 01/2024", null, IssuedOn);

    public static IEnumerable<PublicPostingRow> Posted(int count) => Enumerable.Range(1, count).Select(i => new PublicPostingRow(
        i, i % 10 == 3 ? "Công Tằng Tôn Nữ Thị Hoàng Phương Thảo Nguyên" : NameOf(i), "1950", CitizenIdOf(i), HamletOf(i), i % 4 == 0 ? "Người khuyết tật nặng là người cao tuổi" : "Người từ đủ 80 tuổi trở lên",
        360_000, i % 3 == 0 ? "Tiền mặt" : "Tài khoản ngân hàng", i % 3 == 0 ? null : $"37122051{i:00000}", $"0912{i:000000}"));

    public static readonly RoundReport Report = new(
        "xã Xuân Yên", "Ủy ban nhân dân huyện Nghi Xuân", "Đợt rà soát tháng 01/2024", "Công văn 182/UBND-CA ngày 12/01/2024", IssuedOn, IssuedOn, 410, 400, 0, 371, 19,
        [new("Đã có tài khoản, đã đăng ký nhận qua tài khoản", 122, 65_880_000), new("Có tài khoản, đồng ý đăng ký sau vận động", 91, 49_140_000), new("Có tài khoản, chưa có nhu cầu đăng ký", 37, 19_980_000),
            new("Chưa có tài khoản, chọn Mobile money", 40, 21_600_000), new("Ủy quyền nhận thay qua tài khoản", 60, 32_400_000), new("Bất khả kháng không đăng ký được tài khoản", 44, 23_760_000), new("Đối tượng đã chết", 6, 0)],
        [new("Tài khoản ngân hàng", 273, 147_420_000), new("Mobile money", 40, 21_600_000), new("Tiền mặt", 37, 19_980_000), new("Chi trả tận tay tại nhà", 44, 23_760_000)],
        [new("Không biết dùng thẻ", 21, 0), new("Ở xa điểm rút tiền", 9, 0), new("Sợ mất tiền", 7, 0)],
        [new("Chưa khảo sát", 7, 0), new("Phiếu còn nháp", 3, 0), new("Ủy quyền chưa chứng thực", 8, 0)],
        [.. Enumerable.Range(0, 5).Select(i => new ReportHamlet(HamletOf(i), 80 + i, 78 + i, 60 + i))]);

    public static IEnumerable<ReturnExportRow> ReturnRows(int count) => Enumerable.Range(1, count).Select(i => new ReturnExportRow(
        i, $"XY{i:00000}", NameOf(i), "1950", "Nữ", CitizenIdOf(i), "18376", HamletOf(i), "btxh", "BTXH-5.5a", "Người từ đủ 80 tuổi trở lên",
        540_000, new DateOnly(2023, 7, 1), "3-BANK", new DateOnly(2024, 1, 17), "BANK", $"00{i:0000000000}", "970405", "Agribank", NameOf(i), null, null, null,
        "0912345678", i == 1 ? "=HYPERLINK(\"x\")" : null));
}
