using System.Buffers.Binary;
using System.Text;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>What an .xls holds beside its rows ([MS-XLS]): which cells stand in an old font, whether it is locked, and what has to be said about it.</summary>
internal sealed record BiffParts(IReadOnlyList<CellFonts?> Fonts, IReadOnlyList<string> Notes)
{
    private const ushort EndOfPart = 0x000A;
    private const ushort DateSystem = 0x0022;
    private const ushort Locked = 0x002F;
    private const ushort FontRecord = 0x0031;
    private const ushort SheetRecord = 0x0085;
    private const ushort StyleRecord = 0x00E0;
    private const ushort OtherBook = 0x01AE;
    private const ushort BeginOfPart = 0x0809;

    /// <exception cref="SourceListException">The workbook is locked by a password, or the file is no workbook.</exception>
    public static BiffParts Inspect(byte[] content)
    {
        var file = new CompoundFile(content);
        if (file.Has("EncryptedPackage") || file.Has("EncryptionInfo")) throw SourceListException.HasPassword();
        var stream = file.Stream("Workbook") ?? file.Stream("Book");
        if (stream is null)
        {
            throw new SourceListException(file.Has("WordDocument")
                ? "Tệp là văn bản Word; hãy chép bảng danh sách sang Excel rồi lưu dạng .xlsx."
                : "Tệp không phải là tệp Excel (.xlsx, .xls) hay CSV; hãy chọn đúng tệp danh sách.");
        }
        var notes = new List<string>();
        if (file.Has("_VBA_PROJECT_CUR") || file.Has("_VBA_PROJECT"))
            notes.Add("Tệp có macro; macro không được chạy, chỉ đọc dữ liệu trong ô.");
        return new BiffParts(Walk(stream, notes), notes);
    }

    private static List<CellFonts?> Walk(byte[] stream, List<string> notes)
    {
        var fonts = new List<CellFont>();
        var styles = new List<int>();
        var sheets = new List<int>();
        var isOld = stream.Length > 6 && BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(4)) < 0x0600;
        var hasOtherBooks = false;
        foreach (var (kind, data) in Records(stream, 0))
        {
            switch (kind)
            {
                case Locked: throw SourceListException.HasPassword();
                case FontRecord: fonts.Add(LegacyText.FontOf(FontName(stream.AsSpan(data), isOld))); break;
                case StyleRecord: styles.Add(UInt16(stream, data, 0)); break;
                case SheetRecord when Length(data) >= 6 && stream[data.Start.Value + 5] == 0: sheets.Add((int)UInt32(stream, data)); break;
                case OtherBook: hasOtherBooks |= Length(data) >= 4 && UInt16(stream, data, 2) is not (0x0401 or 0x3A01); break;
                case DateSystem when UInt16(stream, data, 0) == 1: notes.Add("Tệp dùng hệ ngày 1904 (máy Mac); ngày tháng đã được đổi theo hệ này."); break;
            }
        }
        if (hasOtherBooks) notes.Add("Tệp có công thức lấy số từ tệp khác; đã đọc giá trị lưu sẵn trong tệp, hãy kiểm tra lại các cột ấy.");

        // Font number 4 does not exist: the fifth font is number 5.
        var byStyle = styles.ConvertAll(f => f > 4 ? f - 1 : f).ConvertAll(f => f < fonts.Count ? fonts[f] : CellFont.Unknown);
        if (byStyle.TrueForAll(f => f == CellFont.Unknown)) return [];
        return [.. sheets.Select(at => SheetFonts(stream, at, byStyle))];
    }

    private static CellFonts? SheetFonts(byte[] stream, int at, List<CellFont> byStyle)
    {
        if (at < 0 || at >= stream.Length) return null;
        var fonts = new CellFonts();
        foreach (var (kind, data) in Records(stream, at))
        {
            // Texts: LABELSST, LABEL, RSTRING, and FORMULA that gives a text.
            if (kind is not (0x00FD or 0x0204 or 0x00D6 or 0x0006) || Length(data) < 6) continue;
            var style = UInt16(stream, data, 4);
            if (style < byStyle.Count && byStyle[style] != CellFont.Unknown) fonts.Set(UInt16(stream, data, 0), UInt16(stream, data, 2), byStyle[style]);
        }
        return fonts;
    }

    /// <summary>The records of one part, parts inside it (charts) included, up to its end.</summary>
    private static IEnumerable<(ushort Kind, Range Data)> Records(byte[] stream, int at)
    {
        var depth = 0;
        while (at + 4 <= stream.Length)
        {
            var kind = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at));
            var length = BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(at + 2));
            if (at + 4 + length > stream.Length) yield break;
            if (kind == BeginOfPart) depth++;
            if (kind == EndOfPart && --depth <= 0) yield break;
            if (depth <= 1) yield return (kind, (at + 4)..(at + 4 + length));
            at += 4 + length;
        }
    }

    private static int Length(Range data) => data.End.Value - data.Start.Value;

    private static ushort UInt16(byte[] stream, Range data, int offset) =>
        Length(data) >= offset + 2 ? BinaryPrimitives.ReadUInt16LittleEndian(stream.AsSpan(data.Start.Value + offset)) : (ushort)0;

    private static uint UInt32(byte[] stream, Range data) => BinaryPrimitives.ReadUInt32LittleEndian(stream.AsSpan(data.Start.Value)) & int.MaxValue;

    private static string? FontName(ReadOnlySpan<byte> font, bool isOld)
    {
        if (font.Length < 16) return null;
        var letters = font[14];
        if (isOld) return Encoding.Latin1.GetString(font.Slice(15, Math.Min(letters, font.Length - 15)));
        var isWide = (font[15] & 1) == 1;
        var bytes = font.Slice(16, Math.Min(isWide ? letters * 2 : letters, font.Length - 16));
        return isWide ? Encoding.Unicode.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
