using System.Buffers.Binary;
using System.Text;

namespace AsxhPortal.Documents.Import;

/// <summary>
/// The container of an .xls file (Compound File Binary, [MS-CFB]): its directory, and its streams by name. Every chain is followed at most
/// once around, so that a damaged file ends in an error and never in a circle.
/// </summary>
internal sealed class CompoundFile
{
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint LastSector = 0xFFFFFFFA;

    private readonly byte[] _content;
    private readonly int _sectorSize;
    private readonly int _smallSize;
    private readonly uint _smallLimit;
    private readonly uint[] _next;
    private readonly uint[] _nextSmall;
    private readonly byte[] _small;
    private readonly List<(string Name, byte Kind, uint Start, uint Size)> _entries = [];

    /// <exception cref="InvalidDataException">The container is damaged.</exception>
    public CompoundFile(byte[] content)
    {
        _content = content;
        if (content.Length < 512) throw Damaged();
        var shift = BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(30));
        var smallShift = BinaryPrimitives.ReadUInt16LittleEndian(content.AsSpan(32));
        if (shift is not (9 or 12) || smallShift is < 4 or > 9) throw Damaged();
        (_sectorSize, _smallSize, _smallLimit) = (1 << shift, 1 << smallShift, UInt32(56));

        _next = ReadTable(TableSectors());
        foreach (var entry in Directory(ReadChain(UInt32(48), int.MaxValue))) _entries.Add(entry);
        _nextSmall = UInt32(60) > LastSector ? [] : Numbers(ReadChain(UInt32(60), int.MaxValue));
        var root = _entries.Find(e => e.Kind == 5);
        _small = root.Start > LastSector || root.Name is null ? [] : ReadChain(root.Start, (int)Math.Min(root.Size, int.MaxValue));
    }

    public bool Has(string name) => _entries.Exists(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Nothing when there is no such stream.</summary>
    /// <exception cref="InvalidDataException">Its chain is damaged.</exception>
    public byte[]? Stream(string name)
    {
        var entry = _entries.Find(e => e.Kind == 2 && e.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (entry.Name is null) return null;
        if (entry.Size > _content.LongLength) throw Damaged();
        return entry.Size >= _smallLimit ? ReadChain(entry.Start, (int)entry.Size) : ReadSmall(entry.Start, (int)entry.Size);
    }

    private static InvalidDataException Damaged() => new("The compound file is damaged.");

    private uint UInt32(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_content.AsSpan(at));

    private ReadOnlySpan<byte> Sector(uint number)
    {
        var at = (number + 1L) * _sectorSize;
        if (number > LastSector || at >= _content.Length) throw Damaged();
        return _content.AsSpan((int)at, (int)Math.Min(_sectorSize, _content.Length - at));
    }

    /// <summary>The sectors that hold the table of chains: 109 in the header, the rest in a chain of their own.</summary>
    private List<uint> TableSectors()
    {
        var sectors = new List<uint>();
        for (var i = 0; i < 109; i++) sectors.Add(UInt32(76 + i * 4));
        var more = UInt32(68);
        for (var steps = 0; more <= LastSector; steps++)
        {
            if (steps > _content.Length / _sectorSize) throw Damaged();
            var numbers = Numbers(Sector(more));
            if (numbers.Length == 0) throw Damaged();
            sectors.AddRange(numbers[..^1]);
            more = numbers[^1];
        }
        return sectors;
    }

    private uint[] ReadTable(List<uint> sectors)
    {
        var table = new List<uint>();
        foreach (var sector in sectors.Where(s => s <= LastSector))
        {
            if (table.Count > _content.Length) throw Damaged();
            table.AddRange(Numbers(Sector(sector)));
        }
        return [.. table];
    }

    private byte[] ReadChain(uint start, int length)
    {
        using var result = new MemoryStream();
        var steps = 0;
        for (var sector = start; sector != EndOfChain && result.Length < length; sector = sector < _next.Length ? _next[sector] : throw Damaged())
        {
            if (++steps > _next.Length) throw Damaged();
            result.Write(Sector(sector));
        }
        if (length != int.MaxValue && result.Length < length) throw Damaged();
        if (length != int.MaxValue) result.SetLength(length);
        return result.ToArray();
    }

    private byte[] ReadSmall(uint start, int length)
    {
        using var result = new MemoryStream();
        var steps = 0;
        for (var sector = start; sector != EndOfChain && result.Length < length; sector = sector < _nextSmall.Length ? _nextSmall[sector] : throw Damaged())
        {
            var at = sector * (long)_smallSize;
            if (++steps > _nextSmall.Length || at >= _small.Length) throw Damaged();
            result.Write(_small, (int)at, (int)Math.Min(_smallSize, _small.Length - at));
        }
        if (result.Length < length) throw Damaged();
        result.SetLength(length);
        return result.ToArray();
    }

    private static uint[] Numbers(ReadOnlySpan<byte> bytes)
    {
        var numbers = new uint[bytes.Length / 4];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 4)..]);
        return numbers;
    }

    private static List<(string Name, byte Kind, uint Start, uint Size)> Directory(byte[] bytes)
    {
        var entries = new List<(string, byte, uint, uint)>();
        for (var at = 0; at + 128 <= bytes.Length; at += 128)
        {
            var entry = bytes.AsSpan(at, 128);
            var length = BinaryPrimitives.ReadUInt16LittleEndian(entry[64..]);
            if (entry[66] == 0 || length is < 2 or > 64) continue;
            entries.Add((Encoding.Unicode.GetString(entry[..(length - 2)]), entry[66], BinaryPrimitives.ReadUInt32LittleEndian(entry[116..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[120..])));
        }
        return entries;
    }
}
