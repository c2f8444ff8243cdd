using System.Security.Cryptography;
using System.Text;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Papers;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>A list as a file, and how many people are on it.</summary>
public sealed record PrintedList(byte[] Bytes, int Count);

/// <summary>
/// Danh sách đối tượng as a paper: looked at without a number, issued with one. The PDF and the workbook of one content are one paper, so
/// they carry the same number.
/// </summary>
public sealed class PrintBeneficiaryList(BeneficiaryListQuery list, UnitPapers papers, IssuePaper issue, CurrentUser user, BusinessClock clock)
{
    /// <summary>People on one paper: about 450 pages. Longer lists are streamed as a table.</summary>
    public const int MostPeople = 10_000;

    /// <exception cref="RuleException">Too many people for a paper, or no letterhead.</exception>
    public async Task<PrintedList> PreviewAsync(BeneficiaryFilter filter, ListSetting setting, Guid unitId, bool isWorkbook, CancellationToken cancel)
    {
        var letterhead = await papers.LetterheadOfAsync(unitId, clock.Today, cancel) with { Stamp = PaperStamp.Preview };
        return Render(letterhead, setting.HeadingFor(user.UnitName), await RowsAsync(filter, setting, cancel), isWorkbook);
    }

    /// <exception cref="RuleException">Too many people for a paper, nobody, or no letterhead.</exception>
    public async Task<PrintedList> IssueAsync(BeneficiaryFilter filter, ListSetting setting, Guid unitId, bool isWorkbook, CancellationToken cancel)
    {
        var rows = await RowsAsync(filter, setting, cancel);
        if (rows.Count == 0)
            throw new RuleException("Không có ai khớp điều kiện lọc nên không có danh sách để in.");
        var heading = setting.HeadingFor(user.UnitName);
        var title = setting.View.SearchText is null && heading.Filter is { } scope ? $"Danh sách đối tượng ({scope})" : "Danh sách đối tượng";
        var print = await issue.RunAsync(
            new PaperToIssue(PaperKind.BeneficiaryList, unitId, KeyOf(setting, heading), title[..Math.Min(title.Length, 200)], new { heading = heading with { PrintedOn = default }, rows }), user.Actor, cancel);
        return Render(print.Letterhead, heading with { PrintedOn = print.IssuedOn }, rows, isWorkbook);
    }

    private async Task<IReadOnlyList<BeneficiaryListRow>> RowsAsync(BeneficiaryFilter filter, ListSetting setting, CancellationToken cancel)
    {
        var export = await list.ExportAsync(filter, setting.View, cancel);
        if (export.Count > MostPeople)
            throw new RuleException($"Danh sách này có {VietnameseFormat.Number(export.Count)} người; một văn bản in nhiều nhất {VietnameseFormat.Number(MostPeople)} người. Hãy lọc theo xã hoặc thôn, hoặc dùng “Xuất Excel” cho cả danh sách.");
        var rows = new List<BeneficiaryListRow>(export.Count);
        await foreach (var portion in export.Portions.WithCancellation(cancel))
            rows.AddRange(portion.Select(row => row.ToListRow()));
        return rows;
    }

    private PrintedList Render(Letterhead letterhead, BeneficiaryListHeading heading, IReadOnlyList<BeneficiaryListRow> rows, bool isWorkbook) => new(
        isWorkbook ? BeneficiaryListFormWorkbook.Render(letterhead, heading, rows) : BeneficiaryListPdf.Render(letterhead, heading, rows, clock.UtcNow), rows.Count);

    /// <summary>Which list it is: the commune and the chosen filters; hashed, because a filter may hold a name.</summary>
    private static string KeyOf(ListSetting setting, BeneficiaryListHeading heading) =>
        $"{setting.View.UnitId:N}/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(heading.Filter ?? "")))[..32]}";
}
