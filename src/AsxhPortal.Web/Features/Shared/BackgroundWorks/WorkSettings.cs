namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>Settings Work:LeaseSeconds (30), Work:PollSeconds (5), Work:MaxAttempts (5) and Work:WaitSeconds (1.5).</summary>
public sealed class WorkSettings(IConfiguration configuration)
{
    /// <summary>So long a process may be silent before another one takes its work over.</summary>
    public TimeSpan Lease => Seconds("Work:LeaseSeconds", 30);

    /// <summary>How often a process looks for work that another one queued or left behind. Its own queue wakes it at once.</summary>
    public TimeSpan Poll => Seconds("Work:PollSeconds", 5);

    /// <summary>Work that was begun so often and never came to an end (each time the process died) is given up.</summary>
    public int MaxAttempts => configuration.GetValue("Work:MaxAttempts", 5);

    /// <summary>So long a page waits for small work, so that its result is there at once.</summary>
    public TimeSpan Wait => Seconds("Work:WaitSeconds", 1.5);

    private TimeSpan Seconds(string key, double preset) => TimeSpan.FromSeconds(configuration.GetValue(key, preset));
}
