namespace AsxhPortal.Documents.Kit;

/// <summary>
/// A list as an official paper: letterhead, title, table, total in figures and words, signatures. The same record becomes a PDF
/// (<see cref="ListFormPdf"/>) and a workbook (<see cref="FormWorkbook"/>), so the two cannot disagree.
/// </summary>
public sealed record ListForm<TRow>
{
    public required Letterhead Letterhead { get; init; }

    /// <summary>The date beside the place name; null leaves it open.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Bold capitals in the middle, e.g. "DANH SÁCH".</summary>
    public required string Title { get; init; }

    /// <summary>The bold line under the title; null for none.</summary>
    public string? Subject { get; init; }

    /// <summary>Lines in italics under the title: round, filter, run number.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>"Kính gửi"; null for none.</summary>
    public string? Addressee { get; init; }

    /// <summary>
    /// "(Kèm theo Công văn số … ngày … của …)": the list is then printed as Phụ lục of that paper, without letterhead (NĐ 30/2020, PL I
    /// Mẫu 2.1); null for a paper of its own.
    /// </summary>
    public string? AppendixTo { get; init; }

    public required IReadOnlyList<Column<TRow>> Columns { get; init; }

    public required IReadOnlyList<TRow> Rows { get; init; }

    /// <summary>What is counted: "người", "dòng".</summary>
    public string Counted { get; init; } = "người";

    /// <summary>The column whose sum is stated in words; null for none.</summary>
    public Column<TRow>? WordsOf { get; init; }

    /// <summary>The totalled column of which the others' sums are stated as shares under the total row; null for none.</summary>
    public Column<TRow>? ShareOf { get; init; }

    /// <summary>Sentences under the table.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];

    public IReadOnlyList<SignatureBlock> Signatures { get; init; } = [];

    public string SheetName { get; init; } = "Danh sách";

    public bool IsLandscape { get; init; } = true;

    /// <summary>Size of the table's letters on paper, in points.</summary>
    public float FontSize { get; init; } = 10;

    /// <summary>Least height of a row on paper, in points, where something is written by hand.</summary>
    public float RowHeight { get; init; }

    /// <summary>"Nơi nhận", without the dash; none for no such block.</summary>
    public IReadOnlyList<string> Receivers { get; init; } = [];

    internal const string AppendixTitle = "Phụ lục";

    /// <summary>Whether pages end with their own and the running sum where the list needs several; only where something is totalled.</summary>
    public bool HasPageSums { get; init; } = true;

    internal bool CarriesSums => HasPageSums && Rows.Count > 0 && TotalLabelSpan < Columns.Count;

    internal string EmptyText => "Không có dữ liệu.";

    internal string TotalLabel => $"TỔNG CỘNG ({VietnameseFormat.Number(Rows.Count)} {Counted})";

    /// <summary>How many columns the total's label covers: all before the first sum.</summary>
    internal int TotalLabelSpan
    {
        get
        {
            for (var i = 0; i < Columns.Count; i++)
            {
                if (Columns[i].IsTotalled)
                    return Math.Max(1, i);
            }

            return Columns.Count;
        }
    }

    internal string? Words => WordsOf is null ? null : $"Số tiền bằng chữ: {MoneyWords.Of(Sum(WordsOf))}.";

    internal string Share(Column<TRow> column) =>
        column.IsTotalled && ShareOf is not null ? VietnameseFormat.Percent(Sum(column), Sum(ShareOf)) : "";

    internal long Sum(Column<TRow> column)
    {
        var sum = 0L;
        foreach (var row in Rows)
            sum = checked(sum + column.Amount(row));
        return sum;
    }
}
