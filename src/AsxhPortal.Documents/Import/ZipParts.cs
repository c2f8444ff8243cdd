using System.IO.Compression;
using System.Xml;
using AsxhPortal.Domain.Import;

namespace AsxhPortal.Documents.Import;

/// <summary>What an .xlsx holds beside its rows: whether it is a bomb, which cells stand in an old font, and what has to be said about it.</summary>
internal sealed record ZipParts(IReadOnlyList<CellFonts?> Fonts, IReadOnlyList<string> Notes)
{
    private const long AlwaysAllowed = 10L * 1024 * 1024;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, IgnoreWhitespace = true, MaxCharactersInDocument = 0 };

    public static ZipParts Inspect(byte[] content, SourceListLimits limits)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var formulasWithoutValue = Unpack(archive, content.LongLength, limits);
        RefuseOtherFormats(archive);
        var notes = new List<string>();
        if (archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            notes.Add("Tệp có macro; macro không được chạy, chỉ đọc dữ liệu trong ô.");
        if (archive.Entries.Any(e => e.FullName.StartsWith("xl/externalLinks/", StringComparison.OrdinalIgnoreCase)))
            notes.Add("Tệp có công thức lấy số từ tệp khác; đã đọc giá trị lưu sẵn trong tệp, hãy kiểm tra lại các cột ấy.");
        if (formulasWithoutValue > 0)
            notes.Add($"Có {formulasWithoutValue} ô công thức chưa có giá trị tính sẵn nên đọc là ô trống; hãy mở tệp bằng Excel, lưu lại rồi tải lên.");
        if (UsesDatesFrom1904(archive))
            notes.Add("Tệp dùng hệ ngày 1904 (máy Mac); ngày tháng đã được đổi theo hệ này.");
        return new ZipParts(FindFonts(archive), notes);
    }

    /// <summary>Unpacks once without keeping anything: the sizes that a zip declares about itself prove nothing.</summary>
    private static int Unpack(ZipArchive archive, long packed, SourceListLimits limits)
    {
        if (archive.Entries.Count > 5000) throw TooBig();
        var buffer = new byte[81920];
        long unpacked = 0;
        var formulas = 0;
        foreach (var entry in archive.Entries)
        {
            var isSheet = entry.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase);
            var isHeldWhole = entry.Name.Equals("sharedStrings.xml", StringComparison.OrdinalIgnoreCase) || entry.Name.Equals("styles.xml", StringComparison.OrdinalIgnoreCase);
            using var data = entry.Open();
            long size = 0;
            var kept = 0;
            int read;
            while ((read = data.Read(buffer, kept, buffer.Length - kept)) > 0)
            {
                size += read;
                unpacked += read;
                if (unpacked > limits.MaxUnpackedBytes || unpacked > AlwaysAllowed && unpacked > packed * limits.MaxRatio || isHeldWhole && size > limits.MaxTextBytes)
                    throw TooBig();
                if (!isSheet) continue;
                var all = buffer.AsSpan(0, kept + read);
                formulas += WithoutValue(all);
                kept = Math.Min(all.Length, Overlap);
                all[^kept..].CopyTo(buffer);
            }
        }
        return formulas;
    }

    /// <summary>Bytes of a block that are looked at again with the next one; a mark is counted only where it begins before them.</summary>
    private const int Overlap = 24;

    private static int WithoutValue(ReadOnlySpan<byte> part)
    {
        var count = 0;
        var end = part.Length - Overlap;
        for (var at = 0; at < end;)
        {
            var found = part[at..].IndexOf("f><"u8);
            if (found < 0 || at + found >= end) break;
            at += found + 2;
            var next = part[at..];
            if (next.StartsWith("</c>"u8) || next.StartsWith("</x:c>"u8) || next.StartsWith("<v/>"u8) || next.StartsWith("<v />"u8)
                || next.StartsWith("<v></v>"u8) || next.StartsWith("<x:v></x:v>"u8) || next.StartsWith("<x:v />"u8)) count++;
        }
        return count;
    }

    private static SourceListException TooBig() =>
        new("Tệp nén nở ra quá lớn so với kích thước thật nên bị từ chối; hãy lưu lại danh sách thành tệp Excel mới.");

    private static void RefuseOtherFormats(ZipArchive archive)
    {
        if (archive.GetEntry("word/document.xml") is not null)
            throw new SourceListException("Tệp là văn bản Word; hãy chép bảng danh sách sang Excel rồi lưu dạng .xlsx.");
        if (archive.GetEntry("content.xml") is not null)
            throw new SourceListException("Tệp là dạng OpenDocument (.ods); hãy mở và lưu lại dạng .xlsx.");
        if (!archive.Entries.Any(e => e.FullName.StartsWith("xl/workbook.", StringComparison.OrdinalIgnoreCase)))
            throw new SourceListException("Tệp bị hỏng hoặc là tệp nén không chứa bảng tính; hãy chọn đúng tệp Excel (.xlsx, .xls) rồi tải lên lại.");
    }

    private static bool UsesDatesFrom1904(ZipArchive archive)
    {
        if (archive.GetEntry("xl/workbook.xml") is not { } part) return false;
        using var xml = XmlReader.Create(part.Open(), Xml);
        return Found(xml, "workbookPr") && xml.GetAttribute("date1904") is "1" or "true";
    }

    private static bool Found(XmlReader xml, string localName)
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == localName) return true;
        }
        return false;
    }

    /// <summary>Empty when no style uses an old font: then the sheets are not looked through.</summary>
    private static List<CellFonts?> FindFonts(ZipArchive archive)
    {
        var byStyle = StyleFonts(archive);
        if (byStyle.TrueForAll(f => f == CellFont.Unknown)) return [];
        return [.. SheetParts(archive).Select(path => archive.GetEntry(path) is { } part ? SheetFonts(part, byStyle) : null)];
    }

    /// <summary>The font of each cell style (cellXfs), in their order.</summary>
    private static List<CellFont> StyleFonts(ZipArchive archive)
    {
        var fonts = new List<CellFont>();
        var styles = new List<CellFont>();
        if (archive.GetEntry("xl/styles.xml") is not { } part) return styles;
        using var xml = XmlReader.Create(part.Open(), Xml);
        var (inFonts, inStyles) = (false, false);
        while (xml.Read())
        {
            var isElement = xml.NodeType == XmlNodeType.Element;
            if (xml.LocalName == "fonts") inFonts = isElement && !xml.IsEmptyElement;
            else if (xml.LocalName == "cellXfs") inStyles = isElement && !xml.IsEmptyElement;
            else if (!isElement) continue;
            else if (inFonts && xml.LocalName == "font") fonts.Add(CellFont.Unknown);
            else if (inFonts && xml.LocalName == "name" && fonts.Count > 0) fonts[^1] = LegacyText.FontOf(xml.GetAttribute("val"));
            else if (inStyles && xml.LocalName == "xf") styles.Add(int.TryParse(xml.GetAttribute("fontId"), out var id) && id >= 0 && id < fonts.Count ? fonts[id] : CellFont.Unknown);
        }
        return styles;
    }

    /// <summary>The parts of the sheets in the order in which the workbook names them.</summary>
    private static List<string> SheetParts(ZipArchive archive)
    {
        var targets = new Dictionary<string, string>();
        if (archive.GetEntry("xl/_rels/workbook.xml.rels") is { } relations)
        {
            using var xml = XmlReader.Create(relations.Open(), Xml);
            while (Found(xml, "Relationship"))
            {
                if (xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
                    targets[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }
        var parts = new List<string>();
        if (archive.GetEntry("xl/workbook.xml") is not { } workbook) return parts;
        using (var xml = XmlReader.Create(workbook.Open(), Xml))
        {
            while (Found(xml, "sheet"))
                parts.Add(targets.GetValueOrDefault(xml.GetAttribute("id", Relations) ?? "") ?? "");
        }
        return parts;
    }

    private static CellFonts SheetFonts(ZipArchiveEntry part, List<CellFont> byStyle)
    {
        var fonts = new CellFonts();
        using var xml = XmlReader.Create(part.Open(), Xml);
        while (Found(xml, "c"))
        {
            if (!int.TryParse(xml.GetAttribute("s"), out var style) || style < 0 || style >= byStyle.Count || byStyle[style] == CellFont.Unknown) continue;
            if (xml.GetAttribute("r") is { } address && Address(address) is var (row, column)) fonts.Set(row, column, byStyle[style]);
        }
        return fonts;
    }

    private static (int Row, int Column)? Address(string address)
    {
        var (column, at) = (0, 0);
        while (at < address.Length && at < 3 && char.IsAsciiLetterUpper(address[at])) column = column * 26 + address[at++] - 'A' + 1;
        return at > 0 && int.TryParse(address.AsSpan(at), out var row) ? (row - 1, column - 1) : null;
    }
}
