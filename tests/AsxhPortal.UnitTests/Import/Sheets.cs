using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Small lists written as rows of values, and the little reference data they need.</summary>
internal static class Sheets
{
    public static readonly ListReference Reference = new(
        new RateBook(
            [
                Coefficient("BTXH-5C", 1.0m), Coefficient("BTXH-4", 1.0m), Coefficient("BTXH-6-N", 1.5m), Coefficient("BTXH-6-N-TE", 2.0m),
                Coefficient("BTXH-6-N-NCT", 2.0m), Coefficient("BTXH-6-DBN", 2.0m), Coefficient("CS-20.2C", 1.0m), Coefficient("BTXH-1-4-16", 1.5m),
                new BenefitCategory { Code = "NCC-6.1-TB", RateKind = RateKind.PercentTable },
                new BenefitCategory { Code = "NCC-3.1-TNLS1", RateKind = RateKind.Fixed },
                new BenefitCategory { Code = "NCC-3.2-TNLS2", RateKind = RateKind.Fixed },
                new BenefitCategory { Code = "KHAC-KCX", RateKind = RateKind.ByDecision },
                new BenefitCategory { Code = "NGHEO", RateKind = RateKind.StatusOnly },
                new BenefitCategory { Code = "CANNGHEO", RateKind = RateKind.StatusOnly },
            ],
            [new BaseAmount { ValidFrom = new(2021, 7, 1), Amount = 360_000 }, new BaseAmount { ValidFrom = new(2024, 7, 1), Amount = 500_000 }],
            [
                new BenefitRate { CategoryCode = "NCC-6.1-TB", Percent = 38, ValidFrom = new(2023, 7, 1), Amount = 2_505_000 },
                new BenefitRate { CategoryCode = "NCC-3.1-TNLS1", ValidFrom = new(2023, 7, 1), Amount = 2_055_000 },
                new BenefitRate { CategoryCode = "NCC-3.2-TNLS2", ValidFrom = new(2023, 7, 1), Amount = 4_110_000 },
            ]),
        "42",
        [
            Provider("970405", "Agribank", "Nông nghiệp|NHNo|NN&PTNT|NHNo&PTNT"),
            Provider("970415", "VietinBank", "Công thương|Vietin"),
            Provider("970400", "SaigonBank", "Sài Gòn Công thương"),
            Provider("970436", "Vietcombank", "VCB|Ngoại thương"),
            Provider("970422", "MBBank", "MB|Quân đội"),
            Provider("970449", "LPBank", "Liên Việt|Bưu điện Liên Việt"),
            Provider("971005", "ViettelMoney", "Viettel|ViettelPay"),
        ],
        ["Thôn Yên Ngư", "Thôn Yên Thông"],
        new HashSet<string> { "001", "042" },
        new DateOnly(2024, 3, 1));

    /// <summary>Header of a social-assistance list, in the order in which <see cref="Person"/> gives values.</summary>
    public static readonly object?[] Header =
        ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD/CMND", "Thôn", "Loại đối tượng", "Hệ số", "Mức trợ cấp", "Thời điểm hưởng", "Số tài khoản", "Ngân hàng", "Chủ tài khoản", "Số điện thoại"];

    /// <summary>A row without any doubt; a test changes one value.</summary>
    public static object?[] Person(
        object? name = null, object? birth = null, object? sex = null, object? id = null, object? hamlet = null, object? category = null,
        object? coefficient = null, object? amount = null, object? start = null, object? account = null, object? bank = null, object? holder = null, object? phone = null) =>
        [1, name ?? "Trần Thị Em", birth ?? "20/11/1940", sex ?? "Nữ", id ?? "042140653107", hamlet ?? "Thôn Yên Ngư", category ?? "Người cao tuổi từ đủ 80 tuổi trở lên",
            coefficient ?? 1, amount ?? 360_000, start ?? "03/2020", account, bank, holder, phone];

    /// <summary>Rows numbered from 1; null is an empty cell.</summary>
    public static SourceSheet Of(params object?[][] rows) => new("Sheet1", [.. rows.Select((cells, i) => new SheetRow(i + 1, [.. cells.Select(Cell)])).Where(r => !r.IsBlank)], []);

    public static SourceList Read(SourceGroup group, params object?[][] rows) => ListReading.Read(Of(rows), group, Reference);

    /// <summary>One social-assistance row under the usual title and header.</summary>
    public static CleanedRow ReadPerson(object?[] person) =>
        Read(SourceGroup.SocialAssistance, ["DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI"], ["Xuân Yên, ngày 03 tháng 01 năm 2024"], Header, person).Rows.Single();

    public static SheetCell Cell(object? value) => value switch
    {
        null => SheetCell.Empty,
        int n => SheetCell.OfNumber(n),
        long n => SheetCell.OfNumber(n),
        double n => SheetCell.OfNumber(n),
        DateTime d => SheetCell.OfDate(d),
        _ => SheetCell.OfText((string)value),
    };

    private static BenefitCategory Coefficient(string code, decimal coefficient) => new() { Code = code, RateKind = RateKind.Coefficient, Coefficient = coefficient };

    private static PaymentProvider Provider(string bin, string name, string aliases) => new() { Code = bin, Bin = bin, ShortName = name, Name = name, Aliases = aliases };
}
