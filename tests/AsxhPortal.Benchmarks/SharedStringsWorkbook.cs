using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace AsxhPortal.Benchmarks;

/// <summary>Writes a plain .xlsx of one sheet as Excel does, every text once in a table of shared strings; libraries that stream write each text into its cell.</summary>
internal static class SharedStringsWorkbook
{
    public static void Write(string path, IEnumerable<object?[]> rows)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Part(archive, "[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>
            """);
        Part(archive, "_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part(archive, "xl/workbook.xml", """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Part(archive, "xl/_rels/workbook.xml.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>
            """);
        using (var sheet = Writer(archive, "xl/worksheets/sheet1.xml"))
        {
            sheet.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
            var number = 0;
            foreach (var row in rows) WriteRow(sheet, ++number, row, places);
            sheet.Write("</sheetData></worksheet>");
        }
        using var strings = Writer(archive, "xl/sharedStrings.xml");
        strings.Write("<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        foreach (var text in places.OrderBy(p => p.Value)) strings.Write($"<si><t>{SecurityElement.Escape(text.Key)}</t></si>");
        strings.Write("</sst>");
    }

    private static void WriteRow(StreamWriter sheet, int number, object?[] row, Dictionary<string, int> places)
    {
        sheet.Write($"<row r=\"{number}\">");
        for (var column = 0; column < row.Length; column++)
        {
            var address = $"{(char)('A' + column)}{number}";
            switch (row[column])
            {
                case null or "": break;
                case string text:
                    if (!places.TryGetValue(text, out var place)) places[text] = place = places.Count;
                    sheet.Write($"<c r=\"{address}\" t=\"s\"><v>{place}</v></c>");
                    break;
                case var value: sheet.Write($"<c r=\"{address}\"><v>{Convert.ToString(value, CultureInfo.InvariantCulture)}</v></c>"); break;
            }
        }
        sheet.Write("</row>");
    }

    private static void Part(ZipArchive archive, string name, string content)
    {
        using var part = Writer(archive, name);
        part.Write(content.Trim());
    }

    private static StreamWriter Writer(ZipArchive archive, string name) =>
        new(archive.CreateEntry(name, CompressionLevel.Optimal).Open(), new UTF8Encoding(false), 1 << 16);
}
