using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Documents.Organisation;

/// <summary>One step of a place: how far, and how late.</summary>
/// <param name="State">"Đã xong", "Đang làm", …; null where the place does not have the step.</param>
/// <param name="DaysOverdue">0 when not late.</param>
public sealed record RoundTableStep(int Step, string? State, int DaysOverdue);

/// <summary>One place of the round's table, as on the dashboard. Counts are people; amounts are đồng a month.</summary>
/// <param name="Surveyed">With a completed survey of the round.</param>
/// <param name="Carried">Whose answer of an earlier round counts.</param>
/// <param name="Outcomes">Surveyed and inherited answers.</param>
public sealed record RoundTableRow(
    string Place,
    string? TeamName,
    int People,
    int Surveyed,
    int Carried,
    int Drafts,
    int Absent,
    int Untouched,
    int SignedOff,
    int Followed,
    long Amount,
    IReadOnlyDictionary<SurveyOutcome, int> Outcomes,
    IReadOnlyDictionary<PaymentChannel, (int People, long Amount)> Channels,
    (int People, long Amount) WithoutChannel,
    IReadOnlyDictionary<RefusalReasonKind, int> Reasons,
    IReadOnlyList<RoundTableStep> Steps);

/// <summary>The table of the round as a workbook and as CSV: one row a place, the sum below.</summary>
public static class RoundTable
{
    private const string SheetName = "Tiến độ";

    private static readonly IReadOnlyList<Column<RoundTableRow>> Columns =
    [
        new("Đơn vị", row => row.Place, 26),
        new("Tổ công tác", row => row.TeamName, 18),
        Count("Phải khảo sát", row => row.People),
        Count("Đã khảo sát", row => row.Surveyed),
        Count("Kế thừa đợt trước", row => row.Carried),
        Count("Đang ghi phiếu", row => row.Drafts),
        Count("Trong đó vắng nhà", row => row.Absent),
        Count("Chưa đến", row => row.Untouched),
        new("Tỷ lệ đã có kết quả (%)", row => row.People == 0 ? 0 : (int)(100L * (row.Surveyed + row.Carried) / row.People), 11, ColumnFormat.Number),
        Count("Đã ký duyệt", row => row.SignedOff),
        .. SurveyOutcomes.All.Where(rule => rule.Outcome != SurveyOutcome.Absent).Select(rule => Count("Kết quả " + rule.Code, row => row.Outcomes.GetValueOrDefault(rule.Outcome))),
        Count("Đang theo dõi", row => row.Followed),
        .. Enum.GetValues<PaymentChannel>().Select(channel => Count(channel.ToVietnamese() + " (người)", row => row.Channels.GetValueOrDefault(channel).People)),
        Count("Chưa thống nhất hình thức (người)", row => row.WithoutChannel.People),
        .. Enum.GetValues<PaymentChannel>().Select(channel => Money(channel.ToVietnamese() + " (đồng/tháng)", row => row.Channels.GetValueOrDefault(channel).Amount)),
        Money("Chưa thống nhất hình thức (đồng/tháng)", row => row.WithoutChannel.Amount),
        Money("Cộng (đồng/tháng)", row => row.Amount),
        .. Enum.GetValues<RefusalReasonKind>().Select(kind => Count("Từ chối: " + kind.ToVietnamese(), row => row.Reasons.GetValueOrDefault(kind))),
        .. Enumerable.Range(1, 7).SelectMany(step => new[]
        {
            new Column<RoundTableRow>($"Bước {step}", row => StepOf(row, step)?.State, 14),
            new Column<RoundTableRow>($"Bước {step}: số ngày quá hạn", row => StepOf(row, step) is { State: not null } of ? of.DaysOverdue : null, 10, ColumnFormat.Number),
        }),
    ];

    public static void WriteWorkbook(Stream stream, TableHeading heading, IEnumerable<RoundTableRow> rows) =>
        TableWorkbook.Write(stream, heading, SheetName, Columns, rows);

    /// <returns>The number of rows; CSV files have no total row.</returns>
    public static int WriteCsv(Stream stream, IEnumerable<RoundTableRow> rows) => TableCsv.Write(stream, Columns, rows);

    private static RoundTableStep? StepOf(RoundTableRow row, int step) => row.Steps.FirstOrDefault(s => s.Step == step);

    private static Column<RoundTableRow> Count(string header, Func<RoundTableRow, int> value) =>
        new(header, row => value(row), 11, ColumnFormat.Number, IsTotalled: true);

    private static Column<RoundTableRow> Money(string header, Func<RoundTableRow, long> value) =>
        new(header, row => value(row), 16, ColumnFormat.Money, IsTotalled: true);
}
