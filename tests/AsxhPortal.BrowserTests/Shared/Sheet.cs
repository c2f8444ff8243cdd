using System.Text;
using ExcelDataReader;

namespace AsxhPortal.BrowserTests.Shared;

/// <summary>The first sheet of a downloaded workbook as text, read by another library than the one that wrote it.</summary>
public sealed class Sheet
{
    private Sheet(string name, List<string[]> rows) => (Name, Rows) = (name, rows);

    public string Name { get; }

    public IReadOnlyList<string[]> Rows { get; }

    public static IReadOnlyList<Sheet> All(DownloadedFile file)
    {
        file.Name.ShouldEndWith(".xlsx");
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file.Bytes));
        var sheets = new List<Sheet>();
        do
        {
            var rows = new List<string[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i)?.ToString()?.Trim() ?? "")]);
            sheets.Add(new Sheet(reader.Name, rows));
        }
        while (reader.NextResult());
        return sheets;
    }

    public static Sheet First(DownloadedFile file) => All(file)[0];

    /// <summary>Rows below the header that begin with a running number.</summary>
    public IReadOnlyList<string[]> DataRows => [.. Rows.Where(row => row.Length > 1 && int.TryParse(row[0], out _) && row.Count(cell => cell.Length > 0) > 3)];

    public bool Holds(string text) => Rows.Any(row => row.Any(cell => cell.Contains(text, StringComparison.OrdinalIgnoreCase)));
}
