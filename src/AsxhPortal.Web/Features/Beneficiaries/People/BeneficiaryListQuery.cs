using System.Runtime.CompilerServices;
using AsxhPortal.Data;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Web.Features.Beneficiaries.Registers;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>What the list is seen against.</summary>
/// <param name="UnitId">The chosen commune, or a place above; null = every commune of the scope.</param>
/// <param name="SearchText">The words behind the token of the filter.</param>
public sealed record ListView(Guid? UnitId, DateOnly Today, string? SearchText);

/// <param name="WordsWereBegun">No name held the words whole, so names beginning with them are shown.</param>
/// <param name="AskedPage">The page that was asked for where the list has fewer; else null.</param>
public sealed record BeneficiaryList(PageOf<BeneficiaryRow> Rows, BeneficiaryTotals Totals, bool WordsWereBegun, int? AskedPage);

/// <param name="Count">People.</param>
public sealed record BeneficiaryExport(int Count, IAsyncEnumerable<IReadOnlyList<BeneficiaryRow>> Portions);

/// <summary>
/// The list of step 3, and the same list whole for the files. Who is on it, in which order, and the totals come from the register in memory
/// (ADR 0009); what is shown of the people of one page is read by id, through the scope filter, with one statement.
/// </summary>
public sealed class BeneficiaryListQuery(AppDbContext db, RegisterSearch search, UnitTree units, PaymentProviders providers)
{
    private const string ProtectedCategory = "Diện được bảo vệ thông tin";

    /// <summary>People read together for a file: a statement each. The first portion is small, so that the file begins to arrive at once.</summary>
    private const int FirstPortion = 100, Portion = 1000;

    public async Task<BeneficiaryList> RunAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        using var answer = await search.RunAsync(filter.ToQuestion(view), cancel);
        var size = ListQuery.Sizes.Contains(filter.Size ?? 0) ? filter.Size!.Value : 50;
        var pages = Math.Max(1, (answer.Totals.People + size - 1) / size);
        var number = Math.Clamp(filter.Page ?? 1, 1, pages);
        var hits = answer.InOrder((number - 1) * size, size).ToArray();
        var rows = await RowsAsync(answer, hits, (number - 1) * size, cancel);
        return new BeneficiaryList(new PageOf<BeneficiaryRow>(rows, number, size, answer.Totals.People), answer.Totals, answer.WordsWereBegun, filter.Page > pages ? filter.Page : null);
    }

    /// <summary>Everybody whom the filter lets through, in its order, so many at a time: a file of any length holds one portion in memory.</summary>
    public async Task<BeneficiaryExport> ExportAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        var answer = await search.RunAsync(filter.ToQuestion(view), cancel);
        var hits = answer.InOrder(0, int.MaxValue).ToArray();
        return new BeneficiaryExport(hits.Length, PortionsAsync(answer, hits, cancel));
    }

    /// <summary>The same people at once, for a paper.</summary>
    public async Task<IReadOnlyList<BeneficiaryRow>> AllAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        var export = await ExportAsync(filter, view, cancel);
        var rows = new List<BeneficiaryRow>(export.Count);
        await foreach (var portion in export.Portions.WithCancellation(cancel))
            rows.AddRange(portion);
        return rows;
    }

    private async IAsyncEnumerable<IReadOnlyList<BeneficiaryRow>> PortionsAsync(RegisterAnswer answer, Hit[] hits, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var held = answer;
        var size = FirstPortion;
        for (var from = 0; from < hits.Length; from += size, size = Portion)
            yield return await RowsAsync(answer, hits.AsMemory(from, Math.Min(size, hits.Length - from)), from, cancel);
    }

    /// <summary>The same people by id alone, in the same order, for a selection of them all.</summary>
    public async Task<IReadOnlyList<Guid>> IdsAsync(BeneficiaryFilter filter, ListView view, CancellationToken cancel = default)
    {
        using var answer = await search.RunAsync(filter.ToQuestion(view), cancel);
        var hits = answer.InOrder(0, int.MaxValue);
        var ids = new Guid[hits.Length];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = answer.IdOf(hits[i]);
        return ids;
    }

    private async Task<List<BeneficiaryRow>> RowsAsync(RegisterAnswer answer, ReadOnlyMemory<Hit> hits, int skipped, CancellationToken cancel)
    {
        var ids = new List<Guid>(hits.Length);
        foreach (var hit in hits.Span)
            ids.Add(answer.IdOf(hit));
        var read = ids.Count == 0 ? [] : await Project(ids).ToDictionaryAsync(row => row.Id, cancel);
        var tree = await units.ReadAsync(cancel);
        var banks = await providers.ShortNamesAsync(cancel);
        var rows = new List<BeneficiaryRow>(hits.Length);
        for (var i = 0; i < hits.Length; i++)
        {
            // Somebody who left the scope between the two reads is not shown.
            if (!read.TryGetValue(ids[i], out var row))
                continue;
            row.Ordinal = skipped + i + 1;
            row.Commune = tree.Find(row.UnitId)?.Name;
            row.Bank = row.ProviderCode is { } code ? banks.GetValueOrDefault(code) : null;
            Complete(row, answer, hits.Span[i]);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>The account is looked up by index for these people alone; a join would read that table whole.</summary>
    private IQueryable<BeneficiaryRow> Project(List<Guid> ids)
    {
        var accounts = db.BankAccounts.Where(a => a.ClosedAt == null);
        return db.Beneficiaries.AsNoTracking().Where(b => ids.Contains(b.Id)).Select(b => new BeneficiaryRow
        {
            Id = b.Id,
            UnitId = b.UnitId,
            FullName = b.FullName,
            Birth = b.Birth,
            Sex = b.Sex,
            CitizenId = b.CitizenId,
            OldId = b.OldId,
            HouseholdHead = b.HouseholdHead,
            Phone = b.Phone,
            Status = b.Status,
            AccountNumber = accounts.Where(a => a.BeneficiaryId == b.Id).Select(a => a.Number).FirstOrDefault(),
            ProviderCode = accounts.Where(a => a.BeneficiaryId == b.Id).Select(a => a.ProviderCode).FirstOrDefault(),
            VerifiedOn = accounts.Where(a => a.BeneficiaryId == b.Id).Select(a => a.LastVerifiedOn).FirstOrDefault(),
        });
    }

    /// <summary>What follows from the entitlements and the rest of the register, as the totals count it.</summary>
    private static void Complete(BeneficiaryRow row, RegisterAnswer answer, Hit hit)
    {
        var unit = answer.UnitOf(hit);
        ref readonly var marks = ref answer.MarksOf(hit);
        var (group, category) = (answer.Question.Group, answer.Question.Category);
        var shown = new List<StandingEntitlement>();
        foreach (ref readonly var one in unit.EntitlementsOf(hit.Person))
        {
            if (RegisterAmounts.IsShown(one, group, category))
                shown.Add(one);
        }
        row.Hamlet = marks.Hamlet < 0 ? null : unit.Hamlets[marks.Hamlet].Name;
        row.Outcome = marks.Outcome;
        row.Channel = marks.Channel;
        row.Flag = marks.Flag;
        row.Age = marks.Age < 0 ? null : marks.Age;
        row.AttorneyUntil = marks.AttorneyUntil == 0 ? null : DateOnly.FromDayNumber(marks.AttorneyUntil);
        row.IsFoundByHead = hit.Rank == TypedWords.ByHead;
        row.Groups = [.. shown.Select(e => e.Group).Distinct()];
        row.Categories = [.. shown.Select(e => answer.Book.Find(e.CategoryCode)).OfType<BenefitCategory>().Select(c => c.IsSensitive ? ProtectedCategory : c.ShortName).Distinct()];
        row.Amount = RegisterAmounts.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(shown), null, null);
        row.EntitlementCount = shown.Count;
        row.Missing = RegisterAmounts.Pieces(RegisterAmounts.MissingOf(shown, answer.Book, marks.HasAccount, marks.Channel, marks.HasCitizenId));
    }
}
