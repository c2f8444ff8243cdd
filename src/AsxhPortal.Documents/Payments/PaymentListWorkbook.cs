using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Payments;

/// <summary>Payment lists as a workbook: one list, or one sheet per channel and bank behind a summary sheet.</summary>
public static class PaymentListWorkbook
{
    public static byte[] Render(Letterhead letterhead, PaymentList list) => FormWorkbook.Render(PaymentListForm.ForWorkbook(letterhead, list));

    /// <summary>All lists of one run; the first sheet counts and sums them.</summary>
    /// <exception cref="ArgumentException">There is no list.</exception>
    public static byte[] Render(Letterhead letterhead, IReadOnlyList<PaymentList> lists)
    {
        if (lists.Count == 0)
            throw new ArgumentException("A payment run has at least one list.", nameof(lists));
        return FormWorkbook.Render(book =>
        {
            FormWorkbook.Add(book, Summary(letterhead, lists));
            foreach (var list in lists)
                FormWorkbook.Add(book, PaymentListForm.ForWorkbook(letterhead, list));
        });
    }

    private static ListForm<SummaryRow> Summary(Letterhead letterhead, IReadOnlyList<PaymentList> lists)
    {
        var heading = lists[0].Heading;
        var total = new Column<SummaryRow>("Số tiền (đồng)", row => row.Total, 20, ColumnFormat.Money, IsTotalled: true);
        return new ListForm<SummaryRow>
        {
            Letterhead = letterhead,
            IssuedOn = heading.IssuedOn,
            Title = "Tổng hợp danh sách chi trả trợ cấp",
            Subject = $"Tháng {VietnameseFormat.Month(heading.Year, heading.Month)}",
            Notes = [$"Đợt chi trả: {heading.RunNumber}"],
            Columns =
            [
                new("STT", row => row.Ordinal, 7, ColumnFormat.Centered),
                new("Hình thức chi trả", row => row.Channel, 40),
                new("Ngân hàng", row => row.Bank, 30),
                new("Số dòng", row => row.Count, 14, ColumnFormat.Number, IsTotalled: true),
                total,
            ],
            Rows = [.. lists.Select((list, index) => new SummaryRow(
                index + 1, list.Heading.ChannelName, list.Heading.BankName, list.Rows.Count, list.Rows.Aggregate(0L, (sum, row) => checked(sum + row.Total))))],
            Counted = "danh sách",
            WordsOf = total,
            Signatures = [new SignatureBlock("NGƯỜI LẬP"), new SignatureBlock("KẾ TOÁN"), letterhead.Signer()],
            SheetName = "Tổng hợp",
            IsLandscape = false,
        };
    }

    private sealed record SummaryRow(int Ordinal, string Channel, string? Bank, int Count, long Total);
}
