using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using CsCheck;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

/// <summary>However an office lays its list out, the people on it are read, and every other row is reported.</summary>
public class RandomLayoutTests
{
    private static readonly string[] Names = ["Trần Thị Em", "Nguyễn Văn Huấn", "Lê Thị Mai", "Phạm Văn Nam", "Hoàng Thị Nữ", "Võ Thị Sáu", "Đặng Văn Lâm", "Bùi Thị Hà"];

    private static readonly string[][] Headings =
    [
        ["Họ và tên", "HỌ TÊN ĐỐI TƯỢNG", "Họ và\ntên", "Tên đối tượng", "Họ, tên"],
        ["Số CCCD", "CMND/CCCD", "Số định danh cá nhân", "Số căn cước\ncông dân", "Số ĐDCN/CCCD"],
        ["Loại đối tượng", "Diện đối tượng", "ĐỐI TƯỢNG", "Nhóm đối tượng"],
        ["Mức trợ cấp", "Số tiền", "Mức hưởng\n(đồng/tháng)", "Tiền trợ cấp"],
        ["Thôn", "Địa chỉ (thôn)", "Thôn/xóm", "Nơi ở"],
    ];

    private static readonly string[] Extra = ["Ngày cấp", "Dân tộc", "Tôn giáo", "Cột A", "Trình độ", "Ghi chú"];

    private sealed record Layout(int[] Order, int[] Wording, int Offset, int Birth, int ExtraCount, bool HasNumbers, bool HasSections, bool HasFoot, bool IsUpper, int People);

    private static readonly Gen<Layout> Layouts =
        from order in Gen.Shuffle(new[] { 0, 1, 2, 3, 4, 5 })
        from wording in Gen.Int[0, 9].Array[5]
        from offset in Gen.Int[0, 36]
        from birth in Gen.Int[0, 2]
        from extra in Gen.Int[0, 4]
        from flags in Gen.Bool.Array[4]
        from people in Gen.Int[1, 8]
        select new Layout(order, wording, offset, birth, extra, flags[0], flags[1], flags[2], flags[3], people);

    [Fact]
    public void Every_layout_gives_the_same_people() =>
        Layouts.Sample(layout =>
        {
            var (sheet, rows) = Build(layout);
            var list = ListReading.Read(sheet, SourceGroup.SocialAssistance, Sheets.Reference);

            list.Rows.Select(r => (r.FullName, r.CitizenId, r.Birth?.Year, r.Amount)).ShouldBe(Enumerable.Range(0, layout.People).Select(i => (Names[i], (string?)Id(i), (int?)(1930 + i), (long?)360_000)));
            (list.Rows.Count + list.Skipped.Count).ShouldBe(rows);
            if (layout.Birth != 1) list.Rows.ShouldAllBe(r => r.Birth == new PartialDate(r.Birth!.Value.Year, 11, 20));
            if (layout.HasSections) list.Skipped.Count(s => s.Kind == RowKind.Section).ShouldBe(1);
        }, iter: PropertyRuns.Of(500), seed: PropertyRuns.Seed);

    private static bool IsWoman(int i) => Names[i].Contains("Thị");

    private static string Id(int i) => $"042{(IsWoman(i) ? 1 : 0)}{30 + i}65310{i}";

    /// <summary>The sheet, and how many of its rows hold anything.</summary>
    private static (SourceSheet Sheet, int Rows) Build(Layout layout)
    {
        var rows = new List<object?[]>();
        for (var i = 0; i < layout.Offset; i++) rows.Add(i == 0 ? ["UBND XÃ XUÂN YÊN"] : i == 2 ? ["DANH SÁCH ĐỐI TƯỢNG BẢO TRỢ XÃ HỘI"] : []);
        var headerRow = rows.Count + 1;
        var (top, below, merged) = (new List<object?> { "STT" }, new List<object?> { null }, new List<SheetRange>());
        foreach (var column in layout.Order)
        {
            string[] parts = column != 5 ? [] : layout.Birth switch { 1 => ["Nam", "Nữ"], 2 => ["Ngày", "Tháng", "Năm"], _ => [] };
            var title = column == 5 ? layout.Birth == 1 ? "Năm sinh" : "Ngày sinh" : Headings[column][layout.Wording[column] % Headings[column].Length];
            if (parts.Length > 0) merged.Add(new SheetRange(headerRow, top.Count, headerRow, top.Count + parts.Length - 1));
            top.Add(layout.IsUpper ? title.ToUpperInvariant() : title);
            below.Add(parts.Length > 0 ? parts[0] : null);
            foreach (var part in parts.Skip(1))
            {
                top.Add(null);
                below.Add(part);
            }
        }
        top.AddRange(Extra.Take(layout.ExtraCount));
        rows.Add([.. top]);
        if (layout.Birth != 0) rows.Add([.. below]);
        if (layout.HasNumbers) rows.Add([.. Enumerable.Range(1, top.Count).Select(i => (object?)i)]);
        if (layout.HasSections) rows.Add(["I", "Thôn Yên Ngư"]);
        for (var i = 0; i < layout.People; i++) rows.Add(Person(layout, i));
        if (layout.HasFoot)
        {
            rows.Add(["Tổng cộng", .. new object?[top.Count - 2], layout.People * 360_000]);
            rows.Add(["Bằng chữ: một triệu đồng"]);
            rows.Add([]);
            rows.Add(["NGƯỜI LẬP BIỂU", null, null, "CHỦ TỊCH"]);
            rows.Add(["Bùi Văn Thìn", null, null, "Lý Văn Châu"]);
        }
        var sheet = Sheets.Of([.. rows]);
        return (sheet with { MergedRanges = merged }, sheet.Rows.Count);
    }

    private static object?[] Person(Layout layout, int i)
    {
        var cells = new List<object?> { i + 1 };
        foreach (var column in layout.Order)
        {
            switch (column)
            {
                case 0: cells.Add(Names[i]); break;
                case 1: cells.Add(Id(i)); break;
                case 2: cells.Add("NCT 80 tuổi"); break;
                case 3: cells.Add(360_000); break;
                case 4: cells.Add("Thôn Yên Ngư"); break;
                default:
                    if (layout.Birth == 0) cells.Add($"20/11/{1930 + i}");
                    else if (layout.Birth == 1) cells.AddRange(IsWoman(i) ? [null, 1930 + i] : [1930 + i, null]);
                    else cells.AddRange([20, 11, 1930 + i]);
                    break;
            }
        }
        for (var e = 0; e < layout.ExtraCount; e++) cells.Add(Extra[e] == "Ngày cấp" ? "01/02/2021" : "x");
        return [.. cells];
    }
}
