using System.Data.Common;
using System.Text.RegularExpressions;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data.Stamps;

/// <summary>Which stamp a row belongs to, and how stamps are renewed: inside the caller's transaction where there is one.</summary>
public static partial class Stamping
{
    private static readonly HashSet<Type> Rates = [typeof(BenefitCategory), typeof(BaseAmount), typeof(BenefitRate)];

    private static readonly HashSet<Type> Reference =
        [.. Rates, typeof(AdministrativeUnit), typeof(PaymentProvider), typeof(ReviewRound), typeof(RoundDeadline), typeof(Hamlet)];

    private static readonly HashSet<Type> Register =
        [typeof(Beneficiary), typeof(Entitlement), typeof(Survey), typeof(PowerOfAttorney), typeof(Guardianship), typeof(BankAccount), typeof(PaymentArrangement), typeof(ResidenceFlag), typeof(Hamlet)];

    private static readonly HashSet<Type> Sources =
        [typeof(ImportBatch), typeof(ImportRow), typeof(Citizen), typeof(MatchRun), typeof(MatchDecision), typeof(VerificationCase), typeof(RegisterSnapshot), typeof(ClassificationList), typeof(PaymentLine)];

    /// <summary>Columns that nobody keeps a picture of: who has a case open changes with every page that is looked at.</summary>
    private static readonly HashSet<string> Unseen = [nameof(MatchDecision.ClaimedById), nameof(MatchDecision.ClaimedByName), nameof(MatchDecision.ClaimedUntil)];

    public static bool Concerns(Type type) => Reference.Contains(type) || Register.Contains(type) || Sources.Contains(type);

    /// <summary>None for rows that nobody keeps a picture of.</summary>
    public static IEnumerable<string> KeysOf(object row) => KeysOf(row.GetType(), row switch
    {
        Hamlet hamlet => hamlet.UnitId,
        IScopedToUnit scoped => scoped.UnitId,
        _ => null,
    });

    public static IEnumerable<string> KeysOf(Type type, Guid? unitId)
    {
        if (Reference.Contains(type))
            yield return DataStamp.Reference;
        if (Rates.Contains(type))
            yield return DataStamp.Rates;
        if (unitId is { } unit && Register.Contains(type))
            yield return DataStamp.OfUnit(unit);
        if (unitId is { } source && Sources.Contains(type))
            yield return DataStamp.OfSources(source);
    }

    /// <summary>The stamps a statement written by hand or by ExecuteUpdate renews: told from the table it begins with.</summary>
    public static IEnumerable<string> KeysOf(DbContext db, string sql)
    {
        var end = sql.IndexOf(Environment.NewLine + "WHERE", StringComparison.OrdinalIgnoreCase);
        var head = end > 0 ? sql[..end] : sql;
        if (Assigned().Matches(head) is { Count: > 0 } columns && columns.All(c => Unseen.Contains(c.Groups[1].Value)))
            yield break;
        foreach (var (types, key) in new[] { (Reference, DataStamp.Reference), (Rates, DataStamp.Rates), (Register, DataStamp.EveryUnit), (Sources, DataStamp.EverySource) })
        {
            if (types.Any(type => db.Model.FindEntityType(type)?.GetTableName() is { } table
                && (head.Contains($"\"{table}\"", StringComparison.Ordinal) || head.Contains($"[{table}]", StringComparison.Ordinal))))
                yield return key;
        }
    }

    public static async Task RenewAsync(AppDbContext db, IEnumerable<string> keys, CancellationToken cancel = default)
    {
        foreach (var key in keys.Distinct().Order(StringComparer.Ordinal))
        {
            var value = Guid.NewGuid();
            if (await db.DataStamps.Where(s => s.Key == key).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, value), cancel) > 0)
                continue;
            try
            {
                await db.Database.ExecuteSqlAsync(Insert(key, value), cancel);
            }
            catch (DbException)
            {
                // Another process wrote the first one of this key just now.
                await db.DataStamps.Where(s => s.Key == key).ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, value), cancel);
            }
        }
    }

    public static void Renew(AppDbContext db, IEnumerable<string> keys)
    {
        foreach (var key in keys.Distinct().Order(StringComparer.Ordinal))
        {
            var value = Guid.NewGuid();
            if (db.DataStamps.Where(s => s.Key == key).ExecuteUpdate(set => set.SetProperty(s => s.Value, value)) == 0)
                db.Database.ExecuteSql(Insert(key, value));
        }
    }

    /// <summary>"Column" = or [Column] =.</summary>
    [GeneratedRegex(@"[""\[](\w+)[""\]]\s*=")]
    private static partial Regex Assigned();

    private static FormattableString Insert(string key, Guid value) =>
        $"INSERT INTO DataStamps (\"Key\", Value) SELECT {key}, {value} WHERE NOT EXISTS (SELECT 1 FROM DataStamps WHERE \"Key\" = {key})";
}
