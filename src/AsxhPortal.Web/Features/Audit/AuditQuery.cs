using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Audit;

/// <summary>What the trail is filtered by. A person is chosen on a page of its own; only their random id stands in the address.</summary>
public sealed class AuditListQuery : ListQuery
{
    public Guid? Person { get; set; }
    public Guid? Account { get; set; }
    /// <summary>Not called Action: the route has a value of that name.</summary>
    public AuditAction? Deed { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
}

public sealed record AuditRow(AuditEntry Entry, string? PersonName, string? UnitName);

/// <param name="Changes">In words, with the names behind ids.</param>
public sealed record AuditDetail(AuditRow Row, IReadOnlyList<FieldChange> Changes);

public sealed record PersonRow(Guid Id, string FullName, PartialDate? Birth, string? CitizenId, string UnitName);

/// <summary>The trail of the auditor's own units, newest first.</summary>
public sealed class AuditQuery(AppDbContext db)
{
    public const int ExportLimit = 100_000;

    public Task<PageOf<AuditRow>> PageAsync(AuditListQuery query, CancellationToken cancel) => Rows(Chosen(query)).ToPageAsync(query, cancel);

    /// <exception cref="RuleException">More rows than a workbook should hold.</exception>
    public async Task<IReadOnlyList<AuditDetail>> AllAsync(AuditListQuery query, CancellationToken cancel)
    {
        if (await Chosen(query).CountAsync(cancel) > ExportLimit)
            throw new RuleException($"Kết quả có hơn {ExportLimit:#,0} dòng; hãy thu hẹp khoảng thời gian rồi xuất lại.".Replace(',', '.'));
        var rows = await Rows(Chosen(query)).ToListAsync(cancel);
        var names = await NamesAsync(cancel);
        return [.. rows.Select(row => new AuditDetail(row, AuditWords.ChangesOf(row.Entry, names, isComplete: true)))];
    }

    /// <summary>Null when there is no such entry in scope.</summary>
    public async Task<AuditDetail?> FindAsync(Guid id, CancellationToken cancel) =>
        await Rows(db.AuditEntries.AsNoTracking().Where(entry => entry.Id == id)).FirstOrDefaultAsync(cancel) is { } row
            ? new AuditDetail(row, AuditWords.ChangesOf(row.Entry, await NamesAsync(cancel), isComplete: true))
            : null;

    public Task<string?> NameOfAsync(Guid beneficiaryId, CancellationToken cancel) =>
        db.Beneficiaries.Where(person => person.Id == beneficiaryId).Select(person => person.FullName).FirstOrDefaultAsync(cancel);

    /// <summary>People by name without diacritics, or by exactly their citizen id; fifty at most.</summary>
    public async Task<IReadOnlyList<PersonRow>> PeopleAsync(string term, CancellationToken cancel)
    {
        var (key, id) = (VietnameseText.Fold(term), term.Replace(" ", ""));
        return await (from person in db.Beneficiaries.AsNoTracking()
                      where person.NameKey.Contains(key) || person.CitizenId == id || person.OldId == id
                      orderby person.NameSortKey
                      join unit in db.Units on person.UnitId equals unit.Id
                      select new PersonRow(person.Id, person.FullName, person.Birth, person.CitizenId, unit.Name)).Take(50).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<SelectListItem>> AccountsAsync(CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().Where(user => user.UnitId != null && (db.Scope.IsEverything || db.Scope.UnitIds.Contains(user.UnitId.Value)))
            .Select(user => new { user.Id, user.FullName, user.Email }).ToListAsync(cancel);
        return [.. accounts.OrderBy(user => VietnameseName.SortKeyOf(user.FullName), StringComparer.Ordinal).Select(user => new SelectListItem($"{user.FullName} ({user.Email})", user.Id.ToString()))];
    }

    private IQueryable<AuditEntry> Chosen(AuditListQuery query)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (query.Person is { } person)
            entries = entries.Where(entry => entry.BeneficiaryId == person);
        if (query.Account is { } account)
            entries = entries.Where(entry => entry.UserId == account);
        if (query.Deed is { } deed)
            entries = entries.Where(entry => entry.Action == deed);
        if (query.From is { } from)
        {
            var start = BusinessClock.StartOf(from);
            entries = entries.Where(entry => entry.At >= start);
        }
        if (query.To is { } to)
        {
            var end = BusinessClock.StartOf(to.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }
        return query.Sort == "at" ? entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Id) : entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id);
    }

    private IQueryable<AuditRow> Rows(IQueryable<AuditEntry> entries) => entries.Select(entry => new AuditRow(
        entry,
        db.Beneficiaries.Where(person => person.Id == entry.BeneficiaryId).Select(person => person.FullName).FirstOrDefault(),
        db.Units.Where(unit => unit.Id == entry.UnitId).Select(unit => unit.Name).FirstOrDefault()));

    /// <summary>Names behind the ids and codes that changes hold, of the auditor's own units.</summary>
    private async Task<Dictionary<string, string>> NamesAsync(CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in await db.Units.AsNoTracking().Where(unit => db.Scope.IsEverything || db.Scope.UnitIds.Contains(unit.Id)).Select(unit => new { unit.Id, unit.Name }).ToListAsync(cancel))
            names[unit.Id.ToString()] = unit.Name;
        foreach (var hamlet in await db.Hamlets.AsNoTracking().Select(hamlet => new { hamlet.Id, hamlet.Name }).ToListAsync(cancel))
            names[hamlet.Id.ToString()] = hamlet.Name;
        foreach (var category in await db.BenefitCategories.AsNoTracking().Select(category => new { category.Code, category.ShortName }).ToListAsync(cancel))
            names[category.Code] = category.ShortName;
        foreach (var provider in await db.PaymentProviders.AsNoTracking().Select(provider => new { provider.Code, provider.ShortName }).ToListAsync(cancel))
            names[provider.Code] = provider.ShortName;
        return names;
    }
}
