using System.IO.Compression;
using System.Xml.Linq;

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
        var styles = new AnnotatedStyles(stylesEntry);
        using var result = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var entry in source.Entries.Where(e => e != stylesEntry))
        {
            using var from = entry.Open();
            using var to = result.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            if (parts.TryGetValue(entry.FullName.TrimStart('/'), out var sheet)) new AnnotatedSheetXml(sheet, styles).Run(from, to);
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
}
