using ClosedXML.Excel;

namespace AsxhPortal.WebTests.Shared;

/// <summary>Workbooks and PDFs that the site offered, opened again.</summary>
public static class Sheets
{
    /// <summary>All texts of the first sheet, row by row, as a person reads them.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> GetSheetAsync(this HttpClient client, string url, int sheet = 1)
    {
        var response = await client.GetAsync(url);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, url);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var book = new XLWorkbook(await response.Content.ReadAsStreamAsync());
        return [.. book.Worksheet(sheet).RowsUsed().Select(row => (IReadOnlyList<string>)[.. row.CellsUsed().Select(cell => cell.GetString())])];
    }

    /// <summary>The row that holds this text.</summary>
    public static IReadOnlyList<string> RowOf(this IReadOnlyList<IReadOnlyList<string>> sheet, string text) =>
        sheet.FirstOrDefault(row => row.Contains(text)) ?? throw new ShouldAssertException($"No row with {text}");

    public static bool Says(this IReadOnlyList<IReadOnlyList<string>> sheet, string part) => sheet.Any(row => row.Any(cell => cell.Contains(part, StringComparison.Ordinal)));
}
