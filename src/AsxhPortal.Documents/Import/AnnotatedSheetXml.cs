using System.Globalization;
using System.Xml;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>One pass over the XML of a sheet of <see cref="AnnotatedWorkbook"/>: cells in doubt coloured, two columns added, all else as it stands.</summary>
internal sealed class AnnotatedSheetXml(AnnotatedSheet sheet, AnnotatedStyles styles)
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
        if (isHeader) TextCell(prefix, space, sheet.Column, AnnotatedWorkbook.ColumnTitle, style);
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
