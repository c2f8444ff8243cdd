using AsxhPortal.Data;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Accounts;

/// <summary>Other people who are paid into the same number. Who they are elsewhere is not told, only how many.</summary>
/// <param name="Here">In the communes and thôn that the reader may see.</param>
/// <param name="Elsewhere">In units that the reader may not see.</param>
public sealed record AccountOthers(int Here, int Elsewhere)
{
    public static readonly AccountOthers None = new(0, 0);

    /// <summary>Null when nobody else uses the number.</summary>
    public string? Sentence => (Here, Elsewhere) switch
    {
        (0, 0) => null,
        (_, 0) => $"{Here} người khác cũng nhận vào số tài khoản này.",
        (0, _) => $"Số tài khoản này dùng chung với {Elsewhere} người ở đơn vị khác.",
        _ => $"{Here} người khác cũng nhận vào số tài khoản này, và {Elsewhere} người ở đơn vị khác.",
    };
}

/// <summary>
/// Counts who shares an account, past the borders of the communes: one number for people of two communes is as doubtful as within one. Only numbers
/// leave this class, never a name or an id of another unit.
/// </summary>
public sealed class AccountSharing(AppDbContext db)
{
    /// <summary>Two statements.</summary>
    public async Task<AccountOthers> OfAsync(Guid beneficiaryId, string providerCode, string number, CancellationToken cancel)
    {
        var all = await db.BankAccounts.IgnoreQueryFilters([AppDbContext.ScopeFilter])
            .CountAsync(a => a.ProviderCode == providerCode && a.Number == number && a.ClosedAt == null && a.BeneficiaryId != beneficiaryId, cancel);
        if (all == 0)
            return AccountOthers.None;
        var here = await db.BankAccounts.CountAsync(a => a.ProviderCode == providerCode && a.Number == number && a.ClosedAt == null && a.BeneficiaryId != beneficiaryId, cancel);
        return new AccountOthers(here, all - here);
    }

    /// <summary>The open accounts of some communes that somebody else, wherever they live, is paid into too; how many people that are. One statement.</summary>
    public async Task<IReadOnlyDictionary<(string ProviderCode, string Number), int>> SharedOfAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken cancel)
    {
        var open = db.BankAccounts.IgnoreQueryFilters([AppDbContext.ScopeFilter]).Where(a => a.ClosedAt == null);
        var shared = await open.Where(a => unitIds.Contains(a.UnitId) && open.Any(b => b.ProviderCode == a.ProviderCode && b.Number == a.Number && b.BeneficiaryId != a.BeneficiaryId))
            .Select(a => new { a.ProviderCode, a.Number, People = open.Count(b => b.ProviderCode == a.ProviderCode && b.Number == a.Number) }).Distinct().ToListAsync(cancel);
        return shared.ToDictionary(a => (a.ProviderCode, a.Number), a => a.People);
    }
}
