using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace AsxhPortal.Domain.Import;

/// <summary>How one sheet shall be read.</summary>
/// <param name="Sheet">Its name; "CSV" for a text file.</param>
/// <param name="Map">Where its header stands and what its columns mean; null: by recognition.</param>
public sealed record SheetReading(string Sheet, ColumnMap? Map = null);

/// <summary>
/// How a received file shall be read, as a person confirmed it: what <see cref="ReceivedFile.ReadingJson"/> holds. The default leaves everything to
/// recognition: every sheet of the chosen group, columns and text as they are found.
/// </summary>
public sealed record ReadingChoices
{
    public static readonly ReadingChoices ByRecognition = new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The sheets to read; empty: every sheet of the chosen group.</summary>
    public IReadOnlyList<SheetReading> Sheets { get; init; } = [];

    /// <summary>How the texts were written; null: by recognition.</summary>
    public ListEncoding? Encoding { get; init; }

    /// <summary>Whether a sheet is among the chosen ones.</summary>
    public bool Reads(string sheet) => Sheets.Count == 0 || Sheets.Any(s => s.Sheet == sheet);

    /// <summary>The confirmed columns of a sheet; null: recognise them.</summary>
    public ColumnMap? MapOf(string sheet) => Sheets.FirstOrDefault(s => s.Sheet == sheet)?.Map;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>What <see cref="ToJson"/> wrote; null and empty text mean recognition.</summary>
    /// <exception cref="JsonException">The text was not written by <see cref="ToJson"/>.</exception>
    public static ReadingChoices Parse(string? json) =>
        string.IsNullOrWhiteSpace(json) ? ByRecognition : JsonSerializer.Deserialize<ReadingChoices>(json, Json) ?? ByRecognition;
}
