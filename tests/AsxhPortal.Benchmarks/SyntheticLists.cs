namespace AsxhPortal.Benchmarks;

internal static class SyntheticLists
{
    public static void Make(string folder, int people, int rows, int seed) => throw new InvalidOperationException($"{folder} {people} {rows} {seed}");
}
