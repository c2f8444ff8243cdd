using AsxhPortal.Documents.Kit.Layout;

namespace AsxhPortal.Documents.Kit;

/// <summary>Prints a <see cref="ListForm{TRow}"/> on A4: header row on every page, no row split, page numbers from page 2.</summary>
public static class ListFormPdf
{
    /// <param name="form">The list.</param>
    /// <param name="createdAt">UTC time written into the file.</param>
    public static byte[] Render<TRow>(ListForm<TRow> form, DateTime createdAt)
    {
        var metadata = new DocumentMetadata(string.Join(" ", new[] { form.Title, form.Subject }.OfType<string>()), form.Letterhead.IssuingAuthority, createdAt);
        return Document.Create(metadata, document => Add(document, form)).GeneratePdf();
    }

    /// <param name="appendix">A second list on pages of its own; null for none.</param>
    internal static byte[] Render<TRow, TOther>(ListForm<TRow> form, ListForm<TOther>? appendix, DateTime createdAt)
    {
        if (appendix is null)
            return Render(form, createdAt);
        var metadata = new DocumentMetadata(string.Join(" ", new[] { form.Title, form.Subject }.OfType<string>()), form.Letterhead.IssuingAuthority, createdAt);
        return Document.Create(metadata, document =>
        {
            Add(document, form);
            Add(document, appendix);
        }).GeneratePdf();
    }

    /// <summary>The list as pages of a document with several parts; its page numbers begin with 1.</summary>
    internal static void Add<TRow>(Document document, ListForm<TRow> form) => document.Page(page =>
    {
        page.Size(form.IsLandscape ? PageSize.A4.Landscape() : PageSize.A4);
        page.Stamp(form.Letterhead.Stamp);
        page.Content().Column(column => Compose(column, form));
    });

    private static void Compose<TRow>(ColumnLayout column, ListForm<TRow> form)
    {
        if (form.AppendixTo is null)
        {
            column.Item().Letterhead(form.Letterhead, form.IssuedOn);
            column.Item().PaddingTop(14).Title(form.Title, form.Subject is null ? [] : [form.Subject]);
        }
        else
        {
            column.Item().Text(ListForm<TRow>.AppendixTitle, new TextStyle(14, IsBold: true)).AlignCenter();
            column.Item().Text(VietnameseFormat.Upper(form.Title), new TextStyle(14, IsBold: true)).AlignCenter();
            if (form.Subject is not null)
                column.Item().Text(form.Subject, new TextStyle(13, IsBold: true)).AlignCenter();
            column.Item().PaddingTop(2).Text(form.AppendixTo, new TextStyle(13, IsItalic: true)).AlignCenter().RuleBelow(0.3f);
        }

        foreach (var note in form.Notes)
            column.Item().PaddingTop(2).Text(note, new TextStyle(12, IsItalic: true)).AlignCenter();
        if (form.Addressee is not null)
            column.Item().PaddingTop(8).Text($"Kính gửi: {form.Addressee}", new TextStyle(13)).AlignCenter();
        column.Item().PaddingTop(10).Table(table => ComposeTable(table, form));
    }

    private static void ComposeTable<TRow>(TableLayout table, ListForm<TRow> form)
    {
        table.FontSize(form.FontSize);
        table.MinRowHeight(form.RowHeight);
        table.Columns(form.Columns.Select(column => column.Width));
        table.WrittenByHand(form.Columns.Select(column => column.IsByHand));
        table.Header(form.Columns.Select(column => new TableCell(column.Header, TextAlignment.Center, IsBold: true)));
        foreach (var row in form.Rows)
            table.Row(form.Columns.Select(column => new TableCell(column.Print(row), Align(column.Format))));
        if (form.Rows.Count == 0)
            table.Row([new TableCell(form.EmptyText, TextAlignment.Center, IsItalic: true, Span: form.Columns.Count)]);
        if (form.CarriesSums)
            table.CarrySums(form.Rows.Count, SumCells(form));
        table.Row(TotalCells(form));
        if (form.ShareOf is not null)
            table.Row(ShareCells(form));
        table.Ending().ShowEntire().Column(end => ComposeEnd(end, form));
    }

    private static IEnumerable<TableCell> TotalCells<TRow>(ListForm<TRow> form)
    {
        yield return new TableCell(form.TotalLabel, TextAlignment.Center, IsBold: true, Span: form.TotalLabelSpan);
        foreach (var column in form.Columns.Skip(form.TotalLabelSpan))
            yield return new TableCell(column.IsTotalled ? VietnameseFormat.Number(form.Sum(column)) : "", Align(column.Format), IsBold: true);
    }

    /// <summary>Running sums are made once, so that a page's sum is a difference.</summary>
    private static Func<PageSum, int, int, IEnumerable<TableCell>> SumCells<TRow>(ListForm<TRow> form)
    {
        var columns = form.Columns.Skip(form.TotalLabelSpan).ToList();
        var running = columns.Where(column => column.IsTotalled).ToDictionary(column => column, column =>
        {
            var sums = new long[form.Rows.Count + 1];
            for (var i = 0; i < form.Rows.Count; i++)
                sums[i + 1] = checked(sums[i] + column.Amount(form.Rows[i]));
            return sums;
        });
        return (kind, first, end) =>
        [
            new TableCell(kind == PageSum.Page ? "Cộng trang" : "Lũy kế", TextAlignment.Center, IsItalic: true, Span: form.TotalLabelSpan),
            .. columns.Select(column => new TableCell(running.TryGetValue(column, out var sums) ? VietnameseFormat.Number(sums[end] - sums[first]) : "", Align(column.Format), IsItalic: true)),
        ];
    }

    private static IEnumerable<TableCell> ShareCells<TRow>(ListForm<TRow> form)
    {
        yield return new TableCell("TỶ LỆ", TextAlignment.Center, IsItalic: true, Span: form.TotalLabelSpan);
        foreach (var column in form.Columns.Skip(form.TotalLabelSpan))
            yield return new TableCell(form.Share(column), Align(column.Format), IsItalic: true);
    }

    private static void ComposeEnd<TRow>(ColumnLayout end, ListForm<TRow> form)
    {
        if (form.Words is not null)
            end.Item().PaddingTop(8).Text(form.Words, new TextStyle(13, IsItalic: true));
        foreach (var sentence in form.Closing)
            end.Item().PaddingTop(4).Text(sentence, new TextStyle(12));
        if (form.Receivers.Count > 0)
            end.Item().PaddingTop(14).ReceiversAndSignatures(form.Receivers, form.Signatures);
        else if (form.Signatures.Count > 0)
            end.Item().PaddingTop(14).Signatures(form.Signatures);
    }

    private static TextAlignment Align(ColumnFormat format) => format switch
    {
        ColumnFormat.Money or ColumnFormat.Number => TextAlignment.Right,
        ColumnFormat.Date or ColumnFormat.Centered => TextAlignment.Center,
        _ => TextAlignment.Left,
    };
}
