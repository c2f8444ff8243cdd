using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Payments;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>The payment lists of an approved run as files: the same rows that the page shows.</summary>
public sealed class PaymentFiles(PaymentRunQuery query, UnitPapers papers)
{
    /// <exception cref="RuleException">The run is not approved yet.</exception>
    public async Task<(byte[] Bytes, int Rows)?> WorkbookAsync(PaymentRunPage page, PaymentChannel channel, string? providerCode, DateOnly day, CancellationToken cancellationToken)
    {
        if (await ListAsync(page, channel, providerCode, cancellationToken) is not { } list)
            return null;
        return (PaymentListWorkbook.Render(await papers.LetterheadOfAgencyAsync(page.Agency, day, cancellationToken), list), list.Rows.Count);
    }

    public async Task<(byte[] Bytes, int Rows)?> PdfAsync(PaymentRunPage page, PaymentChannel channel, string? providerCode, DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        if (await ListAsync(page, channel, providerCode, cancellationToken) is not { } list)
            return null;
        return (PaymentListPdf.Render(await papers.LetterheadOfAgencyAsync(page.Agency, day, cancellationToken), list, now), list.Rows.Count);
    }

    /// <summary>All lists of the run in one workbook, a summary sheet first.</summary>
    public async Task<(byte[] Bytes, int Rows)> AllAsync(PaymentRunPage page, DateOnly day, CancellationToken cancellationToken)
    {
        var lists = new List<PaymentList>();
        foreach (var row in page.Lists)
            lists.Add((await ListAsync(page, row.Channel, row.ProviderCode, cancellationToken))!);
        return (PaymentListWorkbook.Render(await papers.LetterheadOfAgencyAsync(page.Agency, day, cancellationToken), lists), lists.Sum(l => l.Rows.Count));
    }

    private async Task<PaymentList?> ListAsync(PaymentRunPage page, PaymentChannel channel, string? providerCode, CancellationToken cancellationToken)
    {
        if (page.Run.State != PaymentRunState.Approved)
            throw new RuleException("Đợt chi trả chưa được duyệt nên chưa tải được danh sách chi trả.");
        var lines = await query.LinesAsync(page.Run.Id, PaymentLineState.Payable, channel, providerCode, cancellationToken);
        if (lines.Count == 0)
            return null;
        var heading = new PaymentListHeading(RunNumberOf(page.Run), page.Run.Period.Year, page.Run.Period.Month, channel.ToVietnamese(), lines[0].ProviderName,
            !channel.NeedsAccount(), DateOnly.FromDateTime(page.Run.ApprovedAt!.Value.AddHours(7)), page.Run.ApprovedByName);
        return new PaymentList(heading, [.. lines.Select((line, index) => new Documents.Payments.PaymentListRow(
            index + 1,
            BeneficiaryCodeOf(line.BeneficiaryId),
            line.FullName,
            line.Birth,
            line.CitizenId,
            string.Join(", ", new[] { line.HamletName, line.CommuneName }.Where(part => !string.IsNullOrEmpty(part))),
            line.CategoryCode ?? "",
            line.Amount,
            Arrears: 0,
            CarriedOver: 0,
            line.AccountNumber,
            line.ProviderName,
            line.AccountHolder ?? (line.PayeeKind == PayeeKind.Self ? null : line.PayeeName),
            line.Channel.ToVietnamese(),
            line.Note))]);
    }

    /// <summary>"2024-02/1A2B3C": the month and the end of the run's id.</summary>
    public static string RunNumberOf(PaymentRun run) => $"{run.Period.ToIso()}/{run.Id.ToString("N")[^6..].ToUpperInvariant()}";

    /// <summary>A short code by which a person's line is found again; not the citizen id.</summary>
    public static string BeneficiaryCodeOf(Guid beneficiaryId) => beneficiaryId.ToString("N")[8..18].ToUpperInvariant();
}
