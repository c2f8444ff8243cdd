using System.Buffers.Binary;
using System.Text;

namespace AsxhPortal.Documents.Kit.Layout;

/// <summary>
/// Cuts a TrueType font down to the glyphs a document uses, keeping every glyph's number, so that text measured with the whole
/// font can be drawn with the small one. The PDF engine embeds what it is given: without this each document would carry 1 MB of fonts.
/// </summary>
internal static class TrueTypeSubset
{
    private static readonly string[] KeptTables =
        ["OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"];

    public static byte[] Of(byte[] font, IEnumerable<ushort> glyphs)
    {
        var tables = ReadTables(font);
        var isLong = BinaryPrimitives.ReadInt16BigEndian(tables["head"].Span[50..]) == 1;
        var glyphCount = BinaryPrimitives.ReadUInt16BigEndian(tables["maxp"].Span[4..]);
        var offsets = ReadOffsets(tables["loca"].Span, glyphCount, isLong);
        var kept = WithComponents(glyphs, tables["glyf"].Span, offsets);

        var glyf = new MemoryStream();
        var loca = new byte[(glyphCount + 1) * 4];
        for (var glyph = 0; glyph < glyphCount; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(glyph * 4), (uint)glyf.Length);
            if (!kept.Contains((ushort)glyph))
                continue;
            glyf.Write(tables["glyf"].Span[(int)offsets[glyph]..(int)offsets[glyph + 1]]);
            while (glyf.Length % 4 != 0)
                glyf.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(glyphCount * 4), (uint)glyf.Length);
        var head = tables["head"].ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        var post = tables["post"].ToArray()[..32];
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000);

        tables["glyf"] = glyf.ToArray();
        tables["loca"] = loca;
        tables["head"] = head;
        tables["post"] = post;
        return WriteTables(tables);
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadTables(byte[] font)
    {
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        var tables = new Dictionary<string, ReadOnlyMemory<byte>>();
        for (var i = 0; i < count; i++)
        {
            var entry = font.AsSpan(12 + i * 16, 16);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
            tables[Encoding.ASCII.GetString(entry[..4])] = font.AsMemory(offset, length);
        }

        return tables;
    }

    private static uint[] ReadOffsets(ReadOnlySpan<byte> loca, int glyphCount, bool isLong)
    {
        var offsets = new uint[glyphCount + 1];
        for (var i = 0; i <= glyphCount; i++)
        {
            offsets[i] = isLong
                ? BinaryPrimitives.ReadUInt32BigEndian(loca[(i * 4)..])
                : BinaryPrimitives.ReadUInt16BigEndian(loca[(i * 2)..]) * 2u;
        }

        return offsets;
    }

    private static HashSet<ushort> WithComponents(IEnumerable<ushort> glyphs, ReadOnlySpan<byte> glyf, uint[] offsets)
    {
        const int argumentsAreWords = 0x0001, hasScale = 0x0008, moreComponents = 0x0020, hasTwoScales = 0x0040, hasMatrix = 0x0080;
        var kept = new HashSet<ushort> { 0 };
        var open = new Stack<ushort>(glyphs);
        while (open.TryPop(out var glyph))
        {
            if (!kept.Add(glyph) || glyph + 1 >= offsets.Length || offsets[glyph] == offsets[glyph + 1])
                continue;
            var outline = glyf[(int)offsets[glyph]..(int)offsets[glyph + 1]];
            if (BinaryPrimitives.ReadInt16BigEndian(outline) >= 0)
                continue;
            var at = 10;
            int flags;
            do
            {
                flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
                open.Push(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
                at += 4 + ((flags & argumentsAreWords) != 0 ? 4 : 2);
                at += (flags & hasScale) != 0 ? 2 : (flags & hasTwoScales) != 0 ? 4 : (flags & hasMatrix) != 0 ? 8 : 0;
            }
            while ((flags & moreComponents) != 0);
        }

        return kept;
    }

    private static byte[] WriteTables(Dictionary<string, ReadOnlyMemory<byte>> tables)
    {
        var names = KeptTables.Where(tables.ContainsKey).ToArray();
        var selector = (int)Math.Log2(names.Length);
        var directory = new byte[12 + names.Length * 16];
        BinaryPrimitives.WriteUInt32BigEndian(directory, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(4), (ushort)names.Length);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(6), (ushort)((1 << selector) * 16));
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(8), (ushort)selector);
        BinaryPrimitives.WriteUInt16BigEndian(directory.AsSpan(10), (ushort)(names.Length * 16 - (1 << selector) * 16));
        var body = new MemoryStream();
        for (var i = 0; i < names.Length; i++)
        {
            var data = tables[names[i]];
            var entry = directory.AsSpan(12 + i * 16, 16);
            Encoding.ASCII.GetBytes(names[i], entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], CheckSum(data.Span));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)(directory.Length + body.Length));
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)data.Length);
            body.Write(data.Span);
            while (body.Length % 4 != 0)
                body.WriteByte(0);
        }

        return [.. directory, .. body.ToArray()];
    }

    private static uint CheckSum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        Span<byte> word = stackalloc byte[4];
        for (var i = 0; i < data.Length; i += 4)
        {
            word.Clear();
            data[i..Math.Min(i + 4, data.Length)].CopyTo(word);
            unchecked
            {
                sum += BinaryPrimitives.ReadUInt32BigEndian(word);
            }
        }

        return sum;
    }
}
