using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>
/// One account for several people (code ACC-SHARED), in the register and in rows whose person has no account there yet. Allowed when at most one of
/// them owns it and for all others a guardian, carer or certified power of attorney in force explains it.
/// </summary>
public sealed class SharedAccounts(AppDbContext db, PaymentProviders banks, BusinessClock clock)
{
    private sealed record Holder(string Number, string? Provider, string PersonKey, Guid UnitId, bool IsOwner, bool IsExplained, string Why, DuplicateParty Party);

    public async Task<IReadOnlyList<DuplicateFinding>> RunAsync(Guid unitId, CancellationToken cancel = default)
    {
        var holders = await RegisteredAsync(unitId, cancel);
        holders.AddRange(await ListedAsync(unitId, holders, cancel));
        var providers = await banks.ShortNamesAsync(cancel);
        return [.. holders.GroupBy(h => h.Number).SelectMany(ByProvider)
            .Select(group => (group.Provider, People: group.Holders.GroupBy(h => h.PersonKey).Select(p => p.OrderBy(h => h.IsExplained ? 0 : 1).First()).ToList()))
            .Where(group => group.People.Count > 1 && group.People.Exists(h => h.UnitId == unitId))
            .Select(group => ToFinding(group.People, group.Provider is { } code ? providers.GetValueOrDefault(code) : null))];
    }

    /// <summary>A number counts per bank; a row that names no bank joins any.</summary>
    private static IEnumerable<(string? Provider, IEnumerable<Holder> Holders)> ByProvider(IEnumerable<Holder> ofNumber)
    {
        var all = ofNumber.ToList();
        var providers = all.Select(h => h.Provider).OfType<string>().Distinct().ToList();
        return providers.Count == 0
            ? [(null, all)]
            : providers.Select(p => ((string?)p, all.Where(h => h.Provider is null || h.Provider == p)));
    }

    private async Task<List<Holder>> RegisteredAsync(Guid unitId, CancellationToken cancel)
    {
        var current = db.BankAccounts.IgnoreQueryFilters([AppDbContext.ScopeFilter]).AsNoTracking().Where(a => a.ClosedAt == null && a.Beneficiary.Status == BeneficiaryStatus.Active);
        // Leaving the scope leaves it for the whole statement: this side states it again.
        var here = current.Where(a => a.UnitId == unitId && (!db.Scope.IsLimitedToHamlets || db.Scope.HamletIds.Contains(a.Beneficiary.HamletId)));
        var shared = from a in here
                     join o in current on new { a.ProviderCode, a.Number } equals new { o.ProviderCode, o.Number }
                     where a.BeneficiaryId != o.BeneficiaryId
                     select o.Id;
        var own = from a in here join o in current on new { a.ProviderCode, a.Number } equals new { o.ProviderCode, o.Number } where a.BeneficiaryId != o.BeneficiaryId select a.Id;
        // And accounts of people beside whom a row of a list names the same number.
        var listed = DuplicateRows.Standing(db, db.ImportRows.Where(r => r.UnitId == unitId && r.AccountNumber != null && r.Group != SourceGroup.PoorHousehold))
            .Select(r => r.AccountNumber).Distinct();
        var ids = await shared.Union(own).Union(here.Join(listed, a => a.Number, number => number, (a, _) => a.Id)).ToListAsync(cancel);
        var accounts = new List<Holder>();
        foreach (var chunk in ids.Chunk(500))
        {
            var rows = await (from a in current
                              where chunk.Contains(a.Id)
                              select new
                              {
                                  Account = a,
                                  a.Beneficiary.FullName,
                                  a.Beneficiary.Birth,
                                  a.Beneficiary.CitizenId,
                                  a.Beneficiary.CitizenRecordId,
                                  Hamlet = db.Hamlets.Where(h => h.Id == a.Beneficiary.HamletId).Select(h => h.Name).FirstOrDefault(),
                                  Paper = db.PowersOfAttorney.FirstOrDefault(p => p.Id == a.PowerOfAttorneyId),
                                  UnitName = db.Units.Where(u => u.Id == a.UnitId).Select(u => u.Name).First(),
                              }).ToListAsync(cancel);
            accounts.AddRange(rows.Select(r =>
            {
                var (why, isExplained) = Explain(r.Account.HolderKind, r.Paper, r.Account.HolderName);
                var isHidden = !db.Scope.Holds(r.Account.UnitId);
                return new Holder(r.Account.Number, r.Account.ProviderCode, r.CitizenRecordId?.ToString() ?? r.Account.BeneficiaryId.ToString(), r.Account.UnitId,
                    r.Account.HolderKind == PayeeKind.Self, isExplained, why, isHidden
                        ? new DuplicateParty($"Danh sách đối tượng của {r.UnitName}", null, null, null, null, null, null)
                        : new DuplicateParty("Danh sách đối tượng", r.FullName, r.Birth, r.CitizenId, r.Hamlet, $"Chủ tài khoản {r.Account.HolderName}: {why}", null, r.Account.BeneficiaryId, IsDoubtful: !isExplained));
            }));
        }
        return accounts;
    }

    /// <summary>Rows of lists whose person has no account in the register yet: publishing leaves a shared one to be asked.</summary>
    private async Task<List<Holder>> ListedAsync(Guid unitId, List<Holder> registered, CancellationToken cancel)
    {
        var rows = DuplicateRows.Standing(db, db.ImportRows.Where(r => r.UnitId == unitId && r.AccountNumber != null && r.Group != SourceGroup.PoorHousehold));
        var shared = rows.GroupBy(r => r.AccountNumber).Where(g => g.Count() > 1).Select(g => g.Key);
        var numbers = registered.Select(h => h.Number).Distinct().ToList();
        var facts = await DuplicateRows.Facts(db, rows.Join(shared, r => r.AccountNumber, k => k, (r, _) => r)).ToListAsync(cancel);
        foreach (var chunk in numbers.Chunk(500))
            facts.AddRange(await DuplicateRows.Facts(db, rows.Where(r => chunk.Contains(r.AccountNumber!))).ToListAsync(cancel));
        facts = [.. facts.DistinctBy(f => f.Id)];
        var people = facts.Select(f => f.BeneficiaryId).OfType<Guid>().Distinct().ToList();
        var withAccount = new HashSet<Guid>();
        var papers = new List<PowerOfAttorney>();
        foreach (var chunk in people.Chunk(500))
        {
            withAccount.UnionWith(await db.BankAccounts.Where(a => chunk.Contains(a.BeneficiaryId) && a.ClosedAt == null).Select(a => a.BeneficiaryId).ToListAsync(cancel));
            papers.AddRange(await db.PowersOfAttorney.AsNoTracking().Where(p => chunk.Contains(p.BeneficiaryId)).ToListAsync(cancel));
        }
        var paperOf = papers.ToLookup(p => p.BeneficiaryId);
        return [.. facts.Where(f => f.BeneficiaryId is not { } person || !withAccount.Contains(person)).Select(f =>
        {
            var isOwner = f.AccountHolder is not null && VietnameseText.Fold(f.AccountHolder) == f.NameKey;
            var paper = f.BeneficiaryId is { } person
                ? paperOf[person].FirstOrDefault(p => p.IsInForceOn(clock.Today) && VietnameseText.Fold(p.AttorneyName) == VietnameseText.Fold(f.AccountHolder)) : null;
            var why = isOwner ? "chính chủ theo danh sách"
                : paper is not null ? $"giấy ủy quyền số {paper.CertificationNumber}"
                : f.AccountHolder is null && f.PayeeText is null ? "danh sách không ghi chủ tài khoản"
                : $"{(f.AccountHolder is { } holder ? $"chủ tài khoản {holder}" : $"người nhận thay {f.PayeeText}")}, chưa có giấy ủy quyền hay xác nhận giám hộ";
            return new Holder(f.AccountNumber!, f.ProviderCode, f.PersonKey, f.UnitId, isOwner, isOwner || paper is not null, why, f.ToParty(why, isDoubtful: !isOwner && paper is null));
        })];
    }

    /// <summary>Whether the account of somebody else may receive (BLDS 2015 Đ562; NĐ 20/2021 Đ20 for carers).</summary>
    private (string Why, bool IsExplained) Explain(PayeeKind kind, PowerOfAttorney? paper, string holder) => kind switch
    {
        PayeeKind.Self => ("chính chủ", true),
        PayeeKind.Guardian => ("người giám hộ, người đại diện", true),
        PayeeKind.Carer => ("người chăm sóc (Nghị định 20/2021/NĐ-CP, Điều 20)", true),
        _ when paper?.IsInForceOn(clock.Today) == true => ($"giấy ủy quyền số {paper.CertificationNumber}", true),
        _ => ($"giấy ủy quyền cho {holder} không còn hiệu lực", false),
    };

    private static DuplicateFinding ToFinding(List<Holder> people, string? provider)
    {
        var owners = people.Count(h => h.IsOwner);
        var unexplained = people.Count(h => !h.IsExplained);
        var isAllowed = owners <= 1 && unexplained == 0;
        var account = $"{people[0].Number}{(provider is null ? "" : $" ({provider})")}";
        var why = isAllowed ? $"Tài khoản {account} nhận cho {people.Count} người; người giám hộ, người chăm sóc hoặc giấy ủy quyền giải thích được."
            : unexplained > 0 ? $"Tài khoản {account} nhận cho {people.Count} người; {unexplained} người chưa có giám hộ hoặc giấy ủy quyền giải thích."
            : $"Tài khoản {account} được ghi là của {owners} người cùng lúc; chỉ một người là chủ tài khoản.";
        return new DuplicateFinding(DuplicateKind.SharedAccount, DuplicateDecision.KeyOf(people[0].Number, provider ?? ""),
            DuplicateDecision.KeyOf(people.Select(h => $"{h.PersonKey} {h.Why}")), people.Select(h => h.Party.FullName).FirstOrDefault(n => n is not null) ?? "", why,
            isAllowed ? "Không phải làm gì." : "Hỏi từng người khi khảo sát: lập giấy ủy quyền được chứng thực, ghi người giám hộ, hoặc khai tài khoản khác.",
            isAllowed, [.. people.OrderBy(h => h.IsOwner ? 0 : 1).ThenBy(h => h.Party.FullName, StringComparer.Ordinal).Select(h => h.Party)]);
    }
}
