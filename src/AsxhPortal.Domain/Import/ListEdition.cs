using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>What becomes of a field when a newer edition of a list says something else. An empty cell never overwrites, whatever is chosen.</summary>
public enum EditionPolicy
{
    /// <summary>Giữ sổ: what stood before stays.</summary>
    KeepRegister,

    /// <summary>Lấy theo tệp.</summary>
    TakeFile,

    /// <summary>Chỉ điền ô trống.</summary>
    FillBlanks,
}

public enum EditionKind { New, Changed, Unchanged, Gone, Unclear }

/// <summary>A value that the newer edition has otherwise.</summary>
public sealed record EditionDifference(ListField Field, string Before, string After);

/// <summary>A person of both editions, of one of them, or one where several rows fit several.</summary>
/// <param name="Before">The row of the earlier edition; nothing when the person is new.</param>
/// <param name="After">The row of the newer edition; nothing when the person is gone.</param>
/// <param name="Candidates">When it is unclear: the rows of the earlier edition that fit.</param>
public sealed record EditionPair(EditionKind Kind, ImportRow? Before, ImportRow? After, IReadOnlyList<EditionDifference> Differences, IReadOnlyList<ImportRow> Candidates);

/// <summary>
/// Compares two editions of one list row by row. People are found by citizen id, else by name, birth, thôn and category; where several rows fit several,
/// nothing is guessed: a person says which is which. Pure and set-wise.
/// </summary>
public static class ListEdition
{
    /// <summary>From this share of equal people on, a file is taken for a newer edition of the list, not for another list.</summary>
    public const double SameListShare = 0.3;

    private static readonly ListField[] FieldsOfThePerson = [ListField.FullName, ListField.Birth, ListField.Sex, ListField.CitizenId, ListField.OldId];
    private static readonly ListField[] FieldsOfTheAccount = [ListField.Account, ListField.Bank, ListField.AccountHolder];

    /// <summary>
    /// Identity and accounts are only completed, since the register checked them against the population extract and at the door; what the office decides
    /// (category, amount, month, decision) comes from the office's newer list.
    /// </summary>
    public static EditionPolicy DefaultOf(ListField field) =>
        FieldsOfThePerson.Contains(field) || FieldsOfTheAccount.Contains(field) ? EditionPolicy.FillBlanks : EditionPolicy.TakeFile;

    /// <param name="before">Live rows of the earlier edition.</param>
    /// <param name="after">Data rows of the newer one.</param>
    /// <param name="answers">What a person said of unclear rows: row of the newer edition → row of the earlier one, or null for a new person.</param>
    public static IReadOnlyList<EditionPair> Compare(IReadOnlyList<ImportRow> before, IReadOnlyList<ImportRow> after, IReadOnlyDictionary<(string Sheet, int Row), Guid?>? answers = null)
    {
        var pairs = new Dictionary<ImportRow, ImportRow>(ReferenceEqualityComparer.Instance);
        var left = new HashSet<ImportRow>(before, ReferenceEqualityComparer.Instance);
        var right = new HashSet<ImportRow>(after, ReferenceEqualityComparer.Instance);
        void Pair(ImportRow old, ImportRow now)
        {
            pairs[now] = old;
            left.Remove(old);
            right.Remove(now);
        }

        var isNew = new HashSet<ImportRow>(ReferenceEqualityComparer.Instance);
        if (answers is { Count: > 0 })
        {
            var byId = before.ToDictionary(r => r.Id);
            foreach (var now in after.Where(r => answers.ContainsKey((r.SheetName, r.RowNumber))))
            {
                if (answers[(now.SheetName, now.RowNumber)] is not { } id) isNew.Add(now);
                else if (byId.TryGetValue(id, out var old) && left.Contains(old)) Pair(old, now);
            }
            right.ExceptWith(isNew);
        }

        Func<ImportRow, string?>[] keys =
        [
            r => r.CitizenId is null ? null : $"{r.CitizenId}|{r.CategoryCode}|{VietnameseText.Fold(r.WardName)}",
            r => r.CitizenId,
            r => r.OldId is null || string.IsNullOrEmpty(r.NameKey) ? null : $"{r.OldId}|{r.NameKey}",
            r => PersonKey(r) is { } person ? $"{person}|{Hamlet(r)}|{r.CategoryCode}|{VietnameseText.Fold(r.WardName)}" : null,
            r => PersonKey(r) is { } person ? $"{person}|{Hamlet(r)}" : null,
            r => PersonKey(r) is { } person ? $"{person}|{r.CategoryCode}" : null,
            // Without any birth date the whole line has to speak for itself.
            r => string.IsNullOrEmpty(r.NameKey) ? null : $"{r.NameKey}|{Hamlet(r)}|{r.CategoryCode}|{r.AccountNumber}|{r.DecisionNumber}|{r.Amount}|{r.Birth?.Year}",
        ];
        var unclear = new Dictionary<ImportRow, List<ImportRow>>(ReferenceEqualityComparer.Instance);
        foreach (var key in keys)
        {
            var olds = left.Where(r => key(r) is not null).GroupBy(key).ToDictionary(g => g.Key!, g => g.ToList());
            foreach (var nows in right.Where(r => key(r) is not null).GroupBy(key).ToList())
            {
                if (!olds.TryGetValue(nows.Key!, out var same)) continue;
                var fitting = nows.ToList();
                // Two different identity numbers are two people.
                var possible = same.Where(o => fitting.Exists(n => MayBeOne(o, n))).ToList();
                if (possible.Count == 0) continue;
                if (possible.Count == 1 && fitting.Count == 1)
                {
                    Pair(possible[0], fitting[0]);
                    continue;
                }
                PairEqualOnes(possible, fitting, Pair);
                possible.RemoveAll(o => !left.Contains(o));
                fitting.RemoveAll(n => !right.Contains(n) || !possible.Exists(o => MayBeOne(o, n)));
                if (possible.Count == 1 && fitting.Count == 1) Pair(possible[0], fitting[0]);
                else foreach (var now in fitting.Where(_ => possible.Count > 0)) unclear.TryAdd(now, possible);
            }
        }

        var result = new List<EditionPair>(after.Count + left.Count);
        var asked = unclear.Where(u => right.Contains(u.Key)).ToDictionary(u => u.Key, u => u.Value.Where(left.Contains).ToList(), (IEqualityComparer<ImportRow>)ReferenceEqualityComparer.Instance);
        foreach (var now in after)
        {
            if (pairs.TryGetValue(now, out var old))
            {
                var differences = DifferencesOf(old, now);
                result.Add(new EditionPair(differences.Count > 0 ? EditionKind.Changed : EditionKind.Unchanged, old, now, differences, []));
            }
            else if (asked.TryGetValue(now, out var candidates) && candidates.Count > 0)
            {
                result.Add(new EditionPair(EditionKind.Unclear, null, now, [], candidates));
            }
            else
            {
                result.Add(new EditionPair(EditionKind.New, null, now, [], []));
            }
        }
        // Whoever may still be one of the unclear rows is not gone.
        var maybe = new HashSet<ImportRow>(asked.Values.SelectMany(c => c), ReferenceEqualityComparer.Instance);
        result.AddRange(before.Where(old => left.Contains(old) && !maybe.Contains(old)).Select(old => new EditionPair(EditionKind.Gone, old, null, [], [])));
        return result;
    }

    /// <summary>Which share of the smaller list stands on the other one too, by citizen id or by name and birth; 0 to 1.</summary>
    public static double ShareOfSamePeople(IReadOnlyList<(string? CitizenId, string? NameKey, PartialDate? Birth)> before, IReadOnlyList<ImportRow> after)
    {
        if (before.Count == 0 || after.Count == 0) return 0;
        var ids = before.Select(b => b.CitizenId).OfType<string>().ToHashSet();
        var people = before.Where(b => b.Birth is not null).Select(b => (b.NameKey, b.Birth)).ToHashSet();
        var same = after.Count(r => r.CitizenId is { } id && ids.Contains(id) || r.Birth is not null && people.Contains((r.NameKey, r.Birth)));
        return (double)same / Math.Min(before.Count, after.Count);
    }

    /// <summary>
    /// What has to stand in the place of the newer row's cells so that the policies hold. What a person mended in the earlier edition is carried over
    /// where the office wrote the same as before.
    /// </summary>
    /// <param name="columnsBefore">Columns of the earlier sheet, to see whether the office itself changed a cell; null when they are not known.</param>
    public static IReadOnlyDictionary<ListField, string> CellsFor(
        ImportRow before, ImportRow after, IReadOnlyDictionary<ListField, EditionPolicy> policies, ColumnMap? columnsBefore = null, ColumnMap? columnsAfter = null)
    {
        var cells = MendedCells.Parse(after.MendedJson).ToDictionary(m => m.Key, m => m.Value);
        var mended = MendedCells.Parse(before.MendedJson);
        var (textsBefore, textsAfter) = mended.Count == 0 ? ([], []) : (Texts(before), Texts(after));
        foreach (var field in MendedCells.FieldsOf(after.Group))
        {
            var (old, now) = (MendedCells.CurrentOf(before, field), MendedCells.CurrentOf(after, field));
            if (old == now) continue;
            var isCarried = mended.ContainsKey(field) && columnsBefore is not null && columnsAfter is not null
                && MendedCells.RawOf(textsBefore, columnsBefore, field) == MendedCells.RawOf(textsAfter, columnsAfter, field);
            var policy = policies.GetValueOrDefault(field, DefaultOf(field));
            var keepsOld = now.Length == 0 || isCarried || policy == EditionPolicy.KeepRegister || policy == EditionPolicy.FillBlanks && old.Length > 0;
            if (keepsOld) cells[field] = old;
        }
        return cells;
    }

    private static List<string> Texts(ImportRow row) => [.. StoredCells.Of(row, null).Cells.Select(c => c.Text ?? "")];

    /// <summary>An empty cell of the newer edition is no difference: it never overwrites.</summary>
    private static List<EditionDifference> DifferencesOf(ImportRow before, ImportRow after) =>
        [.. MendedCells.FieldsOf(after.Group).Select(f => new EditionDifference(f, MendedCells.CurrentOf(before, f), MendedCells.CurrentOf(after, f)))
            .Where(d => d.After.Length > 0 && d.Before != d.After)];

    /// <summary>Rows that say the same in every field are the same row, in whatever order they stand.</summary>
    private static void PairEqualOnes(List<ImportRow> olds, List<ImportRow> nows, Action<ImportRow, ImportRow> pair)
    {
        var byContent = olds.GroupBy(Content).ToDictionary(g => g.Key, g => new Queue<ImportRow>(g));
        foreach (var now in nows)
        {
            if (byContent.TryGetValue(Content(now), out var same) && same.TryDequeue(out var old)) pair(old, now);
        }
    }

    private static string Content(ImportRow row) => string.Join('\u0001', MendedCells.FieldsOf(row.Group).Select(f => MendedCells.CurrentOf(row, f)).Append(row.WardName));

    private static bool MayBeOne(ImportRow old, ImportRow now) => old.CitizenId is null || now.CitizenId is null || old.CitizenId == now.CitizenId;

    private static string? PersonKey(ImportRow row) => string.IsNullOrEmpty(row.NameKey) || row.Birth is not { } birth ? null : $"{row.NameKey}|{birth.ToIso()}";

    private static string Hamlet(ImportRow row) => VietnameseText.Fold(row.HamletName);
}

public static class EditionWords
{
    public static string ToVietnamese(this EditionPolicy policy) => policy switch
    {
        EditionPolicy.KeepRegister => "Giữ sổ",
        EditionPolicy.TakeFile => "Lấy theo tệp",
        _ => "Chỉ điền ô trống",
    };

    public static string ToVietnamese(this EditionKind kind) => kind switch
    {
        EditionKind.New => "Mới",
        EditionKind.Changed => "Thay đổi",
        EditionKind.Unchanged => "Không đổi",
        EditionKind.Gone => "Không còn",
        _ => "Chưa rõ là ai",
    };
}
