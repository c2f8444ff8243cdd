using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>A visit as the phone wrote it, opened. Answers, minute and attorney are flat: names of the form's fields with text.</summary>
public sealed record SealedVisit
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(), new FlatText() } };

    public Guid Id { get; init; }
    public Guid PlanId { get; init; }
    public Guid BeneficiaryId { get; init; }
    public int? SurveyVersion { get; init; }
    public int PersonVersion { get; init; }

    /// <summary>UTC by the clock of the phone.</summary>
    public DateTime TakenAt { get; init; }

    /// <summary>How far the server's clock was ahead of the phone's at their last contact.</summary>
    public long ClockOffsetMs { get; init; }
    public string? AppVersion { get; init; }
    public VisitCommand Command { get; init; }
    public Dictionary<string, string?> Answers { get; init; } = [];
    public Dictionary<string, string?>? Minute { get; init; }
    public Dictionary<string, string?>? Attorney { get; init; }
    public IReadOnlyList<SealedCorrection> Corrections { get; init; } = [];
    public IReadOnlyList<SealedPicture> Attachments { get; init; } = [];

    /// <summary>When it was written, by the server's clock. A clock that is wrong by years cannot be mended; then it counts as written on arrival.</summary>
    public DateTime TakenAtCorrected(DateTime now)
    {
        const long mostMilliseconds = 100L * 366 * 24 * 3600 * 1000;
        if (Math.Abs((double)ClockOffsetMs) > mostMilliseconds || TakenAt.Year is < 1970 or > 2200)
            return now;
        return DateTime.SpecifyKind(TakenAt.Kind == DateTimeKind.Local ? TakenAt.ToUniversalTime() : TakenAt, DateTimeKind.Utc).AddMilliseconds(ClockOffsetMs);
    }

    /// <returns>Null when it is not such a text.</returns>
    public static SealedVisit? Read(ReadOnlySpan<byte> plain)
    {
        try
        {
            var visit = JsonSerializer.Deserialize<SealedVisit>(plain, Json);
            return visit is { Answers: not null, Corrections: not null, Attachments: not null } && visit.Corrections.All(c => c is { Field: not null })
                && visit.Attachments.All(a => a is { Sha256: not null, Kind: not null }) ? visit : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Forms are text; a phone may write true or 5 without quotes.</summary>
    private sealed class FlatText : JsonConverter<Dictionary<string, string?>>
    {
        public override Dictionary<string, string?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException();
            var fields = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            foreach (var field in document.RootElement.EnumerateObject())
            {
                fields[field.Name] = field.Value.ValueKind switch
                {
                    JsonValueKind.Null => null,
                    JsonValueKind.String => field.Value.GetString(),
                    JsonValueKind.True => "true",
                    JsonValueKind.False => "false",
                    JsonValueKind.Number => field.Value.GetRawText(),
                    _ => throw new JsonException(),
                };
            }
            return fields;
        }

        public override void Write(Utf8JsonWriter writer, Dictionary<string, string?> value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}

/// <summary>A field of the register that the card says otherwise.</summary>
public sealed record SealedCorrection(string Field, string? Value);

/// <summary>A picture that belongs to the visit and is sent by itself.</summary>
public sealed record SealedPicture(Guid Id, string Kind, string Sha256, int Length, string? ContentType);

/// <summary>A picture opened: a header of JSON with its length before it (four bytes, little endian), then the bytes.</summary>
public sealed record SealedPictureBytes(Guid Id, Guid VisitId, string Kind, string Sha256, string ContentType, byte[] Bytes)
{
    private const int MostHeaderBytes = 4096;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <returns>Null when it is not such bytes.</returns>
    public static SealedPictureBytes? Read(byte[] plain)
    {
        if (plain.Length < 4)
            return null;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(plain);
        if (length > MostHeaderBytes || 4 + length >= plain.Length)
            return null;
        try
        {
            var header = JsonSerializer.Deserialize<Header>(plain.AsSpan(4, (int)length), Json);
            return header is not { Kind: not null, Sha256: not null } ? null
                : new SealedPictureBytes(header.Id, header.VisitId, header.Kind, header.Sha256.ToLowerInvariant(), header.ContentType ?? "", plain[(4 + (int)length)..]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Header(Guid Id, Guid VisitId, string? Kind, string? Sha256, string? ContentType);
}
