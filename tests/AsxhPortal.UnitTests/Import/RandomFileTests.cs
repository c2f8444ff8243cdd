using System.Text;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using CsCheck;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Files of every format with bytes changed, cut out and cut off: the reader ends with rows or with its own sentence, within its limits.</summary>
public class RandomFileTests
{
    private static readonly SourceListLimits Limits = new(MaxBytes: 5_000_000, MaxUnpackedBytes: 20_000_000, MaxRows: 5_000, MaxCells: 100_000, MaxTextBytes: 5_000_000);

    private sealed record Damage(int Kind, double At, int Length, byte Value);

    private static readonly Gen<Damage> Damages =
        from kind in Gen.Int[0, 4]
        from at in Gen.Double[0, 1]
        from length in Gen.Int[1, 600]
        from value in Gen.Byte
        select new Damage(kind, at, length, value);

    [Fact]
    public void Workbooks_made_here() => Hunt([Xls(), Xlsx(), SourceListFileTests.Workbook(s => s.Range("A1:H30").Value = "Trần Thị Em")], 600);

    [Fact]
    public void Delimited_text() => Hunt([.. new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1 }.Select(e => e.GetBytes(Csv()))], 150);

    [Fact]
    public void Sample_lists_of_real_size() =>
        Hunt([.. new[] { "doi-tuong-khac.xlsx", "nguoi-co-cong.xlsx", "ho-ngheo-can-ngheo.xlsx" }.Select(f => File.ReadAllBytes(SharedFolder.Require("samples", "xuan-yen", f)))], 150);

    [Fact]
    public void Noise() => Gen.Byte.Array[0, 3000].Sample(content => Try([.. content]), iter: PropertyRuns.Of(500), seed: PropertyRuns.Seed);

    private static void Hunt(byte[][] files, int iterations) =>
        Gen.Select(Gen.Int[0, files.Length - 1], Damages.Array[1, 8]).Sample(
            (file, damages) => Try(Damaged(files[file], damages)), iter: PropertyRuns.Of(iterations), seed: PropertyRuns.Seed);

    private static byte[] Damaged(byte[] file, Damage[] damages)
    {
        var bytes = file.ToList();
        foreach (var damage in damages)
        {
            if (bytes.Count == 0) break;
            var at = (int)(damage.At * (bytes.Count - 1));
            var length = Math.Min(damage.Length, bytes.Count - at);
            switch (damage.Kind)
            {
                case 0: bytes[at] = damage.Value; break;
                case 1: bytes[at] ^= (byte)(1 << damage.Value % 8); break;
                case 2: bytes.RemoveRange(at, length); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                default:
                    if (damage.Length < 60) bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }

    private static void Try(byte[] content)
    {
        try
        {
            foreach (var sheet in ListReading.SheetsWithHeader(SourceListFile.Open(content, "a.csv", Limits).Sheets))
                ListReading.Read(sheet, SourceGroup.SocialAssistance, Sheets.Reference);
        }
        catch (Exception refused) when (refused is SourceListException or RuleException)
        {
            // The only way out besides success.
        }
    }

    private static byte[] Xls()
    {
        var xls = new XlsBytes();
        var font = xls.Style(".VnTime");
        xls.Sheet("Danh sách").Row(0, false, [.. Sheets.Header]);
        for (var i = 1; i < 20; i++) xls.Row(i, i % 7 == 0, Sheets.Person(id: $"0421406531{i:00}")).Cell(i, 14, "NguyÔn ThÞ Lan", font).Cell(i, 2, 14935, 1);
        return xls.Merge(3, 5, 1, 1).ToBytes();
    }

    private static byte[] Xlsx()
    {
        var xml = new StringBuilder();
        var number = 0;
        foreach (var row in new[] { Sheets.Header }.Concat(Enumerable.Range(1, 20).Select(_ => Sheets.Person())))
        {
            number++;
            xml.Append($"<row r=\"{number}\">").AppendJoin("", row.Select((c, i) => c is null ? "" : XlsxBytes.Text(ColumnMap.Letter(i) + number, c.ToString()!, i == 1 ? 1 : 0))).Append("</row>");
        }
        return new XlsxBytes { Fonts = [".VnTime"] }.Sheet("Danh sách", xml.ToString()).ToBytes();
    }

    private static string Csv() =>
        string.Join("\r\n", new[] { Sheets.Header }.Concat(Enumerable.Range(1, 20).Select(_ => Sheets.Person(name: "Lê \"Văn\" Tám"))).Select(r => string.Join(';', r.Select(c => $"\"{c?.ToString()?.Replace("\"", "\"\"")}\""))));
}
