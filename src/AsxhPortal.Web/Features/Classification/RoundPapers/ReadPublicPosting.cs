using AsxhPortal.Data;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Classification.RoundPapers;

/// <summary>
/// Who is posted in public: the people of the signed-off lists who go on receiving. HIV categories are left out altogether, with their
/// amount; who has no other category is not named at all (NĐ 20/2021 Đ8 k1b).
/// </summary>
public sealed class ReadPublicPosting(AppDbContext db, RateBooks rates, BusinessClock clock)
{
    public async Task<IReadOnlyList<PublicPostingRow>> RunAsync(Guid unitId, Guid roundId, CancellationToken cancel)
    {
        var lines = await (
            from line in db.ListLines.AsNoTracking()
            join list in db.ClassificationLists on line.ListId equals list.Id
            join person in db.Beneficiaries on line.BeneficiaryId equals person.Id
            where list.UnitId == unitId && line.CurrentInRoundId == roundId
            select new { list.Outcome, Line = line, person.Birth, person.NameSortKey }).ToListAsync(cancel);
        var entitlements = (await db.Entitlements.AsNoTracking().Where(e => e.UnitId == unitId).ToListAsync(cancel))
            .Where(e => e.IsListedOn(clock.Today)).ToLookup(e => e.BeneficiaryId);
        var (book, province) = (await rates.ReadAsync(cancel), await rates.ProvinceCodeOfAsync(unitId, cancel));

        var rows = new List<PublicPostingRow>();
        foreach (var found in lines.Where(f => !Domain.HomeVisits.SurveyOutcomes.Rule(f.Outcome).IsEvent)
            .OrderBy(f => f.Line.HamletName, StringComparer.Create(new System.Globalization.CultureInfo("vi-VN"), true)).ThenBy(f => f.NameSortKey, StringComparer.Ordinal).ThenBy(f => f.Line.BeneficiaryId))
        {
            var shown = entitlements[found.Line.BeneficiaryId].Where(e => book.Find(e.CategoryCode) is { IsSensitive: false }).ToList();
            if (shown.Count == 0)
                continue;
            rows.Add(new PublicPostingRow(
                rows.Count + 1,
                found.Line.FullName,
                found.Birth?.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
                found.Line.CitizenId,
                found.Line.HamletName,
                string.Join("; ", shown.Select(e => book.Find(e.CategoryCode)!.ShortName).Distinct().Order(StringComparer.Ordinal)),
                shown.Sum(e => book.AmountFor(e.CategoryCode, e.Percent, e.DeclaredAmount, clock.Today, province) ?? 0),
                found.Line.ChannelName,
                found.Line.AccountNumber,
                found.Line.Phone));
        }
        return rows;
    }
}
