namespace AsxhPortal.Domain.Import;

/// <summary>The remembered ways of writing that hold for one commune's lists, looked up before recognition uses its own rules.</summary>
public sealed class Spellings
{
    public static readonly Spellings None = new([]);

    private readonly Dictionary<(SpellingKind Kind, string Key), string> _targets = [];

    /// <param name="nearestFirst">Only those in use; where two say different things, the first one holds.</param>
    public Spellings(IEnumerable<SpellingAlias> nearestFirst)
    {
        foreach (var alias in nearestFirst.Where(a => a.IsActive))
            _targets.TryAdd((alias.Kind, alias.Key), alias.Target);
    }

    public string? Find(SpellingKind kind, string? text) =>
        _targets.Count == 0 || string.IsNullOrWhiteSpace(text) ? null : _targets.GetValueOrDefault((kind, SpellingAlias.KeyOf(kind, text)));
}
