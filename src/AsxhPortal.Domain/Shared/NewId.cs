using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AsxhPortal.Domain.Shared;

/// <summary>
/// The one place where ids are made. COMB order: the last six bytes are the Unix time in milliseconds (the order in which SQL Server sorts
/// a uniqueidentifier), the first four are the same time in steps of 256 ms (the order of SQLite's text), the 48 bits between are random.
/// </summary>
public static class NewId
{
    public static Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        var milliseconds = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(milliseconds >> 8));
        RandomNumberGenerator.Fill(bytes[4..10]);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[10..], (ushort)(milliseconds >> 32));
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], (uint)milliseconds);
        return new Guid(bytes, bigEndian: true);
    }
}
