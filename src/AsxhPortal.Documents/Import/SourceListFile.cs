using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using AsxhPortal.Domain.Import;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace AsxhPortal.Documents.Import;

/// <summary>
/// Reads a list that an office sent (.xlsx, .xls, .csv) into plain rows. Cells keep their kind: an identity number typed as
/// text stays text with its zeros, a number stays a number. Throws nothing but <see cref="SourceListException"/>.
/// </summary>
public static class SourceListFile
{
    private static readonly byte[] ZipMark = [0x50, 0x4B, 0x03, 0x04];
    private static readonly byte[] OleMark = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    static SourceListFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="content">The whole file.</param>
    /// <param name="fileName">Its name as sent; only the extension is looked at.</param>
    /// <param name="limits">What is refused.</param>
    public static IReadOnlyList<SourceSheet> Read(byte[] content, string fileName, SourceListLimits? limits = null)
    {
        limits ??= new SourceListLimits();
        if (content.Length == 0)
            throw new SourceListException("Tệp rỗng (0 byte); hãy kiểm tra lại tệp rồi tải lên lần nữa.");
        if (content.LongLength > limits.MaxBytes)
            throw new SourceListException($"Tệp lớn hơn giới hạn {limits.MaxBytes / 1024 / 1024} MB; hãy chia danh sách thành nhiều tệp nhỏ hơn.");

        var sheets = Guard(content, () => IsText(content, fileName) ? [ReadDelimited(content, limits)] : ReadWorkbook(content, limits));
        return sheets.Any(s => s.Rows.Count > 0)
            ? sheets
            : throw new SourceListException("Tệp không có dòng nào; hãy kiểm tra lại trang tính có dữ liệu hay không.");
    }

    private static T Guard<T>(byte[] content, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SourceListException)
        {
            throw;
        }
        catch (Exception e) when (e is InvalidPasswordException || IsEncrypted(content))
        {
            throw new SourceListException("Tệp được đặt mật khẩu; hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ sổ làm việc) rồi tải lên lại.", e);
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException or IOException or EndOfStreamException
            or FormatException or OverflowException or ArgumentException or IndexOutOfRangeException or NullReferenceException
            or InvalidOperationException or InvalidCastException or NotSupportedException or NotImplementedException or KeyNotFoundException)
        {
            throw new SourceListException("Tệp bị hỏng hoặc tải lên chưa đủ, không đọc được; hãy mở bằng Excel, lưu lại rồi tải lên lần nữa.", e);
        }
    }

    /// <summary>Excel wraps an encrypted workbook in a compound file with a stream of this name.</summary>
    private static bool IsEncrypted(byte[] content) =>
        content.AsSpan().StartsWith(OleMark) && content.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;

    private static bool IsText(byte[] content, string fileName)
    {
        if (content.AsSpan().StartsWith(OleMark)) return false;
        if (content.AsSpan().StartsWith(ZipMark)) return false;

        var head = Decode(content.AsSpan(0, Math.Min(content.Length, 4096)).ToArray()).TrimStart();
        if (head.StartsWith('<'))
            throw new SourceListException("Tệp là trang web hoặc XML được đổi đuôi, không phải tệp Excel; hãy mở bằng Excel và lưu lại dạng .xlsx.");
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (extension is ".csv" or ".txt" or ".tsv" && !head.Contains('\0'))
            return true;
        throw new SourceListException("Tệp không phải là tệp Excel (.xlsx, .xls) hay CSV; hãy chọn đúng tệp danh sách.");
    }

    private static List<SourceSheet> ReadWorkbook(byte[] content, SourceListLimits limits)
    {
        if (content.AsSpan().StartsWith(ZipMark))
            RefuseZipBomb(content, limits);

        using var stream = new MemoryStream(content, writable: false);
        using var reader = ExcelReaderFactory.CreateReader(stream, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding(1258) });
        var sheets = new List<SourceSheet>();
        var budget = limits.MaxRows;
        do
        {
            var sheet = ReadSheet(reader, limits, budget);
            budget -= sheet.Rows.Count;
            sheets.Add(sheet);
        }
        while (reader.NextResult());
        return sheets;
    }

    private static SourceSheet ReadSheet(IExcelDataReader reader, SourceListLimits limits, int budget)
    {
        var merged = (reader.MergeCells ?? [])
            .Select(m => new SheetRange(m.FromRow + 1, m.FromColumn, m.ToRow + 1, m.ToColumn))
            .ToList();
        var rows = new List<SheetRow>();
        var number = 0;
        while (reader.Read())
        {
            number++;
            var cells = ReadCells(reader, limits.MaxColumns);
            if (cells.Length == 0) continue;
            if (rows.Count >= budget)
                throw new SourceListException($"Tệp có nhiều hơn {limits.MaxRows.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN"))} dòng; hãy chia danh sách thành nhiều tệp.");
            rows.Add(new SheetRow(number, cells));
        }
        return new SourceSheet(reader.Name ?? "", rows, merged);
    }

    /// <summary>Cells up to the last filled one; none when the row only carries formatting.</summary>
    private static SheetCell[] ReadCells(IExcelDataReader reader, int maxColumns)
    {
        var last = Math.Min(reader.FieldCount, maxColumns) - 1;
        while (last >= 0 && IsNothing(reader.GetValue(last))) last--;
        if (last < 0) return [];

        var cells = new SheetCell[last + 1];
        for (var i = 0; i <= last; i++)
            cells[i] = ToCell(reader.GetValue(i));
        return cells;
    }

    private static bool IsNothing(object? value) => value is null || value is string s && string.IsNullOrWhiteSpace(s);

    private static SheetCell ToCell(object? value) => value switch
    {
        null => SheetCell.Empty,
        string s => SheetCell.OfText(s),
        double d => SheetCell.OfNumber(d),
        int n => SheetCell.OfNumber(n),
        DateTime d => SheetCell.OfDate(d),
        TimeSpan t => SheetCell.OfText(t.ToString()),
        bool b => SheetCell.OfBool(b),
        _ => SheetCell.OfText(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };

    private static SourceSheet ReadDelimited(byte[] content, SourceListLimits limits)
    {
        // The bytes are brought to UTF-8 first, so that one road serves UTF-8, UTF-16 and Windows-1258.
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Decode(content)));
        using var reader = ExcelReaderFactory.CreateCsvReader(stream, new ExcelReaderConfiguration
        {
            FallbackEncoding = Encoding.UTF8,
            AutodetectSeparators = [',', ';', '\t', '|'],
        });
        var sheet = ReadSheet(reader, limits, limits.MaxRows);
        return sheet with { Name = "CSV" };
    }

    private static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.UTF8.Preamble)) return Encoding.UTF8.GetString(content, 3, content.Length - 3);
        if (content.AsSpan().StartsWith(Encoding.Unicode.Preamble)) return Encoding.Unicode.GetString(content, 2, content.Length - 2);
        if (content.AsSpan().StartsWith(Encoding.BigEndianUnicode.Preamble)) return Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding(1258).GetString(content);
        }
    }

    /// <summary>Unpacks once without keeping anything: the sizes that a zip declares about itself prove nothing.</summary>
    private static void RefuseZipBomb(byte[] content, SourceListLimits limits)
    {
        const long AlwaysAllowed = 10L * 1024 * 1024;
        using var stream = new MemoryStream(content, writable: false);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
        var buffer = new byte[81920];
        long unpacked = 0;
        foreach (var entry in archive.Entries)
        {
            using var data = entry.Open();
            int read;
            while ((read = data.Read(buffer)) > 0)
            {
                unpacked += read;
                if (unpacked > limits.MaxUnpackedBytes || unpacked > AlwaysAllowed && unpacked > content.LongLength * limits.MaxRatio)
                    throw new SourceListException("Tệp nén nở ra quá lớn so với kích thước thật nên bị từ chối; hãy lưu lại danh sách thành tệp Excel mới.");
            }
        }
    }
}
