using System.IO.Compression;
using System.Xml.Linq;

namespace AsxhPortal.Documents.Import;

/// <summary>The cell formats of the file, and those of them that are needed in another colour.</summary>
internal sealed class AnnotatedStyles
{
    private readonly XDocument? _styles;
    private readonly Dictionary<(int Style, bool IsError), int> _coloured = [];
    private readonly int _errorFill;
    private readonly int _warningFill;

    public AnnotatedStyles(ZipArchiveEntry? entry)
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
