using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using CsCheck;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Whatever stands in the cells, reading ends with rows or with its own sentence.</summary>
public class RandomListTests
{
    private static readonly string[] Pieces =
    [
        "Trần Thị Em", "042140653107", "42140653107", "3.7E+12", "01/01/1940", "20/'11/1940", "00/00/0000", "99/99/9999", "31.02.1940", "Nam", "Nữ", "NCT", "TE KT nặng", "TB 4/4 (38%)",
        "360.000đ", "1,5", "I. Thôn Yên Ngư", "Tổng cộng", "Bằng chữ:", "NGƯỜI LẬP", "STT", "Họ và tên", "Ngày sinh", "(", ")", " - ", "", " ", "\u00A0", "\uFEFF", "Nguye\u0302\u0303n", "\uD800", "ÿ", "=cmd", "'", "%",
        "12345678901234567890", "-1", "0", "03/2017", "13/2017", "+84", "Bưu điện", "TM", "NN&PTNT", "k8 Đ5", "Chăm sóc: Lê Thị Mai", "Hộ nghèo", "Con đẻ", "II", "A",
    ];

    private static readonly Gen<object?> Cell = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => (object?)Pieces[i]),
        Gen.String.Select(s => (object?)s),
        Gen.Double.Select(d => (object?)d),
        Gen.Int[-10, 3_000_000].Select(i => (object?)i),
        Gen.Long[0, 9_999_999_999_999L].Select(l => (object?)l),
        Gen.DateTime.Select(d => (object?)d),
        Gen.Const((object?)null));

    [Fact]
    public void Random_cells_under_a_known_header_are_always_read() =>
        Gen.Select(Cell.Array[14].Array[1, 8], Gen.Int[1, 4]).Sample((rows, group) =>
            Read((SourceGroup)group, [Sheets.Header, Sheets.Person(), .. rows]).ShouldBeTrue(), iter: PropertyRuns.Of(400), seed: PropertyRuns.Seed);

    [Fact]
    public void Random_sheets_are_read_or_refused() =>
        Gen.Select(Cell.Array[1, 12].Array[1, 12], Gen.Int[0, 4]).Sample((rows, group) => { Read((SourceGroup)group, rows); }, iter: PropertyRuns.Of(400), seed: PropertyRuns.Seed);

    [Fact]
    public void Every_row_is_data_or_reported_as_skipped() =>
        Cell.Array[14].Array[1, 10].Sample(rows =>
        {
            object?[][] all = [["DANH SÁCH BẢO TRỢ XÃ HỘI"], Sheets.Header, Sheets.Person(), .. rows];
            var list = Sheets.Read(SourceGroup.SocialAssistance, all);
            (list.Rows.Count + list.Skipped.Count).ShouldBe(Sheets.Of(all).Rows.Count);
        }, iter: PropertyRuns.Of(400), seed: PropertyRuns.Seed);

    [Fact]
    public void Damaged_workbooks_throw_only_their_own_exception()
    {
        var workbook = SourceListFileTests.Workbook(s =>
        {
            for (var i = 1; i <= 30; i++) s.Cell(i, i % 7 + 1).Value = "Trần Thị Em";
        });
        Gen.Select(Gen.Int[0, workbook.Length - 1], Gen.Byte, Gen.Int[0, workbook.Length]).Array[1, 6].Sample(changes =>
        {
            var damaged = workbook.ToArray();
            foreach (var (at, value, _) in changes) damaged[at] = value;
            if (changes.Length == 1) damaged = damaged[..changes[0].Item3];
            try
            {
                SourceListFile.Read(damaged, "a.xlsx");
            }
            catch (SourceListException)
            {
                // The only way out besides success.
            }
        }, iter: PropertyRuns.Of(600), seed: PropertyRuns.Seed);
    }

    private static bool Read(SourceGroup group, object?[][] rows)
    {
        try
        {
            Sheets.Read(group, rows);
        }
        catch (RuleException)
        {
            // Refused with a sentence.
        }
        return true;
    }
}
