using System.Text;
using System.Xml;
using AsxhPortal.Domain.Import;
using ExcelDataReader.Exceptions;

namespace AsxhPortal.Documents.Import;

/// <summary>
/// Reads a list that an office sent (.xlsx, .xls, .csv) into plain rows, by its content and not by its name. Cells keep their kind: an
/// identity number typed as text stays text with its zeros, a number stays a number. Throws nothing but <see cref="SourceListException"/>.
/// </summary>
public static class SourceListFile
{
    static SourceListFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The sheets of a file; see <see cref="Open"/>.</summary>
    public static IReadOnlyList<SourceSheet> Read(byte[] content, string fileName, SourceListLimits? limits = null) => Open(content, fileName, limits).Sheets;

    /// <summary>All sheets with their names, hidden ones marked, and what a person has to know about the file.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="fileName">Its name as sent; only the extension is looked at, and only to say that it is wrong.</param>
    /// <param name="limits">What is refused.</param>
    /// <exception cref="SourceListException">The file cannot be read as a list; the message says why and what to do.</exception>
    public static SourceWorkbook Open(byte[] content, string fileName, SourceListLimits? limits = null)
    {
        limits ??= new SourceListLimits();
        if (content.Length == 0)
            throw new SourceListException("Tệp rỗng (0 byte); hãy kiểm tra lại tệp rồi tải lên lần nữa.");
        if (content.LongLength > limits.MaxBytes)
            throw new SourceListException($"Tệp lớn hơn giới hạn {limits.MaxBytes / 1024 / 1024} MB; hãy chia danh sách thành nhiều tệp nhỏ hơn.");

        var book = Guard(() => OpenByContent(content, fileName, limits));
        if (book.Sheets.All(s => s.Rows.Count == 0))
            throw new SourceListException("Tệp không có dòng nào; hãy kiểm tra lại trang tính có dữ liệu hay không.");
        return NameDisagrees(book.Format, fileName) is { } note ? book with { Notes = [note, .. book.Notes] } : book;
    }

    private static SourceWorkbook OpenByContent(byte[] content, string fileName, SourceListLimits limits)
    {
        switch (FileMark.Of(content))
        {
            case FileKind.Zip:
                var zip = ZipParts.Inspect(content, limits);
                return WorkbookReading.Read(content, "xlsx", zip.Fonts, zip.Notes, limits);
            case FileKind.Compound:
                var biff = BiffParts.Inspect(content);
                return WorkbookReading.Read(content, "xls", biff.Fonts, biff.Notes, limits);
            case FileKind.OldBiff:
                return WorkbookReading.Read(content, "xls", [], [], limits);
            case FileKind.Markup:
                throw new SourceListException("Tệp là trang web hoặc XML được đổi đuôi, không phải tệp Excel; hãy mở bằng Excel và lưu lại dạng .xlsx.");
            case FileKind.Text when DelimitedText.Read(content, IsTextName(fileName), limits) is { } sheet:
                return new SourceWorkbook("csv", [sheet], []);
            default:
                throw new SourceListException("Tệp không phải là tệp Excel (.xlsx, .xls) hay CSV; hãy chọn đúng tệp danh sách.");
        }
    }

    private static bool IsTextName(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() is ".csv" or ".txt" or ".tsv";

    private static string? NameDisagrees(string format, string fileName)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        var fits = format switch
        {
            "xlsx" => extension is ".xlsx" or ".xlsm" or ".xltx" or ".xltm" or ".xlsb",
            "xls" => extension is ".xls" or ".xlt",
            _ => IsTextName(fileName),
        };
        return fits ? null : $"Tệp có đuôi “{extension}” nhưng nội dung là dạng .{format}; đã đọc theo nội dung.";
    }

    /// <summary>Libraries that meet a damaged file throw nearly anything; whatever it is, the person gets one sentence.</summary>
    private static SourceWorkbook Guard(Func<SourceWorkbook> read)
    {
        try
        {
            return read();
        }
        catch (SourceListException)
        {
            throw;
        }
        catch (InvalidPasswordException e)
        {
            throw SourceListException.HasPassword(e);
        }
        catch (Exception e) when (e is ExcelReaderException or InvalidDataException or XmlException or IOException or FormatException or OverflowException
            or ArgumentException or IndexOutOfRangeException or NullReferenceException or InvalidOperationException or InvalidCastException
            or NotSupportedException or NotImplementedException or KeyNotFoundException or ArithmeticException or UnauthorizedAccessException)
        {
            throw SourceListException.IsDamaged(e);
        }
    }
}
