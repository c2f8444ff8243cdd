using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;

namespace AsxhPortal.Web.Features.Shared.Papers;

/// <summary>
/// SHA-256 over what a paper says, before it is drawn: kind, head and content as JSON in the order of their fields. Number, stamp and the
/// look of the page are no part of it, so a better template does not make an old paper wrong.
/// </summary>
public static class ContentHash
{
    private static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    /// <param name="content">Plain records and lists; its run-time type decides what is written.</param>
    /// <returns>64 hexadecimal digits in small letters.</returns>
    public static string Of(PaperKind kind, Letterhead letterhead, object content)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(Encoding.UTF8.GetBytes(kind.ToString()));
        sha.AppendData(JsonSerializer.SerializeToUtf8Bytes(letterhead with { NumberLine = "", Stamp = null }, Canonical));
        sha.AppendData(JsonSerializer.SerializeToUtf8Bytes(content, content.GetType(), Canonical));
        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
