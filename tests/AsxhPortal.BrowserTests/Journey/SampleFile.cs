using System.Text;

namespace AsxhPortal.BrowserTests.Journey;

/// <summary>The truth beside the sample lists: comma-separated, quoted where needed, one line per row.</summary>
internal static class SampleFile
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        string[] lines = File.ReadAllLines(Repository.Sample(name), Encoding.UTF8);
        var header = Cells(lines[0]);
        return [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => Row(header, Cells(line)))];
    }

    private static Dictionary<string, string> Row(List<string> header, List<string> cells) =>
        header.Select((name, index) => (name, index)).ToDictionary(column => column.name, column => cells[column.index]);

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        bool isQuoted = false;
        foreach (char letter in line)
        {
            if (letter == '"') isQuoted = !isQuoted;
            else if (letter == ',' && !isQuoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else cell.Append(letter);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
