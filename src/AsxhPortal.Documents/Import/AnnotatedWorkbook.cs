using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>What is said of one row of the office's sheet.</summary>
/// <param name="Key">Stands in a hidden column, so that the row is found again.</param>
/// <param name="ToDo">What to do, in words; empty where there is nothing to do.</param>
/// <param name="Marks">Columns (from 0) whose cells are coloured: true for what has to be mended, false for what has to be looked at.</param>
public sealed record AnnotatedRow(string Key, string ToDo, IReadOnlyDictionary<int, bool> Marks);

/// <param name="HeaderRow">The last row of the header; 0 when there is none.</param>
/// <param name="Column">The first free column behind the office's own (from 0): what to do; the key stands behind it, hidden.</param>
public sealed record AnnotatedSheet(string Name, int HeaderRow, int Column, IReadOnlyDictionary<int, AnnotatedRow> Rows);

/// <summary>
/// The office's own .xlsx with the cells in doubt coloured and one column saying what to do. Only the sheets concerned and the table of styles are
/// written anew, cell by cell as they stand; everything else of the file is passed on byte for byte.
/// </summary>
public static class AnnotatedWorkbook
{
    public const string ColumnTitle = "Việc cần làm";

    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A quick look, so that an ordinary list is not read twice: whether a key may stand anywhere in the file.</summary>
    public static bool MayBeOne(byte[] content)
    {
        if (content is not [0x50, 0x4B, ..]) return false;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return archive.Entries.Where(e => e.FullName.EndsWith("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || e.FullName.Contains("worksheets/", StringComparison.OrdinalIgnoreCase)).Any(HoldsKey);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static bool HoldsKey(ZipArchiveEntry entry)
    {
        var mark = "asxh."u8;
        var buffer = new byte[1 << 16];
        using var stream = entry.Open();
        for (var kept = 0; ;)
        {
            var read = stream.Read(buffer, kept, buffer.Length - kept);
            if (read == 0) return false;
            var filled = buffer.AsSpan(0, kept + read);
            if (filled.IndexOf(mark) >= 0) return true;
            kept = Math.Min(mark.Length - 1, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }
    }

    /// <param name="content">A workbook in the format of .xlsx.</param>
    /// <param name="sheets">What to write, by the name of the sheet.</param>
    public static void Write(Stream target, byte[] content, IReadOnlyList<AnnotatedSheet> sheets)
    {
        using var source = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        var parts = PartsOf(source, sheets);
        var stylesEntry = source.Entries.FirstOrDefault(e => e.FullName.EndsWith("xl/styles.xml", StringComparison.OrdinalIgnoreCase));
        var styles = new CellStyles(stylesEntry);
        using var result = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.Where(e => e != stylesEntry))
        {
            using var from = entry.Open();
            using var to = result.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            if (parts.TryGetValue(entry.FullName.TrimStart('/'), out var sheet)) new SheetRewriting(sheet, styles).Run(from, to);
            else from.CopyTo(to);
        }
        if (stylesEntry is null) return;
        using var written = result.CreateEntry(stylesEntry.FullName, CompressionLevel.Fastest).Open();
        styles.Save(written);
    }

    /// <summary>The path of each sheet inside the file.</summary>
    private static Dictionary<string, AnnotatedSheet> PartsOf(ZipArchive archive, IReadOnlyList<AnnotatedSheet> sheets)
    {
        var workbook = Load(archive, "xl/workbook.xml");
        var targets = Load(archive, "xl/_rels/workbook.xml.rels").Root!.Elements()
            .Where(e => e.Attribute("Id") is not null && e.Attribute("Target") is not null)
            .ToDictionary(e => e.Attribute("Id")!.Value, e => e.Attribute("Target")!.Value);
        var parts = new Dictionary<string, AnnotatedSheet>(StringComparer.OrdinalIgnoreCase);
        foreach (var element in workbook.Descendants().Where(e => e.Name.LocalName == "sheet"))
        {
            var id = element.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.EndsWith("relationships", StringComparison.Ordinal))?.Value ?? element.Attribute(Relations + "id")?.Value;
            if (id is null || !targets.TryGetValue(id, out var target)) continue;
            if (sheets.FirstOrDefault(s => s.Name == element.Attribute("name")?.Value) is { } sheet)
                parts[target.StartsWith('/') ? target[1..] : $"xl/{target}"] = sheet;
        }
        return parts;
    }

    private static XDocument Load(ZipArchive archive, string path)
    {
        var entry = archive.Entries.FirstOrDefault(e => string.Equals(e.FullName.TrimStart('/'), path, StringComparison.OrdinalIgnoreCase))
            ?? throw new SourceListException("Tệp Excel thiếu phần mô tả trang tính nên không đánh dấu được; hãy mở bằng Excel và lưu lại.");
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }

    /// <summary>The cell formats of the file, and those of them that are needed in another colour.</summary>
    private sealed class CellStyles
    {
        private readonly XDocument? _styles;
        private readonly Dictionary<(int Style, bool IsError), int> _coloured = [];
        private readonly int _errorFill;
        private readonly int _warningFill;

        public CellStyles(ZipArchiveEntry? entry)
        {
            if (entry is null) return;
            using var stream = entry.Open();
            _styles = XDocument.Load(stream);
            var fills = Part("fills");
            _errorFill = AddFill(fills, "FFF4B6B2");
            _warningFill = AddFill(fills, "FFFFE699");
        }

        /// <summary>The same format with the colour behind it; without a table of styles the cell stays as it is.</summary>
        public int? Coloured(int style, bool isError)
        {
            if (_styles is null) return null;
            if (_coloured.TryGetValue((style, isError), out var known)) return known;
            var formats = Part("cellXfs");
            var all = formats.Elements().ToList();
            var format = style < all.Count ? new XElement(all[style]) : new XElement(formats.Name.Namespace + "xf", new XAttribute("numFmtId", 0), new XAttribute("fontId", 0), new XAttribute("borderId", 0));
            format.SetAttributeValue("fillId", isError ? _errorFill : _warningFill);
            format.SetAttributeValue("applyFill", 1);
            formats.Add(format);
            formats.SetAttributeValue("count", all.Count + 1);
            return _coloured[(style, isError)] = all.Count;
        }

        public void Save(Stream stream) => _styles!.Save(stream);

        private XElement Part(string name)
        {
            var root = _styles!.Root!;
            if (root.Elements().FirstOrDefault(e => e.Name.LocalName == name) is { } part) return part;
            part = new XElement(root.Name.Namespace + name);
            root.Add(part);
            return part;
        }

        private static int AddFill(XElement fills, string colour)
        {
            var space = fills.Name.Namespace;
            var index = fills.Elements().Count();
            fills.Add(new XElement(space + "fill", new XElement(space + "patternFill", new XAttribute("patternType", "solid"),
                new XElement(space + "fgColor", new XAttribute("rgb", colour)), new XElement(space + "bgColor", new XAttribute("indexed", 64)))));
            fills.SetAttributeValue("count", index + 1);
            return index;
        }
    }

    /// <summary>One pass over the XML of a sheet.</summary>
    private sealed class SheetRewriting(AnnotatedSheet sheet, CellStyles styles)
    {
        private const double ToDoWidth = 60;
        private XmlReader _in = null!;
        private XmlWriter _out = null!;
        private bool _hasColumns;
        private int _row;

        public void Run(Stream from, Stream to)
        {
            using (_in = XmlReader.Create(from, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit }))
            using (_out = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(false) }))
            {
                _in.MoveToContent();
                _out.WriteStartDocument(true);
                while (!_in.EOF)
                {
                    if (_in.NodeType != XmlNodeType.Element)
                    {
                        CopyOther();
                        _in.Read();
                        continue;
                    }
                    switch (_in.LocalName)
                    {
                        case "row":
                            Row();
                            break;
                        case "cols":
                            Columns();
                            break;
                        case "sheetData" when !_hasColumns:
                            NewColumns();
                            CopyStart();
                            break;
                        // What Excel believes to be the used range would leave the new columns out.
                        case "dimension":
                            _in.Skip();
                            break;
                        default:
                            CopyStart();
                            break;
                    }
                }
            }
        }

        private void CopyStart()
        {
            _out.WriteStartElement(_in.Prefix, _in.LocalName, _in.NamespaceURI);
            _out.WriteAttributes(_in, true);
            if (_in.IsEmptyElement) _out.WriteEndElement();
            _in.Read();
        }

        private void CopyOther()
        {
            switch (_in.NodeType)
            {
                case XmlNodeType.EndElement:
                    _out.WriteEndElement();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    _out.WriteString(_in.Value);
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    _out.WriteWhitespace(_in.Value);
                    break;
            }
        }

        /// <summary>Widths of the two columns, where the file says nothing of them itself.</summary>
        private void Columns()
        {
            _hasColumns = true;
            var (prefix, space) = (_in.Prefix, _in.NamespaceURI);
            _out.WriteStartElement(prefix, _in.LocalName, space);
            _out.WriteAttributes(_in, true);
            var isEmpty = _in.IsEmptyElement;
            _in.Read();
            while (!isEmpty && _in.NodeType != XmlNodeType.EndElement)
            {
                if (_in.NodeType != XmlNodeType.Element)
                {
                    _in.Read();
                    continue;
                }
                // Formats of whole columns up to the edge of the sheet are cut where ours begin.
                var min = Number(_in.GetAttribute("min"));
                var max = Math.Min(Number(_in.GetAttribute("max")), sheet.Column);
                if (min <= max)
                {
                    _out.WriteStartElement(_in.Prefix, _in.LocalName, _in.NamespaceURI);
                    for (var more = _in.MoveToFirstAttribute(); more; more = _in.MoveToNextAttribute())
                        _out.WriteAttributeString(_in.Prefix, _in.LocalName, _in.NamespaceURI, _in.LocalName == "max" && _in.Prefix.Length == 0 ? Text(max) : _in.Value);
                    _in.MoveToElement();
                    _out.WriteEndElement();
                }
                _in.Skip();
            }
            WriteColumns(prefix, space);
            _out.WriteEndElement();
            _in.Read();
        }

        private void NewColumns()
        {
            _out.WriteStartElement(_in.Prefix, "cols", _in.NamespaceURI);
            WriteColumns(_in.Prefix, _in.NamespaceURI);
            _out.WriteEndElement();
        }

        private void WriteColumns(string prefix, string space)
        {
            foreach (var (index, width, isHidden) in new[] { (sheet.Column + 1, ToDoWidth, false), (sheet.Column + 2, 9d, true) })
            {
                _out.WriteStartElement(prefix, "col", space);
                _out.WriteAttributeString("min", Text(index));
                _out.WriteAttributeString("max", Text(index));
                _out.WriteAttributeString("width", width.ToString(CultureInfo.InvariantCulture));
                _out.WriteAttributeString("customWidth", "1");
                if (isHidden) _out.WriteAttributeString("hidden", "1");
                _out.WriteEndElement();
            }
        }

        private void Row()
        {
            _row = _in.GetAttribute("r") is { } number ? Number(number) : _row + 1;
            var note = sheet.Rows.GetValueOrDefault(_row);
            var isHeader = _row == sheet.HeaderRow;
            if (note is null && !isHeader)
            {
                CopyStart();
                return;
            }

            var (prefix, space) = (_in.Prefix, _in.NamespaceURI);
            _out.WriteStartElement(prefix, _in.LocalName, space);
            for (var more = _in.MoveToFirstAttribute(); more; more = _in.MoveToNextAttribute())
            {
                if (_in.LocalName != "spans") _out.WriteAttributeString(_in.Prefix, _in.LocalName, _in.NamespaceURI, _in.Value);
            }
            _in.MoveToElement();
            var marks = note?.Marks.OrderBy(m => m.Key).ToList() ?? [];
            var next = 0;
            var column = -1;
            var style = 0;
            var isEmpty = _in.IsEmptyElement;
            _in.Read();
            var wroteOurs = false;
            while (!isEmpty && _in.NodeType != XmlNodeType.EndElement)
            {
                if (_in.NodeType != XmlNodeType.Element || _in.LocalName != "c")
                {
                    if (_in.NodeType == XmlNodeType.Element) _out.WriteNode(_in, true);
                    else _in.Read();
                    continue;
                }
                column = _in.GetAttribute("r") is { } address ? ColumnOf(address) : column + 1;
                for (; next < marks.Count && marks[next].Key < column; next++)
                    Blank(prefix, space, marks[next].Key, marks[next].Value);
                if (column >= sheet.Column && !wroteOurs)
                {
                    Ours(prefix, space, note, isHeader, style);
                    wroteOurs = true;
                }
                if (column == sheet.Column || column == sheet.Column + 1)
                {
                    _in.Skip();
                    continue;
                }
                var isMarked = next < marks.Count && marks[next].Key == column;
                Cell(isMarked ? marks[next].Value : null, ref style);
                if (isMarked) next++;
            }
            for (; next < marks.Count; next++)
                Blank(prefix, space, marks[next].Key, marks[next].Value);
            if (!wroteOurs) Ours(prefix, space, note, isHeader, style);
            _out.WriteEndElement();
            _in.Read();
        }

        /// <summary>The cell as it stands, in another colour when it is in doubt.</summary>
        private void Cell(bool? isError, ref int lastStyle)
        {
            var style = Number(_in.GetAttribute("s"));
            lastStyle = style;
            if (isError is not { } error || styles.Coloured(style, error) is not { } coloured)
            {
                _out.WriteNode(_in, true);
                return;
            }
            _out.WriteStartElement(_in.Prefix, _in.LocalName, _in.NamespaceURI);
            for (var more = _in.MoveToFirstAttribute(); more; more = _in.MoveToNextAttribute())
            {
                if (_in.LocalName != "s") _out.WriteAttributeString(_in.Prefix, _in.LocalName, _in.NamespaceURI, _in.Value);
            }
            _in.MoveToElement();
            _out.WriteAttributeString("s", Text(coloured));
            if (_in.IsEmptyElement)
            {
                _in.Read();
            }
            else
            {
                _in.Read();
                while (_in.NodeType != XmlNodeType.EndElement) _out.WriteNode(_in, true);
                _in.Read();
            }
            _out.WriteEndElement();
        }

        private void Blank(string prefix, string space, int column, bool isError)
        {
            if (styles.Coloured(0, isError) is not { } style) return;
            _out.WriteStartElement(prefix, "c", space);
            _out.WriteAttributeString("r", ColumnMap.Letter(column) + Text(_row));
            _out.WriteAttributeString("s", Text(style));
            _out.WriteEndElement();
        }

        private void Ours(string prefix, string space, AnnotatedRow? note, bool isHeader, int style)
        {
            if (isHeader) TextCell(prefix, space, sheet.Column, ColumnTitle, style);
            if (note is null) return;
            if (note.ToDo.Length > 0) TextCell(prefix, space, sheet.Column, note.ToDo, styles.Coloured(0, note.Marks.Values.Contains(true)));
            TextCell(prefix, space, sheet.Column + 1, note.Key, null);
        }

        private void TextCell(string prefix, string space, int column, string text, int? style)
        {
            _out.WriteStartElement(prefix, "c", space);
            _out.WriteAttributeString("r", ColumnMap.Letter(column) + Text(_row));
            if (style is { } index) _out.WriteAttributeString("s", Text(index));
            _out.WriteAttributeString("t", "inlineStr");
            _out.WriteStartElement(prefix, "is", space);
            _out.WriteStartElement(prefix, "t", space);
            _out.WriteAttributeString("xml", "space", null, "preserve");
            _out.WriteString(text);
            _out.WriteEndElement();
            _out.WriteEndElement();
            _out.WriteEndElement();
        }

        private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

        private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

        /// <summary>"AB12" → 27.</summary>
        private static int ColumnOf(string address)
        {
            var column = 0;
            foreach (var letter in address.TakeWhile(char.IsAsciiLetter))
                column = column * 26 + char.ToUpperInvariant(letter) - 'A' + 1;
            return column - 1;
        }
    }
}
