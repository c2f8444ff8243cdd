using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Registers;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.Comparisons;

/// <summary>A list read for comparing, with what it says itself about those it leaves out.</summary>
public sealed record ReadList(ComparedList List, IReadOnlyList<KnownCause> OwnCauses);

/// <summary>Reads any list as people, one entry each; one or two statements whatever the size.</summary>
public sealed class ListPointReader(AppDbContext db, RegisterListQuery register, RateBooks rateBooks)
{
    private const string ProtectedCategory = "Diện được bảo vệ thông tin";

    public async Task<ReadList> RunAsync(Guid unitId, ListPoint point, DateOnly today, CancellationToken cancel)
    {
        var book = await rateBooks.ReadAsync(cancel);
        return point.Kind switch
        {
            PointKind.Register => FromLines(await register.RunAsync(unitId, today, cancel), book),
            PointKind.Snapshot => FromLines(await db.RegisterSnapshotLines.AsNoTracking().Where(l => l.SnapshotId == point.Id).ToListAsync(cancel), book),
            PointKind.Round => await RoundAsync(unitId, point, cancel),
            PointKind.Upload => await UploadAsync(point.Id!.Value, book, cancel),
            _ => await PaymentsAsync(unitId, point, book, cancel),
        };
    }

    private static ReadList FromLines(IEnumerable<RegisterSnapshotLine> lines, RateBook book)
    {
        var people = lines.Select(l => new PersonOnList(l.BeneficiaryId, l.FullName, l.NameSortKey, l.Birth, l.CitizenId, l.HamletName,
            Names((l.CategoryCodes ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries), book), l.Amount, l.AccountNumber, l.ProviderName, l.AccountHolder)).ToList();
        return new ReadList(new ComparedList(people, ListedFields.Everything), []);
    }

    /// <summary>Everybody signed off in the round by then, as the latest signed line has them; whom a supplement took off is not there.</summary>
    private async Task<ReadList> RoundAsync(Guid unitId, ListPoint point, CancellationToken cancel)
    {
        var lines = await (from line in db.ListLines.AsNoTracking()
                           join list in db.ClassificationLists on line.ListId equals list.Id
                           where list.UnitId == unitId && list.State == ClassificationState.SignedOff && list.SignedOffAt <= point.At
                               && db.ClassificationLists.Any(chosen => chosen.Id == point.Id && chosen.RoundId == list.RoundId)
                           select new { Line = line, list.SignedOffAt }).ToListAsync(cancel);
        var people = lines.GroupBy(l => l.Line.BeneficiaryId).Select(g => g.OrderByDescending(l => l.SignedOffAt).ThenBy(l => l.Line.Change == LineChange.Removed).First().Line)
            .Where(l => l.Change != LineChange.Removed)
            .Select(l => new PersonOnList(l.BeneficiaryId, l.FullName, VietnameseName.From(l.FullName).SortKey, l.Birth, l.CitizenId, l.HamletName, l.Categories, l.Amount, l.AccountNumber, l.ProviderName, l.AccountHolder, l.Reason)).ToList();
        return new ReadList(new ComparedList(people, ListedFields.Everything), []);
    }

    /// <summary>
    /// The data rows of a file as the office sent it: rows that a newer edition replaced were its data too. Whoever is not matched yet is known by the
    /// number, so that events explain what the file does not.
    /// </summary>
    private async Task<ReadList> UploadAsync(Guid batchId, RateBook book, CancellationToken cancel)
    {
        var rows = await (from row in db.ImportRows.AsNoTracking()
                          where row.BatchId == batchId && (row.Status != ImportRowStatus.Skipped || row.SkipKind == RowKindCodes.Replaced)
                          join decision in db.MatchDecisions on row.Id equals decision.RowId into decisions
                          from decision in decisions.DefaultIfEmpty()
                          select new
                          {
                              Person = (Guid?)decision.BeneficiaryId
                                  ?? db.Beneficiaries.Where(b => row.CitizenId != null && b.CitizenId == row.CitizenId && b.UnitId == row.UnitId).Select(b => (Guid?)b.Id).FirstOrDefault(),
                              row.FullName,
                              row.Birth,
                              row.CitizenId,
                              row.HamletName,
                              row.CategoryCode,
                              row.CategoryText,
                              row.Amount,
                              row.AccountNumber,
                              Provider = db.PaymentProviders.Where(p => p.Code == row.ProviderCode).Select(p => p.ShortName).FirstOrDefault() ?? row.BankText,
                              row.AccountHolder,
                              row.RowNumber,
                          }).ToListAsync(cancel);
        var people = rows.GroupBy(r => r.Person?.ToString() ?? r.CitizenId ?? (r.FullName is null ? $"row {r.RowNumber}" : $"{VietnameseText.Fold(r.FullName)}|{r.Birth}|{VietnameseText.Fold(r.HamletName)}"))
            .Select(g =>
            {
                var first = g.First();
                var name = first.FullName ?? $"(không có tên, dòng {first.RowNumber})";
                return new PersonOnList(first.Person, name, first.FullName is null ? name : VietnameseName.From(name).SortKey, first.Birth?.ToString(), g.Select(r => r.CitizenId).FirstOrDefault(id => id is not null), first.HamletName,
                    Join(g.Select(r => book.Find(r.CategoryCode) is { } category ? NameOf(category) : r.CategoryText)), g.Sum(r => r.Amount ?? 0),
                    g.Select(r => r.AccountNumber).FirstOrDefault(n => n is not null), first.Provider, first.AccountHolder);
            }).ToList();
        var fields = ListedFields.Name | ListedFields.Categories;
        void Has(ListedFields field, bool isThere) => fields |= isThere ? field : 0;
        Has(ListedFields.Birth, people.Exists(p => p.Birth is not null));
        Has(ListedFields.CitizenId, people.Exists(p => p.CitizenId is not null));
        Has(ListedFields.Hamlet, people.Exists(p => p.HamletName is not null));
        Has(ListedFields.Amount, people.Exists(p => p.Amount != 0));
        Has(ListedFields.Account, people.Exists(p => p.AccountNumber is not null));
        return new ReadList(new ComparedList(people, fields), []);
    }

    /// <summary>Who is paid in the month; whose lines are all held is not, for the reason that the line gives.</summary>
    private async Task<ReadList> PaymentsAsync(Guid unitId, ListPoint point, RateBook book, CancellationToken cancel)
    {
        var month = point.Month!.Value;
        var lines = await db.PaymentLines.AsNoTracking().Where(l => l.UnitId == unitId && l.Period == month).ToListAsync(cancel);
        var people = lines.Where(l => l.State == PaymentLineState.Payable).GroupBy(l => l.BeneficiaryId).Select(g =>
        {
            var first = g.OrderBy(l => l.AccountNumber is null).First();
            return new PersonOnList(g.Key, first.FullName, first.NameSortKey, first.Birth, first.CitizenId, first.HamletName,
                Join(g.Select(l => book.Find(l.CategoryCode) is { } category ? NameOf(category) : l.CategoryName)), g.Sum(l => l.Amount), first.AccountNumber,
                first.ProviderName, first.AccountHolder);
        }).ToList();
        var held = lines.Where(l => l.State == PaymentLineState.Held && l.HoldReason is not null)
            .Select(l => new KnownCause(l.BeneficiaryId, point.At, ListDifference.Added | ListDifference.Removed | ListDifference.Benefit, $"Tháng {month} tạm giữ: {l.HoldReason!.Value.ToVietnamese()}")).ToList();
        return new ReadList(new ComparedList(people, ListedFields.Everything), held);
    }

    private static string? Names(IEnumerable<string> codes, RateBook book) => Join(codes.Select(code => book.Find(code) is { } category ? NameOf(category) : code));

    private static string NameOf(BenefitCategory category) => category.IsSensitive ? ProtectedCategory : category.ShortName;

    private static string? Join(IEnumerable<string?> names) => string.Join("; ", names.Where(n => !string.IsNullOrWhiteSpace(n)).Distinct().Order(StringComparer.Ordinal)) is { Length: > 0 } text ? text : null;
}
