using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>One outcome of the summary table.</summary>
/// <param name="ShortName">Fits a narrow column, e.g. "Đã có tài khoản".</param>
public sealed record SummaryOutcome(string Code, string ShortName);

/// <summary>One thôn of the summary.</summary>
/// <param name="Total">People of the round in this thôn.</param>
/// <param name="Counts">People by outcome, in the order of the outcomes; the rest of <paramref name="Total"/> is not surveyed yet.</param>
public sealed record ClassificationSummaryRow(string Hamlet, int Total, IReadOnlyList<int> Counts);

/// <summary>The summary thôn × outcome of a review round.</summary>
/// <param name="RoundName">Đợt rà soát.</param>
/// <param name="Outcomes">Columns, in order.</param>
/// <param name="Rows">One per thôn; each has as many counts as there are outcomes.</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
public sealed record ClassificationSummary(
    string RoundName, IReadOnlyList<SummaryOutcome> Outcomes, IReadOnlyList<ClassificationSummaryRow> Rows, DateOnly? IssuedOn);

internal static class ClassificationSummaryForm
{
    /// <summary>More outcomes than this stand on paper by their codes alone, explained under the table.</summary>
    private const int MostNamedOnPaper = 7;

    private static readonly Column<NumberedRow> Total = new("Tổng số đối tượng", item => item.Row.Total, 11, ColumnFormat.Number, IsTotalled: true);

    public static ListForm<NumberedRow> ForWorkbook(Letterhead letterhead, ClassificationSummary summary) =>
        Form(letterhead, summary, outcome => $"({outcome.Code}) {outcome.ShortName}");

    public static ListForm<NumberedRow> ForPaper(Letterhead letterhead, ClassificationSummary summary) => summary.Outcomes.Count <= MostNamedOnPaper
        ? ForWorkbook(letterhead, summary)
        : Form(letterhead, summary, outcome => outcome.Code.Replace("-", "-\n", StringComparison.Ordinal)) with
        {
            Closing = ["Mã kết quả: " + string.Join("; ", summary.Outcomes.Select(outcome => $"{outcome.Code} – {outcome.ShortName}")) + "."],
            FontSize = 9,
        };

    private static ListForm<NumberedRow> Form(Letterhead letterhead, ClassificationSummary summary, Func<SummaryOutcome, string> header) => new()
    {
        Letterhead = letterhead,
        IssuedOn = summary.IssuedOn,
        Title = "Tổng hợp kết quả khảo sát, phân loại",
        Subject = "Đối tượng hưởng chính sách an sinh xã hội",
        Notes = [$"({summary.RoundName})"],
        Columns =
        [
            new("STT", item => item.Ordinal, 6, ColumnFormat.Centered),
            new("Thôn/Tổ dân phố", item => item.Row.Hamlet, 24),
            Total,
            new("Đã khảo sát", item => item.Surveyed, 11, ColumnFormat.Number, IsTotalled: true),
            new("Đạt (%)", item => VietnameseFormat.Percent(item.Surveyed, item.Row.Total), 10, ColumnFormat.Centered),
            .. summary.Outcomes.Select((outcome, index) =>
                new Column<NumberedRow>(header(outcome), item => item.Row.Counts[index], 12, ColumnFormat.Number, IsTotalled: true)),
            new("Chưa khảo sát", item => item.Row.Total - item.Surveyed, 11, ColumnFormat.Number, IsTotalled: true),
        ],
        Rows = [.. summary.Rows.Select((row, index) => new NumberedRow(index + 1, row))],
        Counted = "thôn",
        ShareOf = Total,
        Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("CÔNG AN XÃ", Hint: "(Ký tên, đóng dấu)"), letterhead.Signer()],
        SheetName = "Tổng hợp",
    };

    internal sealed record NumberedRow(int Ordinal, ClassificationSummaryRow Row)
    {
        public int Surveyed => Row.Counts.Sum();
    }
}
