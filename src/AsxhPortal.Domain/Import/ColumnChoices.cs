using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>One remembered column: its title (compared without diacritics), or its letter where the file has no titles.</summary>
/// <param name="Field">Its meaning; nothing when the column shall be left out.</param>
public sealed record ColumnChoice(string? Heading, string? Column, ListField? Field);

/// <summary>
/// What the columns of an office's lists mean, by their titles: kept per unit and group, so that the next file of the same office
/// is read the same way although its columns stand elsewhere. As JSON:
/// <c>{"columns":[{"heading":"Họ tên đối tượng","field":"FullName"},{"column":"C","field":"Birth"}]}</c>.
/// </summary>
public sealed record ColumnChoices(IReadOnlyList<ColumnChoice> Columns)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        WriteIndented = true,
    };

    /// <summary>What a map says, column by column.</summary>
    public static ColumnChoices Of(ColumnMap map) =>
        new([.. map.Columns.Select(c => c.Header.Length > 0 ? new ColumnChoice(c.Header, null, c.Field) : new ColumnChoice(null, ColumnMap.Letter(c.Index), c.Field))]);

    /// <exception cref="RuleException">The text is no such JSON, or names a field that does not exist.</exception>
    public static ColumnChoices Parse(string json)
    {
        ColumnChoices? choices = null;
        try
        {
            choices = JsonSerializer.Deserialize<ColumnChoices>(json, Json);
        }
        catch (JsonException)
        {
            // Said below.
        }
        if (choices?.Columns is not { Count: > 0 } || choices.Columns.Any(c => c is null || c.Heading is null && c.Column is null))
            throw new RuleException("Tệp bản đồ cột không đúng dạng; cần JSON như {\"columns\":[{\"heading\":\"Họ tên\",\"field\":\"FullName\"}]} với tên trường có thật.", "Map");
        return choices;
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>How many of the columns carry a title that is remembered.</summary>
    public int Known(IEnumerable<string> headings)
    {
        var keys = Columns.Where(c => c.Heading is not null).Select(c => HeaderWords.Words(c.Heading!)).ToHashSet();
        return headings.Count(h => keys.Contains(HeaderWords.Words(h)));
    }

    /// <summary>The found map with the remembered meanings in the place of the guessed ones.</summary>
    public ColumnMap ApplyTo(ColumnMap found)
    {
        var byHeading = Columns.Where(c => c.Heading is not null).GroupBy(c => HeaderWords.Words(c.Heading!)).ToDictionary(g => g.Key, g => new Queue<ColumnChoice>(g));
        var byLetter = Columns.Where(c => c.Column is not null).GroupBy(c => c.Column!.Trim().ToUpperInvariant()).ToDictionary(g => g.Key, g => g.First());
        var columns = new List<ListColumn>();
        foreach (var column in found.Columns)
        {
            var words = HeaderWords.Words(column.Header);
            if (words.Length > 0 && byHeading.TryGetValue(words, out var same) && same.TryDequeue(out var choice)) columns.Add(ColumnMap.Chosen(column, choice.Field));
            else if (byLetter.Remove(ColumnMap.Letter(column.Index), out var lettered)) columns.Add(ColumnMap.Chosen(column, lettered.Field));
            else columns.Add(column);
        }
        foreach (var (letter, choice) in byLetter)
        {
            if (IndexOf(letter) is { } index && columns.TrueForAll(c => c.Index != index))
                columns.Add(ColumnMap.Chosen(new ListColumn(index, "", null), choice.Field));
        }

        // A remembered meaning takes the field from a column that was only guessed to have it.
        var taken = columns.Where(c => c.Evidence == ColumnEvidence.Person).Select(c => c.Field).OfType<ListField>().ToHashSet();
        return new ColumnMap(found.FirstHeaderRow, found.LastHeaderRow, [.. columns
            .Select(c => c.Evidence != ColumnEvidence.Person && c.Field is { } field && taken.Contains(field) ? new ListColumn(c.Index, c.Header, null) : c)
            .OrderBy(c => c.Index)]);
    }

    private static int? IndexOf(string letters)
    {
        if (letters.Length is 0 or > 3 || !letters.All(char.IsAsciiLetterUpper)) return null;
        return letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) - 1;
    }
}
