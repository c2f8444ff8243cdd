using System.IO.Compression;
using System.Text;

namespace AsxhPortal.UnitTests.Import;

/// <summary>Writes an .xlsx part by part, to hold what no library writes (damage, malice, other programs' habits).</summary>
internal sealed class XlsxBytes
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly List<(string Name, string State, string Xml)> _sheets = [];

    public bool UsesDatesFrom1904 { get; init; }

    /// <summary>Names of the fonts; style number i + 1 uses the i-th, the style behind the last one is a date.</summary>
    public string[] Fonts { get; init; } = [];

    public Dictionary<string, byte[]> OtherParts { get; } = [];

    /// <param name="rows">The content of sheetData.</param>
    /// <param name="before">What stands before it (columns).</param>
    public XlsxBytes Sheet(string name, string rows, string before = "", string state = "visible")
    {
        _sheets.Add((name, state, $"<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData></worksheet>"));
        return this;
    }

    public static string Text(string address, string text, int style = 0) => $"<c r=\"{address}\" s=\"{style}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>");
            Part(zip, "_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            Part(zip, "xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr{(UsesDatesFrom1904 ? " date1904=\"1\"" : "")}/><sheets>"
                + string.Concat(_sheets.Select((s, i) => $"<sheet name=\"{s.Name}\" sheetId=\"{i + 1}\" state=\"{s.State}\" r:id=\"rId{i + 1}\"/>")) + "</sheets></workbook>");
            Part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + string.Concat(_sheets.Select((_, i) => $"<Relationship Id=\"rId{i + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i + 1}.xml\"/>"))
                + $"<Relationship Id=\"rIdS\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>");
            Part(zip, "xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><fonts><font><name val=\"Calibri\"/></font>" + string.Concat(Fonts.Select(f => $"<font><sz val=\"12\"/><name val=\"{f}\"/></font>"))
                + "</fonts><cellXfs><xf fontId=\"0\" numFmtId=\"0\"/>" + string.Concat(Fonts.Select((_, i) => $"<xf fontId=\"{i + 1}\" numFmtId=\"0\"/>")) + "<xf fontId=\"0\" numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            for (var i = 0; i < _sheets.Count; i++) Part(zip, $"xl/worksheets/sheet{i + 1}.xml", _sheets[i].Xml);
            foreach (var (name, content) in OtherParts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var entry = zip.CreateEntry(name).Open();
        entry.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
    }
}
