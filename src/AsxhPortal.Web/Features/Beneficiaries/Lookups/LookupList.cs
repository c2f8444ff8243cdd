using System.Globalization;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Beneficiaries.Lookups;

/// <summary>The lines that are looked up, as given, with their headings and where number, name and birth stand.</summary>
public sealed record LookupList(IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string?>> Lines, LookupColumns Columns, string Name)
{
    public const int MostLines = 100_000;

    /// <exception cref="RuleException">Nothing given, unreadable, too long, or neither numbers nor names in it.</exception>
    public static async Task<LookupList> ReadAsync(LookupForm form, CancellationToken cancel)
    {
        if (form.File is { Length: > 0 } file)
            return Of(await RowsOfAsync(file, cancel), nameof(form.File), file.FileName);
        if (string.IsNullOrWhiteSpace(form.Lines))
            throw new RuleException("Hãy dán danh sách hoặc chọn tệp cần tra cứu.", nameof(form.Lines));
        return Of(RowsOf(form.Lines), nameof(form.Lines), "Danh sách đã dán");
    }

    private static LookupList Of(List<IReadOnlyList<string?>> rows, string field, string name)
    {
        if (LookupColumns.Of(rows) is not { } columns)
            throw new RuleException("Không thấy cột nào là số định danh, số CMND (9 hoặc 12 chữ số) hay họ và tên; hãy kiểm tra lại danh sách.", field);
        var lines = columns.HasHeader ? rows.GetRange(1, rows.Count - 1) : rows;
        if (lines.Count > MostLines)
            throw new RuleException(string.Create(CultureInfo.GetCultureInfo("vi-VN"),
                $"Danh sách có {lines.Count:#,0} dòng; mỗi lần tra cứu được nhiều nhất {MostLines:#,0} dòng. Hãy chia danh sách thành nhiều phần."), field);
        var width = rows.Max(r => r.Count);
        var headings = Enumerable.Range(0, width).Select(i => (columns.HasHeader && i < rows[0].Count ? rows[0][i]?.Trim() : null) is { Length: > 0 } heading ? heading : Word(i, columns));
        return new LookupList([.. headings], lines, columns, name);
    }

    private static string Word(int column, LookupColumns columns) =>
        column == columns.Number ? "Số đã cho" : column == columns.Name ? "Họ tên đã cho" : column == columns.Birth ? "Ngày sinh đã cho" : $"Cột {column + 1}";

    /// <summary>Empty lines at the end are no lines; one between two others is kept, so that the answer stands beside its line.</summary>
    private static List<IReadOnlyList<string?>> RowsOf(string text)
    {
        var lines = text.TrimEnd().Split('\n');
        var separator = lines[0].Contains('\t', StringComparison.Ordinal) ? '\t' : text.Contains(';', StringComparison.Ordinal) ? ';' : text.Contains('\t', StringComparison.Ordinal) ? '\t' : ',';
        return [.. lines.Select(line => (IReadOnlyList<string?>)[.. line.TrimEnd('\r').Split(separator).Select(cell => cell.Trim())])];
    }

    private static async Task<List<IReadOnlyList<string?>>> RowsOfAsync(IFormFile file, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        try
        {
            var sheet = SourceListFile.Read(content.ToArray(), file.FileName).First(s => s.Rows.Count > 0);
            return [.. sheet.Rows.Select(row => (IReadOnlyList<string?>)[.. row.Cells.Select(cell => cell.Text)])];
        }
        catch (SourceListException unreadable)
        {
            // A plain list of numbers has one column and no sign of a table.
            var text = System.Text.Encoding.UTF8.GetString(content.ToArray()).TrimStart('\uFEFF');
            if (Path.GetExtension(file.FileName).ToLowerInvariant() is ".txt" or ".csv" && !string.IsNullOrWhiteSpace(text) && !text.Contains('\0', StringComparison.Ordinal))
                return RowsOf(text);
            throw new RuleException(unreadable.Message, nameof(LookupForm.File));
        }
    }
}
