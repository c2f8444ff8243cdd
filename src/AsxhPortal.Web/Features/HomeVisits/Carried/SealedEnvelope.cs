using System.Security.Cryptography;
using System.Text.Json;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

public enum EnvelopeKind { Visit, Attachment }

/// <summary>
/// What a phone sends: one visit or one picture, sealed for the server (docs/formats/sealed-visits.md). Nothing of it can be read without the
/// site's key.
/// </summary>
public sealed class SealedEnvelope
{
    private const int TagBytes = 16, NonceBytes = 12;

    private SealedEnvelope() { }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public EnvelopeKind Kind { get; private set; }
    private byte[] Key { get; set; } = [];
    private byte[] Nonce { get; set; } = [];
    private byte[] Data { get; set; } = [];

    /// <summary>The same envelope again has the same; a visit sealed anew has another.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Data));

    /// <returns>Null when it is no envelope.</returns>
    public static SealedEnvelope? Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return null;
            var envelope = new SealedEnvelope();
            var version = 0;
            string? kind = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                switch (name)
                {
                    case "v": version = reader.GetInt32(); break;
                    case "id": envelope.Id = reader.GetGuid(); break;
                    case "planId": envelope.PlanId = reader.GetGuid(); break;
                    case "kind": kind = reader.GetString(); break;
                    case "key": envelope.Key = reader.GetBytesFromBase64(); break;
                    case "iv": envelope.Nonce = reader.GetBytesFromBase64(); break;
                    case "data": envelope.Data = reader.GetBytesFromBase64(); break;
                    default: reader.Skip(); break;
                }
            }
            if (reader.TokenType != JsonTokenType.EndObject || reader.Read() || version != 1 || envelope.Id == Guid.Empty || envelope.Nonce.Length != NonceBytes
                || envelope.Data.Length < TagBytes || kind is not ("visit" or "attachment"))
                return null;
            envelope.Kind = kind == "visit" ? EnvelopeKind.Visit : EnvelopeKind.Attachment;
            return envelope;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    public Task<byte[]?> UnwrapAsync(Func<byte[], Task<byte[]?>> unwrap) => unwrap(Key);

    /// <returns>Null when it was changed on its way.</returns>
    public byte[]? Open(byte[] key)
    {
        var plain = new byte[Data.Length - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(Nonce, Data.AsSpan(0, plain.Length), Data.AsSpan(plain.Length), plain);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
