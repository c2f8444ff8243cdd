using System.Buffers.Binary;
using System.Text;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Writes a small .xls (BIFF8 in a compound file) by hand, because no library of this solution writes that format.</summary>
internal sealed class XlsBytes
{
    private readonly List<(string Name, bool IsHidden, MemoryStream Records)> _sheets = [];
    private readonly List<string> _fonts = ["Arial"];
    private readonly List<ushort> _styles = [0, 0];

    public bool UsesDatesFrom1904 { get; init; }
    public bool IsLocked { get; init; }
    public bool HasOtherBook { get; init; }

    /// <summary>Streams beside the workbook, e.g. those of macros.</summary>
    public List<string> OtherEntries { get; init; } = [];

    public string WorkbookStream { get; init; } = "Workbook";

    /// <summary>The style number of cells in this font; style 1 is the date style.</summary>
    public ushort Style(string font)
    {
        _fonts.Add(font);
        // Font number 4 does not exist in the format.
        var number = _fonts.Count - 1;
        _styles.Add((ushort)(number >= 4 ? number + 1 : number));
        return (ushort)(_styles.Count - 1);
    }

    public XlsBytes Sheet(string name, bool isHidden = false)
    {
        _sheets.Add((name, isHidden, new MemoryStream()));
        Record(_sheets[^1].Records, 0x0809, U16(0x0600), U16(0x0010), U16(0), U16(0), new byte[8]);
        return this;
    }

    public XlsBytes Row(int row, bool isHidden, params object?[] cells)
    {
        Record(Now, 0x0208, U16(row), U16(0), U16(cells.Length), U16(255), new byte[4], BitConverter.GetBytes(isHidden ? 0x20u : 0x100u));
        for (var column = 0; column < cells.Length; column++) Cell(row, column, cells[column]);
        return this;
    }

    public XlsBytes Cell(int row, int column, object? value, ushort style = 0)
    {
        switch (value)
        {
            case string text:
                Record(Now, 0x0204, U16(row), U16(column), U16(style), U16(text.Length), [1], Encoding.Unicode.GetBytes(text));
                break;
            case int or double:
                Record(Now, 0x0203, U16(row), U16(column), U16(style), BitConverter.GetBytes(Convert.ToDouble(value)));
                break;
        }
        return this;
    }

    public XlsBytes Merge(int firstRow, int lastRow, int firstColumn, int lastColumn)
    {
        Record(Now, 0x00E5, U16(1), U16(firstRow), U16(lastRow), U16(firstColumn), U16(lastColumn));
        return this;
    }

    public byte[] ToBytes()
    {
        foreach (var sheet in _sheets) Record(sheet.Records, 0x000A);
        var head = Globals(new int[_sheets.Count]);
        var offsets = new int[_sheets.Count];
        var at = head.Length;
        for (var i = 0; i < _sheets.Count; at += (int)_sheets[i].Records.Length, i++) offsets[i] = at;

        using var stream = new MemoryStream();
        stream.Write(Globals(offsets));
        foreach (var sheet in _sheets) stream.Write(sheet.Records.ToArray());
        return Container(stream.ToArray());
    }

    private MemoryStream Now => _sheets[^1].Records;

    private byte[] Globals(int[] offsets)
    {
        using var stream = new MemoryStream();
        Record(stream, 0x0809, U16(0x0600), U16(0x0005), U16(0), U16(0), new byte[8]);
        if (IsLocked) Record(stream, 0x002F, U16(0), U16(0x1234), U16(0x5678));
        Record(stream, 0x0042, U16(1200));
        if (UsesDatesFrom1904) Record(stream, 0x0022, U16(1));
        foreach (var font in _fonts)
            Record(stream, 0x0031, U16(220), U16(0), U16(0x7FFF), U16(400), U16(0), [0, 0, 0, 0], [(byte)font.Length, 1], Encoding.Unicode.GetBytes(font));
        for (var i = 0; i < _styles.Count; i++)
            Record(stream, 0x00E0, U16(_styles[i]), U16(i == 1 ? 14 : 0), U16(1), new byte[14]);
        if (HasOtherBook) Record(stream, 0x01AE, U16(1), U16(8), [0], "khac.xls"u8.ToArray());
        for (var i = 0; i < _sheets.Count; i++)
            Record(stream, 0x0085, BitConverter.GetBytes(offsets[i]), [(byte)(_sheets[i].IsHidden ? 1 : 0), 0], [(byte)_sheets[i].Name.Length, 1], Encoding.Unicode.GetBytes(_sheets[i].Name));
        Record(stream, 0x000A);
        return stream.ToArray();
    }

    /// <summary>Header, one sector of chains, one or two of directory, then the workbook.</summary>
    private byte[] Container(byte[] workbook)
    {
        const uint End = 0xFFFFFFFE;
        var size = Math.Max(workbook.Length, 4096);
        var (sectors, directorySectors) = ((size + 511) / 512, (2 + OtherEntries.Count + 3) / 4);
        var tables = (sectors + directorySectors + 1 + 127) / 128;
        tables = (sectors + directorySectors + tables + 127) / 128;
        var file = new byte[512 * (1 + tables + directorySectors + sectors)];
        byte[] head = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        head.CopyTo(file, 0);
        Put(file, 24, 0x3E, 2);
        Put(file, 26, 3, 2);
        Put(file, 28, 0xFFFE, 2);
        Put(file, 30, 9, 2);
        Put(file, 32, 6, 2);
        Put(file, 44, (uint)tables, 4);
        Put(file, 48, (uint)tables, 4);
        Put(file, 56, 4096, 4);
        Put(file, 60, End, 4);
        Put(file, 68, End, 4);
        for (var i = 0; i < 109; i++) Put(file, 76 + i * 4, i < tables ? (uint)i : 0xFFFFFFFF, 4);
        for (var i = 0; i < tables * 128; i++)
        {
            var isLast = i == tables + directorySectors - 1 || i == tables + directorySectors + sectors - 1;
            var next = i < tables ? 0xFFFFFFFD : i >= tables + directorySectors + sectors ? 0xFFFFFFFF : isLast ? End : (uint)i + 1;
            Put(file, 512 + i * 4, next, 4);
        }
        var directory = 512 * (1 + tables);
        Entry(file, directory, "Root Entry", 5, End, 0, child: 1);
        Entry(file, directory + 128, WorkbookStream, 2, (uint)(tables + directorySectors), (uint)size, right: OtherEntries.Count > 0 ? 2 : 0xFFFFFFFF);
        for (var i = 0; i < OtherEntries.Count; i++)
            Entry(file, directory + 128 * (i + 2), OtherEntries[i], 1, End, 0, right: i + 1 < OtherEntries.Count ? (uint)i + 3 : 0xFFFFFFFF);
        workbook.CopyTo(file, 512 * (1 + tables + directorySectors));
        return file;
    }

    private static void Entry(byte[] file, int at, string name, byte kind, uint start, uint size, uint child = 0xFFFFFFFF, uint right = 0xFFFFFFFF)
    {
        Encoding.Unicode.GetBytes(name).CopyTo(file, at);
        Put(file, at + 64, (uint)(name.Length + 1) * 2, 2);
        file[at + 66] = kind;
        file[at + 67] = 1;
        Put(file, at + 68, 0xFFFFFFFF, 4);
        Put(file, at + 72, right, 4);
        Put(file, at + 76, child, 4);
        Put(file, at + 116, start, 4);
        Put(file, at + 120, size, 4);
    }

    private static void Put(byte[] file, int at, uint value, int size)
    {
        for (var i = 0; i < size; i++) file[at + i] = (byte)(value >> (8 * i));
    }

    private static byte[] U16(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
        return bytes;
    }

    private static void Record(MemoryStream stream, ushort kind, params byte[][] parts)
    {
        var data = parts.SelectMany(p => p).ToArray();
        stream.Write(U16(kind));
        stream.Write(U16(data.Length));
        stream.Write(data);
    }
}
