using System.Globalization;

namespace AsxhPortal.Benchmarks;

internal static class MatchArguments
{
    public static bool TryRead(string[] rest, out string? truth, out string? csv)
    {
        (truth, csv) = (null, null);
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == "--csv" && i + 1 < rest.Length)
                csv = rest[++i];
            else if (truth is null && !rest[i].StartsWith("--", StringComparison.Ordinal))
                truth = rest[i];
            else
                return false;
        }
        return true;
    }
}

internal static class MakeArguments
{
    public static bool TryRead(string[] rest, out int people, out int rows, out int seed)
    {
        (people, rows, seed) = (20_000, 5_000, 1);
        for (var i = 0; i < rest.Length; i += 2)
        {
            if (i + 1 >= rest.Length || !int.TryParse(rest[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            switch (rest[i])
            {
                case "--people": people = value; break;
                case "--rows": rows = value; break;
                case "--seed": seed = value; break;
                default: return false;
            }
        }
        return people > 0 && rows > 0;
    }
}

internal static class WalkArguments
{
    public static bool TryRead(string[] rest, out int users, out int rounds, out int think)
    {
        (users, rounds, think) = (20, 3, 2000);
        for (var i = 0; i < rest.Length; i += 2)
        {
            if (i + 1 >= rest.Length || !int.TryParse(rest[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            switch (rest[i])
            {
                case "--users": users = value; break;
                case "--rounds": rounds = value; break;
                case "--think": think = value; break;
                default: return false;
            }
        }
        return users > 0 && rounds > 0;
    }
}

internal static class SubmissionArguments
{
    public static bool TryRead(string[] rest, out int rate, out int seconds, out bool isToHold)
    {
        (rate, seconds) = (50, 30);
        isToHold = rest is ["hold", ..];
        rest = isToHold ? rest[1..] : rest;
        for (var i = 0; i < rest.Length; i += 2)
        {
            if (i + 1 >= rest.Length || !int.TryParse(rest[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
                return false;
            switch (rest[i])
            {
                case "--rate": rate = value; break;
                case "--seconds": seconds = value; break;
                default: return false;
            }
        }
        return rate > 0 && seconds > 0;
    }
}
