using System.Buffers;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;

namespace AsxhPortal.Web.Features.Beneficiaries.Registers;

public enum RegisterOrder { GivenName, FullName, Birth, Hamlet, Amount, Outcome, Status }

/// <summary>What the register is asked. Everything that is null does not filter.</summary>
public sealed record RegisterQuestion
{
    /// <summary>The chosen commune, or a place above whose communes are meant; null = every commune of the scope.</summary>
    public Guid? UnitId { get; init; }
    public Guid? HamletId { get; init; }
    public bool HasNoHamlet { get; init; }
    public SourceGroup? Group { get; init; }
    public string? Category { get; init; }
    public BeneficiaryStatus? Status { get; init; }
    public bool? HasAccount { get; init; }
    public bool? AccountIsVerified { get; init; }

    /// <summary>The account is used by somebody else too, in whatever commune.</summary>
    public bool? AccountIsShared { get; init; }
    public SurveyOutcome? Outcome { get; init; }
    public bool IsNotSurveyed { get; init; }
    public PaymentChannel? Channel { get; init; }
    public bool HasNoChannel { get; init; }

    /// <summary>Bits by MissingField: whoever lacks one of them.</summary>
    public byte Missing { get; init; }

    /// <summary>Bits by OpenProblems: whoever has one of them open. 0 = not asked.</summary>
    public ulong Problems { get; init; }
    public ResidenceFlagKind? Flag { get; init; }
    public bool IsFlagged { get; init; }
    public int? AgeFrom { get; init; }
    public int? AgeTo { get; init; }

    /// <summary>A certified power of attorney whose last day lies between these two.</summary>
    public (DateOnly From, DateOnly To)? AttorneyEnds { get; init; }
    public string? Text { get; init; }
    public RegisterOrder Order { get; init; }
    public bool IsDescending { get; init; }

    /// <summary>Nobody chose an order: those who fit what was typed best come first.</summary>
    public bool BestFitFirst { get; init; }
    public required DateOnly Today { get; init; }
}

/// <summary>One person found: where they stand, and how well they fit what was typed (0 best).</summary>
public readonly record struct Hit(short Unit, int Person, byte Rank);

/// <summary>Sums over everybody whom the filter lets through, not only the page.</summary>
/// <param name="Amount">đồng this month.</param>
public sealed record BeneficiaryTotals(int People, int Entitlements, long Amount);

/// <summary>Everybody whom the question lets through. Holds rented memory: dispose it.</summary>
public sealed class RegisterAnswer(IReadOnlyList<UnitRegister> units, RegisterQuestion question, RateBook book, Hit[] rented, int count, BeneficiaryTotals totals, bool wordsWereBegun) : IDisposable
{
    public BeneficiaryTotals Totals { get; } = totals;

    /// <summary>No name held the words whole, so names that begin with them are shown.</summary>
    public bool WordsWereBegun { get; } = wordsWereBegun;
    public RegisterQuestion Question { get; } = question;
    public RateBook Book { get; } = book;

    /// <summary>Some of them in the order of the question.</summary>
    public ReadOnlySpan<Hit> InOrder(int skip, int take) => HitOrder.Select(rented.AsSpan(0, count), units, Question, skip, take);

    public UnitRegister UnitOf(Hit hit) => units[hit.Unit];
    public ref readonly PersonMarks MarksOf(Hit hit) => ref units[hit.Unit].Marks[hit.Person];
    public Guid IdOf(Hit hit) => units[hit.Unit].Ids[hit.Person];

    public void Dispose() => ArrayPool<Hit>.Shared.Return(rented);
}

/// <summary>Answers a question about the register within the scope of the signed-in person.</summary>
public sealed class RegisterSearch(AppDbContext db, RegisterIndex index, UnitTree units, RateBooks rateBooks, AccountSharing sharing)
{
    public async Task<RegisterAnswer> RunAsync(RegisterQuestion question, CancellationToken cancel)
    {
        var book = await rateBooks.ReadAsync(cancel);
        var registers = await index.ReadAsync(await UnitsAsync(question, cancel), question.Today, cancel);
        var shared = question.AccountIsShared is null ? null : await SharedAccountsAsync(registers, cancel);
        var hits = ArrayPool<Hit>.Shared.Rent(Math.Max(1, registers.Sum(u => u.Count)));
        var typed = TypedWords.Of(question.Text, index.Words, isBegun: false);
        var (count, totals) = Collect(registers, question, book, shared, typed, hits);
        var begun = false;
        if (count == 0 && typed is { HasWords: true })
        {
            begun = true;
            (count, totals) = Collect(registers, question, book, shared, TypedWords.Of(question.Text, index.Words, isBegun: true), hits);
        }
        return new RegisterAnswer(registers, question, book, hits, count, totals, begun);
    }

    /// <summary>The communes of the scope, or the chosen one where it is among them: the pictures themselves know no scope.</summary>
    private async Task<IReadOnlyList<Guid>> UnitsAsync(RegisterQuestion question, CancellationToken cancel)
    {
        var tree = await units.ReadAsync(cancel);
        if (question.UnitId is { } unit && (!db.Scope.Holds(unit) || tree.Find(unit)?.Level == UnitLevel.Commune))
            return db.Scope.Holds(unit) ? [unit] : [];
        var below = question.UnitId is { } place ? tree.SubtreeOf(place).ToHashSet() : null;
        var scope = db.Scope.IsEverything ? null : db.Scope.UnitIds.ToHashSet();
        return [.. tree.All.Where(u => u.Level == UnitLevel.Commune && (scope is null || scope.Contains(u.Id)) && (below is null || below.Contains(u.Id))).Select(u => u.Id)];
    }

    private (int Count, BeneficiaryTotals Totals) Collect(IReadOnlyList<UnitRegister> registers, RegisterQuestion question, RateBook book, HashSet<string>? shared, TypedWords? typed, Hit[] hits)
    {
        var test = new PersonTest(question, book, shared);
        var (count, entitlements, amount) = (0, 0, 0L);
        var narrows = question.Group is not null || question.Category is not null;
        for (var u = 0; u < registers.Count; u++)
        {
            var unit = registers[u];
            if (!test.Enter(unit, db.Scope))
                continue;
            for (var i = 0; i < unit.Count; i++)
            {
                if (!test.Passes(i))
                    continue;
                byte rank = 0;
                if (typed is not null && !typed.Finds(unit, i, out rank))
                    continue;
                hits[count++] = new Hit((short)u, i, rank);
                if (!narrows)
                {
                    entitlements += unit.EntitlementStarts[i + 1] - unit.EntitlementStarts[i];
                    amount += Math.Max(0, unit.Marks[i].Amount);
                    continue;
                }
                var own = unit.EntitlementsOf(i);
                foreach (ref readonly var one in own)
                    entitlements += RegisterAmounts.IsShown(one, question.Group, question.Category) ? 1 : 0;
                amount += RegisterAmounts.Of(own, question.Group, question.Category) ?? 0;
            }
        }
        return (count, new BeneficiaryTotals(count, entitlements, amount));
    }

    /// <summary>
    /// Accounts that two people are paid into, wherever the other one lives. Whoever sees every commune has them all in memory; else the database is
    /// asked, which tells nothing of the others but that they are there.
    /// </summary>
    private async Task<HashSet<string>> SharedAccountsAsync(IReadOnlyList<UnitRegister> registers, CancellationToken cancel) => db.Scope.IsEverything && registers.Count > 1
        ? SharedAmong(registers)
        : [.. (await sharing.SharedOfAsync([.. registers.Select(r => r.UnitId)], cancel)).Keys.Select(key => $"{key.ProviderCode}:{key.Number}")];

    private static HashSet<string> SharedAmong(IReadOnlyList<UnitRegister> registers)
    {
        HashSet<string> seen = [], shared = [];
        foreach (var unit in registers)
        {
            for (var i = 0; i < unit.Count; i++)
            {
                if (unit.AccountKeys[i] is { } key && !seen.Add(key))
                    shared.Add(key);
            }
        }
        return shared;
    }
}

/// <summary>The parts of the question that are about one person.</summary>
internal sealed class PersonTest(RegisterQuestion question, RateBook book, HashSet<string>? sharedAccounts)
{
    private UnitRegister unit = null!;
    private int hamlet;
    private bool[]? visibleHamlets;
    private readonly bool narrows = question.Group is not null || question.Category is not null;
    private readonly int attorneyFrom = question.AttorneyEnds?.From.DayNumber ?? 0;
    private readonly int attorneyTo = question.AttorneyEnds?.To.DayNumber ?? 0;

    /// <summary>False when nobody of this commune can pass.</summary>
    public bool Enter(UnitRegister register, DataScope scope)
    {
        unit = register;
        hamlet = question.HamletId is null ? -2 : PlaceOf(register, question.HamletId.Value);
        visibleHamlets = scope is { IsEverything: false, IsLimitedToHamlets: true } ? [.. register.Hamlets.Select(h => scope.HamletIds.Contains(h.Id))] : null;
        return hamlet != -1;
    }

    public bool Passes(int person)
    {
        ref readonly var marks = ref unit.Marks[person];
        if (visibleHamlets is not null && (marks.Hamlet < 0 || !visibleHamlets[marks.Hamlet]))
            return false;
        if (question.HasNoHamlet && marks.Hamlet >= 0)
            return false;
        if (hamlet >= 0 && marks.Hamlet != hamlet)
            return false;
        if (question.Status is { } status && marks.Status != status)
            return false;
        if (question.HasAccount is { } has && marks.HasAccount != has)
            return false;
        if (question.AccountIsVerified is { } verified && (!marks.HasAccount || marks.AccountIsVerified != verified))
            return false;
        if (question.AccountIsShared is { } shared && (unit.AccountKeys[person] is not { } key || sharedAccounts!.Contains(key) != shared))
            return false;
        if (question.Outcome is { } outcome && marks.Outcome != outcome || question.IsNotSurveyed && marks.Outcome is not null)
            return false;
        if (question.Channel is { } channel && marks.Channel != channel || question.HasNoChannel && marks.Channel is not null)
            return false;
        if (question.Flag is { } flag && marks.Flag != flag || question.IsFlagged && marks.Flag is null)
            return false;
        if (question.Problems != 0 && (marks.Problems & question.Problems) == 0)
            return false;
        if (question.AgeFrom is { } from && marks.Age < from || question.AgeTo is { } to && (marks.Age < 0 || marks.Age > to))
            return false;
        if (question.AttorneyEnds is not null && (marks.AttorneyUntil < attorneyFrom || marks.AttorneyUntil > attorneyTo || marks.AttorneyUntil == 0))
            return false;
        return (!narrows || HasShown(person)) && (question.Missing == 0 || LacksOne(person, marks));
    }

    public static bool IsVisible(UnitRegister unit, in PersonMarks marks, DataScope scope) =>
        scope.IsEverything || !scope.IsLimitedToHamlets || (marks.Hamlet >= 0 && scope.HamletIds.Contains(unit.Hamlets[marks.Hamlet].Id));

    private bool HasShown(int person)
    {
        // Group and category need not be one entitlement's only where both are chosen.
        var (group, category) = (question.Group is null, question.Category is null);
        foreach (ref readonly var one in unit.EntitlementsOf(person))
        {
            group |= one.Group == question.Group;
            category |= one.CategoryCode == question.Category;
        }
        return group && category;
    }

    /// <summary>With a group or category chosen, only what the list then shows of a person is looked at.</summary>
    private bool LacksOne(int person, in PersonMarks marks)
    {
        if (!narrows)
            return (marks.Missing & question.Missing) != 0;
        var shown = new List<StandingEntitlement>();
        foreach (ref readonly var one in unit.EntitlementsOf(person))
        {
            if (RegisterAmounts.IsShown(one, question.Group, question.Category))
                shown.Add(one);
        }
        return (RegisterAmounts.MissingOf(shown, book, marks.HasAccount, marks.Channel, marks.HasCitizenId) & question.Missing) != 0;
    }

    private static int PlaceOf(UnitRegister register, Guid hamletId)
    {
        for (var i = 0; i < register.Hamlets.Count; i++)
        {
            if (register.Hamlets[i].Id == hamletId)
                return i;
        }
        return -1;
    }
}
