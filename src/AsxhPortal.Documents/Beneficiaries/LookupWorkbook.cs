using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Beneficiaries;

/// <summary>One line of the list that was looked up, as given, and what the register says.</summary>
/// <param name="Given">The cells of the line, as many as the list has columns.</param>
/// <param name="Amount">Đồng this month.</param>
/// <param name="Candidates">Who else it may be, one per line.</param>
public sealed record LookupRow(
    IReadOnlyList<string?> Given,
    string Answer,
    string? FullName = null,
    string? Birth = null,
    string? CitizenId = null,
    string? Place = null,
    string? Status = null,
    string? Categories = null,
    long? Amount = null,
    string? AccountNumber = null,
    string? Bank = null,
    string? Outcome = null,
    string? Candidates = null);

/// <summary>A list that somebody had, with status, category, amount, account and outcome beside each line, in the order given.</summary>
public static class LookupWorkbook
{
    /// <param name="given">Headings of the list's own columns.</param>
    public static Task WriteAsync(
        Stream stream, TableHeading heading, IReadOnlyList<string> given, IAsyncEnumerable<IReadOnlyList<LookupRow>> portions, CancellationToken cancellationToken) =>
        TableWorkbook.WriteAsync(stream, heading, "Tra cứu", Columns(given), portions, cancellationToken: cancellationToken);

    private static List<Column<LookupRow>> Columns(IReadOnlyList<string> given) =>
    [
        .. given.Select((header, i) => new Column<LookupRow>(header, row => i < row.Given.Count ? row.Given[i] : null, 18)),
        new("Kết quả tra cứu", row => row.Answer, 26),
        new("Họ và tên", row => row.FullName, 26),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 16),
        new("Thôn, xã", row => row.Place, 24),
        new("Trạng thái", row => row.Status, 16),
        new("Loại đối tượng", row => row.Categories, 30),
        new("Mức hưởng (đồng/tháng)", row => row.Amount, 15, ColumnFormat.Money, IsTotalled: true),
        new("Số tài khoản", row => row.AccountNumber, 18),
        new("Ngân hàng", row => row.Bank, 14),
        new("Kết quả khảo sát", row => row.Outcome, 24),
        new("Người có thể là", row => row.Candidates, 50),
    ];
}
