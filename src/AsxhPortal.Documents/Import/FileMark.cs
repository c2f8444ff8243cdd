namespace AsxhPortal.Documents.Import;

/// <summary>What a file is by its first bytes.</summary>
internal enum FileKind
{
    Unknown,

    /// <summary>.xlsx, .xlsm, .xlsb; also .docx and .ods.</summary>
    Zip,

    /// <summary>.xls, an encrypted workbook; also .doc.</summary>
    Compound,

    /// <summary>A workbook of Excel 2 to 4, without a container.</summary>
    OldBiff,

    /// <summary>HTML or XML.</summary>
    Markup,
    Text,
}

internal static class FileMark
{
    public static FileKind Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x03, 0x04]) || content.StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x05, 0x06])) return FileKind.Zip;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return FileKind.Compound;
        if (content.Length > 8 && content[0] == 0x09 && content[1] is 0x00 or 0x02 or 0x04 or 0x08 && content[2] is 4 or 6 or 8 && content[3] == 0) return FileKind.OldBiff;
        var head = DelimitedText.Decode(content[..Math.Min(content.Length, 4096)], isPart: true);
        if (head.AsSpan().TrimStart().StartsWith("<")) return FileKind.Markup;
        if (head.StartsWith("%PDF", StringComparison.Ordinal)) return FileKind.Unknown;
        var odd = head.Count(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f') || c == '\uFFFD');
        return odd * 50 > head.Length ? FileKind.Unknown : FileKind.Text;
    }
}
