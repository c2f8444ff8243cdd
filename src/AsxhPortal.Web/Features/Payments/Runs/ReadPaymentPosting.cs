using AsxhPortal.Data;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>A commune of a run, and how many of its people may be posted.</summary>
public sealed record PostedCommune(Guid UnitId, string Name, int People);

/// <summary>
/// Who is posted in public from a payment run: the people whom it pays, a commune at a time. Lines of HIV categories are left out with
/// their amount; who has no other line is not named at all (NĐ 20/2021 Đ8 k1b).
/// </summary>
public sealed class ReadPaymentPosting(AppDbContext db, RateBooks rates)
{
    public async Task<IReadOnlyList<PostedCommune>> CommunesAsync(Guid runId, CancellationToken cancel)
    {
        var open = await OpenCategoriesAsync(cancel);
        return await (
            from line in Lines(runId, open)
            join unit in db.Units on line.UnitId equals unit.Id
            group line by new { unit.Id, unit.Name, unit.NameKey } into commune
            orderby commune.Key.NameKey
            select new PostedCommune(commune.Key.Id, commune.Key.Name, commune.Select(l => l.BeneficiaryId).Distinct().Count())).ToListAsync(cancel);
    }

    /// <summary>By thôn and Vietnamese name; one row for each person.</summary>
    public async Task<IReadOnlyList<PublicPostingRow>> RunAsync(Guid runId, Guid unitId, CancellationToken cancel)
    {
        var open = await OpenCategoriesAsync(cancel);
        var lines = await (
            from line in Lines(runId, open)
            join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
            where line.UnitId == unitId
            select new { Line = line, person.Birth, person.Phone }).ToListAsync(cancel);
        return
        [
            .. lines.GroupBy(l => l.Line.BeneficiaryId)
                .OrderBy(p => p.First().Line.HamletName, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), true)).ThenBy(p => p.First().Line.NameSortKey, StringComparer.Ordinal).ThenBy(p => p.Key)
                .Select((person, index) =>
                {
                    var first = person.OrderBy(p => p.Line.CategoryCode, StringComparer.Ordinal).First();
                    return new PublicPostingRow(index + 1, first.Line.FullName, first.Birth?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture), first.Line.CitizenId, first.Line.HamletName,
                        string.Join("; ", person.Select(p => p.Line.CategoryName).OfType<string>().Distinct().Order(StringComparer.Ordinal)),
                        person.Sum(p => p.Line.Amount), first.Line.Channel.ToVietnamese(), first.Line.AccountNumber, first.Phone);
                }),
        ];
    }

    private IQueryable<PaymentLine> Lines(Guid runId, IReadOnlyList<string> open) =>
        db.PaymentLines.AsNoTracking().Where(l => l.RunId == runId && l.State == PaymentLineState.Payable && l.CategoryCode != null && open.Contains(l.CategoryCode));

    private async Task<IReadOnlyList<string>> OpenCategoriesAsync(CancellationToken cancel) =>
        [.. (await rates.ReadAsync(cancel)).Categories.Where(c => !c.IsSensitive).Select(c => c.Code)];
}
