using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>The cells of a list as a plain .xlsx, for lists that came as .xls or CSV: every cell in its place and of its kind, no formatting.</summary>
public static class PlainWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Types = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{0}</Types>""";
    private const string SheetType = """<Override PartName="/xl/worksheets/sheet{0}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>""";
    private const string Package = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""";
    private const string Relations = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rIdStyles" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>{0}</Relationships>""";
    private const string SheetRelation = """<Relationship Id="rId{0}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet{0}.xml"/>""";

    /// <summary>Format 1 is a date, format 2 is text (so that Excel leaves zeros alone when somebody types over it).</summary>
    private const string Styles = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="1"><font><sz val="12"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>""";

    /// <param name="sheets">Name and rows; rows in the order of their numbers.</param>
    public static byte[] Make(IReadOnlyList<(string Name, IEnumerable<SheetRow> Rows)> sheets)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Count).ToList();
            Put(archive, "[Content_Types].xml", Types.Replace("{0}", string.Concat(numbers.Select(n => SheetType.Replace("{0}", Text(n), StringComparison.Ordinal))), StringComparison.Ordinal));
            Put(archive, "_rels/.rels", Package);
            Put(archive, "xl/_rels/workbook.xml.rels", Relations.Replace("{0}", string.Concat(numbers.Select(n => SheetRelation.Replace("{0}", Text(n), StringComparison.Ordinal))), StringComparison.Ordinal));
            Put(archive, "xl/styles.xml", Styles);
            using (var xml = Xml(archive, "xl/workbook.xml"))
            {
                xml.WriteStartElement("workbook", Main);
                xml.WriteAttributeString("xmlns", "r", null, "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
                xml.WriteStartElement("sheets", Main);
                foreach (var number in numbers)
                {
                    xml.WriteStartElement("sheet", Main);
                    xml.WriteAttributeString("name", sheets[number - 1].Name);
                    xml.WriteAttributeString("sheetId", Text(number));
                    xml.WriteAttributeString("r", "id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships", $"rId{number}");
                    xml.WriteEndElement();
                }
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            foreach (var number in numbers)
            {
                using var xml = Xml(archive, $"xl/worksheets/sheet{number}.xml");
                WriteSheet(xml, sheets[number - 1].Rows);
            }
        }
        return stream.ToArray();
    }

    private static void WriteSheet(XmlWriter xml, IEnumerable<SheetRow> rows)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in rows)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", Text(row.Number));
            for (var column = 0; column < row.Cells.Length; column++)
            {
                if (!row.Cells[column].IsBlank) WriteCell(xml, ColumnMap.Letter(column) + Text(row.Number), row.Cells[column]);
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, string address, SheetCell cell)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", address);
        if (cell.Kind == CellKind.Number || cell is { Kind: CellKind.Date, Date: not null })
        {
            if (cell.Kind == CellKind.Date) xml.WriteAttributeString("s", "1");
            xml.WriteElementString("v", Main, (cell.Date?.ToOADate() ?? cell.Number).ToString("R", CultureInfo.InvariantCulture));
        }
        else
        {
            xml.WriteAttributeString("s", "2");
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(new string([.. cell.Text.Where(XmlConvert.IsXmlChar)]));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static XmlWriter Xml(ZipArchive archive, string path) =>
        XmlWriter.Create(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = true });

    private static void Put(ZipArchive archive, string path, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(path).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
