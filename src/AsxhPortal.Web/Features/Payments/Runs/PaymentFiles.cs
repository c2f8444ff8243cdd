using System.IO.Compression;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Payments;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>A file and how many payment lines are in it.</summary>
public sealed record PaymentFile(byte[] Bytes, int Rows);

/// <summary>The payment lists of an approved run as files: the same rows that the page shows.</summary>
public sealed class PaymentFiles(PaymentRunQuery query, UnitPapers papers, IssuePaper issue)
{
    /// <exception cref="RuleException">The run is not approved yet, or there is no letterhead.</exception>
    public async Task<PaymentFile> WorkbookAsync(PaymentRunPage page, PaymentListRow row, DateOnly day, CancellationToken cancellationToken)
    {
        var list = await ListAsync(page, row, cancellationToken);
        return new PaymentFile(PaymentListWorkbook.Render(await HeadAsync(page, day, cancellationToken), list), list.Rows.Count);
    }

    public async Task<PaymentFile> PdfAsync(PaymentRunPage page, PaymentListRow row, DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        var list = await ListAsync(page, row, cancellationToken);
        return new PaymentFile(PaymentListPdf.Render(await HeadAsync(page, day, cancellationToken), list, now), list.Rows.Count);
    }

    /// <summary>All lists of the run in one workbook, a summary sheet first.</summary>
    public async Task<PaymentFile> AllWorkbookAsync(PaymentRunPage page, DateOnly day, CancellationToken cancellationToken)
    {
        var lists = await ListsAsync(page, cancellationToken);
        return new PaymentFile(PaymentListWorkbook.Render(await HeadAsync(page, day, cancellationToken), lists), lists.Sum(l => l.Rows.Count));
    }

    /// <summary>All lists of the run in one PDF behind their summary.</summary>
    public async Task<PaymentFile> AllPdfAsync(PaymentRunPage page, DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        var lists = await ListsAsync(page, cancellationToken);
        return new PaymentFile(PaymentListPdf.Render(await HeadAsync(page, day, cancellationToken), lists, now), lists.Sum(l => l.Rows.Count));
    }

    /// <summary>Every list as PDF and as workbook of its own, so that each bank is sent no more than its own.</summary>
    public async Task<PaymentFile> ArchiveAsync(PaymentRunPage page, DateOnly day, DateTime now, CancellationToken cancellationToken)
    {
        var lists = await ListsAsync(page, cancellationToken);
        var head = await HeadAsync(page, day, cancellationToken);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var i = 0; i < lists.Count; i++)
            {
                var name = $"{i + 1:00}-{page.Lists[i].FileName}";
                await PutAsync(archive, name + ".pdf", PaymentListPdf.Render(head, lists[i], now), now, cancellationToken);
                await PutAsync(archive, name + ".xlsx", PaymentListWorkbook.Render(head, lists[i]), now, cancellationToken);
            }
        }
        return new PaymentFile(bytes.ToArray(), lists.Sum(l => l.Rows.Count));
    }

    /// <summary>One list with its number, dated on the day the run was approved.</summary>
    public async Task<PaymentFile> IssueAsync(PaymentRunPage page, PaymentListRow row, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        var list = await ListAsync(page, row, cancellationToken);
        var print = await issue.RunAsync(ToIssue(page, row, list), by, cancellationToken);
        return new PaymentFile(PaymentListPdf.Render(print.Letterhead, Dated(list, print.IssuedOn), now), list.Rows.Count);
    }

    /// <summary>All lists, each with its number, in one PDF.</summary>
    public async Task<PaymentFile> IssueAllAsync(PaymentRunPage page, Actor by, DateTime now, CancellationToken cancellationToken)
    {
        var lists = await ListsAsync(page, cancellationToken);
        var prints = await issue.RunAsync([.. lists.Select((list, index) => ToIssue(page, page.Lists[index], list))], by, cancellationToken);
        var head = await papers.LetterheadOfAgencyAsync(page.Agency, prints[0].IssuedOn, cancellationToken);
        return new PaymentFile(PaymentListPdf.Render(head, [.. lists.Select((list, index) => (prints[index].Letterhead, Dated(list, prints[index].IssuedOn)))], now), lists.Sum(l => l.Rows.Count));
    }

    private static PaymentList Dated(PaymentList list, DateOnly day) => list with { Heading = list.Heading with { IssuedOn = day } };

    private static PaperToIssue ToIssue(PaymentRunPage page, PaymentListRow row, PaymentList list) => new(
        PaperKind.PaymentList, page.Agency.UnitId, $"{page.Run.Id:N}/{row.FileName}", $"Danh sách chi trả tháng {page.Run.Period}: {row.Title}", list)
    {
        Agency = page.Agency,
        IssuedOn = list.Heading.IssuedOn,
    };

    private static async Task PutAsync(ZipArchive archive, string name, byte[] content, DateTime now, CancellationToken cancellationToken)
    {
        var entry = archive.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(BusinessClock.ToLocal(now), TimeSpan.FromHours(7));
        await using var stream = await entry.OpenAsync(cancellationToken);
        await stream.WriteAsync(content, cancellationToken);
    }

    private async Task<Letterhead> HeadAsync(PaymentRunPage page, DateOnly day, CancellationToken cancellationToken) =>
        await papers.LetterheadOfAgencyAsync(page.Agency, day, cancellationToken) with { Stamp = PaperStamp.Preview };

    private async Task<IReadOnlyList<PaymentList>> ListsAsync(PaymentRunPage page, CancellationToken cancellationToken)
    {
        var lists = new List<PaymentList>();
        foreach (var row in page.Lists)
            lists.Add(await ListAsync(page, row, cancellationToken));
        return lists;
    }

    private async Task<PaymentList> ListAsync(PaymentRunPage page, PaymentListRow list, CancellationToken cancellationToken)
    {
        if (page.Run.State != PaymentRunState.Approved)
            throw new RuleException("Đợt chi trả chưa được duyệt nên chưa tải được danh sách chi trả.");
        var lines = await query.LinesAsync(page.Run.Id, PaymentLineState.Payable, list, cancellationToken);
        var heading = new PaymentListHeading(RunNumberOf(page.Run), page.Run.Period.Year, page.Run.Period.Month, KindOf(list), list.ProviderName,
            DateOnly.FromDateTime(BusinessClock.ToLocal(page.Run.ApprovedAt!.Value)), page.Run.ApprovedByName, list.Channel.ToVietnamese());
        return new PaymentList(heading, [.. lines.Select((line, index) => Row(line, index + 1))]);
    }

    private static Documents.Payments.PaymentListRow Row(PaymentLineRow line, int ordinal) => new(
        ordinal,
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
        line.Note,
        line.PayeeKind == PayeeKind.Self ? null : line.Paper?.Relation is { Length: > 0 } relation ? $"{line.PayeeKind.ToVietnamese()}, {relation}" : line.PayeeKind.ToVietnamese(),
        line.PayeeKind == PayeeKind.Self ? null : line.Paper?.CitizenId,
        line.PayeeKind == PayeeKind.Self || line.Paper is not { } paper ? null : $"{paper.CertificationNumber}, từ {paper.ValidFrom:dd/MM/yyyy} đến {paper.ValidTo:dd/MM/yyyy}".TrimStart(',', ' '));

    private static PaymentListKind KindOf(PaymentListRow list) => list.IsByProxy ? PaymentListKind.Proxy : list.Channel switch
    {
        PaymentChannel.BankAccount => PaymentListKind.BankAccount,
        PaymentChannel.MobileMoney => PaymentListKind.MobileMoney,
        PaymentChannel.Vneid => PaymentListKind.Vneid,
        PaymentChannel.PaymentOrganisation => PaymentListKind.Organisation,
        PaymentChannel.PaymentOrganisationAtHome => PaymentListKind.AtHome,
        _ => PaymentListKind.Cash,
    };

    /// <summary>"2024-02/1A2B3C": the month and the end of the run's id.</summary>
    public static string RunNumberOf(PaymentRun run) => $"{run.Period.ToIso()}/{run.Id.ToString("N")[^6..].ToUpperInvariant()}";

    /// <summary>A short code by which a person's line is found again; not the citizen id.</summary>
    public static string BeneficiaryCodeOf(Guid beneficiaryId) => beneficiaryId.ToString("N")[8..18].ToUpperInvariant();
}
