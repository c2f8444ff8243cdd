using System.Globalization;

namespace AsxhPortal.Web.Startup;

/// <summary>
/// The time that work is dated with. In the demo mode it starts on the day of setting <c>Clock:StartsOn</c> and runs on from there;
/// otherwise it is the real time. Signing in and cookies use the real time always.
/// </summary>
public sealed class BusinessClock(TimeProvider time, TimeSpan shift)
{
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public DateTime UtcNow => time.GetUtcNow().UtcDateTime + shift;

    /// <summary>Today in Vietnam.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToLocal(UtcNow));

    public static DateTime ToLocal(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Vietnam);

    /// <summary>The first moment of a Vietnamese day, in UTC.</summary>
    public static DateTime StartOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), Vietnam);

    public static BusinessClock From(IConfiguration configuration, TimeProvider time)
    {
        if (configuration["Clock:StartsOn"] is not { Length: > 0 } text) return new BusinessClock(time, TimeSpan.Zero);
        if (!configuration.GetValue<bool>("Demo:Enabled"))
            throw new InvalidOperationException("Setting Clock:StartsOn is allowed in the demo mode only (Demo:Enabled).");
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var startsOn))
            throw new InvalidOperationException($"Setting Clock:StartsOn must be a date like 2024-01-12, not '{text}'.");
        var today = DateOnly.FromDateTime(ToLocal(time.GetUtcNow().UtcDateTime));
        return new BusinessClock(time, TimeSpan.FromDays(startsOn.DayNumber - today.DayNumber));
    }
}

/// <summary>Whether this site is a demonstration: shown on every page, opens the demo users and the shifted clock.</summary>
public sealed record DemoMode(bool IsEnabled);

public static class BusinessClockSetup
{
    public static void AddBusinessClock(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => BusinessClock.From(provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new DemoMode(provider.GetRequiredService<IConfiguration>().GetValue<bool>("Demo:Enabled")));
    }
}
