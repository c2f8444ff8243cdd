using System.Globalization;
using CsvHelper;

namespace AsxhPortal.Documents.Kit;

/// <summary>
/// Rows of any length as CSV: UTF-8 with a byte order mark (so that Excel shows Vietnamese), comma, CRLF, ISO dates, plain digits.
/// Text that a spreadsheet would take for a formula gets a leading apostrophe.
/// </summary>
public static class TableCsv
{
    private static readonly CsvWriterOptions ForPeople = CsvWriterOptions.Default with
    {
        NewLine = "\r\n",
        WriteByteOrderMark = true,
        Injection = CsvInjection.None,
    };

    /// <summary>Signs with which a spreadsheet begins a formula, full-width ones included.</summary>
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    /// <summary>Writes header and rows to <paramref name="stream"/> and leaves it open.</summary>
    /// <param name="isForPrograms">No byte order mark and plain line ends.</param>
    /// <returns>The number of data rows.</returns>
    public static int Write<TRow>(Stream stream, IReadOnlyList<Column<TRow>> columns, IEnumerable<TRow> rows, bool isForPrograms = false)
    {
        using var csv = CsvWriter.Create(stream, isForPrograms ? ForPeople with { NewLine = "\n", WriteByteOrderMark = false } : ForPeople, leaveOpen: true);
        csv.WriteHeader([.. columns.Select(column => column.Header)]);
        var count = 0;
        foreach (var row in rows)
        {
            foreach (var column in columns)
                WriteCell(csv, column.Value(row));
            csv.EndRecord();
            count++;
        }

        csv.Flush();
        return count;
    }

    /// <summary>The one guard of all CSV files: text that would be run as a formula (also behind leading spaces) gets an apostrophe in front.</summary>
    private static string Harmless(string text)
    {
        var first = text.AsSpan().TrimStart(" \u00A0");
        return first.Length > 0 && FormulaSigns.Contains(first[0]) ? "'" + text : text;
    }

    private static void WriteCell(CsvWriter csv, object? value)
    {
        switch (value)
        {
            case null:
                csv.WriteField("");
                break;
            case DateOnly date:
                csv.WriteField(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case int number:
                csv.WriteField(number, default);
                break;
            case long number:
                csv.WriteField(number, default);
                break;
            case decimal number:
                csv.WriteField(number, default);
                break;
            default:
                csv.WriteField(Harmless(VietnameseFormat.Clean(Convert.ToString(value, CultureInfo.InvariantCulture))));
                break;
        }
    }
}
