using System.Text;

namespace AsxhPortal.Benchmarks;

/// <summary>A comma-separated file, one record at a time, columns found by name. Quoted cells are understood.</summary>
internal sealed class CsvLines(string file, params string[] columns)
{
    public IEnumerable<string[]> Read()
    {
        using var reader = new StreamReader(file, Encoding.UTF8, true, 1 << 16);
        var header = Split(reader.ReadLine() ?? "");
        var places = columns.Select(c => Array.IndexOf(header, c)).ToArray();
        if (places.Contains(-1))
            throw new InvalidDataException($"{file} lacks the column {columns[Array.IndexOf(places, -1)]}.");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0)
                continue;
            var cells = Split(line);
            var picked = new string[places.Length];
            for (var i = 0; i < places.Length; i++)
                picked[i] = places[i] < cells.Length ? cells[places[i]] : "";
            yield return picked;
        }
    }

    private static string[] Split(string line)
    {
        if (!line.Contains('"'))
            return line.Split(',');
        var cells = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            var character = line[i];
            if (character == '"' && isQuoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (character == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(character);
            }
        }
        cells.Add(cell.ToString());
        return [.. cells];
    }
}
