namespace AsxhPortal.Web.Features.Shared.BackgroundWorks;

/// <summary>Wakes the worker of this process when something was queued here.</summary>
public sealed class WorkSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already and nobody has come yet.
        }
    }

    /// <summary>Until somebody rings, or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => bell.WaitAsync(atMost, cancel);

    public void Dispose() => bell.Dispose();
}
