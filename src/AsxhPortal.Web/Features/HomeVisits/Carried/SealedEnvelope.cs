using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

public enum EnvelopeKind { Visit, Attachment }

/// <summary>
/// What a phone sends: one visit or one picture, sealed for the server (docs/formats/sealed-visits.md). Nothing of it can be read without the
/// site's key.
/// </summary>
public sealed class SealedEnvelope : IDisposable
{
    private const int TagBytes = 16, NonceBytes = 12;

    private SealedEnvelope() { }

    public Guid Id { get; private set; }
    public Guid PlanId { get; private set; }
    public EnvelopeKind Kind { get; private set; }
    private byte[] Key { get; set; } = [];
    private byte[] Nonce { get; set; } = [];

    /// <summary>From the pool; the first <see cref="dataLength"/> bytes count.</summary>
    private byte[] data = [];
    private int dataLength;

    private ReadOnlySpan<byte> Data => data.AsSpan(0, dataLength);

    /// <summary>The same envelope again has the same; a visit sealed anew has another.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Data));

    /// <returns>Null when it is no envelope.</returns>
    public static SealedEnvelope? Read(ReadOnlySpan<byte> json)
    {
        var envelope = new SealedEnvelope();
        try
        {
            if (envelope.Fill(json))
                return envelope;
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            // It is no envelope.
        }
        envelope.Dispose();
        return null;
    }

    private bool Fill(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        var version = 0;
        string? kind = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "v": version = reader.GetInt32(); break;
                case "id": Id = reader.GetGuid(); break;
                case "planId": PlanId = reader.GetGuid(); break;
                case "kind": kind = reader.GetString(); break;
                case "key": Key = reader.GetBytesFromBase64(); break;
                case "iv": Nonce = reader.GetBytesFromBase64(); break;
                case "data": FillData(ref reader); break;
                default: reader.Skip(); break;
            }
        }
        Kind = kind == "visit" ? EnvelopeKind.Visit : EnvelopeKind.Attachment;
        return reader.TokenType == JsonTokenType.EndObject && !reader.Read() && version == 1 && Id != Guid.Empty && Nonce.Length == NonceBytes && dataLength >= TagBytes && kind is "visit" or "attachment";
    }

    private void FillData(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
            throw new JsonException();
        Dispose();
        data = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(reader.ValueSpan.Length));
        if (reader.ValueIsEscaped)
        {
            var bytes = reader.GetBytesFromBase64();
            bytes.CopyTo(data, 0);
            dataLength = bytes.Length;
        }
        else if (Base64.DecodeFromUtf8(reader.ValueSpan, data, out _, out dataLength) != OperationStatus.Done)
        {
            throw new FormatException();
        }
    }

    public void Dispose()
    {
        if (data.Length > 0)
            ArrayPool<byte>.Shared.Return(data);
        (data, dataLength) = ([], 0);
    }

    public Task<byte[]?> UnwrapAsync(Func<byte[], Task<byte[]?>> unwrap) => unwrap(Key);

    /// <returns>Null when it was changed on its way.</returns>
    public byte[]? Open(byte[] key)
    {
        var plain = new byte[dataLength - TagBytes];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(Nonce, Data[..plain.Length], Data[plain.Length..], plain);
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
